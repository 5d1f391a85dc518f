package parse

import (
	"regexp"
	"strings"
	"unicode"
)

// Jobs and courses are found by their dates. A row that holds a date and is not
// running text is an anchor; around each anchor some rows above and below belong to
// the head of the entry. How many is a habit of the whole section (dates in the
// first line of the head, in the second, …): all anchors vote on it, and each keeps
// of the habit what its own rows allow.

// wording tells the two parties of an entry apart: for jobs the title and the
// employer, for studies the degree and the school. Scores are as in titleScore.
type wording struct {
	first, second func(string) int
	cut           *regexp.Regexp // what stands between the parties
	single        bool           // one date, not a range, is enough for an anchor
	id            wordingID
}

// wordingID numbers the wordings.
type wordingID uint8

const (
	jobWords wordingID = iota
	studyWords
	plainWords
	wordings // how many there are
)

var (
	jobWording    = wording{first: titleScore, second: employerScore, cut: strongAt, id: jobWords}
	studyWording  = wording{first: degreeScore, second: schoolScore, cut: strong, single: true, id: studyWords}
	plainWording  = wording{first: func(string) int { return 0 }, second: func(string) int { return 0 }, cut: strong, single: true, id: plainWords}
	noHeadRow     = -4
	maxHeadLength = 110
)

// entry is one job or course as rows.
type entry struct {
	from, head, to int // rows: head is the first behind the head
	dated          period
	hasDate        bool
	anchor         int // the row with the date
}

// entries cuts the rows of a part into entries. Rows before the first one are left out.
func (s *sheet) entries(p part, w wording) []entry {
	from, to := p.first(), p.to
	anchors := s.anchors(p, w)
	anchors = s.undated(anchors, from, to, w)
	if len(anchors) == 0 {
		return nil
	}
	up, down := s.habit(anchors, from, to, w)
	out := make([]entry, len(anchors))
	floor := from
	for i, a := range anchors {
		ceiling := to
		if i+1 < len(anchors) {
			ceiling = anchors[i+1].row
		}
		out[i] = s.headOf(a, region{floor, ceiling, i == 0, i+1 == len(anchors)}, up, down, w)
		floor = out[i].head
	}
	for i := range out {
		out[i].to = to
		if i+1 < len(out) {
			out[i].to = out[i+1].from
		}
	}
	return out
}

// region is the rows between the head before an anchor and the next anchor.
type region struct {
	floor, ceiling int
	first, last    bool
}

// headOf finds the rows of the head round an anchor.
func (s *sheet) headOf(a anchor, in region, up, down int, w wording) entry {
	floor := in.floor
	e := entry{from: a.row, head: a.row + a.rows, dated: a.p, hasDate: a.dated, anchor: a.row}
	for e.from > floor && a.row-e.from < up && s.headness(e.from-1, w) > 0 {
		e.from--
	}
	if e.from == a.row && a.dated && s.wants(a, w) {
		depth := 4
		if in.first {
			depth = 10 // nothing else can own what stands before the first date
		}
		e.from = s.titleAbove(a.row, max(floor, a.row-depth), w)
	}
	e.from = s.employerAbove(e, floor, w)
	limit := in.ceiling
	if !in.last && up > 0 {
		limit = max(e.head, limit-up)
	}
	for e.head < limit && e.head-(a.row+a.rows) < down && s.headness(e.head, w) > 0 && !s.opensNext(e.head, in) {
		e.head++
	}
	if e.head == a.row+a.rows && e.head < limit && s.lacks(e, w) && s.headness(e.head, w) >= 0 && !s.opensNext(e.head, in) {
		e.head++
	}
	if e.head < limit && e.head < a.row+a.rows+3 && s.alone(e, w) && s.bareName(e.head) && !s.opensNext(e.head, in) {
		e.head++
	}
	return e
}

// opensNext reports whether row i stands nearer to the next anchor, right below it, than
// to what is above: it is the head of the next entry.
func (s *sheet) opensNext(i int, in region) bool {
	return !in.last && i+1 == in.ceiling && i > 0 && s.rows[i].gap > s.rows[in.ceiling].gap+0.3
}

