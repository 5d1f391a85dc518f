package sourcing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"
)

// Gather is one run: collectors asked one after the other for one query, under one
// policy. Started is stamped on all evidence as FetchedAt; zero leaves it out. Bots
// says which actors are machines; nil is [Machine].
type Gather struct {
	Collectors []Collector
	Query      Query
	Policy     Policy
	Started    time.Time
	Bots       func(Actor) bool
}

// A GatheredPage is a page as the policy leaves it, with the state of the run after it.
type GatheredPage struct {
	Page
	Collector string
	LeftOut   int // lines of bots, of suppressed people and of kinds not allowed
	After     Checkpoint
}

// Pages runs from a checkpoint, the zero one for the beginning, and yields cleaned
// pages until all collectors are through; it stops after its first error. The state
// after the last page has Done set. A checkpoint of another run is [ErrCheckpoint].
func (g *Gather) Pages(ctx context.Context, from Checkpoint) iter.Seq2[GatheredPage, error] {
	return func(yield func(GatheredPage, error) bool) {
		state, err := g.begin(from)
		if err != nil {
			yield(GatheredPage{}, err)
			return
		}
		for ; !state.Done; state.Done = state.Place >= len(g.Collectors) {
			if state.Place < len(g.Collectors) && !g.collect(ctx, &state, yield) {
				return
			}
			state.Place++
			state.Cursor = ""
		}
		yield(GatheredPage{After: state}, nil)
	}
}

// begin checks the policy and the checkpoint and returns the state to go on from.
func (g *Gather) begin(from Checkpoint) (Checkpoint, error) {
	if err := g.Policy.Check(); err != nil {
		return from, err
	}
	run := g.run()
	if run == "" {
		return from, ErrQuery
	}
	if from.Run == "" {
		return Checkpoint{Run: run, Started: g.Started}, nil
	}
	if from.Run != run {
		return from, ErrCheckpoint
	}
	return from, nil
}

// collect yields the pages of the collector at work; false ends the run.
func (g *Gather) collect(ctx context.Context, state *Checkpoint, yield func(GatheredPage, error) bool) bool {
	c := g.Collectors[state.Place]
	query := g.Query
	query.Suppress = g.Policy.Suppress
	for page, err := range c.Pages(ctx, query, state.Cursor) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			yield(GatheredPage{Collector: c.Name()}, fmt.Errorf("%s: %w", c.Name(), err))
			return false
		}
		state.Cursor = page.Next
		state.Cost = state.Cost.Plus(page.Cost)
		if page.Gone != "" && len(state.Gone) < maxGone {
			state.Gone = append(slices.Clip(state.Gone), page.Gone) // states before this one stay as they are
		}
		all := len(page.Evidence)
		people := slices.DeleteFunc(slices.Clone(page.Evidence), func(ev Evidence) bool { return g.machine(ev.Actor) })
		page.Evidence = g.Policy.apply(people, state.Started)
		state.Lines += len(page.Evidence)
		if !yield(GatheredPage{Page: page, Collector: c.Name(), LeftOut: all - len(page.Evidence), After: *state}, nil) {
			return false
		}
	}
	return true
}

// ErrQuery is what a query is reported as whose bounds lie outside the years 0 to 9999:
// no checkpoint could be told to belong to it.
var ErrQuery = errors.New("sourcing: bounds of time outside the years 0 to 9999")

// maxGone bounds what a checkpoint tells.
const maxGone = 1000

func (g *Gather) machine(a Actor) bool {
	if g.Bots != nil {
		return g.Bots(a)
	}
	return Machine(a)
}

// run identifies what a checkpoint belongs to. The suppression list is not part of
// it: somebody who objects must be left out of the rest of a run too.
func (g *Gather) run() string {
	names := make([]string, len(g.Collectors))
	for i, c := range g.Collectors {
		names[i] = c.Name()
		if d, ok := c.(Describer); ok {
			names[i] += " " + d.Describe()
		}
	}
	data, err := json.Marshal([]any{"run/1", names, g.Query, g.Policy.Purpose, g.Policy.Kinds, g.Policy.Quotes})
	if err != nil {
		return "" // see ErrQuery
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// Plan returns what the run would ask for, collector by collector.
func (g *Gather) Plan(ctx context.Context) (Plan, error) {
	var all Plan
	if err := g.Policy.Check(); err != nil {
		return all, err
	}
	for _, c := range g.Collectors {
		p, err := c.Plan(ctx, g.Query)
		if err != nil {
			return all, fmt.Errorf("%s: %w", c.Name(), err)
		}
		all.Steps = append(all.Steps, p.Steps...)
	}
	return all, nil
}
