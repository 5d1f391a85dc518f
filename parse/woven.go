package parse

import (
	"strings"
	"unicode"
)

// In text copied out of a page of two columns a row holds a piece of the head and a
// piece of the text beside it: "Software Engineer a wide technological stack". What
// begins such rows can still be told: capitalised words that end in a title's noun.

// wovenHead finds title and employer in the rows above an anchor whose row goes on with
// running text behind its date. Spans are empty if there are none.
func (s *sheet) wovenHead(e entry) (title, employer Span) {
	if !e.hasDate || e.anchor < 1 {
		return
	}
	row := s.rows[e.anchor]
	behind := strings.Fields(s.text[min(e.dated.span.End, row.span.End):row.span.End])
	if e.dated.span.Start > row.span.Start+1 || len(behind) < 3 || e.dated.single {
		return
	}
	for i := e.anchor - 1; i >= max(0, e.anchor-2); i-- {
		if title = s.titlePrefix(i); title.Empty() {
			continue
		}
		if i > 0 {
			employer = s.employerPrefix(i - 1)
		}
		return title, employer
	}
	return
}

// titlePrefix returns the capitalised words at the start of a row as far as a title's
// noun, if other words follow.
func (s *sheet) titlePrefix(i int) Span {
	text := s.rowText(i)
	words := strings.Fields(text)
	at := 0
	for n, w := range words {
		if n == 5 || n+1 == len(words) || !unicode.IsUpper(firstRune(w)) {
			break
		}
		at += strings.Index(text[at:], w) + len(w)
		next := firstRune(words[n+1])
		if titleWord(strings.ToLower(w)) && !titleWord(strings.ToLower(words[n+1])) && (!unicode.IsUpper(next) || n > 0) && strings.TrimRight(w, ".,;:") == w {
			return Span{s.rows[i].span.Start, s.rows[i].span.Start + at}
		}
	}
	return Span{}
}

// employerPrefix returns the name at the start of a row before a bracket.
func (s *sheet) employerPrefix(i int) Span {
	text := s.rowText(i)
	cut := strings.IndexByte(text, '(')
	if cut < 2 || !nameLike(text[:cut]) {
		return Span{}
	}
	return s.trim(Span{s.rows[i].span.Start, s.rows[i].span.Start + cut}, " ")
}
