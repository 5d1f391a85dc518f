package eval

import "math"

// A TTest is the outcome of [PairedT].
type TTest struct {
	N    int     // pairs
	Mean float64 // mean difference, a − b
	SD   float64 // standard deviation of the differences, with N − 1
	T    float64 // the statistic; ±Inf where all differences are the same and not 0
	P    float64 // two-sided, in [0, 1]
}

// Effect returns the standardised difference Mean/SD (Cohen's d of pairs), 0 where the
// standard deviation is 0.
func (t TTest) Effect() float64 {
	if t.SD == 0 {
		return 0
	}
	return t.Mean / t.SD
}

// PairedT tests whether two systems differ over the same topics by the paired t-test of
// Student, two-sided:
//
//	t = mean(d) / (sd(d) / √n),  p = I_{ν/(ν+t²)}(ν/2, 1/2),  ν = n − 1
//
// a[i] and b[i] are the values for topic i; the longer list is cut to the shorter one.
// With fewer than two pairs, and where no topic differs, p is 1; where all differ by
// the same, p is 0 (the test assumes a spread and sees none). Source: Student, "The
// probable error of a mean", Biometrika 6 (1908); for its use here Smucker, Allan and
// Carterette, "A comparison of statistical significance tests for information retrieval
// evaluation", CIKM 2007, who find it, the randomisation test and the bootstrap to
// agree, and advise against Wilcoxon's and the sign test.
func PairedT(a, b []float64) TTest {
	d := differences(a, b)
	t := TTest{N: len(d), Mean: Mean(d), SD: deviation(d), P: 1}
	switch {
	case t.N < 2 || t.Mean == 0:
	case t.SD <= 1e-14*math.Abs(t.Mean): // the spread is rounding
		t.SD, t.T, t.P = 0, math.Inf(int(math.Copysign(1, t.Mean))), 0
	default:
		t.T = t.Mean / (t.SD / math.Sqrt(float64(t.N)))
		t.P = studentTail(t.T, t.N-1)
	}
	return t
}

// differences returns a[i] − b[i] as far as both go.
func differences(a, b []float64) []float64 {
	d := make([]float64, min(len(a), len(b)))
	for i := range d {
		d[i] = a[i] - b[i]
	}
	return d
}

// deviation returns the standard deviation with n − 1, 0 of fewer than two.
func deviation(values []float64) float64 {
	if len(values) < 2 {
		return 0
	}
	mean, sum := Mean(values), 0.0
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	return math.Sqrt(sum / float64(len(values)-1))
}
