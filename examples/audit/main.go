// Audit says how fair a ranking is, ours or any other system's.
//
//	go run ./examples/audit                                  # a ranking with invented labels
//	go run ./examples/audit -rows ranking.csv -format html -out audit.html
//	go run ./examples/audit -swap inbox -- go run ./examples/rank -role role.yaml -format trec -resumes
//	go run ./examples/audit -log events.jsonl                # was a line changed?
//	go run ./examples/audit -card                            # what our own ranking does, from its tables
//	go run ./examples/audit -notice                          # the same for a candidate
//
// The rows are CSV: id, score, rank, selected, and one column for each attribute. The
// labels are the auditor's own: no ranking ever sees them. These are audit figures, not
// a finding of law.
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
	"slices"
	"strings"

	"github.com/proven-go/proven/score/audit"
)

// formats are what -format takes.
var formats = []string{"table", "csv", "json", "html"}

// options are the flags; command is what stands behind them.
type options struct {
	rows, format, out, log, swap string
	attributes                   []string
	card, notice                 bool
	samples                      int
	seed                         uint64
	command                      []string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := flags(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(2)
	}
	if err := run(ctx, o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		stop()
		os.Exit(1)
	}
}

func flags(args []string) (*options, error) {
	o := &options{}
	set := flag.NewFlagSet("audit", flag.ContinueOnError)
	set.StringVar(&o.rows, "rows", "testdata/audit/rows.csv", "ranking with labels, a CSV `FILE`")
	set.Func("attributes", "comma-separated `LIST` of columns (default all); each alone, and all crossed", func(s string) error {
		o.attributes = strings.Split(s, ",")
		return nil
	})
	set.StringVar(&o.format, "format", "table", strings.Join(formats, ", ")+"; csv is the table of Local Law 144")
	set.StringVar(&o.out, "out", "", "write to `FILE` in place of standard output")
	set.IntVar(&o.samples, "samples", 1000, "samples drawn for an interval, a number `N`")
	set.Uint64Var(&o.seed, "seed", 1, "seed of the drawn samples, a `NUMBER`")
	set.StringVar(&o.swap, "swap", "", "change names, schools, years and the like in a folder of résumés, a `DIR`, and rank it again by the command behind --, which is given a folder and prints a TREC run")
	set.StringVar(&o.log, "log", "", "verify an event log, a `FILE`")
	set.BoolVar(&o.card, "card", false, "print the model card of this ranking, in Markdown")
	set.BoolVar(&o.notice, "notice", false, "print a notice for candidates, in Markdown")
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	o.command = set.Args()
	switch {
	case !slices.Contains(formats, o.format):
		return nil, fmt.Errorf("unknown format %q, want %s", o.format, strings.Join(formats, ", "))
	case o.swap != "" && len(o.command) == 0:
		return nil, errors.New("-swap wants a ranking program behind --")
	case o.swap == "" && len(o.command) > 0:
		return nil, fmt.Errorf("unexpected argument %q", o.command[0])
	case o.samples < 0:
		return nil, errors.New("-samples wants 0 or more")
	}
	return o, nil
}

// run does the one thing that was asked for.
func run(ctx context.Context, o *options, stdout io.Writer) error {
	print := func(w io.Writer) error { return figures(o, w) }
	switch {
	case o.card:
		print = card
	case o.notice:
		print = notice
	case o.log != "":
		print = func(w io.Writer) error { return verify(o.log, w) }
	case o.swap != "":
		print = func(w io.Writer) error { return swap(ctx, o, w) }
	}
	if o.out == "" {
		w := bufio.NewWriter(stdout)
		return errors.Join(print(w), w.Flush())
	}
	var text strings.Builder
	if err := print(&text); err != nil {
		return err
	}
	return os.WriteFile(o.out, []byte(text.String()), 0o644)
}

// verify checks a log and prints its end, to be kept elsewhere.
func verify(name string, w io.Writer) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	tip, err := audit.Verify(file)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%d lines, none changed. Keep this elsewhere: a log that was cut short ends with another hash.\n%s\n", tip.Lines, tip.Hash)
	return err
}
