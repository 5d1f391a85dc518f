package eval

import "math"

// FewTopics is the number of topics below which a comparison needs a warning: with 25
// topics the usual spread of differences (.1 to .2 of nDCG or AP) hides differences of
// .06 to .12 at the usual power. Sources: Sakai, "Topic set size design", Information
// Retrieval Journal 19 (2016); Urbano, Lima and Hanjalic, "Statistical significance
// testing in information retrieval: an empirical analysis of type I, type II and type
// III errors", SIGIR 2019.
const FewTopics = 25

// The usual risks of a test: a wrong claim of a difference, and the chance to find a
// true one.
const (
	UsualAlpha = 0.05
	UsualPower = 0.8
)

// MinimumDetectable returns the smallest true mean difference that a paired t-test over
// these topics would find with a given power, in the unit of the measure:
//
//	δ = (t_{1−α/2, n−1} + t_{power, n−1}) · sd / √n
//
// differences are the per-topic differences of two systems; alpha and power lie in
// (0, 1), what does not means [UsualAlpha] or [UsualPower]. A difference that was
// looked for and is smaller than δ was not refuted by a test that failed: it could not
// have been seen. With fewer than two topics nothing is detectable: +Inf. The formula
// takes the central t in place of the non-central one, which errs by under 2 % from ten
// topics on. Source: Cohen, "Statistical Power Analysis for the Behavioral Sciences"
// (1988), chapter 2.
func MinimumDetectable(differences []float64, alpha, power float64) float64 {
	n := len(differences)
	if n < 2 {
		return math.Inf(1)
	}
	if !(alpha > 0 && alpha < 1) {
		alpha = UsualAlpha
	}
	if !(power > 0 && power < 1) {
		power = UsualPower
	}
	reach := 0.0 // t_power is negative for a power below one half
	if power >= 0.5 {
		reach = studentQuantile(2*(1-power), n-1)
	} else {
		reach = -studentQuantile(2*power, n-1)
	}
	return max(0, studentQuantile(alpha, n-1)+reach) * deviation(differences) / math.Sqrt(float64(n))
}
