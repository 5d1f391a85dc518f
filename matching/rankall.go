package matching

import (
	"context"
	"fmt"
	"math"

	"github.com/proven-go/proven/matching/role"
)

// RankAll returns what [Index.Rank] returns for each of several roles, in their order,
// all at one sequence number. It shares what roles have in common: who is let through,
// the lines that several of them ask for, phrases, and the profiles of candidates who
// stand in several lists. An error is the first role's that has one.
func (ix *Index) RankAll(ctx context.Context, specs []*role.Spec, q Query) ([]*List, error) {
	b, err := ix.batch(ctx, specs, q)
	if err != nil {
		return nil, err
	}
	defer b.view.release()
	places := make([]int, len(specs))
	for i := range b.rankings {
		places[i] = b.rankings[i].places()
	}
	first, err := b.first(ctx, places)
	if err != nil {
		return nil, err
	}
	lists := make([]*List, len(specs))
	for i := range b.rankings {
		if lists[i], err = b.rankings[i].list(ctx, b.top(ctx, i, first[i], places[i])); err != nil {
			return nil, err
		}
	}
	return lists, nil
}

// A batch is several roles on one view.
type batch struct {
	view     *view
	who      *lanes
	rankings []ranking
	plans    []columnPlan
}

// batch compiles roles and holds the index still. The caller releases the view.
func (ix *Index) batch(ctx context.Context, specs []*role.Spec, q Query) (b *batch, err error) {
	b = &batch{rankings: make([]ranking, len(specs)), plans: make([]columnPlan, len(specs))}
	for i, spec := range specs {
		if b.rankings[i].plan, err = ix.compile(spec); err != nil {
			return nil, err
		}
	}
	if b.view, err = ix.view(ctx); err != nil {
		return nil, err
	}
	defer func(v *view) { // a return of nil has cleared b by then
		if err != nil {
			v.release()
		}
	}(b.view)
	if b.who, err = b.view.admitted(q); err != nil {
		return nil, err
	}
	phrases, profiles := map[string][]ordStrength{}, &profileCache{}
	for i := range b.rankings {
		r := &b.rankings[i]
		r.view, r.query, r.who, r.profiles = b.view, q, b.who, profiles
		requirements, err := b.view.alternatives(ctx, r.plan, phrases)
		if err != nil {
			return nil, err
		}
		b.plans[i] = b.view.columns.plan(requirements)
	}
	return b, nil
}

// first returns the first places of every role.
func (b *batch) first(ctx context.Context, places []int) ([][]scored, error) {
	who := make([]*lanes, len(b.plans))
	for i := range who {
		who[i] = b.who
	}
	return b.view.columns.topAll(ctx, b.plans, who, places)
}

// top looks further than the first places of a role where need be.
func (b *batch) top(ctx context.Context, i int, first []scored, places int) func(int) ([]scored, error) {
	return func(k int) ([]scored, error) {
		if k <= places || len(first) == b.who.count {
			return first[:min(k, len(first))], nil
		}
		return b.view.columns.top(ctx, b.plans[i], b.who, k)
	}
}

// places returns how many candidates a list looks at first.
func (r *ranking) places() int {
	if r.query.Top <= 0 {
		return math.MaxInt
	}
	places := r.query.Top
	if len(r.plan.Reject) > 0 {
		places += spare
	}
	return min(places, r.who.count)
}

// An Entry says that a candidate stands in a role's list.
type Entry struct {
	Spec   int    `json:"spec"`   // index of the role in what was asked
	Role   string `json:"role"`   // hash of the spec
	Place  int    `json:"place"`  // from 1, not counting whom a reject rule holds out
	Points int    `json:"points"` // the candidate's
}

// Entering returns in which of several roles, such as saved searches, a candidate is
// among the first q.Top results, 10 if that is 0: what to look at when somebody is new.
// Nobody enters a role without a point or against its reject rules. Where the query
// does not let the candidate through there is no entry. An unknown ID is ErrNotFound;
// other errors are those of [Index.RankAll].
func (ix *Index) Entering(ctx context.Context, id string, specs []*role.Spec, q Query) ([]Entry, error) {
	if q.Top <= 0 {
		q.Top = shortlistSize
	}
	b, err := ix.batch(ctx, specs, q)
	if err != nil {
		return nil, err
	}
	defer b.view.release()
	ords, err := b.view.find([]string{id})
	if err != nil {
		return nil, err
	}
	if len(ords) == 0 {
		return nil, ErrNotFound
	}
	at, lane, alive := b.view.columns.find(ords[0])
	if !alive || !b.who.layers[at].has(lane) {
		return nil, nil
	}
	points, places := make([]int, len(specs)), make([]int, len(specs))
	for i := range b.plans {
		if points[i] = int(b.view.columns.layers[at].pointsOf(b.plans[i], lane)); points[i] > 0 {
			places[i] = b.rankings[i].places()
		}
	}
	first, err := b.first(ctx, places)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for i := range specs {
		if points[i] == 0 {
			continue
		}
		place, err := b.rankings[i].placeOf(ctx, ords[0], b.top(ctx, i, first[i], places[i]))
		if err != nil {
			return nil, err
		}
		if place > 0 {
			entries = append(entries, Entry{Spec: i, Role: b.rankings[i].plan.Hash, Place: place, Points: points[i]})
		}
	}
	return entries, nil
}

// placeOf returns the place of a candidate among the first results, 0 if there is none.
func (r *ranking) placeOf(ctx context.Context, ord uint32, top func(int) ([]scored, error)) (int, error) {
	place := 0
	for k, seen := r.places(), 0; ; k *= 4 {
		first, err := top(k)
		if err != nil {
			return 0, err
		}
		for _, s := range first[seen:] {
			if err := ctx.Err(); err != nil {
				return 0, fmt.Errorf("matching: rank: %w", err)
			}
			held, err := r.holdsOut(s.ord)
			switch {
			case err != nil:
				return 0, err
			case held && s.ord == ord:
				return 0, nil
			case held:
				continue
			}
			place++
			if s.ord == ord {
				return place, nil
			}
			if place == r.query.Top {
				return 0, nil
			}
		}
		if seen = len(first); seen >= r.who.count {
			return 0, nil
		}
	}
}

// holdsOut reports whether a reject rule of the role holds a candidate out.
func (r *ranking) holdsOut(ord uint32) (bool, error) {
	if len(r.plan.Reject) == 0 {
		return false, nil
	}
	pv, err := r.profiles.of(r.view, ord)
	if pv == nil || err != nil {
		return true, err // who cannot be read is left out
	}
	return len(heldBy(r.plan.Reject, r.view.ix.Taxonomy(), pv)) > 0, nil
}
