package role

import (
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// A Verdict says whether a spec is ready to search with.
type Verdict struct {
	Ready bool  `json:"ready"`
	Gaps  []Gap `json:"gaps,omitempty"` // what blocks, in the order of the file; empty exactly if ready
}

// A Gap is something without which a search would be a guess.
type Gap struct {
	Name     string `json:"name"` // the key to fill in or to change: "problem", "impact.first_focus", "reject[1]"
	Line     int    `json:"line,omitempty"`
	Question string `json:"question"` // to ask the hiring manager
}

// String returns "ready", or "not ready: problem, impact.first_focus".
func (v Verdict) String() string {
	if v.Ready {
		return "ready"
	}
	var names []string
	for _, g := range v.Gaps {
		names = append(names, g.Name)
	}
	return "not ready: " + strings.Join(names, ", ")
}

// Ready is [Linter.Ready] with a taxonomy alone; nil is the built-in one.
func Ready(s *Spec, t *skill.Taxonomy) Verdict { return Linter{Taxonomy: t}.Ready(s) }

// Ready returns the verdict on a spec. It is not ready while the problem or the first
// focus is not stated (who cannot name the problems of the first months cannot say who
// would solve them), while it claims seniority without a level, asks for more years than
// a technology is old, contradicts itself, has no must-have, or has one that nothing can
// meet. All other findings are advice.
func (l Linter) Ready(s *Spec) Verdict {
	var v Verdict
	named := map[string]bool{}
	block := func(path string, line int, question string) {
		if !named[path] {
			named[path] = true
			v.Gaps = append(v.Gaps, Gap{path, line, question})
		}
	}
	if !s.hasMust() {
		block("clusters", s.places.at("clusters").line, "What must the person do without help? Name one capability at least.")
	}
	for _, f := range l.Lint(s) {
		switch {
		case f.Code == NoProblem:
			block("problem", f.Line, "What is slow, broken or stuck today, and since when?")
		case f.Path == "impact.first_focus":
			block(f.Path, f.Line, "What should the person have done after the first months?")
		case f.Code == SeniorityWithoutMeaning:
			block("level", f.Line, f.Suggestion)
		case f.Code == Contradiction, f.Code == Impossible, f.Code == YearsBeyondAge:
			block(f.Path, f.Line, "Which is meant? "+f.Message+".")
		}
	}
	v.Ready = len(v.Gaps) == 0
	return v
}

// hasMust reports whether a cluster must be there.
func (s *Spec) hasMust() bool {
	for i := range s.Clusters {
		if c := &s.Clusters[i]; c.need() == Must && len(c.All) > 0 {
			return true
		}
	}
	return false
}
