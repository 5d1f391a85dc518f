// Expertise measures how well activity tells who owns a place and who knows a library.
// It holds the ownership model of the library against its single features, in one run:
//
//	go run ./examples/expertise                                  # invented testdata
//	go run ./examples/expertise -charts DIR -react FILE
//
// A folder of charts holds events.csv, one change a line (chart, dev, ts in seconds,
// added, deleted), and owners.csv, who was listed when (chart, dev, first_listed_ts).
// A table of people holds one developer a line, separated by semicolons, with the
// columns projects, codeChurn, commits and survey, the self-rating from 1 to 5.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/proven-go/proven/score/eval"
)

// options are the flags.
type options struct {
	charts, react string
	sampling      eval.Sampling
}

func main() {
	o, err := flags(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "expertise:", err)
		os.Exit(2)
	}
	if err := run(o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "expertise:", err)
		os.Exit(1)
	}
}

func flags(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("expertise", flag.ContinueOnError)
	set.StringVar(&o.charts, "charts", "", "`DIR` with events.csv and owners.csv")
	set.StringVar(&o.react, "react", "", "table of developers, a `FILE`")
	set.IntVar(&o.sampling.Samples, "samples", 2_000, "bootstrap samples, a `NUMBER`")
	set.Uint64Var(&o.sampling.Seed, "seed", 1, "of the bootstrap, a `NUMBER`")
	err := set.Parse(args)
	switch {
	case err != nil:
	case set.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", set.Arg(0))
	case o.sampling.Samples < 1:
		err = fmt.Errorf("-samples %d, want at least 1", o.sampling.Samples)
	case o.charts == "" && o.react == "":
		o.charts, o.react = "testdata/expertise", "testdata/expertise/react.csv"
	}
	return o, err
}

func run(o options, w io.Writer) error {
	if o.charts != "" {
		h, err := readHistory(o.charts)
		if err != nil {
			return err
		}
		if err := reportCharts(w, h, o.sampling); err != nil {
			return err
		}
	}
	if o.charts != "" && o.react != "" {
		fmt.Fprintln(w)
	}
	if o.react != "" {
		people, err := readPeople(o.react)
		if err != nil {
			return err
		}
		return reportPeople(w, people, o.sampling)
	}
	return nil
}
