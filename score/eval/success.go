package eval

// Success returns 1 if a document with a grade of at least 1 stands among the first k,
// else 0; k of 0 or less means all. It is the measure success_k of trec_eval.
func Success(grades []int, k int) float64 {
	if hits(grades, k) > 0 {
		return 1
	}
	return 0
}
