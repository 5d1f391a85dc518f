package matching

import (
	"cmp"
	"slices"
	"sync"
)

// columns is the part of an index that computes points, in memory: for each feature
// the candidates that have it and how strongly. A value of this type never changes.
// A change makes a new one that shares nearly everything with the old, so that any
// number of rankings go on, each over its own, while candidates come and go.
//
// Candidates lie in layers of at most 64 Ki, each with its posting lists. New rows make
// a small layer; a replaced or deleted row is marked dead in the layer that it is in.
// Small layers are merged as they come, like in a binary counter, so that a row is
// copied a few times in its life and a ranking finds few layers. There are no rows: a
// candidate's is read out of the lists, which halves the memory.
type columns struct {
	asOf   Month // that ages are counted from
	names  *columnNames
	layers []columnLayer // what they hold does not overlap; in no order
	size   int           // ordinals known, dead ones too: all are below
	alive  int
	spare  *sync.Pool // of *[layerSize]uint64, for points
	makers *sync.Pool // of *blockMaker
}

// A columnLayer is a block with what died in it since it was made.
type columnLayer struct {
	*columnBlock
	dead  []uint64 // a bit for each lane; nil is none
	alive int
}

func (l *columnLayer) holds(lane int) bool { return l.dead == nil || l.dead[lane>>6]>>(lane&63)&1 == 0 }

// A columnChange is what is new of one ordinal. It is of a candidate who is gone if id
// is empty.
type columnChange struct {
	ord     uint32
	id      string
	tags    []string
	sources []string
	row     []posting
}

func newColumns(asOf Month) *columns {
	return &columns{
		asOf: asOf, names: newColumnNames(),
		spare:  &sync.Pool{New: func() any { return new([layerSize]uint64) }},
		makers: &sync.Pool{New: func() any { return new(blockMaker) }},
	}
}

// with returns columns in which some ordinals are replaced; of two changes of one
// ordinal the later counts.
func (c *columns) with(changes []columnChange) *columns {
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b columnChange) int { return cmp.Compare(a.ord, b.ord) })
	n := *c
	n.layers = slices.Clone(c.layers)
	n.bury(changes)
	for chunk := range slices.Chunk(latest(changes), layerSize) {
		if b := n.build(chunk); len(b.ords) > 0 {
			n.layers = append(n.layers, columnLayer{b, nil, len(b.ords)})
			n.alive += len(b.ords)
		}
		n.tidy()
	}
	if k := len(changes); k > 0 {
		n.size = max(n.size, int(changes[k-1].ord)+1)
	}
	return &n
}

// latest drops all but the last change of each ordinal.
func latest(changes []columnChange) []columnChange {
	kept := changes[:0]
	for i, ch := range changes {
		if i+1 == len(changes) || changes[i+1].ord != ch.ord {
			kept = append(kept, ch)
		}
	}
	return kept
}

// bury marks dead what changes replace.
func (c *columns) bury(changes []columnChange) {
	fresh := map[int]bool{} // layers whose bits are this value's own
	for _, ch := range changes {
		at, lane, ok := c.find(ch.ord)
		if !ok {
			continue
		}
		l := &c.layers[at]
		if !fresh[at] {
			bits := make([]uint64, (len(l.ords)+63)/64)
			copy(bits, l.dead)
			l.dead, fresh[at] = bits, true
		}
		l.dead[lane>>6] |= 1 << (lane & 63)
		l.alive--
		c.alive--
	}
}

// find returns where an ordinal that is alive lies.
func (c *columns) find(ord uint32) (layer, lane int, ok bool) {
	for i := range c.layers {
		l := &c.layers[i]
		if n := len(l.ords); ord < l.ords[0] || ord > l.ords[n-1] {
			continue
		}
		if lane, ok := slices.BinarySearch(l.ords, ord); ok && l.holds(lane) {
			return i, lane, true
		}
	}
	return 0, 0, false
}

// tidy drops empty layers, rewrites those that are mostly dead, and merges the last
// ones while the layer before is less than twice as large.
func (c *columns) tidy() {
	c.layers = slices.DeleteFunc(c.layers, func(l columnLayer) bool { return l.alive == 0 })
	for i, l := range c.layers {
		if 2*l.alive < len(l.ords) {
			c.layers[i] = c.merge(c.layers[i : i+1])
		}
	}
	for n := len(c.layers); n > 1; n = len(c.layers) {
		a, b := &c.layers[n-2], &c.layers[n-1]
		if a.alive+b.alive > layerSize || a.alive >= 2*b.alive {
			return
		}
		c.layers = append(c.layers[:n-2:n-2], c.merge(c.layers[n-2:]))
	}
}

// compacted returns the same candidates in as few layers as go, without anything of the
// dead: what a file may hold.
func (c *columns) compacted() *columns {
	n := *c
	n.layers = slices.DeleteFunc(slices.Clone(c.layers), func(l columnLayer) bool { return l.alive == 0 })
	slices.SortFunc(n.layers, func(a, b columnLayer) int { return cmp.Compare(a.ords[0], b.ords[0]) })
	var kept, loose []columnLayer
	held := 0
	flush := func() {
		if len(loose) == 1 && loose[0].alive == len(loose[0].ords) {
			kept = append(kept, loose[0])
		} else if len(loose) > 0 {
			kept = append(kept, c.merge(loose))
		}
		loose, held = nil, 0
	}
	for _, l := range n.layers {
		if l.alive == len(l.ords) && l.alive >= layerSize/2 {
			kept = append(kept, l)
			continue
		}
		if held+l.alive > layerSize {
			flush()
		}
		loose, held = append(loose, l), held+l.alive
	}
	flush()
	slices.SortFunc(kept, func(a, b columnLayer) int { return cmp.Compare(a.ords[0], b.ords[0]) })
	n.layers = kept
	return &n
}
