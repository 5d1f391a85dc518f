package main

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// depths are the levels of evidence that can be left out, one at a time.
var depths = []score.Depth{score.Listed, score.Named, score.Used, score.Owned, score.Designed}

// depthRounds bounds how often sentences are taken out: what a result cites is only
// the evidence that its strength rests on, and behind it more of the level may lie.
const depthRounds = 3

// depth measures without a level of evidence: the sentences and the activity that any
// role's results cite at exactly that depth are taken out of the profiles, and what
// then comes to light at that depth again, a few times over.
func (a ablater) depth(ix *matching.Index, people []person, d score.Depth) ([]float64, error) {
	from := ix
	for range depthRounds {
		found, err := a.citedAt(from, d)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			break
		}
		next, err := a.changed(from, people, func(id string, p *matching.Profile) { found[id].remove(p) })
		if err != nil {
			return nil, err
		}
		if from != ix {
			from.Close()
		}
		from = next
	}
	if from != ix {
		defer from.Close()
	}
	return a.values(from, nil)
}

// A citedList is what results cite of one candidate.
type citedList []matching.Evidence

// citedAt collects by candidate what the results of all roles cite at a depth for the
// skills they ask for.
func (a ablater) citedAt(ix *matching.Index, d score.Depth) (map[string]citedList, error) {
	out := map[string]citedList{}
	for _, t := range a.topics {
		list, err := ix.Rank(a.ctx, t.spec, matching.Query{})
		if err != nil {
			return nil, err
		}
		for _, r := range slices.Concat(list.Results, list.HeldOut) {
			for _, reason := range r.Reasons {
				for _, e := range reason.Evidence {
					if reason.Kind == role.SkillLine && e.Depth == d {
						out[r.ID] = append(out[r.ID], e)
					}
				}
			}
		}
	}
	return out, nil
}

// remove blanks the sentences in the passages, so that all other places stay as they
// are, and drops the activity.
func (c citedList) remove(p *matching.Profile) {
	for _, e := range c {
		if e.URL != "" {
			p.Activity = slices.DeleteFunc(p.Activity, func(x matching.Activity) bool { return x.URL == e.URL })
			continue
		}
		for i := range p.Passages {
			x := &p.Passages[i]
			start, end := max(e.Span.Start-x.Start, 0), min(e.Span.End-x.Start, len(x.Text))
			if x.Source == e.Source && start < end {
				x.Text = x.Text[:start] + strings.Repeat(" ", end-start) + x.Text[end:]
			}
		}
	}
}
