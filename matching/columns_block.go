package matching

import (
	"cmp"
	"slices"
)

// layerSize is the greatest number of candidates of a block: with it a lane, a
// candidate's place in its block, takes two bytes, and the sums of a ranking over a
// block stay in a processor's second cache.
const layerSize = 1 << 16

// A columnBlock is a set of candidates, ascending by ordinal, with their posting lists.
// It never changes. The list of a key that more than half of the block have is a value
// for every lane; the others are lanes, ascending, beside values, one list after the
// other in two arrays.
type columnBlock struct {
	ords   []uint32 // by lane
	idText []byte   // all IDs, one after the other
	idEnds []uint32 // by lane
	starts []uint32 // by key; the last one ends the last list
	lanes  []uint16
	values []columnValue
	full   map[uint32][]columnValue // by key
}

// minFull is the size from which on a block has lists with a value for every lane.
const minFull = 256

func (b *columnBlock) id(lane int) []byte {
	start := uint32(0)
	if lane > 0 {
		start = b.idEnds[lane-1]
	}
	return b.idText[start:b.idEnds[lane]]
}

// list returns what a block holds under a key: lanes with values or, if lanes is nil, a
// value for every lane or nothing.
func (b *columnBlock) list(key uint32) (lanes []uint16, values []columnValue) {
	if int(key)+1 < len(b.starts) {
		if i, j := b.starts[key], b.starts[key+1]; i < j {
			return b.lanes[i:j], b.values[i:j]
		}
	}
	return nil, b.full[key]
}

// value returns what one candidate has under a key, 0 if nothing.
func (b *columnBlock) value(key uint32, lane int) columnValue {
	lanes, values := b.list(key)
	if lanes != nil {
		if i, ok := slices.BinarySearch(lanes, uint16(lane)); ok {
			return values[i]
		}
		return 0
	}
	if values != nil {
		return values[lane]
	}
	return 0
}

// build makes a block of those changes that are not of the dead.
func (c *columns) build(changes []columnChange) *columnBlock {
	b := &blockBuilder{}
	var rows [][]namedValue
	for i := range changes {
		if ch := &changes[i]; ch.id != "" {
			b.add(ch.ord, []byte(ch.id))
			rows = append(rows, c.cells(ch))
		}
	}
	c.learn(rows)
	b.counts = make([]uint32, len(c.keys.keys))
	for _, row := range rows {
		for _, cell := range row {
			b.counts[c.keys.numbers[cell.key]]++
		}
	}
	b.allot()
	for lane, row := range rows {
		for _, cell := range row {
			b.put(c.keys.numbers[cell.key], uint16(lane), cell.value)
		}
	}
	return &b.columnBlock
}

// merge makes one layer of several, without the dead.
func (c *columns) merge(layers []columnLayer) columnLayer {
	type place struct {
		ord         uint32
		layer, lane int
	}
	var places []place
	for i := range layers {
		for lane, ord := range layers[i].ords {
			if layers[i].holds(lane) {
				places = append(places, place{ord, i, lane})
			}
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.ord, b.ord) })
	b := &blockBuilder{counts: make([]uint32, len(c.keys.keys))}
	moved := make([][]int32, len(layers)) // new lane of each old one, -1 for the dead
	for i := range layers {
		moved[i] = slices.Repeat([]int32{-1}, len(layers[i].ords))
	}
	for lane, p := range places {
		b.add(p.ord, layers[p.layer].id(p.lane))
		moved[p.layer][p.lane] = int32(lane)
	}
	each := func(visit func(key uint32, lane uint16, v columnValue)) {
		for i := range layers {
			layers[i].each(func(key uint32, lane int, v columnValue) {
				if to := moved[i][lane]; to >= 0 {
					visit(key, uint16(to), v)
				}
			})
		}
	}
	each(func(key uint32, _ uint16, _ columnValue) { b.counts[key]++ })
	b.allot()
	each(b.put)
	b.order()
	return columnLayer{&b.columnBlock, nil, len(b.ords)}
}

// each visits every posting of a block, key by key.
func (b *columnBlock) each(visit func(key uint32, lane int, v columnValue)) {
	for key := range uint32(max(len(b.starts)-1, 0)) {
		lanes, values := b.list(key)
		for i, v := range values {
			switch {
			case lanes != nil:
				visit(key, int(lanes[i]), v)
			case v != 0:
				visit(key, i, v)
			}
		}
	}
}

// A blockBuilder makes a block in two passes: what is counted is allotted, then put.
type blockBuilder struct {
	columnBlock
	counts []uint32 // postings by key
	next   []uint32 // by key: where the next posting goes
}

func (b *blockBuilder) add(ord uint32, id []byte) {
	b.ords = append(b.ords, ord)
	b.idText = append(b.idText, id...)
	b.idEnds = append(b.idEnds, uint32(len(b.idText)))
}

// allot makes room for what was counted.
func (b *blockBuilder) allot() {
	n := len(b.ords)
	b.starts = make([]uint32, len(b.counts)+1)
	for key, count := range b.counts {
		if n >= minFull && int(count) > n/2 {
			if b.full == nil {
				b.full = map[uint32][]columnValue{}
			}
			b.full[uint32(key)] = make([]columnValue, n)
			count = 0
		}
		b.starts[key+1] = b.starts[key] + count
	}
	b.next = slices.Clone(b.starts)
	b.lanes = make([]uint16, b.starts[len(b.counts)])
	b.values = make([]columnValue, len(b.lanes))
	b.ords, b.idText, b.idEnds = slices.Clip(b.ords), slices.Clip(b.idText), slices.Clip(b.idEnds)
}

func (b *blockBuilder) put(key uint32, lane uint16, v columnValue) {
	if b.starts[key] == b.starts[key+1] {
		b.full[key][lane] = v
		return
	}
	at := b.next[key]
	b.next[key]++
	b.lanes[at], b.values[at] = lane, v
}

// order sorts the lists into which two layers were put whose ordinals interleave.
func (b *blockBuilder) order() {
	for key := range len(b.starts) - 1 {
		i, j := b.starts[key], b.starts[key+1]
		if slices.IsSorted(b.lanes[i:j]) {
			continue
		}
		both := make([]uint32, j-i)
		for n := range both {
			both[n] = uint32(b.lanes[int(i)+n])<<16 | uint32(b.values[int(i)+n])
		}
		slices.Sort(both)
		for n, x := range both {
			b.lanes[int(i)+n], b.values[int(i)+n] = uint16(x>>16), columnValue(x)
		}
	}
}
