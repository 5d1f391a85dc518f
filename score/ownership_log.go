package score

import "math/bits"

// log2 returns the binary logarithm of n in units of 2^-fraction, rounded down; 0 for n
// of 0 and 1. fraction is at most 20. It is made of whole numbers alone, so that no
// processor and no compiler rounds it differently: the fraction is found bit by bit,
// squaring a number in [1, 2) of 31 fractional bits and halving it whenever it reaches
// 2. The square is cut, so that the last unit may be one too few.
func log2(n uint64, fraction int) int {
	if n < 2 {
		return 0
	}
	const one = 1 << 31
	log := bits.Len64(n) - 1
	x := n << (63 - log) >> 32 // n / 2^log in [one, 2·one)
	for range fraction {
		x = x * x >> 31
		log <<= 1
		if x >= 2*one {
			x >>= 1
			log++
		}
	}
	return log
}

// log2Bits returns the binary logarithm of n in [Bit]s.
func log2Bits(n uint64) int { return log2(n, 6) }
