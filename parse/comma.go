package parse

import (
	"strings"
)

// A comma separates parties, stands inside a title or a name, or before a place. It
// is cut only where that tells parties apart.

// cutCommas cuts pieces at commas where that tells parties apart: a place at the
// end, or a title beside an employer.
func (s *sheet) cutCommas(ps []piece, w wording) []piece {
	var out []piece
	for _, q := range ps {
		out = append(out, s.cutComma(q, ps, w)...)
	}
	return out
}

func (s *sheet) cutComma(q piece, all []piece, w wording) []piece {
	if n := strings.Count(q.text, ","); n == 0 || n > 10 || q.place >= 3 || q.paren {
		return []piece{q}
	}
	var parts []piece
	at := q.span.Start
	for i := 0; i <= len(q.text); i++ {
		if i == len(q.text) || q.text[i] == ',' {
			if part := s.makePiece(Span{at, q.span.Start + i}, q.row, w); part.text != "" {
				part.at = q.at && len(parts) == 0
				part.label = q.label
				parts = append(parts, part)
			}
			at = q.span.Start + i + 1
		}
	}
	parts = s.joinLegal(parts, w)
	if w.single && len(parts) == 2 && campus(parts[0].text, parts[1].text) {
		return []piece{q}
	}
	// A place at the end: the longest tail that reads as one.
	for k := 1; k < len(parts); k++ {
		tail := s.makePiece(Span{parts[k].span.Start, q.span.End}, q.row, w)
		if tail.place >= 3 && tail.first < 3 {
			head := s.cutComma(s.keepLook(q, Span{q.span.Start, parts[k-1].span.End}, w), all, w)
			return append(head, tail)
		}
	}
	return s.splitParties(q, parts, all)
}

// joinLegal puts a legal form back to its name: "Acme, Inc.".
func (s *sheet) joinLegal(parts []piece, w wording) []piece {
	var out []piece
	for _, p := range parts {
		word := strings.Trim(strings.ToLower(strings.ReplaceAll(p.text, ".", "")), " ")
		if n := len(out) - 1; n >= 0 && legalForms[word] {
			out[n] = s.keepLook(out[n], Span{out[n].span.Start, p.span.End}, w)
			continue
		}
		out = append(out, p)
	}
	return out
}

// splitParties keeps the commas of a piece unless both parties stand in it.
func (s *sheet) splitParties(q piece, parts, all []piece) []piece {
	if len(parts) < 2 || q.label != "" {
		return []piece{q}
	}
	titles, others := 0, 0
	for _, p := range parts {
		switch {
		case p.first >= 3 && p.other < 3:
			titles++
		case p.first < 2:
			others++
		}
	}
	if len(parts) == 2 && parts[0].first >= 3 && departments(parts[1].text) {
		return []piece{q} // "Vice President, Finance"
	}
	if titles == 0 || others == 0 {
		if titles == 0 && q.first < 2 && parts[0].first < 2 {
			return parts
		}
		return []piece{q}
	}
	for _, p := range all { // another piece is the employer: "Manager, Global Sales"
		if p.span != q.span && p.first < 2 && !p.paren && !looksLikeURL(p.text) && (p.other >= 2 || p.place == 0 && proper(p.text)) {
			return []piece{q}
		}
	}
	return s.joinField(q, parts)
}

// departments reports whether a phrase names parts of a company and nothing else.
func departments(text string) bool {
	words := phraseWords(text)
	for _, w := range words {
		if !departmentWords[w] && !trades[w] && !smallWords[w] && w != "global" {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 5
}

// anyDepartment reports whether a phrase names a part of a company among other words.
func anyDepartment(text string) bool {
	for _, w := range phraseWords(text) {
		if departmentWords[w] || trades[w] {
			return true
		}
	}
	return false
}

var departmentWords = wordSet(`finance audit accounting tax treasury controlling operations logistics procurement purchasing marketing sales hr human resources people
	legal compliance risk security research r&d product products quality production manufacturing maintenance engineering infrastructure platform data analytics
	design communications pr it technology support customer success service experience growth strategy partnerships backend frontend mobile web cloud
	emea apac latam dach finanzen einkauf vertrieb personal produktion qualité ventes achats finances ventas finanzas compras vendas finanças`)

// joinField joins what stands between a title and its employer to the title:
// "Manager, Sales, Acme".
func (s *sheet) joinField(q piece, parts []piece) []piece {
	n := len(parts) - 1
	if n < 2 || parts[0].first < 3 || q.at {
		return parts
	}
	if n == 2 && !departments(parts[1].text) && townWords(parts[2].text) && parts[2].other < 2 && !anyDepartment(parts[1].text) {
		parts[2].place = max(parts[2].place, 3) // "Carpenter, Acme, Saltmarsh"
		return parts
	}
	for k := 1; k < n; k++ {
		if parts[k].first >= 2 || parts[k].other >= 2 || parts[k].place >= 3 || !proper(parts[n].text) || parts[n].place >= 3 {
			return parts
		}
	}
	title := parts[0]
	title.span.End = parts[n-1].span.End
	title.text = s.str(title.span)
	return []piece{title, parts[n]}
}
