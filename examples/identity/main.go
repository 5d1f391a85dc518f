// Identity finds records of one person: those that are surely one, and those that a
// person should look at, with the reasons.
//
//	go run ./examples/identity                                   # labelled testdata
//	go run ./examples/identity -documents DIR                    # a folder of résumés
//	go run ./examples/identity -documents DIR -truth DIR         # measured against truth
//	go run ./examples/identity -n 1000000                        # invented, for time and memory
//	go run ./examples/identity -levels                           # the table of weights
//
// A file of truth is named for its document, with "__" for "/" and ".json" behind, or
// says its document's path in "doc". Two files of truth are one person's if their names
// are equal, their e-mail addresses do not differ, and they name one employer or school
// in common.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/identity"
)

// options are the flags.
type options struct {
	documents, truth, records string
	n, top, workers           int
	seed                      uint64
	levels                    bool
}

func main() {
	o, err := flags(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "identity:", err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "identity:", err)
		os.Exit(1)
	}
}

func flags(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("identity", flag.ContinueOnError)
	set.StringVar(&o.documents, "documents", "", "`DIR` of résumés")
	set.StringVar(&o.truth, "truth", "", "`DIR` of truth files for -documents")
	set.StringVar(&o.records, "records", "testdata/identity/records.jsonl", "labelled records, a `FILE` of JSON Lines")
	set.IntVar(&o.n, "n", 0, "invent a `NUMBER` of records instead")
	set.Uint64Var(&o.seed, "seed", 1, "of -n, a `NUMBER`")
	set.IntVar(&o.top, "top", 20, "print a `NUMBER` of suggestions")
	set.IntVar(&o.workers, "workers", 0, "a `NUMBER`; 0 is one for each processor")
	set.BoolVar(&o.levels, "levels", false, "print the table of weights and end")
	err := set.Parse(args)
	switch {
	case err != nil:
	case set.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", set.Arg(0))
	case o.truth != "" && o.documents == "":
		err = errors.New("-truth without -documents")
	case o.n < 0:
		err = fmt.Errorf("-n %d, want 0 or more", o.n)
	}
	return o, err
}

func run(ctx context.Context, o options, w io.Writer) error {
	if o.levels {
		return printLevels(w)
	}
	var pool labelled
	var err error
	switch {
	case o.n > 0:
		pool = invented(o.n, o.seed)
	case o.documents != "":
		pool, err = documents(ctx, o.documents, o.truth, os.Stderr)
	default:
		pool, err = records(o.records)
	}
	if err != nil {
		return err
	}
	start := time.Now()
	finder := identity.Finder{Workers: o.workers}
	found, err := finder.Find(ctx, pool.candidates)
	if err != nil {
		return err
	}
	if o.n > 0 {
		fmt.Fprintf(w, "%.1f s with inventing, %d MB taken from the system\n", time.Since(start).Seconds(), taken()>>20)
	}
	printFound(w, found, o.top)
	if pool.who != nil {
		printMeasures(w, measure(found, pool))
	}
	return nil
}

// printFound prints groups and suggestions.
func printFound(w io.Writer, f *identity.Found, top int) {
	groups, merged, suggestions := 0, 0, 0
	for g := range f.Groups() {
		groups++
		merged += len(g.IDs)
	}
	for s := range f.Suggestions() {
		if suggestions++; suggestions > top {
			continue
		}
		fmt.Fprintf(w, "%5.1f bits  %s  %s\n", float64(s.Weight)/10, term.Clean(s.A), term.Clean(s.B))
		for _, r := range s.Reasons {
			fmt.Fprintf(w, "      %+6.1f  %s: %s\n", float64(r.Weight)/10, r.Field, r.Level)
		}
	}
	fmt.Fprintf(w, "\n%d records: %d merged into %d people, %d suggestions from %.1f bits up, %d comparisons\n",
		f.Records, merged, groups, suggestions, float64(f.Least)/10, f.Compared)
	for _, o := range f.Oversized {
		fmt.Fprintf(w, "large blocks by %s: %d, the largest of %d records; %d parts crowded, %d pairs left out\n",
			o.Key, o.Blocks, o.Largest, o.Crowded, o.Left)
	}
}

func printLevels(w io.Writer) error {
	for _, l := range identity.Levels() {
		_, err := fmt.Fprintf(w, "%-8s %+6.1f bits  %-46s m %4s %%, u 1 in %-10d %s\n",
			l.Field, float64(l.Weight)/10, l.Name, l.Same, l.Chance, l.Because)
		if err != nil {
			return err
		}
	}
	return nil
}
