package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// A row is one line and where it stands in the text.
type row struct {
	line
	span Span   // without the line end
	segs []Span // of each segment
}

// A sheet is the visible text of a document, row by row. It is what the stages
// behind the layout work on.
type sheet struct {
	text  string
	rows  []row
	facts []rowFacts // of each row, see rowfacts.go
}

// newSheet writes the lines down. It reports whether the text had to be cut at
// limit bytes. Segments of a line are separated by a tab.
func newSheet(lines []line, limit int) (*sheet, bool) {
	var b strings.Builder
	s := &sheet{}
	cut := false
	mendTorn(lines)
	mendLigatures(lines)
	mendGlued(lines)
	for _, l := range lines {
		l.segments = numbered(l)
		size := 0
		for i := range l.segments {
			l.segments[i].text = tidy(l.segments[i].text)
			size += len(l.segments[i].text) + 1
		}
		if b.Len()+size > limit {
			cut = true
			break
		}
		r := row{line: l}
		r.segments = nil
		start := b.Len()
		for _, seg := range l.segments {
			if seg.text == "" {
				continue
			}
			if b.Len() > start {
				b.WriteByte('\t')
			}
			at := b.Len()
			b.WriteString(seg.text)
			r.segs = append(r.segs, Span{at, b.Len()})
			r.segments = append(r.segments, seg)
		}
		if b.Len() == start {
			continue
		}
		r.span = Span{start, b.Len()}
		b.WriteByte('\n')
		s.rows = append(s.rows, r)
	}
	s.text = b.String()
	return s, cut
}

// numbered returns the segments of a line, the number of a heading put before its text.
func numbered(l line) []segment {
	if l.head == 0 || len(l.segments) != 2 || !bareNumber.MatchString(l.segments[0].text) {
		return l.segments
	}
	one := l.segments[1]
	one.text = l.segments[0].text + " " + one.text
	one.x0 = l.segments[0].x0
	return []segment{one}
}

// str returns the text of a span.
func (s *sheet) str(p Span) string { return s.text[p.Start:p.End] }

// rowText returns the text of row i.
func (s *sheet) rowText(i int) string { return s.str(s.rows[i].span) }

// field makes a field of a span: what cannot belong to a value is cut off its ends.
func (s *sheet) field(p Span) Field {
	p = s.trim(p, " \t\n,;|·•–—-:/")
	if p.Empty() {
		return Field{}
	}
	return Field{Value: foldSpace(s.str(p)), Span: p}
}

// prose makes a field of running text: only blanks are cut off.
func (s *sheet) prose(p Span) Field {
	p = s.trim(p, " \t\n")
	if p.Empty() {
		return Field{}
	}
	return Field{Value: foldSpace(s.str(p)), Span: p}
}

// trim cuts characters of cutset off both ends of a span, and brackets that have
// lost their partner.
func (s *sheet) trim(p Span, cutset string) Span {
	for !p.Empty() {
		r, n := utf8.DecodeRuneInString(s.str(p))
		q, m := utf8.DecodeLastRuneInString(s.str(p))
		if p.End-p.Start > 1000 && (r == '(' || r == '[' || q == ')' || q == ']') {
			return p // running text; looking for partners would cost its square
		}
		switch {
		case strings.ContainsRune(cutset, r):
			p.Start += n
		case strings.ContainsRune(cutset, q):
			p.End -= m
		case r == ')' || r == ']' || (r == '(' || r == '[') && strings.IndexRune(s.str(p), closing(r)) < 0:
			p.Start += n
		case (q == '(' || q == '[') || (q == ')' || q == ']') && strings.IndexRune(s.str(p), opening(q)) < 0:
			p.End -= m
		default:
			return p
		}
	}
	return Span{}
}

func closing(r rune) rune {
	if r == '(' {
		return ')'
	}
	return ']'
}

func opening(r rune) rune {
	if r == ')' {
		return '('
	}
	return '['
}

// rowsSpan covers the rows [i, j) with their line ends.
func (s *sheet) rowsSpan(i, j int) Span {
	if i >= j {
		return Span{}
	}
	return Span{s.rows[i].span.Start, s.rows[j-1].span.End + 1}
}

// size returns the type size of a row, 0 if unknown.
func (r *row) size() float64 {
	size := 0.0
	for _, seg := range r.segments {
		size = max(size, seg.size)
	}
	return size
}

// has reports whether the first segment has a look.
func (r *row) has(style run.Style) bool {
	return len(r.segments) > 0 && r.segments[0].style&style != 0
}
