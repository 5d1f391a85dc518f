package score

import (
	"cmp"
	"fmt"
	"slices"
)

// MaxBoost bounds the sum of the greatest boosts of a role's requirements, so that
// every sum of points stays below 2^24 and a float32 engine computes it exactly.
const MaxBoost = 32000

// Points returns what a strength contributes under a boost: boost × strength, from 0
// to [MaxBoost] × [MaxStrength]. A boost is clamped to 0..MaxBoost, a strength to
// MaxStrength.
func Points(boost int, s Strength) int { return clampBoost(boost) * int(min(s, MaxStrength)) }

func clampBoost(boost int) int { return min(max(boost, 0), MaxBoost) }

// A Way is one way to meet a requirement: a boost and the strength that a candidate
// shows there.
type Way struct {
	Boost    int
	Strength Strength
}

// Best returns the index of the way with the most points, the first on a tie, and
// its points; -1 and 0 if no way earns any.
func Best(ways []Way) (index, points int) {
	index = -1
	for i, w := range ways {
		if p := Points(w.Boost, w.Strength); p > points {
			index, points = i, p
		}
	}
	return index, points
}

// A Share is what one requirement claims of the role's points.
type Share struct {
	Weight    int  // weight of its cluster, 1..9; 0 or less counts as 3, more than 9 as 9
	Lines     int  // requirements of that cluster, itself included; 0 or less counts as 1
	Trainable bool // may be learned on the job
	Prior     bool // level or years: takes a part of its share, and is no must-have to measure others by
}

// priorPart is one over the part of its share that a prior takes. Level and years are
// read from the words and dates of whole jobs, which say less of one role than its own
// skills do.
const priorPart = 4

// boostParts is the direct boost's denominator: adjacency is counted in eighths.
const boostParts = 8

// Boosts returns the greatest boost of each requirement, in the order given: the
// weight of a cluster is split over its requirements and scaled so that the sum is
// at most [MaxBoost]. If all trainable requirements together would outweigh the
// weakest must-have requirement, they are scaled down to it; rounding down keeps that
// so. Boosts are multiples of eight, so that eighths of them are whole. With so many
// requirements that a share falls below eight points it is 0.
func Boosts(shares []Share) []int {
	units := make([]int, len(shares))
	musts, weakest, trainable, sum := 0, 0, 0, 0
	for i, s := range shares {
		units[i] = s.units()
		if s.Trainable {
			trainable += units[i]
			continue
		}
		sum += units[i]
		if s.Prior {
			continue
		}
		if musts == 0 || units[i] < weakest {
			weakest = units[i]
		}
		musts++
	}
	if musts > 0 && trainable > weakest {
		for i, s := range shares {
			if s.Trainable {
				units[i] = units[i] * weakest / trainable
			}
		}
		trainable = weakest
	}
	sum += trainable
	for i := range units {
		if sum > 0 {
			units[i] = units[i] * MaxBoost / sum / boostParts * boostParts
		}
	}
	return units
}

// units is weight/lines on a common, whole-number scale: 5040 is divided by 1 to 10
// and many of their products.
func (s Share) units() int {
	weight := s.Weight
	if weight <= 0 {
		weight = 3
	}
	units := min(weight, 9) * 5040 / max(s.Lines, 1)
	if s.Prior {
		units /= priorPart
	}
	return units
}

// Eighths returns n eighths of a boost, rounded down. n is clamped to 0..8, the boost
// to 0..[MaxBoost].
func Eighths(boost, n int) int {
	return clampBoost(boost) * min(max(n, 0), boostParts) / boostParts
}

// Shown says how one must-have requirement is met.
type Shown uint8

// The ways a must-have requirement is met, from the least to the most.
const (
	Missing  Shown = iota // nothing seen
	Claimed               // only listed
	Adjacent              // in work, but by an adjacent skill only
	InWork                // directly, in work or project text or deeper
)

// A Band says in a word how far the evidence carries, apart from the points.
type Band uint8

// The bands, from the least to the most.
const (
	NoEvidence Band = iota // nothing that the role asks for was seen
	Weak                   // something was seen
	Screen                 // at least half of the must-haves in work, at most one missing or adjacent only
	Strong                 // every must-have directly in work, at the level asked
)

var bandNames = [...]string{"no evidence", "weak", "screen", "strong"}

// String returns the band's words, lower case, or "band(n)" for a value outside the
// list.
func (b Band) String() string {
	if int(b) < len(bandNames) {
		return bandNames[b]
	}
	return fmt.Sprintf("band(%d)", uint8(b))
}

// MarshalText returns the band's words.
func (b Band) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads the words of a band; any other text is an error.
func (b *Band) UnmarshalText(text []byte) error {
	i, err := indexOf("band", bandNames[:], text)
	if err == nil {
		*b = Band(i)
	}
	return err
}

// BandOf returns the band of a candidate with these must-haves. level reports
// whether the level asked for is shown; points are the candidate's. The result is
// absolute: no other candidate changes it. A role without must-haves is strong at
// the level asked, otherwise screen, as soon as there are points. A Shown outside the
// list counts as Claimed.
func BandOf(musts []Shown, level bool, points int) Band {
	if points <= 0 {
		return NoEvidence
	}
	inWork, lacking := 0, 0
	for _, m := range musts {
		switch m {
		case InWork:
			inWork++
		case Missing, Adjacent:
			lacking++
		}
	}
	switch {
	case inWork == len(musts) && level:
		return Strong
	case lacking <= 1 && 2*inWork >= len(musts):
		return Screen
	}
	return Weak
}

// Rank sorts by points, descending, then by tie key, then by ID.
func Rank[T any](items []T, key func(T) (points int, tie uint64, id string)) {
	slices.SortFunc(items, func(a, b T) int {
		p, t, i := key(a)
		q, u, j := key(b)
		return cmp.Or(cmp.Compare(q, p), cmp.Compare(t, u), cmp.Compare(i, j))
	})
}

// Tenure returns the strength that stretches of work together show against a number
// of years asked for: months worked over months asked, full from there on. Months
// that ended eight years ago or earlier count half, a stretch of unknown length
// (Months of 0 or less) as two years. The stretches must not overlap. Years of 0 or
// less are met by any work.
func Tenure(stretches []Evidence, years int) Strength {
	halves := 0
	for _, s := range stretches {
		months := s.Months
		if months <= 0 {
			months = openMonths
		}
		if s.Age < staleMonths {
			months *= 2
		}
		halves += months
	}
	asked := 2 * 12 * max(years, 0)
	if halves >= asked {
		if halves == 0 {
			return 0
		}
		return MaxStrength
	}
	return Strength(halves * int(MaxStrength) / asked)
}
