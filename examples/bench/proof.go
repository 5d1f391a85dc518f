package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/proven-go/proven/score/eval"
)

// proof prints whom public activity helps and whom it costs: the mean place of people
// that the judges would screen (grade 2 or more), those who have public activity apart
// from those who have none, by each of our systems. Nobody without public work should
// lose more than the places that others rightly gain.
func proof(w io.Writer, p *pool, judged eval.Qrels, runs []ranked) {
	public := map[string]bool{}
	for _, x := range p.people {
		if x.public != "" {
			public[eval.Column(x.id)] = true
		}
	}
	if len(public) == 0 || !slices.ContainsFunc(runs, func(r ranked) bool { return r.ours }) {
		return
	}
	t := table(w)
	fmt.Fprint(t, "\nmean place of grade 2 and 3\tjudgments\t")
	for _, r := range runs {
		if r.ours {
			fmt.Fprintf(t, "%s\t", r.name)
		}
	}
	fmt.Fprintln(t)
	for _, with := range []bool{true, false} {
		label := map[bool]string{true: "with public activity", false: "without any"}[with]
		n := 0
		var means []string
		for _, r := range runs {
			if !r.ours {
				continue
			}
			var mean float64
			n, mean = meanPlace(judged, r.run, func(doc string) bool { return public[doc] == with })
			means = append(means, fmt.Sprintf("%.1f\t", mean))
		}
		fmt.Fprintf(t, "%s\t%d\t", label, n)
		for _, m := range means {
			fmt.Fprint(t, m)
		}
		fmt.Fprintln(t)
	}
	t.Flush()
}

// meanPlace returns how many judgments of grade 2 or more concern people who are
// meant, and their mean place, from 1; who is not ranked stands behind all.
func meanPlace(judged eval.Qrels, run eval.Run, meant func(doc string) bool) (int, float64) {
	n, sum := 0, 0
	for _, topic := range judged.Topics() {
		docs := run[topic].ByScore()
		for doc, grade := range judged[topic] {
			if grade < 2 || !meant(doc) {
				continue
			}
			n++
			if i := slices.Index(docs, doc); i >= 0 {
				sum += i + 1
			} else {
				sum += len(docs) + 1
			}
		}
	}
	return n, float64(sum) / float64(max(n, 1))
}
