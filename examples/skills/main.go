// Skills measures the skill taxonomy and its matcher.
//
//	go run ./examples/skills                          # labelled sentences, speed
//	go run ./examples/skills -names topics.csv        # which names of a list are known
//	go run ./examples/skills -names languages.yml -missing
//	go run ./examples/skills -conll sentences.conll   # found spans against annotated ones
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/proven-go/proven/matching/skill"
)

// options are the flags.
type options struct {
	names, conll, tag, labels, extend, format string
	missing, quick                            bool
}

func main() {
	o, err := flags(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "skills:", err)
		os.Exit(2)
	}
	if err := run(o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "skills:", err)
		os.Exit(1)
	}
}

// formats are the ways to print a result.
var formats = []string{"table", "json"}

func flags(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("skills", flag.ContinueOnError)
	set.StringVar(&o.names, "names", "", "say which names of a `FILE` are known: a name a line, a CSV table (first column; display_name and aliases too) or a YAML mapping of names")
	set.StringVar(&o.conll, "conll", "", "compare found spans with those annotated in a CoNLL `FILE`: a token a line, its BIO tag in the last column")
	set.StringVar(&o.tag, "tag", "Knowledge", "the `KIND` of span that -conll compares")
	set.StringVar(&o.labels, "labels", "matching/skill/testdata", "`DIR` with the labelled sentences context-*.txt")
	set.StringVar(&o.extend, "extend", "", "a taxonomy `FILE` that adds to the built-in one")
	set.BoolVar(&o.missing, "missing", false, "list what was not found, what was found wrongly, or the sentences judged wrongly")
	set.BoolVar(&o.quick, "quick", false, "leave out speed, which no two runs share")
	set.StringVar(&o.format, "format", formats[0], "table or json")
	err := set.Parse(args)
	switch {
	case err != nil:
	case set.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", set.Arg(0))
	case !slices.Contains(formats, o.format):
		err = fmt.Errorf("unknown format %q, want table or json", o.format)
	case o.names != "" && o.conll != "":
		err = errors.New("-names and -conll are two questions: ask one")
	}
	return o, err
}

// A result can be printed in both formats.
type result interface {
	table(w io.Writer, missing bool) error
}

func run(o options, w io.Writer) error {
	x := skill.Default()
	if o.extend != "" {
		f, err := os.Open(o.extend)
		if err != nil {
			return err
		}
		defer f.Close()
		if x, err = x.Extend(f); err != nil {
			return err
		}
	}
	var r result
	var err error
	switch {
	case o.names != "":
		r, err = coverNames(x, o.names)
	case o.conll != "":
		r, err = compareSpans(x, o.conll, o.tag)
	default:
		r, err = judgeLabels(x, o.labels, !o.quick)
	}
	if err != nil {
		return err
	}
	if o.format == "json" {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	return r.table(w, o.missing)
}

// A tally counts right and wrong answers.
type tally struct {
	Hit   int `json:"hit"`   // wanted and found
	Miss  int `json:"miss"`  // wanted, not found
	Wrong int `json:"wrong"` // found, not wanted
	Quiet int `json:"quiet"` // neither
}

func (c *tally) add(want, found bool) {
	switch {
	case want && found:
		c.Hit++
	case want:
		c.Miss++
	case found:
		c.Wrong++
	default:
		c.Quiet++
	}
}

// precision and recall are fractions; where nothing was found or wanted they are 1.
func (c tally) precision() float64 { return share(c.Hit, c.Hit+c.Wrong) }
func (c tally) recall() float64    { return share(c.Hit, c.Hit+c.Miss) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}
