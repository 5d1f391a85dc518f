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
	"time"

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

// readPeople reads the documents of a folder that have text. A file is called as its
// candidate is: by its path without the extension, which stays where two would be called
// the same.
func readPeople(ctx context.Context, dir string) ([]person, error) {
	var people []person
	parser := new(parse.Parser)
	unread := 0
	called := map[string]int{}
	for d := range parser.Folder(ctx, os.DirFS(dir), 0) {
		if d.Err != nil {
			unread++
			continue
		}
		called[strings.TrimSuffix(d.Name, filepath.Ext(d.Name))]++
		people = append(people, person{Resume: d.Resume, file: d.Name})
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, p := range people {
		if short := strings.TrimSuffix(p.file, filepath.Ext(p.file)); called[short] == 1 {
			people[i].file = short
		}
	}
	if len(people) == 0 {
		return nil, fmt.Errorf("%s holds no résumé that can be read", dir)
	}
	if unread > 0 {
		fmt.Fprintf(os.Stderr, "audit: %d files cannot be read and are left out\n", unread)
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
		name := filepath.Join(folder, filepath.FromSlash(p.file)+".txt")
		err := os.MkdirAll(filepath.Dir(name), 0o700)
		if err == nil {
			err = os.WriteFile(name, []byte(text(p)), 0o600)
		}
		if err != nil {
			return nil, err
		}
	}
	return o.ranking(ctx, folder)
}

// Bounds of a ranking program.
const (
	mostPrinted = 64 << 20               // bytes on its standard output
	graceAtEnd  = 500 * time.Millisecond // to end by itself when it is told to
)

// ranking runs the program; its error output is the user's to see.
func (o *options) ranking(ctx context.Context, folder string) (map[string]place, error) {
	cmd := exec.CommandContext(ctx, o.command[0], append(o.command[1:len(o.command):len(o.command)], folder)...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // it may have programs of its own to end
	cmd.WaitDelay = graceAtEnd
	out := &printed{}
	cmd.Stdout, cmd.Stderr = out, os.Stderr
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case out.full:
		return nil, fmt.Errorf("the ranking program printed more than %d bytes", mostPrinted)
	case err != nil:
		return nil, fmt.Errorf("the ranking program: %w", err)
	}
	return readRanking(&out.text)
}

// printed keeps what a program prints, and refuses more than a ranking can be.
type printed struct {
	text bytes.Buffer
	full bool
}

func (p *printed) Write(b []byte) (int, error) {
	if p.full = p.full || p.text.Len()+len(b) > mostPrinted; p.full {
		return 0, errors.New("too much")
	}
	return p.text.Write(b)
}

// compare says how many scores changed, by how much at most, how far anybody moved, and
// how many are in one of the rankings only: they have no change to speak of.
func compare(base, moved map[string]place) string {
	changed, most, far, alone := 0, 0.0, 0, 0
	for id, was := range base {
		is, ok := moved[id]
		if !ok {
			alone++
			continue
		}
		if is.score != was.score {
			changed++
		}
		most = max(most, is.score-was.score, was.score-is.score)
		far = max(far, is.rank-was.rank, was.rank-is.rank)
	}
	alone += len(moved) - (len(base) - alone)
	text := fmt.Sprintf("%d\t%.6g\t%d", changed, most, far)
	if alone > 0 {
		text += fmt.Sprintf("\t%d are in one of the rankings only", alone)
	}
	return text
}
