package matching

import (
	"slices"
	"strings"

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

// label returns the ID and the tags of a candidate; both are empty for a dead ordinal.
func (c *columns) label(ord uint32) (id string, tags []string) {
	at, lane, ok := c.find(ord)
	if !ok {
		return "", nil
	}
	l := &c.layers[at]
	for key, k := range c.keys.keys {
		if k.kind == tagColumn && l.value(uint32(key), lane) != 0 {
			tags = append(tags, k.name)
		}
	}
	slices.Sort(tags)
	return string(l.id(lane)), tags
}

// row returns the postings of a candidate, ordered by feature.
func (c *columns) row(ord uint32) []posting {
	at, lane, ok := c.find(ord)
	if !ok {
		return nil
	}
	var row []posting
	for key, k := range c.keys.keys {
		v := c.layers[at].value(uint32(key), lane)
		switch {
		case v == 0:
		case k.kind == skillColumn:
			f := feature{skill.ID(k.name), k.depth}
			row = append(row, posting{feature: f, strength: v.strength(), work: v.work(), last: v.last(c.asOf)})
		case k.kind == tenureColumn:
			for n := 1; n <= role.MaxYears; n++ {
				if s := tenureTables()[n][v.strength()]; s > 0 {
					row = append(row, posting{feature: feature{Skill: yearsID(n, k.name)}, strength: s, last: v.last(c.asOf)})
				}
			}
		}
	}
	slices.SortFunc(row, func(a, b posting) int { return strings.Compare(a.feature.String(), b.feature.String()) })
	return row
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
			lanes, values := l.list(t.key)
			for n, v := range values {
				lane := n
				if lanes != nil {
					lane = int(lanes[n])
				}
				if v != 0 && l.holds(lane) {
					visit(l.ords[lane], int32(t.points(v)))
				}
			}
		}
	}
}
