package sourcing

import (
	"context"
	"fmt"
	"iter"
	"time"
)

// A Query says what to collect.
type Query struct {
	Repos []string  // "owner/name"
	Since time.Time // nothing before this moment; zero is no bound
	Until time.Time // nothing from this moment on; zero is no bound

	// Suppress is the policy's list. A collector needs not ask about, count or remember
	// whom it holds; what it yields of them is left out anyway.
	Suppress *Suppression `json:"-"`
}

// A Collector asks one source. It never ranks, and it holds no state of a run: what
// a run has reached is in the Cursor of its last page.
type Collector interface {
	// Name is the source as Evidence.Source spells it: "github", "gitlog".
	Name() string
	// Plan says what Pages would ask for, without asking for it.
	Plan(ctx context.Context, q Query) (Plan, error)
	// Pages yields what the source answers, a page at a time, and stops after its
	// first error. From is the Next of the last page that was kept, empty for the
	// beginning. Equal answers of the source give equal pages, so that a run that
	// was broken off and taken up again learns what an unbroken one would. An error
	// of type *Pause means: as much as may be had now, go on later from Next.
	Pages(ctx context.Context, q Query, from Cursor) iter.Seq2[Page, error]
}

// A Describer is a collector that reads more than the query says: a folder, a file.
// Its description belongs to the run, so that a checkpoint fits no other.
type Describer interface {
	Describe() string
}

// A Cursor is where in its source a collector stands. Only the collector that made
// it can read it; for everybody else it is text to keep.
type Cursor string

// A Page is what one answer of a source shows.
type Page struct {
	Evidence []Evidence
	Next     Cursor // go on from here; the last page's may be anything
	Cost     Cost   // what it took since the page before
	Gone     string // what the source no longer has or may not give, in fixed words; "" if nothing
}

// A Cost is what asking took.
type Cost struct {
	Requests int // that reached the source and count against its limits
	Cached   int // that the source answered with "not modified", at no cost
}

// Plus returns the sum of two costs.
func (c Cost) Plus(d Cost) Cost { return Cost{c.Requests + d.Requests, c.Cached + d.Cached} }

// A Plan is what a collector would do, step by step.
type Plan struct {
	Steps []Step
}

// A Step is one kind of request of a plan.
type Step struct {
	What     string // "review comments of cli/cli"
	Requests int    // how many it needs, as well as can be known before
	AtLeast  bool   // reports whether it may need more: nobody knows yet how much there is
}

// Requests returns the sum over all steps.
func (p Plan) Requests() int {
	n := 0
	for _, s := range p.Steps {
		n += s.Requests
	}
	return n
}

// Collect yields the evidence of one collector as it is learned, from the beginning,
// under a policy, and stops after its first error. It is [Gather] without a
// checkpoint.
func Collect(ctx context.Context, c Collector, q Query, p Policy) iter.Seq2[Evidence, error] {
	return func(yield func(Evidence, error) bool) {
		g := Gather{Collectors: []Collector{c}, Query: q, Policy: p}
		for page, err := range g.Pages(ctx, Checkpoint{}) {
			if err != nil {
				yield(Evidence{}, err)
				return
			}
			for _, ev := range page.Evidence {
				if !yield(ev, nil) {
					return
				}
			}
		}
	}
}

// A Pause ends a run that cannot go on now: its budget is spent, or the source wants
// a longer wait than the run may take. Nothing is lost: go on from the last cursor.
type Pause struct {
	Reason string    // in fixed words: "budget of 500 requests spent"
	Until  time.Time // when going on makes sense; zero if it depends on the caller
}

// Error says why, and until when.
func (p *Pause) Error() string {
	if p.Until.IsZero() {
		return "sourcing: paused: " + p.Reason
	}
	return fmt.Sprintf("sourcing: paused until %s: %s", p.Until.UTC().Format(time.RFC3339), p.Reason)
}
