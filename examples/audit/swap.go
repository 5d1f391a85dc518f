package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/parse"
)

// swap ranks a folder of résumés again and again, each time with one thing changed
// that should not matter, and prints what it changed.
func swap(ctx context.Context, o *options, w io.Writer) error {
	people, err := readPeople(ctx, o.swap)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "audit-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	base, err := o.rank(ctx, dir, people, func(p person) string { return p.Text })
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d résumés, as plain text and with one thing changed at a time, ranked by %s\n\n", len(people), term.Clean(strings.Join(o.command, " ")))
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "changed\trésumés\tscores changed\tlargest change\tlargest move")
	for _, e := range edits {
		edited := 0
		moved, err := o.rank(ctx, dir, people, func(p person) string {
			text := e.edit(p)
			if text != p.Text {
				edited++
			}
			return text
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(t, "%s\t%d\t%s\n", e.name, edited, compare(base, moved))
	}
	moved, err := o.ranking(ctx, o.swap)
	if err != nil {
		return err
	}
	fmt.Fprintf(t, "the format: as it was, not text\t%d\t%s\n", len(people), compare(base, moved))
	return t.Flush()
}

// readPeople reads the documents of a folder that have text.
func readPeople(ctx context.Context, dir string) ([]person, error) {
	var people []person
	parser := new(parse.Parser)
	for d := range parser.Folder(ctx, os.DirFS(dir), 0) {
		if d.Err == nil {
			people = append(people, person{Resume: d.Resume, file: strings.ReplaceAll(strings.TrimSuffix(d.Name, filepath.Ext(d.Name)), "/", "_")})
		}
	}
	if len(people) == 0 {
		return nil, errors.Join(ctx.Err(), fmt.Errorf("%s holds no résumé that can be read", dir))
	}
	return people, nil
}

// A place is where a ranking has somebody.
type place struct {
	score float64
	rank  int
}

// rank writes every résumé as text and runs the ranking program over the folder.
func (o *options) rank(ctx context.Context, dir string, people []person, text func(person) string) (map[string]place, error) {
	folder, err := os.MkdirTemp(dir, "folder-*")
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		if err := os.WriteFile(filepath.Join(folder, p.file+".txt"), []byte(text(p)), 0o600); err != nil {
			return nil, err
		}
	}
	return o.ranking(ctx, folder)
}

// ranking runs the program; its error output is the user's to see.
func (o *options) ranking(ctx context.Context, folder string) (map[string]place, error) {
	cmd := exec.CommandContext(ctx, o.command[0], append(o.command[1:len(o.command):len(o.command)], folder)...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("the ranking program: %w", err)
	}
	return readRanking(&out)
}

// compare says how many scores changed, by how much at most, and how far anybody moved.
func compare(base, moved map[string]place) string {
	changed, most, far := 0, 0.0, 0
	for id, was := range base {
		is := moved[id]
		if is.score != was.score {
			changed++
		}
		most = max(most, is.score-was.score, was.score-is.score)
		far = max(far, is.rank-was.rank, was.rank-is.rank)
	}
	return fmt.Sprintf("%d\t%.6g\t%d", changed, most, far)
}
