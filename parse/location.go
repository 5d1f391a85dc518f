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
	if p := s.labelledPlace(near); !p.Empty() {
		s.setLocation(b, p)
		return
	}
	for n, i := range near {
		for _, p := range s.contactPieces(i) {
			p = s.unsigned(p)
			text := s.str(p)
			if n > 12 || placeLabels[strings.ToLower(text)] || humanLanguages(text) || placeScore(text) < 3 || titleScore(text) >= 2 {
				continue
			}
			s.setLocation(b, p)
			return
		}
	}
}

// unsigned cuts signs and blanks off the front of a span, and blanks off its end.
func (s *sheet) unsigned(p Span) Span {
	text := strings.TrimRightFunc(s.str(p), unicode.IsSpace)
	rest := strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.S, unicode.M, unicode.Co)
	})
	return Span{p.Start + len(text) - len(rest), p.Start + len(text)}
}

// place grades a part of the place of living: besides what other values are graded by,
// "Based in" before it names it, and marks between contacts set it apart.
func (g *grader) place(f *Field) int {
	l := &g.r.Basics.Location
	whole := strings.TrimRight(l.City.Value+", "+l.Region.Value, ", ")
	found := g.known(f.Span, placeScore(whole) >= 3)
	i := g.rowOf(f.Span.Start)
	if i < 0 || f.Span.Empty() {
		return found
	}
	pieces := g.contactPieces(i)
	for _, p := range pieces {
		switch label, _ := g.labelOf(p); {
		case f.Span.Start < p.Start || p.End <= f.Span.Start:
		case label != "" && f.Span.Start > p.Start:
			return Labelled
		case len(pieces) == 1, g.holdsContact(i):
			return max(found, Placed)
		}
	}
	return found
}

// labelledPlace returns what stands behind the label of a place: "City: X", "Based in
// X", or X in the cell beside it. A label of the town goes before one of the street.
func (s *sheet) labelledPlace(near []int) Span {
	var street Span
	for _, i := range near {
		pieces := s.contactPieces(i)
		for k, p := range pieces {
			label, value := s.labelOf(p)
			if label == "" {
				continue
			}
			if value.Empty() && k+1 < len(pieces) {
				value = pieces[k+1]
			}
			value = s.trim(value, " \t,;|·•–—-:/")
			if m := nextLabel.FindStringIndex(s.str(value)); m != nil {
				value.End = value.Start + m[0]
			}
			if !placeValue(s.str(value)) {
				continue
			}
			if !streetLabels[label] {
				return value
			}
			if street.Empty() {
				street = value
			}
		}
	}
	return street
}

// labelOf returns the label of a place at the front of a piece in lower case, "" if
// there is none, and what stands behind it.
func (s *sheet) labelOf(p Span) (label string, value Span) {
	p = s.trim(p, " \t,;|·•–—-/")
	text := s.str(p)
	for _, shape := range []*regexp.Regexp{livesIn, homeSign} {
		if m := shape.FindStringIndex(text); m != nil {
			return "based", Span{p.Start + m[1], p.End}
		}
	}
	cut := strings.IndexByte(text, ':')
	if cut < 0 {
		cut = len(text)
	}
	if label = strings.ToLower(strings.TrimSpace(text[:cut])); cut < 24 && placeLabels[label] {
		return label, Span{min(p.Start+cut+1, p.End), p.End}
	}
	return "", Span{}
}

// placeValue reports whether a text behind the label of a place can be one.
func placeValue(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && len(words) <= 14 && !placeLabels[strings.ToLower(text)] && !contactLabels[strings.ToLower(text)] &&
		strings.IndexFunc(text, isLetter) >= 0 && !strings.HasSuffix(text, ":") && titleScore(text) < 3 && !humanLanguages(text)
}

// nextLabel begins another labelled value in the same cell: "Ulm Languages: German".
var nextLabel = regexp.MustCompile(`\s+\p{L}[\p{L}-]*\s?:`)

