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

// Bootstrap returns the 95 % percentile interval of a figure over n samples of the rows,
// drawn with replacement; equal seeds give equal intervals. Rows keep their scores, so
// that a drawn sample is ranked by them anew. No rows, or n below 1, give the zero
// Interval. Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993),
// chapter 13.
func Bootstrap(rows []Row, n int, seed uint64, figure func([]Row) float64) Interval {
	if len(rows) == 0 || n < 1 {
		return Interval{}
	}
	roll := dice.Dice(seed)
	values := make([]float64, n)
	drawn := make([]Row, len(rows))
	for i := range values {
		for j := range drawn {
			drawn[j] = rows[roll.Below(len(rows))]
		}
		values[i] = figure(drawn)
	}
	slices.Sort(values)
	return Interval{values[n*25/1000], values[max(n-1-n*25/1000, 0)]}
}
