package matching

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
)

// Facets counts the candidates that a query lets through, by what their profiles show.
// All counts are exact. A candidate counts once under each skill, source and tag, and
// under one of the others.
type Facets struct {
	Seq        uint64 `json:"seq"`        // sequence number of the index that was counted
	Candidates int    `json:"candidates"` // let through by the query
	Filtered   int    `json:"filtered"`   // left out by it

	Bands  []Count `json:"bands,omitempty"`  // as Rank gives them, the best first; for a role only
	Layers []Count `json:"layers,omitempty"` // likewise; reject rules are left aside

	Levels  []Count `json:"levels"`  // the highest level shown in work, the highest first; "" shows none
	Years   []Count `json:"years"`   // whole years of work in the area with the most, or in the query's; the last is that or more
	Skills  []Count `json:"skills"`  // the most frequent first, then by ID
	Sources []Count `json:"sources"` // likewise
	Tags    []Count `json:"tags"`    // likewise
}

// A Count is how many candidates have a value.
type Count struct {
	Value string `json:"value"`
	N     int    `json:"n"`
}

// Facets counts the candidates that a query lets through, for a role or for none (nil).
// The query's Top is ignored. Errors are those of [Index.Rank].
func (ix *Index) Facets(ctx context.Context, spec *role.Spec, q Query) (*Facets, error) {
	var plan *role.Plan
	if spec != nil {
		var err error
		if plan, err = ix.compile(spec); err != nil {
			return nil, err
		}
	}
	v, err := ix.view(ctx)
	if err != nil {
		return nil, err
	}
	defer v.release()
	who, err := v.admitted(q)
	if err != nil {
		return nil, err
	}
	f := &Facets{Seq: v.seq, Candidates: who.count, Filtered: v.len() - who.count}
	c := v.columns
	values := make([]int, len(c.names.names))
	profiles := newProfileFacets(c, q.Filter.Area)
	var lines *lineFacets
	if plan != nil {
		if lines, err = v.newLineFacets(ctx, plan); err != nil {
			return nil, err
		}
	}
	for i := range c.layers {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("matching: facets: %w", err)
		}
		l, set := &c.layers[i], &who.layers[i]
		c.countValues(l, set, values)
		profiles.count(l, set)
		if lines != nil {
			lines.count(l, set)
		}
	}
	f.Skills, f.Sources, f.Tags = c.frequent(values, skillColumn), c.frequent(values, sourceColumn), c.frequent(values, tagColumn)
	f.Levels, f.Years = profiles.counts()
	if lines != nil {
		f.Bands, f.Layers = lines.counts()
	}
	return f, nil
}

// countValues counts who of a set has anything under each name.
func (c *columns) countValues(l *columnLayer, set *laneSet, counts []int) {
	for at := range len(l.runs) - 1 {
		key := l.runs[at].key
		name := key.name()
		if c.names.names[name].kind == tenureColumn || !key.holds(anyDepth) {
			continue
		}
		lanes, values := l.run(at)
		if lanes != nil && set.bits == nil {
			counts[name] += len(lanes)
			continue
		}
		visitRun(lanes, values, func(lane int, _ columnValue) {
			if set.has(lane) {
				counts[name]++
			}
		})
	}
}

// frequent returns the counts of a kind, the greatest first. Levels and years are no
// skills.
func (c *columns) frequent(counts []int, kind columnKind) []Count {
	list := []Count{}
	for name, n := range counts {
		k := c.names.names[name]
		if n == 0 || k.kind != kind || kind == skillColumn && reserved(skill.ID(k.name)) {
			continue
		}
		list = append(list, Count{k.name, n})
	}
	slices.SortFunc(list, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value)) })
	return list
}

// reserved reports whether an ID stands for years or a level.
func reserved(id skill.ID) bool {
	if _, years := yearsIDs()[id]; years {
		return true
	}
	for _, level := range levels {
		if id == role.LevelID(level, "") || slices.ContainsFunc(skill.Areas(), func(a skill.Area) bool { return id == role.LevelID(level, a) }) {
			return true
		}
	}
	return false
}

// profileFacets counts levels and years.
type profileFacets struct {
	levels []listKey // the highest first
	areas  []listKey
	held   []int // by level as above; the last is none
	years  [role.MaxYears + 1]int
	best   [layerSize]uint8
}

const unknownKey = ^listKey(0) // of what nobody has

func newProfileFacets(c *columns, area skill.Area) *profileFacets {
	f := &profileFacets{held: make([]int, len(levels)+1)}
	keyOf := func(k columnKey) listKey {
		if key, known := c.key(k); known {
			return key
		}
		return unknownKey
	}
	for _, level := range slices.Backward(levels) {
		f.levels = append(f.levels, keyOf(skillKey(feature{Skill: role.LevelID(level, "")})))
	}
	for _, a := range skill.Areas() {
		if area == "" || a == area {
			f.areas = append(f.areas, keyOf(columnKey{kind: tenureColumn, name: string(a)}))
		}
	}
	return f
}

// count adds the candidates of a set.
func (f *profileFacets) count(l *columnLayer, set *laneSet) {
	best := f.best[:len(l.ords)]
	clear(best)
	for n, key := range f.levels {
		l.visit(key, func(lane int, v columnValue) {
			if v.work() {
				best[lane] = max(best[lane], uint8(len(f.levels)-n))
			}
		})
	}
	set.each(len(best), func(lane int) { f.held[len(f.levels)-int(best[lane])]++ })
	clear(best)
	for _, key := range f.areas {
		l.visit(key, func(lane int, v columnValue) { best[lane] = max(best[lane], uint8(wholeYears(v))) })
	}
	set.each(len(best), func(lane int) { f.years[best[lane]]++ })
}

func (f *profileFacets) counts() (held, years []Count) {
	for n, level := range slices.Backward(levels) {
		held = append(held, Count{string(level), f.held[len(levels)-1-n]})
	}
	held = append(held, Count{"", f.held[len(levels)]})
	for n, count := range f.years {
		years = append(years, Count{strconv.Itoa(n), count})
	}
	return held, years
}
