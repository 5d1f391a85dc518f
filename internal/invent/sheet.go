package main

import (
	"slices"
	"strconv"
	"strings"
)

// A sheet is what a résumé says, before it has a form.
type sheet struct {
	person   *person
	headline string
	summary  string
	jobs     []entry
	projects []string
	skills   []string
	school   string
	degree   string
	finished int
	updated  bool // the résumé says when it was written
}

// An entry is a job on the sheet.
type entry struct {
	job   job
	lines []string
	stack []string
}

// sheet puts a profile into words.
func (p *person) sheet(d draw, w *words) sheet {
	s := sheet{person: p, school: pick(d, w.lists["schools"]), degree: pick(d, w.lists["degrees"]), updated: d.chance(75)}
	first := p.jobs[len(p.jobs)-1].start
	s.finished = first.year() - d.upTo(2)
	s.headline = p.headline(d)
	s.skills = p.skills(d, w)
	if p.kind != plain && d.chance(80) {
		s.summary = p.summary(d, w)
	}
	for _, j := range p.jobs {
		s.jobs = append(s.jobs, p.entry(d, w, j))
	}
	for _, name := range p.study {
		s.projects = append(s.projects, p.fill(d, pick(d, w.lists["study"]), pick(d, w.crafts[name].tools), ""))
	}
	return s
}

// headline is the last title, or the one somebody would like to have.
func (p *person) headline(d draw) string {
	if p.kind == changer || p.kind == lister {
		return p.trade.titles[execute][0]
	}
	return p.jobs[0].title
}

// entry writes the lines of a job: a sentence or two for each craft, a few that fit
// any job, in another order, and often the list of what was used.
func (p *person) entry(d draw, w *words, j job) entry {
	e := entry{job: j}
	if p.kind == publicOnly {
		e.lines = []string{p.fill(d, pick(d, w.lists["short"]), "", j.system)}
		return e
	}
	below := p.kind != plain && d.chance(55) // the tools stand in a line below the job
	for _, u := range j.uses {
		tool := p.tools[u.craft]
		if d.chance(30) {
			tool = pick(d, w.crafts[u.craft].tools)
		}
		for _, text := range p.said(d, w, u) {
			if below && u.depth >= used && d.chance(35) {
				text = nameless.Replace(text)
			}
			e.lines = append(e.lines, p.line(d, w, text, tool, j))
		}
		if below && u.depth >= used {
			e.stack = append(e.stack, tool)
		}
	}
	if j.level == lead {
		for _, text := range shuffle(d, w.lists["lead"])[:2] {
			e.lines = append(e.lines, p.fill(d, text, "", j.system))
		}
	}
	if d.chance(60) {
		e.lines = append(e.lines, p.fill(d, pick(d, w.lists["plain"]), "", j.system))
	}
	e.lines = shuffle(d, e.lines)
	return e
}

// nameless takes the tool out of a sentence, as people write who name their tools once
// for the whole job.
var nameless = strings.NewReplacer(" in {tool}", "", " ({tool})", "", " with {tool}", "", " over {tool}", "", " on {tool}", "")

// said chooses the sentences for a craft in a job.
func (p *person) said(d draw, w *words, u use) []string {
	c := w.crafts[u.craft]
	var out []string
	switch u.depth {
	case named:
		return []string{p.unsaid(d, w.lists["near"])}
	case owned:
		out = append(out, p.unsaid(d, c.own))
	}
	if u.depth == used || d.chance(35) {
		out = append(out, p.unsaid(d, c.did))
	}
	return out
}

// unsaid picks a sentence that does not stand on the sheet yet, if there is one.
func (p *person) unsaid(d draw, list []string) string {
	list = shuffle(d, list)
	i := max(0, slices.IndexFunc(list, func(s string) bool { return !slices.Contains(p.spent, s) }))
	p.spent = append(p.spent, list[i])
	return list[i]
}

// line is a sentence of a craft, at times with something behind it.
func (p *person) line(d draw, w *words, text, tool string, j job) string {
	text = p.fill(d, text, tool, j.system)
	if d.chance(15) && !strings.ContainsAny(text, ";:(") {
		extra := p.fill(d, pick(d, w.lists["extra"]), tool, j.system)
		if !strings.HasPrefix(extra, ",") && !strings.HasPrefix(extra, ";") {
			extra = " " + extra
		}
		text += extra
	}
	return text
}

func (p *person) summary(d draw, w *words) string {
	if p.kind == stuffer {
		return p.fill(d, strings.ReplaceAll(pick(d, w.lists["boast"]), "{all}", strings.Join(p.skills(d, w), ", ")), "", "")
	}
	text := pick(d, w.lists["summary"])
	two := p.skills(d, w)
	for len(two) < 2 {
		two = append(two, "clear words")
	}
	years := int(p.dated-p.jobs[len(p.jobs)-1].start) / 12
	return p.fill(d, strings.NewReplacer("{title}", p.headline(d), "{years}", strconv.Itoa(max(years, 1)),
		"{sector}", p.jobs[0].sector.name, "{tool2}", two[1], "{tool}", two[0]).Replace(text), "", "")
}

// skills are the names on the list, one or two for each craft.
func (p *person) skills(d draw, w *words) []string {
	var out []string
	add := func(s string) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, name := range p.listed {
		add(p.tools[name])
		if d.chance(30) || p.kind == stuffer {
			add(pick(d, w.crafts[name].tools))
		}
	}
	return out
}

// fill puts words into the slots of a sentence.
func (p *person) fill(d draw, text, tool, system string) string {
	for strings.Contains(text, "{n}") {
		text = strings.Replace(text, "{n}", d.number(3, 14), 1)
	}
	for strings.Contains(text, "{pct}") {
		text = strings.Replace(text, "{pct}", d.number(12, 70), 1)
	}
	return strings.NewReplacer("{tool2}", tool, "{tool}", tool, "{sys}", system).Replace(text)
}
