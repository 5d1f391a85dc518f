package parse

import (
	"slices"
	"strings"
	"unicode"
)

// anchor is a row that holds the date of an entry.
type anchor struct {
	row, rows int // rows it takes: two where start and end stand one above the other
	p         period
	dated     bool
}

// anchors finds the rows that date an entry.
func (s *sheet) anchors(p part, w wording) (out []anchor) {
	for i := p.from; i < p.to; i++ {
		if i < p.first() {
			continue
		}
		a, ok := s.anchorAt(i, p, w)
		if !ok {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].row+out[n].rows == i && out[n].p.single {
			if merged, ok := stacked(out[n], a); ok {
				out[n] = merged
				continue
			}
		}
		out = append(out, a)
	}
	out = withoutItems(s, out)
	// Single dates were kept so far because two of them can make a range.
	kept := out[:0]
	for _, a := range out {
		if !a.p.single || w.single || s.singleCounts(a, w) {
			kept = append(kept, a)
		}
	}
	return kept
}

// withoutItems drops list items with one date where other rows date the entries: an
// honour or a thesis listed under a course.
func withoutItems(s *sheet, in []anchor) []anchor {
	item := func(a anchor) bool { return s.rows[a.row].bullet && a.p.single }
	if !slices.ContainsFunc(in, func(a anchor) bool { return !item(a) }) {
		return in
	}
	return slices.DeleteFunc(in, item)
}

// stacked joins two anchors on neighbouring rows: the ends of one range one above
// the other, or a year beside the title and the whole range below it.
func stacked(a, b anchor) (anchor, bool) {
	a.rows += b.rows
	switch {
	case b.p.single && (b.p.end.Present || before(a.p.end, b.p.end)):
		a.p = period{start: a.p.end, end: b.p.end, span: a.p.span}
		return a, true
	case !b.p.single && a.p.end.Month == 0 && (a.p.end.Year == b.p.start.Year || a.p.end.Year == b.p.end.Year):
		a.p = b.p
		return a, true
	}
	return a, false
}

// singleCounts reports whether a row with one date only begins a job: the date
// stands at an end of the row and the rest names a title or an employer.
func (s *sheet) singleCounts(a anchor, w wording) bool {
	text := s.withoutDates(a.row)
	if a.p.end.Present || s.rows[a.row].bullet || len(strings.Fields(text)) > 12 || sentence(text) {
		return false
	}
	if w.first(text) >= 2 || w.second(text) >= 3 {
		return true
	}
	if a.p.end.Month == 0 || text != "" && !proper(text) {
		return false
	}
	for _, i := range []int{a.row - 1, a.row - 2, a.row + 1} { // a title beside a date on its own
		if i >= 0 && i < len(s.rows) && s.headness(i, w) > 0 && w.first(s.withoutDates(i)) >= 3 {
			return i == a.row-2 || text == "" || !s.rows[a.row].block || i == a.row-1
		}
	}
	return false
}

// anchorAt reads the date of row i, if the row is no running text.
func (s *sheet) anchorAt(i int, p part, w wording) (anchor, bool) {
	r := &s.rows[i]
	span := r.span
	if p.inline && i == p.from {
		span.Start = min(p.body.Start, span.End)
	}
	found := s.periodsIn(i, span)
	if len(found) == 0 {
		return anchor{}, false
	}
	text := s.str(span)
	best := found[0]
	for _, q := range found[1:] {
		if best.single && !q.single {
			best = q
		}
	}
	if best.end.Present && best.single && len(foldSpace(text)) > 12 && len(foldSpace(text)) > best.span.End-best.span.Start+2 {
		return anchor{}, false
	}
	if s.datedProse(i, best, w) {
		return anchor{}, false
	}
	return anchor{i, 1, best, true}, true
}

// datedProse reports whether a row with a date is a sentence rather than a head.
func (s *sheet) datedProse(i int, p period, w wording) bool {
	r := &s.rows[i]
	text := s.rowText(i)
	rest := s.withoutDates(i)
	words := len(strings.Fields(rest))
	atStart := p.span.Start-r.span.Start < 4
	atEnd := r.span.End-p.span.End < 3
	first := firstRune(strings.TrimLeft(text, "(-–—,·•| "))
	switch {
	case stamps[strings.ToLower(strings.Trim(firstWord(rest), ":"))], stamps[strings.ToLower(strings.Trim(lastWord(rest), ":"))]:
		return true
	case rest == "" || r.head > 0:
		return false
	case sentence(rest) && !atStart, strings.HasSuffix(text, ").") && words > 2:
		return true
	case p.span.Start > r.span.Start && s.text[p.span.Start-1] == '(' && unicode.IsLower(first):
		return true
	case r.bullet:
		return p.single && !w.single || !atStart && !atEnd || words > 18 || w.first(rest) < 2 && w.second(rest) < 2 && !(atStart && words < 10)
	case len(text) > 600:
		return true
	case atStart:
		return words > 40
	case unicode.IsLower(first) && !atEnd:
		return true
	case strings.HasSuffix(text, ".") && words > 8:
		return true
	case p.single && !w.single:
		return words > 12
	case words > 22:
		return true
	case words > 12:
		return w.first(rest) < 2 && w.second(rest) < 2
	}
	return false
}

// stamps stand beside dates that date no entry.
var stamps = wordSet("updated born birth birthday birthdate dob geboren geburtsdatum nacimiento naissance")

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// undated adds anchors for jobs that no date stands with: headings of the format's
// own, or title rows where a section has no dates at all.
func (s *sheet) undated(dated []anchor, from, to int, w wording) []anchor {
	level, own := 0, 0
	for _, a := range dated {
		if w.first(s.withoutDates(a.row)) >= 2 {
			own++
		}
		if h := s.rows[a.row].head; h > 0 {
			level = h
		}
	}
	var out []anchor
	next := 0
	for i := from; i < to; i++ {
		if next < len(dated) && dated[next].row == i {
			out = append(out, dated[next])
			i += dated[next].rows - 1
			next++
			continue
		}
		text := s.rowText(i)
		switch {
		case level > 0 && s.rows[i].head == level && (w.first(text) >= 3 || w.second(text) >= 3):
		case len(dated) == 0 && s.titled(i, w):
		case len(dated) > 0 && own*2 > len(dated) && s.headness(i, w) >= 5 && w.first(text) >= 2 && w.second(text) >= 3 && s.begins(i):
		default:
			continue
		}
		out = append(out, anchor{row: i, rows: 1})
	}
	return out
}

// titled reports whether a row without a date begins a job: a short row with a
// title at the start of a paragraph or behind a list.
func (s *sheet) titled(i int, w wording) bool {
	text := strings.TrimLeft(s.withoutDates(i), "-–— ")
	words := len(strings.Fields(text))
	if words > 12 || sentence(text) || s.label(text) || strings.HasSuffix(text, ".") || strings.Contains(text, ";") {
		return false
	}
	r := &s.rows[i]
	if r.bullet {
		return w.first(text) >= 2 && strings.ContainsAny(text, "(,") && words > 3
	}
	if w.first(text) >= 3 {
		return s.headness(i, w) >= 3 && (i == 0 || s.rows[i-1].bullet || r.block)
	}
	return w.first(text) >= 2 && placeTail(text) && r.block
}

// placeTail reports whether a phrase ends in a place: "…, Perm, Russia".
func placeTail(s string) bool {
	cut := strings.LastIndexByte(s, ',')
	return cut > 0 && placeScore(s[cut+1:]) >= 3
}
