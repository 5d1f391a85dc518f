package eval

import "math"

// incompleteBeta returns the regularised incomplete beta function I_x(a, b) for
// positive a and b and x in [0, 1]: the continued fraction of the function, evaluated
// from the front by the modified method of Lentz. Its error is below 1e-12 for the a
// and b of a t-test. Source: NIST Digital Library of Mathematical Functions, 8.17.22;
// Thompson and Barnett, "Coulomb and Bessel functions of complex arguments and order",
// Journal of Computational Physics 64 (1986).
func incompleteBeta(a, b, x float64) float64 {
	switch {
	case !(x > 0):
		return 0
	case x >= 1:
		return 1
	case x > (a+1)/(a+b+2): // the fraction converges fast on the other side only
		return 1 - incompleteBeta(b, a, 1-x)
	}
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	front := math.Exp(lab - la - lb + a*math.Log(x) + b*math.Log1p(-x))
	return front / a / betaFraction(a, b, x)
}

// betaFraction returns 1 + d1/(1 + d2/(1 + …)).
func betaFraction(a, b, x float64) float64 {
	const (
		tiny = 1e-300
		done = 1e-15
		most = 10_000 // about √max(a, b) steps are needed
	)
	f, c, d := 1.0, 1.0, 0.0
	for i := 1; i <= most; i++ {
		m := float64(i / 2)
		var term float64
		if i%2 == 0 {
			term = m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		} else {
			term = -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		}
		d = 1 + term*d
		if math.Abs(d) < tiny {
			d = tiny
		}
		d = 1 / d
		c = 1 + term/c
		if math.Abs(c) < tiny {
			c = tiny
		}
		f *= c * d
		if math.Abs(c*d-1) < done {
			break
		}
	}
	return f
}

// studentTail returns the two-sided tail P(|T| ≥ |t|) of Student's t with df degrees
// of freedom.
func studentTail(t float64, df int) float64 {
	n := float64(df)
	return incompleteBeta(n/2, 0.5, n/(n+t*t))
}

// studentQuantile returns the t with P(|T| ≥ t) = tail, by bisection.
func studentQuantile(tail float64, df int) float64 {
	lo, hi := 0.0, 1.0
	for studentTail(hi, df) > tail && hi < 1e12 {
		lo, hi = hi, hi*2
	}
	for range 200 {
		mid := lo + (hi-lo)/2
		if studentTail(mid, df) > tail {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}
