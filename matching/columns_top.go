package matching

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/proven-go/proven/score"
)

// scored is one candidate with exact points.
type scored struct {
	ord    uint32
	id     string
	points int
	tie    uint64
}

// before reports whether s stands before another candidate, as [score.Rank] orders.
func (s *scored) before(o *scored) bool {
	switch {
	case s.points != o.points:
		return s.points > o.points
	case s.tie != o.tie:
		return s.tie < o.tie
	}
	return s.id < o.id
}

// sortScored brings candidates into the order of a ranking.
func sortScored(list []scored) {
	score.Rank(list, func(s scored) (int, uint64, string) { return s.points, s.tie, s.id })
}

// A topList keeps the first k of the candidates that it is offered, as a heap with the
// last of them on top. The order is total: what it keeps does not depend on the order
// of the offers. Tie keys are made when points tie, IDs when all is over: most of those
// who get in are pushed out again.
type topList struct {
	k    int
	heap []topEntry
	// bar, if not nil, is the points of the last place of a full list of the same role, of
	// whichever goroutine: who has less is in none of them.
	bar *atomic.Uint32
}

type topEntry struct {
	points uint32
	lane   uint16
	hashed bool
	tie    uint64 // if hashed
	block  *columnBlock
}

// before reports whether e stands before another candidate.
func (e *topEntry) before(o *topEntry) bool {
	if e.points != o.points {
		return e.points > o.points
	}
	e.hash()
	o.hash()
	if e.tie != o.tie {
		return e.tie < o.tie
	}
	return bytes.Compare(e.block.id(int(e.lane)), o.block.id(int(o.lane))) < 0
}

func (e *topEntry) hash() {
	if !e.hashed {
		e.tie, e.hashed = hashID(e.block.id(int(e.lane))), true
	}
}

// least returns the points below which nobody gets in any more.
func (t *topList) least() uint32 {
	least := uint32(0)
	if len(t.heap) == t.k {
		least = t.heap[0].points
	}
	if t.bar != nil {
		least = max(least, t.bar.Load())
	}
	return least
}

// raiseBar tells the other goroutines what a full list's last place has.
func (t *topList) raiseBar() {
	if t.bar == nil || len(t.heap) < t.k {
		return
	}
	for points := t.heap[0].points; ; {
		bar := t.bar.Load()
		if bar >= points || t.bar.CompareAndSwap(bar, points) {
			return
		}
	}
}

// offer offers the candidate in a lane, who has at least as many points as least says.
func (t *topList) offer(b *columnBlock, lane int, points uint32) {
	e := topEntry{points: points, lane: uint16(lane), block: b}
	if len(t.heap) == t.k {
		if e.before(&t.heap[0]) {
			t.heap[0] = e
			t.sink(0)
		}
		return
	}
	if t.heap = append(t.heap, e); len(t.heap) == t.k {
		for i := t.k/2 - 1; i >= 0; i-- {
			t.sink(i)
		}
	}
}

// sink restores the order of the heap below an entry.
func (t *topList) sink(i int) {
	for {
		last := i
		for _, down := range [2]int{2*i + 1, 2*i + 2} {
			if down < len(t.heap) && t.heap[last].before(&t.heap[down]) {
				last = down
			}
		}
		if last == i {
			return
		}
		t.heap[i], t.heap[last] = t.heap[last], t.heap[i]
		i = last
	}
}

// firstOf returns the first k of some lists, in order.
func firstOf(k int, lists ...*topList) []scored {
	var all []topEntry
	for _, l := range lists {
		all = append(all, l.heap...)
	}
	slices.SortFunc(all, func(a, b topEntry) int { return cmp.Compare(b.points, a.points) })
	if k < len(all) { // what ties with the last place stays: the tie decides below
		last := all[k-1].points
		end, _ := slices.BinarySearchFunc(all, last, func(e topEntry, points uint32) int {
			if e.points >= points {
				return -1
			}
			return 1
		})
		all = all[:end]
	}
	places := make([]scored, len(all))
	for i := range all {
		e := &all[i]
		e.hash()
		places[i] = scored{e.block.ords[e.lane], string(e.block.id(int(e.lane))), int(e.points), e.tie}
	}
	sortScored(places)
	return places[:min(k, len(places))]
}

// fewLanes is how many candidates of a block are looked up one by one: more are cheaper
// to add up with all the others.
const fewLanes = 256

// top returns the first k of the candidates in who for a plan, in order.
func (c *columns) top(ctx context.Context, p columnPlan, who *lanes, k int) ([]scored, error) {
	k = min(k, who.count)
	workers := 1
	if c.size > layerSize {
		workers = max(min(runtime.GOMAXPROCS(0), len(c.layers)), 1)
	}
	lists := make([]*topList, workers)
	var next atomic.Int64
	var bar atomic.Uint32
	inParallel(workers, func(w int) {
		lists[w] = &topList{k: k, bar: &bar}
		sums := c.spare.Get().(*laneSums)
		defer c.spare.Put(sums)
		for at := int(next.Add(1)) - 1; at < len(c.layers) && ctx.Err() == nil; at = int(next.Add(1)) - 1 {
			c.layers[at].collect(p, &who.layers[at], sums, lists[w])
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("matching: rank: %w", err)
	}
	return firstOf(k, lists...), nil
}

// collect offers the candidates of one layer to a list.
func (l *columnLayer) collect(p columnPlan, who *laneSet, sums *laneSums, list *topList) {
	if who.count == 0 || list.k == 0 {
		return
	}
	if who.count <= fewLanes {
		who.each(len(l.ords), func(lane int) {
			if points := l.pointsOf(p, lane); points >= list.least() {
				list.offer(l.columnBlock, lane, points)
			}
		})
		list.raiseBar()
		return
	}
	l.sum(p, sums)
	l.choose(who, sums, list)
}

// choose offers the lanes of a set with their sums to a list.
func (l *columnLayer) choose(who *laneSet, sums *laneSums, list *topList) {
	least := list.least()
	for lane, sum := range sums[:len(l.ords)] {
		if points := lanePoints(sum); points >= least && who.has(lane) {
			list.offer(l.columnBlock, lane, points)
			least = list.least()
		}
	}
	list.raiseBar()
}

// hashID is the tie key of an ID: FNV-1a, 64 bits.
func hashID[T []byte | string](id T) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}

// tieKey orders equal points by a hash of the ID, so that the alphabet favours nobody.
func tieKey(id string) uint64 { return hashID(id) }
