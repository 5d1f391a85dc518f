package parse

import (
	"regexp"
	"strings"
)

// contacts fills who the person is from the first part and from parts under a
// "Contact" head; e-mail and phone are looked for everywhere if those have none, except
// where they are somebody else's.
func (s *sheet) contacts(b *Basics, parts []part) {
	var all []int
	for _, p := range parts {
		for i := p.from; i < p.to && p.kind != ReferenceSection; i++ {
			if !s.ofSomeoneElse(i) {
				all = append(all, i)
			}
		}
	}
	near := s.contactRows(parts)
	for n, rows := range [][]int{near, all} {
		far := n == 1 && len(near) != len(all)
		for _, i := range rows {
			s.mail(b, i)
			s.phone(b, i, far)
		}
	}
	s.urls(b, near, parts)
	s.location(b, near)
	s.name(b, parts, near)
	s.accounts(b)
	s.headline(b, parts)
	s.bareLocation(b, near, parts)
}

// someoneElse names a person whose contacts stand in the row.
var someoneElse = regexp.MustCompile(`(?i)\b(?:supervisor|referee|reference|line manager|may (?:we )?contact|vorgesetzte[rn]?|ansprechpartner|referenz|référence|referencia|referência)\b`)

// ofSomeoneElse reports whether a row that may hold contacts names whose they are.
func (s *sheet) ofSomeoneElse(i int) bool {
	text := s.rowText(i)
	return (mayMail(text) || mayPhone(text) || mailLink(s.rows[i])) && someoneElse.MatchString(text)
}

// maxHeader bounds the rows of the first part that are taken for contacts, where no
// head ends it.
const maxHeader = 40

// contactRows returns the rows that may hold contacts: the part before the first head
// as far as the first job, parts under "Contact", and elsewhere rows that hold nothing
// but contacts, as in a footer or at the end of a second column.
func (s *sheet) contactRows(parts []part) []int {
	var near []int
	for k, p := range parts {
		for i := p.from; i < p.to && (k == 0 || p.kind == HeaderSection); i++ {
			if k == 0 && !p.headed && (i >= maxHeader || s.opensJob(i)) {
				break
			}
			near = append(near, i)
		}
	}
	seen := map[int]bool{}
	for _, i := range near {
		seen[i] = true
	}
	for k, p := range parts {
		if p.kind == WorkSection || p.kind == ProjectSection || p.kind == ReferenceSection || p.kind == PublicationSection {
			continue
		}
		for i := p.from; i < p.to; i++ {
			if seen[i] || !s.contactRow(i) || k == 0 && i >= maxHeader && !emailShape.MatchString(s.rowText(i)) || !s.ownRow(p, i) {
				continue
			}
			for n := max(p.first(), i-3); n < min(p.to, i+4); n++ {
				text := s.rowText(n)
				if !seen[n] && (n == i || len(text) < 120) && (n == i || s.contactRow(n) || placeScore(text) >= 3 || s.rows[n].size() > 1.3*s.rows[i].size() || n < i && k == len(parts)-1) {
					seen[n] = true
					near = append(near, n)
				}
			}
		}
	}
	if i := len(s.rows) - 1; i > 0 && !seen[i] && placeScore(s.rowText(i)) >= 3 && s.begins(i) && parts[len(parts)-1].kind != WorkSection && parts[len(parts)-1].kind != EducationSection {
		near = append(near, i) // a place in the foot
	}
	return near
}

// ownRow reports whether a contact row below a head is the person's own: an address of
// the web on its own belongs to the school, the certificate or the honour above it, and
// what stands beside a referee belongs to them.
func (s *sheet) ownRow(p part, i int) bool {
	if someoneElse.MatchString(s.rowText(i)) {
		return false
	}
	switch p.kind {
	case EducationSection, CertificateSection, AwardSection, VolunteerSection:
	default:
		return true
	}
	for n := max(p.first(), i-2); n < min(p.to, i+3); n++ {
		if text := s.rowText(n); emailShape.MatchString(text) || mailLink(s.rows[n]) || len(s.phonesOf(n, true)) > 0 {
			return true
		}
	}
	return onNetwork(urlShape.FindString(s.rowText(i)))
}

// opensJob reports whether a row holds a range of dates.
func (s *sheet) opensJob(i int) bool {
	ps := s.datesOf(i)
	return len(ps) > 0 && !ps[0].single && len(s.phonesOf(i, false)) == 0
}

// contactRow reports whether a row holds an e-mail address, or a number or address of
// the web and little else.
func (s *sheet) contactRow(i int) bool {
	f := s.factsOf(i)
	if f.contact == unasked {
		f.contact = answered(s.findContact(i))
	}
	return f.contact == yes
}

func (s *sheet) findContact(i int) bool {
	text := s.rowText(i)
	if emailShape.MatchString(text) || mailLink(s.rows[i]) || handleAt(text) != nil {
		return true
	}
	if len(text) > 240 || len(s.phonesOf(i, true)) == 0 && !urlShape.MatchString(text) {
		return false
	}
	for _, q := range s.contactPieces(i) {
		if rest := strings.Trim(s.str(q), " \t:,·•|/-()"); rest != "" && placeScore(rest) < 3 && len(strings.Fields(rest)) > 1 {
			return false
		}
	}
	return true
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
	if f, ok := s.brokenMail(i); ok {
		b.Email = f
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

// brokenMail reads an e-mail address whose end a narrow column has put on the next line.
func (s *sheet) brokenMail(i int) (Field, bool) {
	if i+1 >= len(s.rows) {
		return Field{}, false
	}
	last, next := s.rows[i].segs[len(s.rows[i].segs)-1], s.rows[i+1].segs[0]
	at := strings.LastIndexByte(s.str(last), ' ') + 1
	head, tail := s.str(last)[at:], s.str(next)
	if !strings.Contains(head, "@") {
		return Field{}, false
	}
	whole := emailShape.FindString(head) == head
	if !mailTail.MatchString(tail) || whole && len(tail) > 2 && !strings.HasSuffix(head, "-") {
		return Field{}, false
	}
	if joined := head + tail; emailShape.FindString(joined) == joined {
		return Field{Value: joined, Span: Span{last.Start + at, next.End}}, true
	}
	return Field{}, false
}

var mailTail = regexp.MustCompile(`^[a-z0-9.@-]{1,30}$`)

// phone takes the first number that can be one: seven to fifteen digits that are
// neither years nor dates. Far from the contacts it needs a word or a plus before it.
func (s *sheet) phone(b *Basics, i int, far bool) {
	if !b.Phone.IsZero() {
		return
	}
	for _, p := range s.phonesOf(i, far) {
		b.Phone = s.fieldExact(Span{s.rows[i].span.Start + p.Start, s.rows[i].span.Start + p.End})
		return
	}
}

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
	return Field{Value: foldSpace(s.str(p)), Span: p}
}
