package parse

import (
	"strings"
	"unicode"
)

// parties is what the head of an entry names.
type parties struct {
	first, second, place piece
	rest                 []piece
}

// labelled returns the party that a label names, nil if it names none.
func (p *parties) labelled(label string) *piece {
	switch label {
	case "role", "position", "title", "designation", "job title", "stelle", "funktion", "poste", "fonction", "cargo", "puesto", "función", "função", "functie":
		return &p.first
	case "company", "employer", "organization", "organisation", "company name", "firma", "arbeitgeber", "entreprise", "employeur", "empresa", "werkgever", "client", "customer":
		return &p.second
	case "location", "place":
		return &p.place
	}
	return nil
}

// assign finds the two parties and the place among the pieces of a head.
func (s *sheet) assign(ps []piece, w wording, firstLeads bool) parties {
	ps = s.cutMixed(s.cutCommas(ps, w), w)
	var out parties
	taken := make([]bool, len(ps))
	take := func(i int) piece {
		if i < 0 {
			return piece{}
		}
		taken[i] = true
		return ps[i]
	}
	for i, q := range ps { // labels decide
		if p := out.labelled(q.label); p != nil && p.text == "" {
			*p = take(i)
		}
	}
	pick := func(score func(piece) int, floor int) piece {
		best, at := floor-1, -1
		for i, q := range ps {
			if v := score(q); !taken[i] && v > best {
				best, at = v, i
			}
		}
		return take(at)
	}
	if out.first.text == "" {
		out.first = pick(func(q piece) int { return q.first*2 - q.other - q.place }, 3)
	}
	if out.place.text == "" {
		out.place = pick(func(q piece) int { return q.place*2 - q.other }, 5)
	}
	if out.second.text == "" {
		out.second = pick(func(q piece) int {
			if q.at {
				return q.other + 4
			}
			return q.other
		}, 2)
	}
	s.fill(&out, ps, taken, firstLeads)
	if out.second.text == "" {
		s.cutTitle(&out, w)
	}
	s.withBracket(&out, ps, taken)
	for i, q := range ps {
		if !taken[i] {
			out.rest = append(out.rest, q)
		}
	}
	return out
}

// fill gives what no word list knows to the parties that are still open, by their
// order in the head.
func (s *sheet) fill(out *parties, ps []piece, taken []bool, firstLeads bool) {
	next := func() piece {
		for _, paren := range []bool{false, true} {
			for i, q := range ps {
				if !taken[i] && q.paren == paren && proper(q.text) && q.place < 3 && !looksLikeURL(q.text) && !(q.paren && q.place > 0) {
					taken[i] = true
					return q
				}
			}
		}
		return piece{}
	}
	switch {
	case out.first.text == "" && out.second.text == "" && firstLeads:
		out.first = next()
		out.second = next()
	case out.second.text == "":
		out.second = next()
		if out.first.text == "" {
			out.first = next()
		}
	case out.first.text == "":
		out.first = next()
	}
	if s.cutPlace(out) && out.first.text == "" && strings.Contains(out.place.text, ", ") && strings.Count(out.place.text, ",") > 1 {
		out.first = out.second // "Confectioner, Acme, Szeged, Hungary": two names before a place
		out.second = piece{}
		s.cutPlace(out)
		if !firstLeads {
			out.first, out.second = out.second, out.first
		}
	}
	if out.place.text == "" {
		for i, q := range ps {
			if !taken[i] && q.place > 0 {
				taken[i] = true
				out.place = q
				break
			}
		}
	}
}

// cutTitle cuts an employer off a title that has no separator behind it: "Web
// Developer Acme Corp", "Developer in Acme Ltd".
func (s *sheet) cutTitle(out *parties, w wording) {
	if title, employer, ok := s.titleEnd(out.first, w); ok {
		out.first, out.second = title, employer
	}
}

// cutMixed does so with every piece that both word lists know.
func (s *sheet) cutMixed(ps []piece, w wording) []piece {
	var out []piece
	for _, q := range ps {
		if q.first >= 2 && q.other >= 2 && q.label == "" && !w.single {
			if title, employer, ok := s.titleEnd(q, w); ok {
				out = append(out, title, employer)
				continue
			}
		}
		out = append(out, q)
	}
	return out
}

// titleEnd finds where in a piece the title ends and the employer begins.
func (s *sheet) titleEnd(q piece, w wording) (title, employer piece, ok bool) {
	words := strings.Fields(q.text)
	if q.first < 2 || len(words) < 3 {
		return title, employer, false
	}
	end := q.span.Start
	for i, word := range words[:len(words)-1] {
		end += strings.Index(s.text[end:q.span.End], word) + len(word)
		titleTo := end
		next := strings.ToLower(words[i+1])
		if strings.HasSuffix(word, ",") || !titleWord(strings.ToLower(word)) || titleScore(strings.Join(words[i+1:], " ")) >= 2 {
			continue
		}
		if next == "in" || next == "for" {
			end += len(next) + 1
		} else if smallWords[next] || roman[next] || next == "of" || next == "&" || !unicode.IsUpper(firstRune(words[i+1])) {
			return title, employer, false
		}
		rest := s.keepLook(q, Span{end, q.span.End}, w)
		if rest.text == "" || rest.place >= 3 || strings.HasPrefix(strings.TrimSpace(s.text[end:]), "/") || (next == "in" || next == "for") && rest.other < 2 {
			return title, employer, false
		}
		return s.keepLook(q, Span{q.span.Start, titleTo}, w), rest, true
	}
	return title, employer, false
}

// withBracket puts a bracket behind a title back to it if it names no party:
// "Developer (Java)".
func (s *sheet) withBracket(out *parties, ps []piece, taken []bool) {
	for i, q := range ps {
		if taken[i] || !q.paren || q.row != out.first.row || out.first.text == "" {
			continue
		}
		if gap := q.span.Start - out.first.span.End; gap < 1 || gap > 2 {
			continue
		}
		taken[i] = true
		out.first.span.End = q.span.End + 1
		out.first.text = s.str(out.first.span)
	}
}

// cutPlace takes an employer that no word list knows off the front of a place:
// "Acme, Lyon", "Acme, Berlin, Germany". A town before a country stays a place.
// It reports whether it did.
func (s *sheet) cutPlace(out *parties) bool {
	q := out.place
	if out.second.text != "" || q.paren || q.label != "" {
		return false
	}
	first, rest, ok := strings.Cut(q.text, ",")
	if !ok || placeNames[strings.ToLower(strings.TrimSpace(first))] {
		return false
	}
	if tail := strings.TrimSpace(rest); !strings.Contains(tail, ",") && (stateCodes[tail] || placeScore(tail) >= 3 && !towns[strings.ToLower(tail)]) {
		return false
	}
	out.second, out.place = q, q
	out.second.span.End = q.span.Start + len(first)
	out.second.text = first
	out.place.span.Start = out.second.span.End + 1
	out.place.span = s.trim(out.place.span, " ")
	out.place.text = s.str(out.place.span)
	return true
}

// proper reports whether a phrase can be a name: it begins with a capital or a digit
// and is not too long.
func proper(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 10 {
		return false
	}
	r := firstRune(s)
	if sentence(s) {
		return false
	}
	return unicode.IsUpper(r) || unicode.IsDigit(r) || len(words) <= 3 && unicode.IsLetter(r)
}
