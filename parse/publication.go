package parse

import (
	"regexp"
	"strings"
	"unicode"
)

// publications reads a part as published works. Who wrote them is in no field.
func (s *sheet) publications(p part, person string) []Publication {
	var out []Publication
	for _, e := range s.factEntries(p) {
		e.more = s.withoutAuthors(e.more, person)
		f, ok := s.cited(e)
		if !ok {
			f, ok = s.namedFact(e)
		}
		if ok {
			out = append(out, Publication{Name: f.name, ReleaseDate: f.date, Publisher: f.by, URL: f.url, Summary: f.summary, Span: f.span})
		}
	}
	return out
}

func (s *sheet) withoutAuthors(in []Span, person string) []Span {
	var out []Span
	for _, p := range in {
		if !authors(s.str(p), person) {
			out = append(out, p)
		}
	}
	return out
}

// authors reports whether a text is a list of people, or has the person's name in it.
func authors(text, person string) bool {
	if words := strings.Fields(person); len(words) > 1 && strings.Contains(text, words[len(words)-1]) && !sentenceLike(text) {
		return true
	}
	names := strings.FieldsFunc(strings.ReplaceAll(text, " and ", ","), func(r rune) bool { return r == ',' || r == ';' || r == '&' })
	for _, n := range names {
		if w := len(strings.Fields(n)); w < 2 || w > 4 || !nameLike(strings.TrimSpace(n)) || employerScore(n) >= 2 || strings.ContainsAny(n, "0123456789") {
			return false
		}
	}
	return len(names) > 1
}

// cited reads a citation: the title in quotes ("A. Doe, “Tides,” Example Letters, 2019"),
// or behind a year in brackets ("Doe, A. (2019). Tides. Example Letters, 4").
func (s *sheet) cited(e factEntry) (namedFact, bool) {
	p := e.span()
	text := s.str(p)
	m := quotedTitle.FindStringSubmatchIndex(text)
	if m == nil {
		m = yearTitle.FindStringSubmatchIndex(text)
	}
	if m == nil || len(strings.Fields(text[m[2]:m[3]])) < 2 {
		return namedFact{}, false
	}
	f := namedFact{span: p, url: s.webIn(p), date: s.lastDate(p)}
	f.name = s.field(Span{p.Start + m[2], p.Start + m[3]})
	f.name.Value = strings.TrimRight(f.name.Value, ".,")
	f.by = s.journal(Span{p.Start + m[1], p.End})
	return f, !f.name.IsZero()
}

var (
	quotedTitle = regexp.MustCompile(`[“"„«]\s*([^“”"„«»]{8,300}?)[.,]?\s*[”"“»][.,]?`)
	yearTitle   = regexp.MustCompile(`\((?:19|20)\d\d[a-z]?(?:,[^()]{1,20})?\)[.:,]?\s+([^.?!]{8,300})[.?!]`)
)

// journal returns the words behind a title as far as a number or a mark.
func (s *sheet) journal(p Span) Field {
	text := s.str(p)
	skip := len(text) - len(strings.TrimLeft(text, " \t\n.,;:–—-("))
	text = text[skip:]
	if lower := strings.ToLower(text); strings.HasPrefix(lower, "in ") || strings.HasPrefix(lower, "in: ") {
		cut := strings.IndexByte(text, ' ') + 1
		skip, text = skip+cut, text[cut:]
	}
	end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(",.;:(\t\n", r) })
	if end < 0 {
		end = len(text)
	}
	f := s.field(Span{p.Start + skip, p.Start + skip + end})
	if len(f.Value) < 2 || looksLikeURL(f.Value) || !unicode.IsUpper(firstRune(f.Value)) || strings.HasPrefix(strings.ToLower(f.Value), "doi") {
		return Field{}
	}
	return f
}
