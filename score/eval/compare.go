package eval

import "fmt"

// A Comparison is what can be said of two systems on one measure.
type Comparison struct {
	Measure    Measure
	A, B       float64 // means
	T          TTest
	Random     RandomizationTest
	Difference Interval // of the mean difference A − B, .95
	Detectable float64  // see MinimumDetectable, at the usual risks
	Warnings   []string // why to read it with care
}

// Compare compares two results on one measure over the topics that both have, by the
// tests that [PairedT] names. For several comparisons correct their p values with
// [Holm].
func Compare(a, b Result, m Measure, s Sampling) Comparison {
	x, y := common(a, b, m)
	d := differences(x, y)
	c := Comparison{Measure: m, A: Mean(x), B: Mean(y), T: PairedT(x, y), Random: Randomization(x, y, s),
		Difference: Bootstrap(d, 0.95, s), Detectable: MinimumDetectable(d, UsualAlpha, UsualPower)}
	if n := len(d); n < FewTopics {
		c.Warnings = append(c.Warnings, fmt.Sprintf("%d topics, fewer than %d: only large differences can show", n, FewTopics))
	}
	if lost := len(a.Topics) + len(b.Topics) - 2*len(d); lost > 0 {
		c.Warnings = append(c.Warnings, fmt.Sprintf("%d topics are in one result only and were left out", lost))
	}
	if a.Order != b.Order {
		c.Warnings = append(c.Warnings, fmt.Sprintf("different orders: %s and %s", a.Order, b.Order))
	}
	return c
}

// common returns the values of a measure for the topics of both results.
func common(a, b Result, m Measure) (x, y []float64) {
	av, bv := a.Of(m), b.Of(m)
	if av == nil || bv == nil {
		return nil, nil
	}
	for i, j := 0, 0; i < len(a.Topics) && j < len(b.Topics); {
		switch {
		case a.Topics[i] < b.Topics[j]:
			i++
		case a.Topics[i] > b.Topics[j]:
			j++
		default:
			x, y = append(x, av[i]), append(y, bv[j])
			i, j = i+1, j+1
		}
	}
	return x, y
}
