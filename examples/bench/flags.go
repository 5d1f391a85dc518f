package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/proven-go/proven/score/eval"
)

// options are the flags.
type options struct {
	roles, resumes, qrels string
	evidence, runs        []string
	systems               []string
	measures              []eval.Measure
	asOf                  time.Time
	seed                  uint64
	imported, ablate      bool
	out, manifest         string
}

// The data of the benchmark that comes with the project, and the month it plays in.
const (
	benchRoles    = "testdata/bench/roles"
	benchResumes  = "testdata/bench/resumes"
	benchEvidence = "testdata/bench/activity.jsonl"
	benchQrels    = "testdata/bench/bench.qrels"
	benchAsOf     = "2026-06-01"
)

// usualMeasures are what a table shows if nothing else is asked for; the first is the
// one that systems are compared by.
const usualMeasures = "nDCG@10 nDCG(dcg='exp-log2')@10 AP AP(rel=2) P@5 P(rel=2)@5 RR(rel=2) Judged@10"

// flags reads the command line. A benchmark must not change with the calendar, so that
// -as-of has a fixed default and not the current month.
func flags(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	set.StringVar(&o.roles, "roles", benchRoles, "folder of role specs, a `DIR`; the file name is the topic, and a job description TOPIC.md or TOPIC-*.md may lie beside it")
	set.StringVar(&o.resumes, "resumes", benchResumes, "folder of résumés, a `DIR`")
	set.StringVar(&o.qrels, "qrels", benchQrels, "graded judgments, a TREC qrels `FILE`")
	set.Func("evidence", "public activity, a JSON Lines `FILE` (may be repeated): adds the systems with activity", func(s string) error {
		o.evidence = append(o.evidence, s)
		return nil
	})
	set.Func("run", "a TREC run `FILE` of another system (may be repeated); its name is the system's", func(s string) error {
		o.runs = append(o.runs, s)
		return nil
	})
	list := set.String("systems", "", "comma-separated `LIST` of "+strings.Join(systemNames(), ", ")+" (default all that the data allows, but "+importedName+")")
	measures := set.String("measures", usualMeasures, "measures in the spelling of ir_measures, a `LIST`; systems are compared by the first")
	asOf := set.String("as-of", benchAsOf, "`YYYY-MM-DD` from which the age of public activity counts")
	set.Uint64Var(&o.seed, "seed", 1, "seed of the system random and of sampled tests, a `NUMBER`")
	set.BoolVar(&o.imported, "imported", false, "also rank by the spec that is imported from each job description, as it is")
	set.BoolVar(&o.ablate, "ablate", false, "also leave out each cluster and each feature, one at a time")
	set.StringVar(&o.out, "out", "", "write report, run files, per-topic values and manifest to this `DIR`")
	set.StringVar(&o.manifest, "manifest", "", "repeat the run of a manifest `FILE` and compare every byte; only -out may stand beside it")
	if err := set.Parse(args); err != nil {
		return o, err
	}
	given := map[string]bool{}
	set.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if set.NArg() > 0 {
		return o, fmt.Errorf("unexpected argument %q", set.Arg(0))
	}
	if o.manifest != "" && (len(given) > 2 || len(given) == 2 && !given["out"]) {
		return o, fmt.Errorf("-manifest says everything: only -out may stand beside it")
	}
	if !given["evidence"] && !given["resumes"] {
		o.evidence = []string{benchEvidence}
	}
	return o, o.parse(*list, *measures, *asOf)
}

// parse reads the flags that are lists or dates.
func (o *options) parse(list, measures, asOf string) (err error) {
	if o.asOf, err = time.Parse(time.DateOnly, asOf); err != nil || o.asOf.Year() < 1900 {
		return fmt.Errorf("as-of %q, want a day since 1900 as YYYY-MM-DD", asOf)
	}
	if o.measures, err = eval.ParseMeasures(measures); err != nil {
		return err
	}
	if len(o.measures) == 0 {
		return fmt.Errorf("no measure, want at least one")
	}
	if list != "" {
		o.systems = strings.Split(list, ",")
	} else {
		o.systems = o.usualSystems()
	}
	if o.imported && !slices.Contains(o.systems, importedName) {
		o.systems = append(o.systems, importedName)
	}
	for i, name := range o.systems {
		s, ok := systemNamed(name)
		switch {
		case !ok:
			return fmt.Errorf("unknown system %q, want %s", name, strings.Join(systemNames(), ", "))
		case s.activity && len(o.evidence) == 0:
			return fmt.Errorf("system %s needs -evidence", name)
		case slices.Contains(o.systems[:i], name):
			return fmt.Errorf("system %s stands twice in the list", name)
		}
	}
	return nil
}

// usualSystems are all that the data allows, without imported drafts.
func (o *options) usualSystems() []string {
	var out []string
	for _, s := range systems {
		if s.name != importedName && (!s.activity || len(o.evidence) > 0) {
			out = append(out, s.name)
		}
	}
	return out
}
