package matching

import (
	"context"
	"fmt"

	"github.com/proven-go/proven/matching/role"
)

// Points are one number; what they rest on is not equally sure. An interval says how
// far they would move, by the functions of package score and nothing else:
//
//	Low   what remains if every claim is false and every doubtful reading wrong:
//	      lists, headlines, summaries and courses show nothing; text of work that no
//	      job or project holds shows a mention, of unknown time; work that nobody
//	      dates, or of which the parser is not sure, has the lower bound of its depth.
//	High  what there would be if the work of the profile showed every skill asked for,
//	      at the least depth that counts (a mention in the text, or the depth asked; the
//	      behaviour for a level), in all of the time that the profile tells of, and if
//	      undated work were of three recent years. Years: if every job were in the field.
//
// Both are sums over the requirements of the best alternative, as the points are, so
// Low ≤ Points ≤ High. What the text of a job or project says is never lowered for
// being private: nobody can publish their employer's work. Public activity narrows an
// interval where it shows what was only claimed.

// Uncertainty is a ranking with the intervals of its points. Its first five fields are
// those of [List].
type Uncertainty struct {
	Role     string      `json:"role"`
	Taxonomy string      `json:"taxonomy"`
	Model    string      `json:"model"`
	AsOf     Month       `json:"as_of"`
	Max      int         `json:"max"`
	Damaged  int         `json:"damaged,omitempty"` // left out because their records are damaged, as in [List]
	Results  []Uncertain `json:"results"`           // in the order of the ranking; who is held out is left out
}

// Uncertain is one result of a ranking with the interval of its points.
type Uncertain struct {
	ID     string     `json:"id"`
	Points int        `json:"points"`
	Range  Interval   `json:"range"` // the sum of the lines' ranges
	Lines  []Doubtful `json:"lines"` // one for each requirement, in the role's order
	// Overlaps is how many results behind this one could overtake it: their High is
	// above its Low. 0 means that its place before them is sure.
	Overlaps int    `json:"overlaps"`
	Swaps    []Swap `json:"swaps,omitempty"` // the nearest of them, at most five
}

// An Interval bounds points: 0 ≤ Low ≤ points ≤ High ≤ the maximum.
type Interval struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Doubtful is the interval of one requirement and the kinds of doubt it comes from.
type Doubtful struct {
	Label  string   `json:"label"`
	Points int      `json:"points"`
	Range  Interval `json:"range"`
	Doubts []Doubt  `json:"doubts,omitempty"` // in the order of the constants
}

// A Doubt is a reason why points are not sure.
type Doubt string

// The doubts.
const (
	Claimed  Doubt = "claimed"  // a claim stands behind it: a list, a headline, a summary, a course
	Unplaced Doubt = "unplaced" // work that shows it belongs to no job or project that was recognised, so that nobody says when it was
	Undated  Doubt = "undated"  // nobody says when the work was, or how long
	Misread  Doubt = "misread"  // the parser took the job's title or dates by their place alone
	Silent   Doubt = "silent"   // work of the profile does not show it: it may only not have been said
)

// A Swap is a result that could overtake one before it.
type Swap struct {
	ID      string `json:"id"`
	Places  int    `json:"places"`             // how far behind it stands, from 1
	Gap     int    `json:"gap"`                // points between the two
	IfFalse bool   `json:"if_false,omitempty"` // overtakes if what is doubtful is wrong in both
	IfShown bool   `json:"if_shown,omitempty"` // overtakes if what could be shown is shown in both
}

// maxSwaps bounds the swaps of a result.
const maxSwaps = 5

