package score

import (
	"cmp"
	"slices"
	"strings"
)

// Of returns the strength that a list of observations of one skill shows together.
//
// For every depth, the observations at least that deep are taken together: the
// strength lies between the bounds of the depth, and the months of work move it. Each
// month counts once, with the recency of its engagement and the share of the
// engagement's work that the skill has; three recent years of nothing else are full. An
// engagement of unknown length or age counts beside the others. Further origins, from [Named] on, close a part of what is missing to the upper
// bound; lists never add up. The greatest of these strengths is the result:
//
//	lo + (hi-lo) · (¼ recency of the latest + ¾ Σ months · recency · share / 36)
//
// The result does not depend on the order, more evidence never lowers it, and a second
// observation with the same origin that is neither longer, later, deeper nor of a
// greater share changes nothing. Odd input (a depth outside the list, negative
// numbers) counts as unknown or nothing.
func Of(evidence []Evidence) Strength { return ByDepth(evidence)[NoDepth] }

// ByDepth returns the strengths of evidence counted from each depth on, in one pass:
// item d is [Of] for those observations that are at least d deep, item [NoDepth] for all.
// So no item is greater than the one before it.
func ByDepth(evidence []Evidence) [Designed + 1]Strength {
	var few [8]weighed // most skills are seen in few places
	order := weigh(few[:0], evidence)
	var seen [Designed + 1]bool
	for i := range order {
		seen[order[i].Depth] = true
	}
	var from [Designed + 1]Strength
	best := 0
	for d := Designed; d >= Listed; d-- {
		// The bounds rise with the depth: where no observation is just so deep, those
		// that are deeper show more by themselves.
		if seen[d] && bounds[d].hi > best {
			best = max(best, together(order, d, nil))
		}
		from[d] = Strength(best)
	}
	from[NoDepth] = from[Listed]
	return from
}

// Explain returns the strength of [Of] and the indices of the observations that it
// rests on: Of of those alone is the same strength. The strongest comes first.
func Explain(evidence []Evidence) (Strength, []int) {
	order := weigh(nil, evidence)
	best, at := 0, NoDepth
	for d := Designed; d >= Listed; d-- {
		if bounds[d].hi <= best {
			continue
		}
		if v := together(order, d, nil); v > best {
			best, at = v, d
		}
	}
	if at == NoDepth {
		return 0, nil
	}
	var cited []weighed
	together(order, at, func(w weighed) { cited = append(cited, w) })
	slices.SortFunc(cited, func(a, b weighed) int {
		return cmp.Or(b.alone()-a.alone(), int(b.Depth)-int(a.Depth), strings.Compare(a.Origin, b.Origin), a.index-b.index)
	})
	indices := make([]int, len(cited))
	for i, w := range cited {
		indices[i] = w.index
	}
	return Strength(best), indices
}

// weighed is an observation with what one month of it weighs.
type weighed struct {
	Evidence
	index   int
	open    bool // nobody says how long
	recency int  // 0..whole
	weight  int  // recency × share, 0..whole²
}

// weigh appends the observations that show anything to order, the weightiest months
// first: so that a month which two engagements cover counts with the greater weight.
func weigh(order []weighed, evidence []Evidence) []weighed {
	order = slices.Grow(order, len(evidence))
	for i, e := range evidence {
		if e.Depth == NoDepth || int(e.Depth) >= len(bounds) {
			continue
		}
		if e.Share <= 0 || e.Share > whole {
			e.Share = whole
		}
		e.Months, e.Age = min(e.Months, maxMonths), min(e.Age, maxMonths)
		open := e.Months <= 0
		if open {
			e.Months = openMonths
		}
		r := recency(e.Age)
		order = append(order, weighed{e, i, open, r, r * e.Share})
	}
	slices.SortFunc(order, func(a, b weighed) int {
		if d := cmp.Or(b.weight-a.weight, b.Months-a.Months, int(b.Depth)-int(a.Depth)); d != 0 {
			return d
		}
		return cmp.Or(strings.Compare(a.Origin, b.Origin), b.recency-a.recency, a.index-b.index)
	})
	return order
}

// maxMonths bounds lengths and ages: a hundred years.
const maxMonths = 1200

