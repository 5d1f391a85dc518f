package matching

import (
	"fmt"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A Query says which candidates to rank and how many to return. The zero Query ranks
// all and returns all.
type Query struct {
	Top    int      // results returned; 0 means all
	Tags   []string // only candidates that carry every one of these
	IDs    []string // only these candidates; empty means all
	Filter Filter   // only candidates whose profiles show this
	// Brief leaves out reasons, bands and layers: IDs and points, and the rules that hold
	// somebody out. Where a role has neither reject rules nor phrases no record is read, and
	// nobody is left out because theirs is damaged.
	Brief bool
}

// A List is the answer to a ranking. The first five fields name what it rests on:
// with the same five and the same candidate, the score is the same in any index.
type List struct {
	Role     string `json:"role"`     // hash of the spec
	Taxonomy string `json:"taxonomy"` // hash of the taxonomy
	Model    string `json:"model"`    // Model
	AsOf     Month  `json:"as_of"`
	Max      int    `json:"max"` // points of a candidate who shows everything in full

	Seq      uint64   `json:"seq"`               // sequence number of the index that was ranked
	Ranked   int      `json:"ranked"`            // candidates considered
	Filtered int      `json:"filtered"`          // candidates left out by the query's tags and IDs
	Damaged  int      `json:"damaged,omitempty"` // candidates left out because their records are damaged, as far as they were met; Verify names them
	Results  []Result `json:"results"`
	HeldOut  []Result `json:"held_out"` // met a reject rule, in the same order; nobody disappears
}

// A Result is one candidate's place in a ranking.
type Result struct {
	ID      string     `json:"id"`
	Points  int        `json:"points"` // the sum of the reasons' points
	Band    score.Band `json:"band"`
	Layer   Layer      `json:"layer"`
	Reasons []Reason   `json:"reasons"`           // one for each requirement, in the role's order
	HeldBy  []HeldBy   `json:"held_by,omitempty"` // reject rules that were met
	Dated   Month      `json:"dated,omitempty"`   // the month of the profile, reported and not scored
}

// Best returns the evidence behind the reason with the most points, the first on a
// tie; the zero Evidence if nothing was seen.
func (r Result) Best() Evidence {
	best, points := Evidence{}, 0
	for _, reason := range r.Reasons {
		if reason.Points > points && len(reason.Evidence) > 0 {
			best, points = reason.Evidence[0], reason.Points
		}
	}
	return best
}

// A Layer says through which door a candidate came: all must-haves direct, some
// through adjacent skills, or not all shown.
type Layer string

// The layers.
const (
	DirectLayer   Layer = "direct"
	AdjacentLayer Layer = "adjacent"
	PartialLayer  Layer = "partial"
)

// A Reason is what one requirement contributed: Points = Boost × Strength. Strength
// follows from Evidence alone, see [score.Of].
type Reason struct {
	Cluster  string               `json:"cluster"`
	Label    string               `json:"label"`
	Kind     role.RequirementKind `json:"-"`
	Need     role.Need            `json:"need,omitempty"`
	Points   int                  `json:"points"`
	Max      int                  `json:"max"`              // points at full strength
	Skill    skill.ID             `json:"skill,omitempty"`  // the winning skill; empty if nothing was seen
	Phrase   string               `json:"phrase,omitempty"` // the winning phrase
	Boost    int                  `json:"boost"`
	Strength score.Strength       `json:"strength"`
	Shown    score.Shown          `json:"-"`
	For      skill.ID             `json:"for,omitempty"`      // the skill it stands in for
	Via      string               `json:"via,omitempty"`      // why it may
	Evidence []Evidence           `json:"evidence,omitempty"` // strongest first
}

// HeldBy is a reject rule that was met, with what the profile does show.
type HeldBy struct {
	Rule     string     `json:"rule"`
	Evidence []Evidence `json:"evidence,omitempty"`
}

// Recompute returns the points that follow from the reason's own evidence and boost
// by the functions of score alone. They are its Points, wherever and whenever it was
// made.
func (r Reason) Recompute() int {
	shown := make([]score.Evidence, len(r.Evidence))
	for i, e := range r.Evidence {
		shown[i] = score.Evidence{Depth: e.Depth, Months: e.Months, Age: e.Age, Share: e.Share, Origin: e.Origin}
	}
	var years int
	if n, _ := fmt.Sscanf(string(r.Skill), "years-%d-", &years); n == 1 {
		return score.Points(r.Boost, score.Tenure(shown, years))
	}
	return score.Points(r.Boost, score.Of(shown))
}
