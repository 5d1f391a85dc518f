package matching

import (
	"cmp"
	"slices"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A tenure is the time that a profile shows at work in one area: months that several
// jobs share are counted once.
type tenure struct {
	area   skill.Area
	number int // the area's
	parts  []stretch
	last   Month
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

// tenures returns the time in each area, ordered by area, until it is called again. The
// areas of a job are those of its title and those that the skills used in it show.
func (r *reader) tenures(g skillGroups) []tenure {
	jobs, areas := r.datedJobs(g)
	found, parts := r.tenured[:0], r.stretches[:0]
	for a := range areas.each() {
		first := len(parts)
		t := tenure{area: areaTables().names[a], number: a}
		var covered Month // first month not covered yet
		for _, j := range jobs {
			// Every month is in one stretch: the earlier job keeps the months that both cover.
			s := j.stretch
			s.start = max(s.start, covered)
			if !j.areas.has(a) || s.start > s.end {
				continue
			}
			covered = s.end + 1
			s.age = age(s.end, r.profile.Dated)
			t.last = max(t.last, s.end)
			parts = append(parts, s)
		}
		if t.parts = parts[first:len(parts):len(parts)]; len(t.parts) > 0 {
			found = append(found, t)
		}
	}
	r.tenured, r.stretches = found, parts
	return found
}

// A dated job is a stretch in all of its areas.
type datedJob struct {
	stretch
	areas areaSet
}

// datedJobs returns the dated jobs in the order of their start, and their areas together.
func (r *reader) datedJobs(g skillGroups) (jobs []datedJob, areas areaSet) {
	jobs = r.jobs[:0]
	for i, in := range r.engagementAreas(g, shows{score.Used, skillsForArea}) {
		e := r.profile.Engagements[i]
		if e.Kind == Job && e.Start != 0 && e.End == 0 {
			// Nobody says how long: a job of unknown length at its latest month.
			e.End, e.Current = r.profile.lastOf(i), true
			e.Start = e.End
		}
		if e.Kind != Job || e.Start == 0 || e.End < e.Start {
			continue
		}
		j := datedJob{stretch{engagement: i, start: e.Start, end: e.End, open: monthsOf(e) == 0}, in.withHolders()}
		jobs = append(jobs, j)
		areas |= j.areas
	}
	slices.SortFunc(jobs, func(a, b datedJob) int { return cmp.Or(cmp.Compare(a.start, b.start), a.engagement-b.engagement) })
	r.jobs = jobs
	return jobs, areas
}

// shows says when the skills of an engagement show an area: from a depth on, and at
// least so many of them.
type shows struct {
	depth  score.Depth
	skills int
}

// A skillTally counts the skills of one engagement.
type skillTally struct {
	last   int          // number of the latest skill counted, and one
	skills [anyArea]int // that show each area
}

// engagementAreas returns the areas of each engagement: those of its title and those
// that its skills show.
func (r *reader) engagementAreas(g skillGroups, from shows) []areaSet {
	found := room(&r.worked, len(r.profile.Engagements))
	tallies := room(&r.tallies, len(found))
	for i := range found {
		found[i] = areasOf(r.titled(i))
	}
	for n, s := range r.skills {
		if s.areas == 0 {
			continue
		}
		for _, i := range g.of(n) {
			o := &r.found[i]
			if o.cite.passage < 0 || o.shown.Depth < from.depth {
				continue
			}
			e := r.profile.Passages[o.cite.passage].Engagement
			if e < 0 || e >= len(found) || tallies[e].last == n+1 {
				continue
			}
			tallies[e].last = n + 1
			for a := range s.areas.each() {
				if tallies[e].skills[a]++; tallies[e].skills[a] >= from.skills {
					found[e] |= 1 << a
				}
			}
		}
	}
	return found
}

// engagementAreas returns the areas of each engagement, in the order of [skill.Areas],
// as all observations of a profile show them.
func engagementAreas(taxonomy *skill.Taxonomy, p *Profile, all []observation, from shows) [][]skill.Area {
	m := takeMaker(taxonomy)
	defer m.release()
	m.begin(0, p)
	for i := range all {
		if _, known := taxonomy.Number(all[i].skill); known { // the IDs of levels have no areas
			m.record(&all[i], m.number(m.learn(all[i].skill)))
		}
	}
	areas := make([][]skill.Area, len(p.Engagements))
	for i, s := range m.engagementAreas(m.groups(), from) {
		areas[i] = s.list()
	}
	return areas
}
