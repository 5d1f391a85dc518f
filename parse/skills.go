package parse

import "strings"

// skillGroups reads a part as skills: a row or paragraph is a group, with a head
// where a label stands before a colon or in a cell of its own.
func (s *sheet) skillGroups(p part) []SkillGroup {
	var out []SkillGroup
	for i := p.from; i < p.to; {
		if p.headed && !p.inline && i == p.from {
			i++
			continue
		}
		j := i + 1
		for j < p.to && s.continues(j) {
			j++
		}
		span := Span{s.rows[i].span.Start, s.rows[j-1].span.End}
		if p.inline && i == p.from {
			span.Start = p.body.Start
		}
		if g := s.skillGroup(span); len(g.Keywords) > 0 || !g.Name.IsZero() {
			out = append(out, g)
		}
		i = j
	}
	return s.underHeads(out)
}

// continues reports whether row i goes on with the group above: a wrapped line, not
// a new item or label.
func (s *sheet) continues(i int) bool {
	r := &s.rows[i]
	if r.block || r.bullet || r.gap > 0.6 {
		return false
	}
	text := s.rowText(i)
	if cut := strings.IndexByte(text, ':'); cut > 0 && cut < 40 {
		return false
	}
	before := s.rowText(i - 1)
	return strings.HasSuffix(before, ",") || strings.HasSuffix(before, "-") || strings.HasSuffix(before, "/") ||
		strings.Contains(before, ",") && len(before) > 50 || len(before) > 80
}

// skillGroup reads one group. Its name stands before a colon, a dash or a tab.
func (s *sheet) skillGroup(p Span) SkillGroup {
	g := SkillGroup{Span: p}
	text := s.str(p)
	cut := strings.Index(text, ":")
	if cut < 0 || cut > 60 || strings.HasPrefix(text[cut:], "://") {
		cut = -1
		for _, mark := range []string{" – ", " — ", " - "} {
			if at := strings.Index(text, mark); at > 0 && at < 40 && strings.Contains(text[at:], ",") && !strings.Contains(text[:at], ",") {
				cut = at
				break
			}
		}
		if tab := strings.IndexByte(text, '\t'); cut < 0 && tab > 0 && tab < 40 && strings.ContainsAny(text[tab:], ",;•·|") && !strings.ContainsAny(text[:tab], ",;•·|") {
			cut = tab
		}
	}
	rest := p
	if cut >= 0 {
		g.Name = s.field(Span{p.Start, p.Start + cut})
		rest.Start = p.Start + cut + 1
	}
	g.Keywords = s.keywords(rest)
	return g
}

// keywords cuts a list at commas, semicolons, bars, dots and tabs outside brackets.
func (s *sheet) keywords(p Span) []Field {
	var out []Field
	depth, at := 0, p.Start
	text := s.str(p)
	commas := strings.ContainsAny(text, ",;|•·\t")
	for i, r := range text {
		switch {
		case r == '(' || r == '[':
			depth++
		case (r == ')' || r == ']') && depth > 0:
			depth--
		}
		cut := strings.ContainsRune("\t|•·●∙;", r) || r == ',' && depth == 0 || r == '\n' && (!commas || strings.HasSuffix(text[:i], ","))
		if !cut {
			continue
		}
		out = s.keyword(out, Span{at, p.Start + i})
		at = p.Start + i + len(string(r))
		if r != ',' {
			depth = 0
		}
	}
	return s.keyword(out, Span{at, p.End})
}

func (s *sheet) keyword(out []Field, p Span) []Field {
	f := s.field(p)
	if f.IsZero() || len(f.Value) > 400 {
		return out
	}
	if v := f.Value; strings.HasSuffix(v, ".") && !strings.HasSuffix(v, "..") && len(v) > 4 {
		f.Value = strings.TrimSuffix(v, ".")
		f.Span.End--
	}
	return append(out, f)
}

// underHeads turns a name without keywords ("Databases:") into the name of the groups
// behind it that have none.
func (s *sheet) underHeads(in []SkillGroup) []SkillGroup {
	var out []SkillGroup
	var head Field
	for _, g := range in {
		switch {
		case len(g.Keywords) == 0:
			head = g.Name
		case g.Name.IsZero() && !head.IsZero():
			g.Name = head
			out = append(out, g)
		default:
			head = Field{}
			out = append(out, g)
		}
	}
	return out
}
