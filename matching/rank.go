package matching

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// Rank returns the candidates that a query lets through in the order of their
// points for a role, each with its reasons. Ties go by a hash of the ID, then by ID.
// Candidates that meet a reject rule stand in HeldOut: all of them if the query asks
// for all, else those with more points than the last result. Whoever cannot be explained
// because the record is damaged is left out and counted in Damaged. A role that does not
// compile is an error; a cancelled context ends the ranking with its error. Any number
// of rankings may go on side by side and during changes; each sees the index at one
// sequence number, which it reports, and for which the file keeps what changes replace:
// it grows while one lasts. The room is used again afterwards; [Index.Compact] gives it
// back.
func (ix *Index) Rank(ctx context.Context, spec *role.Spec, q Query) (*List, error) {
	plan, err := ix.compile(spec)
	if err != nil {
		return nil, err
	}
	v, err := ix.view(ctx)
	if err != nil {
		return nil, err
	}
	defer v.release()
	requirements, err := v.alternatives(ctx, plan, nil)
	if err != nil {
		return nil, err
	}
	who, err := v.admitted(q)
	if err != nil {
		return nil, err
	}
	r := ranking{view: v, plan: plan, query: q, who: who}
	columnPlan := v.columns.plan(requirements)
	return r.list(ctx, func(k int) ([]scored, error) { return v.columns.top(ctx, columnPlan, who, k) })
}

func (ix *Index) compile(spec *role.Spec) (*role.Plan, error) {
	plan, _ := role.Compile(spec, ix.Taxonomy())
	if len(plan.Requirements) == 0 {
		return nil, fmt.Errorf("%w: %q", ErrEmptyRole, plan.Title)
	}
	return plan, nil
}

// ErrEmptyRole is what a role that asks for nothing is reported as, a nil one too.
var ErrEmptyRole = errors.New("matching: the role asks for nothing")

// A ranking is one role on one view.
type ranking struct {
	view     *view
	plan     *role.Plan
	query    Query
	who      *lanes
	profiles *profileCache // nil: none to share
}

// spare is how many more places than asked for are looked at first, where a reject rule
// may hold somebody out.
const spare = 16

// list fills a list from the first places of a ranking, of which top returns the first
// k: more and more until enough are not held out. What is added up is exact, so the
// bound of everybody unseen is the points of the last one seen.
func (r *ranking) list(ctx context.Context, top func(k int) ([]scored, error)) (*List, error) {
	ix, v := r.view.ix, r.view
	list := &List{Role: r.plan.Hash, Taxonomy: r.plan.Taxonomy, Model: Model(), AsOf: ix.AsOf(), Max: r.plan.Max, Seq: v.seq}
	list.Ranked, list.Filtered = r.who.count, v.len()-r.who.count
	defer func() { list.Damaged = v.damaged() }()
	for seen, places := 0, r.places(); ; places *= 4 {
		first, err := top(places)
		if err != nil {
			return nil, err
		}
		for seen < len(first) {
			page := first[seen:min(len(first), seen+r.pageSize(list))]
			seen += len(page)
			done, err := r.page(ctx, list, page)
			if done || err != nil {
				return list, err
			}
		}
		if seen >= r.who.count || r.query.Top == 0 {
			return list, nil
		}
	}
}

// pageSize is how many candidates are explained before it is asked whether that is enough.
func (r *ranking) pageSize(list *List) int {
	if r.query.Top > 0 && len(r.plan.Reject) == 0 {
		return min(spare, r.query.Top-len(list.Results))
	}
	return spare
}

// page explains candidates and adds them to a list; done is true when it is full.
func (r *ranking) page(ctx context.Context, list *List, page []scored) (done bool, err error) {
	results, errs := make([]Result, len(page)), make([]error, len(page))
	inParallel(len(page), func(i int) {
		if errs[i] = ctx.Err(); errs[i] != nil {
			errs[i] = fmt.Errorf("matching: rank: %w", errs[i])
			return
		}
		results[i], errs[i] = r.result(page[i])
	})
	for i, result := range results {
		if errs[i] != nil {
			return true, errs[i]
		}
		if result.ID == "" {
			continue // left out
		}
		if len(result.HeldBy) > 0 {
			list.HeldOut = append(list.HeldOut, result)
			continue
		}
		list.Results = append(list.Results, result)
		if len(list.Results) == r.query.Top {
			return true, nil
		}
	}
	return false, nil
}

