package main

import (
	"fmt"
	"strings"
)

// markdown writes a sheet in one of two habits: dates in the head of a job or below it.
func (s sheet) markdown(d draw) string {
	var b strings.Builder
	h := pick(d, datings)
	p := s.person
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n", p.name, s.headline, strings.Join(s.contacts(), " | "))
	if s.summary != "" {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", pick(d, []string{"Profile", "Summary", "About me"}), s.summary)
	}
	skills := func() {
		if len(s.skills) > 0 {
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", pick(d, []string{"Skills", "Technologies", "Technical skills"}), strings.Join(s.skills, ", "))
		}
	}
	early := d.chance(50)
	if early {
		skills()
	}
	fmt.Fprintf(&b, "\n## %s\n", pick(d, []string{"Experience", "Work experience", "Employment"}))
	inHead := d.chance(50)
	for _, e := range s.jobs {
		if inHead {
			fmt.Fprintf(&b, "\n### %s, %s (%s)\n\n", e.job.title, e.job.firm, h.span(e.job))
		} else {
			fmt.Fprintf(&b, "\n### %s\n\n**%s** | %s\n\n", e.job.title, e.job.firm, h.span(e.job))
		}
		for _, line := range e.lines {
			fmt.Fprintf(&b, "- %s\n", line)
		}
		if len(e.stack) > 0 {
			fmt.Fprintf(&b, "\nTechnologies: %s\n", strings.Join(e.stack, ", "))
		}
	}
	if !early {
		skills()
	}
	s.tail(&b, "\n## %s\n\n", "- ", d)
	return b.String()
}

// text writes a sheet as plain text, with dates at the right or in front.
func (s sheet) text(d draw) string {
	var b strings.Builder
	h := pick(d, datings)
	p := s.person
	fmt.Fprintf(&b, "%s\n%s\n%s\n", strings.ToUpper(p.name), s.headline, strings.Join(s.contacts(), "\n"))
	if s.summary != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", pick(d, []string{"PROFILE", "SUMMARY"}), s.summary)
	}
	fmt.Fprintf(&b, "\n%s\n", pick(d, []string{"EXPERIENCE", "WORK HISTORY", "PROFESSIONAL EXPERIENCE"}))
	front := d.chance(50)
	for _, e := range s.jobs {
		if front {
			fmt.Fprintf(&b, "\n%s  %s, %s\n", h.span(e.job), e.job.title, e.job.firm)
		} else {
			fmt.Fprintf(&b, "\n%s\n%s\n%s\n", e.job.title, e.job.firm, h.span(e.job))
		}
		for _, line := range e.lines {
			fmt.Fprintf(&b, "  * %s\n", line)
		}
		if len(e.stack) > 0 {
			fmt.Fprintf(&b, "  Environment: %s\n", strings.Join(e.stack, ", "))
		}
	}
	if len(s.skills) > 0 {
		fmt.Fprintf(&b, "\n%s\n", pick(d, []string{"SKILLS", "TECHNICAL SKILLS"}))
		for i := 0; i < len(s.skills); i += 6 {
			fmt.Fprintf(&b, "%s\n", strings.Join(s.skills[i:min(i+6, len(s.skills))], ", "))
		}
	}
	s.tail(&b, "\n%s\n", "", d)
	return b.String()
}

// tail writes courses, school and date.
func (s sheet) tail(b *strings.Builder, head, bullet string, d draw) {
	upper := strings.HasPrefix(head, "\n%s")
	title := func(t string) {
		if upper {
			t = strings.ToUpper(t)
		}
		fmt.Fprintf(b, head, t)
	}
	if len(s.projects) > 0 {
		title("Courses")
		fmt.Fprintf(b, "%sWeb and Software Course, Tarrow Evening School, %d\n", bullet, s.person.dated.year())
		for _, line := range s.projects {
			fmt.Fprintf(b, "%s%s\n", bullet, line)
		}
	}
	title("Education")
	fmt.Fprintf(b, "%s%s, %s, %d\n", bullet, s.degree, s.school, s.finished)
	if s.updated {
		fmt.Fprintf(b, "\n%s %s %d\n", pick(d, []string{"Last updated:", "As of", "Updated"}), monthNames[s.person.dated.calendar()-1], s.person.dated.year())
	}
}

// contacts are the lines below the name.
func (s sheet) contacts() []string {
	p := s.person
	out := []string{p.town, p.id + "@example.com", "+1 555 0" + strings.TrimPrefix(p.id, "p")}
	if p.login != "" {
		out = append(out, "https://github.com/"+p.login)
	}
	return out
}
