package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/proven-go/proven/score/eval"
)

// A pair is a comparison of two systems, by their places.
type pair struct{ a, b int }

// pairs says what is compared: each of our systems and each run from outside with the
// best baseline that reads no more than it does, and a system that reads activity with
// itself without. Where nothing but baselines was run, they are compared with the best
// of them. What is compared is fixed before any figure is seen but for the choice of
// the best, so that the correction for several tests means something.
func pairs(m eval.Measure, runs []ranked, results []eval.Result) []pair {
	var out []pair
	tested := func(r ranked) bool { return r.ours || r.outside }
	some := slices.ContainsFunc(runs, tested)
	for i, r := range runs {
		if some && !tested(r) {
			continue
		}
		best := -1
		for j, b := range runs {
			reads := b.activity && !r.activity && !r.outside
			if j != i && !tested(b) && !reads && (best < 0 || results[j].Mean(m) > results[best].Mean(m)) {
				best = j
			}
		}
		if best >= 0 && !slices.Contains(out, pair{best, i}) {
			out = append(out, pair{i, best})
		}
	}
	for i, r := range runs {
		j := slices.IndexFunc(runs, func(x ranked) bool { return x.name+withActivity == r.name })
		if j >= 0 && r.ours {
			out = append(out, pair{i, j})
		}
	}
	return out
}

// significance compares systems on the first measure by two tests and corrects the
// second for the number of comparisons.
func significance(w io.Writer, o options, runs []ranked, results []eval.Result) {
	m := o.measures[0]
	all := pairs(m, runs, results)
	if len(all) == 0 {
		return
	}
	var compared []eval.Comparison
	var ps []float64
	for _, p := range all {
		c := eval.Compare(results[p.a], results[p.b], m, eval.Sampling{Seed: o.seed})
		compared, ps = append(compared, c), append(ps, c.Random.P)
	}
	corrected := eval.Holm(ps)
	t := table(w)
	fmt.Fprintf(t, "\n%s of\tagainst\tdifference\t95%% interval\tdetectable\tt-test p\trandomisation p\tHolm p\t\n", short(m))
	for i, p := range all {
		c := compared[i]
		fmt.Fprintf(t, "%s\t%s\t%+.3f\t%+.3f to %+.3f\t%.3f\t%.4f\t%.4f\t%.4f\t\n", runs[p.a].name, runs[p.b].name,
			c.A-c.B, c.Difference.Low, c.Difference.High, c.Detectable, c.T.P, c.Random.P, corrected[i])
	}
	t.Flush()
	for _, warning := range compared[0].Warnings {
		fmt.Fprintln(w, "warning:", warning)
	}
}
