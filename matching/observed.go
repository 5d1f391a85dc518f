package matching

import (
	"context"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// Observed is what this package reads in one candidate before any role is asked: the
// sentences with their depth, and the skills with the place of each. It is what scores
// are made of, for those who explain or check them. It is a plain value of the caller's.
type Observed struct {
	ID        string
	Profile   Profile
	AsOf      Month
	Sentences []Sentence // in the order of the passages
	Skills    []Sighting // in the order of the passages, then of the activity
}

// A Sentence is one sentence of a passage as scoring reads it.
type Sentence struct {
	Text     string
	Passage  int // index into Profile.Passages
	Section  Section
	Depth    score.Depth // NoDepth where Denied
	Denied   bool        // a wish or a denial: "no experience with …"; it reaches no score
	Evidence Evidence    // its place and time
}

// A Sighting is one place in which a candidate shows a skill.
type Sighting struct {
	Skill    skill.ID
	Named    bool    // its own words are there; false where another skill implies it
	Work     bool    // the text of work or public activity, not a claim
	Section  Section // empty for an activity
	Passage  int     // index into Profile.Passages, -1 for an activity
	Activity int     // index into Profile.Activity, -1 for a passage
	Evidence Evidence
}

// Observed returns what the index reads in a candidate, as of its month. The errors are
// those of [Index.Get].
func (ix *Index) Observed(ctx context.Context, id string) (*Observed, error) {
	c, err := ix.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	view := newProfileView(ix.taxonomy, ix.asOf, &c.Profile)
	o := &Observed{ID: c.ID, Profile: c.Profile, AsOf: ix.asOf, Sentences: view.sentences()}
	implied := 0
	for _, seen := range view.all {
		if _, known := ix.taxonomy.Skill(seen.skill); !known {
			continue // the reserved IDs of levels
		}
		// Whoever records an observation records what it implies right behind it.
		s := Sighting{Skill: seen.skill, Named: implied == 0, Work: seen.work, Passage: seen.cite.passage, Activity: -1, Evidence: view.cite(seen)}
		if implied == 0 {
			implied = len(ix.taxonomy.Implied(seen.skill))
		} else {
			implied--
		}
		if s.Passage < 0 {
			s.Activity = seen.cite.activity
		} else {
			s.Section = c.Profile.Passages[s.Passage].Section
		}
		o.Skills = append(o.Skills, s)
	}
	return o, nil
}

// sentences returns every sentence of a profile, also those that tell of nothing.
func (v *profileView) sentences() []Sentence {
	r := reader{asOf: v.asOf, profile: v.profile}
	told := r.told()
	var all []Sentence
	for i, p := range v.profile.Passages {
		for _, s := range sentences(p.Text) {
			t := telling{passage: i, sentence: s}
			wish := len(told) == 0 || told[0].passage != i || told[0].start != s.start
			if !wish {
				t, told = told[0], told[1:] // told keeps the order, and leaves out wishes only
			}
			o := r.observed(t)
			all = append(all, Sentence{
				Text: fold(p.Text[s.start:s.end]), Passage: i, Section: p.Section,
				Depth: o.shown.Depth, Denied: wish, Evidence: v.cite(o),
			})
		}
	}
	return all
}

// DepthOf returns how deep one sentence goes where it stands in the text of work, and
// whether it only wishes or denies; then the depth is none.
func DepthOf(text string) (depth score.Depth, wish bool) {
	depth, m := depthOf(text)
	return depth, m == denied
}
