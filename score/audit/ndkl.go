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
	for i, m := range s.members {
		counts[m.group]++
		discount := 1 / math.Log2(float64(i+2))
		total += discount * s.divergence(counts, i+1)
		norm += discount
	}
	return max(ratio(total, norm), 0)
}

// divergence is KL(D ‖ p) of the first k; a category without members adds nothing.
func (s *Sample) divergence(counts []int, k int) float64 {
	sum := 0.0
	for g, n := range counts {
		if n > 0 {
			d := float64(n) / float64(k)
			sum += d * math.Log(d*float64(len(s.members))/float64(s.sizes[g]))
		}
	}
	return sum
}
