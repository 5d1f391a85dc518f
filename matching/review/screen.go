package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proven-go/proven/sourcing"
)

// A Screen is the rubric of the first talk: four questions, each with what is evidenced
// already, and two paths that lead to the same scorecard.
type Screen struct {
	Questions []ScreenQuestion `json:"questions"` // always four
	Paths     []Stage          `json:"paths"`     // always two; the candidate chooses
}

// A ScreenQuestion is one line of the rubric.
type ScreenQuestion struct {
	ID        string     `json:"id"` // "structure", "trade-offs", "judgment", "collaboration"
	Question  string     `json:"question"`
	Evidenced bool       `json:"evidenced"` // false is "to ask"
	Citations []Citation `json:"citations,omitempty"`
}

// Status returns "evidenced" or "to ask".
func (q ScreenQuestion) Status() string {
	if q.Evidenced {
		return "evidenced"
	}
	return "to ask"
}

// screen fills the rubric with what the profile shows. Evidence shortens the question; it
// does not answer it.
func (s *subject) screen(v *Review) Screen {
	judged := func(d told) bool {
		return d.Claim && (d.Ownership == Own || d.Insight >= Design) &&
			(topicWords["schema"].in(d.said) || topicWords["boundaries"].in(d.said) || topicWords["maintainability"].in(d.said) || parts[3].words.in(d.said))
	}
	helpful := append(s.cited(func(d told) bool { return d.Claim && jointly.in(d.said) }), s.citePublic(func(a act) bool {
		return a.Kind == sourcing.Review || a.Kind == sourcing.ReviewComment || a.Kind == sourcing.Talk
	})...)
	var alternatives []Citation
	for _, t := range v.Architecture {
		if t.About == "alternatives" || t.About == "artefact" {
			alternatives = append(alternatives, t.Citation)
		}
	}
	qs := []ScreenQuestion{
		{ID: "structure", Question: "How do you take apart a problem that you have not seen before? Take a recent one.",
			Citations: s.cited(func(d told) bool { return d.Claim && d.Insight == Debug })},
		{ID: "trade-offs", Question: "Which decision had a price, and what would have made you decide otherwise?", Citations: strongest(alternatives)},
		{ID: "judgment", Question: "How did you judge data, interfaces, reliability or maintainability in work that you answered for?", Citations: s.cited(judged)},
		{ID: "collaboration", Question: "Tell of a change that needed others to agree. Who was against it, and how did it end?", Citations: strongest(helpful)},
	}
	for i := range qs {
		qs[i].Evidenced = len(qs[i].Citations) > 0
	}
	return Screen{Questions: qs, Paths: ScreenPaths()}
}

// jointly are cues of work with others.
var jointly = cues(`code review, code reviews, design review, design reviews, reviewed, mentored, mentoring, coached, trained, pairing, paired,
	with product, other teams, across teams, workshop, workshops, rfc, adr, guild, documented for`)

// A Scorecard is what an interviewer writes down after the screen, whichever path it was.
type Scorecard struct {
	Candidate string   `json:"candidate"`
	Role      string   `json:"role"` // hash of the spec
	Path      string   `json:"path"` // a name of [ScreenPaths]
	Ratings   []Rating `json:"ratings"`
}

// A Rating is one line of a scorecard.
type Rating struct {
	Question string `json:"question"` // ID of a ScreenQuestion
	Points   int    `json:"points"`   // 1..5
	Note     string `json:"note"`     // what was said or done
}

// Check returns an error that names what is missing: a path, a rating for each of the
// four questions, points of 1 to 5, and a note with each.
func (c Scorecard) Check() error {
	if !slices.ContainsFunc(ScreenPaths(), func(s Stage) bool { return s.Name == c.Path }) {
		return fmt.Errorf("review: unknown path %.40q, want %q or %q", c.Path, ShortAsync, Pairing)
	}
	seen := map[string]bool{}
	for i, r := range c.Ratings {
		switch {
		case !slices.Contains(screenIDs, r.Question) || seen[r.Question]:
			return fmt.Errorf("review: rating %d: question %.40q, want each of %s once", i+1, r.Question, strings.Join(screenIDs, ", "))
		case r.Points < 1 || r.Points > 5:
			return fmt.Errorf("review: rating %d: %d points, want 1 to 5", i+1, r.Points)
		case strings.TrimSpace(r.Note) == "":
			return fmt.Errorf("review: rating %d: no note says what was seen", i+1)
		}
		seen[r.Question] = true
	}
	if len(seen) != len(screenIDs) {
		return fmt.Errorf("review: %d of %d questions are rated", len(seen), len(screenIDs))
	}
	return nil
}

var screenIDs = []string{"structure", "trade-offs", "judgment", "collaboration"}
