package eval

// Mean returns the arithmetic mean of a measure over topics, 0 of none. Values are
// added in the order given: give them in the order of [Qrels.Topics], so that the last
// digit is the same on every machine.
func Mean(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}
