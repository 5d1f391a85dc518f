package parse

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	emailShape = regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9._%+'-]*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}`)
	phoneShape = regexp.MustCompile(`(?:\+|00)?\(?\d[\d\s().\-–/]{5,22}\d(?:\s*(?:x|ext\.?|Ext\.?)\s*\d{1,5})?`)
	urlShape   = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s<>"'|,;()\[\]]+[^\s<>"'|,;()\[\].:]|\b(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|io|dev|me|ai|co|app|edu|gov|info|tech|page|site|name|blog|xyz|de|fr|es|pt|br|uk|ch|at|nl|it|be|jp|in|ca|au|eu|us|ru|il|example|test)\b(?:/[^\s<>"'|,;()\[\]]*[^\s<>"'|,;()\[\].:])?`)
)

// contacts fills who the person is from the first part and from parts under a
// "Contact" head; e-mail and phone are looked for everywhere if those have none.
func (s *sheet) contacts(b *Basics, parts []part) {
	var near, all []int
	for k, p := range parts {
		for i := p.from; i < p.to; i++ {
			if k == 0 || p.kind == HeaderSection {
				near = append(near, i)
			}
			all = append(all, i)
		}
	}
	near = s.contactRows(near, parts)
	for _, rows := range [][]int{near, all} {
		for _, i := range rows {
			s.mail(b, i)
			s.phone(b, i, len(rows) == len(all) && len(near) != len(all))
		}
	}
	s.urls(b, near, parts)
	s.location(b, near)
	s.name(b, parts, near)
	s.headline(b, parts)
}

// contactRows adds the rows round an e-mail address outside the first part: contacts
// may stand in a footer or at the end of a second column.
func (s *sheet) contactRows(near []int, parts []part) []int {
	seen := map[int]bool{}
	for _, i := range near {
		seen[i] = true
	}
	for _, p := range parts {
		if p.kind == WorkSection || p.kind == ProjectSection || p.kind == ReferenceSection {
			continue
		}
		for i := p.from; i < p.to; i++ {
			if !emailShape.MatchString(s.rowText(i)) && !mailLink(s.rows[i]) {
				continue
			}
			for k := max(p.first(), i-3); k < min(p.to, i+4); k++ {
				if !seen[k] && len(s.rowText(k)) < 120 {
					seen[k] = true
					near = append(near, k)
				}
			}
		}
	}
	return near
}

func mailLink(r row) bool {
	for _, seg := range r.segments {
		if strings.HasPrefix(seg.link, "mailto:") {
			return true
		}
	}
	return false
}

func (s *sheet) mail(b *Basics, i int) {
	if !b.Email.IsZero() {
		return
	}
	if m := emailShape.FindStringIndex(s.rowText(i)); m != nil {
		b.Email = s.field(Span{s.rows[i].span.Start + m[0], s.rows[i].span.Start + m[1]})
		return
	}
	for _, seg := range s.rows[i].segments {
		if addr, ok := strings.CutPrefix(strings.ToLower(seg.link), "mailto:"); ok && emailShape.MatchString(addr) {
			addr, _, _ = strings.Cut(seg.link[len("mailto:"):], "?")
			b.Email = Field{Value: addr}
		}
	}
}

// phone takes the first number that can be one: seven to fifteen digits that are
// neither years nor dates. Far from the contacts it needs a word or a plus before it.
func (s *sheet) phone(b *Basics, i int, far bool) {
	if !b.Phone.IsZero() {
		return
	}
	text := s.rowText(i)
	masked := urlShape.ReplaceAllStringFunc(emailShape.ReplaceAllStringFunc(text, blank), blank)
	for _, m := range phoneShape.FindAllStringIndex(masked, -1) {
		digits, found := 0, text[m[0]:m[1]]
		for _, r := range found {
			if unicode.IsDigit(r) {
				digits++
			}
		}
		before := strings.ToLower(text[max(0, m[0]-40):m[0]])
		labelled := strings.HasPrefix(found, "+") || phoneLabel.MatchString(before)
		if digits < 7 || digits > 15 || len(periods(found, 0)) > 0 && !labelled || far && !labelled {
			continue
		}
		if digits < 9 && !labelled && strings.Count(found, " ")+strings.Count(found, "-")+strings.Count(found, ".") == 0 {
			continue // a postal or identity number
		}
		b.Phone = s.fieldExact(Span{s.rows[i].span.Start + m[0], s.rows[i].span.Start + m[1]})
		return
	}
}