// homeSign is a sign that stands for an address.
var homeSign = regexp.MustCompile(`^[⌂📍🏠🏡]\x{FE0F}?\s*:?\s*`)

// livesIn opens a phrase that says where a person lives.
var livesIn = regexp.MustCompile(`^(?i:(?:currently )?(?:based|living|located|residing|lives|resides) in|wohnhaft in|domiciled in) `)

var placeLabels = phraseSet("location|address|residence|adresse|anschrift|wohnort|city|town|dirección|ubicación|localização|endereço|place|based|lives|region|home|current location|home address|city, state|place of residence|cidade|ciudad|ville|ort")

// streetLabels stand before a whole address, which may leave the town out.
var streetLabels = wordSet("address adresse anschrift dirección endereço")

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
	parts := s.commaFields(s.trim(p, " \t,;|·•–—-:/"))
	if len(parts) > 2 && strings.IndexFunc(parts[0].Value, unicode.IsDigit) >= 0 || len(parts) == 2 && street(parts[0].Value) {
		b.Location.Address = parts[0]
		parts = parts[1:]
	}
	if len(parts) == 0 {
		return
	}
	if len(parts) == 2 && houseEnd.MatchString(parts[1].Value) && !street(parts[0].Value) {
		b.Location.Address = parts[1]
		parts = parts[:1]
	}
	if len(parts) == 2 && countryNames[strings.ToLower(parts[0].Value)] && !placeNames[strings.ToLower(parts[1].Value)] {
		parts[0], parts[1] = parts[1], parts[0] // the country stands first
	}
	b.Location.City = s.withoutPostal(b, parts[0])
	if len(parts) > 1 {
		b.Location.Region = s.withoutPostal(b, parts[1])
	}
	if len(parts) > 2 && len(parts[2].Value) == 2 {
		b.Location.CountryCode = parts[2]
	}
}

// commaFields cuts a span at its commas.
func (s *sheet) commaFields(p Span) []Field {
	var out []Field
	for from := p.Start; from < p.End; {
		to := p.End
		if cut := strings.IndexByte(s.text[from:p.End], ','); cut >= 0 {
			to = from + cut
		}
		if f := s.field(Span{from, to}); !f.IsZero() {
			out = append(out, f)
		}
		from = to + 1
	}
	return out
}

// withoutPostal moves the postal code at an end of a part to its field.
func (s *sheet) withoutPostal(b *Basics, f Field) Field {
	m := postalShape.FindStringIndex(f.Value)
	if m == nil || f.Value != s.str(f.Span) || m[1]-m[0] == len(f.Value) || m[0] > 0 && m[1] < len(f.Value) {
		return f
	}
	at := f.Span.Start
	b.Location.PostalCode = s.field(Span{at + m[0], at + m[1]})
	if m[0] == 0 {
		return s.field(Span{at + m[1], f.Span.End})
	}
	return s.field(Span{at, at + m[0]})
}

// houseEnd is a street with the number of a house behind it: "Hauptstr. 7a".
var houseEnd = regexp.MustCompile(`^\p{L}[\p{L} .'’-]* \d{1,3} ?[a-z]?$`)

// street reports whether a phrase is a street with the number of a house.
func street(s string) bool {
	if strings.IndexFunc(s, unicode.IsDigit) < 0 {
		return false
	}
	for _, w := range phraseWords(s) {
		if w = strings.Trim(w, "."); streetWords[w] || strings.HasSuffix(w, "straße") || strings.HasSuffix(w, "strasse") || strings.HasSuffix(w, "weg") || strings.HasSuffix(w, "platz") {
			return true
		}
	}
	return false
}

var streetWords = wordSet(`street st road rd avenue ave av lane ln row way drive dr boulevard blvd court ct place pl square sq terrace close crescent
	highway hwy parkway pkwy circle trail quay rue calle rua via allee gasse str ulitsa straat laan`)

// postalShape takes the postal codes of most countries, those of Britain, Canada and the
// Netherlands with their letters.
var postalShape = regexp.MustCompile(`\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b\d{4} [A-Z]{2}\b|\b(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\b`)
