package parse

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// A piece is a part of an entry's head between two separators.
type piece struct {
	span  Span
	text  string
	row   int
	look  run.Style
	first int // scores: first party (title, degree),
	other int // second party (employer, school),
	place int // and place
	label string
	paren bool // stood in brackets
	at    bool // stood behind "at" or "@"
}

// strong separates parties wherever it stands; a comma does so only at need.
var strong = regexp.MustCompile(`\t|\s*\|\s*|\s+[•·∙●/~–—-]\s+|\s*[•·]\s*|:\s+|;\s+|\s+[–—]|[–—]\s+|\s*—\s*|\s+//\s+|\s*\.\s*$`)

// strongAt is strong and the words between a title and its employer; a school may
// have such a word in its name.
var strongAt = regexp.MustCompile(strong.String() + `|\s+@\s*|\s+at\s+|\s+bei\s+|\s+chez\s+`)

// pieces cuts the head of an entry into parts, dates taken out.
func (s *sheet) pieces(e entry, p part, w wording) []piece {
	var out []piece
	for i := e.from; i < e.head; i++ {
		span := s.rows[i].span
		if p.inline && i == p.from {
			span.Start = min(p.body.Start, span.End)
		}
		span.End = s.proseFrom(span)
		for _, gap := range s.without(span, s.periodsIn(i, span)) {
			for _, q := range s.joinTitles(s.cutAt(w.cut, gap), w) {
				if i == e.anchor && i > e.from && sentence(s.str(q)) {
					continue // text beside a date that stands a row below its head
				}
				out = s.appendPiece(out, q, i, w)
			}
		}
	}
	return out
}

// joinTitles puts two titles of one job together again that a slash parts: "Engineer /
// Senior Engineer".
func (s *sheet) joinTitles(in []Span, w wording) []Span {
	if w.id != jobWords || len(in) < 2 {
		return in
	}
	out := in[:1:1]
	for _, p := range in[1:] {
		last := &out[len(out)-1]
		if strings.TrimSpace(s.text[last.End:p.Start]) == "/" && surelyTitle(s.str(*last)) && surelyTitle(s.str(p)) {
			last.End = p.End
			continue
		}
		out = append(out, p)
	}
	return out
}

// surelyTitle reports whether a phrase is a title and does not name an employer.
func surelyTitle(text string) bool { return titleScore(text) >= 3 && employerScore(text) < 3 }

// proseFrom returns where in a row of a head running text begins, the end of the row if
// it does not: "Clerk, Acme, Ulm. Kept the books of two mills."
func (s *sheet) proseFrom(p Span) int {
	text := s.str(p)
	for at := 0; ; {
		dot := strings.Index(text[at:], ". ")
		if dot < 0 {
			return p.End
		}
		at += dot + 2
		word := lastWord(text[:at-2])
		if !unicode.IsLetter(firstRune(word)) {
			continue
		}
		if (len(word) > 3 || stateCodes[word] || placeScore(word) >= 3) && !legalForms[strings.ToLower(word)] && tells(text[at:]) {
			return p.Start + at
		}
	}
}

// tells reports whether a text begins to tell what was done: with a verb, or with a word
// before one in lower case, and ends as a sentence does.
func tells(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || titleScore(text) >= 2 {
		return false
	}
	verb, next := strings.ToLower(words[0]), firstRune(words[1])
	if openers[verb] || strings.HasSuffix(verb, "ed") && len(verb) > 4 {
		return unicode.IsLower(next) || unicode.IsDigit(next)
	}
	return unicode.IsUpper(firstRune(text)) && unicode.IsLower(next) && strings.HasSuffix(text, ".") && len(words) > 2
}

// undatedSpans returns what a span leaves when its dates are taken out.
func (s *sheet) undatedSpans(p Span) []Span {
	return s.without(p, periods(s.str(p), p.Start))
}

// without returns what a span leaves when the dates in it are taken out.
func (s *sheet) without(p Span, dates []period) []Span {
	var out []Span
	at := p.Start
	for _, d := range dates {
		out = append(out, Span{at, d.span.Start})
		at = d.span.End
	}
	return append(out, Span{at, p.End})
}

// cutStrong cuts a span at strong separators.
func (s *sheet) cutStrong(p Span) []Span { return s.cutAt(strong, p) }

func (s *sheet) cutAt(separator *regexp.Regexp, p Span) []Span {
	if !maySeparate(s.str(p)) {
		return s.cutPlaceholders([]Span{p})
	}
	var out []Span
	at := p.Start
	for _, m := range separator.FindAllStringIndex(s.str(p), -1) {
		if p.Start+m[0] < at {
			continue
		}
		out = append(out, Span{at, p.Start + m[0]})
		at = p.Start + m[1]
	}
	return s.cutPlaceholders(append(out, Span{at, p.End}))
}

