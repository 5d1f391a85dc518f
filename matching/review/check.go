package review

import (
	"fmt"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

// A State is the outcome of a check. It opens or closes no door: "unclear" is where to
// ask, "concern" is where the profile itself says something that should be talked about.
type State string

// The states.
const (
	Pass    State = "pass"
	Unclear State = "unclear"
	Concern State = "concern"
)

// A Check is one row of the profile review. One that is not unclear has a citation.
type Check struct {
	Name      string     `json:"name"`
	State     State      `json:"state"`
	Note      string     `json:"note"` // at most a line of a screen
	Citations []Citation `json:"citations,omitempty"`
}

// CheckNames returns the names of the five checks in order.
func CheckNames() []string {
	return []string{"service ownership", "stack realism", "environment fit", "career narrative", "communication"}
}

// checks returns the five rows.
func (s *subject) checks(v *Review) []Check {
	rows := []Check{s.ownership(), s.stack(v.Ledger), s.environmentFit(v.Environment), s.narrative(v), s.communication(v)}
	for i, name := range CheckNames() {
		rows[i].Name = name
		if len(rows[i].Citations) == 0 {
			rows[i].State = Unclear
		}
	}
	return rows
}

// ownership: built and maintained against supported indirectly. Where no sentence tells
// of ownership, and two or more, and half of the deeds, tell of support, it is worth
// talking about; silence is not.
func (s *subject) ownership() Check {
	owned := append(s.cited(told.owned), s.citePublic(isOwning)...)
	if len(owned) > 0 {
		return Check{State: Pass, Note: "The text or public work tells what was answered for.", Citations: strongest(owned)}
	}
	n, deeds := 0, 0
	for _, d := range s.deeds {
		if d.Ownership == Support {
			n++
		}
		if d.Claim {
			deeds++
		}
	}
	helped := s.cited(func(d told) bool { return d.Ownership == Support })
	if n >= 2 && 2*n >= deeds {
		return Check{State: Concern, Note: "The text tells of supporting others' services only; ask what was their own.", Citations: helped}
	}
	return Check{State: Unclear, Note: "No sentence says what was answered for; ask.", Citations: helped}
}

// stack: are the skills that the role asks for hands-on?
func (s *subject) stack(ledger []Claim) Check {
	counts := map[Status]int{}
	var against []Citation
	for _, c := range ledger {
		if c.Kind != SkillClaim {
			continue
		}
		counts[c.Status]++
		if c.Status == Contradicted && c.Need != "" {
			against = append(against, c.Proof...)
		}
	}
	note := fmt.Sprintf("Skills: %d corroborated, %d only claimed, %d told once, %d contradicted.",
		counts[Corroborated], counts[OnlyClaimed], counts[Unverifiable], counts[Contradicted])
	if len(against) > 0 {
		return Check{State: Concern, Note: note, Citations: strongest(against)}
	}
	var shown []Citation
	all := true
	for _, r := range s.result.Reasons {
		if r.Kind != role.SkillLine || r.Need != role.Must {
			continue
		}
		if r.Shown != score.InWork {
			all = false
		} else if len(r.Evidence) > 0 {
			shown = append(shown, cite(r.Evidence[0]))
		}
	}
	if all && len(shown) > 0 {
		return Check{State: Pass, Note: note, Citations: strongest(shown)}
	}
	return Check{State: Unclear, Note: note, Citations: strongest(shown)}
}

// environmentFit: the parts that the role asks for, in work.
func (s *subject) environmentFit(parts []Environment) Check {
	asked, met := 0, 0
	var shown, against []Citation
	for _, e := range parts {
		if !e.asks() {
			continue
		}
		asked++
		if e.Credit >= InWork {
			met++
			shown = append(shown, e.Citations...)
		}
		if e.Denied {
			against = append(against, e.Citations...)
		}
	}
	note := fmt.Sprintf("Parts of the environment that the role names and work shows: %d of %d.", met, asked)
	switch {
	case len(against) > 0:
		return Check{State: Concern, Note: note, Citations: strongest(against)}
	case asked > 0 && met == asked:
		return Check{State: Pass, Note: note, Citations: strongest(shown)}
	case asked == 0:
		note = "The role names no environment."
	}
	return Check{State: Unclear, Note: note, Citations: strongest(shown)}
}

// narrative: do dates and titles tell one story? Gaps are no part of it.
func (s *subject) narrative(v *Review) Check {
	var jobs []Citation
	undated := 0
	for _, j := range v.Timeline.Jobs {
		jobs = append(jobs, j.Citation)
		if j.Start == 0 || j.End == 0 && !j.Current {
			undated++
		}
	}
	note := fmt.Sprintf("Jobs: %d; months of work, each counted once: %d.", len(v.Timeline.Jobs), v.Timeline.Months)
	for _, q := range v.Questions {
		if q.Severity != Low && (q.Code == DateConflict || q.Code == TitleAndLevel) {
			return Check{State: Concern, Note: note + " " + q.Note, Citations: q.Citations}
		}
	}
	if len(v.Timeline.Jobs) == 0 || undated > 0 || len(v.Timeline.Overlaps) > 0 {
		return Check{State: Unclear, Note: note, Citations: strongest(jobs)}
	}
	return Check{State: Pass, Note: note, Citations: strongest(jobs)}
}

// clearPublic is how many clear public texts show communication.
const clearPublic = 1

// communication: does the person explain? Sentences that give a reason or a cause, and
// public comments and descriptions that do. Plain or short writing shows nothing and is
// no concern: the check knows pass and unclear only.
func (s *subject) communication(v *Review) Check {
	said := s.cited(func(d told) bool { return d.Claim && d.Insight >= Design })
	clear := s.citePublic(func(a act) bool {
		if a.Kind == sourcing.Talk {
			return true
		}
		w := ReadWriting(a.Text)
		points, _ := sourcing.Clarity(sourcing.Comment{Text: a.Text, Path: a.Place.Path})
		return workKinds[a.Kind] && (w.Reasons && w.Band || points >= sourcing.Clear)
	})
	all := strongest(append(clear, said...))
	if len(clear) >= clearPublic || len(said) >= 2 {
		return Check{State: Pass, Note: "Explains reasons or causes in own words.", Citations: all}
	}
	return Check{State: Unclear, Note: "Little explaining text in hand; a document shows little of it.", Citations: all}
}
