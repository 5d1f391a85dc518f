package matching

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
)

// Many roles on one pool ask for the same things. A line, which is a requirement
// without its weight, is added up once a block for all of them: into the best strength
// of each candidate, and the best of each group of eight. The weighted sum of the
// latter bounds what anybody of a group can have; once a role's list is full, few
// groups can reach its last place, and only those are looked at. With 64 candidates a
// group or more that leaves out hardly any: somebody among them is good at everything.
//
// Boosts of a line are eighths of its own, so that two lines are the same if they ask
// for the same lists in the same eighths.

const (
	eighths   = 8
	groupSize = 8   // lanes
	maxLines  = 512 // in memory at a time, 147 KB each for each worker
)

// A sharedLine is a requirement without its weight.
type sharedLine struct{ terms []columnTerm } // boosts in eighths

// A linePart is one requirement of one role: a line, and what an eighth of its boost is
// worth.
type linePart struct {
	line int
	unit uint32
}

// share finds the lines that plans have in common. A plan that cannot be written in
// lines has no parts.
func share(plans []columnPlan) ([]sharedLine, [][]linePart) {
	var lines []sharedLine
	numbers := map[string]int{}
	parts := make([][]linePart, len(plans))
	for i, plan := range plans {
		for _, terms := range plan {
			unit, name, in := common(terms)
			if unit == 0 {
				parts[i] = nil
				break
			}
			at, known := numbers[name]
			if !known {
				at = len(lines)
				numbers[name] = at
				lines = append(lines, sharedLine{in})
			}
			parts[i] = append(parts[i], linePart{at, unit})
		}
	}
	return lines, parts
}

// common writes a requirement in eighths of its greatest boost, with a name that equal
// ones have in common. unit is 0 if it cannot be written so: with a temporary list, or
// boosts that are no eighths.
func common(terms []columnTerm) (unit uint32, name string, in []columnTerm) {
	top := uint32(0)
	for _, t := range terms {
		if t.extra != nil {
			return 0, "", nil
		}
		top = max(top, t.boost)
	}
	if unit = top / eighths; top%eighths != 0 {
		return 0, "", nil
	}
	in = slices.Clone(terms)
	for i := range in {
		if in[i].boost%unit != 0 {
			return 0, "", nil
		}
		in[i].boost /= unit
	}
	slices.SortFunc(in, func(a, b columnTerm) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.years, b.years), cmp.Compare(a.boost, b.boost))
	})
	var b strings.Builder
	for _, t := range in {
		fmt.Fprintf(&b, "%d/%d/%d ", t.key, t.years, t.boost)
	}
	return unit, b.String(), in
}

// A madeLine is a line added up over a block, in eighths of strength.
type madeLine struct {
	best   []uint16 // by lane
	groups []uint16 // the greatest of each group
}

// gather adds up a line.
func (b *columnBlock) gather(line *sharedLine, m *madeLine) {
	clear(m.best[:(len(b.ords)+groupSize-1)/groupSize*groupSize])
	for i := range line.terms {
		t := &line.terms[i]
		lanes, values := b.list(t.key)
		switch {
		case t.table != nil || lanes == nil:
			for n, v := range values {
				lane := n
				if lanes != nil {
					lane = int(lanes[n])
				}
				m.best[lane] = max(m.best[lane], uint16(t.points(v)))
			}
		default:
			values = values[:len(lanes)]
			boost := uint16(t.boost)
			for n, lane := range lanes {
				m.best[lane] = max(m.best[lane], boost*uint16(values[n]>>strengthShift))
			}
		}
	}
	for g := range (len(b.ords) + groupSize - 1) / groupSize {
		at := (*[groupSize]uint16)(m.best[g*groupSize:])
		m.groups[g] = max(at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7])
	}
}

// A sharing adds up some plans over one block after the other.
type sharing struct {
	lines  []sharedLine
	parts  [][]linePart
	plans  []columnPlan
	made   []madeLine
	sums   *laneSums // for plans without parts
	bounds []uint32  // by group
}

// topAll returns what top does for each of several plans.
func (c *columns) topAll(ctx context.Context, plans []columnPlan, who []*lanes, k []int) ([][]scored, error) {
	var all [][]scored
	for from := 0; from < len(plans); {
		to := len(plans)
		lines, parts := share(plans[from:to])
		for len(lines) > maxLines && to-from > 1 {
			to = from + (to-from)/2
			lines, parts = share(plans[from:to])
		}
		s := sharing{lines: lines, parts: parts, plans: plans[from:to]}
		some, err := c.topSome(ctx, s, who[from:to], k[from:to])
		if err != nil {
			return nil, err
		}
		all, from = append(all, some...), to
	}
	return all, nil
}

