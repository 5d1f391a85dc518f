package role

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// Years at odds with a level: whoever did the work that long leads or owns by now, and
// nobody leads designs after so few.
const (
	yearsBeyondExecute = 8
	yearsForLeadDesign = 3
)

// contradictions finds what excludes itself between requirements, level, years and
// baseline. What excludes itself in one requirement is found by Compile.
func (c *checker) contradictions() {
	onCall := strings.ToLower(c.spec.Baseline.OnCall)
	for _, a := range c.asked {
		id, ok := c.taxonomy.Lookup("on-call")
		if ok && a.must() && (onCall == "no" || onCall == "none") && slices.Equal(a.direct, []skill.ID{id}) && len(a.line.Text) == 0 {
			c.findLine(Contradiction, a, "it is a must-have, and baseline.oncall says no")
		}
	}
	switch years := c.spec.Years; {
	case c.spec.Level == Execute && years > yearsBeyondExecute:
		c.find(Contradiction, "years", "%d years for level execute, want a level that fits them or at most %d", years, yearsBeyondExecute)
	case c.spec.Level == LeadDesign && years > 0 && years < yearsForLeadDesign:
		c.find(Contradiction, "years", "%d years for level lead-design, want at least %d or none", years, yearsForLeadDesign)
	}
}

// rejects finds reject rules that hold out whoever shows every must-have and nothing
// beyond.
func (c *checker) rejects() {
	shown := c.mustAreas()
	if len(shown) == 0 {
		return // nothing says in which field the work is
	}
	within := func(list []skill.Area) func(skill.Area) bool {
		return func(area skill.Area) bool {
			return slices.ContainsFunc(list, func(l skill.Area) bool { return area.Within(l) || l.Within(area) })
		}
	}
	inside := func(list []skill.Area) func(skill.Area) bool {
		return func(area skill.Area) bool {
			return slices.ContainsFunc(list, func(l skill.Area) bool { return area.Within(l) })
		}
	}
	for i, r := range c.spec.Reject {
		path := item("reject", i)
		if len(r.Only) > 0 && !slices.ContainsFunc(shown, not(inside(r.Only))) {
			c.find(Contradiction, path, "the rule holds out who shows only %s, and the must-haves ask for nothing else", listAreas(r.Only))
		}
		if len(r.Without) > 0 && !slices.ContainsFunc(shown, within(r.Without)) {
			c.find(Contradiction, path, "the rule holds out who shows no %s, and no must-have asks for it", listAreas(r.Without))
		}
	}
}

// mustAreas returns the areas that the must-have skills show, in the order of the list.
func (c *checker) mustAreas() []skill.Area {
	var shown []skill.Area
	for _, area := range skill.Areas() {
		for _, a := range c.asked {
			if a.must() && slices.ContainsFunc(a.direct, func(id skill.ID) bool {
				s, _ := c.taxonomy.Skill(id)
				return slices.Contains(s.Areas, area)
			}) {
				shown = append(shown, area)
				break
			}
		}
	}
	return shown
}

func not[T any](f func(T) bool) func(T) bool { return func(v T) bool { return !f(v) } }

func listAreas(areas []skill.Area) string { return orList(stringsOf(areas)) }
