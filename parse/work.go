package parse

import "strings"

// jobs reads the entries of a part as jobs.
func (s *sheet) jobs(p part, w wording) []Work {
	es := s.entries(p, w)
	heads, cut := make([]parties, len(es)), make([][]piece, len(es))
	for i, e := range es {
		cut[i] = s.pieces(e, p, w)
	}
	lead, beside := s.titleLeads(cut, w), titleBeside(es, cut)
	for i, e := range es {
		if beside {
			markTitle(cut[i], e)
		}
		heads[i] = s.assign(cut[i], w, lead)
	}
	var out []Work
	umbrella := -1 // the entry whose employer stands above its roles
	for i, e := range es {
		h := heads[i]
		job := s.job(e, h)
		if i == 0 && e.dated.single && len(es) > 1 && !es[1].dated.single && es[1].hasDate {
			job.EndDate = Date{} // the newest job, with no end where the others have one
		}
		if above := h.second.row < e.anchor && e.hasDate; h.second.text != "" {
			umbrella = i
			if !above {
				umbrella = -1
			}
		} else if umbrella >= 0 && job.Name.IsZero() && e.anchor-e.from < es[umbrella].anchor-es[umbrella].from {
			job.Name = out[umbrella].Name
			if job.Location.IsZero() {
				job.Location = out[umbrella].Location
			}
		}
		if job.Name.IsZero() && e.head < e.to && strings.HasPrefix(s.rowText(e.head), placeholder) {
			at := s.rows[e.head].span.Start
			job.Name = s.field(Span{at, at + len(placeholder)})
		}
		out = append(out, job)
	}
	return underEmployers(out)
}

// job makes a job of an entry and the parties of its head.
func (s *sheet) job(e entry, h parties) Work {
	job := Work{
		Name:     s.field(h.second.span),
		Position: s.field(h.first.span),
		Location: s.field(h.place.span),
		Span:     s.rowsSpan(e.from, e.to),
	}
	job.StartDate, job.EndDate = e.dates()
	if job.Position.IsZero() || h.first.row == e.anchor && h.first.first < 3 {
		if title, employer := s.wovenHead(e); !title.Empty() {
			job.Position, job.Name, job.Location = s.field(title), s.field(employer), Field{}
		}
	}
	if titleScore(job.Position.Value) < 2 {
		if title, employer := s.wovenTail(e); !title.Empty() {
			job.Position, job.Name, job.Location = s.field(title), s.field(employer), Field{}
		}
	}
	for _, q := range h.rest {
		if job.URL.IsZero() && looksLikeURL(q.text) {
			job.URL = s.field(q.span)
		}
	}
	if job.Location.IsZero() && !job.Name.IsZero() && !job.Position.IsZero() {
		job.Location = s.townBeside(e, h.rest)
	}
	d := s.details(e.head, e.to, linkDetail, aboutDetail)
	job.URL, job.Description = s.entryURL(job.URL, job.Name, e, &d), d.text
	job.Summary, job.Highlights = s.body(e.head, e.to, d.taken)
	if from := s.proseFrom(s.rows[e.head-1].span); from < s.rows[e.head-1].span.End {
		to := max(s.rows[e.head-1].span.End, job.Summary.Span.End)
		job.Summary = s.prose(Span{from, to})
	}
	s.about(&job, h.rest)
	return job
}

// townBeside returns what stands alone beside the date of a job and is written as a town
// is, where both parties are known: most towns stand in no list.
func (s *sheet) townBeside(e entry, rest []piece) Field {
	var found Field
	for _, q := range rest {
		if q.row != e.anchor || q.text != s.withoutDates(e.anchor) || q.paren || !bareTown(q.text) || departments(q.text) || allCaps(q.text) || strings.HasPrefix(q.text, "The ") {
			continue
		}
		if !found.IsZero() {
			return Field{}
		}
		found = s.field(q.span)
	}
	return found
}

// entryURL returns the address of an entry: printed in its head, on a line of its own,
// or behind its name. A line of its own is taken.
func (s *sheet) entryURL(printed, name Field, e entry, d *details) Field {
	if !printed.IsZero() {
		return printed
	}
	if !d.url.IsZero() {
		return d.url
	}
	if f, i := s.lonelyURL(e.head, e.to); i >= 0 {
		d.taken[i] = true
		return f
	}
	return s.linkBehind(name.Span)
}

