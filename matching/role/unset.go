package role

import (
	"regexp"
	"strings"
)

// baselineParts and impactRows name what a spec may leave unset, in the order of the
// file.
var (
	baselineParts = []part[Baseline]{
		{"baseline.cloud", "the cloud", func(b *Baseline) string { return b.Cloud }},
		{"baseline.cicd", "who runs the delivery pipeline (CI/CD)", func(b *Baseline) string { return b.CICD }},
		{"baseline.containers", "whether and how containers run", func(b *Baseline) string { return b.Containers }},
		{"baseline.oncall", "whether the role is on call", func(b *Baseline) string { return b.OnCall }},
	}
	impactRows = []part[Impact]{
		{"impact.first_focus", "what to do first", func(i *Impact) string { return i.FirstFocus }},
		{"impact.systems", "what the work runs on", func(i *Impact) string { return i.Systems }},
		{"impact.success", "how one sees that it went well", func(i *Impact) string { return i.Success }},
		{"impact.collaboration", "with whom the work is done", func(i *Impact) string { return i.Collaboration }},
	}
)

// A part is one text of a block of the spec.
type part[T any] struct {
	path, what string
	of         func(*T) string
}

// unset finds what the spec does not say, one finding a key.
func (c *checker) unset() {
	if statesNoProblem(c.spec.Problem) {
		c.find(NoProblem, "problem", "problem does not say why the work exists")
	}
	for _, p := range impactRows {
		if blank(p.of(&c.spec.Impact)) {
			c.find(UnsetImpact, p.path, "%s is not set: %s", p.path, p.what)
		}
	}
	for _, p := range baselineParts {
		if blank(p.of(&c.spec.Baseline)) {
			c.find(UnsetBaseline, p.path, "%s is not set: %s", p.path, p.what)
		}
	}
}

// hiring is the form of a sentence that says whom one wants, not why: "We are looking
// for …", "We need a developer". "We need a way to release" says why.
var hiring = regexp.MustCompile(`(?i)^\W*(we|our team|our client|the company)('re| are| is|)( currently| now| actively)? ` +
	`((looking for|hiring|seeking|searching for|recruiting)\b|(need|needs|want|wants) (an?|some|two|three|more)\b.*\b(developers?|engineers?|programmers?|administrators?|architects?|testers?|analysts?|designers?|specialists?|experts?|professionals?|candidates?|colleagues?|persons?|people|someone|somebody)\b)`)

// statesNoProblem reports whether a problem is neither a known one nor a sentence that
// says more than whom one wants to hire.
func statesNoProblem(problem string) bool {
	if _, ok := patternIn(problems, problem); ok {
		return false
	}
	const shortest = 4 // words: "Releases take four days"
	for _, sentence := range strings.FieldsFunc(problem, func(r rune) bool { return strings.ContainsRune(".!?;\n", r) }) {
		if len(strings.Fields(sentence)) >= shortest && !hiring.MatchString(strings.TrimSpace(sentence)) {
			return false
		}
	}
	return true
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// archetype finds an archetype outside the closed list.
func (c *checker) archetype() {
	name := c.spec.Archetype
	if _, ok := patternIn(archetypes, name); ok || blank(name) {
		return
	}
	var ids []string
	for _, a := range archetypes {
		ids = append(ids, a.ID)
	}
	c.add(UnknownArchetype, "archetype", Finding{
		Message:    "no archetype is called " + quote(name),
		Suggestion: "use " + orList(ids) + ", or leave it out",
	})
}
