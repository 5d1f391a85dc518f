package parse

import (
	"math"
	"regexp"
	"strings"
	"unicode"

	"github.com/proven-go/proven/parse/run"
)

// A part is one section as rows: head row (-1 if none) and body rows [from, to).
type part struct {
	kind     SectionKind
	head     Span // words of the head; empty for the first part
	body     Span // where the body begins in a row that also holds the head
	from, to int  // rows, the head's row included
	inline   bool // the first row holds both head and body
	headed   bool
}

// first returns the first row that holds body text.
func (p part) first() int {
	if p.headed && !p.inline {
		return p.from + 1
	}
	return p.from
}

// look is how a row is set, to tell heads from text: heads of one document look
// alike.
type look struct {
	size  float64 // against the body size, rounded to a tenth
	bold  bool
	caps  bool
	head  int
	colon bool
}

// candidate is a row that may be a head.
type candidate struct {
	row    int
	kind   SectionKind
	head   Span
	sure   bool // all its words are head words
	inline bool
	first  string
	weak   bool // a word that also heads lines inside a job ("Technologies:")
	look   look
}

// divide finds the section heads and cuts the sheet into parts that cover all rows.
func (s *sheet) divide() []part {
	body := s.bodySize()
	var found []candidate
	for i := range s.rows {
		if c, ok := s.headAt(i, body); ok {
			found = append(found, c)
		}
	}
	found = s.withUnknown(s.accept(found), body)
	parts := []part{{kind: HeaderSection}}
	from := 0
	for _, c := range found {
		if at, ok := s.strayOpening(parts[len(parts)-1].kind, from, c.row); ok {
			parts[len(parts)-1].to = at
			parts = append(parts, part{kind: SummarySection, from: at, body: Span{s.rows[at].span.Start, s.rows[at].span.End}})
		}
		from = c.row
		parts[len(parts)-1].to = c.row
		parts = append(parts, part{kind: c.kind, head: c.head, from: c.row, inline: c.inline, headed: true,
			body: Span{c.head.End, s.rows[c.row].span.End}})
	}
	parts[len(parts)-1].to = len(s.rows)
	if parts[0].to == 0 && len(parts) > 1 {
		parts = parts[1:]
	}
	return parts
}

// strayOpening finds the paragraph that opens a column: behind the lists of a sidebar
// the main column begins with a summary that has no head. Rows [from, to) are one part.
func (s *sheet) strayOpening(kind SectionKind, from, to int) (int, bool) {
	switch kind {
	case SkillSection, LanguageSection, InterestSection, CertificateSection, EducationSection:
	default:
		return 0, false
	}
	for i := from + 1; i < to; i++ {
		if !s.opensColumn(i, kind) || s.rows[i].bullet || to-i > 15 || len(s.rows[i].segs) > 1 {
			continue
		}
		var words []string
		for k := i; k < to; k++ {
			words = append(words, strings.Fields(s.rowText(k))...)
			if k > i && (s.rows[k].bullet || len(s.rows[k].segs) > 1) {
				return 0, false
			}
		}
		if len(words) >= 12 && strings.HasSuffix(words[len(words)-1], ".") && len(s.datesOf(i)) == 0 {
			return i, true
		}
	}
	return 0, false
}

// opensColumn reports whether row i may be the first of a column: by its place, or, in
// flow documents, as running text behind a list of short rows.
func (s *sheet) opensColumn(i int, kind SectionKind) bool {
	if r := &s.rows[i]; r.page > 0 {
		return r.fresh || r.gap >= 2.5
	}
	before := s.rowText(i - 1)
	return s.rows[i].block && kind != EducationSection && len(strings.Fields(before)) <= 8 && !strings.HasSuffix(before, ".") && len(strings.Fields(s.rowText(i))) >= 15
}

// bodySize returns the type size of most letters; 0 if unknown.
func (s *sheet) bodySize() float64 {
	sizes := map[float64]int{}
	for _, r := range s.rows {
		for _, seg := range r.segments {
			sizes[math.Round(seg.size*2)/2] += len(seg.text)
		}
	}
	best, n := 0.0, 0
	for size, letters := range sizes {
		if letters > n || letters == n && size < best {
			best, n = size, letters
		}
	}
	return best
}

