package eval

// JudgedAt returns the share of judged documents among the first k, in [0, 1]: a
// negative grade is an unjudged document. A ranking shorter than k is divided by its
// own length, since what is not ranked needs no judgment; of an empty ranking the
// result is 0. Below about .9 a comparison says more about the pool than about the
// systems. It is the measure Judged@k of ir_measures, which takes a grade of -1 for a
// judgment, though.
func JudgedAt(grades []int, k int) float64 {
	top := grades[:cut(len(grades), k)]
	if len(top) == 0 {
		return 0
	}
	judged := 0
	for _, grade := range top {
		if grade >= 0 {
			judged++
		}
	}
	return float64(judged) / float64(len(top))
}
