package scorecard

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Competency is one thing that is rated.
type Competency string

// The competencies, in the order of a card.
const (
	Communication Competency = "technical communication"
	Decomposition Competency = "problem decomposition"
	Design        Competency = "system design judgment"
	Debugging     Competency = "debugging and ownership"
	Collaboration Competency = "collaboration"
	CodeReasoning Competency = "code reasoning"
	Learning      Competency = "learning agility"
)

// Competencies returns all seven, in the order of a card.
func Competencies() []Competency {
	return []Competency{Communication, Decomposition, Design, Debugging, Collaboration, CodeReasoning, Learning}
}

// A Card is what one interviewer found at one stage.
type Card struct {
	Candidate   string    `json:"candidate"`
	Role        string    `json:"role,omitempty"` // hash of the spec that was interviewed for
	Stage       string    `json:"stage"`          // "phone screen", "past project", …
	Interviewer string    `json:"interviewer"`
	At          time.Time `json:"at"`
	Ratings     []Rating  `json:"ratings"`
	Answers     []Answer  `json:"answers,omitempty"`
	Overall     Overall   `json:"overall"`
}

// A Rating is one competency, from 1 (not shown at all) to 5 (outstanding).
type Rating struct {
	Competency Competency `json:"competency"`
	Value      int        `json:"value"`
	Evidence   string     `json:"evidence"` // what was said or done; needed
	Tags       []string   `json:"tags,omitempty"`
}

// An Answer is what was said to a question.
type Answer struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// Overall is the interviewer's recommendation.
type Overall string

// The recommendations, in the words of Greenhouse.
const (
	NoDecision    Overall = "no_decision"
	DefinitelyNot Overall = "definitely_not"
	No            Overall = "no"
	Yes           Overall = "yes"
	StrongYes     Overall = "strong_yes"
)

var overalls = []Overall{NoDecision, DefinitelyNot, No, Yes, StrongYes}

// The range of a rating.
const (
	Lowest  = 1
	Highest = 5
)

// A FieldError names the field of a card that makes it invalid.
type FieldError struct {
	Field string // "ratings[2].evidence"
	Want  string
}

// Error names the field and what it should hold.
func (e *FieldError) Error() string {
	return "scorecard: " + e.Field + ": want " + e.Want
}

// Validate returns a *[FieldError] for the first field that makes the card invalid, in
// the order of its fields, or nil. A card may leave competencies out; it may rate none
// twice and none without evidence.
func (c *Card) Validate() error {
	switch {
	case strings.TrimSpace(c.Candidate) == "":
		return &FieldError{"candidate", "an ID"}
	case strings.TrimSpace(c.Stage) == "":
		return &FieldError{"stage", "the stage it was written at"}
	case strings.TrimSpace(c.Interviewer) == "":
		return &FieldError{"interviewer", "who wrote it"}
	case c.At.IsZero():
		return &FieldError{"at", "when it was written"}
	}
	seen := map[Competency]bool{}
	for i, r := range c.Ratings {
		field := func(name string) string { return fmt.Sprintf("ratings[%d].%s", i, name) }
		switch {
		case !slices.Contains(Competencies(), r.Competency):
			return &FieldError{field("competency"), fmt.Sprintf("one of %q", Competencies())}
		case seen[r.Competency]:
			return &FieldError{field("competency"), "every competency once"}
		case r.Value < Lowest || r.Value > Highest:
			return &FieldError{field("value"), fmt.Sprintf("%d to %d", Lowest, Highest)}
		case strings.TrimSpace(r.Evidence) == "":
			return &FieldError{field("evidence"), "what was said or done that shows it"}
		}
		seen[r.Competency] = true
	}
	if !slices.Contains(overalls, c.Overall) {
		return &FieldError{"overall", fmt.Sprintf("one of %q", overalls)}
	}
	return nil
}
