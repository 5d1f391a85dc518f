package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// formats are what -format takes.
var formats = []string{"table", "html", "json", "csv", "trec"}

// flags reads the command line. Without arguments the program ranks the invented
// people of testdata.
func flags(args []string) (options, error) {
	o := options{top: -1}
	set := flag.NewFlagSet("rank", flag.ContinueOnError)
	set.StringVar(&o.role, "role", "testdata/roles/go-platform.yaml", "role spec, a YAML or JSON `FILE`; any other is imported as a job description (text, Markdown, HTML, schema.org JobPosting)")
	set.StringVar(&o.resumes, "resumes", "testdata/resumes", "folder of résumés, a `DIR`")
	set.Func("evidence", "public activity, a JSON Lines `FILE` (may be repeated)", func(s string) error {
		o.evidence = append(o.evidence, s)
		return nil
	})
	set.StringVar(&o.index, "index", "", "keep the index in `DIR`; without it everything stays in memory")
	set.Func("top", "results shown, a number `N`; 0 is all (default 20 for table, 120 for html, all for json, csv and trec)", func(s string) (err error) {
		if o.top, err = strconv.Atoi(s); err == nil && o.top < 0 {
			err = errors.New("want 0 or more")
		}
		return err
	})
	set.Func("as-of", "`YYYY-MM-DD` from which the age of public activity counts (default the current month)", func(s string) (err error) {
		if o.asOf, err = time.Parse(time.DateOnly, s); err == nil && o.asOf.Year() < 1900 {
			err = errors.New("want a day since 1900")
		}
		return err
	})
	set.BoolVar(&o.blind, "blind", false, "show neither names nor file names")
	set.StringVar(&o.format, "format", "table", strings.Join(formats, ", ")+"; json is an object a line")
	set.StringVar(&o.explain, "explain", "", "show everything behind one candidate, an `ID`; with -blind also the name shown in its place")
	set.StringVar(&o.out, "out", "", "write to `FILE` in place of standard output; trec writes the points beside it")
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
	if o.top < 0 {
		o.top = 0
		switch o.format {
		case "table":
			o.top = 20
		case "html":
			o.top = 120 // a page that a browser opens at once
		}
	}
	if !given["as-of"] {
		o.asOf = time.Now().UTC()
	}
	switch {
	case given["resumes"]:
	case given["index"], given["evidence"]:
		o.resumes = "" // the user's own people, and nobody of testdata among them
	default:
		o.evidence = []string{"testdata/evidence/activity.jsonl"}
	}
	return o, nil
}
