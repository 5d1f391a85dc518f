package matching

import (
	"cmp"
	"slices"

	"github.com/proven-go/proven/score"
)

// An alternative is one way to meet a requirement: a feature, or a temporary list
// that takes its place (extra is not nil), under a boost.
type alternative struct {
	feature feature
	boost   int
	extra   []ordStrength
}

// ordStrength is one entry of a temporary list.
type ordStrength struct {
	ord      uint32
	strength score.Strength
	work     bool // the sentence stands in work
}

// A columnTerm is an alternative as the columns look it up: one list under a boost.
type columnTerm struct {
	key   listKey
	boost uint32
	// table maps what a list of half months holds to strengths against years; nil is no
	// such list.
	table *[fullHalves + 1]score.Strength
	years int
	extra []ordStrength // ascending, each ordinal once; not nil: takes the list's place
}

// points returns what a value earns.
func (t *columnTerm) points(v columnValue) uint32 {
	s := uint32(v.strength())
	if t.table != nil {
		s = uint32(t.table[min(s, fullHalves)])
	}
	return t.boost * s
}

// terms returns the lists that an alternative stands for: none if nobody has it, two
// where years are asked for and not all rows could be folded.
func (c *columns) terms(a alternative) []columnTerm {
	boost := uint32(score.Points(a.boost, 1)) // clamped
	if boost == 0 {
		return nil
	}
	if a.extra != nil {
		return []columnTerm{{boost: boost, extra: ascending(a.extra)}}
	}
	var terms []columnTerm
	if key, known := c.key(skillKey(a.feature)); known {
		terms = append(terms, columnTerm{key: key, boost: boost})
	}
	if y, ok := yearsIDs()[a.feature.Skill]; ok && a.feature.Depth == score.NoDepth {
		if key, known := c.key(columnKey{kind: tenureColumn, name: string(y.area)}); known {
			terms = append(terms, columnTerm{key: key, boost: boost, table: &tenureTables()[y.years], years: y.years})
		}
	}
	return terms
}

// ascending orders a temporary list; of two entries of one ordinal the stronger stays.
func ascending(list []ordStrength) []ordStrength {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b ordStrength) int {
		return cmp.Or(cmp.Compare(a.ord, b.ord), cmp.Compare(b.strength, a.strength))
	})
	list = slices.CompactFunc(list, func(a, b ordStrength) bool { return a.ord == b.ord })
	return slices.Clip(list[:len(list):len(list)])
}

// A columnPlan is what to add up: for each requirement its lists.
type columnPlan [][]columnTerm

// plan looks up requirements. Those that nobody can meet are left out.
func (c *columns) plan(requirements [][]alternative) columnPlan {
	var p columnPlan
	for _, alternatives := range requirements {
		var terms []columnTerm
		for _, a := range alternatives {
			terms = append(terms, c.terms(a)...)
		}
		if len(terms) > 0 {
			p = append(p, terms)
		}
	}
	return p
}

// Sums of a block: for each lane the points so far in the upper half of a word and, in
// the lower one, the best of a requirement: its number in the upper 8 bits and its
// points, which stay below 2^24. Whatever is left of an earlier requirement is less
// than any value of this one, so that nothing needs to be cleared in between; a posting
// is one load, a few operations without a branch, and one store. Two arrays, 8 or 16
// bits a lane, or smaller blocks were no faster.
type laneSums = [layerSize]uint64

const (
	sumShift           = 32
	pointBits          = 24
	requirementNumbers = 1 << (32 - pointBits) // that fit before the lower halves must be cleared
)

// lanePoints returns the points of a lane.
func lanePoints(sum uint64) uint32 { return uint32(sum >> sumShift) }

// sum adds up a plan over a block. The sums of its lanes, and no others, are set.
func (b *columnBlock) sum(p columnPlan, sums *laneSums) {
	clear(sums[:len(b.ords)])
	for i, terms := range p {
		b.addLine(terms, i, sums)
	}
}

// addLine adds the i-th requirement of a plan.
func (b *columnBlock) addLine(terms []columnTerm, i int, sums *laneSums) {
	number := i%(requirementNumbers-1) + 1
	if number == 1 && i > 0 {
		for lane := range b.ords {
			sums[lane] &^= 1<<sumShift - 1
		}
	}
	base := uint32(number) << pointBits
	for t := range terms {
		switch t := &terms[t]; {
		case t.extra != nil:
			b.addExtra(t, base, sums)
		case t.table != nil:
			b.addTable(t, base, sums)
		case len(terms) == 1:
			b.addAlone(t, sums)
		default:
			b.addList(t, base, sums)
		}
	}
}