// together returns the strength of the observations from a depth on, taken together
// within the bounds of that depth, and calls cite for those that it rests on.
func together(order []weighed, d Depth, cite func(weighed)) int {
	if d == Listed {
		return strongest(order, cite)
	}
	var few [4][2]int // most work is one stretch
	c := calendar{spans: few[:0]}
	latest, sum, seen := 0, 0, false
	for i, w := range order {
		if w.Depth < d {
			continue
		}
		months := 0
		if sum < fullTime {
			c, months = c.add(w, order[:i], d)
		}
		origin := c.origin(order[:i], w, d)
		if seen && months*w.weight == 0 && !origin && w.recency <= latest {
			continue
		}
		seen = true
		latest = max(latest, w.recency)
		sum += months * w.weight
		if cite != nil {
			cite(w)
		}
	}
	if !seen {
		return 0
	}
	return within(d, latest, sum, c.origins)
}

// strongest is the strength of the strongest observation alone, as a list: lists never
// add up.
func strongest(order []weighed, cite func(weighed)) int {
	best, at := 0, 0
	for i, w := range order {
		if v := within(Listed, w.recency, w.Months*w.weight, 1); v > best {
			best, at = v, i
		}
	}
	if cite != nil && best > 0 {
		cite(order[at])
	}
	return best
}

// fullTime is the weight of the months that have the full share of time.
const fullTime = fullMonths * whole * whole

// within places evidence between the bounds of a depth.
func within(d Depth, latest, sum, origins int) int {
	b := bounds[d]
	time := touch*latest*whole*whole + (whole-touch)*whole*min(sum, fullTime)/fullMonths // of whole⁴
	v := b.lo + (b.hi-b.lo)*time/(whole*whole*whole*whole)
	for range min(origins-1, maxFurther) {
		v += (b.hi - v) * further / whole
	}
	return v
}

// alone is the strength of one observation by itself.
func (w weighed) alone() int {
	return within(w.Depth, w.recency, w.Months*w.weight, 1)
}

// A calendar knows which months have been counted, and how many origins.
type calendar struct {
	spans   [][2]int // disjoint, in months ago: [from, to)
	origins int
}

// add returns a calendar that counts the months of an observation which no earlier one
// from a depth on covers, and how many they are. One of unknown length or age stands in nobody's
// calendar: only others of its own origin cover its months.
func (c calendar) add(w weighed, earlier []weighed, d Depth) (calendar, int) {
	if w.vague() {
		longest := 0
		for _, e := range earlier {
			if e.Depth >= d && e.Origin == w.Origin && e.vague() {
				longest = max(longest, e.Months)
			}
		}
		return c, max(0, w.Months-longest)
	}
	from, to := w.Age, w.Age+w.Months
	left := w.Months
	for _, s := range c.spans {
		left -= max(0, min(to, s[1])-max(from, s[0]))
	}
	if left > 0 {
		c.spans = cover(c.spans, from, to)
	}
	return c, left
}

// vague reports whether nobody says when an engagement was, or how long.
func (w weighed) vague() bool { return w.open || w.Age < 0 }

// cover joins a span with those that it meets, in their place.
func cover(spans [][2]int, from, to int) [][2]int {
	kept := spans[:0]
	for _, s := range spans {
		if s[1] < from || to < s[0] {
			kept = append(kept, s)
		} else {
			from, to = min(from, s[0]), max(to, s[1])
		}
	}
	return append(kept, [2]int{from, to})
}

// origin reports whether an observation has an origin that none of the earlier ones
// from a depth on has, as long as origins count.
func (c *calendar) origin(earlier []weighed, w weighed, d Depth) bool {
	if c.origins > maxFurther {
		return false
	}
	for _, e := range earlier {
		if e.Depth >= d && e.Origin == w.Origin {
			return false
		}
	}
	c.origins++
	return true
}

// recency is whole for four years and falls in a straight line to nothing at eight.
func recency(age int) int {
	switch {
	case age < 0:
		return unknown
	case age <= freshMonths:
		return whole
	case age >= staleMonths:
		return 0
	}
	return whole * (staleMonths - age) / (staleMonths - freshMonths)
}