// maySeparate reports whether a text can hold what strong or strongAt cut at.
func maySeparate(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\t', '\n', '|', '/', '~', '-', ':', ';', '.', '@':
			return true
		default:
			if c >= utf8.RuneSelf {
				return true
			}
		}
	}
	return strings.Contains(s, " at ") || strings.Contains(s, " bei ") || strings.Contains(s, " chez ")
}

// placeholder is what anonymised résumés have for every employer; titles stand
// beside it without a separator.
const placeholder = "Company Name"

func (s *sheet) cutPlaceholders(in []Span) []Span {
	var out []Span
	for _, p := range in {
		at := strings.Index(s.str(p), placeholder)
		if at < 0 {
			out = append(out, p)
			continue
		}
		mid := Span{p.Start + at, p.Start + at + len(placeholder)}
		out = append(out, Span{p.Start, mid.Start}, mid)
		if rest := s.str(Span{mid.End, p.End}); strings.HasPrefix(rest, " City , State ") {
			cut := mid.End + len(" City , State ")
			out = append(out, Span{mid.End, cut}, Span{cut, p.End})
		} else {
			out = append(out, Span{mid.End, p.End})
		}
	}
	return out
}

// appendPiece adds a span as a piece, what stands in brackets at its end apart.
func (s *sheet) appendPiece(out []piece, p Span, row int, w wording) []piece {
	p = s.trim(p, " \t\n,;|·•–—-:/*'\"")
	if p.Empty() || s.str(p) == "." {
		return out
	}
	if strings.HasPrefix(s.str(p), ". ") {
		p.Start += 2
	}
	text := s.str(p)
	if open := strings.IndexByte(text, '('); open > 0 {
		if end := strings.IndexByte(text[open:], ')') + open; end > open {
			out = s.appendPiece(out, Span{p.Start, p.Start + open}, row, w)
			inner := s.makePiece(Span{p.Start + open + 1, p.Start + end}, row, w)
			inner.paren = true
			if inner.text != "" && !onlyDuration(inner.text) && !terms[strings.ToLower(inner.text)] {
				out = append(out, inner)
			}
			return s.appendPiece(out, Span{p.Start + end + 1, p.End}, row, w)
		}
	}
	q := s.makePiece(p, row, w)
	if onlyDuration(q.text) || terms[strings.ToLower(q.text)] {
		return out
	}
	if before := strings.TrimRight(s.text[:p.Start], " "); strings.HasSuffix(before, "@") || strings.HasSuffix(before, " at") {
		q.at = true
	}
	if n := len(out) - 1; n >= 0 && out[n].row == row && partyLabel(out[n].text) {
		q.label = strings.ToLower(out[n].text)
		out = out[:n]
	}
	return append(out, q)
}

// terms are kinds of contract; they name no party.
var terms = phraseSet("full-time|full time|part-time|part time|fulltime|contract|permanent|temporary|seasonal|self-employed|project employment|vollzeit|teilzeit|temps plein|cdi|cdd")

func partyLabel(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return partyLabels[s] || s == "job title"
}

// namesParty reports whether a row begins with the label of a party of its entry:
// "Designation: …".
func namesParty(text string) bool {
	cut := strings.IndexByte(text, ':')
	return cut > 0 && cut < 24 && len(text) > cut+2 && partyLabel(text[:cut])
}

// onlyDuration reports whether a phrase says nothing but how long something took.
func onlyDuration(s string) bool {
	if strings.IndexAny(s, "0123456789") < 0 {
		return false
	}
	var room [32]token
	toks := appendTokens(room[:0], s)
	return len(toks) > 1 && duration(toks) == len(toks)
}

func (s *sheet) makePiece(p Span, row int, w wording) piece {
	p = s.trim(p, " \t\n,;|·•–—-:/*")
	if p.Empty() {
		return piece{row: row}
	}
	q := piece{span: p, text: s.str(p), row: row}
	for i, seg := range s.rows[row].segs {
		if seg.Start <= p.Start && p.Start < seg.End {
			q.look = s.rows[row].segments[i].style
		}
	}
	q.first, q.other, q.place = w.first(q.text), w.second(q.text), placeScore(q.text)
	if lower := strings.ToLower(q.text); strings.HasPrefix(lower, "www.") || strings.HasPrefix(lower, "http") {
		q.other = 0
	}
	return q
}

func (s *sheet) keepLook(q piece, p Span, w wording) piece {
	n := s.makePiece(p, q.row, w)
	n.at, n.label, n.paren = q.at, q.label, q.paren
	return n
}
