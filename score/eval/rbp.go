package eval

import "math"

// RBP returns the rank-biased precision, in [0, 1): the expected share of relevant
// documents for a reader who goes on from each rank to the next with probability p.
//
//	RBP = (1 − p) · Σ_{i relevant} p^(i−1)
//
// grades are those of the ranked documents in order; a grade of at least 1 is relevant.
// k counts ranks; 0 or less means all. p is in [0, 1); what lies outside is clamped to
// 0 and to the largest number below 1; NaN counts as 0. A reader at p looks at
// 1/(1−p) documents: .8 is five of them, .9 (trec_eval's) ten. A ranking of finite
// length never reaches 1: even a perfect one misses p^n. Source: Moffat and Zobel,
// "Rank-biased precision for measurement of retrieval effectiveness", ACM TOIS 27(1),
// 2008.
func RBP(grades []int, p float64, k int) float64 {
	if !(p > 0) {
		p = 0
	}
	p = min(p, math.Nextafter(1, 0))
	sum, weight := 0.0, 1-p
	for _, grade := range grades[:cut(len(grades), k)] {
		if grade > 0 {
			sum += weight
		}
		weight *= p
	}
	return sum
}
