package matching

import (
	"slices"

	"github.com/proven-go/proven/score"
)

// columns is the part of an index that computes points: for each feature the
// candidates that have it and how strongly, and for each candidate its row and its
// labels. It lives in memory. Reading by several goroutines is safe while none
// writes; the index's lock sees to that.
type columns struct {
	numbers  map[feature]uint32
	features []feature    // by number, in order of first use
	lists    []columnList // by number
	rows     []columnRow  // by ordinal
	alive    int
}

// columnList is a posting list. Invariant: ords ascend, strengths are not zero.
type columnList struct {
	ords      []uint32
	strengths []score.Strength
}

// columnRow is what the columns know of one candidate. A dead ordinal has an empty
// ID.
type columnRow struct {
	id    string
	tags  []string
	cells []columnCell
}

type columnCell struct {
	number   uint32
	strength score.Strength
	last     Month
}

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
}

func newColumns() *columns { return &columns{numbers: map[feature]uint32{}} }

// set replaces the row of an ordinal.
func (c *columns) set(ord uint32, row []posting) {
	c.grow(ord)
	c.clear(ord)
	for _, p := range row {
		if p.strength > 0 {
			c.insert(ord, columnCell{c.number(p.feature), p.strength, p.last})
		}
	}
}

// label names the candidate of an ordinal. tags is kept.
func (c *columns) label(ord uint32, id string, tags []string) {
	c.grow(ord)
	r := &c.rows[ord]
	if r.id == "" && id != "" {
		c.alive++
	}
	r.id, r.tags = id, tags
}

// remove takes an ordinal out; its number stays dead.
func (c *columns) remove(ord uint32) {
	c.grow(ord)
	c.clear(ord)
	if c.rows[ord].id != "" {
		c.alive--
	}
	c.rows[ord] = columnRow{}
}

func (c *columns) grow(ord uint32) {
	if n := int(ord) + 1; n > len(c.rows) {
		c.rows = append(c.rows, make([]columnRow, n-len(c.rows))...)
	}
}

func (c *columns) number(f feature) uint32 {
	n, known := c.numbers[f]
	if !known {
		n = uint32(len(c.features))
		c.numbers[f] = n
		c.features = append(c.features, f)
		c.lists = append(c.lists, columnList{})
	}
	return n
}

// insert adds one posting. New candidates come with ascending ordinals, so that
// nearly every insertion is an append. A feature that the row has already keeps its
// greater strength.
func (c *columns) insert(ord uint32, cell columnCell) {
	l := &c.lists[cell.number]
	at, found := len(l.ords), false
	if at > 0 && l.ords[at-1] >= ord {
		at, found = slices.BinarySearch(l.ords, ord)
	}
	if found {
		l.strengths[at] = max(l.strengths[at], cell.strength)
		cells := c.rows[ord].cells
		i := slices.IndexFunc(cells, func(o columnCell) bool { return o.number == cell.number })
		cells[i].strength, cells[i].last = l.strengths[at], max(cells[i].last, cell.last)
		return
	}
	l.ords = slices.Insert(l.ords, at, ord)
	l.strengths = slices.Insert(l.strengths, at, cell.strength)
	c.rows[ord].cells = append(c.rows[ord].cells, cell)
}

// clear empties the row of an ordinal.
func (c *columns) clear(ord uint32) {
	for _, cell := range c.rows[ord].cells {
		l := &c.lists[cell.number]
		if at, found := slices.BinarySearch(l.ords, ord); found {
			l.ords = slices.Delete(l.ords, at, at+1)
			l.strengths = slices.Delete(l.strengths, at, at+1)
		}
	}
	c.rows[ord].cells = nil
}

// points returns for each ordinal Σ over requirements of the greatest boost ×
// strength among its alternatives. Dead ordinals have 0. Σ of the greatest boosts ×
// 511 must be below 2^31, see [score.MaxBoost].
//
// It goes list by list: one pass keeps the best of a requirement per ordinal, a
// second one adds it up and clears it, so that nothing of the size of the pool is
// touched for a rare skill.
func (c *columns) points(requirements [][]alternative) []int32 {
	total := make([]int32, len(c.rows))
	best := make([]int32, len(c.rows))
	for _, alternatives := range requirements {
		for _, a := range alternatives {
			c.each(a, func(ord uint32, points int32) { best[ord] = max(best[ord], points) })
		}
		for _, a := range alternatives {
			c.each(a, func(ord uint32, _ int32) {
				total[ord] += best[ord]
				best[ord] = 0
			})
		}
	}
	return total
}

// each visits the postings of an alternative with their points.
func (c *columns) each(a alternative, visit func(ord uint32, points int32)) {
	if a.boost <= 0 {
		return
	}
	if a.extra != nil {
		for _, e := range a.extra {
			if int(e.ord) < len(c.rows) {
				visit(e.ord, int32(score.Points(a.boost, e.strength)))
			}
		}
		return
	}
	n, known := c.numbers[a.feature]
	if !known {
		return
	}
	l := &c.lists[n]
	for i, ord := range l.ords {
		visit(ord, int32(score.Points(a.boost, l.strengths[i])))
	}
}
