package eval

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
)

// A Result holds the values of measures for each topic of some judgments.
type Result struct {
	Measures []Measure
	Order    Order
	Topics   []string    // of the judgments, ascending
	Values   [][]float64 // by measure, then by topic
	Missing  []string    // judged topics that the run does not rank: they count 0, as with trec_eval -c
	Ignored  []string    // topics of the run without judgments: they count nowhere
}

// Evaluate measures a run. Every topic of the judgments counts, with 0 where the run
// is silent, so that no system gains by leaving out what is hard: trec_eval does so
// only with -c.
//
//	qrels, err := eval.ReadQrels(judgments)
//	run, err := eval.ReadRun(file)
//	measures, err := eval.ParseMeasures("nDCG@10 AP P@5")
//	fmt.Println(eval.Evaluate(qrels, run, measures, eval.DocDescending).Mean(measures[0]))
func Evaluate(q Qrels, run Run, measures []Measure, order Order) Result {
	return evaluate(q, run, measures, order, func(_ string, r Ranking) []string { return r.In(order) })
}

// evaluate measures a run whose documents docs puts in order.
func evaluate(q Qrels, run Run, measures []Measure, order Order, docs func(topic string, r Ranking) []string) Result {
	r := Result{Measures: slices.Clone(measures), Order: order, Topics: q.Topics()}
	r.Values = make([][]float64, len(measures))
	for _, topic := range r.Topics {
		ranking, ok := run[topic]
		if !ok {
			r.Missing = append(r.Missing, topic)
		}
		graded := Graded{Ranked: q.Judged(topic, docs(topic, ranking)), Pool: slices.Collect(maps.Values(q[topic]))}
		for i, m := range measures {
			r.Values[i] = append(r.Values[i], m.Of(graded))
		}
	}
	for _, topic := range run.Topics() {
		if _, ok := q[topic]; !ok {
			r.Ignored = append(r.Ignored, topic)
		}
	}
	return r
}

// Of returns the values of a measure in the order of Topics, nil for one that was not
// computed.
func (r Result) Of(m Measure) []float64 {
	if i := slices.Index(r.Measures, m); i >= 0 {
		return r.Values[i]
	}
	return nil
}

// Mean returns the mean of a measure over all topics, 0 for one that was not computed.
func (r Result) Mean(m Measure) float64 { return Mean(r.Of(m)) }

// Write writes the per-topic results in the form of trec_eval -q: lines "measure,
// topic, value" separated by tabs, then the means under the topic "all". Values have
// six digits.
func (r Result) Write(w io.Writer) error {
	buffered := bufio.NewWriter(w)
	for t, topic := range r.Topics {
		for i, m := range r.Measures {
			fmt.Fprintf(buffered, "%s\t%s\t%.6f\n", m, Column(topic), r.Values[i][t])
		}
	}
	for i, m := range r.Measures {
		fmt.Fprintf(buffered, "%s\tall\t%.6f\n", m, Mean(r.Values[i]))
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	return nil
}
