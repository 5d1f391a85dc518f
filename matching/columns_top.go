package matching

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math"
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

// A topList keeps the first k of the candidates that it is offered: it takes them as they
// come and cuts off the rest when there are twice as many, which costs a fraction of what
// a heap does. The order is total: what it keeps does not depend on the order of the
// offers. Tie keys are made where points tie at the last place, IDs when all is over:
// most of those who get in are cut off again.
type topList struct {
	k      int
	layers []columnLayer // that candidates are in
	held   []topEntry
	last   uint32 // points of the last place when the list was cut
	tie    uint64 // who has as many and a greater tie key is not in it
	// bar is the greatest last of the lists of one role, of whichever goroutine: who has
	// less points is in none of them.
	bar *atomic.Uint32
}

// A topEntry is what a candidate lacks to the most points that there can be, a layer and
// a lane, from the upper bits to the lower: small numbers stand first.
type topEntry uint64

const (
	lackShift  = 64 - pointBits
	laneBits   = 16
	mostPoints = 1<<pointBits - 1
)

func newTopList(k int, layers []columnLayer, bar *atomic.Uint32) *topList {
	return &topList{k: k, layers: layers, last: mostPoints + 1, bar: bar}
}

func (e topEntry) points() uint32 { return mostPoints - uint32(e>>lackShift) }

// place returns where the candidate of an entry lies.
func (t *topList) place(e topEntry) (l *columnLayer, lane int) {
	return &t.layers[e&(1<<lackShift-1)>>laneBits], int(e & (1<<laneBits - 1))
}

func (t *topList) id(e topEntry) []byte {
	l, lane := t.place(e)
	return l.id(lane)
}

// least returns the points below which nobody gets in any more.
func (t *topList) least() uint32 { return t.bar.Load() }

// offer offers a candidate who has at least as many points as least says.
func (t *topList) offer(layer, lane int, points uint32) {
	e := topEntry(mostPoints-points)<<lackShift | topEntry(layer)<<laneBits | topEntry(lane)
	if points == t.last && hashID(t.id(e)) > t.tie {
		return
	}
	if t.held = append(t.held, e); len(t.held) >= t.k+max(t.k, 64) {
		t.cut()
	}
}

// cut drops all but the first k, if there are as many, and raises the bar.
func (t *topList) cut() {
	if len(t.held) < max(t.k, 1) {
		return
	}
	slices.Sort(t.held)
	t.last, t.tie = t.held[t.k-1].points(), math.MaxUint64
	from, to := t.k-1, t.k
	for to < len(t.held) && t.held[to].points() == t.last {
		to++
	}
	if to > t.k {
		for from > 0 && t.held[from-1].points() == t.last {
			from--
		}
		t.sortTied(t.held[from:to])
		t.tie = hashID(t.id(t.held[t.k-1]))
	}
	t.held = t.held[:t.k]
	for bar := t.bar.Load(); bar < t.last && !t.bar.CompareAndSwap(bar, t.last); {
		bar = t.bar.Load()
	}
}

// sortTied sorts candidates with equal points.
func (t *topList) sortTied(held []topEntry) {
	type tied struct {
		tie   uint64
		entry topEntry
	}
	all := make([]tied, len(held))
	for i, e := range held {
		all[i] = tied{hashID(t.id(e)), e}
	}
	slices.SortFunc(all, func(a, b tied) int {
		return cmp.Or(cmp.Compare(a.tie, b.tie), bytes.Compare(t.id(a.entry), t.id(b.entry)))
	})
	for i := range all {
		held[i] = all[i].entry
	}
}

// firstOf returns the first k of some lists of one role, in order.
func firstOf(lists ...*topList) []scored {
	all := *lists[0]
	all.held = nil
	for _, l := range lists {
		for _, e := range l.held {
			if e.points() >= all.least() {
				all.held = append(all.held, e)
			}
		}
	}
	all.cut()
	places := make([]scored, len(all.held))
	for i, e := range all.held {
		l, lane := all.place(e)
		places[i] = scored{l.ords[lane], string(l.id(lane)), int(e.points()), hashID(l.id(lane))}
	}
	sortScored(places)
	return places
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
		lists[w] = newTopList(k, c.layers, &bar)
		sums := c.spare.Get().(*laneSums)
		defer c.spare.Put(sums)
		for at := int(next.Add(1)) - 1; at < len(c.layers) && ctx.Err() == nil; at = int(next.Add(1)) - 1 {
			lists[w].collect(p, at, &who.layers[at], sums)
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("matching: rank: %w", err)
	}
	return firstOf(lists...), nil
}

// collect offers the candidates of one of the layers to a list.
func (t *topList) collect(p columnPlan, at int, who *laneSet, sums *laneSums) {
	if who.count == 0 || t.k == 0 {
		return
	}
	l := &t.layers[at]
	if who.count <= fewLanes {
		who.each(len(l.ords), func(lane int) {
			if points := l.pointsOf(p, lane); points >= t.least() {
				t.offer(at, lane, points)
			}
		})
		return
	}
	l.sum(p, sums)
	least := t.least()
	for lane, sum := range sums[:len(l.ords)] {
		if points := lanePoints(sum); points >= least && who.has(lane) {
			t.offer(at, lane, points)
			least = t.least()
		}
	}
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
