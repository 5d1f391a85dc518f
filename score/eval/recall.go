package eval

// Recall returns the share of a topic's relevant documents that stand among the first
// k, in [0, 1]: a grade of at least 1 is relevant.
//
//	R@k = (relevant among the first k) / R
//
// relevant is R, whether ranked or not; less than those found counts as those. With k
// of 0 or less all ranked documents count; without a relevant one the result is 0. It
// is the measure recall_k of trec_eval.
func Recall(grades []int, relevant, k int) float64 {
	found := hits(grades, k)
	if found == 0 {
		return 0
	}
	return float64(found) / float64(max(relevant, found))
}

// hits counts the relevant documents among the first k.
func hits(grades []int, k int) int {
	found := 0
	for _, grade := range grades[:cut(len(grades), k)] {
		if grade > 0 {
			found++
		}
	}
	return found
}
