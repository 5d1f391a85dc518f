package eval

import (
	"math"
	"slices"
)

// NDCG returns the normalised discounted cumulative gain at cut-off k, in [0, 1]: DCG
// of the ranking divided by DCG of the best possible one, where
//
//	DCG@k = Σ_{i=1..k} max(grade_i, 0) / log2(i+1)
//
// grades are those of the ranked documents in order, ideal those of all judged
// documents in any order, whether ranked or not; k of 0 or less means no cut-off.
// Without a relevant judged document the result is 0. The result is clamped to 1, if
// grades hold more than ideal does.
//
// The gain is linear: it is the measure ndcg_cut of trec_eval, not the variant with
// 2^grade - 1, which is [NDCGExp]. Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR
// techniques", ACM TOIS 20(4), 2002, with the discount log2(i+1) of later practice.
func NDCG(grades, ideal []int, k int) float64 {
	return ndcg(grades, ideal, k, func(grade int) float64 { return float64(grade) })
}

// NDCGExp is [NDCG] with the gain 2^grade − 1, which makes the best grades count far
// more: grades 1, 2, 3 gain 1, 3, 7. It is nDCG(dcg='exp-log2') of ir_measures and the
// measure of gdeval for grades up to 4. Grades above 900 count as 900, so that no sum
// overflows. Source: Burges et al., "Learning to rank using gradient descent", ICML
// 2005.
func NDCGExp(grades, ideal []int, k int) float64 {
	return ndcg(grades, ideal, k, func(grade int) float64 { return math.Exp2(float64(min(grade, 900))) - 1 })
}

func ndcg(grades, ideal []int, k int, gain func(int) float64) float64 {
	best := slices.Clone(ideal)
	slices.Sort(best)
	slices.Reverse(best)
	most := dcg(best, k, gain)
	if most == 0 {
		return 0
	}
	return min(dcg(grades, k, gain)/most, 1)
}

// dcg sums the discounted gains of the first k grades.
func dcg(grades []int, k int, gain func(int) float64) float64 {
	sum := 0.0
	for i, grade := range grades[:cut(len(grades), k)] {
		if grade > 0 {
			sum += gain(grade) / math.Log2(float64(i+2))
		}
	}
	return sum
}

// cut returns how many of n documents a cut-off k leaves.
func cut(n, k int) int {
	if k <= 0 {
		return n
	}
	return min(n, k)
}
