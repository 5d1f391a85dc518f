package eval

import (
	"cmp"
	"slices"
)

// Ties says how much of a run's order is decided by names and not by the system.
type Ties struct {
	K       int // the cut-off it was counted at; 0 or less is none
	Ranked  int // documents among the first k of their topics
	Tied    int // those of them that share what they are ordered by with another document of the topic
	Topics  int // topics with at least one such document
	Crossed int // topics where a tie spans the cut-off: which documents are in the top k is chance
}

// Share returns the share of tied documents, in [0, 1]; 0 of none.
func (t Ties) Share() float64 {
	if t.Ranked == 0 {
		return 0
	}
	return float64(t.Tied) / float64(t.Ranked)
}

// TiesAt counts the ties among the first k documents of each topic; k of 0 or less
// means all. The share of tied documents is the report that the field asks for beside
// any figure: two programs that break ties differently may disagree on that much.
// Source: Cabanac, Hubert, Boughanem and Chrisment, "Tie-breaking bias: effect of an
// uncontrolled parameter on information retrieval evaluation", CLEF 2010.
func TiesAt(run Run, order Order, k int) Ties {
	t := Ties{K: k}
	for _, ranking := range run {
		sorted := ranking.sorted(order)
		top := cut(len(sorted), k)
		tied := 0
		for i := range top {
			before := i > 0 && order.tied(sorted[i-1], sorted[i]) == 0
			after := i+1 < len(sorted) && order.tied(sorted[i], sorted[i+1]) == 0
			if before || after {
				tied++
			}
		}
		t.Ranked += top
		t.Tied += tied
		if tied > 0 {
			t.Topics++
		}
		if top > 0 && top < len(sorted) && order.tied(sorted[top-1], sorted[top]) == 0 {
			t.Crossed++
		}
	}
	return t
}

// TieBounds measures a run twice: with every tie decided for the worse document and
// for the better one. Each topic's value under any other way to break ties lies
// between, so where the two agree no program can report another figure. Which
// documents are tied depends on the order: for [FileRank] those of equal rank, else
// those of equal score.
func TieBounds(q Qrels, run Run, measures []Measure, order Order) (worst, best Result) {
	by := func(sign int) Result {
		return evaluate(q, run, measures, order, func(topic string, r Ranking) []string {
			grade := func(e Entry) int { return q.Judged(topic, []string{e.Doc})[0] }
			sorted := slices.Clone(r)
			slices.SortStableFunc(sorted, func(a, b Entry) int {
				return cmp.Or(order.tied(a, b), sign*cmp.Compare(grade(a), grade(b)))
			})
			return sorted.docs()
		})
	}
	return by(1), by(-1)
}
