package audit

import "math"

// TwoProportions returns the two-sided p-value, in [0, 1], of the pooled z-test that the
// shares a of n and b of m differ:
//
//	z = (a/n − b/m) / √(q·(1−q)·(1/n + 1/m)),  q = (a+b)/(n+m)
//
// Empty groups, and shares that are all 0 or all 1, give 1. It needs large groups; see
// [Fisher] for others. Source: any textbook; e.g. Fleiss, "Statistical Methods for Rates
// and Proportions" (1981), chapter 2.
func TwoProportions(a, n, b, m int) float64 {
	if n <= 0 || m <= 0 {
		return 1
	}
	q := float64(a+b) / float64(n+m)
	spread := math.Sqrt(q * (1 - q) * (1/float64(n) + 1/float64(m)))
	if !(spread > 0) {
		return 1
	}
	z := (float64(a)/float64(n) - float64(b)/float64(m)) / spread
	return math.Erfc(math.Abs(z) / math.Sqrt2)
}
