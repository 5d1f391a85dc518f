package audit

import "math"

// An Exposure is how much attention the ranking gives to one category.
type Exposure struct {
	Category  string  `json:"category"`
	Mean      float64 `json:"mean"`      // mean of 1/log2(1+rank) over the members
	Merit     float64 `json:"merit"`     // mean score, 0 if scores are not positive
	Treatment float64 `json:"treatment"` // Mean over Merit, divided by the same of the reference; 0 if unknown
	Impact    float64 `json:"impact"`    // share selected over Merit, divided by the same of the reference; 0 if unknown
	Parity    float64 `json:"parity"`    // Mean divided by the reference's: demographic parity is 1
}

// Exposures returns the exposure of each category, with ratios to the category of the
// highest mean exposure, the first on a tie: demographic parity, and the disparate
// treatment and impact ratios, which allow exposure and selection to follow merit.
// Merit is the mean score; it is only as fair as the scores are. Source: Singh and
// Joachims, "Fairness of Exposure in Rankings" (KDD 2018).
func (s *Sample) Exposures() []Exposure {
	all := make([]Exposure, len(s.Categories))
	selected := make([]float64, len(all))
	for i, m := range s.members {
		all[m.group].Mean += 1 / math.Log2(float64(i+2))
		all[m.group].Merit += float64(m.score)
		if m.selected {
			selected[m.group]++
		}
	}
	best := 0
	for g := range all {
		n := float64(s.sizes[g])
		all[g].Category = s.Categories[g]
		all[g].Mean = ratio(all[g].Mean, n)
		all[g].Merit = max(ratio(all[g].Merit, n), 0)
		selected[g] = ratio(selected[g], n)
		if all[g].Mean > all[best].Mean {
			best = g
		}
	}
	for g := range all {
		all[g].Parity = ratio(all[g].Mean, all[best].Mean)
		all[g].Treatment = ratio(ratio(all[g].Mean, all[g].Merit), ratio(all[best].Mean, all[best].Merit))
		all[g].Impact = ratio(ratio(selected[g], all[g].Merit), ratio(selected[best], all[best].Merit))
	}
	return all
}
