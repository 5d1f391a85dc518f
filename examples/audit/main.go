// Audit says how fair a ranking is, ours or any other system's.
//
//	go run ./examples/audit                                  # a ranking with invented labels
//	go run ./examples/audit -rows ranking.csv -format html -out audit.html
//	go run ./examples/audit -swap inbox -- go run ./examples/rank -role role.yaml -format trec -resumes
//	go run ./examples/rank -role role.yaml -format json | go run ./examples/audit -record events.jsonl
//	go run ./examples/audit -record events.jsonl -decide ID -decision invite -reviewer maria -because "owned the service"
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
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/score/audit"
)

// formats are what -format takes.
var formats = []string{"table", "csv", "curve", "json", "html"}

// options are the flags; command is what stands behind them.
type options struct {
	rows, format, out, log, swap string
	record                       string
	decision                     decision
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
		fmt.Fprintln(os.Stderr, "audit:", term.Clean(err.Error()))
		os.Exit(2)
	}
	if err := run(ctx, o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "audit:", term.Clean(err.Error()))
		stop()
		os.Exit(1)
	}
}

func flags(args []string) (*options, error) {
	o := &options{}
	set := flag.NewFlagSet("audit", flag.ContinueOnError)
	set.StringVar(&o.rows, "rows", "testdata/audit/rows.csv", "ranking with labels, a CSV `FILE`")
	set.Func("attributes", "comma-separated `LIST` of columns (default all); each alone, and all crossed", func(s string) error {
		for name := range strings.SplitSeq(s, ",") {
			o.attributes = append(o.attributes, strings.TrimSpace(name))
		}
		return nil
	})
	set.StringVar(&o.format, "format", "table", strings.Join(formats, ", ")+"; csv is the table of Local Law 144, curve the lowest ratio at every cut as CSV")
	set.StringVar(&o.out, "out", "", "write to `FILE` in place of standard output")
	set.IntVar(&o.samples, "samples", 1000, "samples drawn for an interval, a number `N`; fewer of more than 50,000 rows")
	set.Uint64Var(&o.seed, "seed", 1, "seed of the drawn samples, a `NUMBER`")
	set.StringVar(&o.swap, "swap", "", "change names, schools, years and the like in a folder of résumés, a `DIR`, and rank it again by the command behind --, which is given a folder and prints a TREC run")
	set.StringVar(&o.log, "log", "", "verify an event log, a `FILE`")
	set.StringVar(&o.record, "record", "", "append to an event log, a `FILE`: every line of a ranking read from standard input, as examples/rank -format json prints it, or with -decide one decision")
	set.StringVar(&o.decision.candidate, "decide", "", "candidate decided about, an `ID` of the log; with -record")
	set.StringVar(&o.decision.decision, "decision", "", "what was decided, a `WORD` such as invite")
	set.StringVar(&o.decision.reviewer, "reviewer", "", "who decided, a `NAME`")
	set.StringVar(&o.decision.because, "because", "", "why, in the reviewer's `WORDS`")
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
	case o.record == "" && o.decision != decision{}:
		return nil, errors.New("-decide, -decision, -reviewer and -because want a log to -record in")
	case o.decision != decision{} && !o.decision.whole():
		return nil, errors.New("a decision wants all of -decide, -decision, -reviewer and -because")
	case o.samples < 0:
		return nil, errors.New("-samples wants 0 or more")
	}
	return o, nil
}

// run does the one thing that was asked for.
func run(ctx context.Context, o *options, stdout io.Writer) error {
	print := func(w io.Writer) error { return figures(ctx, o, w) }
	switch {
	case o.card:
		print = card
	case o.notice:
		print = notice
	case o.log != "":
		print = func(w io.Writer) error { return verify(o.log, w) }
	case o.record != "":
		print = func(w io.Writer) error { return record(o, os.Stdin, time.Now(), w) }
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
	return replace(o.out, text.String())
}

// replace writes a file as a whole or not at all; what is no file, as /dev/stdout, is
// written to as it is.
func replace(name, text string) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, []byte(text), 0o644)
	}
	temp := name + ".new"
	err := os.WriteFile(temp, []byte(text), 0o644)
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		os.Remove(temp)
	}
	return err
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
