package audit

import (
	"slices"

	"github.com/proven-go/proven/internal/dice"
)

// An Interval is a range that a figure lies in with a stated chance.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Bootstrap returns the 95 % percentile interval of a figure over n samples of the rows
// of known category, drawn with replacement; equal seeds give equal intervals. What is
// drawn keeps the order of the ranking, and what is drawn twice stands there twice. The
// figure must not keep the sample that it is given. An empty sample, or n below 1, gives
// the zero Interval. Source: Efron and Tibshirani, "An Introduction to the Bootstrap"
// (1993), chapter 13.
func (s *Sample) Bootstrap(n int, seed uint64, figure func(*Sample) float64) Interval {
	if len(s.members) == 0 || n < 1 {
		return Interval{}
	}
	roll := dice.Dice(seed)
	values := make([]float64, n)
	times := make([]int, len(s.members))
	drawn := &Sample{Attributes: s.Attributes, Categories: s.Categories, Unknown: s.Unknown}
	drawn.members, drawn.sizes = make([]member, 0, len(s.members)), make([]int, len(s.sizes))
	for i := range values {
		clear(times)
		for range s.members {
			times[roll.Below(len(s.members))]++
		}
		drawn.members = drawn.members[:0]
		clear(drawn.sizes)
		for j, t := range times {
			drawn.sizes[s.members[j].group] += t
			for range t {
				drawn.members = append(drawn.members, s.members[j])
			}
		}
		values[i] = figure(drawn)
	}
	slices.Sort(values)
	return Interval{values[n*25/1000], values[max(n-1-n*25/1000, 0)]}
}
