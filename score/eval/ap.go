package eval

// AP returns the average precision, in [0, 1]: the mean, over all relevant documents of
// a topic, of the precision at the rank of each; a relevant document that is not ranked
// counts 0.
//
//	AP = (1/R) · Σ_{i relevant} (relevant among the first i) / i
//
// grades are those of the ranked documents in order; a grade of at least 1 is relevant.
// relevant is R, the number of relevant documents of the topic, whether ranked or not;
// less than those ranked counts as those. Without any the result is 0. The mean over
// topics is MAP. It is the measure map of trec_eval. Source: Buckley and Voorhees,
// "Retrieval System Evaluation", in TREC: Experiment and Evaluation (2005).
func AP(grades []int, relevant int) float64 {
	found, sum := 0, 0.0
	for i, grade := range grades {
		if grade > 0 {
			found++
			sum += float64(found) / float64(i+1)
		}
	}
	if found == 0 {
		return 0
	}
	return sum / float64(max(relevant, found))
}
