package eval

import (
	"cmp"
	"slices"
)

// Holm returns the p values of several tests corrected for their number by Holm's
// step-down method, in the order given: with the m values ascending,
//
//	p'_(i) = max_{j ≤ i} min(1, (m − j + 1) · p_(j))
//
// A corrected value at or below α is significant, and the chance of even one wrong
// such claim is at most α, whatever the dependence between the tests. It never
// corrects more than Bonferroni does. Values outside [0, 1] are clamped; NaN counts as
// 1. Source: Holm, "A simple sequentially rejective multiple test procedure",
// Scandinavian Journal of Statistics 6 (1979).
func Holm(p []float64) []float64 {
	clean := make([]float64, len(p))
	order := make([]int, len(p))
	for i, v := range p {
		clean[i], order[i] = 1, i
		if v <= 1 {
			clean[i] = max(v, 0)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(clean[a], clean[b]) })
	out, least := make([]float64, len(p)), 0.0
	for step, i := range order {
		least = max(least, min(1, float64(len(p)-step)*clean[i]))
		out[i] = least
	}
	return out
}
