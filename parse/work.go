package parse

import "strings"

// jobs reads the entries of a part as jobs.
func (s *sheet) jobs(p part, w wording) []Work {
	es := s.entries(p, w)
	heads := make([]parties, len(es))
	lead := s.titleLeads(es, p, w)
	for i, e := range es {
		heads[i] = s.assign(s.pieces(e, p, w), w, lead)
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
		} else if umbrella >= 0 && e.anchor-e.from < es[umbrella].anchor-es[umbrella].from {
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
	for _, q := range h.rest {
		if job.URL.IsZero() && looksLikeURL(q.text) {
			job.URL = s.field(q.span)
		}
	}
	job.Summary, job.Highlights = s.body(e.head, e.to)
	return job
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
func (s *sheet) titleLeads(es []entry, p part, w wording) bool {
	lead, follow := 0, 0
	for _, e := range es {
		title, employer := -1, -1
		for i, q := range s.cutCommas(s.pieces(e, p, w), w) {
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

// body reads the rows behind a head: running text before the first list item is the
// summary, everything else the highlights, one a paragraph or item.
func (s *sheet) body(from, to int) (Field, []Field) {
	var summary Field
	var items []Field
	for i := from; i < to; {
		j := i + 1
		for j < to && !s.begins(j) {
			j++
		}
		f := s.prose(Span{s.rows[i].span.Start, s.rows[j-1].span.End})
		switch {
		case f.IsZero():
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
