package parse

import (
	"regexp"
	"strings"
	"unicode"
)

// skillGroups reads a part as skills: rows of cells (skillcell.go) that belong to the
// name above, before or beside them.
func (s *sheet) skillGroups(p part) []SkillGroup {
	return s.groups(p, false)
}

// groups reads the groups of a part. Levels ("Advanced") are keywords only if asked
// for.
func (s *sheet) groups(p part, levels bool) []SkillGroup {
	cells := s.cells(p)
	s.nameCells(cells)
	var out []SkillGroup
	owner := map[int]int{} // index of a name cell to its group
	for i := range cells {
		c := &cells[i]
		switch {
		case c.name:
			owner[i] = len(out)
			out = append(out, SkillGroup{Name: s.field(c.span), Span: c.span})
			continue
		case c.level && !levels:
			if k := s.ownerOf(cells, i); k >= 0 && out[owner[k]].Level.IsZero() {
				out[owner[k]].Level = s.field(c.span)
			}
			continue
		}
		g := s.skillGroup(c.span)
		if k := s.ownerOf(cells, i); k >= 0 && g.Name.IsZero() {
			at := owner[k]
			out[at].Keywords = s.joinWrapped(out[at].Keywords, g.Keywords, cells, i)
			out[at].Span.End = max(out[at].Span.End, c.span.End)
			continue
		}
		if n := len(out) - 1; n >= 0 && i > 0 && g.Name.IsZero() && !cells[i-1].name && (cells[i-1].row == c.row || s.continues(c.row) || s.wrapsCell(cells, i)) && len(out[n].Keywords) > 0 {
			out[n].Keywords = s.joinWrapped(out[n].Keywords, g.Keywords, cells, i)
			out[n].Span.End = c.span.End
			continue
		}
		if len(g.Keywords) > 0 || !g.Name.IsZero() {
			out = append(out, g)
		}
	}
	return s.underHeads(out)
}

// joinWrapped appends keywords; the first one goes on with the last if it was broken
// over two lines.
func (s *sheet) joinWrapped(to, more []Field, cells []cell, i int) []Field {
	prev := s.cellAbove(cells, i)
	if len(to) == 0 || len(more) == 0 || prev < 0 || cells[prev].closed || !s.wrapsCell(cells, i) {
		return append(to, more...)
	}
	last := &to[len(to)-1]
	if last.Span.End > cells[prev].span.End || last.Span.End < cells[prev].span.End-1 {
		return append(to, more...)
	}
	if strings.HasSuffix(s.str(cells[prev].span), "-") && unicode.IsLower(firstRune(more[0].Value)) {
		last.Value += more[0].Value
	} else {
		last.Value += " " + more[0].Value
	}
	last.Span.End = more[0].Span.End
	return append(to, more[1:]...)
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

// skillGroup reads one cell as a group. Its name stands before a colon or a dash.

func (s *sheet) skillGroup(p Span) SkillGroup {
	g := SkillGroup{Span: p}
	text := s.str(p)
	cut := strings.Index(text, ":")
	if cut < 0 || cut > 60 || cut == len(text)-1 || strings.HasPrefix(text[cut:], "://") {
		cut = -1
		for _, mark := range []string{" – ", " — ", " - "} {
			if at := strings.Index(text, mark); at > 0 && at < 40 && strings.Contains(text[at:], ",") && !strings.Contains(text[:at], ",") {
				cut = at
				break
			}
		}
	}
	rest := p
	if cut >= 0 {
		g.Name = s.field(Span{p.Start, p.Start + cut})
		rest.Start = p.Start + cut + 1
	}
	g.Keywords = s.keywords(rest)
	if k := g.Keywords; len(k) == 1 && g.Name.IsZero() { // "Go (expert)"
		if m := levelTail.FindStringIndex(s.str(rest)); m != nil && k[0].Span.End <= rest.Start+m[0] {
			g.Level = s.field(Span{rest.Start + m[0], rest.Start + m[1]})
			g.Level = s.field(Span{g.Level.Span.Start + 1, g.Level.Span.End - 1})
		}
	}
	return g
}

// keywords cuts a list at commas, semicolons, bars, dots and tabs outside brackets.
func (s *sheet) keywords(p Span) []Field {
	var out []Field
	depth, at := 0, p.Start
	text := s.str(p)
	commas := strings.ContainsAny(text, ",;|•·\t")
	slashes := !commas && strings.Count(text, " / ") > 0
	for i, r := range text {
		switch {
		case r == '(' || r == '[':
			depth++
		case (r == ')' || r == ']') && depth > 0:
			depth--
		}
		cut := strings.ContainsRune("\t|•·●∙;", r) || r == '/' && slashes && around(text, i, i+1) || r == ',' && depth == 0 || r == '\n' && (!commas || strings.HasSuffix(text[:i], ","))
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
	if m := numbering.FindStringIndex(s.str(p)); m != nil {
		p.Start += m[1] - 1
	}
	f := s.field(p)
	if m := levelTail.FindStringIndex(f.Value); m != nil && m[0] > 0 {
		f = s.field(Span{f.Span.Start, f.Span.Start + len(s.str(f.Span)) - (len(f.Value) - m[0])})
	}
	if f.IsZero() || len(f.Value) > 400 || strings.IndexFunc(f.Value, unicode.IsLetter) < 0 {
		return out
	}
	if v := f.Value; strings.HasSuffix(v, ".") && !strings.HasSuffix(v, "..") && len(v) > 4 {
		f.Value = strings.TrimSuffix(v, ".")
		f.Span.End--
	}
	return append(out, f)
}

var (
	// numbering stands before the items of a list; the match ends behind the first
	// letter of the item.
	numbering = regexp.MustCompile(`^\s*\(?\d{1,2}[.)]\s*[\p{L}.]`)
	// levelTail is a level in brackets behind a skill.
	levelTail = regexp.MustCompile(`(?i)\s*\((?:master|expert|advanced|intermediate|beginner|basic|proficient|fluent|familiar|competent|novice|\d+\+?\s*(?:years?|yrs?|ans|jahre))\)$`)
)

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
