package role

import (
	"slices"

	"github.com/proven-go/proven/matching/skill"
)

// overlaps finds requirements that another one shows already. Of two with one need it
// is doubled if the skills are the same and nested if the one implies the other; what
// a must-have names cannot be trainable as well.
func (c *checker) overlaps() {
	all := c.asked
	for j, b := range all {
		for i, a := range all {
			if i == j || !c.covers(a, b) {
				continue
			}
			if i > j && c.covers(b, a) {
				continue // reported at the later of the two
			}
			if c.overlap(a, b) {
				break // one finding for each requirement is enough
			}
		}
	}
}

// overlap reports whether b, which a shows, is worth a finding.
func (c *checker) overlap(a, b asked) bool {
	same := !slices.ContainsFunc(a.direct, func(id skill.ID) bool { return !b.has[id] })
	switch {
	case a.must() == b.must() && same:
		c.findLine(DoubledSkill, b, "whoever meets %s meets it too", inCluster(a))
	case a.must() == b.must():
		narrow := a.direct[slices.IndexFunc(a.direct, func(id skill.ID) bool { return !b.has[id] })]
		c.findLine(NestedSkill, b, "whoever meets %s meets it too: %s shows %s", inCluster(a), c.name(narrow), c.name(c.shown(narrow, b)))
	case a.must() && same:
		c.findLine(Contradiction, b, "it is trainable here and a must-have in %s", inCluster(a))
	case a.must():
		c.findLine(NestedSkill, b, "it is trainable here and shown by the must-have %s", inCluster(a))
	default: // a trainable that goes beyond a must-have is a wish for more
		return false
	}
	return true
}

func inCluster(a asked) string { return quote(a.label) + " of " + quote(a.cluster.Name) }

// covers reports whether everybody who meets a directly meets b: each skill of a is one
// of b or implies one, at no less depth, and a has nothing beside its known skills.
func (c *checker) covers(a, b asked) bool {
	if len(a.direct) == 0 || a.unknown || len(a.line.Text) > 0 || depthOf(a.line.Depth) < depthOf(b.line.Depth) {
		return false
	}
	return !slices.ContainsFunc(a.direct, func(id skill.ID) bool { return c.shown(id, b) == "" })
}

// shown returns the skill of b that using id shows, "" if none.
func (c *checker) shown(id skill.ID, b asked) skill.ID {
	if b.has[id] {
		return id
	}
	for _, other := range c.taxonomy.Implied(id) {
		if b.has[other] {
			return other
		}
	}
	return ""
}
