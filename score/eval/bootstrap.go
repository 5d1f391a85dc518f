package eval

import (
	"math"
	"slices"

	"github.com/proven-go/proven/internal/dice"
)

// An Interval is a mean and where it lies with a stated confidence.
type Interval struct {
	Mean, Low, High float64
	Confidence      float64
	Samples         int
	Seed            uint64
}

// Bootstrap returns the mean of per-topic values with a percentile interval: the
// values are drawn anew, with replacement, as many as there are, and the interval spans
// the middle share of the means of those samples. For the difference of two systems
// give it the differences of their topics.
//
// confidence is in (0, 1), as .95; what lies outside means .95. Of no values all is 0;
// of one value the interval is that value. The topic is what is drawn, not the
// document: an interval speaks of other topics of the same kind. It is too narrow for
// few values: below [FewTopics] read it as a lower bound of the doubt. Source: Efron,
// "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979).
func Bootstrap(values []float64, confidence float64, s Sampling) Interval {
	return BootstrapOf(len(values), func(sample []int) float64 {
		sum := 0.0
		for _, i := range sample {
			sum += values[i]
		}
		return sum / float64(max(len(sample), 1))
	}, confidence, s)
}

// BootstrapOf is [Bootstrap] for any statistic of n items: it is given the indices of a
// sample, each in [0, n), and must not keep or change them. Mean is the statistic of
// the items as they are. With n of 0 the statistic is asked once, of nothing.
func BootstrapOf(n int, statistic func(sample []int) float64, confidence float64, s Sampling) Interval {
	if !(confidence > 0 && confidence < 1) {
		confidence = 0.95
	}
	sample := make([]int, max(n, 0))
	for i := range sample {
		sample[i] = i
	}
	out := Interval{Mean: statistic(sample), Confidence: confidence, Samples: s.samples(), Seed: s.Seed}
	out.Low, out.High = out.Mean, out.Mean
	if n <= 0 {
		return out
	}
	found, roll := make([]float64, out.Samples), dice.Dice(s.Seed)
	for i := range found {
		for j := range sample {
			sample[j] = roll.Below(n)
		}
		found[i] = statistic(sample)
	}
	slices.Sort(found)
	tail := int(math.Floor((1 - confidence) / 2 * float64(len(found))))
	out.Low, out.High = found[tail], found[len(found)-1-tail]
	return out
}
