package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/score/eval"
)

// A system orders the people of a chart by a number, the largest first.
type system struct {
	name  string
	value func(score.Contribution) int
}

// systems are ours and every single feature; lines is the baseline to beat.
var systems = []system{
	{"ownership", func(c score.Contribution) int { return score.Ownership(c).Total() }},
	{"lines", func(c score.Contribution) int { return c.Lines }},
	{"commits", func(c score.Contribution) int { return c.Commits }},
	{"recency", func(c score.Contribution) int { return -c.Away }},
	{"staying", func(c score.Contribution) int { return c.Days }},
	{"first author", func(c score.Contribution) int { return map[bool]int{true: 1}[c.First] }},
	{"DOA", score.DOA},
}

// ablations are ours with one part left out.
var ablations = []system{
	{"without share", without(func(o score.OwnershipSum) int { return o.Share })},
	{"without first", without(func(o score.OwnershipSum) int { return o.First })},
	{"without staying", without(func(o score.OwnershipSum) int { return o.Staying })},
	{"without away", without(func(o score.OwnershipSum) int { return o.Away })},
	{"without sweep", without(func(o score.OwnershipSum) int { return o.Sweep })},
}

func without(part func(score.OwnershipSum) int) func(score.Contribution) int {
	return func(c score.Contribution) int {
		o := score.Ownership(c)
		return o.Total() - part(o)
	}
}

// A chart is one state that can be ranked: people who had committed, and which of them
// are listed as owners, then or later.
type chart struct {
	name   string
	people map[string]score.Contribution
	owners map[string]bool
}

// rankable returns the charts whose committers before the first listing hold an owner
// and somebody else, by name, and how many have a listing at all.
func rankable(h history) (charts []chart, listed int) {
	for _, name := range slices.Sorted(maps.Keys(h.listed)) {
		c := chart{name: name, people: h.before(name, h.cut(name)), owners: map[string]bool{}}
		for dev := range h.listed[name] {
			if _, ok := c.people[dev]; ok {
				c.owners[dev] = true
			}
		}
		if len(c.owners) > 0 && len(c.owners) < len(c.people) {
			charts = append(charts, c)
		}
	}
	return charts, len(h.listed)
}

// auc returns the area under the curve of a system for each chart.
func auc(charts []chart, s system) []float64 {
	var out []float64
	for _, c := range charts {
		var values []float64
		var positive []bool
		for dev, contribution := range c.people {
			values = append(values, float64(s.value(contribution)))
			positive = append(positive, c.owners[dev])
		}
		out = append(out, eval.AUC(values, positive))
	}
	return out
}

// ndcg returns nDCG@10 of a system for each chart, by the library's own evaluation of
// a run, with ties in the order of trec_eval.
func ndcg(charts []chart, s system) []float64 {
	qrels, run := eval.Qrels{}, eval.Run{}
	for _, c := range charts {
		qrels[c.name] = map[string]int{}
		for dev, contribution := range c.people {
			qrels[c.name][dev] = map[bool]int{true: 1}[c.owners[dev]]
			run[c.name] = append(run[c.name], eval.Entry{Doc: dev, Score: float64(s.value(contribution))})
		}
	}
	measures, err := eval.ParseMeasures("nDCG@10")
	if err != nil {
		panic(err) // a constant
	}
	return eval.Evaluate(qrels, run, measures, eval.DocDescending).Of(measures[0])
}

func reportCharts(w io.Writer, h history, s eval.Sampling) error {
	charts, listed := rankable(h)
	fmt.Fprintf(w, `Who will be listed as an owner of the chart?
state   changes before the second of the chart's first owner listing
label   listed as an owner, as an approver or reviewer, then or later
ties    AUC: half a pair; nDCG@10: name of the person descending (trec_eval)
charts  %d of %d with a listing: the others had no owner or nobody else among the committers
values  mean over charts, .95 bootstrap interval over charts (%d samples, seed %d)

`, len(charts), listed, s.Samples, s.Seed)
	if len(charts) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "system\tAUC\tinterval\tnDCG@10\tinterval\t")
	for _, sys := range systems {
		line(t, sys.name, "%.3f", s, auc(charts, sys), ndcg(charts, sys))
	}
	ours, lines := systems[0], systems[1]
	line(t, "ownership - lines", "%+.3f", s, minus(auc(charts, ours), auc(charts, lines)), minus(ndcg(charts, ours), ndcg(charts, lines)))
	for _, sys := range ablations {
		line(t, sys.name, "%.3f", s, auc(charts, sys), ndcg(charts, sys))
	}
	return t.Flush()
}

// line prints one row: for each list of values their mean and its interval.
func line(w io.Writer, name, format string, s eval.Sampling, lists ...[]float64) {
	fmt.Fprintf(w, "%s\t", name)
	for _, values := range lists {
		b := eval.Bootstrap(values, 0.95, s)
		fmt.Fprintf(w, format+"\t["+format+", "+format+"]\t", b.Mean, b.Low, b.High)
	}
	fmt.Fprintln(w)
}

func minus(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}
