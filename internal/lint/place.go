package lint

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// absolute finds a path from the root of a file system: a slash that begins a word,
// then a folder under which machines keep homes, clones, programs or scratch files.
// The first line of a script has its path behind an exclamation mark and may.
var absolute = regexp.MustCompile("(?:^|[\\s\"'`=(<\\[{,;|])" +
	`((?:file://|~)?/(?:bin|etc|home|media|mnt|opt|private|root|srv|tmp|usr|Users|var|Volumes|work|workspace)(?:/[^\s"'` + "`" + `)>\]},;|]*|\b)|[A-Z]:\\{1,2}[A-Z])`)

// parent finds a relative path that begins by going up.
var parent = regexp.MustCompile(`(?:^|[^\w./])((?:\.\./)+)`)

// Places returns where a text file names a path outside the tree: an absolute path of
// somebody's machine, or a relative one that climbs above the root. Files that hold a
// zero byte are not text and are passed by, and so are the inputs of fuzz targets.
func Places(tree fs.FS) ([]Finding, error) {
	var out []Finding
	err := walkFiles(tree, func(name string) error {
		if strings.Contains(name, "/testdata/fuzz/") {
			return nil // inputs that a fuzzer found, of any content
		}
		text, err := fs.ReadFile(tree, name)
		if err != nil || bytes.IndexByte(text, 0) >= 0 || strings.HasPrefix(string(text), "%PDF-") {
			return err
		}
		for i, line := range strings.Split(string(text), "\n") {
			for _, p := range outside(name, line) {
				out = append(out, Finding{name, i + 1, fmt.Sprintf("names %s, a path outside the tree", p)})
			}
		}
		return nil
	})
	return order(out), err
}

// outside returns the paths of a line that leave the tree.
func outside(name, line string) []string {
	var out []string
	for _, m := range absolute.FindAllStringSubmatch(line, -1) {
		out = append(out, m[1])
	}
	depth := strings.Count(path.Clean(name), "/")
	for _, m := range parent.FindAllStringSubmatch(line, -1) {
		if strings.Count(m[1], "../") > depth {
			out = append(out, m[1])
		}
	}
	return out
}
