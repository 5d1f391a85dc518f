package identity

import (
	"math"
	"strconv"
	"testing"
)

// TestWeightsFollowFromTheirFigures: a weight is 10·log2(m/u), rounded.
func TestWeightsFollowFromTheirFigures(t *testing.T) {
	for _, l := range Levels() {
		m, err := strconv.ParseFloat(l.Same, 64)
		if err != nil {
			t.Fatalf("%s, %s: %v", l.Field, l.Name, err)
		}
		if want := math.Round(10 * math.Log2(m/100*float64(l.Chance))); int(want) != l.Weight {
			t.Errorf("%s, %s: weight %d, but m %s %% and u 1 in %d give %.0f", l.Field, l.Name, l.Weight, l.Same, l.Chance, want)
		}
		if l.Because == "" {
			t.Errorf("%s, %s: no argument", l.Field, l.Name)
		}
	}
}

// TestLevelsAreOrdered: within a field the stronger agreement weighs more. A copied job
// is beside the order: it is what any of the stronger ones weighs in an equal text.
func TestLevelsAreOrdered(t *testing.T) {
	last := map[Field]int{}
	for i, l := range Levels() {
		if level(i+1) == jobsCopied {
			continue
		}
		if was, ok := last[l.Field]; ok && l.Weight > was {
			t.Errorf("%s, %s weighs more than the level above it", l.Field, l.Name)
		}
		last[l.Field] = l.Weight
	}
	if len(last) != fields {
		t.Errorf("%d fields, want %d", len(last), fields)
	}
}

// TestNoFieldAloneButAHardOneIsEnough: a name, a number or some jobs suggest nobody.
func TestNoFieldAloneButAHardOneIsEnough(t *testing.T) {
	for _, l := range Levels() {
		hard := l.Field == AccountField || l.Field == LinkField || l.Field == EmailField
		whole := level(jobsThree) == find(l.Name) || textSame == find(l.Name) // as anonymised records have nothing else
		if !hard && !whole && l.Weight >= leastWeight {
			t.Errorf("%s, %s alone suggests", l.Field, l.Name)
		}
	}
}

func find(name string) level {
	for i, l := range levels {
		if l.Name == name {
			return level(i)
		}
	}
	return missing
}

func TestLeast(t *testing.T) {
	for _, c := range []struct {
		n, want int
		why     string
	}{
		{-1, 160, "no records"}, {100, 160, "500 is 2^9: the least holds"}, {13_000, 160, "65,000 is just below 2^16"},
		{14_000, 170, "70,000 is above 2^16"}, {1_000_000, 230, "5,000,000 lies between 2^22 and 2^23"},
	} {
		if got := Least(c.n); got != c.want {
			t.Errorf("Least(%d) = %d, want %d: %s", c.n, got, c.want, c.why)
		}
	}
}
