package matching

import (
	"iter"
	"slices"
)

// layerSize is the greatest number of candidates of a block: with it a lane, a
// candidate's place in its block, takes two bytes, and the sums of a ranking over a
// block stay in a processor's second cache.
const layerSize = 1 << 16

// A columnBlock is a set of candidates, ascending by ordinal, with their posting lists.
// It never changes.
//
// Most candidates have of a skill, counting evidence from one depth on, what they have
// from another on: all of their evidence is as deep. Such a value is kept once. So the
// postings of a name lie in runs, each of those values that hold at the same set of
// depths, and a list is all runs of its name that hold at its depth; nobody is in two of
// them. Of the rows of real résumés that takes three fifths of what a list for each
// depth does, and a ranking reads as many postings. In more pieces: over such rows it
// took a tenth or two longer, over those of examples/load no longer.
//
// A run that more than half of the block are in is a value for every lane; the others are
// lanes, ascending, beside values, one run after the other in two arrays.
type columnBlock struct {
	ords   []uint32    // by lane
	idText []byte      // all IDs, one after the other
	idEnds []uint32    // by lane
	runs   []columnRun // ascending by key; the last one only ends the one before
	lanes  []uint16
	values []columnValue
}

// A columnRun says where a run begins.
type columnRun struct {
	key           runKey
	lanes, values uint32
}

// A runKey is the number of a name, and the depths at which values hold: a bit each, the
// least depth in the highest, so that the runs of most lists lie side by side.
type runKey uint32

const (
	runBits = depths     // names stay below 2^26
	endKey  = ^runKey(0) // of the last run
)

func (k runKey) name() uint32 { return uint32(k >> runBits) }

func newRunKey(name uint32, depths uint8) runKey { return runKey(name<<runBits | uint32(depths)) }

func (k runKey) depths() uint8 { return uint8(k & (1<<runBits - 1)) }

func depthBit(depth int) runKey { return 1 << (depths - 1 - depth) }

// holds reports whether values hold at the depth of a list of the same name.
func (k runKey) holds(key listKey) bool { return k&depthBit(int(key.depth())) != 0 }

// minFull is the size from which on a block has runs with a value for every lane.
const minFull = 256

func (b *columnBlock) id(lane int) []byte {
	start := uint32(0)
	if lane > 0 {
		start = b.idEnds[lane-1]
	}
	return b.idText[start:b.idEnds[lane]]
}

// run returns a run: lanes with values or, if lanes is nil, a value for every lane, 0
// for those who are not in it.
func (b *columnBlock) run(at int) (lanes []uint16, values []columnValue) {
	return b.piece(&b.runs[at], &b.runs[at+1])
}

// piece returns the run that begins at r, with all others up to end.
func (b *columnBlock) piece(r, end *columnRun) (lanes []uint16, values []columnValue) {
	if r.lanes < end.lanes {
		lanes = b.lanes[r.lanes:end.lanes]
	}
	return lanes, b.values[r.values:end.values]
}

// first returns where the runs of a name begin, if there are any.
func (b *columnBlock) first(name uint32) int {
	from, to := 0, len(b.runs)-1
	for from < to {
		if middle := (from + to) / 2; b.runs[middle].key.name() < name {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return from
}

// list visits a list in pieces, each like a run but for the order of its lanes: runs side
// by side are one piece, as every piece takes its time to begin.
func (b *columnBlock) list(key listKey) iter.Seq2[[]uint16, []columnValue] {
	return func(yield func([]uint16, []columnValue) bool) {
		for at := b.first(key.name()); b.runs[at].key.name() == key.name(); at++ {
			if !b.runs[at].key.holds(key) {
				continue
			}
			r, end := &b.runs[at], &b.runs[at+1]
			for r.lanes < end.lanes && end.key.name() == key.name() && end.key.holds(key) && end.lanes < b.runs[at+2].lanes {
				at++
				end = &b.runs[at+1]
			}
			if !yield(b.piece(r, end)) {
				return
			}
		}
	}
}

// listRuns visits the runs of a list: for who needs the lanes to ascend.
func (b *columnBlock) listRuns(key listKey) iter.Seq2[[]uint16, []columnValue] {
	return func(yield func([]uint16, []columnValue) bool) {
		for at := b.first(key.name()); b.runs[at].key.name() == key.name(); at++ {
			if b.runs[at].key.holds(key) && !yield(b.run(at)) {
				return
			}
		}
	}
}

// visit calls a function for each posting of a list, those of the dead too.
func (b *columnBlock) visit(key listKey, call func(lane int, v columnValue)) {
	for lanes, values := range b.list(key) {
		visitRun(lanes, values, call)
	}
}

func visitRun(lanes []uint16, values []columnValue, call func(lane int, v columnValue)) {
	for i, v := range values {
		switch {
		case lanes != nil:
			call(int(lanes[i]), v)
		case v != 0:
			call(i, v)
		}
	}
}

// value returns what one candidate has under a key, 0 if nothing.
func (b *columnBlock) value(key listKey, lane int) columnValue {
	for at := b.first(key.name()); b.runs[at].key.name() == key.name(); at++ {
		if !b.runs[at].key.holds(key) {
			continue
		}
		lanes, values := b.run(at)
		if lanes == nil {
			if values[lane] != 0 {
				return values[lane]
			}
		} else if i, ok := slices.BinarySearch(lanes, uint16(lane)); ok {
			return values[i]
		}
	}
	return 0
}
