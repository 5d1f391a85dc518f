// Rank ranks a folder of résumés for a role and shows why.
//
//	go run ./examples/rank                                  # the invented people of testdata
//	go run ./examples/rank -role role.yaml -resumes inbox   # your own
//	go run ./examples/rank -role posting.md -resumes inbox  # straight from a job description
//	go run ./examples/rank -explain go-platform-owner       # everything behind one candidate
//	go run ./examples/rank -format html -out shortlist.html # a page to read, filter and print
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/sourcing"
)

// options are the flags.
type options struct {
	role, resumes, index, format, explain, out string
	evidence                                   []string
	top                                        int
	asOf                                       time.Time
	blind                                      bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := flags(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rank:", term.Safe(err.Error()))
		os.Exit(2)
	}
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "rank:", term.Safe(err.Error()))
		stop()
		os.Exit(1)
	}
}

// run reads the role, fills the index, ranks and prints.
func run(ctx context.Context, o options) error {
	r, err := ranked(ctx, o)
	if err != nil {
		return err
	}
	defer r.index.Close()
	return write(o, r)
}

// ranked makes the report. The index stays open if there is no error.
func ranked(ctx context.Context, o options) (r *report, err error) {
	ix, err := matching.Options{Dir: o.index, AsOf: o.asOf}.Open()
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			ix.Close()
		}
	}()
	draft, err := readRole(o.role, ix.Taxonomy(), o.draftTo())
	if err != nil {
		return nil, err
	}
	r = &report{spec: draft.Spec, roleText: draft.Text, index: ix, options: o, resumes: map[string]*parse.Resume{}}
	r.findings = role.Linter{AsOf: o.asOf, Taxonomy: ix.Taxonomy()}.Lint(r.spec)
	if r.roleText == "" {
		warn(r.findings) // a draft has printed its own
	}
	if err := fill(ctx, r); err != nil {
		return nil, err
	}
	return r, r.rank(ctx)
}

// rank ranks the candidates and gathers what stands behind the results.
func (r *report) rank(ctx context.Context) (err error) {
	o := r.options
	query := matching.Query{Top: o.top}
	if r.index.Len() == 0 {
		return fmt.Errorf("no candidate to rank%s", o.from())
	}
	if o.explain != "" {
		id, err := r.whoIs(ctx, o.explain)
		if err != nil {
			return err
		}
		query = matching.Query{IDs: []string{id}}
	}
	if r.list, err = r.index.Rank(ctx, r.spec, query); err != nil {
		return err
	}
	if o.explain != "" && r.list.Ranked == 0 {
		return fmt.Errorf("no candidate has the ID %q", o.explain)
	}
	if o.format == "html" || o.explain != "" {
		if err := r.gather(ctx); err != nil {
			return err
		}
	}
	if o.blind {
		people, err := r.people(ctx)
		if err != nil {
			return err
		}
		blind(r, people)
	}
	return nil
}

// from says where candidates were looked for.
func (o options) from() string {
	if o.resumes == "" {
		return ""
	}
	return fmt.Sprintf(": -resumes %s holds no document that can be read (PDF, DOCX, ODT, RTF, HTML, Markdown, text or JSON Resume)", o.resumes)
}

// fill puts the résumés and adds the evidence. A document that cannot be read is
// named with its reason; the others are ranked.
func fill(ctx context.Context, r *report) error {
	ix, o := r.index, r.options
	if o.resumes != "" {
		if err := putFolder(ctx, r); err != nil {
			return err
		}
	}
	for _, name := range o.evidence {
		if err := addEvidence(ctx, ix, name); err != nil {
			return err
		}
	}
	return nil
}

// putFolder puts the documents of a folder.
func putFolder(ctx context.Context, r *report) error {
	o, read, unread, taken := r.options, 0, 0, 0
	if info, err := os.Stat(o.resumes); err != nil {
		return err
	} else if !info.IsDir() {
		return fmt.Errorf("-resumes %s is not a folder", o.resumes)
	}
	name, err := wherever(o.resumes)
	if err != nil {
		return err
	}
	show := term.Progress(os.Stderr)
	err = r.index.PutFolder(ctx, name, os.DirFS(o.resumes), nil, func(d parse.Document) {
		var elsewhere *matching.OriginError
		switch {
		case errors.As(d.Err, &elsewhere):
			taken++
		case d.Err != nil:
			unread++
			show("")
			if o.blind {
				fmt.Fprintf(os.Stderr, "rank: document %d left out\n", read+unread+taken)
			} else {
				fmt.Fprintln(os.Stderr, "rank: left out:", clean(d.Err.Error()))
			}
		default:
			read++
			if o.format == "html" {
				r.resumes[d.ID] = d.Resume
			}
			show(fmt.Sprintf("%d documents read", read))
		}
	})
	show("")
	if unread > 0 {
		fmt.Fprintf(os.Stderr, "rank: %d documents read, %d could not be read\n", read, unread)
	}
	if taken > 0 {
		fmt.Fprintf(os.Stderr, "rank: %d documents left out: -index %s has candidates of the same names from another folder; give this folder an index of its own\n", taken, o.index)
	}
	return err
}

// wherever returns a folder's one name, from wherever and by whatever link it is reached.
func wherever(folder string) (string, error) {
	name, err := filepath.EvalSymlinks(folder)
	if err == nil {
		name, err = filepath.Abs(name)
	}
	return name, err
}

// addEvidence adds the observations of a JSON Lines file.
func addEvidence(ctx context.Context, ix *matching.Index, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := ix.AddAll(ctx, sourcing.Read(f)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// write prints the report to -out or to standard output.
func write(o options, r *report) error {
	print, err := r.printer(o.format)
	if err != nil {
		return err
	}
	if o.out == "" {
		w := bufio.NewWriter(os.Stdout)
		if err := print(w); err != nil {
			return err
		}
		return w.Flush()
	}
	if o.format == "trec" {
		if err := writeFile(o.out+".points", r.points); err != nil {
			return err
		}
	}
	return writeFile(o.out, print)
}

// writeFile writes a file whole or not at all.
func writeFile(name string, print func(io.Writer) error) error {
	if info, err := os.Stat(filepath.Dir(name)); err != nil || !info.IsDir() {
		return fmt.Errorf("-out %s: there is no folder %s", name, filepath.Dir(name))
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".rank-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	w := bufio.NewWriter(f)
	if err := errors.Join(print(w), w.Flush(), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
