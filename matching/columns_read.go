package matching

import (
	"cmp"
	"slices"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// ordinals returns the candidates alive, ascending.
func (c *columns) ordinals() []uint32 {
	ords := make([]uint32, 0, c.alive)
	for i := range c.layers {
		l := &c.layers[i]
		for lane, ord := range l.ords {
			if l.holds(lane) {
				ords = append(ords, ord)
			}
		}
	}
	if !slices.IsSorted(ords) {
		slices.Sort(ords)
	}
	return ords
}

// A heldRow is what the columns hold of a candidate; all of it is empty for a dead
// ordinal.
type heldRow struct {
	id   string
	tags []string  // ascending
	row  []posting // ordered by feature
}

// label returns the ID and the tags of a candidate; both are empty for a dead ordinal.
func (c *columns) label(ord uint32) (id string, tags []string) {
	held := c.rows([]uint32{ord})[0]
	return held.id, held.tags
}

// row returns the postings of a candidate, ordered by feature.
func (c *columns) row(ord uint32) []posting { return c.rows([]uint32{ord})[0].row }

// rows reads several candidates. Every list must be looked into, of which there are
// thousands, be it for one candidate or for a thousand that lie side by side: who reads
// many asks for some hundreds at a time, ascending.
func (c *columns) rows(ords []uint32) []heldRow {
	rows := make([]heldRow, len(ords))
	wanted := make([][]int, len(c.layers)) // by layer: indices into ords
	lanes := make([]int, len(ords))
	for i, ord := range ords {
		if at, lane, ok := c.find(ord); ok {
			rows[i].id, lanes[i] = string(c.layers[at].id(lane)), lane
			wanted[at] = append(wanted[at], i)
		}
	}
	for at, some := range wanted {
		if len(some) > 0 {
			c.readLayer(&c.layers[at], some, lanes, rows)
		}
	}
	for i := range rows {
		slices.Sort(rows[i].tags)
		slices.SortFunc(rows[i].row, func(a, b posting) int {
			return cmp.Or(cmp.Compare(a.feature.Skill, b.feature.Skill), cmp.Compare(a.feature.Depth, b.feature.Depth))
		})
	}
	return rows
}

// readLayer reads those rows that lie in a layer, list by list.
func (c *columns) readLayer(l *columnLayer, wanted, lanes []int, rows []heldRow) {
	low, high := len(l.ords), 0
	for _, i := range wanted {
		low, high = min(low, lanes[i]), max(high, lanes[i])
	}
	rowAt := make([]*heldRow, high-low+1)
	for _, i := range wanted {
		rowAt[lanes[i]-low] = &rows[i]
	}
	for at := range len(l.runs) - 1 {
		key := l.runs[at].key
		l.within(at, low, high, func(lane int, v columnValue) {
			if row := rowAt[lane-low]; row != nil {
				row.add(c.names.names[key.name()], key, v, c.asOf)
			}
		})
	}
}

// within visits a run from one lane to another.
func (b *columnBlock) within(run, low, high int, visit func(lane int, v columnValue)) {
	lanes, values := b.run(run)
	if lanes == nil {
		for lane, v := range values[low : high+1] {
			if v != 0 {
				visit(low+lane, v)
			}
		}
		return
	}
	for i, _ := slices.BinarySearch(lanes, uint16(low)); i < len(lanes) && int(lanes[i]) <= high; i++ {
		visit(int(lanes[i]), values[i])
	}
}

// add adds what stands in a run of a name.
func (h *heldRow) add(n columnName, key runKey, v columnValue, asOf Month) {
	switch n.kind {
	case tagColumn:
		h.tags = append(h.tags, n.name)
	case skillColumn:
		for depth := range score.Depth(depths) {
			if key.holds(listKey(depth)) {
				f := feature{skill.ID(n.name), depth}
				h.row = append(h.row, posting{feature: f, strength: v.strength(), work: v.work(), last: v.last(asOf)})
			}
		}
	case tenureColumn:
		for years := 1; years <= role.MaxYears; years++ {
			if s := tenureTables()[years][v.strength()]; s > 0 {
				h.row = append(h.row, posting{feature: feature{Skill: yearsID(years, n.name)}, strength: s, last: v.last(asOf)})
			}
		}
	}
}

func yearsID(n int, area string) skill.ID { return role.YearsID(n, skill.Area(area)) }

// each visits the postings of an alternative with their points, layer by layer.
func (c *columns) each(a alternative, visit func(ord uint32, points int32)) {
	for _, t := range c.terms(a) {
		if t.extra != nil {
			for _, e := range t.extra {
				if _, _, ok := c.find(e.ord); ok {
					visit(e.ord, int32(score.Points(a.boost, e.strength)))
				}
			}
			continue
		}
		for i := range c.layers {
			l := &c.layers[i]
			l.visit(t.key, func(lane int, v columnValue) {
				if l.holds(lane) {
					visit(l.ords[lane], int32(t.points(v)))
				}
			})
		}
	}
}
