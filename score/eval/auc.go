package eval

import (
	"cmp"
	"slices"
)

// AUC returns the area under the receiver operating characteristic, in [0, 1]: the
// chance that a positive item drawn at random has a higher value than a negative one,
// where a tie counts one half.
//
//	AUC = (#{p > n} + ½ · #{p = n}) / (P · N)
//
// ½ is chance, below ½ the order is the wrong way round. positive[i] says what item i
// is; the longer list is cut to the shorter one. Without a positive or without a
// negative item the result is ½: nothing could be put in order. It is the statistic of
// the Mann-Whitney test. Source: Hanley and McNeil, "The meaning and use of the area
// under a receiver operating characteristic (ROC) curve", Radiology 143 (1982).
func AUC(values []float64, positive []bool) float64 {
	n := min(len(values), len(positive))
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	positives, negatives, won := 0, 0, 0 // won counts halves
	for i := 0; i < n; {
		p, m := 0, 0 // of equal value
		for ; i < n && cmp.Compare(values[order[i-p-m]], values[order[i]]) == 0; i++ {
			if positive[order[i]] {
				p++
			} else {
				m++
			}
		}
		won += p * (2*negatives + m)
		positives, negatives = positives+p, negatives+m
	}
	if positives == 0 || negatives == 0 {
		return 0.5
	}
	return float64(won) / 2 / float64(positives) / float64(negatives)
}
