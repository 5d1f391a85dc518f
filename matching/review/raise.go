package review

import (
	"fmt"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// A Raise tells a candidate what evidence would show one requirement better, if it is
// true: it is help to tell what was done, not an offer for words.
type Raise struct {
	Cluster string     `json:"cluster"`
	Label   string     `json:"label"`
	Need    role.Need  `json:"need,omitempty"`
	Points  int        `json:"points"` // now
	Max     int        `json:"max"`
	Ways    []RaiseWay `json:"ways"` // never empty
}

// A RaiseWay is one kind of evidence and the points of the requirement with it.
type RaiseWay struct {
	Show   string `json:"show"`
	Points int    `json:"points"` // by the functions of score; more than now
}

// ways are the kinds of evidence that are held against a requirement, the simplest first.
var ways = []struct {
	show  string
	shown score.Evidence
}{
	{"a dated job or project of two years whose text says what was done with it", score.Evidence{Depth: score.Used, Months: 24, Origin: "shown"}},
	{"a dated job of three years whose text says what was answered for, from decision to running", score.Evidence{Depth: score.Owned, Months: 36, Origin: "shown"}},
	{"a dated decision or a cause found, with the reason, in a job of three years", score.Evidence{Depth: score.Designed, Months: 36, Origin: "shown"}},
}

// raise returns a line for each requirement that is not shown in full.
func (s *subject) raise() []Raise {
	plan, _ := role.Compile(s.Role, s.taxonomy)
	var all []Raise
	for i, r := range s.result.Reasons {
		if r.Points >= r.Max || r.Max == 0 {
			continue
		}
		q := plan.Requirements[i]
		line := Raise{Cluster: r.Cluster, Label: r.Label, Need: r.Need, Points: r.Points, Max: r.Max}
		if q.Kind == role.YearsLine {
			line.Ways = []RaiseWay{{"dates, with months, for every job in the field", r.Max}}
		} else {
			line.Ways = waysOf(q, r)
		}
		if len(line.Ways) > 0 {
			all = append(all, line)
		}
	}
	return all
}

// waysOf returns the ways that earn more than now: the direct skill of a requirement, at
// its boost, beside what is there already if that is direct too.
func waysOf(q role.Requirement, r matching.Reason) []RaiseWay {
	var there []score.Evidence
	if r.For == "" && r.Via == "" {
		for _, e := range r.Evidence {
			there = append(there, score.Evidence{Depth: e.Depth, Months: e.Months, Age: e.Age, Share: e.Share, Origin: e.Origin})
		}
	}
	var depth score.Depth
	for _, t := range q.Terms {
		if t.For == "" {
			depth = max(depth, t.Depth)
		}
	}
	var found []RaiseWay
	for _, w := range ways {
		if w.shown.Depth < depth {
			continue
		}
		points := score.Points(q.Boost, score.Of(append(there[:len(there):len(there)], w.shown)))
		if points > r.Points && (len(found) == 0 || points > found[len(found)-1].Points) {
			found = append(found, RaiseWay{fmt.Sprintf("%s: %s", q.Label, w.show), points})
		}
	}
	return found
}
