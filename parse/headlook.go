package parse

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// withUnknown adds the heads that no word list knows ("Field Notes"): rows that look
// exactly like the known ones and stand in their margin. Without them such a part would
// run into the one above. They are parts of their own, of no kind.
func (s *sheet) withUnknown(known []candidate, body float64) []candidate {
	known = s.numberedHeads(known)
	look, ok := commonLook(known)
	if !ok {
		return known
	}
	heads := map[int]bool{}
	margins := map[int]bool{}
	for _, c := range known {
		heads[c.row] = true
		if c.look == look {
			margins[int(math.Round(s.rows[c.row].segments[0].x0/2))] = true
		}
	}
	var more []candidate
	for i := known[0].row + 1; i < len(s.rows); i++ {
		r := &s.rows[i]
		if heads[i] || len(r.segs) > 1 || s.lookAt(i, body) != look {
			continue
		}
		if x := int(math.Round(r.segments[0].x0 / 2)); s.plainHead(i) && (margins[x] || margins[x-1] || margins[x+1]) {
			more = append(more, candidate{row: i, kind: OtherSection, head: r.segs[0], look: look})
			continue
		}
		return known // the look is that of other rows too
	}
	out := append(slices.Clone(known), more...)
	slices.SortStableFunc(out, func(a, b candidate) int { return a.row - b.row })
	return out
}

// headNumber stands before the words of a numbered head: "03 Work", "4. Studies".
var headNumber = regexp.MustCompile(`^(\d{1,2})[.)]?[\t ]+\p{L}`)

// numberOf returns the number before the words of row i, 0 if there is none.
func (s *sheet) numberOf(i int) int {
	m := headNumber.FindStringSubmatch(s.rowText(i))
	if m == nil || s.rows[i].bullet || len(strings.Fields(s.rowText(i))) > 6 || len(s.datesOf(i)) > 0 {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// numberedHeads adds the heads whose numbers are missing between those of known heads,
// where three of them or more are counted through.
func (s *sheet) numberedHeads(known []candidate) []candidate {
	last, counted := 0, 0
	for _, c := range known {
		if n := s.numberOf(c.row); n > last {
			last, counted = n, counted+1
		}
	}
	if counted < 3 || counted*2 < len(known) {
		return known
	}
	var out []candidate
	number, from := 0, 0
	for _, c := range known {
		n := s.numberOf(c.row)
		for i := from; i < c.row && n > number+1; i++ {
			r := &s.rows[i]
			if m := s.numberOf(i); m > number && m < n && math.Abs(r.size()-s.rows[c.row].size()) < 0.5 {
				out = append(out, candidate{row: i, kind: OtherSection, head: r.span, look: c.look})
				number = m
			}
		}
		out, from, number = append(out, c), c.row+1, max(number, n)
	}
	return out
}

// commonLook returns the look of most heads: three at least, and all but one of those
// that are sure.
func commonLook(known []candidate) (best look, ok bool) {
	count := map[look]int{}
	sure := 0
	for _, c := range known {
		if c.sure && !c.weak && !c.inline && c.look.stands() > 0 {
			sure++
			count[c.look]++
			if count[c.look] > count[best] {
				best = c.look
			}
		}
	}
	return best, count[best] >= 3 && count[best] >= sure-1
}

// plainHead reports whether a row can be a head: a few words that name no party of an
// entry, no date and no address, with text below.
func (s *sheet) plainHead(i int) bool {
	text := s.rowText(i)
	words := headWords(text)
	if len(words) == 0 || len(words) > 5 || s.rows[i].bullet || i+1 == len(s.rows) || strings.ContainsAny(text, "@.:;") || strings.HasSuffix(text, ",") {
		return false
	}
	return unicode.IsLetter(firstRune(strings.TrimLeft(text, "0123456789 "))) && len(s.datesOf(i)) == 0 && titleScore(text) < 2 && employerScore(text) < 3 &&
		schoolScore(text) < 3 && degreeScore(text) < 3 && placeScore(text) < 3
}
