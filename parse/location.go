package parse

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

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
				if icon := firstRune(text); unicode.IsSymbol(icon) { // a sign before it
					text = strings.TrimSpace(strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSymbol(r) || unicode.Is(unicode.Mn, r) }))
					p.Start += strings.Index(s.str(p), text)
				}
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

// contactPieces cuts a contact row where contact rows are cut: at marks, and at
// addresses and numbers, which are left out. An icon before each is often all that
// stands between them.
func (s *sheet) contactPieces(i int) []Span {
	text, start := s.rowText(i), s.rows[i].span.Start
	cuts := contactCut.FindAllStringIndex(text, -1)
	cuts = append(cuts, emailShape.FindAllStringIndex(text, -1)...)
	cuts = append(cuts, urlShape.FindAllStringIndex(text, -1)...)
	for _, p := range phonesIn(text, false) {
		cuts = append(cuts, []int{p.Start, p.End})
	}
	slices.SortFunc(cuts, func(a, b []int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	var out []Span
	at := 0
	for _, m := range append(cuts, []int{len(text), len(text)}) {
		if m[0] > at {
			out = append(out, Span{start + at, start + m[0]})
		}
		at = max(at, m[1])
	}
	return out
}

var contactCut = regexp.MustCompile(`\t|\s*[|•·●♦⋄◆∙]\s*|\s+[–—/-]\s+|;\s+|\s+,\s*`)

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
