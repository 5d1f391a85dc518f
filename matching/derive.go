package matching

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A feature is what one column of the index holds: the strength of a skill, counting
// evidence from a depth on. Depth is score.NoDepth (any), Used, Owned or Designed.
type feature struct {
	Skill skill.ID
	Depth score.Depth
}

// String returns "go", or "go@owned" where only evidence from a depth on counts.
func (f feature) String() string {
	if f.Depth == score.NoDepth {
		return string(f.Skill)
	}
	return string(f.Skill) + "@" + f.Depth.String()
}

// A posting is one entry of a candidate's row.
type posting struct {
	feature  feature
	strength score.Strength
	last     Month // last seen, for filters and explanations, never for scoring
	work     bool  // some of it stands in work, not in a claim; for filters too
}

// featureDepths are the depths that a role can ask for.
var featureDepths = []score.Depth{score.NoDepth, score.Used, score.Owned, score.Designed}

// derive makes a candidate's row: what the taxonomy and the score model see in a
// profile as of a month. The row is sorted by feature string and holds no zero.
func derive(taxonomy *skill.Taxonomy, asOf Month, p *Profile) []posting {
	view := newProfileView(taxonomy, asOf, p)
	var row []posting
	for id, shown := range view.bySkill {
		for _, depth := range featureDepths {
			if p := view.posting(shown, feature{id, depth}); p.strength > 0 {
				row = append(row, p)
			}
		}
	}
	for _, t := range view.tenures {
		for n := 1; n <= role.MaxYears; n++ {
			if s := score.Tenure(t.evidence(), n); s > 0 {
				row = append(row, posting{feature: feature{Skill: role.YearsID(n, t.area)}, strength: s, last: t.last, work: true})
			}
		}
	}
	slices.SortFunc(row, func(a, b posting) int { return strings.Compare(a.feature.String(), b.feature.String()) })
	return row
}

// A profileView is a profile as a taxonomy sees it in a month: the observations of
// each skill, and the time spent in each area.
type profileView struct {
	profile *Profile
	asOf    Month
	all     []observation
	bySkill map[skill.ID][]int // indices into all, in order
	tenures []tenure           // ordered by area
}

func newProfileView(taxonomy *skill.Taxonomy, asOf Month, p *Profile) *profileView {
	v := &profileView{profile: p, asOf: asOf, all: observe(taxonomy, asOf, p), bySkill: map[skill.ID][]int{}}
	for i, o := range v.all {
		v.bySkill[o.skill] = append(v.bySkill[o.skill], i)
	}
	v.tenures = tenuresOf(taxonomy, p, v.all)
	return v
}

// posting is the strength of some observations as far as a feature counts them.
func (v *profileView) posting(shown []int, f feature) posting {
	evidence, _ := v.evidence(shown, f.Depth)
	p := posting{feature: f, strength: score.Of(evidence)}
	for _, i := range shown {
		if v.all[i].shown.Depth >= f.Depth {
			p.last = max(p.last, v.all[i].last)
			p.work = p.work || shownBy(v.all[i], false) == score.InWork
		}
	}
	return p
}

// evidence returns what score sees of the observations from a depth on, and the
// index of each.
func (v *profileView) evidence(shown []int, from score.Depth) (evidence []score.Evidence, indices []int) {
	for _, i := range shown {
		if v.all[i].shown.Depth >= from {
			evidence = append(evidence, v.all[i].shown)
			indices = append(indices, i)
		}
	}
	return evidence, indices
}
