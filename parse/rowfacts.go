package parse

import "strings"

// The stages ask the same of a row many times: whether it holds a date, what is left
// without it, whether it is a line of a head. The rows do not change once they are
// written down, so each answer is found once and kept with the sheet. A sheet is used
// by one goroutine.

// rowFacts is what is known of a row so far.
type rowFacts struct {
	dates   []period // spans count from the start of the row
	rest    string   // see withoutDates
	phones  []phoneAt
	heads   [wordings]headMark
	dated   bool // dates and rest are known
	phoned  bool // phones are known
	contact answer
}

// headMark is a row's headness in one wording.
type headMark struct {
	known bool
	value int
}

// answer is a yes or no that may not be known yet.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

func answered(ok bool) answer {
	if ok {
		return yes
	}
	return no
}

// factsOf returns what is known of row i.
func (s *sheet) factsOf(i int) *rowFacts {
	if s.facts == nil {
		s.facts = make([]rowFacts, len(s.rows))
	}
	return &s.facts[i]
}

// datesOf returns the dates and ranges of row i; their spans count from the start of the
// row. The caller must not change them.
func (s *sheet) datesOf(i int) []period {
	f := s.factsOf(i)
	s.readDates(f, i)
	return f.dates
}

// withoutDates returns the text of a row with its dates taken out.
func (s *sheet) withoutDates(i int) string {
	f := s.factsOf(i)
	s.readDates(f, i)
	return f.rest
}

func (s *sheet) readDates(f *rowFacts, i int) {
	if f.dated {
		return
	}
	text := s.rowText(i)
	f.dated, f.dates = true, periods(text, 0)
	rest := text
	if len(f.dates) > 0 {
		var b strings.Builder
		at := 0
		for _, p := range f.dates {
			b.WriteString(text[at:p.span.Start])
			b.WriteByte(' ')
			at = p.span.End
		}
		b.WriteString(text[at:])
		rest = b.String()
	}
	f.rest = strings.Trim(foldSpace(rest), " ,;|·•–—-:/()")
}

// periodsIn finds the dates and ranges of a span of row i in order.
func (s *sheet) periodsIn(i int, p Span) []period {
	if p != s.rows[i].span {
		return periods(s.str(p), p.Start)
	}
	var out []period
	for _, d := range s.datesOf(i) {
		shift(&d, p.Start)
		out = append(out, d)
	}
	return out
}
