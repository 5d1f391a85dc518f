package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// A pair is a document and the file that it was made from.
type pair struct{ doc, source string }

// sources are the formats that documents are made from, the likeliest first.
var sources = []string{".html", ".htm", ".docx", ".odt", ".rtf", ".md", ".txt"}

// pairsOf reads a list of pairs, or without one finds them by their names.
func pairsOf(fsys fs.FS, list string) ([]pair, error) {
	if list != "" {
		text, err := os.ReadFile(list)
		if err != nil {
			return nil, err
		}
		return readPairs(list, string(text))
	}
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if out := findPairs(names); len(out) > 0 {
		return out, nil
	}
	return nil, errors.New("no PDF has a file of the same name in another format beside it")
}

// readPairs reads lines of a document, a tab and its source; lines that are empty or
// begin with # are passed over.
func readPairs(list, text string) ([]pair, error) {
	var out []pair
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		doc, source, found := strings.Cut(line, "\t")
		if !found || !fs.ValidPath(doc) || !fs.ValidPath(source) {
			return nil, fmt.Errorf("%s:%d: want a document, a tab and its source, paths within the folder of -order", list, i+1)
		}
		out = append(out, pair{doc, source})
	}
	return out, nil
}

// findPairs finds for every PDF the file that has its name up to the extension: in its
// own folder before any other, then by format, then by path. A PDF without one is in no
// pair.
func findPairs(names []string) []pair {
	byStem := map[string][]string{}
	for _, name := range names {
		if slices.Contains(sources, path.Ext(name)) {
			byStem[stem(name)] = append(byStem[stem(name)], name)
		}
	}
	var out []pair
	for _, name := range slices.Sorted(slices.Values(names)) {
		if of := byStem[stem(name)]; path.Ext(name) == ".pdf" && len(of) > 0 {
			out = append(out, pair{name, slices.MinFunc(of, func(a, b string) int { return nearer(path.Dir(name), a, b) })})
		}
	}
	return out
}

// nearer orders the possible sources of a document in a folder.
func nearer(folder, a, b string) int {
	if x, y := path.Dir(a) == folder, path.Dir(b) == folder; x != y {
		if x {
			return -1
		}
		return 1
	}
	if x, y := slices.Index(sources, path.Ext(a)), slices.Index(sources, path.Ext(b)); x != y {
		return x - y
	}
	return strings.Compare(a, b)
}

// stem returns the name of a file without folder and extension.
func stem(name string) string { return strings.TrimSuffix(path.Base(name), path.Ext(name)) }
