// Fields measures how well the parser reads: it compares what it finds in a folder of
// résumés with what people wrote down of them (the truth), field by field.
//
//	go run ./examples/fields                                     # testdata
//	go run ./examples/fields -documents docs -truth truth -by family -misses 5
//	go run ./examples/fields -order docs                         # word order of PDFs against their sources
//
// A truth file is JSON, one a document; testdata/truth/README.md says what stands in it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/proven-go/proven/parse"
)

// options are the flags.
type options struct {
	documents, truth, by string
	order, pairs         string
	misses               int
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := flags(os.Args[1:], os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fields:", err)
		os.Exit(2)
	}
	measure := fields
	if o.order != "" {
		measure = wordOrder
	}
	if err := measure(ctx, o, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "fields:", err)
		stop()
		os.Exit(1)
	}
}

func flags(args []string, usage io.Writer) (options, error) {
	var o options
	set := flag.NewFlagSet("fields", flag.ContinueOnError)
	set.SetOutput(usage)
	set.StringVar(&o.documents, "documents", "testdata/resumes", "folder of résumés, a `DIR`")
	set.StringVar(&o.truth, "truth", "testdata/truth", "folder of truth files (*.json), a `DIR`")
	set.StringVar(&o.by, "by", "format", "a column for every `KIND`: format or family")
	set.IntVar(&o.misses, "misses", 0, "show up to `N` wrong values of every field (with -order: the N worst documents)")
	set.StringVar(&o.order, "order", "", "measure words and their order instead: every PDF in `DIR` against the file of the same name in another format")
	set.StringVar(&o.pairs, "pairs", "", "tab-separated `FILE` of document and source, paths within the folder of -order, in place of the rule of names")
	if err := set.Parse(args); err != nil {
		return o, err
	}
	switch {
	case set.NArg() > 0:
		return o, fmt.Errorf("unexpected argument %q", set.Arg(0))
	case o.by != "format" && o.by != "family":
		return o, fmt.Errorf("unknown kind %q, want format or family", o.by)
	case o.misses < 0:
		return o, fmt.Errorf("bad number of misses %d, want 0 or more", o.misses)
	case o.pairs != "" && o.order == "":
		return o, errors.New("-pairs needs -order")
	}
	return o, nil
}

// fields compares every document that has a truth with it and prints the table. A
// document that cannot be read counts as one in which nothing was found.
func fields(ctx context.Context, o options, out, warn io.Writer) error {
	truths, err := readTruths(os.DirFS(o.truth))
	if err != nil {
		return fmt.Errorf("%s: %w", o.truth, err)
	}
	if _, err := os.Stat(o.documents); err != nil {
		return err
	}
	table := newTable()
	var misses []miss
	parser, docs := new(parse.Parser), os.DirFS(o.documents)
	for _, t := range truths {
		var got facts
		resume, err := parser.ReadFile(ctx, docs, t.Doc)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			fmt.Fprintln(warn, "fields: nothing read:", err)
		default:
			got = factsOf(resume)
		}
		sheet := compare(t, got)
		table.add(t.group(o.by), sheet)
		misses = append(misses, sheet.misses(t.Doc)...)
	}
	if err := table.print(out); err != nil {
		return err
	}
	return printMisses(out, misses, o.misses)
}
