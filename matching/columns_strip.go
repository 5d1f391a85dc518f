package matching

import (
	"iter"
	"runtime"
	"slices"
)

// Plans that share lines are ranked strip by strip: a strip is so many lanes of a layer
// that all lines of them stay in a processor's second cache while one plan after the
// other looks at them. A line is made once a strip, into the best strength of each
// candidate and the best of each group of four. The weighted sum of the latter bounds
// what anybody of a group can have; few groups can reach the last place of a list, and
// only those are looked at, candidate by candidate. Groups of eight are bounded in half
// the time, but twice as many candidates of them are looked at; with 64 hardly any group
// is left out: somebody among them is good at everything.
//
// Bounds are not rounded and the order of candidates is total, so that what is left out
// could not have changed a list: results are those of rankings one by one.

const (
	groupSize  = 4       // lanes
	stripBytes = 1 << 20 // of lines, at most: a second cache
	minStrip   = 1 << 10 // lanes: there is something to do for each list and plan in every strip
)

// A strip is the lanes from one to another of a layer.
type strip struct{ layer, from, to int }

// A stripWorker makes lines and chooses from them. It is for one goroutine.
type stripWorker struct {
	lines  []sharedLine
	size   int // lanes of a strip
	made   []madeLine
	bounds groupPairs
}

// A madeLine is a line added up over a strip, in eighths of strength.
type madeLine struct {
	best   []uint16 // by lane
	groups groupPairs
	runs   []stripRun
}

// A stripRun is a run of one of a line's lists; see columnBlock.run.
type stripRun struct {
	term   *columnTerm
	lanes  []uint16
	values []columnValue
	next   int // the first posting behind the strip
}

// groupPairs holds a number for each group, those of two side by side in one word: a sum
// or a product of words is that of both, as points stay below 2^24.
type groupPairs []uint64

const (
	pairSize = 2 * groupSize // lanes
	halfBits = 32
	halves   = 1<<halfBits | 1 // times a number: the number in both halves
)

// stripWorkers returns as many as there is work for.
func (c *columns) stripWorkers(lines []sharedLine) []stripWorker {
	n, size, longest := 1, layerSize, 0
	if c.size > layerSize {
		n = max(min(runtime.GOMAXPROCS(0), len(c.layers)), 1)
	}
	for i := range c.layers {
		longest = max(longest, len(c.layers[i].ords))
	}
	for size > minStrip && (size >= 2*longest || size*len(lines)*(2+8/pairSize) > stripBytes) {
		size /= 2
	}
	workers := make([]stripWorker, n)
	for i := range workers {
		w := &workers[i]
		*w = stripWorker{lines, size, make([]madeLine, len(lines)), make(groupPairs, size/pairSize)}
		for n := range lines {
			w.made[n] = madeLine{best: make([]uint16, size), groups: make(groupPairs, size/pairSize)}
		}
	}
	return workers
}

// strips makes all lines over one strip of the first n lanes of a layer after the other.
func (w *stripWorker) strips(b *columnBlock, layer, n int) iter.Seq[strip] {
	return func(yield func(strip) bool) {
		for i := range w.made {
			w.made[i].open(&w.lines[i], b)
		}
		for from := 0; from < n; from += w.size {
			s := strip{layer, from, min(from+w.size, n)}
			for i := range w.lines {
				w.made[i].make(s)
			}
			if !yield(s) {
				return
			}
		}
	}
}

// open begins a layer.
func (m *madeLine) open(line *sharedLine, b *columnBlock) {
	m.runs = m.runs[:0]
	for i := range line.terms {
		t := &line.terms[i]
		for lanes, values := range b.listRuns(t.key) {
			m.runs = append(m.runs, stripRun{t, lanes, values, 0})
		}
	}
}

// make adds up the line over the next strip.
func (m *madeLine) make(s strip) {
	pairs := (s.to - s.from + pairSize - 1) / pairSize
	best := m.best[:pairs*pairSize]
	clear(best)
	for i := range m.runs {
		if r := &m.runs[i]; r.lanes == nil {
			r.term.raiseAll(best, r.values[s.from:s.to])
		} else {
			r.next += r.term.raiseSome(best, r.lanes[r.next:], r.values[r.next:], s.from)
		}
	}
	for i := range m.groups[:pairs] {
		b := (*[pairSize]uint16)(best[i*pairSize:])
		m.groups[i] = uint64(max(b[0], b[1], b[2], b[3])) | uint64(max(b[4], b[5], b[6], b[7]))<<halfBits
	}
}

// raiseAll takes a value for every lane into the best.
func (t *columnTerm) raiseAll(best []uint16, values []columnValue) {
	for lane, v := range values {
		best[lane] = max(best[lane], uint16(t.points(v)))
	}
}

// raiseSome takes the values of lanes up to the end of a strip and returns how many
// those are.
func (t *columnTerm) raiseSome(best []uint16, lanes []uint16, values []columnValue, from int) int {
	values = values[:len(lanes)]
	if t.table != nil {
		for n, lane := range lanes {
			at := int(lane) - from
			if at >= len(best) {
				return n
			}
			best[at] = max(best[at], uint16(t.points(values[n])))
		}
		return len(lanes)
	}
	boost := uint16(t.boost)
	for n, lane := range lanes {
		at := int(lane) - from
		if at >= len(best) {
			return n
		}
		best[at] = max(best[at], boost*uint16(values[n]>>strengthShift))
	}
	return len(lanes)
}

// choose offers those lanes of a strip to a list whose groups can reach it.
func (w *stripWorker) choose(s strip, parts []linePart, who *laneSet, list *topList) {
	const reached = 1 << 31 * halves // what a half has if adding lack made it so great
	least := list.least()
	lack := (1<<31 - uint64(least)) * halves
	for i, pair := range w.bound(s, parts) {
		if (pair+lack)&reached == 0 {
			continue
		}
		for half := range 2 {
			if uint32(pair>>(half*halfBits)) >= least {
				w.offer(s, 2*i+half, parts, who, list)
			}
		}
		if now := list.least(); now > least {
			least, lack = now, (1<<31-uint64(now))*halves
		}
	}
}

// bound returns the greatest points that anybody of each group can have, valid until the
// next call.
func (w *stripWorker) bound(s strip, parts []linePart) groupPairs {
	bounds := w.bounds[:(s.to-s.from+pairSize-1)/pairSize]
	clear(bounds)
	for two := range slices.Chunk(parts, 2) { // so that bounds are read and written half as often
		a, b := two[0], two[len(two)-1]
		if len(two) == 1 {
			b.unit = 0
		}
		as, bs := w.made[a.line].groups[:len(bounds)], w.made[b.line].groups[:len(bounds)]
		for i := range bounds {
			bounds[i] += uint64(a.unit)*as[i] + uint64(b.unit)*bs[i]
		}
	}
	return bounds
}

// offer offers the lanes of a group.
func (w *stripWorker) offer(s strip, group int, parts []linePart, who *laneSet, list *topList) {
	var points [groupSize]uint32
	at := group * groupSize
	for _, p := range parts {
		best := (*[groupSize]uint16)(w.made[p.line].best[at:])
		for i, b := range best {
			points[i] += p.unit * uint32(b)
		}
	}
	least := list.least()
	for i, p := range points[:max(0, min(groupSize, s.to-s.from-at))] {
		if lane := s.from + at + i; p >= least && who.has(lane) {
			list.offer(s.layer, lane, p)
			least = list.least()
		}
	}
}
