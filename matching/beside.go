package matching

import (
	"slices"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// Who leads people or answers users, and nothing else by title, tells of systems that
// others build and run: "programme manager: data centre with VMware and Windows Server".
// What such a job says was done in a field that its title does not cover counts one
// depth less, and at least as named. A title that names the field too ("IT manager",
// "engineering manager") changes nothing.

// besides are the areas whose titles say that the work is with people.
var besides = []skill.Area{skill.Management, skill.HelpDesk}

// lower takes one depth from the skills that stand beside the work of their job.
func (r *reader) lower() {
	for i := range r.found {
		o := &r.found[i]
		named := r.titled(r.profile.Passages[o.cite.passage].Engagement)
		if o.shown.Depth > score.Named && r.beside(o.skill, named) {
			o.shown.Depth--
		}
	}
}

// beside reports whether a title's areas are all among besides, and a skill has areas
// that share nothing with them, not even what holds both.
func (r *reader) beside(id skill.ID, named []skill.Area) bool {
	if len(named) == 0 || slices.ContainsFunc(named, func(a skill.Area) bool { return !slices.Contains(besides, a) }) {
		return false
	}
	s, _ := r.taxonomy.Skill(id)
	covered := withHolders(named)
	return len(s.Areas) > 0 && !slices.ContainsFunc(withHolders(s.Areas), func(a skill.Area) bool { return slices.Contains(covered, a) })
}