// lookAt returns the look of a row.
func (s *sheet) lookAt(i int, body float64) look {
	r := &s.rows[i]
	seg := r.segments[0]
	l := look{bold: r.has(run.Bold), head: r.head, colon: strings.HasSuffix(seg.text, ":")}
	l.caps = allCaps(seg.text) || r.has(run.Caps)
	if body > 0 && seg.size > 0 {
		l.size = math.Round(seg.size/body*10) / 10
	}
	return l
}

func allCaps(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// stands reports how much a look stands out of the text.
func (l look) stands() int {
	n := 0
	if l.bold {
		n++
	}
	if l.caps {
		n++
	}
	if l.size >= 1.1 {
		n++
	}
	if l.head > 0 {
		n += 2
	}
	return n
}

// onRequest is the line that says that there are references.
var onRequest = regexp.MustCompile(`(?i)^(?:\p{L}+ )?(?:references?|referees|recommendations?|references and \w+) (?:are |is |will be |can be )?(?:available|provided|furnished|supplied|given)? ?(?:up)?on (?:request|demand)|^(?:referenzen|références|referencias|referências|referenze)\b.*\b(?:anfrage|wunsch|demande|solicitud|solicitação|petición|richiesta)`)

// mayRequest reports whether a text can hold what onRequest takes.
func mayRequest(text string) bool {
	if len(text) > 90 {
		return false
	}
	for _, part := range []string{"eques", "EQUES", "emand", "nfrage", "unsch", "olicit", "etici", "ichiest"} {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// headAt tells whether a row may be a section head.
func (s *sheet) headAt(i int, body float64) (candidate, bool) {
	r := &s.rows[i]
	text := r.segments[0].text
	c := candidate{row: i, head: r.segs[0], look: s.lookAt(i, body)}
	if mayRequest(text) && onRequest.MatchString(text) {
		c.kind, c.sure, c.first = ReferenceSection, true, "references"
		return c, true
	}
	if cut := strings.IndexAny(text, ":"); cut > 0 && cut+1 < len(text) {
		if in, ok := s.inlineHead(c, text, cut); ok {
			return in, true
		}
		return s.gluedHead(c, text)
	}
	if len(text) > 60 || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") {
		return s.gluedHead(c, text)
	}
	if strings.IndexFunc(text, unicode.IsDigit) >= 0 && c.look.stands() < 2 {
		return s.gluedHead(c, text)
	}
	words := headWords(text)
	kind, sure, ok := headKind(words)
	if !sure {
		if g, found := s.gluedHead(c, text); found {
			return g, true
		}
	}
	if !ok || len(words) > 5 && !sure {
		return c, false
	}
	first := firstRune(text)
	if !unicode.IsUpper(first) && c.look.stands() == 0 && unicode.IsLetter(first) {
		return c, false
	}
	if r.bullet && c.look.stands() == 0 && len(r.segments) == 1 && s.bulleted(i) {
		return c, false
	}
	if !sure && kind != EducationSection && (schoolScore(text) >= 3 || degreeScore(text) >= 3) || !sure && len(r.segments) > 1 && aside(r.segments[len(r.segments)-1].text) {
		return c, false // the head of an entry
	}
	if !sure && (c.look.stands() < 1 && !c.look.colon || len(words) > 5 || titleScore(text) > 1) {
		return c, false
	}
	if sure && s.runsOn(i) && c.look.stands() == 0 {
		return c, false
	}
	c.kind, c.sure, c.first = kind, sure, words[0]
	c.weak = weakHead(words, kind)
	c.inline = len(r.segments) > 1
	return c, true
}

// gluedHead reads a head that runs into its text: "Work experience 04/2022 – …",
// "EDUCATION Moscow State University". It takes capitals before small letters, or
// words that no other text begins with before a date or a degree.
func (s *sheet) gluedHead(c candidate, text string) (candidate, bool) {
	words := firstFields(text, 4)
	at := 0
	for n := 1; n <= 3 && n < len(words); n++ {
		at += strings.Index(text[at:], words[n-1]) + len(words[n-1])
		if _, noun := headNouns[strings.ToLower(words[n-1])]; !noun && !s.halfHead(c.row, text[:at]) {
			continue
		}
		kind, sure, ok := headKind(headWords(text[:at]))
		_, more := headNouns[strings.ToLower(words[n])]
		if !ok || !sure || more || headFillers[strings.ToLower(words[n])] {
			continue
		}
		rest := strings.TrimSpace(text[at:])
		ps := periods(rest, 0)
		dated := len(ps) > 0 && ps[0].span.Start < 3
		loud := allCaps(text[:at]) && !allCaps(firstWord(rest)) && (at > 4 || s.halfHead(c.row, text[:at]))
		if !loud && !(kind == WorkSection && n > 1 && dated) && !(kind == EducationSection && (dated || degreeScore(rest) >= 3 && unicode.IsUpper(firstRune(rest)))) {
			continue
		}
		c.kind, c.sure, c.first, c.inline = kind, true, words[0], true
		c.head = Span{c.head.Start, c.head.Start + at}
		c.weak = weakHead(headWords(text[:at]), kind)
		return c, !c.weak
	}
	return c, false
}

// halfHead reports whether a head in capitals goes on at the start of the next row, as
// in a narrow margin: "WORK Acme, Clerk" above "EXPERIENCE Kept the books".
func (s *sheet) halfHead(i int, first string) bool {
	if i+1 >= len(s.rows) {
		return false
	}
	second, rest, _ := strings.Cut(s.rowText(i+1), " ")
	kind, sure, ok := headKind(headWords(first + " " + second))
	return ok && sure && kind == WorkSection && allCaps(second) && !allCaps(firstWord(rest))
}

// firstFields returns the first n words of s, all if it has fewer.
func firstFields(s string, n int) []string {
	words := make([]string, 0, n)
	for w := range strings.FieldsSeq(s) {
		if words = append(words, w); len(words) == n {
			break
		}
	}
	return words
}

// bulleted reports whether a neighbour of row i is a list item too.
func (s *sheet) bulleted(i int) bool {
	return i > 0 && s.rows[i-1].bullet || i+1 < len(s.rows) && s.rows[i+1].bullet && s.rows[i+1].size() == s.rows[i].size()
}

// runsOn reports whether the row before row i breaks off in a sentence, so that row
// i is its wrapped end, or the row behind goes on in lower case.
func (s *sheet) runsOn(i int) bool {
	r := &s.rows[i]
	if i > 0 && !r.block && r.gap < 0.5 {
		before := s.rowText(i - 1)
		if strings.HasSuffix(before, ",") || strings.HasSuffix(before, " and") || strings.HasSuffix(before, "&") || strings.HasSuffix(before, " of") {
			return true
		}
	}
	return i+1 < len(s.rows) && !s.rows[i+1].block && !s.rows[i+1].bullet && unicode.IsLower(firstRune(s.rowText(i+1)))
}

// inlineHead reads "Skills: Go, SQL": a head with its text on one line.
func (s *sheet) inlineHead(c candidate, text string, cut int) (candidate, bool) {
	words := headWords(text[:cut])
	kind, sure, ok := headKind(words)
	if !ok || !sure || len(words) > 4 {
		return c, false
	}
	c.kind, c.sure, c.inline, c.first = kind, true, true, words[0]
	c.weak = weakHead(words, kind) || kind != EducationSection && kind != LanguageSection && len(words) < 2
	c.head = Span{c.head.Start, c.head.Start + cut}
	c.look.colon = true
	return c, true
}

// weakHead reports whether these words also stand over lines inside a job or a list
// of skills.
func weakHead(words []string, kind SectionKind) bool {
	switch kind {
	case AwardSection, ProjectSection, ReferenceSection, HeaderSection, OtherSection:
		return true
	case LanguageSection, SummarySection, InterestSection, CertificateSection:
		return len(words) == 1
	case SkillSection:
		for _, w := range words {
			switch w {
			case "skills", "competencies", "expertise", "qualifications", "kenntnisse", "compétences", "habilidades":
				return false
			}
		}
		return true
	case WorkSection:
		return len(words) == 1 && (words[0] == "history" || words[0] == "positions" || words[0] == "career" || words[0] == "jobs")
	}
	return false
}
