package eval

// RR returns the reciprocal rank, in [0, 1]: 1/i of the first relevant document at
// rank i, 0 if none is ranked. A grade of at least 1 is relevant. Its mean over topics
// is MRR. It is the measure recip_rank of trec_eval, which has no cut-off. Source:
// Voorhees, "The TREC-8 question answering track report" (1999).
func RR(grades []int) float64 {
	for i, grade := range grades {
		if grade > 0 {
			return 1 / float64(i+1)
		}
	}
	return 0
}
