package audit

import (
	"cmp"
	"slices"
	"strings"
)

// A Row is one candidate of a ranking as an auditor has it. Scores are whole numbers,
// as ours are; multiply others by a power of ten.
type Row struct {
	ID       string
	Score    int
	Rank     int               // from 1; 0 means by score
	Selected bool              // moved on: invited, classified as fit
	Groups   map[string]string // attribute to category; absent or "" is unknown
}

// Unknown stands for the category of a row without an answer.
const Unknown = "unknown"

// cross stands between the answers of a crossed category while they are told apart:
// answers may hold an " & " of their own.
const cross = "\x00"

// category returns the crossed category of a row, "" if any answer is missing.
func (r *Row) category(attributes []string) string {
	answers := make([]string, len(attributes))
	for i, a := range attributes {
		answers[i] = strings.TrimSpace(r.Groups[a])
		if answers[i] == "" || strings.EqualFold(answers[i], Unknown) {
			return ""
		}
	}
	return strings.Join(answers, cross)
}

// A Sample is a ranking cut down to rows whose category is known, in rank order.
type Sample struct {
	Attributes []string
	Categories []string // in alphabetical order, answer by answer
	Unknown    int      // rows left out because an answer is missing
	members    []member
	sizes      []int
}

// member is one row of a sample; group indexes Categories.
type member struct {
	group    int
	score    int
	selected bool
}

// Sampled returns the rows of which all attributes are known. Rows without a rank come
// behind those with one, by score; ties go to the smaller ID. Without an attribute
// everybody is in one category, "".
func Sampled(rows []Row, attributes ...string) *Sample {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b Row) int {
		return cmp.Or(cmp.Compare(rankKey(a), rankKey(b)), cmp.Compare(b.Score, a.Score), strings.Compare(a.ID, b.ID))
	})
	s := &Sample{Attributes: slices.Clone(attributes)}
	at := map[string]int{}
	for i := range sorted {
		if c := sorted[i].category(attributes); c != "" || len(attributes) == 0 {
			at[c] = 0
		}
	}
	for c := range at {
		s.Categories = append(s.Categories, c)
	}
	slices.Sort(s.Categories)
	for i, c := range s.Categories {
		at[c] = i
	}
	for i, c := range s.Categories {
		s.Categories[i] = strings.ReplaceAll(c, cross, " & ")
	}
	s.sizes = make([]int, len(s.Categories))
	for i := range sorted {
		g, known := at[sorted[i].category(attributes)]
		if !known {
			s.Unknown++
			continue
		}
		s.sizes[g]++
		s.members = append(s.members, member{g, sorted[i].Score, sorted[i].Selected})
	}
	return s
}

func rankKey(r Row) int {
	if r.Rank <= 0 {
		return int(^uint(0) >> 1) // behind all
	}
	return r.Rank
}

// Len returns the number of rows of known category.
func (s *Sample) Len() int { return len(s.members) }

// Size returns the number of members of a category by its index, 0 outside.
func (s *Sample) Size(group int) int {
	if group < 0 || group >= len(s.sizes) {
		return 0
	}
	return s.sizes[group]
}

// top counts the members of each category among the first k.
func (s *Sample) top(k int) []int {
	counts := make([]int, len(s.Categories))
	for _, m := range s.members[:max(min(k, len(s.members)), 0)] {
		counts[m.group]++
	}
	return counts
}

// ratio returns a/b, and 0 if b is 0.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
