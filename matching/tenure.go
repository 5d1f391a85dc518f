package matching

import (
	"slices"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A tenure is the time that a profile shows at work in one area: months that several
// jobs share are counted once.
type tenure struct {
	area  skill.Area
	parts []stretch
	last  Month
}

// A stretch is a run of months in one job, none of them in another stretch of the
// same area.
type stretch struct {
	engagement int
	start, end Month // first and last month
	open       bool  // its length is unknown, see monthsOf
	age        int   // months from its end to the profile's month
}

// evidence returns the tenure as scoring sees it.
func (t tenure) evidence() []score.Evidence {
	var e []score.Evidence
	for _, s := range t.parts {
		e = append(e, s.evidence())
	}
	return e
}

func (s stretch) evidence() score.Evidence {
	months := monthsOf(Engagement{Start: s.start, End: s.end, Current: s.open})
	return score.Evidence{Depth: score.Used, Months: months, Age: s.age}
}

// skillsForArea is how many skills of an area a job must use before it counts as
// work in it, where its title does not say so: one alone may be a chance mention.
const skillsForArea = 2

// tenuresOf returns the time in each area, ordered by area. The areas of a job are
// those of its title and those that the skills used in it show.
func tenuresOf(taxonomy *skill.Taxonomy, p *Profile, all []observation) []tenure {
	spans := map[skill.Area][]stretch{}
	for i, areas := range engagementAreas(taxonomy, p, all, shows{score.Used, skillsForArea}) {
		e := p.Engagements[i]
		if e.Kind == Job && e.Start != 0 && e.End == 0 {
			// Nobody says how long: a job of unknown length at its latest month.
			e.End, e.Current = p.lastOf(i), true
			e.Start = e.End
		}
		if e.Kind != Job || e.Start == 0 || e.End < e.Start {
			continue
		}
		for _, a := range withHolders(areas) {
			spans[a] = append(spans[a], stretch{engagement: i, start: e.Start, end: e.End, open: monthsOf(e) == 0})
		}
	}
	var found []tenure
	for _, a := range skill.Areas() {
		if parts := disjoint(spans[a]); len(parts) > 0 {
			t := tenure{area: a, parts: parts}
			for i := range t.parts {
				t.parts[i].age = age(t.parts[i].end, p.Dated)
				t.last = max(t.last, t.parts[i].end)
			}
			found = append(found, t)
		}
	}
	return found
}

// withHolders returns areas and those that hold one of them, in the order of
// [skill.Areas]: backend work is software development too.
func withHolders(areas []skill.Area) []skill.Area {
	var all []skill.Area
	for _, b := range skill.Areas() {
		if slices.ContainsFunc(areas, func(a skill.Area) bool { return a.Within(b) }) {
			all = append(all, b)
		}
	}
	return all
}

// shows says when the skills of an engagement show an area: from a depth on, and at
// least so many of them.
type shows struct {
	depth  score.Depth
	skills int
}

// engagementAreas returns the areas of each engagement, in the order of
// [skill.Areas]: those of its title and those that its skills show.
func engagementAreas(taxonomy *skill.Taxonomy, p *Profile, all []observation, from shows) [][]skill.Area {
	used := make([]map[skill.Area]map[skill.ID]bool, len(p.Engagements))
	for _, o := range all {
		if o.cite.passage < 0 || o.shown.Depth < from.depth {
			continue
		}
		i := p.Passages[o.cite.passage].Engagement
		s, known := taxonomy.Skill(o.skill)
		if i < 0 || i >= len(used) || !known {
			continue
		}
		for _, a := range s.Areas {
			if used[i] == nil {
				used[i] = map[skill.Area]map[skill.ID]bool{}
			}
			if used[i][a] == nil {
				used[i][a] = map[skill.ID]bool{}
			}
			used[i][a][s.ID] = true
		}
	}
	areas := make([][]skill.Area, len(p.Engagements))
	for i, e := range p.Engagements {
		named := taxonomy.TitleAreas(e.Title)
		for _, a := range skill.Areas() {
			if slices.Contains(named, a) || len(used[i][a]) >= from.skills {
				areas[i] = append(areas[i], a)
			}
		}
	}
	return areas
}

// disjoint cuts overlapping stretches so that every month is in one of them: in the
// order of their start, the earlier job keeps the months that both cover.
func disjoint(parts []stretch) []stretch {
	slices.SortFunc(parts, func(a, b stretch) int {
		if a.start != b.start {
			return int(a.start - b.start)
		}
		return a.engagement - b.engagement
	})
	var cut []stretch
	var covered Month // first month not covered yet
	for _, s := range parts {
		s.start = max(s.start, covered)
		if s.start > s.end {
			continue
		}
		covered = s.end + 1
		cut = append(cut, s)
	}
	return cut
}