// order returns the candidates that the query lets through, best first.
func (ix *Index) order(ctx context.Context, v *view, plan *role.Plan, q Query) ([]scored, error) {
	requirements, err := v.alternatives(ctx, plan, nil)
	if err != nil {
		return nil, err
	}
	who, err := v.admitted(q)
	if err != nil {
		return nil, err
	}
	return v.columns.top(ctx, v.columns.plan(requirements), who, math.MaxInt)
}

// alternatives turns a plan into what the columns add up: features for the terms,
// and a temporary posting list for each phrase. What is in phrases is not looked for
// again; a nil map keeps nothing.
func (v *view) alternatives(ctx context.Context, plan *role.Plan, phrases map[string][]ordStrength) ([][]alternative, error) {
	all := make([][]alternative, len(plan.Requirements))
	for i, q := range plan.Requirements {
		for _, t := range q.Terms {
			all[i] = append(all[i], alternative{feature: feature{t.Skill, t.Depth}, boost: t.Boost})
		}
		for _, p := range q.Phrases {
			list, known := phrases[p.Text]
			if !known {
				var err error
				if list, err = v.ix.phrasePostings(ctx, v, p.Text); err != nil {
					return nil, err
				}
				if phrases != nil {
					phrases[p.Text] = list
				}
			}
			all[i] = append(all[i], alternative{extra: list, boost: p.Boost})
		}
	}
	return all, nil
}

// phrasePostings returns the strength of a phrase in every candidate that holds it.
// The text part proposes candidates with all its words; the truth decides.
func (ix *Index) phrasePostings(ctx context.Context, v *view, phrase string) ([]ordStrength, error) {
	ords, err := v.phraseCandidates(ctx, wordsOf(phrase))
	if err != nil {
		return nil, err
	}
	list := []ordStrength{} // not nil: an empty list is not "no list"
	for _, ord := range ords {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("matching: rank: %w", err)
		}
		p, err := v.readable(ord)
		if err != nil {
			return nil, err
		}
		if p == nil {
			continue // left out, and counted
		}
		s, best := (&profileView{profile: p, asOf: ix.asOf}).phrase(phrase)
		if s > 0 {
			list = append(list, ordStrength{ord, s, shownBy(best, false) == score.InWork})
		}
	}
	return list, nil
}

// result explains one candidate's points; it is empty for one who cannot be read.
func (r *ranking) result(s scored) (Result, error) {
	ix := r.view.ix
	if r.query.Brief && columnsSuffice(r.plan) {
		return Result{ID: s.id, Points: s.points}, nil
	}
	pv, err := r.profiles.of(r.view, s.ord)
	if pv == nil || err != nil {
		return Result{}, err
	}
	held := heldBy(r.plan.Reject, ix.Taxonomy(), pv)
	if r.query.Brief {
		return Result{ID: s.id, Points: s.points, HeldBy: held}, nil
	}
	result := Result{ID: s.id, Points: s.points, Dated: pv.profile.Dated, Reasons: explain(r.plan, pv), HeldBy: held}
	sum, level := 0, r.plan.Level == ""
	var musts []score.Shown
	for _, reason := range result.Reasons {
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
	result.Band, result.Layer = score.BandOf(musts, level, s.points), layerOf(musts)
	return result, nil
}

// columnsSuffice reports whether points and place follow from the columns, whatever the
// truth says.
func columnsSuffice(p *role.Plan) bool {
	return len(p.Reject) == 0 && !slices.ContainsFunc(p.Requirements, func(q role.Requirement) bool { return len(q.Phrases) > 0 })
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
