// Review shows what to check next about one candidate: five checks, claims beside their
// proof, questions, and a plan for three interviews.
//
//	go run ./examples/review                                            # somebody of testdata
//	go run ./examples/review -role role.yaml -resumes inbox -id jane    # your own
//	go run ./examples/review -role posting.md -resumes inbox            # the first for a job description
//	go run ./examples/review -id sre-one -format markdown -out sre.md   # for the interviewers
//	go run ./examples/review -detectors                                 # how well sentences are read
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
	"github.com/proven-go/proven/parse"
)

// options are the flags.
type options struct {
	role, resumes, id, format, out string
	evidence                       []string
	asOf                           time.Time
	detectors, full                bool
}

// formats are what -format takes.
var formats = []string{"text", "markdown", "json"}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := flags(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "review:", err)
		os.Exit(2)
	}
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "review:", term.Clean(err.Error()))
		stop()
		os.Exit(1)
	}
}

// flags reads the command line. Without arguments the program reviews the first of the
// invented people of testdata.
func flags(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("review", flag.ContinueOnError)
	set.StringVar(&o.role, "role", "testdata/roles/go-platform.yaml", "role spec, a YAML or JSON `FILE`; any other is imported as a job description")
	set.StringVar(&o.resumes, "resumes", "testdata/resumes", "folder of résumés, a `DIR`")
	set.Func("evidence", "public activity, a JSON Lines `FILE` (may be repeated)", func(s string) error {
		o.evidence = append(o.evidence, s)
		return nil
	})
	set.StringVar(&o.id, "id", "", "candidate, an `ID`; without it the first of the ranking")
	set.Func("as-of", "`YYYY-MM-DD` from which the age of public activity counts (default the current month)", func(s string) (err error) {
		o.asOf, err = time.Parse(time.DateOnly, s)
		return err
	})
	set.StringVar(&o.format, "format", "text", strings.Join(formats, ", "))
	set.StringVar(&o.out, "out", "", "write to `FILE` in place of standard output")
	set.BoolVar(&o.full, "full", false, "text: the whole ledger, also skills that the role does not ask for")
	set.BoolVar(&o.detectors, "detectors", false, "print how well sentences are read, over testdata/review")
	if err := set.Parse(args); err != nil {
		return o, err
	}
	given := map[string]bool{}
	set.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case set.NArg() > 0:
		return o, fmt.Errorf("unexpected argument %q; résumés are named by -resumes", set.Arg(0))
	case !slices.Contains(formats, o.format):
		return o, fmt.Errorf("unknown format %q, want %s", o.format, strings.Join(formats, ", "))
	}
	if !given["as-of"] {
		o.asOf = time.Now().UTC()
	}
	if !given["resumes"] && !given["evidence"] {
		o.evidence = []string{"testdata/evidence/activity.jsonl"}
	}
	return o, nil
}

// run reads role and candidates, reviews one of them and prints.
func run(ctx context.Context, o options) error {
	if o.detectors {
		return write(o.out, detectors)
	}
	ix, err := matching.Options{AsOf: o.asOf}.Open()
	if err != nil {
		return err
	}
	defer ix.Close()
	spec, words, err := readRole(o.role, ix.Taxonomy())
	if err != nil {
		return err
	}
	read, err := fill(ctx, ix, o)
	if err != nil {
		return err
	}
	if o.id == "" {
		if o.id, err = first(ctx, ix, spec); err != nil {
			return err
		}
	}
	v, err := review.Reviewer{Index: ix, Role: spec, RoleText: words}.Review(ctx, o.id, read[o.id])
	if errors.Is(err, matching.ErrNotFound) {
		return fmt.Errorf("no candidate has the ID %q", o.id)
	}
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return write(o.out, func(w io.Writer) error { return printJSON(w, v) })
	case "markdown":
		return write(o.out, func(w io.Writer) error { return printMarkdown(w, v) })
	}
	return write(o.out, func(w io.Writer) error { return printText(w, v, o.full) })
}

// fill puts the résumés and adds the evidence. It returns the résumés by ID: what hides
// in a document is in no index.
func fill(ctx context.Context, ix *matching.Index, o options) (map[string]*parse.Resume, error) {
	if info, err := os.Stat(o.resumes); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fmt.Errorf("-resumes %s is not a folder", o.resumes)
	}
	read := map[string]*parse.Resume{}
	err := ix.PutFolder(ctx, o.resumes, os.DirFS(o.resumes), nil, func(d parse.Document) {
		if d.Err != nil {
			fmt.Fprintln(os.Stderr, "review: left out:", term.Clean(d.Err.Error()))
			return
		}
		read[d.ID] = d.Resume
	})
	for _, name := range o.evidence {
		if err == nil {
			err = addEvidence(ctx, ix, name)
		}
	}
	return read, err
}
