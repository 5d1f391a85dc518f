package main

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// page writes a sheet as a web page, headings and lists or a table with the dates.
func (s sheet) page(d draw) string {
	var b strings.Builder
	h := pick(d, datings)
	p := s.person
	e := html.EscapeString
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>%s</title></head>\n", e(p.name))
	fmt.Fprintf(&b, "<body>\n<h1>%s</h1>\n<p>%s</p>\n<p>", e(p.name), e(s.headline))
	for i, c := range s.contacts() {
		if i > 0 {
			b.WriteString(" · ")
		}
		if strings.HasPrefix(c, "https://") {
			fmt.Fprintf(&b, "<a href=\"%s\">%s</a>", e(c), e(c))
		} else {
			b.WriteString(e(c))
		}
	}
	b.WriteString("</p>\n")
	if s.summary != "" {
		fmt.Fprintf(&b, "<h2>Profile</h2>\n<p>%s</p>\n", e(s.summary))
	}
	fmt.Fprintf(&b, "<h2>%s</h2>\n", pick(d, []string{"Experience", "Work experience"}))
	for _, j := range s.jobs {
		fmt.Fprintf(&b, "<h3>%s</h3>\n<p>%s, %s</p>\n<ul>\n", e(j.job.title), e(j.job.firm), e(h.span(j.job)))
		for _, line := range j.lines {
			fmt.Fprintf(&b, "<li>%s</li>\n", e(line))
		}
		b.WriteString("</ul>\n")
		if len(j.stack) > 0 {
			fmt.Fprintf(&b, "<p>Stack: %s</p>\n", e(strings.Join(j.stack, ", ")))
		}
	}
	s.pageTail(&b)
	return b.String()
}

// pageTail writes skills, courses, school and date of a web page.
func (s sheet) pageTail(b *strings.Builder) {
	e := html.EscapeString
	if len(s.skills) > 0 {
		fmt.Fprintf(b, "<h2>Skills</h2>\n<p>%s</p>\n", e(strings.Join(s.skills, ", ")))
	}
	if len(s.projects) > 0 {
		fmt.Fprintf(b, "<h2>Courses</h2>\n<ul>\n<li>Web and Software Course, Tarrow Evening School, %d</li>\n", s.person.dated.year())
		for _, line := range s.projects {
			fmt.Fprintf(b, "<li>%s</li>\n", e(line))
		}
		b.WriteString("</ul>\n")
	}
	fmt.Fprintf(b, "<h2>Education</h2>\n<p>%s, %s, %d</p>\n", e(s.degree), e(s.school), s.finished)
	if s.updated {
		fmt.Fprintf(b, "<p>Updated %s %d</p>\n", monthNames[s.person.dated.calendar()-1], s.person.dated.year())
	}
	b.WriteString("</body>\n</html>\n")
}

// Types of JSON Resume, as far as they are written here.
type (
	jsonProfile struct {
		Network  string `json:"network"`
		Username string `json:"username"`
		URL      string `json:"url"`
	}
	jsonBasics struct {
		Name     string        `json:"name"`
		Label    string        `json:"label"`
		Email    string        `json:"email"`
		Summary  string        `json:"summary,omitempty"`
		Profiles []jsonProfile `json:"profiles,omitempty"`
	}
	jsonWork struct {
		Name       string   `json:"name"`
		Position   string   `json:"position"`
		Start      string   `json:"startDate"`
		End        string   `json:"endDate,omitempty"`
		Summary    string   `json:"summary,omitempty"`
		Highlights []string `json:"highlights,omitempty"`
	}
	jsonStudy struct {
		Institution string   `json:"institution"`
		Area        string   `json:"area"`
		End         string   `json:"endDate"`
		Courses     []string `json:"courses,omitempty"`
	}
	jsonSkill struct {
		Name     string   `json:"name"`
		Keywords []string `json:"keywords,omitempty"`
	}
	jsonMeta struct {
		Modified string `json:"lastModified"`
	}
	jsonResume struct {
		Basics    jsonBasics  `json:"basics"`
		Work      []jsonWork  `json:"work"`
		Education []jsonStudy `json:"education"`
		Skills    []jsonSkill `json:"skills,omitempty"`
		Meta      *jsonMeta   `json:"meta,omitempty"`
	}
)

// json writes a sheet as JSON Resume.
func (s sheet) json(d draw) (string, error) {
	p := s.person
	r := jsonResume{Basics: jsonBasics{Name: p.name, Label: s.headline, Email: p.id + "@example.com", Summary: s.summary}}
	if p.login != "" {
		r.Basics.Profiles = []jsonProfile{{"GitHub", p.login, "https://github.com/" + p.login}}
	}
	for _, e := range s.jobs {
		j := jsonWork{Name: e.job.firm, Position: e.job.title, Start: e.job.start.String(), Highlights: e.lines}
		if !e.job.current {
			j.End = (e.job.end - 1).String()
		}
		if len(e.stack) > 0 {
			j.Summary = "Technologies: " + strings.Join(e.stack, ", ")
		}
		r.Work = append(r.Work, j)
	}
	r.Education = append(r.Education, jsonStudy{s.school, s.degree, fmt.Sprint(s.finished), s.projects})
	if oneEach := d.chance(50); oneEach {
		for _, name := range s.skills {
			r.Skills = append(r.Skills, jsonSkill{Name: name})
		}
	} else if len(s.skills) > 0 {
		r.Skills = []jsonSkill{{"Technical", s.skills}}
	}
	if s.updated {
		r.Meta = &jsonMeta{p.dated.String() + "-15"}
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(r)
	return b.String(), err
}
