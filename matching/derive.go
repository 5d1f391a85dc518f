package matching

import (
	"slices"

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
	m := takeMaker(taxonomy)
	defer m.release()
	m.observe(asOf, p)
	m.all()
	return append(make([]posting, 0, len(m.row)), m.row...) // never nil, which is no row at all
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
	m := takeMaker(taxonomy)
	defer m.release()
	m.observe(asOf, p)
	g := m.groups()
	g.order = slices.Clone(g.order)
	v := &profileView{profile: p, asOf: asOf, all: slices.Clone(m.found), bySkill: make(map[skill.ID][]int, len(m.skills)), tenures: slices.Clone(m.tenures(g))}
	for i := range v.tenures {
		v.tenures[i].parts = slices.Clone(v.tenures[i].parts)
	}
	for n, s := range m.skills {
		v.bySkill[s.id] = g.of(n)
	}
	return v
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
