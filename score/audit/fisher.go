package audit

import "math"

// Fisher returns the two-sided p-value of Fisher's exact test, in [0, 1], that a of n
// and b of m differ: the chance, with all margins as they are, of a table as unlikely as
// this one or more so. Counts outside [0, n] or [0, m] are clamped; empty groups give 1.
//
// Source: Fisher, "The Logic of Inductive Inference" (1935); the two-sided rule is that
// of R's fisher.test, with its tolerance of 1e-7.
func Fisher(a, n, b, m int) float64 {
	n, m = max(n, 0), max(m, 0)
	a, b = min(max(a, 0), n), min(max(b, 0), m)
	total, lowest, highest := a+b, max(0, a+b-m), min(n, a+b)
	if n == 0 || m == 0 {
		return 1
	}
	chance := func(x int) float64 {
		return math.Exp(logChoose(n, x) + logChoose(m, total-x) - logChoose(n+m, total))
	}
	observed := chance(a)
	p := 0.0
	for x := lowest; x <= highest; x++ {
		if c := chance(x); c <= observed*(1+1e-7) {
			p += c
		}
	}
	return min(p, 1)
}

func logChoose(n, k int) float64 {
	return logFactorial(n) - logFactorial(k) - logFactorial(n-k)
}

func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}
