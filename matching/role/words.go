package role

import (
	"cmp"

	"github.com/proven-go/proven/score"
)

// Bounds of the values in a spec.
const (
	maxYears      = 50
	maxWeight     = 9
	defaultWeight = 3   // of a cluster that does not say
	maxLines      = 200 // requirements of a role: beyond, shares of the points vanish
	maxNames      = 200 // names in one list
)

// The words of `accept`.
const (
	acceptDirect   = "direct"
	acceptAdjacent = "adjacent"
	acceptAny      = "any"
)

// The closed lists of words, in the order in which they are offered.
var (
	levelWords  = []string{string(Execute), string(OwnService), string(LeadDesign)}
	needWords   = []string{string(Must), string(Trainable)}
	acceptWords = []string{acceptDirect, acceptAdjacent, acceptAny}
	depthWords  = []string{"use", "own", "design"}
)

// depthOf returns the depth that a word asks for; any other word asks for none.
func depthOf(word string) score.Depth {
	switch word {
	case "use":
		return score.Used
	case "own":
		return score.Owned
	case "design":
		return score.Designed
	}
	return score.NoDepth
}

// need and weight put the defaults in, so that a spec made in Go may leave them out.
func (c *Cluster) need() Need { return cmp.Or(c.Need, Must) }

func (c *Cluster) weight() int {
	if c.Weight <= 0 {
		return defaultWeight
	}
	return min(c.Weight, maxWeight)
}

func (l *Line) accept() string { return cmp.Or(l.Accept, acceptDirect) }

// empty reports whether nothing of a line was written.
func (l *Line) empty() bool {
	return len(l.Any) == 0 && len(l.Adjacent) == 0 && len(l.Text) == 0 && l.Accept == "" && l.Depth == ""
}