// underEmployers gives roles the employer whose row with the whole time stands above
// them: "Acme, 2015 – 2021", then "Lead, 2018 – 2021" and "Engineer, 2015 – 2018".
func underEmployers(in []Work) []Work {
	var out []Work
	for i := 0; i < len(in); i++ {
		all := in[i]
		j := i + 1
		for j < len(in) && all.Position.IsZero() && !all.Name.IsZero() && in[j].Name.IsZero() && !in[j].Position.IsZero() && within(in[j], all) {
			j++
		}
		if j == i+1 {
			out = append(out, all)
			continue
		}
		for k := i + 1; k < j; k++ {
			role := in[k]
			role.Name = all.Name
			if role.Location.IsZero() {
				role.Location = all.Location
			}
			if k == i+1 {
				role.Span.Start = all.Span.Start
			}
			out = append(out, role)
		}
		i = j - 1
	}
	return out
}

// within reports whether the time of a role lies in that of another entry.
func within(role, all Work) bool {
	if all.StartDate.IsZero() || role.StartDate.IsZero() || before(role.StartDate, all.StartDate) {
		return false
	}
	return all.EndDate.Present || !role.EndDate.Present && !before(all.EndDate, role.EndDate)
}

// dates returns start and end of an entry. A single date of a job is its end
// unless nothing says so; it is given as the start, the less it claims.
func (e entry) dates() (start, end Date) {
	if !e.hasDate {
		return Date{}, Date{}
	}
	if e.dated.single {
		if e.dated.end.Present {
			return Date{}, e.dated.end
		}
		return e.dated.end, e.dated.end
	}
	return e.dated.start, e.dated.end
}

// titleLeads reports whether in most heads, of which the word lists know both
// parties, the title stands before the employer.
func (s *sheet) titleLeads(heads [][]piece, w wording) bool {
	lead, follow := 0, 0
	for _, ps := range heads {
		title, employer := -1, -1
		for i, q := range s.cutCommas(ps, w) {
			if q.first >= 3 && title < 0 {
				title = i
			}
			if q.first < 2 && q.place < 3 && employer < 0 {
				employer = i
			}
		}
		if title < 0 || employer < 0 {
			continue
		}
		if title < employer {
			lead++
		} else {
			follow++
		}
	}
	return lead >= follow
}

// titleBeside reports whether the title alone stands beside the date in two heads or more
// of a section, and an employer beside the date in none.
func titleBeside(es []entry, heads [][]piece) bool {
	titles := 0
	for i, e := range es {
		beside := besideDate(heads[i], e)
		switch {
		case len(beside) == 1 && beside[0].first >= 3 && beside[0].other < 3:
			titles++
		case len(beside) != 1 || beside[0].other >= 2:
			return false
		}
	}
	return titles >= 2
}

// besideDate returns the pieces on the row of an entry's date, places left out.
func besideDate(ps []piece, e entry) []piece {
	var out []piece
	for _, q := range ps {
		if q.row == e.anchor && q.place < 3 {
			out = append(out, q)
		}
	}
	return out
}

// markTitle makes the title of the only piece beside an entry's date, where the other
// heads have theirs there and no word list knows this one.
func markTitle(ps []piece, e entry) {
	for i := range ps {
		if q := &ps[i]; q.row == e.anchor && q.place < 3 && q.first < 2 && q.label == "" && proper(q.text) {
			q.first = 3
		}
	}
}

// body reads the rows behind a head: running text before the first list item is the
// summary, everything else the highlights, one a paragraph or item. Rows that are taken
// say something else.
func (s *sheet) body(from, to int, taken map[int]bool) (Field, []Field) {
	var summary Field
	var items []Field
	for from < to && taken[from] {
		from++
	}
	for i := from; i < to; {
		if taken[i] {
			i++
			continue
		}
		j := i + 1
		for j < to && !s.begins(j) && !taken[j] {
			j++
		}
		f := s.prose(Span{s.rows[i].span.Start, s.rows[j-1].span.End})
		switch {
		case f.IsZero(), j == i+1 && subHead(f.Value):
			if i == from {
				from = j
			}
		case i == from && !s.rows[i].bullet:
			summary = f
		default:
			items = append(items, f)
		}
		i = j
	}
	return summary, items
}

// begins reports whether a paragraph or list item begins at row i.
func (s *sheet) begins(i int) bool {
	r := &s.rows[i]
	return r.block || r.bullet || r.head > 0 || i > 0 && s.rows[i-1].head > 0
}

func looksLikeURL(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "http") || strings.HasPrefix(s, "www.") || !strings.ContainsAny(s, " @") && domain(s)
}