// raise takes points into a sum, as far as they are more than the best so far.
func raise(sum uint64, base, points uint32) uint64 {
	best := max(uint32(sum), base)
	next := max(best, base+points)
	return (sum>>sumShift+uint64(next-best))<<sumShift | uint64(next)
}

func (b *columnBlock) addList(t *columnTerm, base uint32, sums *laneSums) {
	for lanes, values := range b.list(t.key) {
		addRun(lanes, values, t.boost, base, sums)
	}
}

// addRun is a function of its own so that its loops have all registers.
func addRun(lanes []uint16, values []columnValue, boost, base uint32, sums *laneSums) {
	if lanes == nil {
		for lane, v := range values {
			sums[lane] = raise(sums[lane], base, boost*uint32(v>>strengthShift))
		}
		return
	}
	values = values[:len(lanes)]
	for i, lane := range lanes {
		sums[lane] = raise(sums[lane], base, boost*uint32(values[i]>>strengthShift))
	}
}

// addAlone adds the only list of a requirement.
func (b *columnBlock) addAlone(t *columnTerm, sums *laneSums) {
	for lanes, values := range b.list(t.key) {
		addRunAlone(lanes, values, uint64(t.boost), sums)
	}
}

func addRunAlone(lanes []uint16, values []columnValue, boost uint64, sums *laneSums) {
	if lanes == nil {
		for lane, v := range values {
			sums[lane] += boost * uint64(v>>strengthShift) << sumShift
		}
		return
	}
	values = values[:len(lanes)]
	for i, lane := range lanes {
		sums[lane] += boost * uint64(values[i]>>strengthShift) << sumShift
	}
}

func (b *columnBlock) addTable(t *columnTerm, base uint32, sums *laneSums) {
	b.visit(t.key, func(lane int, v columnValue) { sums[lane] = raise(sums[lane], base, t.points(v)) })
}

func (b *columnBlock) addExtra(t *columnTerm, base uint32, sums *laneSums) {
	if len(b.ords) == 0 {
		return
	}
	from, _ := slices.BinarySearchFunc(t.extra, b.ords[0], func(e ordStrength, ord uint32) int { return cmp.Compare(e.ord, ord) })
	for _, e := range t.extra[from:] {
		if e.ord > b.ords[len(b.ords)-1] {
			return
		}
		if lane, ok := slices.BinarySearch(b.ords, e.ord); ok {
			sums[lane] = raise(sums[lane], base, t.boost*uint32(min(e.strength, score.MaxStrength)))
		}
	}
}

// pointsOf returns the points of one candidate.
func (b *columnBlock) pointsOf(p columnPlan, lane int) uint32 {
	total := uint32(0)
	for _, terms := range p {
		best := uint32(0)
		for i := range terms {
			t := &terms[i]
			if t.extra == nil {
				best = max(best, t.points(b.value(t.key, lane)))
				continue
			}
			at, ok := slices.BinarySearchFunc(t.extra, b.ords[lane], func(e ordStrength, ord uint32) int { return cmp.Compare(e.ord, ord) })
			if ok {
				best = max(best, t.boost*uint32(min(t.extra[at].strength, score.MaxStrength)))
			}
		}
		total += best
	}
	return total
}

// points returns for each ordinal Σ over requirements of the greatest boost ×
// strength among its alternatives. Dead ordinals have 0. Σ of the greatest boosts ×
// 511 must be below 2^24, see [score.MaxBoost].
func (c *columns) points(requirements [][]alternative) []int32 {
	total := make([]int32, c.size)
	plan := c.plan(requirements)
	c.eachLayer(func(i int) {
		l := &c.layers[i]
		sums := c.spare.Get().(*laneSums)
		defer c.spare.Put(sums)
		l.sum(plan, sums)
		for lane, ord := range l.ords {
			if l.holds(lane) {
				total[ord] = int32(lanePoints(sums[lane]))
			}
		}
	})
	return total
}

// eachLayer calls work for every layer, side by side where that pays.
func (c *columns) eachLayer(work func(i int)) {
	if c.size > layerSize {
		inParallel(len(c.layers), work)
		return
	}
	for i := range c.layers {
		work(i)
	}
}
