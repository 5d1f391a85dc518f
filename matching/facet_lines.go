package matching

import (
	"context"
	"slices"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// lineFacets counts the bands and layers of a role. It says of every candidate what
// (*ranking).result says of one, from the bits that the columns keep of where evidence
// stands.
type lineFacets struct {
	plan   columnPlan // for the points
	musts  [][]shownTerm
	level  []shownTerm // nil: the role asks for none
	asks   bool        // whether it asks for a level
	bands  map[score.Band]int
	layers map[Layer]int

	sums   laneSums
	shown  [layerSize]score.Shown
	inWork [layerSize]uint16 // must-haves
	lacks  [layerSize]uint16 // likewise, missing or adjacent only
	layer  [layerSize]uint8  // 0 direct, 1 adjacent, 2 partial
	levels [layerSize]bool
}

// A shownTerm is a list that meets a requirement, with what its evidence counts for.
type shownTerm struct {
	columnTerm
	adjacent bool
}

func (v *view) newLineFacets(ctx context.Context, plan *role.Plan) (*lineFacets, error) {
	f := &lineFacets{asks: plan.Level != "", bands: map[score.Band]int{}, layers: map[Layer]int{}}
	phrases := map[string][]ordStrength{}
	requirements, err := v.alternatives(ctx, plan, phrases)
	if err != nil {
		return nil, err
	}
	if err := v.whole(); err != nil { // a count would be wrong without a word
		return nil, err
	}
	f.plan = v.columns.plan(requirements)
	for _, q := range plan.Requirements {
		terms := []shownTerm{}
		add := func(a alternative, adjacent bool) {
			a.boost = 1
			for _, t := range v.columns.terms(a) {
				terms = append(terms, shownTerm{t, adjacent})
			}
		}
		for _, t := range q.Terms {
			add(alternative{feature: feature{t.Skill, t.Depth}}, t.For != "")
		}
		for _, p := range q.Phrases {
			add(alternative{extra: phrases[p.Text]}, p.Via != "")
		}
		switch {
		case q.Kind == role.LevelLine:
			f.level = append(f.level, terms...)
		case q.Kind == role.SkillLine && q.Need == role.Must:
			f.musts = append(f.musts, terms)
		}
	}
	return f, nil
}

// shownOf says how evidence meets a must-have, as shownBy does.
func shownOf(adjacent, inWork bool) score.Shown {
	switch {
	case adjacent && inWork:
		return score.Adjacent
	case adjacent:
		return score.Missing
	case inWork:
		return score.InWork
	}
	return score.Claimed
}

// look sets what each lane shows of a requirement.
func (f *lineFacets) look(l *columnLayer, terms []shownTerm) []score.Shown {
	shown := f.shown[:len(l.ords)]
	clear(shown)
	for _, t := range terms {
		if t.extra == nil {
			l.visit(t.key, func(lane int, v columnValue) {
				shown[lane] = max(shown[lane], shownOf(t.adjacent, v.work()))
			})
			continue
		}
		for _, e := range t.extra {
			if lane, ok := slices.BinarySearch(l.ords, e.ord); ok {
				shown[lane] = max(shown[lane], shownOf(t.adjacent, e.work))
			}
		}
	}
	return shown
}

// count adds the candidates of a set.
func (f *lineFacets) count(l *columnLayer, set *laneSet) {
	n := len(l.ords)
	clear(f.inWork[:n])
	clear(f.lacks[:n])
	clear(f.layer[:n])
	for _, terms := range f.musts {
		for lane, s := range f.look(l, terms) {
			switch s {
			case score.InWork:
				f.inWork[lane]++
			case score.Missing:
				f.lacks[lane]++
				f.layer[lane] = 2
			case score.Adjacent:
				f.lacks[lane]++
				f.layer[lane] = max(f.layer[lane], 1)
			}
		}
	}
	for lane, s := range f.look(l, f.level) {
		f.levels[lane] = !f.asks || s == score.InWork
	}
	l.sum(f.plan, &f.sums)
	bands := map[[4]int]int{}
	set.each(n, func(lane int) {
		f.layers[[...]Layer{DirectLayer, AdjacentLayer, PartialLayer}[f.layer[lane]]]++
		bands[[4]int{int(f.inWork[lane]), int(f.lacks[lane]), bit(f.levels[lane]), bit(lanePoints(f.sums[lane]) > 0)}]++
	})
	for at, count := range bands {
		f.bands[f.band(at)] += count
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// band asks score for the band of candidates with so many must-haves in work and
// lacking, the level or not, points or none.
func (f *lineFacets) band(at [4]int) score.Band {
	musts := slices.Repeat([]score.Shown{score.Claimed}, len(f.musts))
	for i := range at[0] {
		musts[i] = score.InWork
	}
	for i := range at[1] {
		musts[at[0]+i] = score.Missing
	}
	return score.BandOf(musts, at[2] == 1, at[3])
}

func (f *lineFacets) counts() (bands, layers []Count) {
	for _, b := range []score.Band{score.Strong, score.Screen, score.Weak, score.NoEvidence} {
		bands = append(bands, Count{b.String(), f.bands[b]})
	}
	for _, l := range []Layer{DirectLayer, AdjacentLayer, PartialLayer} {
		layers = append(layers, Count{string(l), f.layers[l]})
	}
	return bands, layers
}
