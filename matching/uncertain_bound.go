package matching

import (
	"slices"

	"github.com/proven-go/proven/score"
)

// longAgo is an age at which no recency is left.
const longAgo = 1200

// proven returns the view without the words of claims, so that phrases are looked for
// in work only. Passages keep their places: observations point to them.
func (v *profileView) proven() *profileView {
	p := *v.profile
	p.Passages = slices.Clone(p.Passages)
	for i, x := range p.Passages {
		inWork := x.Section == WorkText
		if x.Engagement >= 0 && x.Engagement < len(p.Engagements) {
			inWork = p.Engagements[x.Engagement].Kind != Study
		}
		if !inWork {
			p.Passages[i].Text = ""
		}
	}
	sure := *v
	sure.profile = &p
	return &sure
}

// low returns what an offer earns if claims are false and doubtful readings wrong.
func (v *profileView) low(o offer) int {
	var sure []score.Evidence
	for _, s := range o.shown {
		if !s.work {
			continue
		}
		e := s.shown
		if v.unplaced(s) {
			e.Depth = min(e.Depth, score.Named)
		}
		if e.Months <= 0 || v.misread(s) {
			e.Months = 1
		}
		if e.Age < 0 || v.misread(s) {
			e.Age = longAgo
		}
		sure = append(sure, e)
	}
	return o.points(sure)
}

// unplaced reports whether an observation stands in text of work that no job or
// project holds.
func (v *profileView) unplaced(o observation) bool {
	return o.work && o.cite.passage >= 0 && v.profile.Passages[o.cite.passage].Engagement < 0
}

// misread reports whether an observation stands in a job of which the parser is not sure.
func (v *profileView) misread(o observation) bool {
	if o.cite.passage < 0 {
		return false
	}
	at := v.profile.Passages[o.cite.passage].Engagement
	return at >= 0 && at < len(v.profile.Engagements) && v.profile.Engagements[at].Doubtful
}

// unsaid returns the evidence that there would be if all work of a profile showed an
// offer at the least depth that counts.
func (o offer) unsaid(c career) []score.Evidence {
	switch {
	case o.years > 0:
		return c.field()
	case o.level:
		return c.at(score.Owned)
	}
	return c.at(max(score.Named, o.depth))
}

// high returns what an offer earns if undated work were of three recent years, and with
// evidence of what may only not have been said.
func (o offer) high(unsaid []score.Evidence) int {
	evidence := o.evidence()
	if o.years > 0 {
		return max(o.points(withDates(evidence)), o.points(unsaid))
	}
	for _, s := range o.shown {
		if s.work && undated(s.shown) {
			evidence = append(evidence, dated(s.shown))
		}
	}
	evidence = append(evidence, unsaid...)
	if o.phrase == "" {
		return o.points(evidence)
	}
	best := 0 // of a phrase the best sentence counts, alone
	for _, e := range evidence {
		best = max(best, o.points([]score.Evidence{e}))
	}
	return best
}

// withDates returns evidence in which nothing lacks a date.
func withDates(evidence []score.Evidence) []score.Evidence {
	all := slices.Clone(evidence)
	for i := range all {
		all[i] = dated(all[i])
	}
	return all
}
