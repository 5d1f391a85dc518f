package matching

import (
	"cmp"
	"context"
	"slices"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// Mutual looks at a candidate and a role from both sides: how much of the role the
// candidate covers, and how much of what the candidate is good at the role uses. A
// role that is covered and uses little shows somebody over-qualified or under-used. It
// is no part of a ranking, which asks only for the first. It compares with nobody.
type Mutual struct {
	Role     string `json:"role"` // this and the next three as in [List]
	Taxonomy string `json:"taxonomy"`
	Model    string `json:"model"`
	AsOf     Month  `json:"as_of"`

	Covers Coverage `json:"covers"`
	Uses   Use      `json:"uses"`
	Level  Levels   `json:"level"`
}

// Coverage is how much of a role a candidate covers.
type Coverage struct {
	Points  int      `json:"points"` // as in the ranking
	Max     int      `json:"max"`
	Reasons []Reason `json:"reasons"`
}

// Use is how much of a candidate's own strengths a role uses. Strengths are the skills
// that work shows used or deeper, without those that another of them implies:
// Spring Boot stands for Java. With S the strength of such a skill, from Used on, and
// the boosts of the requirement that uses it most,
//
//	Of     Σ S
//	Points Σ S · boost of the skill / greatest boost of the requirement, rounded down
//
// so that what the role asks for directly is used in full and an adjacent skill in
// part. A skill is used also where the role asks for what it implies.
type Use struct {
	Points    int           `json:"points"`    // 0 to Of
	Of        int           `json:"of"`        // 0 if the profile shows no skill used
	Strengths []OwnStrength `json:"strengths"` // the strongest first, then by ID
}

// OwnStrength is one deep skill of a candidate.
type OwnStrength struct {
	Skill    skill.ID       `json:"skill"`
	Strength score.Strength `json:"strength"`     // counting evidence from Used on
	Depth    score.Depth    `json:"depth"`        // the deepest that is shown
	Used     int            `json:"used"`         // of Strength, how much the role uses; 0 is none of it
	By       string         `json:"by,omitempty"` // the label of the requirement that uses it most, the first on a tie
	As       skill.ID       `json:"as,omitempty"` // the skill that the requirement names, where it is another
	Evidence []Evidence     `json:"evidence"`     // strongest first
}

// Levels compares the level that a role asks for with the highest that work shows.
type Levels struct {
	Asked    role.Level `json:"asked,omitempty"` // empty: none
	Shown    role.Level `json:"shown,omitempty"` // empty: no work shows any
	Evidence []Evidence `json:"evidence,omitempty"`
	// Above reports whether more is shown than is asked.
	Above bool `json:"above,omitempty"`
}

// Mutual returns both sides of a role and the candidate of an ID. Errors are those of
// [Index.Feedback]. It is safe for use by several goroutines.
func (ix *Index) Mutual(ctx context.Context, spec *role.Spec, id string) (*Mutual, error) {
	plan, view, err := ix.viewOf(ctx, spec, id)
	if err != nil {
		return nil, err
	}
	m := &Mutual{
		Role: plan.Hash, Taxonomy: plan.Taxonomy, Model: Model(), AsOf: ix.AsOf(),
		Covers: Coverage{Max: plan.Max, Reasons: explain(plan, view)}, Level: view.levels(plan.Level),
	}
	for _, r := range m.Covers.Reasons {
		m.Covers.Points += r.Points
	}
	m.Uses = view.use(plan, ix.Taxonomy())
	return m, nil
}

// use returns how much of the strengths of a profile a plan uses.
func (v *profileView) use(plan *role.Plan, taxonomy *skill.Taxonomy) Use {
	u := Use{Strengths: v.strengths(taxonomy)}
	for i := range u.Strengths {
		s := &u.Strengths[i]
		s.use(plan, s.Skill)
		for _, implied := range taxonomy.Implied(s.Skill) {
			s.use(plan, implied)
		}
		u.Points += s.Used
		u.Of += int(s.Strength)
	}
	return u
}

// use finds the requirement that uses a strength most under one of its names.
func (s *OwnStrength) use(plan *role.Plan, as skill.ID) {
	for _, q := range plan.Requirements {
		for _, t := range q.Terms {
			if t.Skill != as || q.Boost <= 0 {
				continue
			}
			if used := int(s.Strength) * t.Boost / q.Boost; used > s.Used {
				s.Used, s.By, s.As = used, q.Label, ""
				if as != s.Skill {
					s.As = as
				}
			}
		}
	}
}

// strengths returns the deep skills of a profile.
func (v *profileView) strengths(taxonomy *skill.Taxonomy) []OwnStrength {
	found := []OwnStrength{}
	implied := map[skill.ID]bool{}
	for id, observed := range v.bySkill {
		if _, known := taxonomy.Skill(id); !known {
			continue // a level
		}
		if s, ok := v.ownStrength(id, observed); ok {
			found = append(found, s)
			for _, other := range taxonomy.Implied(id) {
				implied[other] = true
			}
		}
	}
	found = slices.DeleteFunc(found, func(s OwnStrength) bool { return implied[s.Skill] })
	slices.SortFunc(found, func(a, b OwnStrength) int {
		return cmp.Or(cmp.Compare(b.Strength, a.Strength), cmp.Compare(a.Skill, b.Skill))
	})
	return found
}

// ownStrength returns what work shows of a skill from Used on; ok is false if it
// shows nothing that deep.
func (v *profileView) ownStrength(id skill.ID, observed []int) (s OwnStrength, ok bool) {
	var deep []score.Evidence
	var from []observation
	for _, i := range observed {
		if o := v.all[i]; o.work && o.shown.Depth >= score.Used {
			deep, from = append(deep, o.shown), append(from, o)
		}
	}
	s = OwnStrength{Skill: id}
	strength, cited := score.Explain(deep)
	for _, i := range cited {
		s.Evidence = append(s.Evidence, v.cite(from[i]))
	}
	for _, o := range from {
		s.Depth = max(s.Depth, o.shown.Depth)
	}
	s.Strength = strength
	return s, strength > 0
}

// levels compares the level asked for with the highest that work in any area shows.
func (v *profileView) levels(asked role.Level) Levels {
	l := Levels{Asked: asked}
	above := asked != ""
	for _, level := range []role.Level{role.LeadDesign, role.OwnService, role.Execute} {
		if level == asked {
			above = false
		}
		evidence, indices := v.evidence(v.bySkill[role.LevelID(level, "")], score.NoDepth)
		_, cited := score.Explain(evidence)
		if len(cited) == 0 {
			continue
		}
		for _, i := range cited {
			l.Evidence = append(l.Evidence, v.cite(v.all[indices[i]]))
		}
		l.Shown, l.Above = level, above
		break
	}
	return l
}
