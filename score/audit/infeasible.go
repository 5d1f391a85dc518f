package audit

// Infeasible returns how often a prefix of the ranking has fewer members of a category
// than its share of the sample, rounded down: index counts pairs of prefix and category,
// count counts prefixes. All prefixes are looked at, the last one too. Source: Geyik,
// Ambler and Kenthapadi (KDD 2019), InfeasibleIndex and InfeasibleCount.
func (s *Sample) Infeasible() (index, count int) {
	counts := make([]int, len(s.Categories))
	for i, m := range s.members {
		counts[m.group]++
		short := 0
		for g, n := range counts {
			if n < s.sizes[g]*(i+1)/len(s.members) {
				short++
			}
		}
		index += short
		if short > 0 {
			count++
		}
	}
	return index, count
}
