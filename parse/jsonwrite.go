package parse

import "strings"

// writer writes the text of a JSON Resume and keeps where each fact stands.
type writer struct {
	r      *Resume
	text   strings.Builder
	limit  int
	cut    bool
	hidden string
}

// line writes facts on one line, separated by sep, and returns a field for each.
func (w *writer) line(sep string, facts ...words) []Field {
	out := make([]Field, len(facts))
	begun := false
	for i, f := range facts {
		clean, zero := zeroWidth(string(f))
		w.hidden += zero
		value := tidy(clean)
		if value == "" {
			continue
		}
		if w.text.Len()+len(value)+len(sep)+1 > w.limit {
			w.cut = true
			continue
		}
		if begun {
			w.text.WriteString(sep)
		}
		begun = true
		at := w.text.Len()
		w.text.WriteString(value)
		out[i] = Field{Value: value, Span: Span{at, w.text.Len()}}
	}
	if begun {
		w.text.WriteByte('\n')
	}
	return out
}

func (w *writer) one(f words) Field { return w.line("", f)[0] }

func (w *writer) each(facts []words) []Field {
	var out []Field
	for _, f := range facts {
		if g := w.one(f); !g.IsZero() {
			out = append(out, g)
		}
	}
	return out
}

// head begins a section.
func (w *writer) head(kind SectionKind, title string) {
	w.end()
	at := w.text.Len()
	var head Span
	if title != "" && at+len(title) < w.limit {
		w.text.WriteString(title + "\n")
		head = Span{at, at + len(title)}
	}
	w.r.Sections = append(w.r.Sections, Section{kind, head, Span{at, at}})
}

// end closes the section at hand, and drops it if nothing stands in it.
func (w *writer) end() {
	if n := len(w.r.Sections) - 1; n >= 0 {
		w.r.Sections[n].Span.End = w.text.Len()
		if w.r.Sections[n].Span.Empty() {
			w.r.Sections = w.r.Sections[:n]
		}
	}
}

// dates writes a range on a line of its own. A job without an end goes on.
func (w *writer) dates(start, end words, open bool) (a, b Date) {
	if end == "" && start != "" && open {
		end = "present"
	}
	f := w.line(" – ", start, end)
	return date1(f[0]), date1(f[1])
}

func date1(f Field) Date {
	d, n := dateAt(scan(f.Value))
	if n == 0 {
		return Date{}
	}
	d.Span = f.Span
	return d
}

// resume writes all sections.
func (w *writer) resume(in loose) {
	w.head(HeaderSection, "")
	w.basics(in.Basics)
	if in.Basics.Summary != "" {
		w.head(SummarySection, "Summary")
		w.r.Basics.Summary = w.one(in.Basics.Summary)
	}
	if len(in.Work) > 0 {
		w.head(WorkSection, "Work")
		w.r.Work = w.jobs(in.Work)
	}
	if len(in.Volunteer) > 0 {
		w.head(VolunteerSection, "Volunteer")
		w.r.Volunteer = w.jobs(in.Volunteer)
	}
	if len(in.Projects) > 0 {
		w.head(ProjectSection, "Projects")
		w.projects(in.Projects)
	}
	if len(in.Education) > 0 {
		w.head(EducationSection, "Education")
		w.education(in.Education)
	}
	w.skills(in)
	w.facts(in)
}

func (w *writer) basics(in looseBasics) {
	b := &w.r.Basics
	b.Name, b.Label = w.one(in.Name), w.one(in.Label)
	b.Email, b.Phone, b.URL = w.one(in.Email), w.one(in.Phone), w.one(in.URL.or(in.Website))
	l := w.line(", ", in.Location.Address, in.Location.PostalCode, in.Location.City, in.Location.Region, in.Location.CountryCode)
	b.Location = Location{l[0], l[1], l[2], l[3], l[4]}
	for _, p := range in.Profiles {
		f := w.line("\t", p.Network, p.Username, p.URL)
		if f[0].IsZero() && f[1].IsZero() && f[2].IsZero() {
			continue
		}
		b.Profiles = append(b.Profiles, Profile{f[0], f[1], f[2]})
	}
}

