package matching

import (
	"context"
	"fmt"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// Feedback is what one candidate can be told about one role: what counted and why,
// what was looked for and not found, and what would raise it. It compares with nobody:
// it holds no rank, no other candidate and no number of a pool, and who else is in the
// index changes nothing of it. The first four fields name what it rests on, as in
// [List].
type Feedback struct {
	Role     string `json:"role"`
	Taxonomy string `json:"taxonomy"`
	Model    string `json:"model"`
	AsOf     Month  `json:"as_of"`

	Dated  Month    `json:"dated,omitempty"` // the month of the profile; its ages are counted to it
	Points int      `json:"points"`          // the sum of the lines' points, the same that a ranking gives
	Max    int      `json:"max"`
	Lines  []Advice `json:"lines"`             // one for each requirement, in the role's order
	HeldBy []HeldBy `json:"held_by,omitempty"` // reject rules that are met, with what the profile shows
}

// Advice is one requirement as it concerns one candidate.
type Advice struct {
	Reason  Reason    `json:"reason"`            // what was found, with its evidence
	Missing []Missing `json:"missing,omitempty"` // what was looked for and earns nothing, in the role's order
	// Raise says what would earn more: the most points first, and in the last place what
	// earns all of them. It is empty only if the requirement earns its Max.
	Raise []Raise `json:"raise,omitempty"`
}

// Missing is one alternative of a requirement that earns a candidate nothing.
type Missing struct {
	Skill  skill.ID    `json:"skill,omitempty"`
	Phrase string      `json:"phrase,omitempty"`
	Depth  score.Depth `json:"depth"`         // the least depth that counts; NoDepth is any
	Seen   score.Depth `json:"seen"`          // the deepest that was seen, too shallow to count; NoDepth is nothing at all
	For    skill.ID    `json:"for,omitempty"` // the skill it would have stood in for
	Via    string      `json:"via,omitempty"` // why it might
	Worth  int         `json:"worth"`         // points that it could earn at most
}

// Feedback explains a role's points to the candidate of an ID. Errors are those of
// [Index.Get] and that of a role which asks for nothing. It is safe for use by several
// goroutines.
func (ix *Index) Feedback(ctx context.Context, spec *role.Spec, id string) (*Feedback, error) {
	plan, view, err := ix.viewOf(ctx, spec, id)
	if err != nil {
		return nil, err
	}
	f := &Feedback{
		Role: plan.Hash, Taxonomy: plan.Taxonomy, Model: Model(), AsOf: ix.AsOf(), Dated: view.profile.Dated, Max: plan.Max,
		HeldBy: heldBy(plan.Reject, ix.Taxonomy(), view),
	}
	c := careerOf(view.profile)
	for _, q := range plan.Requirements {
		a := view.advice(q, c)
		f.Points += a.Reason.Points
		f.Lines = append(f.Lines, a)
	}
	return f, nil
}

// viewOf compiles a role and looks at the profile of one candidate.
func (ix *Index) viewOf(ctx context.Context, spec *role.Spec, id string) (*role.Plan, *profileView, error) {
	plan, err := ix.compile(spec)
	if err != nil {
		return nil, nil, err
	}
	c, err := ix.Get(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	return plan, newProfileView(ix.Taxonomy(), ix.AsOf(), &c.Profile), nil
}

// advice says what one requirement found, missed and could still find.
func (v *profileView) advice(q role.Requirement, c career) Advice {
	offers := v.offers(q)
	a := Advice{Reason: v.reason(q), Missing: missing(offers)}
	a.Raise = raises(q, offers, c, a.Reason)
	return a
}

// missing lists the offers that earn nothing.
func missing(offers []offer) []Missing {
	var found []Missing
	for _, o := range offers {
		if o.boost <= 0 || o.points(o.evidence()) > 0 {
			continue
		}
		m := Missing{Skill: o.skill, Phrase: o.phrase, Depth: o.depth, For: o.standsFor, Via: o.via, Worth: score.Points(o.boost, score.MaxStrength)}
		for _, s := range o.shown {
			m.Seen = max(m.Seen, s.shown.Depth)
		}
		found = append(found, m)
	}
	return found
}

// An offer is all that a profile holds for one alternative of a requirement, whether
// deep enough to count or not.
type offer struct {
	skill     skill.ID
	phrase    string
	depth     score.Depth // counts from here on
	boost     int
	standsFor skill.ID
	via       string
	whole     bool // earns as much as any other
	level     bool // is behaviour, in the requirement of a level
	years     int  // asked for, in the requirement of years; then shown are stretches of work
	shown     []observation
}

// offers returns one offer for each term of a requirement, then one for each phrase.
func (v *profileView) offers(q role.Requirement) []offer {
	offers := make([]offer, 0, len(q.Terms)+len(q.Phrases))
	for _, t := range q.Terms {
		o := offer{skill: t.Skill, depth: t.Depth, boost: t.Boost, standsFor: t.For, via: t.Via, whole: t.Boost == q.Boost, level: q.Kind == role.LevelLine}
		if q.Kind == role.YearsLine {
			o.years, o.shown = v.worked(t.Skill)
		} else {
			for _, i := range v.bySkill[t.Skill] {
				o.shown = append(o.shown, v.all[i])
			}
		}
		offers = append(offers, o)
	}
	for _, p := range q.Phrases {
		o := offer{phrase: p.Text, boost: p.Boost, via: p.Via, whole: p.Boost == q.Boost}
		if strength, best := v.phrase(p.Text); strength > 0 {
			o.shown = []observation{best}
		}
		offers = append(offers, o)
	}
	return offers
}

// worked returns the years that a reserved ID asks for and the stretches of work in
// its area, as observations.
func (v *profileView) worked(id skill.ID) (years int, shown []observation) {
	if in, n := v.tenureFor(id); in != nil {
		for _, e := range in.evidence() {
			shown = append(shown, observation{skill: id, shown: e, work: true, cite: citation{passage: -1}})
		}
		return n, shown
	}
	fmt.Sscanf(string(id), "years-%d-", &years)
	return years, nil
}

// evidence returns what score sees of an offer.
func (o offer) evidence() []score.Evidence {
	all := make([]score.Evidence, len(o.shown))
	for i, s := range o.shown {
		all[i] = s.shown
	}
	return all
}

// points returns what an offer earns if its evidence were this.
func (o offer) points(evidence []score.Evidence) int {
	if o.years > 0 {
		return score.Points(o.boost, score.Tenure(evidence, o.years))
	}
	return score.Points(o.boost, score.Of(deepEnough(evidence, o.depth)))
}

// deepEnough returns the evidence from a depth on.
func deepEnough(evidence []score.Evidence, from score.Depth) []score.Evidence {
	var kept []score.Evidence
	for _, e := range evidence {
		if e.Depth >= from {
			kept = append(kept, e)
		}
	}
	return kept
}
