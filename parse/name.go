package parse

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/proven-go/proven/parse/run"
)

// A naming is a piece of text that may be the person's name.
type naming struct {
	span  Span
	text  string // without letter spacing and what stands behind the name
	row   int
	size  float64
	style run.Style
	plain int // rows above it in its part
}

// name takes the piece of the contact rows that looks most like a person's name:
// large, near the top, two to five capitalised words, at best those of the e-mail
// address.
func (s *sheet) name(b *Basics, parts []part, near []int) {
	body := s.bodySize()
	var best naming
	score := 3
	for _, c := range s.namings(parts, near) {
		if n := s.nameScore(c, b, body); n > score {
			best, score = c, n
		}
	}
	if best.span.Empty() {
		best = s.boldName(parts, body)
	}
	if best.span.Empty() {
		return
	}
	b.Name = s.field(best.span)
	b.Name.Value = best.text
	if glued, ok := unspaced(best.text); ok || !strings.Contains(best.text, " ") {
		b.Name.Value = cutByMail(cutByCase(glued), b.Email.Value)
	}
}

// namings returns the pieces that are looked at: the first rows, rows near contacts,
// rows before a head "Contact", and everything in large type on the first page.
func (s *sheet) namings(parts []part, near []int) []naming {
	body := s.bodySize()
	depth := map[int]int{}
	see := func(i, d int) {
		if old, ok := depth[i]; i >= 0 && i < len(s.rows) && (!ok || d < old) {
			depth[i] = d
		}
	}
	for k, p := range parts {
		for i := p.from; i < p.to; i++ {
			switch {
			case k == 0 && !p.headed && i < p.from+12, i < 6 && mayHoldName[p.kind]:
				see(i, i-p.from)
			case p.kind == HeaderSection && i < p.from+6:
				see(i, i-p.from+2)
			case body > 0 && s.rows[i].size() > 1.45*body && s.rows[i].page <= 1:
				see(i, 4)
			}
		}
		if p.kind == HeaderSection && k > 0 {
			for d := 1; d <= 3; d++ {
				see(p.from-d, d)
			}
		}
	}
	for _, i := range near {
		see(i, 5)
	}
	var out []naming
	for _, i := range slices.Sorted(maps.Keys(depth)) {
		for _, q := range s.contactPieces(i) {
			if c, ok := s.naming(q, i, depth[i]); ok {
				out = append(out, c)
				if d, ok := s.wrapped(c, body); ok {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// mayHoldName are the kinds of parts in whose rows a name may stand in plain type: those
// of lists and entries begin with an item.
var mayHoldName = map[SectionKind]bool{HeaderSection: true, SummarySection: true, OtherSection: true}

// naming makes a candidate of a piece of row i.
func (s *sheet) naming(q Span, i, depth int) (naming, bool) {
	q = s.trim(q, " \t\n,;|·•–—-:/*")
	whole := q
	if m := nameLabel.FindStringIndex(s.str(q)); m != nil {
		q.Start += m[1]
	}
	if m := nameEnd.FindStringIndex(s.str(q)); m != nil && m[0] > 0 {
		q.End = q.Start + m[0]
	}
	if q.Empty() || cutFromProse(s.str(whole), s.str(q)) {
		return naming{}, false
	}
	c := naming{span: q, text: foldSpace(s.str(q)), row: i, plain: depth}
	for k, seg := range s.rows[i].segs {
		if seg.Start <= q.Start && q.Start < seg.End {
			c.size, c.style = s.rows[i].segments[k].size, s.rows[i].segments[k].style
		}
	}
	if words := strings.Fields(c.text); len(words) > 3 && len(words)%2 == 0 {
		half := strings.Join(words[:len(words)/2], " ")
		if half+" "+half == c.text { // drawn twice
			c.text = half
			c.span.End = c.span.Start + (c.span.End-c.span.Start)/2
		}
	}
	return c, true
}

// cutFromProse reports whether a piece is only the beginning of running text.
func cutFromProse(whole, piece string) bool {
	return len(strings.Fields(whole)) > len(strings.Fields(piece))+8
}

// wrapped joins a name in large type with its second line, or with the next segment
// of its line.
func (s *sheet) wrapped(c naming, body float64) (naming, bool) {
	if body <= 0 || c.size < 1.25*body || c.row+1 >= len(s.rows) {
		return c, false
	}
	r, next := &s.rows[c.row], &s.rows[c.row+1]
	end := next.segs[0].End
	switch {
	case len(r.segs) == 2 && c.span.Start == r.segs[0].Start && math.Abs(r.segments[0].size-r.segments[1].size) < 0.5:
		end = r.segs[1].End
	case len(r.segs) > 1, len(next.segs) > 1, math.Abs(next.size()-c.size) > 0.05*c.size:
		return c, false
	}
	joined := c
	if r.segs[len(r.segs)-1].End == s.rows[c.row].span.End && len(r.segs) == 1 && c.row+2 < len(s.rows) && len(strings.Fields(c.text)) == 1 {
		// A name of three words, one a line.
		if third := &s.rows[c.row+2]; len(third.segs) == 1 && math.Abs(third.size()-c.size) <= 0.05*c.size && len(strings.Fields(s.rowText(c.row+2))) == 1 {
			end = third.segs[0].End
		}
	}
	joined.span.End = end
	joined.text = strings.ReplaceAll(foldSpace(s.str(joined.span)), "- ", "-")
	joined.plain--
	more := strings.Fields(strings.TrimSpace(s.text[c.span.End:end]))
	if one := len(strings.Fields(c.text)) == 1; len(more) == 0 || len(more) > 2 || !one && len(more) > 1 || titleScore(strings.Join(more, " ")) >= 2 {
		return c, false
	}
	return joined, true
}

// boldName takes a name that is a title as well ("Baker"): the largest text of the
// document, on top, with a headline below.
func (s *sheet) boldName(parts []part, body float64) naming {
	if len(parts) == 0 || body <= 0 {
		return naming{}
	}
	for i := 0; i+1 < min(len(s.rows), 3); i++ {
		c, ok := s.naming(s.rows[i].segs[0], i, i)
		words := strings.Fields(c.text)
		if !ok || c.size < 1.5*body || len(words) < 2 || len(words) > 4 || titleScore(c.text) < 2 || titleScore(words[0]) > 0 || notInNames[strings.ToLower(words[0])] {
			continue
		}
		if titleScore(s.rowText(i+1)) >= 2 && s.rows[i+1].size() < 0.8*c.size {
			return c
		}
	}
	return naming{}
}

// nameLabel stands before a name in forms.
var nameLabel = regexp.MustCompile(`^(?i:full name|name|nombre|nom|nome)\s*[:\t]\s*`)

// nameEnd is where a row with a name goes on to something else. "Jr." and numbers of
// generations belong to the name.
var nameEnd = regexp.MustCompile(`\s*[|•·]\s+|,\s+(?:[^JSI\s]|J[^r]|S[^r]|I[^I])|\s+[–—-]\s+|,$|\s*\(`)

// nameScore says how much a piece looks like the person's name; 4 and more is enough.
func (s *sheet) nameScore(c naming, b *Basics, body float64) int {
	text := c.text
	if glued, ok := unspaced(text); ok {
		text = cutByMail(cutByCase(glued), b.Email.Value)
	}
	words := strings.Fields(text)
	agrees := agreement(words, b)
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(text, "@0123456789:/*_") || len(text) > 60 {
		return 0
	}
	if s.noName(c, text, agrees, b) {
		return 0
	}
	n := 6 - min(c.plain, 5) + 4*agrees
	if len(words) >= 2 {
		n += 2
	} else {
		n -= 4
	}
	if s.rows[c.row].head == 1 {
		n += 4
	}
	if s.rows[c.row].bullet || len(s.rows[c.row].segs) > 1 && c.size < 1.1*body {
		n--
	}
	if body > 0 && c.size > 1.2*body {
		n += int(min(8, (c.size/body-1)*8))
	}
	if c.style&run.Bold != 0 {
		n++
	}
	return n
}

// noName reports whether a piece is something else by its words or its place; agrees is
// what agreement says.
func (s *sheet) noName(c naming, text string, agrees int, b *Basics) bool {
	words := strings.Fields(text)
	if agrees < 2 && (titleScore(text) >= 2 || employerScore(text) >= 3 || placeScore(text) >= 3 || degreeScore(text) >= 3 || schoolScore(text) >= 3 || s.otherThing(text, b)) {
		return true
	}
	if agrees == 0 && len(periods(s.text[s.rows[c.row].span.Start:c.span.Start], 0)) > 0 {
		return true // behind a birthday stands a town
	}
	if kind, sure, ok := headKind(headWords(text)); ok && (sure || kind == SummarySection) {
		return true
	}
	for _, w := range words {
		bare := strings.ToLower(strings.Trim(w, ".,"))
		if _, noun := headNouns[bare]; agrees < 2 && (noun || notInNames[bare] || terms[bare]) || !unicode.IsUpper(firstRune(w)) && !linksNames(bare) && agrees < 2 {
			return true
		}
	}
	return false
}

// otherThing reports whether a phrase names the place that was read, says where or when
// something was, or is a list of skills.
func (s *sheet) otherThing(text string, b *Basics) bool {
	words := strings.Fields(strings.ToLower(text))
	if networkNames[strings.Join(words, "")] {
		return true
	}
	if bare := strings.Join(withoutLabels(words), " "); strings.EqualFold(bare, b.Location.City.Value) || placeScore(bare) >= 3 {
		return true
	}
	if strings.ContainsAny(text, "#+&%$=<>") || strings.Contains(text, " and ") || strings.Contains(text, " for ") {
		return true
	}
	trade := 0
	for _, w := range words {
		if w == "present" || surelyMonths[w] {
			return true
		}
		if activities[w] || trades[w] || fieldWords[w] || abstract.MatchString(w) {
			trade++
		}
	}
	return trade*2 >= len(words)
}

// withoutLabels drops labels from the end of a phrase: "Haifa Cell:".
func withoutLabels(words []string) []string {
	for len(words) > 1 && contactLabels[strings.Trim(words[len(words)-1], ":.")] {
		words = words[:len(words)-1]
	}
	return words
}

// surelyMonths are months that no one is named after.
var surelyMonths = wordSet("february march july september october november december")

// linksNames reports whether a word in lower case may stand in a name: alone ("van"), or
// before a mark ("al-Khatib", "d'Aosta").
func linksNames(w string) bool {
	if cut := strings.IndexAny(w, "-'’"); cut > 0 {
		w = w[:cut]
	}
	return nobiliary[w] || w == "d" || w == "l" || w == "ad" || w == "as" || w == "ash" || w == "o"
}

// nobiliary particles stand in names in lower case.
var nobiliary = wordSet("de la le les du des di da do dos das del della dello degli dei van von der den ter ten te zu zum af av bin ibn ben bint binti binte el al ul ap ab of y e i den het 't op vom zur san santa")

// agreement says how many words of a name the person's e-mail address or the account
// names of the profiles know: 2 for the last one and the first or its initial, 1 for
// one of them.
func agreement(words []string, b *Basics) int {
	if len(words) == 0 {
		return 0
	}
	first, last := plainLetters(words[0]), plainLetters(words[len(words)-1])
	if len(words) > 2 && len(last) < 3 {
		last = plainLetters(words[len(words)-2]) // "Jr."
	}
	local, _, _ := strings.Cut(b.Email.Value, "@")
	best := 0
	for _, handle := range append([]string{local}, handles(b)...) {
		handle = plainLetters(handle)
		if len(first) < 2 || len(last) < 3 || len(words) < 2 || len(handle) < 4 {
			continue
		}
		switch {
		case strings.Contains(handle, last) && (strings.Contains(handle, first) || strings.Contains(handle, first[:1]+last) || strings.HasPrefix(handle, first[:1]) && !strings.HasPrefix(handle, last)):
			return 2
		case strings.Contains(handle, last) || len(first) > 3 && strings.Contains(handle, first):
			best = 1
		}
	}
	return best
}

func handles(b *Basics) []string {
	var out []string
	for _, p := range b.Profiles {
		out = append(out, p.Username.Value)
	}
	return out
}

// plainLetters returns the letters of s in lower case without accents.
func plainLetters(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if unicode.IsLetter(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cutByCase cuts a name that has lost its blanks before each capital.
func cutByCase(s string) string {
	if strings.Contains(s, " ") || allCaps(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// cutByMail cuts a name that has lost its blanks where the e-mail address has a mark:
// "JANEDOE" beside jane.doe@….
func cutByMail(s, mail string) string {
	local, _, _ := strings.Cut(mail, "@")
	parts := strings.FieldsFunc(local, func(r rune) bool { return !unicode.IsLetter(r) })
	if strings.Contains(s, " ") || len(parts) < 2 || !strings.EqualFold(strings.Join(parts, ""), s) {
		return s
	}
	var out []string
	for _, p := range parts {
		out = append(out, s[:len(p)])
		s = s[len(p):]
	}
	return strings.Join(out, " ")
}

// notInNames are words that stand where names do and belong to none.
var notInNames = wordSet("curriculum vitae resume résumé cv lebenslauf page phone email e-mail mobile linkedin github address technology information skills stack java python javascript react angular web software it full-stack fullstack front end frontend backend back-end senior junior citizen whatsapp telegram skype")
