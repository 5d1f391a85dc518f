package matching

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// A scene is an index held still while a role and its variations are tried on it. What
// a variation cannot change is made once: who takes part, the postings of phrases, who
// is held out. Its methods may run side by side.
type scene struct {
	ix       *Index
	view     *view
	plan     *role.Plan // of the role itself
	top      int        // places of the shortlist
	entrants []entrant  // let through by the query, by ordinal
	admitted []bool     // by ordinal
	phrases  map[string][]ordStrength

	mu   sync.Mutex // guards held
	held map[uint32]bool
}

// An entrant is one candidate who takes part.
type entrant struct {
	ord uint32
	id  string
	tie uint64
}

// admit lists whom the query lets through.
func (s *scene) admit(q Query) error {
	who, err := s.view.admitted(q)
	if err != nil {
		return err
	}
	s.admitted = make([]bool, s.view.columns.size)
	s.entrants = make([]entrant, 0, who.count)
	for i := range who.layers {
		l := &s.view.columns.layers[i]
		who.layers[i].each(len(l.ords), func(lane int) {
			id := string(l.id(lane))
			s.admitted[l.ords[lane]] = true
			s.entrants = append(s.entrants, entrant{l.ords[lane], id, tieKey(id)})
		})
	}
	slices.SortFunc(s.entrants, func(a, b entrant) int { return cmp.Compare(a.ord, b.ord) })
	return nil
}

// points returns the points of a plan by ordinal.
func (s *scene) points(plan *role.Plan) []int32 {
	all := make([][]alternative, len(plan.Requirements))
	for i, r := range plan.Requirements {
		for _, t := range r.Terms {
			all[i] = append(all[i], alternative{feature: feature{t.Skill, t.Depth}, boost: t.Boost})
		}
		for _, p := range r.Phrases {
			all[i] = append(all[i], alternative{extra: s.phrases[p.Text], boost: p.Boost})
		}
	}
	return s.view.columns.points(all)
}

// shortlist returns the first candidates for a plan who are not held out.
func (s *scene) shortlist(ctx context.Context, plan *role.Plan) ([]string, error) {
	points := s.points(plan)
	list := make([]string, 0, s.top)
	for n, seen := s.top+shortlistSize, 0; ; n *= 4 {
		best := s.best(points, n)
		for _, b := range best[seen:] {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("matching: pool: %w", err)
			}
			held, err := s.heldOut(b.ord)
			if err != nil {
				return nil, err
			}
			if !held {
				list = append(list, b.id)
			}
			if len(list) == s.top {
				return list, nil
			}
		}
		if seen = len(best); seen < n {
			return list, nil
		}
	}
}

// fewPlaces is how many of the best are kept sorted by insertion. Sorting everybody
// costs more than counting the points.
const fewPlaces = 256

// best returns the first n entrants by points, in the order of a ranking.
func (s *scene) best(points []int32, n int) []scored {
	key := func(s scored) (int, uint64, string) { return s.points, s.tie, s.id }
	if n > fewPlaces {
		all := make([]scored, len(s.entrants))
		for i, e := range s.entrants {
			all[i] = scored{e.ord, e.id, int(points[e.ord]), e.tie}
		}
		score.Rank(all, key)
		return all[:min(n, len(all))]
	}
	kept := make([]scored, 0, n+1)
	for _, e := range s.entrants {
		c := scored{e.ord, e.id, int(points[e.ord]), e.tie}
		if len(kept) == n && !c.before(&kept[n-1]) {
			continue
		}
		at, _ := slices.BinarySearchFunc(kept, c, func(a, b scored) int {
			if a.before(&b) {
				return -1
			}
			return 1
		})
		kept = slices.Insert(kept, at, c)
		kept = kept[:min(n, len(kept))]
	}
	return kept
}

// heldOut reports whether a reject rule of the role holds a candidate out.
func (s *scene) heldOut(ord uint32) (bool, error) {
	if len(s.plan.Reject) == 0 {
		return false, nil
	}
	s.mu.Lock()
	held, known := s.held[ord]
	s.mu.Unlock()
	if known {
		return held, nil
	}
	p, err := s.view.profile(ord)
	if err != nil {
		return false, err
	}
	v := newProfileView(s.ix.Taxonomy(), s.ix.AsOf(), p)
	held = len(heldBy(s.plan.Reject, s.ix.Taxonomy(), v)) > 0
	s.mu.Lock()
	s.held[ord] = held
	s.mu.Unlock()
	return held, nil
}
