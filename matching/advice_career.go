package matching

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/proven-go/proven/score"
)

// A career is the work of a profile as score sees it, whatever it shows: what a skill
// would have if the text of that work named it.
type career struct {
	all  []score.Evidence // everything but courses, in the profile's order; never empty
	jobs []score.Evidence // the jobs of it
}

// The time that makes the most of a depth: so many months, ended lately.
const (
	fullTerm = 36
	lately   = 48 // months; evidence this recent loses nothing
)

// careerOf returns the work of a profile. What nobody dates is taken as three years up
// to now: the model bounds it, and that is the most that a date can bring. A profile
// without any work has one such job.
func careerOf(p *Profile) career {
	var c career
	for i, e := range p.Engagements {
		if e.Kind == Study {
			continue
		}
		worked := dated(score.Evidence{Months: monthsOf(e), Age: age(p.lastOf(i), p.Dated), Origin: fmt.Sprintf("%s-%03d", e.Kind, i)})
		c.all = append(c.all, worked)
		if e.Kind == Job {
			c.jobs = append(c.jobs, worked)
		}
	}
	if len(c.all) == 0 {
		c.all = []score.Evidence{{Months: fullTerm, Origin: string(Job)}}
	}
	return c
}

// undated reports whether nobody says how long something went on, or when.
func undated(e score.Evidence) bool { return e.Months <= 0 || e.Age < 0 }

// dated returns evidence with three years up to now in place of what nobody says.
func dated(e score.Evidence) score.Evidence {
	if e.Months <= 0 {
		e.Months = fullTerm
	}
	e.Age = max(e.Age, 0)
	return e
}

// at returns the evidence of a skill that all work shows at a depth.
func (c career) at(d score.Depth) []score.Evidence {
	shown := slices.Clone(c.all)
	for i := range shown {
		shown[i].Depth = d
	}
	return shown
}

// latest returns the engagement that ended last, of several the longest; the first on
// a tie.
func (c career) latest() score.Evidence {
	best := c.all[0]
	for _, e := range c.all[1:] {
		if e.Age < best.Age || e.Age == best.Age && e.Months > best.Months {
			best = e
		}
	}
	return best
}

// stretches returns the time in jobs, every month once, the latest first.
func (c career) stretches() []score.Evidence {
	jobs := slices.Clone(c.jobs)
	slices.SortFunc(jobs, func(a, b score.Evidence) int {
		return cmp.Or(cmp.Compare(a.Age, b.Age), cmp.Compare(b.Months, a.Months))
	})
	var parts []score.Evidence
	covered := 0 // months ago up to which everything is counted
	for _, e := range jobs {
		end := e.Age + e.Months
		from := max(e.Age, covered)
		if from < end {
			parts = append(parts, score.Evidence{Depth: score.Used, Months: end - from, Age: from})
			covered = end
		}
	}
	return parts
}

// field returns the stretches of a career all of which is in one field; without any
// job, of one that has it.
func (c career) field() []score.Evidence {
	if len(c.jobs) == 0 {
		return []score.Evidence{{Depth: score.Used, Months: fullTerm}}
	}
	return c.stretches()
}
