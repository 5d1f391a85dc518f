package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A Credit says how well one part of the environment is shown, from the least to the
// most. A word in a list is never more than Claimed.
type Credit uint8

// The credits.
const (
	NoCredit Credit = iota // not named: silence
	Claimed                // in a list, a headline or a course only
	InWork                 // in the text of work or in public work
	Answered               // in a sentence of ownership, a decision or a cause found
)

var creditNames = [...]string{"not named", "claimed", "in work", "answered for"}

// String returns the credit in words.
func (c Credit) String() string { return creditNames[min(int(c), len(creditNames)-1)] }

// MarshalText returns String.
func (c Credit) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the words of a credit; any other text is an error.
func (c *Credit) UnmarshalText(text []byte) error {
	i, err := indexOf("credit", creditNames[:], text)
	*c = Credit(i)
	return err
}

// indexOf returns the place of a word in a closed list, 0 with an error if it is not there.
func indexOf(what string, words []string, text []byte) (int, error) {
	if i := slices.Index(words, string(text)); i >= 0 {
		return i, nil
	}
	return 0, fmt.Errorf("review: unknown %s %.40q, want one of %q", what, text, words)
}

// An Environment is one part of where the work takes place, as the role asks for it and
// as the profile shows it.
type Environment struct {
	Part      string     `json:"part"`            // "cloud", "deployment", "data layer", "production"
	Asked     string     `json:"asked,omitempty"` // as the role says; empty is unknown, not none
	Credit    Credit     `json:"credit"`
	Exact     bool       `json:"exact"`  // what the role names was seen itself, or the role names nothing
	Denied    bool       `json:"denied"` // a sentence of the profile says that it is not there
	Citations []Citation `json:"citations,omitempty"`
}

// asks reports whether the role asks for the part.
func (e Environment) asks() bool {
	a := strings.ToLower(strings.TrimSpace(e.Asked))
	return a != "" && a != "no" && a != "none" && a != "false"
}

// A part says by which skills and words a part of the environment is told. A skill
// belongs to it if it is one of the roots or has one as an ancestor.
type part struct {
	name  string
	roots []skill.ID
	kind  skill.Kind
	words cueSet
}

var parts = []part{
	{name: "cloud", roots: []skill.ID{"cloud-computing"}},
	{name: "deployment", roots: []skill.ID{"ci-cd", "containerization", "infrastructure-as-code", "devops", "docker", "kubernetes"}},
	{name: "data layer", roots: []skill.ID{"rdbms", "nosql", "sql", "message-queues", "database-administration"}, kind: skill.Database},
	{name: "production", roots: []skill.ID{"sre", "on-call", "incident-response", "incident-management"},
		words: cues(`on call, the pager, a pager, error budget, slo, slos, incident commander, outage, outages, post mortem, post mortems,
			postmortem, postmortems, uptime, stand by duty, night shift, runbook, runbooks`)},
}

// holds reports whether a skill belongs to the part.
func (p part) holds(t *skill.Taxonomy, id skill.ID) bool {
	if slices.Contains(p.roots, id) {
		return true
	}
	if k, ok := t.Skill(id); ok && p.kind != "" && k.Kind == p.kind {
		return true
	}
	return slices.ContainsFunc(t.Ancestors(id), func(a skill.ID) bool { return slices.Contains(p.roots, a) })
}

// environment returns the four parts.
func (s *subject) environment() []Environment {
	all := make([]Environment, len(parts))
	for i, p := range parts {
		all[i] = s.environmentPart(p)
	}
	return all
}

func (s *subject) environmentPart(p part) Environment {
	e := Environment{Part: p.name, Asked: s.asked(p)}
	exact := s.named(e.Asked)
	e.Exact = len(exact) == 0
	by := map[Credit][]Citation{}
	for _, g := range s.seen.Skills {
		if !p.holds(s.taxonomy, g.Skill) || !g.Named {
			continue
		}
		c := s.creditOf(g)
		by[c] = append(by[c], cite(g.Evidence))
		e.Exact = e.Exact || slices.Contains(exact, g.Skill)
	}
	for _, d := range s.deeds {
		if !d.Claim || !p.words.in(d.said) {
			continue
		}
		c := InWork
		if d.Ownership == Own || d.Insight >= Design {
			c = Answered
		}
		by[c] = append(by[c], d.cite)
	}
	for _, c := range []Credit{Answered, InWork, Claimed} {
		if len(by[c]) > 0 {
			e.Credit, e.Citations = c, strongest(by[c])
			return e
		}
	}
	if denied := s.denials(func(id skill.ID) bool { return p.holds(s.taxonomy, id) }, p.words); len(denied) > 0 {
		e.Denied, e.Citations = true, denied
	}
	return e
}

// creditOf returns what one sighting of a skill is worth.
func (s *subject) creditOf(g matching.Sighting) Credit {
	if !g.Work || g.Section == matching.TitleText || g.Evidence.Depth < score.Used {
		return Claimed
	}
	if g.Activity >= 0 {
		if owning[s.seen.Profile.Activity[g.Activity].Kind] {
			return Answered
		}
		return InWork
	}
	for _, d := range s.deeds {
		if d.at.Passage == g.Passage && d.cite.Span == g.Evidence.Span {
			switch {
			case !d.Claim && d.at.Depth < score.Used:
				return Claimed
			case d.Ownership == Own || d.Insight >= Design:
				return Answered
			}
		}
	}
	return InWork
}

// denials cites the sentences that say of something that it is not there. A wish to
// learn it does not.
func (s *subject) denials(means func(skill.ID) bool, words cueSet) []Citation {
	var all []Citation
	for _, t := range s.seen.Sentences {
		if !refusals.in(spoken(t.Text)) {
			continue
		}
		named := s.taxonomy.FindInList(nil, t.Text)
		if words.in(spoken(t.Text)) || slices.ContainsFunc(named, func(m skill.Match) bool { return means(m.Skill) }) {
			all = append(all, cite(t.Evidence))
		}
	}
	return strongest(all)
}

// asked returns what the role says about a part. The data layer has no line in the
// baseline: it is what the role asks for by name.
func (s *subject) asked(p part) string {
	b := s.Role.Baseline
	switch p.name {
	case "cloud":
		return b.Cloud
	case "deployment":
		return strings.Trim(b.CICD+", "+b.Containers, ", ")
	case "production":
		return b.OnCall
	}
	var names []string
	for _, k := range s.taxonomy.All() {
		if _, wanted := s.wanted[k.ID]; wanted && p.holds(s.taxonomy, k.ID) {
			names = append(names, k.Name)
		}
	}
	return strings.Join(names, ", ")
}

// named returns the skills that a text of the role names.
func (s *subject) named(text string) []skill.ID {
	var ids []skill.ID
	for _, m := range s.taxonomy.FindInList(nil, text) {
		ids = append(ids, m.Skill)
	}
	return ids
}
