package main

import (
	"maps"
	"slices"
)

// A tally counts values: how many are right, how many the parser gave and how many the
// truth asks for.
type tally struct{ right, given, asked int }

func (t tally) plus(u tally) tally {
	return tally{t.right + u.right, t.given + u.given, t.asked + u.asked}
}

// precision is the share of the given values that are right, 0 if none was given.
func (t tally) precision() float64 { return share(t.right, t.given) }

// recall is the share of the asked values that are right, 0 if none was asked for.
func (t tally) recall() float64 { return share(t.right, t.asked) }

// f1 is the harmonic mean of precision and recall, 2·right/(given+asked).
func (t tally) f1() float64 { return share(2*t.right, t.given+t.asked) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
