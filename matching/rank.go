package matching

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// Rank returns the candidates that a query lets through in the order of their
// points for a role, each with its reasons. Ties go by a hash of the ID, then by ID.
// Candidates that meet a reject rule stand in HeldOut: all of them if the query asks
// for all, else those with more points than the last result. A role that does not
// compile is an error; a cancelled context ends the ranking with its error.
func (ix *Index) Rank(ctx context.Context, spec *role.Spec, q Query) (*List, error) {
	plan, _ := role.Compile(spec, ix.Taxonomy())
	if len(plan.Requirements) == 0 {
		return nil, fmt.Errorf("matching: role %q asks for nothing", spec.Title)
	}
	v, err := ix.view(ctx)
	if err != nil {
		return nil, err
	}
	defer v.release()
	list := &List{Role: plan.Hash, Taxonomy: plan.Taxonomy, Model: Model(), AsOf: ix.AsOf(), Max: plan.Max, Seq: v.seq}
	order, err := ix.order(ctx, v, plan, q)
	if err != nil {
		return nil, err
	}
	list.Ranked, list.Filtered = len(order), v.len()-len(order)
	for _, s := range order {
		if q.Top > 0 && len(list.Results) == q.Top {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("matching: rank: %w", err)
		}
		r, err := ix.result(v, plan, s)
		if err != nil {
			return nil, err
		}
		if len(r.HeldBy) > 0 {
			list.HeldOut = append(list.HeldOut, r)
		} else {
			list.Results = append(list.Results, r)
		}
	}
	return list, nil
}

// scored is one candidate with exact points.
type scored struct {
	ord    uint32
	id     string
	points int
	tie    uint64
}

// order returns the candidates that the query lets through, best first.
func (ix *Index) order(ctx context.Context, v *view, plan *role.Plan, q Query) ([]scored, error) {
	requirements, err := ix.alternatives(ctx, v, plan)
	if err != nil {
		return nil, err
	}
	points := v.columns.points(requirements)
	wanted := make(map[string]bool, len(q.IDs))
	for _, id := range q.IDs {
		wanted[id] = true
	}
	var order []scored
	for _, ord := range v.ordinals() {
		id, tags := v.label(ord)
		if len(wanted) > 0 && !wanted[id] || !holdsAll(tags, q.Tags) {
			continue
		}
		s := scored{ord: ord, id: id, tie: tieKey(id)}
		if int(ord) < len(points) {
			s.points = int(points[ord])
		}
		order = append(order, s)
	}
	score.Rank(order, func(s scored) (int, uint64, string) { return s.points, s.tie, s.id })
	return order, ctx.Err()
}

// holdsAll reports whether a candidate carries every tag.
func holdsAll(tags, asked []string) bool {
	for _, t := range asked {
		if !slices.Contains(tags, t) {
			return false
		}
	}
	return true
}

// tieKey orders equal points by a hash of the ID, so that the alphabet favours
// nobody.
func tieKey(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return h.Sum64()
}

// alternatives turns a plan into what the columns add up: features for the terms,
// and a temporary posting list for each phrase.
func (ix *Index) alternatives(ctx context.Context, v *view, plan *role.Plan) ([][]alternative, error) {
	all := make([][]alternative, len(plan.Requirements))
	for i, q := range plan.Requirements {
		for _, t := range q.Terms {
			all[i] = append(all[i], alternative{feature: feature{t.Skill, t.Depth}, boost: t.Boost})
		}
		for _, p := range q.Phrases {
			list, err := ix.phrasePostings(ctx, v, p.Text)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], alternative{extra: list, boost: p.Boost})
		}
	}
	return all, nil
}

// phrasePostings returns the strength of a phrase in every candidate that holds it.
// The text part proposes candidates with all its words; the truth decides.
func (ix *Index) phrasePostings(ctx context.Context, v *view, phrase string) ([]ordStrength, error) {
	ords, err := ix.phraseCandidates(ctx, wordsOf(phrase))
	if err != nil {
		return nil, err
	}
	list := []ordStrength{} // not nil: an empty list is not "no list"
	for _, ord := range ords {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := v.profile(ord)
		if err != nil {
			return nil, err
		}
		if s, _ := (&profileView{profile: p, asOf: ix.asOf}).phrase(phrase); s > 0 {
			list = append(list, ordStrength{ord, s})
		}
	}
	return list, nil
}

// result explains one candidate's points.
func (ix *Index) result(v *view, plan *role.Plan, s scored) (Result, error) {
	p, err := v.profile(s.ord)
	if err != nil {
		return Result{}, err
	}
	pv := newProfileView(ix.Taxonomy(), ix.AsOf(), p)
	r := Result{ID: s.id, Points: s.points, Dated: p.Dated, Reasons: explain(plan, pv), HeldBy: heldBy(plan.Reject, ix.Taxonomy(), pv)}
	sum, level := 0, plan.Level == ""
	var musts []score.Shown
	for _, reason := range r.Reasons {
		sum += reason.Points
		switch {
		case reason.Kind == role.LevelLine:
			level = level || reason.Shown == score.InWork
		case reason.Kind == role.SkillLine && reason.Need == role.Must:
			musts = append(musts, reason.Shown)
		}
	}
	if sum != s.points {
		return Result{}, fmt.Errorf("matching: columns and truth disagree: candidate %q has %d points in the columns, %d by its reasons", s.id, s.points, sum)
	}
	r.Band, r.Layer = score.BandOf(musts, level, s.points), layerOf(musts)
	return r, nil
}

// layerOf says through which door a candidate with these must-haves came.
func layerOf(musts []score.Shown) Layer {
	layer := DirectLayer
	for _, m := range musts {
		switch m {
		case score.Missing:
			return PartialLayer
		case score.Adjacent:
			layer = AdjacentLayer
		}
	}
	return layer
}