var phoneLabel = regexp.MustCompile(`(?:phone|mobile|mob|cell|tel|telephone|telefon|téléphone|teléfono|telefone|handy|call|whatsapp|☎|📞|📱)\W{0,6}$`)

func blank(s string) string { return strings.Repeat(" ", len(s)) }

// fieldExact makes a field of exactly a span without blanks at its ends.
func (s *sheet) fieldExact(p Span) Field {
	for !p.Empty() && s.text[p.Start] == ' ' {
		p.Start++
	}
	for !p.Empty() && s.text[p.End-1] == ' ' {
		p.End--
	}
	if t := s.str(p); strings.HasSuffix(t, "(") || strings.Count(t, "(") > strings.Count(t, ")") && strings.HasPrefix(t, "(") {
		p.Start++
	}
	return Field{foldSpace(s.str(p)), p}
}

// location looks for a place of living in the contact rows: behind a label, or a
// segment that reads as a place.
func (s *sheet) location(b *Basics, near []int) {
	for _, i := range near {
		for _, p := range s.contactPieces(i) {
			text := s.str(p)
			if cut := strings.IndexByte(text, ':'); cut > 0 && cut < 20 && placeLabels[strings.ToLower(strings.TrimSpace(text[:cut]))] {
				s.setLocation(b, Span{p.Start + cut + 1, p.End})
				return
			}
		}
	}
	for least := 3; least >= 1; least-- {
		for n, i := range near {
			for _, p := range s.contactPieces(i) {
				text := strings.TrimSpace(s.str(p))
				if n > 12 || placeScore(text) < least || titleScore(text) >= 2 || least < 3 && !strings.Contains(text, ",") {
					continue
				}
				s.setLocation(b, p)
				return
			}
		}
	}
}

var placeLabels = wordSet("location address residence adresse anschrift wohnort city dirección ubicación localização endereço place based lives region")

// contactPieces cuts a contact row where contact rows are cut.
func (s *sheet) contactPieces(i int) []Span {
	var out []Span
	at := s.rows[i].span.Start
	for _, m := range contactCut.FindAllStringIndex(s.rowText(i), -1) {
		out = append(out, Span{at, s.rows[i].span.Start + m[0]})
		at = s.rows[i].span.Start + m[1]
	}
	return append(out, Span{at, s.rows[i].span.End})
}

var contactCut = regexp.MustCompile(`\t|\s*[|•·●♦⋄◆]\s*|\s+[–—/-]\s+|;\s+`)

// setLocation cuts "street, 12345 City, Region" into its parts.
func (s *sheet) setLocation(b *Basics, p Span) {
	p = s.trim(p, " \t,;|·•–—-:/")
	if p.Empty() {
		return
	}
	var parts []Field
	at := p.Start
	text := s.str(p)
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ',' {
			if f := s.field(Span{at, p.Start + i}); !f.IsZero() {
				parts = append(parts, f)
			}
			at = p.Start + i + 1
		}
	}
	if len(parts) > 2 && strings.IndexFunc(parts[0].Value, unicode.IsDigit) >= 0 {
		b.Location.Address = parts[0]
		parts = parts[1:]
	}
	if len(parts) == 0 {
		return
	}
	b.Location.City = parts[0]
	if m := postalShape.FindStringIndex(parts[0].Value); m != nil && len(parts[0].Value) > m[1]-m[0] {
		at := parts[0].Span.Start
		b.Location.PostalCode = s.field(Span{at + m[0], at + m[1]})
		if m[0] == 0 {
			b.Location.City = s.field(Span{at + m[1], parts[0].Span.End})
		} else {
			b.Location.City = s.field(Span{at, at + m[0]})
		}
	}
	if len(parts) > 1 {
		b.Location.Region = parts[1]
	}
	if len(parts) > 2 && len(parts[2].Value) == 2 {
		b.Location.CountryCode = parts[2]
	}
}

var postalShape = regexp.MustCompile(`\b(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\b`)
