package parse

import "strings"

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
			if f.IsZero() || f.Span == b.Name.Span || len(f.Value) > 90 || emailShape.MatchString(f.Value) || notInNames[strings.ToLower(firstWord(f.Value))] && titleScore(f.Value) < 2 {
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
		if n := len(strings.Fields(f.Value)); n > 0 && n <= 8 && len(s.rows[i+1].segs) == 1 && !strings.ContainsAny(f.Value, "@|0123456789:") && placeScore(f.Value) < 1 && !looksLikeURL(f.Value) && !notInNames[strings.ToLower(firstWord(f.Value))] && !strings.HasSuffix(s.rowText(i+1), ".") {
			b.Label = f
		}
		return
	}
}
