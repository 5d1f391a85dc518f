package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/proven-go/proven/score/eval"
)

// heading says what was measured.
func heading(w io.Writer, o options, p *pool, topics []topic) {
	fmt.Fprintf(w, "%d people, %d roles, as of %s, seed %d\n", len(p.people), len(topics), o.asOf.Format("2006-01"), o.seed)
}

// measured measures every run and writes the tables; run files and per-topic values
// join the outputs.
func measured(w io.Writer, files *outputs, o options, judged eval.Qrels, runs []ranked) error {
	results := make([]eval.Result, len(runs))
	for i, r := range runs {
		results[i] = eval.Evaluate(judged, r.run, o.measures, eval.DocDescending)
		var run, values strings.Builder
		for _, topic := range results[i].Topics {
			if err := eval.WriteRun(&run, topic, r.run[topic].ByScore(), r.name); err != nil {
				return err
			}
		}
		if err := results[i].Write(&values); err != nil {
			return err
		}
		files.add(r.name+".run", run.String())
		files.add(r.name+".eval", values.String())
	}
	means(w, runs, results)
	significance(w, o, runs, results)
	perTopic(w, runs, results)
	return nil
}

// means prints the mean of every measure over the topics.
func means(w io.Writer, runs []ranked, results []eval.Result) {
	t := table(w)
	fmt.Fprint(t, "\nmeans\t")
	for _, m := range results[0].Measures {
		fmt.Fprintf(t, "%s\t", short(m))
	}
	fmt.Fprintln(t)
	for i, r := range runs {
		fmt.Fprintf(t, "%s\t", r.name)
		for _, m := range results[i].Measures {
			fmt.Fprintf(t, "%.3f\t", results[i].Mean(m))
		}
		fmt.Fprintln(t)
	}
	t.Flush()
	for i, r := range runs {
		if n := len(results[i].Missing); n > 0 {
			fmt.Fprintf(w, "%s ranks nothing for %d of the topics, which count 0\n", r.name, n)
		}
		if ties := eval.TiesAt(r.run, eval.DocDescending, 10); ties.Tied > 0 {
			fmt.Fprintf(w, "%s: %.0f of a hundred documents among the first 10 are tied; names decide, from z to a\n", r.name, 100*ties.Share())
		}
	}
}

// short is a measure's name for the head of a column.
func short(m eval.Measure) string { return strings.Replace(m.String(), "dcg='exp-log2'", "exp", 1) }

// perTopic prints the first measure for every topic.
func perTopic(w io.Writer, runs []ranked, results []eval.Result) {
	t := table(w)
	m := results[0].Measures[0]
	fmt.Fprintf(t, "\n%s\t", short(m))
	for _, r := range runs {
		fmt.Fprintf(t, "%s\t", r.name)
	}
	fmt.Fprintln(t)
	for k, topic := range results[0].Topics {
		fmt.Fprintf(t, "%s\t", topic)
		for i := range runs {
			fmt.Fprintf(t, "%.3f\t", results[i].Of(m)[k])
		}
		fmt.Fprintln(t)
	}
	t.Flush()
}

func table(w io.Writer) *tabwriter.Writer {
	return tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
}
