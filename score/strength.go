package score

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
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
	Share  int    // how much of the engagement's work is about the skill, in 64ths; outside 1..63 it is all
	Origin string // what it stands on (a job, a repository); equal origins are not independent
}

// bound is one row of the one table: a strength of this depth alone lies in [lo, hi].
type bound struct{ lo, hi int }

// bounds holds the limits of each depth. The lower limit is about half the upper
// one: evidence of more than eight years ago, or of days, counts half. No list reaches
// the lowest mention in work.
var bounds = [...]bound{
	NoDepth:  {0, 0},
	Listed:   {64, 144},
	Named:    {160, 320},
	Used:     {208, 416},
	Owned:    {256, 511},
	Designed: {272, 511},
}

// Depths returns the depths that evidence can have, from [Listed] to [Designed].
func Depths() []Depth { return []Depth{Listed, Named, Used, Owned, Designed} }

// Bounds returns the least and the greatest strength that evidence of one origin and
// this depth can have by itself; both 0 for [NoDepth] and outside the list.
func Bounds(d Depth) (least, most Strength) {
	if int(d) >= len(bounds) {
		return 0, 0
	}
	return Strength(bounds[d].lo), Strength(bounds[d].hi)
}

const (
	whole       = 64 // a full share of time, recency or an engagement
	touch       = 16 // the share of time that any evidence has, however short
	fullMonths  = 36 // this many months have the full share of time
	openMonths  = 24 // what an engagement of unknown length counts: the middle of the stated ones
	freshMonths = 48 // evidence this recent has its full share of recency
	staleMonths = 96 // evidence this old has no share left
	unknown     = 48 // the share of recency of an unknown age: the mean of the known ones
	further     = 8  // each further origin closes this many 64ths of what is missing
	maxFurther  = 3  // further origins that count
)

// Model identifies the tables and formulas of this package: two results may be
// compared only if their models are equal. It is a short hash over every constant
// that can move a score.
func Model() string {
	sum := sha256.Sum256(fmt.Append(nil, "strength/2", bounds, whole, touch, fullMonths, openMonths, freshMonths,
		staleMonths, unknown, further, maxFurther, MaxBoost, boostParts, priorPart))
	return hex.EncodeToString(sum[:6])
}