// madeLines makes room for n lines of the greatest layer.
func (c *columns) madeLines(n int) []madeLine {
	groups := 0
	for i := range c.layers {
		groups = max(groups, (len(c.layers[i].ords)+groupSize-1)/groupSize)
	}
	made, all := make([]madeLine, n), make([]uint16, n*groups*(groupSize+1))
	for i := range made {
		made[i].best, all = all[:groups*groupSize:groups*groupSize], all[groups*groupSize:]
		made[i].groups, all = all[:groups:groups], all[groups:]
	}
	return made
}

// topSome is topAll for plans whose lines fit into memory.
func (c *columns) topSome(ctx context.Context, shared sharing, who []*lanes, k []int) ([][]scored, error) {
	plans := shared.plans
	workers := 1
	if c.size > layerSize {
		workers = max(min(runtime.GOMAXPROCS(0), len(c.layers)), 1)
	}
	lists, bars := make([][]*topList, workers), make([]atomic.Uint32, len(plans))
	var next atomic.Int64
	inParallel(workers, func(w int) {
		lists[w] = make([]*topList, len(plans))
		for i := range plans {
			lists[w][i] = &topList{k: min(k[i], who[i].count), bar: &bars[i]}
		}
		s := shared
		s.made, s.sums = c.madeLines(len(s.lines)), c.spare.Get().(*laneSums)
		defer c.spare.Put(s.sums)
		for at := int(next.Add(1)) - 1; at < len(c.layers); at = int(next.Add(1)) - 1 {
			if !s.collect(ctx, &c.layers[at], func(i int) *laneSet { return &who[i].layers[at] }, lists[w]) {
				return
			}
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("matching: rank: %w", err)
	}
	all := make([][]scored, len(plans))
	for i := range plans {
		one := make([]*topList, workers)
		for w := range lists {
			one[w] = lists[w][i]
		}
		all[i] = firstOf(k[i], one...)
	}
	return all, nil
}

// collect offers the candidates of a layer to the list of every plan. It returns false
// if the context ended.
func (s *sharing) collect(ctx context.Context, l *columnLayer, who func(int) *laneSet, lists []*topList) bool {
	for i := range s.lines {
		if ctx.Err() != nil {
			return false
		}
		l.gather(&s.lines[i], &s.made[i])
	}
	for i, parts := range s.parts {
		if ctx.Err() != nil {
			return false
		}
		if set := who(i); parts == nil {
			l.collect(s.plans[i], set, s.sums, lists[i])
		} else if set.count > 0 && lists[i].k > 0 {
			s.choose(l, parts, set, lists[i])
		}
	}
	return true
}

// choose offers those lanes whose groups can reach a list. As long as nobody is in it,
// the groups with the greatest bounds come first: after them few others can.
func (s *sharing) choose(l *columnLayer, parts []linePart, set *laneSet, list *topList) {
	groups := (len(l.ords) + groupSize - 1) / groupSize
	if s.bounds == nil {
		s.bounds = make([]uint32, layerSize/groupSize)
	}
	bounds := s.bounds[:groups]
	clear(bounds)
	for _, p := range parts {
		groups := s.made[p.line].groups[:len(bounds)]
		for g, best := range groups {
			bounds[g] += p.unit * uint32(best)
		}
	}
	first := ^uint32(0)
	if list.least() == 0 {
		first = s.greatest(bounds, list.k)
		for g, bound := range bounds {
			if bound >= first {
				s.offer(l, parts, g, set, list)
			}
		}
		list.raiseBar()
	}
	least := list.least()
	for g, bound := range bounds {
		if bound >= least && bound < first {
			s.offer(l, parts, g, set, list)
			least = list.least()
		}
	}
	list.raiseBar()
}

// offer offers the lanes of a group.
func (s *sharing) offer(l *columnLayer, parts []linePart, g int, set *laneSet, list *topList) {
	var points [groupSize]uint32
	at := g * groupSize
	for _, p := range parts {
		best := (*[groupSize]uint16)(s.made[p.line].best[at:])
		for i, b := range best {
			points[i] += p.unit * uint32(b)
		}
	}
	least := list.least()
	for i, p := range points[:min(groupSize, len(l.ords)-at)] {
		if p >= least && set.has(at+i) {
			list.offer(l.columnBlock, at+i, p)
			least = list.least()
		}
	}
}

// greatest returns a bound that n of a block's groups or a few more reach.
func (s *sharing) greatest(bounds []uint32, n int) uint32 {
	const shift = 14 // points are below 2^24
	var counts [1 << (pointBits - shift)]int
	for _, b := range bounds {
		counts[min(b>>shift, uint32(len(counts)-1))]++
	}
	at := len(counts) - 1
	for ; at > 0 && n > counts[at]; at-- {
		n -= counts[at]
	}
	return uint32(at) << shift
}
