package matching

import (
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// counts are the sizes of a role's pool.
type counts struct {
	in, direct, near int
	lines            []lineCount // by requirement
}

// lineCount is what one requirement does to the pool. Without it the pool would hold
// alone more candidates, and its direct layer aloneDirect more.
type lineCount struct {
	shown, met, direct int
	alone, aloneDirect int
}

// What a candidate shows of one requirement, as bits.
const (
	markShown uint8 = 1 << iota
	markMet
	markDirect
)

// standing is how far a candidate comes: the must-haves met and the sum of their
// numbers. Of somebody who lacks exactly one, the sum says which: so one pass over the
// postings yields the pool of the role and of the role without each of its lines.
type standing struct {
	met, direct       int32
	metSum, directSum int32
}

// count goes over the postings of a plan once.
func (s *scene) count(plan *role.Plan) counts {
	c := counts{lines: make([]lineCount, len(plan.Requirements))}
	marks := make([]uint8, s.view.columns.size)
	standings := make([]standing, len(marks))
	var all standing
	for i := range plan.Requirements {
		r := &plan.Requirements[i]
		must := isMust(r)
		if must {
			all.met++
			all.metSum += int32(i)
		}
		s.mark(r, marks, func(ord uint32, mark uint8) {
			c.lines[i].add(mark)
			if must {
				standings[ord].add(mark, int32(i))
			}
		})
	}
	for _, e := range s.entrants {
		at := standings[e.ord]
		switch all.met - at.met {
		case 0:
			c.in++
		case 1:
			c.near++
			c.lines[all.metSum-at.metSum].alone++
		}
		switch all.met - at.direct {
		case 0:
			c.direct++
		case 1:
			c.lines[all.metSum-at.directSum].aloneDirect++
		}
	}
	return c
}

// isMust reports whether a requirement decides on who is in the pool.
func isMust(r *role.Requirement) bool { return r.Kind == role.SkillLine && r.Need == role.Must }

func (l *lineCount) add(mark uint8) {
	l.shown++
	if mark&markMet != 0 {
		l.met++
	}
	if mark&markDirect != 0 {
		l.direct++
	}
}

func (at *standing) add(mark uint8, line int32) {
	if mark&markMet != 0 {
		at.met++
		at.metSum += line
	}
	if mark&markDirect != 0 {
		at.direct++
		at.directSum += line
	}
}

// mark visits every candidate of the scene who shows anything of a requirement, once.
// marks must be zero and is left so.
func (s *scene) mark(r *role.Requirement, marks []uint8, visit func(ord uint32, mark uint8)) {
	least := int32(poolStrength)
	if r.Kind == role.YearsLine {
		least = int32(score.MaxStrength)
	}
	var visited []alternative
	look := func(a alternative, met uint8) {
		visited = append(visited, a)
		s.view.columns.each(a, func(ord uint32, strength int32) {
			mark := markShown
			if strength >= least {
				mark |= met
			}
			marks[ord] |= mark
		})
	}
	ways := func(adjacent bool) uint8 {
		if adjacent {
			return markMet
		}
		return markMet | markDirect
	}
	for _, t := range r.Terms { // with a boost of 1, points are the strength
		look(alternative{feature: feature{t.Skill, t.Depth}, boost: 1}, ways(t.Via != ""))
		if t.Depth != score.NoDepth {
			look(alternative{feature: feature{Skill: t.Skill}, boost: 1}, 0)
		}
	}
	for _, p := range r.Phrases {
		look(alternative{extra: s.phrases[p.Text], boost: 1}, ways(p.Via != ""))
	}
	for _, a := range visited {
		s.view.columns.each(a, func(ord uint32, _ int32) {
			if marks[ord] != 0 && s.admitted[ord] {
				visit(ord, marks[ord])
			}
			marks[ord] = 0
		})
	}
}
