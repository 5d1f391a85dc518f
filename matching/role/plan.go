package role

import (
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A Plan is a role compiled for ranking: per requirement a set of skills with
// whole-number boosts. Points of a candidate are the sum over the requirements of
// the greatest boost × strength; nothing else counts.
type Plan struct {
	Title        string
	Hash         string // of the spec
	Taxonomy     string // hash of the taxonomy it was compiled with
	Level        Level
	Requirements []Requirement
	Max          int // Σ greatest boost × score.MaxStrength, below 2^24
	Reject       []Reject
}

// A Requirement is one line of a cluster, or the level or the years asked for.
type Requirement struct {
	Cluster string
	Label   string // the line in words: "Go", "REST API or gRPC, owned"
	Kind    RequirementKind
	Need    Need
	Terms   []Term   // alternatives; the best counts, the first on a tie
	Phrases []Phrase // further alternatives, matched in the text
	Boost   int      // the greatest boost
}

// A RequirementKind tells the lines of the spec from what level and years compile to.
type RequirementKind uint8

// The kinds.
const (
	SkillLine RequirementKind = iota
	LevelLine
	YearsLine
)

// A Term is one skill that meets a requirement.
type Term struct {
	Skill skill.ID    // or a reserved ID, see LevelID and YearsID
	Depth score.Depth // evidence counts from this depth on; NoDepth is any
	Boost int
	// Via is the reason of the adjacency for a term that is not asked for directly;
	// For is then the skill it stands in for. Both are empty for a direct term.
	Via string
	For skill.ID
}

// A Phrase is a text requirement: words outside the taxonomy.
type Phrase struct {
	Text  string
	Boost int
	Via   string // as in Term: not empty where the role accepts the words as adjacent only
}
