package parse

import (
	"iter"
	"strconv"
)

// Fields returns all fields that have a value, in the order of the JSON form, with
// where they stand in it: "basics.name", "work[0].highlights[2]". A date comes as a
// Field whose value is [Date.String], or "present".
func (r *Resume) Fields() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		on := true
		keep := func(at slot, f Field) {
			if on && !f.IsZero() {
				on = yield(at.String(), f)
			}
		}
		r.visit(func(at slot, f *Field) { keep(at, *f) }, func(at slot, d *Date) {
			f := Field{d.String(), d.Span, d.Page, d.Confidence}
			if d.Present {
				f.Value = "present"
			}
			keep(at, f)
		})
	}
}

// A slot is the place of a field in a Resume.
type slot struct {
	list string // "work"; a dot in it for lists inside an object
	i    int    // index in the list, -1 if it is none
	name string // "highlights"
	k    int    // index in the field, -1 if it is no list
}

// String returns the slot as a path in the JSON form.
func (s slot) String() string {
	b := []byte(s.list)
	if s.i >= 0 {
		b = append(strconv.AppendInt(append(b, '['), int64(s.i), 10), ']')
	}
	b = append(append(b, '.'), s.name...)
	if s.k >= 0 {
		b = append(strconv.AppendInt(append(b, '['), int64(s.k), 10), ']')
	}
	return string(b)
}

// A walk visits the fields of a Resume, those without a value too.
type walk struct {
	list  string
	i     int
	field func(slot, *Field)
	date  func(slot, *Date)
}

func (w *walk) at(list string, i int)        { w.list, w.i = list, i }
func (w *walk) see(name string, f *Field)    { w.field(slot{w.list, w.i, name, -1}, f) }
func (w *walk) seeDate(name string, d *Date) { w.date(slot{w.list, w.i, name, -1}, d) }
func (w *walk) seeAll(name string, fs []Field) {
	for k := range fs {
		w.field(slot{w.list, w.i, name, k}, &fs[k])
	}
}

// visit calls field and date for every field of r, in the order of the JSON form.
func (r *Resume) visit(field func(slot, *Field), date func(slot, *Date)) {
	w := &walk{field: field, date: date}
	w.basics(&r.Basics)
	w.jobs("work", r.Work)
	w.jobs("volunteer", r.Volunteer)
	w.studies(r.Education)
	w.facts(r)
	for i := range r.Skills {
		g := &r.Skills[i]
		w.at("skills", i)
		w.see("name", &g.Name)
		w.see("level", &g.Level)
		w.seeAll("keywords", g.Keywords)
	}
	for i := range r.Languages {
		w.at("languages", i)
		w.see("language", &r.Languages[i].Language)
		w.see("fluency", &r.Languages[i].Fluency)
	}
	for i := range r.Interests {
		w.at("interests", i)
		w.see("name", &r.Interests[i].Name)
		w.seeAll("keywords", r.Interests[i].Keywords)
	}
	w.projects(r.Projects)
}

func (w *walk) basics(b *Basics) {
	w.at("basics", -1)
	w.see("name", &b.Name)
	w.see("label", &b.Label)
	w.see("email", &b.Email)
	w.see("phone", &b.Phone)
	w.see("url", &b.URL)
	w.see("summary", &b.Summary)
	w.at("basics.location", -1)
	w.see("address", &b.Location.Address)
	w.see("postalCode", &b.Location.PostalCode)
	w.see("city", &b.Location.City)
	w.see("region", &b.Location.Region)
	w.see("countryCode", &b.Location.CountryCode)
	for i := range b.Profiles {
		p := &b.Profiles[i]
		w.at("basics.profiles", i)
		w.see("network", &p.Network)
		w.see("username", &p.Username)
		w.see("url", &p.URL)
	}
}

func (w *walk) jobs(list string, all []Work) {
	for i := range all {
		j := &all[i]
		w.at(list, i)
		w.see("name", &j.Name)
		w.see("position", &j.Position)
		w.see("location", &j.Location)
		w.see("description", &j.Description)
		w.see("url", &j.URL)
		w.seeDate("startDate", &j.StartDate)
		w.seeDate("endDate", &j.EndDate)
		w.see("summary", &j.Summary)
		w.seeAll("highlights", j.Highlights)
	}
}

func (w *walk) studies(all []Education) {
	for i := range all {
		e := &all[i]
		w.at("education", i)
		w.see("institution", &e.Institution)
		w.see("url", &e.URL)
		w.see("area", &e.Area)
		w.see("studyType", &e.StudyType)
		w.seeDate("startDate", &e.StartDate)
		w.seeDate("endDate", &e.EndDate)
		w.see("score", &e.Score)
		w.seeAll("courses", e.Courses)
	}
}

func (w *walk) facts(r *Resume) {
	for i := range r.Awards {
		a := &r.Awards[i]
		w.at("awards", i)
		w.see("title", &a.Title)
		w.seeDate("date", &a.Date)
		w.see("awarder", &a.Awarder)
		w.see("summary", &a.Summary)
	}
	for i := range r.Certificates {
		c := &r.Certificates[i]
		w.at("certificates", i)
		w.see("name", &c.Name)
		w.seeDate("date", &c.Date)
		w.see("url", &c.URL)
		w.see("issuer", &c.Issuer)
	}
	for i := range r.Publications {
		p := &r.Publications[i]
		w.at("publications", i)
		w.see("name", &p.Name)
		w.see("publisher", &p.Publisher)
		w.seeDate("releaseDate", &p.ReleaseDate)
		w.see("url", &p.URL)
		w.see("summary", &p.Summary)
	}
}

func (w *walk) projects(all []Project) {
	for i := range all {
		p := &all[i]
		w.at("projects", i)
		w.see("name", &p.Name)
		w.see("description", &p.Description)
		w.seeAll("highlights", p.Highlights)
		w.seeAll("keywords", p.Keywords)
		w.seeDate("startDate", &p.StartDate)
		w.seeDate("endDate", &p.EndDate)
		w.see("url", &p.URL)
		w.seeAll("roles", p.Roles)
		w.see("entity", &p.Entity)
		w.see("type", &p.Type)
	}
}
