package eval

// RPrecision returns the precision among the first R, in [0, 1], where R is the number
// of the topic's relevant documents: the point where precision equals recall.
//
//	Rprec = (relevant among the first R) / R
//
// A grade of at least 1 is relevant; a ranking shorter than R is divided by R all the
// same. Without a relevant document the result is 0. It is the measure Rprec of
// trec_eval. Source: Buckley and Voorhees, "Retrieval System Evaluation" (2005).
func RPrecision(grades []int, relevant int) float64 {
	if relevant <= 0 {
		return 0
	}
	return Precision(grades, relevant)
}
