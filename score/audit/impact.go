package audit

import (
	"cmp"
	"slices"
)

// A Rate is what happened to one category.
type Rate struct {
	Category string  `json:"category"`
	N        int     `json:"n"`       // members
	Counted  int     `json:"counted"` // of them selected, or scored above the cut
	Rate     float64 `json:"rate"`    // Counted / N, in [0, 1]
	Ratio    float64 `json:"ratio"`   // impact ratio: Rate over the highest rate of the categories that are not small; 0 if that is 0
	Small    bool    `json:"small"`   // fewer than 2 % of the sample: shown, and left out of the ratios; its own is 0
}

// smallShare is the share below which a category may be left out, in percent.
const smallShare = 2

// Selection returns the selection rate of each category and its impact ratio, in the
// order of the categories: the share that moved on, over the share of the category with
// the highest one. Range of rate and ratio: [0, 1]. Source: New York City Administrative
// Code § 20-870 and 6 RCNY § 5-300.
func (s *Sample) Selection() []Rate {
	return s.rates(func(m member) bool { return m.selected })
}

// Scoring returns the scoring rate of each category and its impact ratio: the share
// with a score strictly above the median of the sample. Source: 6 RCNY § 5-300.
func (s *Sample) Scoring() []Rate {
	twice := s.twiceMedian()
	return s.rates(func(m member) bool { return 2*m.score > twice })
}

// AtCut returns the rates of being among the first k, with their impact ratios.
func (s *Sample) AtCut(k int) []Rate {
	rates := make([]Rate, len(s.Categories))
	counts := s.top(k)
	for g := range rates {
		rates[g] = s.rate(g, counts[g])
	}
	return withRatios(rates)
}

// twiceMedian returns two times the median score, a whole number.
func (s *Sample) twiceMedian() int {
	if len(s.members) == 0 {
		return 0
	}
	n := len(s.members)
	falling := func(a, b member) int { return cmp.Compare(b.score, a.score) }
	if slices.IsSortedFunc(s.members, falling) { // as it is where ranks follow scores
		return s.members[(n-1)/2].score + s.members[n/2].score
	}
	sorted := slices.SortedFunc(slices.Values(s.members), falling)
	return sorted[(n-1)/2].score + sorted[n/2].score
}

func (s *Sample) rates(counts func(member) bool) []Rate {
	counted := make([]int, len(s.Categories))
	for _, m := range s.members {
		if counts(m) {
			counted[m.group]++
		}
	}
	rates := make([]Rate, len(s.Categories))
	for g := range rates {
		rates[g] = s.rate(g, counted[g])
	}
	return withRatios(rates)
}

func (s *Sample) rate(g, counted int) Rate {
	return Rate{
		Category: s.Categories[g], N: s.sizes[g], Counted: counted, Rate: ratio(float64(counted), float64(s.sizes[g])),
		Small: 100*s.sizes[g] < smallShare*len(s.members),
	}
}

// withRatios divides by the highest rate. A category of one or two people must not set
// the measure for all others.
func withRatios(rates []Rate) []Rate {
	highest := 0.0
	for _, r := range rates {
		if !r.Small {
			highest = max(highest, r.Rate)
		}
	}
	for i := range rates {
		if !rates[i].Small {
			rates[i].Ratio = ratio(rates[i].Rate, highest)
		}
	}
	return rates
}

// MinRatio returns the lowest impact ratio of the categories that are not small, 1 if
// there is none.
func MinRatio(rates []Rate) float64 {
	lowest := 1.0
	for _, r := range rates {
		if !r.Small {
			lowest = min(lowest, r.Ratio)
		}
	}
	return lowest
}

// A Cut is the lowest impact ratio if the first K were selected.
type Cut struct {
	K     int     `json:"k"`
	Ratio float64 `json:"ratio"`
}

// Curve returns the lowest impact ratio as a function of the cut, for every cut from 1
// to the size of the sample. The median is one point of it; a ranking may look fair at
// one cut and unfair at the one that is used.
func (s *Sample) Curve() []Cut {
	cuts := make([]Cut, len(s.members))
	counts := make([]int, len(s.Categories))
	var groups []int // those that are not small: at most fifty, however many there are
	for g := range counts {
		if !s.rate(g, 0).Small {
			groups = append(groups, g)
		}
	}
	for i, m := range s.members {
		counts[m.group]++
		highest, lowest := 0.0, 1.0
		for _, g := range groups {
			highest = max(highest, ratio(float64(counts[g]), float64(s.sizes[g])))
		}
		for _, g := range groups {
			lowest = min(lowest, ratio(ratio(float64(counts[g]), float64(s.sizes[g])), highest))
		}
		cuts[i] = Cut{i + 1, lowest}
	}
	return cuts
}
