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
	if e.dated.span.Start > row.span.Start+1 || e.dated.single {
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

// titlePrefix returns the words at the start of a row as far as a title's noun, if other
// words follow. Words in small letters belong to it right before the noun only: "c#
// developer".
func (s *sheet) titlePrefix(i int) Span {
	text := s.rowText(i)
	words := strings.Fields(text)
	at := 0
	for n, w := range words {
		if n == 5 || n+1 == len(words) {
			break
		}
		noun := titleWord(strings.ToLower(w))
		if unicode.IsLower(firstRune(w)) && !noun && !titleWord(strings.ToLower(words[n+1])) {
			break
		}
		at += strings.Index(text[at:], w) + len(w)
		next := firstRune(words[n+1])
		if noun && !titleWord(strings.ToLower(words[n+1])) && (!unicode.IsUpper(next) || n > 0) && strings.TrimRight(w, ".,;:") == w {
			return Span{s.rows[i].span.Start, s.rows[i].span.Start + at}
		}
	}
	return Span{}
}

// employerPrefix returns the name at the start of a row before a bracket, or before a
// capitalised word that begins to tell what was done: "Acme Mills Building a stove".
func (s *sheet) employerPrefix(i int) Span {
	text := s.rowText(i)
	start := s.rows[i].span.Start
	at := 0
	for n, w := range firstFields(text, 5) {
		at += strings.Index(text[at:], w)
		if !unicode.IsUpper(firstRune(w)) {
			break
		}
		if lower := strings.ToLower(w); n > 0 && len(w) > 5 && (strings.HasSuffix(lower, "ing") || strings.HasSuffix(lower, "ed")) {
			return s.trim(Span{start, start + at}, " ,-–")
		}
		at += len(w)
	}
	cut := strings.IndexByte(text, '(')
	if cut < 2 || !nameLike(text[:cut]) {
		return Span{}
	}
	return s.trim(Span{start, start + cut}, " ")
}

// wovenTail finds title and employer at the ends of the rows round an anchor, where the
// text of the column on the left stands before them: "and working with Shop Manager"
// above "on many mills with Acme Mills | 2018 – 2020". Spans are empty if there are none.
func (s *sheet) wovenTail(e entry) (title, employer Span) {
	if !e.hasDate || e.dated.single || e.anchor < 1 {
		return
	}
	row := s.rows[e.anchor].span
	if row.End-e.dated.span.End > 1 {
		return
	}
	title = s.capitalTail(s.rows[e.anchor-1].span)
	if title.Empty() || !surelyTitle(s.str(title)) {
		return Span{}, Span{}
	}
	return title, s.capitalTail(s.trim(Span{row.Start, e.dated.span.Start}, " |,–-"))
}

// capitalTail returns the capitalised words at the end of a row that begins otherwise.
func (s *sheet) capitalTail(p Span) Span {
	text := s.str(p)
	words := strings.Fields(text)
	at := len(text)
	n := len(words)
	for n > 0 && (unicode.IsUpper(firstRune(words[n-1])) || words[n-1] == "&" && at < len(text)) {
		n--
		at = strings.LastIndex(text[:at], words[n])
	}
	if n < 2 || n == len(words) || len(words)-n > 6 || !unicode.IsLower(firstRune(words[n-1])) {
		return Span{}
	}
	return s.trim(Span{p.Start + at, p.End}, " |,&")
}