func (w *writer) jobs(in []looseEntry) (out []Work) {
	for _, e := range in {
		at := w.text.Len()
		f := w.line("\t", e.Position, e.Name.or(e.Company, e.Organization), e.Location)
		j := Work{Position: f[0], Name: f[1], Location: f[2]}
		j.StartDate, j.EndDate = w.dates(e.StartDate, e.EndDate, true)
		j.URL = w.one(e.URL.or(e.Website))
		j.Summary, j.Description = w.one(e.Summary), w.one(e.Description)
		j.Highlights = w.each(e.Highlights)
		if j.Span = (Span{at, w.text.Len()}); !j.Span.Empty() {
			out = append(out, j)
		}
	}
	return out
}

func (w *writer) projects(in []looseEntry) {
	for _, e := range in {
		at := w.text.Len()
		p := Project{Name: w.one(e.Name)}
		p.StartDate, p.EndDate = w.dates(e.StartDate, e.EndDate, false)
		p.URL = w.one(e.URL.or(e.Website))
		p.Description = w.one(e.Description.or(e.Summary))
		p.Highlights = w.each(e.Highlights)
		p.Roles = w.each(e.Roles)
		p.Keywords = w.list(e.Keywords)
		p.Entity, p.Type = w.one(e.Entity), w.one(e.Type)
		if p.Span = (Span{at, w.text.Len()}); !p.Span.Empty() {
			w.r.Projects = append(w.r.Projects, p)
		}
	}
}

func (w *writer) education(in []looseEntry) {
	for _, e := range in {
		at := w.text.Len()
		f := w.line("\t", e.Institution.or(e.Name), e.StudyType, e.Area)
		s := Education{Institution: f[0], StudyType: f[1], Area: f[2]}
		s.StartDate, s.EndDate = w.dates(e.StartDate, e.EndDate, false)
		s.Score, s.URL = w.one(e.Score.or(e.GPA)), w.one(e.URL.or(e.Website))
		s.Courses = w.each(e.Courses)
		if s.Span = (Span{at, w.text.Len()}); !s.Span.Empty() {
			w.r.Education = append(w.r.Education, s)
		}
	}
}

// list writes keywords on one line.
func (w *writer) list(in []words) []Field {
	var out []Field
	for _, f := range w.line(", ", in...) {
		if !f.IsZero() {
			out = append(out, f)
		}
	}
	return out
}

func (w *writer) skills(in loose) {
	if len(in.Skills) > 0 {
		w.head(SkillSection, "Skills")
	}
	for _, e := range in.Skills {
		at := w.text.Len()
		f := w.line("\t", e.Name, e.Level)
		g := SkillGroup{Name: f[0], Level: f[1], Keywords: w.list(e.Keywords)}
		if g.Span = (Span{at, w.text.Len()}); !g.Span.Empty() {
			w.r.Skills = append(w.r.Skills, g)
		}
	}
	if len(in.Interests) > 0 {
		w.head(InterestSection, "Interests")
	}
	for _, e := range in.Interests {
		if i := (Interest{w.one(e.Name), w.list(e.Keywords)}); !i.Name.IsZero() || len(i.Keywords) > 0 {
			w.r.Interests = append(w.r.Interests, i)
		}
	}
}

func (w *writer) facts(in loose) {
	section := func(kind SectionKind, title string, list []looseFact, keep func(f []Field, e looseFact, at Span)) {
		if len(list) > 0 {
			w.head(kind, title)
		}
		for _, e := range list {
			at := w.text.Len()
			f := w.line("\t", e.Name.or(e.Title, e.Language), e.Issuer.or(e.Awarder, e.Publisher, e.Fluency), e.Date.or(e.ReleaseDate))
			f = append(f, w.one(e.URL.or(e.Website)), w.one(e.Summary))
			if span := (Span{at, w.text.Len()}); !span.Empty() {
				keep(f, e, span)
			}
		}
	}
	r := w.r
	section(CertificateSection, "Certificates", in.Certificates, func(f []Field, _ looseFact, at Span) {
		r.Certificates = append(r.Certificates, Certificate{f[0], date1(f[2]), f[3], f[1], at})
	})
	section(AwardSection, "Awards", in.Awards, func(f []Field, _ looseFact, at Span) {
		r.Awards = append(r.Awards, Award{f[0], date1(f[2]), f[1], f[4], at})
	})
	section(PublicationSection, "Publications", in.Publications, func(f []Field, _ looseFact, at Span) {
		r.Publications = append(r.Publications, Publication{f[0], f[1], date1(f[2]), f[3], f[4], at})
	})
	section(LanguageSection, "Languages", in.Languages, func(f []Field, _ looseFact, _ Span) {
		r.Languages = append(r.Languages, Language{f[0], f[1]})
	})
}
