package role

import "strings"

// A SeniorityAxis is one of the things that people mean by "senior". The words help
// nobody until somebody says which.
type SeniorityAxis struct {
	Name     string // "independent execution"
	Question string // to ask the hiring manager
	Write    string // what a yes becomes in the spec
}

// SeniorityAxes returns the three questions behind "senior preferred": independent
// execution, architecture judgment, onboarding without hand-holding. The slice is the
// caller's.
func SeniorityAxes() []SeniorityAxis {
	return []SeniorityAxis{
		{"independent execution", "Must they take a service from a problem to production without anybody's help?", "level: own-service"},
		{"architecture judgment", "Must they lead design discussions and defend what was decided against?", "level: lead-design"},
		{"onboarding without hand-holding", "Must they be useful in the first weeks, in a system that others built?", "level: execute, and what they must know already as must-haves instead of trainable"},
	}
}

// seniorWords claim seniority wherever they stand in a title, a name or a phrase;
// seniorPhrases do so in running text, where "senior" alone may name a colleague.
var (
	seniorWords = []string{
		"senior", "seniors", "seniority", "sr", "snr", "medior", "mid level", "principal",
		"staff engineer", "staff developer", "staff software", "lead engineer", "lead developer",
		"tech lead", "technical lead", "expert level", "highly experienced", "seasoned",
	}
	seniorPhrases = []string{
		"senior preferred", "preferably senior", "ideally senior", "senior required", "senior level",
		"senior profile", "senior candidate", "senior candidates", "senior person", "senior only",
		"senior hire", "must be senior", "should be senior", "looking for a senior", "need a senior",
		"want a senior", "hire a senior", "hiring a senior", "seniority preferred",
		"seniority required",
	}
)

// seniority finds a claim of seniority in a spec whose level says nothing, once, where
// it stands first.
func (c *checker) seniority() {
	if c.spec.Level != "" {
		return
	}
	for _, t := range c.spec.prose() {
		list := seniorPhrases
		if t.path == "title" || strings.HasPrefix(t.path, "clusters") || strings.HasPrefix(t.path, "intake.without_help") {
			list = append(seniorWords[:len(seniorWords):len(seniorWords)], seniorPhrases...)
		}
		if found := phrasesIn(t.text, list); len(found) > 0 {
			c.add(SeniorityWithoutMeaning, t.path, Finding{
				Message:    quote(found[0]) + " without a level",
				Suggestion: seniorityQuestion(),
			})
			return
		}
	}
}

// seniorityQuestion is the question that "senior" leaves open.
func seniorityQuestion() string {
	var asks []string
	for i, axis := range SeniorityAxes() {
		asks = append(asks, "("+string(rune('1'+i))+") "+axis.Name+": "+axis.Question+" Then "+axis.Write+".")
	}
	return "ask which is meant: " + strings.Join(asks, " ")
}
