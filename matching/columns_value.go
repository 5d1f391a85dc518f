package matching

import "github.com/proven-go/proven/score"

// A columnValue is one posting without its candidate, in two bytes: nine bits of
// strength, one that says whether the evidence stands in work, and six for the month
// it was last seen in. Zero is "not there": no posting has a strength of zero.
type columnValue uint16

const (
	strengthShift = 7
	workBit       = columnValue(1) << 6
	ageBits       = workBit - 1
)

// The six bits of age: months while they are few, then half years, so that "in the
// last three years" is exact and nothing within sixteen years looks the same as more.
const (
	exactAges  = 36
	ageStep    = 6
	oldestAge  = int(ageBits) - 1 // this old or older
	unknownAge = int(ageBits)
)

func packValue(s score.Strength, work bool, age int) columnValue {
	v := columnValue(min(s, score.MaxStrength))<<strengthShift | columnValue(age)
	if work {
		v |= workBit
	}
	return v
}

func (v columnValue) strength() score.Strength { return score.Strength(v >> strengthShift) }

func (v columnValue) work() bool { return v&workBit != 0 }

// packAge returns the code for evidence last seen in a month, as of another.
func packAge(asOf, last Month) int {
	months := int(asOf - last)
	switch {
	case last <= 0:
		return unknownAge
	case months < exactAges:
		return max(months, 0)
	}
	return min(exactAges+(months-exactAges)/ageStep, oldestAge)
}

// last returns the latest month that a value's code can stand for, 0 if unknown.
func (v columnValue) last(asOf Month) Month {
	code := int(v & ageBits)
	switch {
	case code == unknownAge:
		return 0
	case code < exactAges:
		return asOf - Month(code)
	}
	return asOf - Month(exactAges+(code-exactAges)*ageStep)
}
