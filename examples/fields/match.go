package main

import "slices"

// overlap returns how many words two texts share, each as often as both have it, and
// how many they have together.
func overlap(a, b string) (shared, total int) {
	x, y := words(a), words(b)
	count := map[string]int{}
	for _, w := range x {
		count[w]++
	}
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			shared++
		}
	}
	return shared, len(x) + len(y)
}

// alike reports whether the F1 of the words of two texts, 2·shared/total, is at least
// that many tenths. Whole numbers: 4 of 5 words must be 0.8 on every machine.
func alike(a, b string, tenths int) bool {
	shared, total := overlap(a, b)
	return shared > 0 && 20*shared >= tenths*total
}

// A kind is one of the two lists of entries.
type kind struct {
	name   string
	parts  [4]string // what its parts are called
	tenths [2]int    // how alike who and what must be to count as right
}

// Degrees get more room: "B.Sc." for "Bachelor of Science" is no error of reading.
var (
	jobs    = kind{"work", [4]string{"company", "title", "start", "end"}, [2]int{8, 8}}
	studies = kind{"education", [4]string{"institution", "degree", "start", "end"}, [2]int{8, 6}}
)

// agree reports whether a part was read rightly. A part that either side lacks never is.
func (k kind) agree(part int, want, got string) bool {
	switch {
	case want == "" || got == "":
		return false
	case part == start || part == end:
		return want == got
	}
	return alike(want, got, k.tenths[part])
}

// closeness says how much two entries have in common, in billionths: 2 for each of who
// and what that agree or 0.4 of their likeness, 1 for each date that agrees.
func (k kind) closeness(want, got entry) int {
	const one = 1_000_000_000
	sum := 0
	for part := range want {
		right := k.agree(part, want[part], got[part])
		switch isDate := part == start || part == end; {
		case isDate && right:
			sum += one
		case isDate:
		case right:
			sum += 2 * one
		default:
			if shared, total := overlap(want[part], got[part]); shared > 0 {
				sum += one / 5 * 8 * shared / total // 2 · 0.4 · 2·shared/total
			}
		}
	}
	return sum
}

// A match says which found entry stands for which true one, by their positions.
type match struct{ want, got int }

// pair matches entries one to one, the closest first; of equally close ones those at
// nearer positions, then earlier ones. Entries with nothing in common stay alone.
func (k kind) pair(want, got []entry) []match {
	type candidate struct {
		match
		closeness, distance int
	}
	var all []candidate
	for i, w := range want {
		for j, g := range got {
			if c := k.closeness(w, g); c > 0 {
				all = append(all, candidate{match{i, j}, c, max(i-j, j-i)})
			}
		}
	}
	// Stable, so that earlier ones stay before later ones.
	slices.SortStableFunc(all, func(a, b candidate) int {
		if a.closeness != b.closeness {
			return b.closeness - a.closeness
		}
		return a.distance - b.distance
	})
	var out []match
	usedWant, usedGot := make([]bool, len(want)), make([]bool, len(got))
	for _, c := range all {
		if !usedWant[c.want] && !usedGot[c.got] {
			usedWant[c.want], usedGot[c.got] = true, true
			out = append(out, c.match)
		}
	}
	return out
}
