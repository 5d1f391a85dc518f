package matching

import (
	"context"
	"fmt"
	"io"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// Strengths ranks rows of strengths that come from elsewhere: the columns of an index
// without a truth, so without text, reasons, bands, reject rules or phrases. It lives
// in memory, about four bytes a strength, once for all depths at which it is the
// same. For who keeps evidence in a system of their own, and for measurements. Reading by
// several goroutines is safe while none writes.
type Strengths struct{ columns *columns }

// A Row is one candidate.
type Row struct {
	ID    string // not empty
	Tags  []string
	Shown []Shown
}

// Shown says how well one skill is shown, counting evidence from a depth on, which is
// NoDepth (any), Used, Owned or Designed. Level and years are skills too, under the
// reserved IDs of package role.
type Shown struct {
	Skill    skill.ID
	Depth    score.Depth
	Strength score.Strength
	Last     Month // last seen
	Work     bool  // in work, not only in a list
}

// A Standing is a candidate's place in a ranking of strengths.
type Standing struct {
	ID     string
	Points int
}

// NewStrengths returns an empty one, as of a month.
func NewStrengths(asOf Month) *Strengths { return &Strengths{newColumns(asOf)} }

// Len returns the number of rows.
func (s *Strengths) Len() int { return s.columns.alive }

// Append adds rows. Nobody looks for rows with the same ID: every row is a candidate.
func (s *Strengths) Append(rows ...Row) error {
	changes := make([]columnChange, len(rows))
	for i, r := range rows {
		if r.ID == "" {
			return fmt.Errorf("matching: row %d has no ID", i)
		}
		changes[i] = columnChange{ord: uint32(s.columns.size + i), id: r.ID, tags: r.Tags}
		for _, x := range r.Shown {
			if int(x.Depth) >= depths {
				return fmt.Errorf("matching: row %d has %v, want none, used, owned or designed", i, x.Depth)
			}
			changes[i].row = append(changes[i].row, posting{feature{x.Skill, x.Depth}, x.Strength, x.Last, x.Work})
		}
	}
	s.columns = s.columns.with(changes)
	return nil
}

// Rank returns the first k rows for a role in the order of [Index.Rank].
func (s *Strengths) Rank(ctx context.Context, plan *role.Plan, k int) ([]Standing, error) {
	list, err := s.columns.top(ctx, s.plan(plan), s.columns.all(), k)
	return standings(list), err
}

// RankAll returns what Rank does for each of several roles, for less: what roles have
// in common is added up once.
func (s *Strengths) RankAll(ctx context.Context, plans []*role.Plan, k int) ([][]Standing, error) {
	all, who, ks := make([]columnPlan, len(plans)), make([]*lanes, len(plans)), make([]int, len(plans))
	everybody := s.columns.all()
	for i, p := range plans {
		all[i], who[i], ks[i] = s.plan(p), everybody, k
	}
	lists, err := s.columns.topAll(ctx, all, who, ks)
	out := make([][]Standing, len(lists))
	for i := range lists {
		out[i] = standings(lists[i])
	}
	return out, err
}

// Touch reads every strength that a role looks at and does nothing with it: the floor
// that no ranking can go below. It returns how many there are, and their sum so that
// the reading happens.
func (s *Strengths) Touch(plan *role.Plan) (postings, sum int) {
	for _, terms := range s.plan(plan) {
		for _, t := range terms {
			for i := range s.columns.layers {
				for lanes, values := range s.columns.layers[i].list(t.key) {
					postings += len(values)
					sum += add(lanes) + add(values)
				}
			}
		}
	}
	return postings, sum
}

// Save writes the rows with checksums; [ReadStrengths] reads them.
func (s *Strengths) Save(w io.Writer) error {
	if err := encodeSnapshot(w, stamp{Format: snapshotMagic, AsOf: s.columns.asOf}, s.columns); err != nil {
		return fmt.Errorf("matching: write strengths: %w", err)
	}
	return nil
}

// ReadStrengths reads size bytes that Save wrote. Damage is an error.
func ReadStrengths(r io.Reader, size int64) (*Strengths, error) {
	_, c, err := decodeSnapshot(r, size)
	if err != nil {
		return nil, fmt.Errorf("matching: read strengths: %w", err)
	}
	return &Strengths{c}, nil
}

func (s *Strengths) plan(plan *role.Plan) columnPlan {
	all := make([][]alternative, len(plan.Requirements))
	for i, q := range plan.Requirements {
		for _, t := range q.Terms {
			all[i] = append(all[i], alternative{feature: feature{t.Skill, t.Depth}, boost: t.Boost})
		}
	}
	return s.columns.plan(all)
}

func standings(list []scored) []Standing {
	out := make([]Standing, len(list))
	for i, s := range list {
		out[i] = Standing{s.id, s.points}
	}
	return out
}

// add adds up numbers, eight side by side: one by one takes longer than reading them.
func add[T ~uint16](list []T) int {
	var a, b, c, d, e, f, g, h uint32
	for ; len(list) >= 8; list = list[8:] {
		x := (*[8]T)(list)
		a, b, c, d = a+uint32(x[0]), b+uint32(x[1]), c+uint32(x[2]), d+uint32(x[3])
		e, f, g, h = e+uint32(x[4]), f+uint32(x[5]), g+uint32(x[6]), h+uint32(x[7])
	}
	for _, x := range list {
		a += uint32(x)
	}
	return int(a + b + c + d + e + f + g + h)
}
