package matching

import (
	"iter"
	"math/bits"
	"sync"

	"github.com/proven-go/proven/matching/skill"
)

// An areaSet is a set of areas: bit n stands for area number n, its place in
// [skill.Areas]. A profile joins areas at every sentence: sets of bits do that without a
// search.
type areaSet uint32

// anyArea is the number that stands for work in whatever area. It lies behind all others.
const anyArea = 31

// An areaTable is what never changes of the areas, by their number.
type areaTable struct {
	names   []skill.Area
	alone   map[skill.Area]areaSet
	holders [anyArea]areaSet // what an area lies within, itself too
}

var areaTables = sync.OnceValue(func() *areaTable {
	t := &areaTable{names: skill.Areas(), alone: map[skill.Area]areaSet{}}
	for i, a := range t.names {
		t.alone[a] = 1 << i
		for j, b := range t.names {
			if a.Within(b) {
				t.holders[i] |= 1 << j
			}
		}
	}
	return t
})

// areasOf returns the set of some areas. What is no area is in no set.
func areasOf(list []skill.Area) (s areaSet) {
	for _, a := range list {
		s |= areaTables().alone[a]
	}
	return s
}

// has reports whether a set holds the area of a number.
func (s areaSet) has(n int) bool { return s>>n&1 != 0 }

// each yields the numbers in a set, ascending.
func (s areaSet) each() iter.Seq[int] {
	return func(yield func(int) bool) {
		for ; s != 0; s &= s - 1 {
			if !yield(bits.TrailingZeros32(uint32(s))) {
				return
			}
		}
	}
}

// list returns the areas of a set, in the order of [skill.Areas].
func (s areaSet) list() []skill.Area {
	var list []skill.Area
	for n := range s.each() {
		list = append(list, areaTables().names[n])
	}
	return list
}

// withHolders returns a set and the areas that hold one of it: backend work is software
// development too.
func (s areaSet) withHolders() (all areaSet) {
	for n := range s.each() {
		all |= areaTables().holders[n]
	}
	return all
}

// withHolders returns areas and those that hold one of them, in the order of
// [skill.Areas].
func withHolders(list []skill.Area) []skill.Area { return areasOf(list).withHolders().list() }
