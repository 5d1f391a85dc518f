package audit

// Infeasible returns how often a prefix of the ranking has fewer members of a category
// than its share of the sample, rounded down: index counts pairs of prefix and category,
// count counts prefixes. All prefixes are looked at, the last one too. Source: Geyik,
// Ambler and Kenthapadi (KDD 2019), InfeasibleIndex and InfeasibleCount.
func (s *Sample) Infeasible() (index, count int) {
	n := len(s.members)
	seen, last := make([]int, len(s.sizes)), make([]int, len(s.sizes))
	begins := make([]int, n+2) // categories that begin less those that end to be short at a prefix
	// The j-th member of a category is due at the first prefix that owes it j, and the
	// category is short from there, or from the member before, until the member stands:
	// n steps, however many categories.
	for i, m := range s.members {
		prefix, size := i+1, s.sizes[m.group]
		seen[m.group]++
		from := max((seen[m.group]*n+size-1)/size, last[m.group])
		if from < prefix {
			index += prefix - from
			begins[from]++
			begins[prefix]--
		}
		last[m.group] = prefix
	}
	short := 0
	for prefix := 1; prefix <= n; prefix++ {
		if short += begins[prefix]; short > 0 {
			count++
		}
	}
	return index, count
}
