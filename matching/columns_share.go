package matching

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync/atomic"
)

// Many roles on one pool ask for the same things. A line, which is a requirement without
// its weight, is added up once for all plans that have it (see stripWorker). Boosts of a
// line are eighths of its own, so that two lines are the same if they ask for the same
// lists in the same eighths.
//
// Most of what a plan adds to that is looking at candidates who get into its list only
// because better ones have not been met yet. So a small sample of the pool is ranked
// first, to guess what the last place will have: who has less is left out from the
// beginning. The guess is checked: if a full list does not reach down to it, it can say
// nothing of whom it left out, and the plan is ranked again without a guess.

const eighths = 8

// A sharedLine is a requirement without its weight.
type sharedLine struct {
	terms []columnTerm // boosts in eighths
	name  string       // that equal ones have in common
}

// A linePart is one requirement of one role: a line, and what an eighth of its boost is
// worth.
type linePart struct {
	line int
	unit uint32
}

// A sharer is a plan that is ranked together with others.
type sharer struct {
	plan  int // number
	parts []linePart
	who   *lanes
	k     int    // at most as many as there are
	bar   uint32 // points: nobody is looked for who has less
}

// topAll returns what top does for each of several plans.
func (c *columns) topAll(ctx context.Context, plans []columnPlan, who []*lanes, k []int) ([][]scored, error) {
	all := make([][]scored, len(plans))
	lines, parts := share(plans)
	var sharers []sharer
	for i := range plans {
		s := sharer{i, parts[i], who[i], min(k[i], who[i].count), 0}
		if s.parts != nil && s.k > 0 && s.who.count >= max(fewLanes*len(c.layers), shortPart*s.k) {
			sharers = append(sharers, s)
		}
	}
	if len(sharers) > 1 {
		if err := c.topShared(ctx, lines, sharers, all); err != nil {
			return nil, err
		}
	}
	for i := range all {
		if all[i] == nil {
			var err error
			if all[i], err = c.top(ctx, plans[i], who[i], k[i]); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

const (
	samplePart = 16 // one candidate of so many is in it
	shortPart  = 8  // whoever asks for more than one of so many leaves too little out
)

// topShared ranks sharers. It sets the lists whose bars were right.
func (c *columns) topShared(ctx context.Context, lines []sharedLine, sharers []sharer, all [][]scored) error {
	workers := c.stripWorkers(lines)
	sampled := slices.Clone(sharers)
	for i := range sampled {
		// So low a place is worth more than the last one only if more than twice as many of
		// the first k are in the sample as should be: by chance in one of hundreds.
		likely := float64(sharers[i].k) / samplePart
		sampled[i].k = int(likely + 3*math.Sqrt(likely) + 1)
	}
	lists, err := c.topStrips(ctx, workers, sampled, samplePart)
	if err != nil {
		return err
	}
	for i, list := range lists {
		if k := sampled[i].k; len(list) == k {
			sharers[i].bar = uint32(list[k-1].points)
		}
	}
	for range 2 {
		if lists, err = c.topStrips(ctx, workers, sharers, 1); err != nil {
			return err
		}
		var wrong []sharer
		for i, list := range lists {
			if s := sharers[i]; s.reached(list) {
				all[s.plan] = list
			} else {
				s.bar = 0
				wrong = append(wrong, s)
			}
		}
		if len(wrong) <= len(sharers)/4 { // cheaper alone than with all lines
			break
		}
		sharers = wrong
	}
	return nil
}

// reached reports whether a list is right although nobody was looked for below the bar.
func (s *sharer) reached(list []scored) bool {
	return len(list) >= s.k && list[s.k-1].points >= int(s.bar)
}

// topStrips returns for each sharer the first k of the first lanes of every layer, one
// part of so many, as far as they reach its bar.
func (c *columns) topStrips(ctx context.Context, workers []stripWorker, sharers []sharer, part int) ([][]scored, error) {
	lists, bars := make([][]*topList, len(sharers)), make([]atomic.Uint32, len(sharers))
	for i, s := range sharers {
		bars[i].Store(s.bar)
		for range workers {
			lists[i] = append(lists[i], newTopList(s.k, c.layers, &bars[i]))
		}
	}
	var next atomic.Int64
	inParallel(len(workers), func(w int) {
		for at := int(next.Add(1)) - 1; at < len(c.layers); at = int(next.Add(1)) - 1 {
			l := &c.layers[at]
			for s := range workers[w].strips(l.columnBlock, at, (len(l.ords)+part-1)/part) {
				if ctx.Err() != nil {
					return
				}
				for i := range sharers {
					workers[w].choose(s, sharers[i].parts, &sharers[i].who.layers[at], lists[i][w])
				}
			}
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("matching: rank: %w", err)
	}
	all := make([][]scored, len(sharers))
	for i := range sharers {
		all[i] = firstOf(lists[i]...)
	}
	return all, nil
}

// share finds the lines that plans have in common. A plan has no parts if it cannot be
// written in lines, or has too little in common with others.
func share(plans []columnPlan) (lines []sharedLine, parts [][]linePart) {
	all, units := make([][]sharedLine, len(plans)), make([][]uint32, len(plans))
	uses := map[string]int{}
	for i, plan := range plans {
		all[i], units[i] = plan.lines()
		for _, line := range all[i] {
			uses[line.name]++
		}
	}
	numbers := map[string]int{}
	parts = make([][]linePart, len(plans))
	for i := range plans {
		if !worthSharing(all[i], uses) {
			continue
		}
		for n, line := range all[i] {
			at, known := numbers[line.name]
			if !known {
				at = len(lines)
				numbers[line.name] = at
				lines = append(lines, line)
			}
			parts[i] = append(parts[i], linePart{at, units[i][n]})
		}
	}
	return lines, parts
}

// worthSharing reports whether a plan costs less by lines than alone. To make a line takes
// as long as to add it up alone, but its users share that: if each has two, sharing costs
// 7 % more than ranking alone, if each has three, 17 % less (measured at a million).
func worthSharing(lines []sharedLine, uses map[string]int) bool {
	made := 0.0
	for _, line := range lines {
		made += 1 / float64(uses[line.name])
	}
	return made <= worthMade*float64(len(lines))
}

const worthMade = 0.4

// lines writes a plan in lines, with the worth of an eighth of each; none if one of them
// cannot be written so.
func (p columnPlan) lines() ([]sharedLine, []uint32) {
	lines, units := make([]sharedLine, len(p)), make([]uint32, len(p))
	for i, terms := range p {
		if units[i], lines[i] = common(terms); units[i] == 0 {
			return nil, nil
		}
	}
	return lines, units
}

// common writes a requirement in eighths of its greatest boost. unit is 0 if it cannot
// be written so: with a temporary list, or boosts that are no eighths.
func common(terms []columnTerm) (unit uint32, line sharedLine) {
	top := uint32(0)
	for _, t := range terms {
		if t.extra != nil {
			return 0, line
		}
		top = max(top, t.boost)
	}
	if unit = top / eighths; top%eighths != 0 {
		return 0, line
	}
	line.terms = slices.Clone(terms)
	for i := range line.terms {
		if line.terms[i].boost%unit != 0 {
			return 0, line
		}
		line.terms[i].boost /= unit
	}
	slices.SortFunc(line.terms, func(a, b columnTerm) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.years, b.years), cmp.Compare(a.boost, b.boost))
	})
	var name []byte
	for _, t := range line.terms {
		for _, n := range [...]int{int(t.key), t.years, int(t.boost)} {
			name = append(strconv.AppendInt(name, int64(n), 10), ' ')
		}
	}
	line.name = string(name)
	return unit, line
}
