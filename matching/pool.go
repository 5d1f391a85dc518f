package matching

import (
	"context"
	"math"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// A Pool says how many candidates of an index a role leaves over, requirement by
// requirement, and what each single change to the role would do.
//
// A candidate is in the pool of a role if each must-have line is shown at the depth
// that it asks for, by a direct skill or by one that it accepts as adjacent, with a
// strength of at least Strength: in the words of work or of a summary, not in a list
// alone. Level, years and trainable lines keep nobody out, nor do reject rules, which
// a person decides on: the count is the same with and without them. Everybody in band
// strong is in the pool. In a role without must-haves everybody is.
type Pool struct {
	Role     string `json:"role"`     // hash of the spec
	Taxonomy string `json:"taxonomy"` // hash of the taxonomy
	Model    string `json:"model"`    // Model
	AsOf     Month  `json:"as_of"`
	Seq      uint64 `json:"seq"` // sequence number of the index that was counted

	Candidates int            `json:"candidates"` // let through by the query
	Filtered   int            `json:"filtered"`   // left out by the query's tags and IDs
	Strength   score.Strength `json:"strength"`   // with which a must-have has to be shown
	In         int            `json:"in"`         // in the pool
	Direct     int            `json:"direct"`     // of them, by direct skills alone; the others are the adjacent layer
	Near       int            `json:"near"`       // lack exactly one must-have

	// Shortlist holds the IDs of the first results of [Index.Rank], the best first:
	// without those whom a reject rule holds out.
	Shortlist []string         `json:"shortlist"`
	Lines     []PoolLine       `json:"lines"` // one for each requirement, in the role's order
	Changes   []Counterfactual `json:"changes"`
}

// A PoolLine counts the candidates who meet one requirement.
type PoolLine struct {
	Cluster string               `json:"cluster"`
	Label   string               `json:"label"`
	Kind    role.RequirementKind `json:"-"`
	Need    role.Need            `json:"need,omitempty"`
	Shown   int                  `json:"shown"`  // by any evidence of one of its skills, whatever the depth, a list too
	Met     int                  `json:"met"`    // as the pool asks for; for years: all of the years
	Direct  int                  `json:"direct"` // of them, by a direct skill
	Alone   int                  `json:"alone"`  // lack this must-have and no other; 0 for what is no must-have line
}

// shortlistSize is the number of places that counterfactuals look at unless the query
// says so.
const shortlistSize = 10

// poolStrength is the least strength of evidence that is more than a list: the oldest
// mention in a text. A list alone stays below it, see [score.Of].
var poolStrength = score.Of([]score.Evidence{{Depth: score.Named, Age: math.MaxInt32}})

// Pool counts the candidates that a query lets through against a role, as [Pool]
// defines it, and computes every single change: each requirement dropped, its adjacent
// skills accepted or its depth let go, each must-have cluster made trainable, each
// weight one up and one down. The shortlist has q.Top places, 10 if that is 0. Equal
// index, role and query give equal values; the figures of a change are those that Pool
// gives for the changed role. Errors are those of [Index.Rank].
func (ix *Index) Pool(ctx context.Context, spec *role.Spec, q Query) (*Pool, error) {
	s, err := ix.scene(ctx, spec, q)
	if err != nil {
		return nil, err
	}
	defer s.view.release()
	c := s.count(s.plan)
	p := &Pool{
		Role: s.plan.Hash, Taxonomy: s.plan.Taxonomy, Model: Model(), AsOf: ix.AsOf(), Seq: s.view.seq,
		Candidates: len(s.entrants), Filtered: s.view.len() - len(s.entrants), Strength: poolStrength,
		In: c.in, Direct: c.direct, Near: c.near,
	}
	for i, r := range s.plan.Requirements {
		l := c.lines[i]
		p.Lines = append(p.Lines, PoolLine{
			Cluster: r.Cluster, Label: r.Label, Kind: r.Kind, Need: r.Need,
			Shown: l.shown, Met: l.met, Direct: l.direct, Alone: l.alone,
		})
	}
	if p.Shortlist, err = s.shortlist(ctx, s.plan); err != nil {
		return nil, err
	}
	edits := append(lineEdits(spec, s.plan), weightEdits(spec)...)
	if p.Changes, err = s.consider(ctx, edits, p.Shortlist, c); err != nil {
		return nil, err
	}
	return p, nil
}

// scene holds the index still for a role and a query. The caller releases its view.
func (ix *Index) scene(ctx context.Context, spec *role.Spec, q Query) (*scene, error) {
	plan, err := ix.compile(spec)
	if err != nil {
		return nil, err
	}
	v, err := ix.view(ctx)
	if err != nil {
		return nil, err
	}
	s := &scene{ix: ix, view: v, plan: plan, top: q.Top, phrases: map[string][]ordStrength{}, held: map[uint32]bool{}}
	if s.top <= 0 {
		s.top = shortlistSize
	}
	if err := s.admit(q); err != nil {
		v.release()
		return nil, err
	}
	for _, r := range plan.Requirements {
		for _, p := range r.Phrases {
			if _, known := s.phrases[p.Text]; known {
				continue
			}
			if s.phrases[p.Text], err = ix.phrasePostings(ctx, v, p.Text); err != nil {
				v.release()
				return nil, err
			}
		}
	}
	if err := v.whole(); err != nil { // a count would be wrong without a word
		v.release()
		return nil, err
	}
	return s, nil
}
