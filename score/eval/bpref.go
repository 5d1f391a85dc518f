package eval

// Bpref returns the binary preference, in [0, 1]: how rarely a judged non-relevant
// document stands before a relevant one. Unjudged documents, those of a negative grade,
// are passed over, so that a pool with holes punishes no system for what was never
// looked at.
//
//	bpref = (1/R) · Σ_{r relevant, ranked} 1 − min(n_r, R) / min(N, R)
//
// n_r is the number of judged non-relevant documents ranked before r, R the number of
// the topic's relevant documents and N that of its judged non-relevant ones, whether
// ranked or not; R and N smaller than what is ranked count as that. A grade of at
// least 1 is relevant, 0 is judged non-relevant. Without a relevant document the
// result is 0. It is the measure bpref of trec_eval. Source: Buckley and Voorhees,
// "Retrieval evaluation with incomplete information", SIGIR 2004, in the corrected
// form of trec_eval 8 and later.
func Bpref(grades []int, relevant, nonrelevant int) float64 {
	found, missed := 0, 0
	for _, grade := range grades {
		switch {
		case grade > 0:
			found++
		case grade == 0:
			missed++
		}
	}
	if found == 0 {
		return 0
	}
	relevant, nonrelevant = max(relevant, found), max(nonrelevant, missed)
	before, sum := 0, 0.0
	for _, grade := range grades {
		switch {
		case grade > 0 && before == 0:
			sum++
		case grade > 0:
			sum += 1 - float64(min(before, relevant))/float64(min(nonrelevant, relevant))
		case grade == 0:
			before++
		}
	}
	return sum / float64(relevant)
}
