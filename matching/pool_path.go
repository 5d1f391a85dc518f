package matching

import (
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// Path says in words how an adjacent skill stands in for the one asked for: "Go ← Java:
// typed, compiled services". It is empty for what is shown directly or not at all. The
// names are those of a taxonomy; nil is [skill.Default].
func (r Reason) Path(t *skill.Taxonomy) string {
	if r.Via == "" {
		return ""
	}
	shown := r.Phrase
	if r.Skill != "" {
		shown = skillName(t, r.Skill)
	}
	if r.For == "" {
		return shown + ": " + r.Via
	}
	return skillName(t, r.For) + " ← " + shown + ": " + r.Via
}

// skillName returns the name of a skill, the ID of what the taxonomy does not hold.
func skillName(t *skill.Taxonomy, id skill.ID) string {
	if t == nil {
		t = skill.Default()
	}
	if s, ok := t.Skill(id); ok {
		return s.Name
	}
	return string(id)
}

// A Training is something that a candidate would have to learn for a role.
type Training struct {
	Cluster string    `json:"cluster"`
	Label   string    `json:"label"` // the requirement in words
	Need    role.Need `json:"need,omitempty"`
	Learn   skill.ID  `json:"learn,omitempty"` // the skill asked for that From stands in for; empty: the whole requirement
	From    skill.ID  `json:"from,omitempty"`  // what makes it easier; empty if nothing near was seen
	Via     string    `json:"via,omitempty"`   // why it does
}

// ToTrain returns what a candidate would have to learn: the skill lines of the role, in
// its order, that are not shown, or in work through an adjacent skill only. What is
// claimed in a list is to be checked, not to be trained, and not among them. A result
// that went through JSON has lost what this reads.
func (r Result) ToTrain() []Training {
	var list []Training
	for _, reason := range r.Reasons {
		if reason.Kind != role.SkillLine || reason.Shown == score.InWork || reason.Shown == score.Claimed {
			continue
		}
		t := Training{Cluster: reason.Cluster, Label: reason.Label, Need: reason.Need}
		if reason.Via != "" {
			t.Learn, t.From, t.Via = reason.For, reason.Skill, reason.Via
		}
		list = append(list, t)
	}
	return list
}
