package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/parse"
)

// A labelledRecord is one line of the labelled records.
type labelledRecord struct {
	Who       string             `json:"who"`
	Case      string             `json:"case"`
	Candidate matching.Candidate `json:"candidate"`
}

// records reads labelled records.
func records(file string) (labelled, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return labelled{}, err
	}
	var candidates []matching.Candidate
	who := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, len(text)+1)
	for n := 1; lines.Scan(); n++ {
		var r labelledRecord
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return labelled{}, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		candidates = append(candidates, r.Candidate)
		who[r.Candidate.ID] = r.Who
	}
	return byMap(candidates, who), lines.Err()
}

// documents parses a folder, and labels it if there is truth.
func documents(ctx context.Context, dir, truth string, warn io.Writer) (labelled, error) {
	var candidates []matching.Candidate
	names := map[string]string{} // ID by document
	for doc := range new(parse.Parser).Folder(ctx, os.DirFS(dir), runtime.GOMAXPROCS(0)) {
		if doc.Err != nil {
			fmt.Fprintln(warn, "identity: left out:", term.Clean(doc.Err.Error()))
			continue
		}
		c := matching.FromResume(doc.ID, doc.Resume)
		c.Person.Origin = doc.Name
		candidates = append(candidates, c)
		names[doc.Name] = doc.ID
	}
	if err := ctx.Err(); err != nil {
		return labelled{}, err
	}
	if truth == "" {
		return byMap(candidates, nil), nil
	}
	people, err := readTruth(os.DirFS(truth))
	if err != nil {
		return labelled{}, fmt.Errorf("%s: %w", truth, err)
	}
	who := map[string]string{}
	for doc, label := range label(people) {
		if id, ok := names[doc]; ok {
			who[id] = label
		}
	}
	return byMap(candidates, who), nil
}

// A person is what a truth file says of who a document is of.
type person struct {
	Doc   string `json:"doc"`
	Name  string `json:"name"`
	Email string `json:"email"`
	Work  []struct {
		Company string `json:"company"`
	} `json:"work"`
	Education []struct {
		Institution string `json:"institution"`
	} `json:"education"`
}

func readTruth(fsys fs.FS) ([]person, error) {
	files, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, err
	}
	var people []person
	for _, file := range files {
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		var p person
		if err := json.Unmarshal(text, &p); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if p.Doc == "" {
			p.Doc = strings.ReplaceAll(strings.TrimSuffix(path.Base(file), ".json"), "__", "/")
		}
		people = append(people, p)
	}
	return people, nil
}

// label returns for each document the first document of the same person.
func label(people []person) map[string]string {
	of := make([]int, len(people))
	for i := range people {
		of[i] = i
		for j := range i {
			if people[i].is(people[j]) {
				old, now := of[i], of[j]
				for k := range i + 1 {
					if of[k] == old {
						of[k] = now
					}
				}
			}
		}
	}
	labels := map[string]string{}
	for i, p := range people {
		labels[p.Doc] = people[of[i]].Doc
	}
	return labels
}

// is reports whether two truth files are one person's.
func (p person) is(q person) bool {
	if !strings.EqualFold(p.plainName(), q.plainName()) || p.Email != "" && q.Email != "" && !strings.EqualFold(p.Email, q.Email) {
		return false
	}
	places := q.places()
	return slices.ContainsFunc(p.places(), func(s string) bool { return slices.Contains(places, s) })
}

func (p person) plainName() string { return strings.TrimPrefix(p.Name, "Dr. ") }

// places are the employers and schools.
func (p person) places() []string {
	var all []string
	for _, w := range p.Work {
		all = append(all, strings.ToLower(w.Company))
	}
	for _, e := range p.Education {
		all = append(all, strings.ToLower(e.Institution))
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}
