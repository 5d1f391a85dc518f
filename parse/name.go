package parse

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/proven-go/proven/parse/run"
)

// name takes the row of the first part that looks most like a person's name: large,
// near the top, two to five capitalised words.
func (s *sheet) name(b *Basics, parts []part, near []int) {
	if len(parts) == 0 {
		return
	}
	best, score := s.nameNearTop(parts)
	if score < 4 {
		best, score = s.nameNear(near)
	}
	if score < 4 {
		return
	}
	text := s.str(best)
	if m := nameEnd.FindStringIndex(text); m != nil && m[0] > 0 {
		best.End = best.Start + m[0]
	}
	b.Name = s.field(best)
	if wide, ok := spacedName(b.Name.Value); ok {
		b.Name.Value = wide
	}
}

func (s *sheet) nameNearTop(parts []part) (best Span, score int) {
	size := s.bodySize()
	for k, p := range parts {
		if k > 0 && p.kind != HeaderSection && k > 3 {
			break
		}
		for i := p.from; i < p.to && i < p.from+8; i++ {
			if k > 0 && i == p.from {
				continue
			}
			for j, seg := range s.rows[i].segs {
				n := s.nameScore(i, j, size)
				if k > 0 {
					n -= 4
				}
				if n > score {
					best, score = seg, n
				}
			}
		}
	}
	return best, score
}

// nameNear looks beside the contacts, wherever they stand.
func (s *sheet) nameNear(near []int) (best Span, score int) {
	size := s.bodySize()
	for _, i := range near {
		for j, seg := range s.rows[i].segs {
			if n := s.nameScore(i, j, size); n > 0 && n+3 > score && len(strings.Fields(s.str(seg))) > 1 && !s.rows[i].bullet {
				best, score = seg, n+3
			}
		}
	}
	return best, score
}

// nameEnd is where a row with a name goes on to something else.
var nameEnd = regexp.MustCompile(`\s*[|•·,]\s+|\s+[–—-]\s+|,$|\s*\(`)

// spacedName closes up a letter-spaced name; words stand apart by case only, so it
// works where each word begins with a capital.
func spacedName(s string) (string, bool) {
	glued, ok := unspaced(s)
	if !ok || allCaps(glued) {
		return s, false
	}
	var b strings.Builder
	for i, r := range glued {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

// nameScore says how much a segment looks like the person's name.
func (s *sheet) nameScore(i, j int, body float64) int {
	r := &s.rows[i]
	text := r.segments[j].text
	if m := nameEnd.FindStringIndex(text); m != nil && m[0] > 0 {
		text = text[:m[0]]
	}
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(text, "@0123456789:/*") || len(text) > 60 {
		return 0
	}
	if titleScore(text) >= 2 || employerScore(text) >= 3 || placeScore(text) >= 3 || degreeScore(text) >= 3 {
		return 0
	}
	if kind, sure, ok := headKind(headWords(text)); ok && (sure || kind == SummarySection) {
		return 0
	}
	for _, w := range words {
		bare := strings.ToLower(strings.Trim(w, ".,"))
		if _, noun := headNouns[bare]; noun || notInNames[bare] || !unicode.IsUpper(firstRune(w)) && !smallWords[bare] {
			return 0
		}
	}
	n := 6 - min(i, 5)
	if len(words) >= 2 {
		n += 2
	} else {
		n -= 4
	}
	if r.head == 1 {
		n += 4
	}
	if size := r.segments[j].size; body > 0 && size > 1.2*body {
		n += int(min(8, (size/body-1)*8))
	}
	if r.segments[j].style&run.Bold != 0 {
		n++
	}
	return n
}

// headline takes the short row behind the name that reads as a title; without a
// name, the first such row.
func (s *sheet) headline(b *Basics, parts []part) {
	if len(parts) == 0 || parts[0].headed {
		return
	}
	p := parts[0]
	for i := p.from; i < p.to && i < p.from+10; i++ {
		for _, q := range s.contactPieces(i) {
			f := s.field(q)
			if f.IsZero() || f.Span == b.Name.Span || len(f.Value) > 90 || emailShape.MatchString(f.Value) {
				continue
			}
			if len(strings.Fields(f.Value)) <= 9 && titleScore(f.Value) >= 2 && !sentence(f.Value) {
				b.Label = f
				return
			}
		}
	}
	// Behind the name a row without a known noun may be a headline too.
	for i := p.from; i+1 < p.to; i++ {
		if b.Name.Span.Empty() || b.Name.Span.Start < s.rows[i].span.Start || b.Name.Span.Start >= s.rows[i].span.End {
			continue
		}
		f := s.field(s.rows[i+1].segs[0])
		if n := len(strings.Fields(f.Value)); n > 0 && n <= 8 && len(s.rows[i+1].segs) == 1 && !strings.ContainsAny(f.Value, "@|0123456789:") && placeScore(f.Value) < 1 && !looksLikeURL(f.Value) && !strings.HasSuffix(s.rowText(i+1), ".") {
			b.Label = f
		}
		return
	}
}

// notInNames are words that stand where names do and belong to none.
var notInNames = wordSet("curriculum vitae resume résumé cv lebenslauf page phone email e-mail mobile linkedin github address technology information skills stack java python javascript react angular web software it full-stack fullstack front end frontend backend back-end senior junior citizen whatsapp telegram skype")
