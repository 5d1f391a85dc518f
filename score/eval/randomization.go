package eval

import (
	"math"

	"github.com/proven-go/proven/internal/dice"
)

// exactTopics is the largest number of topics whose 2^n sign patterns are all counted.
const exactTopics = 20

// DefaultSamples is the number of random samples that a test or an interval draws if
// none is given: the standard error of a p of .05 is then .0007.
const DefaultSamples = 100_000

// A Sampling says how chance is drawn. The zero Sampling draws [DefaultSamples] with
// seed 0. Equal values give equal figures on any machine.
type Sampling struct {
	Seed    uint64
	Samples int // 0 or less means DefaultSamples
}

func (s Sampling) samples() int {
	if s.Samples <= 0 {
		return DefaultSamples
	}
	return s.Samples
}

// A RandomizationTest is the outcome of [Randomization].
type RandomizationTest struct {
	N       int     // pairs
	Mean    float64 // mean difference, a − b
	P       float64 // two-sided, in (0, 1]
	Exact   bool    // all 2^N patterns were counted
	Samples int     // patterns looked at: 2^N or those drawn
	Seed    uint64  // of the draws; 0 if exact
}

// Randomization tests whether two systems differ over the same topics by Fisher's
// paired randomisation test, two-sided: if the systems were the same, each difference
// could as well have the other sign, so p is the share of sign patterns whose mean is
// at least as far from 0 as the observed one.
//
//	exact, n ≤ 20:  p = #{patterns: |Σ ±d| ≥ |Σ d|} / 2^n
//	sampled:        p = (b + 1) / (B + 1), b those of B drawn patterns
//
// a[i] and b[i] are the values for topic i; the longer list is cut to the shorter one.
// Sums that differ by rounding alone count as equal. With no pairs, and where no topic
// differs, p is 1. It needs no assumption about the spread of the differences. Sources:
// Fisher, "The Design of Experiments" (1935); Smucker, Allan and Carterette (CIKM
// 2007); for the +1 Phipson and Smyth, "Permutation p-values should never be zero"
// (2010).
func Randomization(a, b []float64, s Sampling) RandomizationTest {
	d := differences(a, b)
	out := RandomizationTest{N: len(d), Mean: Mean(d), P: 1}
	sum, size := 0.0, 0.0
	for _, v := range d {
		sum += v
		size += math.Abs(v)
	}
	least := math.Abs(sum) - 1e-12*size
	if len(d) <= exactTopics {
		out.Exact, out.Samples = true, 1<<len(d)
		out.P = float64(patterns(d, 0, least)) / float64(out.Samples)
		return out
	}
	out.Samples, out.Seed = s.samples(), s.Seed
	extreme, roll := 0, dice.Dice(s.Seed)
	for range out.Samples {
		if math.Abs(flipped(d, &roll)) >= least {
			extreme++
		}
	}
	out.P = float64(extreme+1) / float64(out.Samples+1)
	return out
}

// patterns counts the sign patterns of d whose sum, added to sum, is at least as far
// from 0 as least.
func patterns(d []float64, sum, least float64) int {
	if len(d) == 0 {
		if math.Abs(sum) >= least {
			return 1
		}
		return 0
	}
	return patterns(d[1:], sum+d[0], least) + patterns(d[1:], sum-d[0], least)
}

// flipped returns the sum of d with random signs.
func flipped(d []float64, roll *dice.Dice) float64 {
	sum, bits := 0.0, uint64(0)
	for i, v := range d {
		if i%64 == 0 {
			bits = roll.Next()
		}
		if bits&1 == 1 {
			v = -v
		}
		bits >>= 1
		sum += v
	}
	return sum
}
