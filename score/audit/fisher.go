package audit

// Fisher returns the two-sided p-value of Fisher's exact test, in [0, 1], that a of n
// and b of m differ: the chance, with all margins as they are, of a table as unlikely as
// this one or more so. Counts outside [0, n] or [0, m] are clamped; empty groups give 1;
// what is less likely than 1e-300 times the likeliest table is 0. The relative error is
// below 1e-9 for groups of a million; the time grows with the smallest margin.
//
// Source: Fisher, "The Logic of Inductive Inference" (1935); the two-sided rule is that
// of R's fisher.test, with its tolerance of 1e-7.
func Fisher(a, n, b, m int) float64 {
	n, m = max(n, 0), max(m, 0)
	a, b = min(max(a, 0), n), min(max(b, 0), m)
	total := a + b
	lowest, highest := max(0, total-m), min(n, total)
	if n == 0 || m == 0 {
		return 1
	}
	// Each table's chance over that of the likeliest, from the middle outwards: factorials
	// of a million have logarithms of eight digits, and lose as many of the result.
	mode := min(max(int((float64(total)+1)*(float64(n)+1)/(float64(n)+float64(m)+2)), lowest), highest)
	weight := 1.0
	weights := make([]float64, highest-lowest+1)
	weights[mode-lowest] = 1
	for x := mode; x < highest && weight > 0; x++ {
		weight *= float64(n-x) * float64(total-x) / (float64(x+1) * float64(m-total+x+1))
		weights[x+1-lowest] = weight
	}
	weight = 1
	for x := mode; x > lowest && weight > 0; x-- {
		weight *= float64(x) * float64(m-total+x) / (float64(n-x+1) * float64(total-x+1))
		weights[x-1-lowest] = weight
	}
	all, extreme, most := 0.0, 0.0, weights[a-lowest]*(1+1e-7)
	for _, w := range weights {
		all += w
		if w <= most {
			extreme += w
		}
	}
	return min(extreme/all, 1)
}
