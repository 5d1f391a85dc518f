package parse

import (
	"strings"
	"unicode"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// field returns the confidence of a field with a value.
func (g *grader) field(at slot, f *Field) int {
	switch at.list {
	case "basics":
		return g.basics(at.name, f)
	case "basics.location":
		return g.place(f)
	case "basics.profiles":
		return g.profile(at.i)
	case "work", "volunteer":
		return g.job(at, f)
	case "education":
		return g.study(at.name, f)
	case "skills", "interests":
		return g.listed(f)
	case "languages":
		if at.name == "language" && humanLanguages(f.Value) {
			return Shaped
		}
		return Placed
	}
	return g.fact(at.name, f)
}

// basics grades the person's own fields.
func (g *grader) basics(name string, f *Field) int {
	switch name {
	case "name":
		return g.name(f)
	case "email":
		if f.Span.Empty() {
			return Stated // the target of a link
		}
		return max(Shaped, g.known(f.Span, true))
	case "phone":
		switch {
		case g.labelled(f.Span):
			return Labelled
		case strings.HasPrefix(f.Value, "+"), strings.HasPrefix(f.Value, "("):
			return Shaped
		}
		return Known
	case "url":
		if g.labelled(f.Span) {
			return Labelled
		}
		return Known // whose page it is, its form does not tell
	case "label":
		return min(Known, g.known(f.Span, titleScore(f.Value) >= 2))
	}
	if g.section(f.Span).Kind == SummarySection && !g.section(f.Span).Head.Empty() {
		return Shaped
	}
	return Placed
}

// name grades the person's name: an e-mail address or account that agrees, large type
// and two words or more are signs.
func (g *grader) name(f *Field) int {
	words := strings.Fields(f.Value)
	agrees := agreement(words, &g.r.Basics)
	i := g.rowOf(f.Span.Start)
	large := i >= 0 && g.body > 0 && g.rows[i].size() >= 1.25*g.body
	switch {
	case g.labelled(f.Span) || agrees == 2:
		return Labelled
	case len(words) >= 2 && (large || agrees > 0):
		return Shaped
	case large || len(words) >= 2 && i == 0:
		return Known
	case len(words) >= 2:
		return Placed
	}
	return Guessed
}

// profile grades all of a profile by its address.
func (g *grader) profile(i int) int {
	p := g.r.Basics.Profiles[i]
	switch {
	case p.URL.Span.Empty() && p.Username.Span.Empty():
		return Stated
	case p.Network.IsZero():
		return Known
	}
	return Shaped
}

// job grades a field of a job.
func (g *grader) job(at slot, f *Field) int {
	list := g.r.Work
	if at.list == "volunteer" {
		list = g.r.Volunteer
	}
	job := list[at.i]
	titled, employed := titleScore(job.Position.Value) >= 3, employerScore(job.Name.Value) >= 3
	switch at.name {
	case "name":
		if employed {
			return g.known(f.Span, true)
		}
		return g.beside(f.Span, titled, job.Position.IsZero())
	case "position":
		if titled {
			return g.known(f.Span, true)
		}
		return g.beside(f.Span, employed, job.Name.IsZero())
	case "location":
		return g.known(f.Span, placeScore(f.Value) >= 3)
	case "url":
		return Known
	case "description":
		return g.known(f.Span, false)
	}
	return g.prose(f)
}

// beside grades one of the two parties of a job whose words no list knows by the other:
// that known, what is left must be this one.
func (g *grader) beside(p Span, known, missing bool) int {
	switch {
	case g.labelled(p):
		return Labelled
	case known:
		return Known
	case missing && g.apart(p):
		return Placed
	}
	return Guessed // which of two is which, only the order tells
}

// study grades a field of a course of study.
func (g *grader) study(name string, f *Field) int {
	switch name {
	case "institution":
		return g.known(f.Span, schoolScore(f.Value) >= 3)
	case "studyType":
		return g.known(f.Span, degreeScore(f.Value) >= 3)
	case "area":
		return g.known(f.Span, fieldScore(f.Value) > 0)
	case "score":
		return Shaped
	}
	return g.prose(f)
}

// prose grades running text by whether it is set as a list.
func (g *grader) prose(f *Field) int {
	if i := g.rowOf(f.Span.Start); i >= 0 && g.rows[i].bullet {
		return Shaped
	}
	return Known
}

// listed grades an item of a list: short ones are what lists are made of.
func (g *grader) listed(f *Field) int {
	if len(strings.Fields(f.Value)) > 5 {
		return Guessed
	}
	return Known
}

// fact grades a field of a certificate, an award, a publication or a project.
func (g *grader) fact(name string, f *Field) int {
	switch name {
	case "url":
		return Shaped
	case "name", "title":
		return min(Known, g.known(f.Span, true))
	case "highlights", "keywords", "description", "summary":
		return g.prose(f)
	}
	return g.known(f.Span, false)
}

// date grades a date: one that is half of a range more than one alone.
func (g *grader) date(at slot, d *Date) int {
	var start, end Date
	switch at.list {
	case "work":
		start, end = g.r.Work[at.i].StartDate, g.r.Work[at.i].EndDate
	case "volunteer":
		start, end = g.r.Volunteer[at.i].StartDate, g.r.Volunteer[at.i].EndDate
	case "education":
		start, end = g.r.Education[at.i].StartDate, g.r.Education[at.i].EndDate
	case "projects":
		start, end = g.r.Projects[at.i].StartDate, g.r.Projects[at.i].EndDate
	}
	switch both := !start.IsZero() && !end.IsZero() && start.Span != end.Span; {
	case both && before(end, start):
		return Guessed
	case both:
		return Shaped
	case d.Month > 0:
		return Known
	case at.list == "work" || at.list == "volunteer":
		return Guessed // the first year, the last or the only one
	}
	return Placed
}
