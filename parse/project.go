package parse

import (
	"regexp"
	"strings"
)

// projects reads the entries of a part as projects; without dates or headings, one a
// paragraph.
func (s *sheet) projects(p part) []Project {
	var out []Project
	for _, e := range s.projectEntries(p) {
		pr := Project{Span: s.rowsSpan(e.from, e.to)}
		pr.StartDate, pr.EndDate = e.dates()
		d := s.details(e.head, e.to, toolDetail, roleDetail, bodyDetail, kindDetail, linkDetail)
		s.projectHead(&pr, s.pieces(e, p, plainWording))
		pr.URL = s.entryURL(pr.URL, pr.Name, e, &d)
		if e.head < e.to && len(pr.Roles) == 0 && s.ownRole(e.head) && !d.taken[e.head] {
			pr.Roles, d.taken[e.head] = []Field{s.field(s.rows[e.head].span)}, true
		}
		pr.Keywords, pr.Roles = append(pr.Keywords, d.tools...), append(pr.Roles, d.roles...)
		pr.Entity, pr.Type = pr.Entity.or(d.entity), pr.Type.or(d.kind)
		pr.Description, pr.Highlights = s.body(e.head, e.to, d.taken)
		out = append(out, pr)
	}
	return out
}

// projectEntries cuts a part at its headings, bold rows or dates.
func (s *sheet) projectEntries(p part) []entry {
	var out []entry
	for i := p.first(); i < p.to; i++ {
		r := &s.rows[i]
		a, dated := s.anchorAt(i, p, plainWording)
		opens := r.head > 0 || !r.bullet && (dated && !a.p.single || s.headness(i, plainWording) >= 2 && (i == p.first() || s.begins(i) && !s.headRow(out, i-1)))
		if len(out) > 0 && (!opens || s.newDetail(out[len(out)-1].from, i)) {
			continue
		}
		if k := len(out) - 1; k >= 0 && !out[k].hasDate && dated && (out[k].head == i || i-out[k].from <= 3 && s.withoutDates(i) == "") {
			out[k].head, out[k].dated, out[k].hasDate = i+1, a.p, true
			continue
		}
		e := entry{from: i, head: i + 1, to: p.to, anchor: i, dated: a.p, hasDate: dated}
		if k := len(out) - 1; k >= 0 {
			out[k].to = i
		}
		out = append(out, e)
	}
	return out
}

// newDetail reports whether row i is a labelled line of a kind that the entry from row
// from on does not have yet: then it belongs to that entry.
func (s *sheet) newDetail(from, i int) bool {
	kind, _ := detailOf(s.rowText(i))
	for n := from; n < i && kind != noDetail; n++ {
		if old, _ := detailOf(s.rowText(n)); old == kind {
			return false
		}
	}
	return kind != noDetail
}

// headRow reports whether row i is the head of the entry at hand.
func (s *sheet) headRow(es []entry, i int) bool {
	k := len(es) - 1
	return k >= 0 && i < es[k].head
}

// projectHead fills what the pieces of a project's head say: "Harvest planner | Go,
// PostgreSQL", "Harvest planner – Lead developer, Example University (thesis)".
func (s *sheet) projectHead(pr *Project, pieces []piece) {
	for _, q := range pieces {
		kind, _ := detailOf(q.label + ":")
		switch {
		case looksLikeURL(q.text):
			pr.URL = pr.URL.or(s.field(q.span))
		case pr.Name.IsZero():
			pr.Name = s.field(q.span)
		case kind == bodyDetail && pr.Entity.IsZero():
			pr.Entity = s.field(q.span)
		case kind == roleDetail:
			pr.Roles = append(pr.Roles, s.field(q.span))
		case pr.Type.IsZero() && projectType.MatchString(q.text):
			pr.Type = s.field(q.span)
		case len(pr.Keywords) == 0 && toolList(q.text):
			pr.Keywords = s.keywords(q.span)
		case len(pr.Roles) == 0 && roleName(q.text):
			pr.Roles = append(pr.Roles, s.field(q.span))
		case pr.Entity.IsZero() && len(strings.Fields(q.text)) <= 8 && (q.at || employerScore(q.text) >= 3 || schoolScore(q.text) >= 3):
			pr.Entity = s.field(q.span)
		}
	}
}

// projectType is a phrase that says what a project is, where it stands alone.
var projectType = regexp.MustCompile(`(?i)^(?:open[- ]source(?: project)?|(?:personal|side|hobby|private|team|group|course|class|university|school|student|academic|research|freelance|capstone|final[- ]year|senior design|industry|pet) project|` +
	`(?:bachelor|master|diploma|doctoral|phd)?(?:['’]s)? ?thesis|dissertation|hackathon|capstone|(?:mobile |web |desktop )?(?:app|application)|website|game|talk|presentation|conference|workshop|volunteering|` +
	`bachelorarbeit|masterarbeit|diplomarbeit|abschlussarbeit|projet (?:personnel|académique)|mémoire|proyecto (?:personal|académico)|projeto (?:pessoal|acadêmico))$`)

// toolList reports whether a piece is a list of short names: "Go, gRPC, PostgreSQL".
func toolList(text string) bool {
	items := strings.Split(text, ",")
	if len(items) < 2 || placeScore(text) >= 3 {
		return false
	}
	for _, item := range items {
		if n := len(strings.Fields(item)); n == 0 || n > 3 || titleScore(item) >= 2 {
			return false
		}
	}
	return true
}

// roleName reports whether a short phrase names a person's part.
func roleName(text string) bool {
	return titleScore(text) >= 2 && len(strings.Fields(text)) <= 5 && !sentence(text) && !strings.ContainsAny(text, ".:;")
}

// ownRole reports whether a row below a project's head holds a role and nothing else.
func (s *sheet) ownRole(i int) bool {
	r := &s.rows[i]
	return !r.bullet && len(r.segs) == 1 && roleName(s.rowText(i)) && (i+1 >= len(s.rows) || s.begins(i+1))
}
