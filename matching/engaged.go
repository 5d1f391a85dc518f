package matching

import (
	"strconv"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// An engaged is what all sentences of one engagement have in common.
type engaged struct {
	dated  bool // the next four are known
	origin string
	months int
	last   Month
	age    int

	titled bool         // the next one is known
	areas  []skill.Area // that its title names

	levels [len(levelsShown)]areaSet // recorded so far
}

// at returns what is known of an engagement; of whatever belongs to none, if there is
// no such engagement.
func (r *reader) at(engagement int) *engaged {
	all := r.profile.Engagements
	if len(r.engaged) == 0 {
		room(&r.engaged, len(all)+1)
	}
	if engagement < 0 || engagement >= len(all) {
		return &r.engaged[len(all)]
	}
	e := &r.engaged[engagement]
	if !e.dated {
		e.dated = true
		e.origin = originOf(all[engagement].Kind, engagement)
		e.months = monthsOf(all[engagement])
		e.last = r.profile.lastOf(engagement)
		e.age = age(e.last, r.profile.Dated)
	}
	return e
}

// originOf returns the origin of what an engagement shows: "job-002".
func originOf(kind EngagementKind, engagement int) string {
	n := strconv.Itoa(engagement)
	return string(kind) + "-" + "000"[min(len(n), 3):] + n
}

// titled returns the areas that the title of an engagement names.
func (r *reader) titled(engagement int) []skill.Area {
	if engagement < 0 || engagement >= len(r.profile.Engagements) {
		return nil
	}
	e := r.at(engagement)
	if !e.titled {
		e.titled = true
		e.areas = r.taxonomy.TitleAreas(r.profile.Engagements[engagement].Title)
	}
	return e.areas
}

// lastOf returns the last month of an engagement. One with a beginning and no end
// went on until the next of its kind began, or goes on.
func (p *Profile) lastOf(index int) Month {
	e := p.Engagements[index]
	if e.End != 0 || e.Start == 0 {
		return e.End
	}
	last := p.Dated
	for _, next := range p.Engagements {
		if next.Kind == e.Kind && next.Start > e.Start {
			last = min(last, next.Start)
		}
	}
	return last
}

// monthsOf returns the length of an engagement, first and last month included; 0 if
// unknown. The length of a current one is unknown too if no date of the document is
// later than its start: then nobody says how long it has been going on.
func monthsOf(e Engagement) int {
	if e.Start == 0 || e.End < e.Start || e.Current && e.End == e.Start {
		return 0
	}
	return int(e.End-e.Start) + 1
}

// age returns the months from a month to a later one, 0 if it is not later, and
// score.UnknownAge if either is unknown.
func age(from, to Month) int {
	if from == 0 || to == 0 {
		return score.UnknownAge
	}
	return int(max(to-from, 0))
}
