package matching

import (
	"math/bits"
	"slices"
)

// lanes says for each layer of some columns which candidates take part.
type lanes struct {
	layers []laneSet
	count  int
}

// A laneSet is a set of lanes of one layer.
type laneSet struct {
	bits  []uint64 // nil is every lane
	count int
}

func (s *laneSet) has(lane int) bool { return s.bits == nil || s.bits[lane>>6]>>(lane&63)&1 != 0 }

// each visits a set of n lanes at most, ascending.
func (s *laneSet) each(n int, visit func(lane int)) {
	if s.bits == nil {
		for lane := range n {
			visit(lane)
		}
		return
	}
	for i, word := range s.bits {
		for ; word != 0; word &= word - 1 {
			visit(i<<6 + bits.TrailingZeros64(word))
		}
	}
}

// A columnTest is passed by a candidate who has, in one of some lists, a value that
// holds.
type columnTest struct {
	keys  []columnKey
	holds func(columnValue) bool // nil: any value
}

// all returns everybody alive.
func (c *columns) all() *lanes { return c.passing(nil, nil) }

// passing returns those alive who pass every test and, if only is not nil, are in it.
func (c *columns) passing(tests []columnTest, only []uint32) *lanes {
	l := &lanes{layers: make([]laneSet, len(c.layers))}
	c.eachLayer(func(i int) { l.layers[i] = c.passingIn(&c.layers[i], tests, only) })
	for i := range l.layers {
		l.count += l.layers[i].count
	}
	return l
}

func (c *columns) passingIn(l *columnLayer, tests []columnTest, only []uint32) laneSet {
	if len(tests) == 0 && only == nil && l.alive == len(l.ords) {
		return laneSet{nil, l.alive}
	}
	set := make([]uint64, (len(l.ords)+63)/64)
	if only != nil {
		for _, ord := range only {
			if lane, ok := slices.BinarySearch(l.ords, ord); ok {
				set[lane>>6] |= 1 << (lane & 63)
			}
		}
	} else {
		for lane := range l.ords {
			set[lane>>6] |= 1 << (lane & 63)
		}
	}
	for _, t := range tests {
		passed := c.test(l, &t)
		for i := range set {
			set[i] &= passed[i]
		}
	}
	count := 0
	for i := range set {
		if l.dead != nil {
			set[i] &^= l.dead[i]
		}
		count += bits.OnesCount64(set[i])
	}
	return laneSet{set, count}
}

// test returns the lanes of a layer, dead ones too, that pass a test.
func (c *columns) test(l *columnLayer, t *columnTest) []uint64 {
	passed := make([]uint64, (len(l.ords)+63)/64)
	for _, k := range t.keys {
		key, known := c.key(k)
		if !known {
			continue
		}
		l.visit(key, func(lane int, v columnValue) {
			if t.holds == nil || t.holds(v) {
				passed[lane>>6] |= 1 << (lane & 63)
			}
		})
	}
	return passed
}
