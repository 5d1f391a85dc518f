package score

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// A Strength says how well the evidence of one candidate shows one skill, from 0
// (nothing seen: silence, not a mismatch) to [MaxStrength].
type Strength uint16

// MaxStrength is the ceiling that every road of evidence can reach: nine bits.
const MaxStrength Strength = 511

// A Depth orders what an observation shows of a skill. Deeper is greater.
type Depth uint8

// The depths, from nothing to the deepest.
const (
	NoDepth  Depth = iota // nothing seen
	Listed                // stands in a list: a claim
	Named                 // named in the text of a job or a project
	Used                  // used: an action stands with it
	Owned                 // owned or run: an action that carries responsibility
	Designed              // designed or debugged, with a reason
)

var depthNames = [...]string{"none", "listed", "named", "used", "owned", "designed"}

// String returns the lower-case name of d, or "depth(n)" for a value outside the list.
func (d Depth) String() string {
	if int(d) < len(depthNames) {
		return depthNames[d]
	}
	return fmt.Sprintf("depth(%d)", uint8(d))
}

// MarshalText returns the name of d as String does.
func (d Depth) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the name of a depth; any other text is an error.
func (d *Depth) UnmarshalText(text []byte) error {
	i, err := indexOf("depth", depthNames[:], text)
	if err == nil {
		*d = Depth(i)
	}
	return err
}

// indexOf returns the place of a word in a closed list of them.
func indexOf(what string, words []string, text []byte) (int, error) {
	if i := slices.Index(words, string(text)); i >= 0 {
		return i, nil
	}
	return 0, fmt.Errorf("score: unknown %s %.40q, want one of %q", what, text, words)
}

// UnknownAge is the Age of an observation whose date nobody knows.
const UnknownAge = -1

// Evidence is what scoring sees of one observation of one skill: no name, no place,
// no text.
type Evidence struct {
	Depth  Depth
	Months int    // length of the engagement in months; 0 or less is unknown
	Age    int    // months since it was last seen; negative is unknown
	Origin string // what it stands on (a job, a repository); equal origins are not independent
}

// bound is one row of the one table: a strength of this depth alone lies in [lo, hi].
type bound struct{ lo, hi int }

// bounds holds the limits of each depth. The lower limit is about half the upper
// one: evidence of more than eight years ago, or of days, counts half.
var bounds = [...]bound{
	NoDepth:  {0, 0},
	Listed:   {48, 96},
	Named:    {160, 320},
	Used:     {208, 416},
	Owned:    {256, 511},
	Designed: {272, 511},
}

const (
	whole       = 64   // a full share of duration or recency
	unknown     = 32   // the share of an unknown duration or age: neither favoured nor punished
	fullMonths  = 36   // an engagement this long has its full share
	freshMonths = 48   // evidence this recent has its full share
	staleMonths = 96   // evidence this old has no share left
	corroborate = 1024 // a further origin of strength v closes v/1024 of what is missing
	maxFurther  = 3    // further origins that count
	openMonths  = 12   // what a stretch of unknown length counts in a tenure
)

// Of returns the strength that a list of observations of one skill shows together.
//
// An observation alone lies between the bounds of its depth, moved by duration and
// recency: lo + (hi-lo)·duration·recency. The best observation of each origin
// counts. The strongest one is the base; up to three further origins, each at least
// [Named], close a part of the distance to the upper bound of the deepest one. The
// result does not depend on the order, more evidence never lowers it, a second
// observation with the same origin that is neither stronger nor deeper changes
// nothing, and lists never add up. Odd input (a depth outside the list, negative
// numbers) counts as unknown or nothing.
func Of(evidence []Evidence) Strength {
	s, _ := Explain(evidence)
	return s
}

// Explain returns the strength of [Of] and the indices of the observations that it
// rests on: Of of those alone is the same strength. The strongest comes first; last
// comes the deepest, if it sets the ceiling and is none of the others.
func Explain(evidence []Evidence) (Strength, []int) {
	best := bestPerOrigin(evidence)
	if len(best) == 0 {
		return 0, nil
	}
	deepest := deepestOf(evidence)
	ceiling := bounds[evidence[deepest].Depth].hi
	used := []int{best[0].index}
	total := best[0].value
	for i := 1; i < len(best) && i <= maxFurther; i++ {
		if evidence[best[i].index].Depth < Named {
			break // values below Named's lower bound: only lists follow
		}
		total += (ceiling - total) * best[i].value / corroborate
		used = append(used, best[i].index)
	}
	if len(used) > 1 && !slices.Contains(used, deepest) {
		used = append(used, deepest) // it sets the ceiling
	}
	return Strength(total), used
}

// valued is one observation and its strength alone.
type valued struct{ value, index int }

// deepestOf returns the index of the deepest observation, the strongest of them on a
// tie. It looks at all, not only at the best of each origin: otherwise a fresh but
// shallow observation could take the ceiling away from an old deep one of the same
// origin, and more evidence would lower the strength.
func deepestOf(evidence []Evidence) int {
	deepest := -1
	for i, e := range evidence {
		if alone(e) == 0 {
			continue
		}
		if deepest < 0 || e.Depth > evidence[deepest].Depth ||
			e.Depth == evidence[deepest].Depth && order(evidence, valued{alone(e), i}, valued{alone(evidence[deepest]), deepest}) < 0 {
			deepest = i
		}
	}
	return deepest
}

// bestPerOrigin keeps the best observation of each origin, strongest first.
func bestPerOrigin(evidence []Evidence) []valued {
	at := map[string]int{}
	var best []valued
	for i, e := range evidence {
		v := valued{alone(e), i}
		if v.value == 0 {
			continue
		}
		j, seen := at[e.Origin]
		if !seen {
			at[e.Origin] = len(best)
			best = append(best, v)
		} else if order(evidence, v, best[j]) < 0 {
			best[j] = v
		}
	}
	slices.SortFunc(best, func(a, b valued) int { return order(evidence, a, b) })
	return best
}

// order puts the stronger observation first, then the deeper, then the smaller origin;
// only observations that scoring cannot tell apart are left to their index.
func order(evidence []Evidence, a, b valued) int {
	x, y := evidence[a.index], evidence[b.index]
	return cmp.Or(b.value-a.value, int(y.Depth)-int(x.Depth), strings.Compare(x.Origin, y.Origin), a.index-b.index)
}

// alone is the strength of one observation by itself.
func alone(e Evidence) int {
	if int(e.Depth) >= len(bounds) {
		return 0
	}
	b := bounds[e.Depth]
	return b.lo + (b.hi-b.lo)*duration(e.Months)*recency(e.Age)/(whole*whole)
}

// duration grows from a quarter of the share for days to the whole at three years;
// a year has half.
func duration(months int) int {
	if months <= 0 {
		return unknown
	}
	return whole/4 + min(months, fullMonths)*(whole*3/4)/fullMonths
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

// Model identifies the tables and formulas of this package: two results may be
// compared only if their models are equal. It is a short hash over every constant
// that can move a score.
func Model() string {
	sum := sha256.Sum256(fmt.Append(nil, "strength/1", bounds, whole, unknown, fullMonths, freshMonths,
		staleMonths, corroborate, maxFurther, openMonths, MaxBoost, boostParts))
	return hex.EncodeToString(sum[:6])
}
