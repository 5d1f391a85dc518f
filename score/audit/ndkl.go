package audit

import "math"

// NDKL returns the normalised discounted cumulative Kullback-Leibler divergence of the
// ranking from the shares of the sample, in nats, at least 0; 0 is a ranking whose every
// prefix has the shares of the whole:
//
//	NDKL = (1/Z) Σ_{i=1..N} KL(D_i ‖ p) / log2(i+1),  Z = Σ_{i=1..N} 1/log2(i+1)
//
// D_i are the shares among the first i. An empty sample gives 0. Source: Geyik, Ambler
// and Kenthapadi (KDD 2019).
func (s *Sample) NDKL() float64 {
	total, norm := 0.0, 0.0
	counts := make([]int, len(s.Categories))
	// KL(D_i ‖ p) = S/i − ln i with S = Σ_g c_g·ln(c_g/p_g), of which one member changes
	// one term only: the time does not grow with the number of categories.
	sum, lost := 0.0, 0.0
	for i, m := range s.members {
		p := float64(s.sizes[m.group]) / float64(len(s.members))
		before := term(counts[m.group], p)
		counts[m.group]++
		// Kahan's sum: a million small steps lose no digits.
		step := term(counts[m.group], p) - before - lost
		next := sum + step
		lost, sum = (next-sum)-step, next
		discount := 1 / math.Log2(float64(i+2))
		total += discount * max(sum/float64(i+1)-math.Log(float64(i+1)), 0)
		norm += discount
	}
	return max(ratio(total, norm), 0)
}

// term is what a category adds to S; one without members among the first adds nothing.
func term(count int, share float64) float64 {
	if count == 0 {
		return 0
	}
	return float64(count) * math.Log(float64(count)/share)
}
