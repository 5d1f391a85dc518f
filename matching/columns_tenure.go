package matching

import (
	"math"
	"sync"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A row says for each area how well 1, 2, … [role.MaxYears] years of work are shown.
// All of that follows from one number, the half months worked: so the columns keep one
// posting an area and make the strengths when they are asked for, a tenth of the
// memory.

// fullHalves is where every strength is full: more half months change nothing. It fits
// into the bits of a strength.
const fullHalves = 2 * 12 * role.MaxYears

// tenureOfHalves is the strength of half months against years asked for. To score, a
// month of an old job is half a month.
func tenureOfHalves(halves, years int) score.Strength {
	if halves <= 0 {
		return 0
	}
	return score.Tenure([]score.Evidence{{Months: halves, Age: math.MaxInt32}}, years)
}

// yearsAsked is what a reserved years ID says.
type yearsAsked struct {
	years int
	area  skill.Area
}

// yearsIDs reads the reserved IDs of years.
var yearsIDs = sync.OnceValue(func() map[skill.ID]yearsAsked {
	ids := map[skill.ID]yearsAsked{}
	for _, area := range skill.Areas() {
		for n := 1; n <= role.MaxYears; n++ {
			ids[role.YearsID(n, area)] = yearsAsked{n, area}
		}
	}
	return ids
})

// tenureTables holds, for each number of years, the strength of every number of half
// months.
var tenureTables = sync.OnceValue(func() *[role.MaxYears + 1][fullHalves + 1]score.Strength {
	var tables [role.MaxYears + 1][fullHalves + 1]score.Strength
	for n := 1; n <= role.MaxYears; n++ {
		for h := range tables[n] {
			tables[n][h] = tenureOfHalves(h, n)
		}
	}
	return &tables
})

// tenureStrengths are the strengths of a row for 1, 2, … years in one area; [0] is
// unused.
type tenureStrengths [role.MaxYears + 1]score.Strength

// halves returns the half months that strengths follow from; ok is false if there are
// none that give exactly these.
func (s *tenureStrengths) halves() (halves int, ok bool) {
	tables := tenureTables()
	halves = fullHalves
	for n := role.MaxYears; n >= 1; n-- {
		if s[n] < score.MaxStrength {
			// Below the full strength one half month more is one strength more or
			// several: at most one number of half months gives this one.
			asked := 2 * 12 * n
			halves = min((int(s[n])*asked+int(score.MaxStrength)-1)/int(score.MaxStrength), fullHalves)
		}
	}
	for n := 1; n <= role.MaxYears; n++ {
		if tables[n][halves] != s[n] {
			return 0, false
		}
	}
	return halves, halves > 0
}
