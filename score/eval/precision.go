package eval

// Precision returns the share of relevant documents among the first k, in [0, 1]: a
// grade of at least 1 is relevant. A ranking shorter than k is divided by k all the
// same, as the measure P_k of trec_eval does: what is not ranked is not found. With k
// of 0 or less it is the share among all ranked; of an empty ranking it is 0.
func Precision(grades []int, k int) float64 {
	if k <= 0 {
		k = len(grades)
	}
	found := hits(grades, k)
	if found == 0 {
		return 0
	}
	return float64(found) / float64(k)
}
