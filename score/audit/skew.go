package audit

import "math"

// Skew returns, for each category, how far the first k differ from the whole sample:
//
//	Skew_g@k = ln( (c_g(k)/k) / p_g ),  p_g = the category's share of the sample
//
// in nats: 0 is proportional, below 0 too few, −Inf none at all. A k outside [1, size of
// the sample] is clamped; an empty sample gives none. Source: Geyik, Ambler and
// Kenthapadi, "Fairness-Aware Ranking in Search & Recommendation Systems" (KDD 2019).
func (s *Sample) Skew(k int) []float64 {
	if len(s.members) == 0 {
		return nil
	}
	k = min(max(k, 1), len(s.members))
	counts := s.top(k)
	skews := make([]float64, len(counts))
	for g, n := range counts {
		skews[g] = math.Log(float64(n) * float64(len(s.members)) / (float64(k) * float64(s.sizes[g])))
	}
	return skews
}

// MinSkew and MaxSkew return the lowest and the highest [Sample.Skew] at k, 0 for an
// empty sample. Audit several k: one alone has hidden what another shows.
func (s *Sample) MinSkew(k int) float64 { return s.extreme(k, math.Min) }

// MaxSkew is described at [Sample.MinSkew].
func (s *Sample) MaxSkew(k int) float64 { return s.extreme(k, math.Max) }

func (s *Sample) extreme(k int, of func(a, b float64) float64) float64 {
	skews := s.Skew(k)
	if len(skews) == 0 {
		return 0
	}
	v := skews[0]
	for _, x := range skews[1:] {
		v = of(v, x)
	}
	return v
}