// employerAbove takes the row of an employer above a head that names only the other
// party: set larger, with the total time below it, or plainly an employer.
func (s *sheet) employerAbove(e entry, floor int, w wording) int {
	if !e.hasDate || w.single {
		return e.from
	}
	for i := e.from; i < e.head; i++ {
		if t := s.withoutDates(i); w.second(t) >= 2 || s.undatedSegments(i) > 1 && w.first(t) >= 2 || strings.ContainsAny(t, ",|@") || t != "" && w.first(t) < 2 {
			return e.from
		}
	}
	i := e.from - 1
	total := i >= floor && onlyDuration(s.rowText(i))
	if total {
		i--
	}
	if i < floor {
		return e.from
	}
	text := s.withoutDates(i)
	if kind, _, head := headKind(headWords(text)); head || kind > 0 || !unicode.IsUpper(firstRune(text)) || columnWords[strings.ToLower(text)] {
		return e.from
	}
	larger := s.rows[i].size() > s.rows[e.from].size()+0.3
	if s.rows[i].bullet || !proper(text) || w.first(text) >= 3 || len(strings.Fields(text)) > 8 || s.label(text) || strings.HasSuffix(text, ".") && w.second(text) < 3 {
		return e.from
	}
	if total || larger || s.headness(i, w) >= 2 {
		return i
	}
	return e.from
}

// undatedSegments counts the segments of a row that hold more than dates.
func (s *sheet) undatedSegments(i int) int {
	n := 0
	for _, seg := range s.rows[i].segs {
		for _, rest := range s.without(seg, s.periodsIn(i, seg)) {
			if !s.trim(rest, " \t,;|·•–—-:/()").Empty() {
				n++
				break
			}
		}
	}
	return n
}

// wants reports whether an anchor's own row names neither party.
func (s *sheet) wants(a anchor, w wording) bool {
	text := s.withoutDates(a.row)
	return w.first(text) < 2
}

// titleAbove looks for a short row with a title a few rows above an anchor that
// names none: other text may have come between where columns ran together.
func (s *sheet) titleAbove(row, floor int, w wording) int {
	for i := row - 1; i >= floor; i-- {
		text := s.rowText(i)
		if s.rows[i].bullet || sentence(text) {
			continue
		}
		h, known := s.headness(i, w), w.first(text)
		short := len(strings.Fields(text)) <= 6
		if i == row-1 && (h > 1 || h > 0 && known >= 2 && short) || h > 0 && known >= 3 && short {
			return i
		}
	}
	return row
}

// lacks reports whether a head names no party at all yet.
func (s *sheet) lacks(e entry, w wording) bool {
	for i := e.from; i < e.head; i++ {
		text := s.withoutDates(i)
		if w.first(text) >= 2 {
			return false
		}
	}
	return true
}

// habit finds how many rows above and below an anchor belong to the head in most
// entries of a section.
func (s *sheet) habit(anchors []anchor, from, to int, w wording) (up, down int) {
	best := 0
	below := 2
	if w.single {
		below = 3 // a field, a school and a degree may stand below a date
	}
	for d := 0; d <= below; d++ {
		for u := 0; u <= 3; u++ {
			score := -len(anchors) * (u + d) / 2
			for i, a := range anchors {
				low, high := from, to
				if i > 0 { // a row counts for one of two anchors only
					low = anchors[i-1].row + anchors[i-1].rows + d
				}
				if i+1 < len(anchors) {
					high = anchors[i+1].row
				}
				for k := 1; k <= u; k++ {
					score += s.vote(a.row-k, low, high, w)
				}
				for k := 0; k < d; k++ {
					score += s.vote(a.row+a.rows+k, low, high, w)
				}
			}
			if score > best {
				best, up, down = score, u, d
			}
		}
	}
	return up, down
}

// vote is the say of one row beside an anchor.
func (s *sheet) vote(i, low, high int, w wording) int {
	if i < low || i >= high {
		return -1
	}
	return max(-3, min(4, s.headness(i, w)))
}
