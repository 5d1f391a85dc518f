package main

import (
	"math/rand/v2"
	"strconv"
)

// A draw is a stream of chance. It uses the output of PCG itself, whose algorithm is
// fixed, and none of the methods above it, which a later Go may change.
type draw struct{ pcg *rand.PCG }

func newDraw(seed uint64, person int) draw {
	d := draw{rand.NewPCG(seed, uint64(person))}
	d.pcg.Uint64() // the first output of near seeds is near too
	return d
}

// upTo returns a number in [0, n). The bias of the remainder is far below what can be
// seen here.
func (d draw) upTo(n int) int {
	if n <= 0 {
		return 0
	}
	return int((d.pcg.Uint64() >> 11) % uint64(n))
}

// between returns a number in [low, high].
func (d draw) between(low, high int) int { return low + d.upTo(high-low+1) }

// chance reports true in percent of a hundred cases.
func (d draw) chance(percent int) bool { return d.upTo(100) < percent }

func (d draw) number(low, high int) string { return strconv.Itoa(d.between(low, high)) }

// pick returns one of a list; the zero value of an empty one.
func pick[T any](d draw, list []T) T {
	var zero T
	if len(list) == 0 {
		return zero
	}
	return list[d.upTo(len(list))]
}

// shuffle returns a list in another order.
func shuffle[T any](d draw, list []T) []T {
	out := append([]T(nil), list...)
	for i := len(out) - 1; i > 0; i-- {
		j := d.upTo(i + 1)
		out[i], out[j] = out[j], out[i]
	}
	return out
}
