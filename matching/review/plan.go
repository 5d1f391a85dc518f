package review

import (
	"fmt"
	"slices"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A Plan is three interviews with distinct jobs. Each item stands in exactly one of them.
type Plan struct {
	Interviews []Interview `json:"interviews"` // deep dive, system design, collaboration
}

// An Interview is one talk: what it is for, what it has to settle, and what to ask.
type Interview struct {
	Name    string   `json:"name"` // a name of [InterviewNames]
	Job     string   `json:"job"`
	Items   []Item   `json:"items"`   // never empty
	Prompts []Prompt `json:"prompts"` // each about one of the items
}

// An Item is one claim to validate or one gap to explore.
type Item struct {
	ID        string     `json:"id"`   // "gap-1", "claim-2": unique in the plan
	Gap       bool       `json:"gap"`  // false is a claim
	From      string     `json:"from"` // where it comes from: a cluster, "ownership", "environment", "impact.collaboration", "problem", …
	Label     string     `json:"label"`
	Need      role.Need  `json:"need,omitempty"`
	Status    Status     `json:"status,omitempty"` // of a claim
	Citations []Citation `json:"citations,omitempty"`

	fixed bool // no document shows it: the bank of the interview asks about it
}

// A Prompt is one question, bound to an item.
type Prompt struct {
	Bank string `json:"bank"` // "deep-dive", "system-design", "collaboration" or "item"
	Item string `json:"item"` // ID of the item it is about
	Ask  string `json:"ask"`
}

// InterviewNames returns the names of the three interviews in order.
func InterviewNames() []string {
	return []string{"past-project deep dive", "system design near the real work", "collaboration"}
}

// The interviews, by their place in a plan.
const (
	deepDive = iota
	systemDesign
	collaboration
)

var interviewJobs = [...]string{
	"what this person did, decided and learned: the claims that nothing outside the document shows",
	"how this person would approach the work of this role: the gaps, and the judgment behind the level",
	"how this person works with others when there is no single right answer",
}

// A planner hands each item to one interview.
type planner struct {
	s    *subject
	plan Plan
	n    map[bool]int // items made, by Gap
	done map[string]bool
}

// plan assigns gaps and claims.
func (s *subject) plan(v *Review) Plan {
	p := planner{s: s, n: map[bool]int{}, done: map[string]bool{}}
	for i, name := range InterviewNames() {
		p.plan.Interviews = append(p.plan.Interviews, Interview{Name: name, Job: interviewJobs[i]})
	}
	p.ownership(v)
	p.requirements(v)
	p.environment(v)
	p.claims(v)
	p.fixed()
	for i := range p.plan.Interviews {
		p.prompts(i)
	}
	return p.plan
}

// add gives an item to an interview, once for each subject.
func (p *planner) add(interview int, key string, item Item) {
	if p.done[key] {
		return
	}
	p.done[key] = true
	p.n[item.Gap]++
	kind := "claim"
	if item.Gap {
		kind = "gap"
	}
	item.ID = fmt.Sprintf("%s-%d", kind, p.n[item.Gap])
	at := &p.plan.Interviews[interview]
	at.Items = append(at.Items, item)
}

// maxOwned is how many claims of ownership a deep dive has time for.
const maxOwned = 3

// ownership puts the strongest claims of ownership first, or the gap.
func (p *planner) ownership(v *Review) {
	owned := slices.DeleteFunc(slices.Clone(v.Ledger), func(c Claim) bool { return c.Kind != OwnershipClaim })
	slices.SortStableFunc(owned, func(a, b Claim) int { return weight(b) - weight(a) })
	for i, c := range owned[:min(len(owned), maxOwned)] {
		p.add(deepDive, fmt.Sprint("ownership", i), Item{From: "ownership", Label: ownedLabel(c), Need: c.Need, Status: c.Status, Citations: append(c.Said, c.Proof...)})
	}
	if len(owned) > 0 {
		return
	}
	if public := p.s.citePublic(isOwning); len(public) > 0 {
		p.add(deepDive, "ownership", Item{From: "ownership", Label: "public work that was answered for", Status: Corroborated, Citations: public})
		return
	}
	p.add(deepDive, "ownership", Item{Gap: true, From: "ownership", Label: "no text says what was answered for", Citations: v.Checks[0].Citations})
}

// ownedLabel tells one piece of owned work from another by its skills and months.
func ownedLabel(c Claim) string {
	label := "work that was answered for"
	if c.Subject != "" {
		label += ": " + c.Subject
	}
	if to := c.Said[0].To; to != 0 {
		label += ", until " + to.String()
	}
	return label
}

// weight orders claims of ownership: what the role must have, then the deeper and later.
func weight(c Claim) int {
	w := int(c.Said[0].Depth)*100_000 + int(c.Said[0].To)
	switch c.Need {
	case role.Must:
		w += 2_000_000
	case role.Trainable:
		w += 1_000_000
	}
	return w
}

// requirements turns what the role asks for and work does not show into items: a claim
// where something is named, else a gap. Languages, frameworks and tools are best asked
// about along a project, the rest by a design.
func (p *planner) requirements(v *Review) {
	plan, _ := role.Compile(p.s.Role, p.s.taxonomy)
	for i, r := range p.s.result.Reasons {
		if r.Shown == score.InWork {
			continue
		}
		q := plan.Requirements[i]
		item := Item{Gap: true, From: r.Cluster, Label: r.Label, Need: r.Need}
		if r.Shown == score.Claimed {
			item.Gap, item.Status = false, OnlyClaimed
		}
		for _, e := range r.Evidence {
			item.Citations = append(item.Citations, cite(e))
		}
		item.Citations = strongest(item.Citations)
		for _, t := range q.Terms {
			if t.For == "" {
				p.done["skill "+string(t.Skill)] = true
			}
		}
		p.add(p.interviewOf(q, item.Gap), fmt.Sprint("requirement", i), item)
	}
}

// interviewOf says where a requirement is best asked about.
func (p *planner) interviewOf(q role.Requirement, gap bool) int {
	switch {
	case q.Kind == role.YearsLine || !gap:
		return deepDive
	case q.Kind == role.LevelLine:
		return systemDesign
	}
	for _, t := range q.Terms {
		k, ok := p.s.taxonomy.Skill(t.Skill)
		if ok && t.Depth < score.Owned && (k.Kind == skill.Language || k.Kind == skill.Framework || k.Kind == skill.Tool) {
			return deepDive
		}
	}
	return systemDesign
}

// environment adds the parts that the role names and work does not show, unless a
// requirement has asked for the same skills already.
func (p *planner) environment(v *Review) {
	for i, e := range v.Environment {
		covered := false
		for _, k := range p.s.taxonomy.All() {
			covered = covered || p.done["skill "+string(k.ID)] && parts[i].holds(p.s.taxonomy, k.ID)
		}
		if e.asks() && e.Credit < InWork && !covered {
			p.add(systemDesign, "environment "+e.Part, Item{Gap: e.Credit == NoCredit, From: "environment", Label: e.Part + ": " + e.Asked, Citations: e.Citations, Status: claimedStatus(e)})
		}
	}
}

func claimedStatus(e Environment) Status {
	if e.Credit == Claimed {
		return OnlyClaimed
	}
	return ""
}

// claims adds what is contradicted, and the skills, years and titles of the role that
// are only claimed.
func (p *planner) claims(v *Review) {
	for _, c := range v.Ledger {
		ask := c.Status == Contradicted || c.Status == OnlyClaimed && (c.Need == role.Must || c.Kind == LevelClaim || c.Kind == DurationClaim)
		if !ask || c.Kind == OwnershipClaim {
			continue
		}
		key, at := fmt.Sprint(c.Kind, " ", c.Subject), deepDive
		if c.Kind == SkillClaim {
			key = "skill " + string(c.Skill)
		}
		if c.Kind == LevelClaim {
			at = collaboration // what a title meant is told by who worked with whom
		}
		p.add(at, key, Item{From: string(c.Kind), Label: c.Subject, Need: c.Need, Status: c.Status, Citations: append(slices.Clip(c.Said), c.Proof...)})
	}
}

// fixed adds what no document shows: the work that waits, and the people to do it with.
func (p *planner) fixed() {
	r := p.s.Role
	work := Item{Gap: true, fixed: true, From: "impact.first_focus", Label: r.Impact.FirstFocus}
	if work.Label == "" {
		work.From, work.Label = "problem", r.Problem
	}
	if work.Label == "" {
		work.From, work.Label = "title", r.Title
	}
	people := Item{Gap: true, fixed: true, From: "impact.collaboration", Label: r.Impact.Collaboration}
	if people.Label == "" {
		people.From, people.Label = "role", "the people around the role"
	}
	p.add(systemDesign, "focus", work)
	p.add(collaboration, "people", people)
}