// Uncertainty ranks as [Index.Rank] does and returns the interval of every result, and
// which results could change places. Only results of the query are compared: with
// q.Top, only those of the top. Errors are those of Rank. It is safe for use by several
// goroutines.
func (ix *Index) Uncertainty(ctx context.Context, spec *role.Spec, q Query) (*Uncertainty, error) {
	plan, err := ix.compile(spec)
	if err != nil {
		return nil, err
	}
	v, err := ix.view(ctx)
	if err != nil {
		return nil, err
	}
	defer v.release()
	order, err := ix.order(ctx, v, plan, q)
	if err != nil {
		return nil, err
	}
	u := &Uncertainty{Role: plan.Hash, Taxonomy: plan.Taxonomy, Model: Model(), AsOf: ix.AsOf(), Max: plan.Max, Results: []Uncertain{}}
	for _, s := range order {
		if q.Top > 0 && len(u.Results) == q.Top {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("matching: uncertainty: %w", err)
		}
		p, err := v.readable(s.ord)
		if err != nil {
			return nil, err
		}
		if p == nil {
			continue // left out, as in Rank
		}
		pv := newProfileView(ix.Taxonomy(), ix.AsOf(), p)
		if len(heldBy(plan.Reject, ix.Taxonomy(), pv)) == 0 {
			u.Results = append(u.Results, pv.uncertain(plan, s))
		}
	}
	swaps(u.Results)
	u.Damaged = v.damaged()
	return u, nil
}

// uncertain returns the intervals of one candidate.
func (v *profileView) uncertain(plan *role.Plan, s scored) Uncertain {
	u := Uncertain{ID: s.id, Points: s.points}
	c, proven := careerOf(v.profile), v.proven()
	for _, q := range plan.Requirements {
		d := v.doubtful(q, c, proven)
		u.Range.Low += d.Range.Low
		u.Range.High += d.Range.High
		u.Lines = append(u.Lines, d)
	}
	return u
}

// swaps finds who could overtake whom.
func swaps(results []Uncertain) {
	for i := range results {
		a := &results[i]
		for j, b := range results[i+1:] {
			if b.Range.High <= a.Range.Low {
				continue
			}
			if a.Overlaps++; len(a.Swaps) < maxSwaps {
				a.Swaps = append(a.Swaps, Swap{
					ID: b.ID, Places: j + 1, Gap: a.Points - b.Points,
					IfFalse: b.Range.Low > a.Range.Low, IfShown: b.Range.High > a.Range.High,
				})
			}
		}
	}
}

// doubtful returns the interval of one requirement.
func (v *profileView) doubtful(q role.Requirement, c career, proven *profileView) Doubtful {
	d := Doubtful{Label: q.Label}
	seen := map[Doubt]bool{}
	said := 0 // the most without what was not said
	for _, o := range v.offers(q) {
		d.Points = max(d.Points, o.points(o.evidence()))
		said = max(said, o.high(nil))
		d.Range.High = max(d.Range.High, o.high(o.unsaid(c)))
		for _, s := range o.shown {
			if o.boost > 0 && s.shown.Depth >= o.depth {
				v.doubt(s, seen)
			}
		}
	}
	for _, o := range proven.offers(q) {
		d.Range.Low = max(d.Range.Low, proven.low(o))
	}
	seen[Silent] = d.Range.High > max(said, d.Points)
	// More evidence never lowers a strength; what bounds another one from above or
	// below does not pass it.
	d.Range.Low, d.Range.High = min(d.Range.Low, d.Points), max(d.Range.High, d.Points)
	if d.Range.Low == d.Range.High {
		return d
	}
	for _, doubt := range []Doubt{Claimed, Unplaced, Undated, Misread, Silent} {
		if seen[doubt] {
			d.Doubts = append(d.Doubts, doubt)
		}
	}
	return d
}

// doubt notes what is doubtful about an observation that counts.
func (v *profileView) doubt(o observation, seen map[Doubt]bool) {
	switch {
	case !o.work:
		seen[Claimed] = true
	case v.unplaced(o):
		seen[Unplaced] = true
	case undated(o.shown):
		seen[Undated] = true
	case v.misread(o):
		seen[Misread] = true
	}
}
