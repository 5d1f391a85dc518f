package main

import (
	"math"
	"slices"
)

// stale is the age in months from which work counts half: eight years.
const stale = 96

// career fills the jobs of a person, the latest first.
func (p *person) career(d draw, w *words) {
	end := p.dated
	current := d.chance(85)
	if !current {
		end -= month(d.between(1, 14))
	}
	switch p.kind {
	case rusty:
		since := end - month(d.between(stale+14, stale+50))
		p.stretch(d, w, w.trade("project-lead"), since, end, current)
		p.stretch(d, w, p.trade, since-month(d.between(60, 110)), since, false)
	case lister:
		p.stretch(d, w, w.trade(pick(d, []string{"manual-testing", "help-desk"})), end-month(d.between(30, 70)), end, current)
	case changer:
		p.stretch(d, w, w.trade("school"), end-month(d.between(60, 130)), end-5, false)
		p.study = p.trade.core
	default:
		years := [...][2]int{execute: {14, 60}, own: {50, 130}, lead: {110, 210}}[p.level]
		start := end - month(d.between(years[0], years[1]))
		p.stretch(d, w, p.trade, start, end, current)
		if d.chance(15) { // began as something else
			other := pick(d, w.trades)
			p.stretch(d, w, other, start-month(d.between(12, 30)), start, false)
		}
	}
}

// stretch adds the jobs of one trade between two months.
func (p *person) stretch(d draw, w *words, t *trade, start, end month, current bool) {
	var spans [][2]month
	for at := end; at > start; {
		from := max(at-month(d.between(16, 52)), start)
		if from-start < 9 {
			from = start
		}
		spans = append(spans, [2]month{from, at})
		at = from - month(d.upTo(3))
	}
	for i, span := range spans {
		lv := p.levelOf(t, i, len(spans))
		s := pick(d, w.sectors)
		j := job{trade: t, level: lv, title: pick(d, t.titles[lv]), firm: pick(d, s.firms), sector: s,
			system: pick(d, s.systems), start: span[0], end: span[1], current: current && i == 0}
		j.uses = p.practise(d, t, lv)
		p.jobs = append(p.jobs, j)
	}
}

// levelOf returns the level of the i-th of n jobs, the latest first: careers rise.
func (p *person) levelOf(t *trade, i, n int) level {
	if t != p.trade && p.kind != rusty {
		return execute
	}
	if i == 0 {
		return p.level
	}
	return max(execute, p.level-level(math.Round(float64(i)/float64(n)*float64(p.level)+0.3)))
}

// practise returns what a job uses. Those whose work is public, or who only list,
// show nothing or one craft.
func (p *person) practise(d draw, t *trade, lv level) []use {
	if p.kind == publicOnly {
		return nil
	}
	var out []use
	add := func(name string, percent int) {
		depth := used
		if d.chance(percent) {
			depth = owned
		}
		out = append(out, use{name, depth})
	}
	for i, name := range t.core {
		deep := [...]int{execute: 0, own: 50, lead: 65}[lv]
		switch {
		case p.kind == stuffer && i > 0:
			continue
		case i == 0 && lv > execute:
			deep = 88
		case i > 0 && d.chance(18):
			continue
		}
		add(name, deep)
	}
	for _, name := range t.side {
		if p.kind != stuffer && p.kind != plain && d.chance(40) {
			add(name, 15*int(lv))
		}
	}
	out = out[:min(len(out), 6)]
	// A word in the text of a job is not yet work done with it.
	if p.kind != plain && d.chance(40) {
		if name := pick(d, t.naming); name != "" {
			out = append(out, use{name, named})
		}
	}
	return out
}

// claims fills the list of skills: what the jobs use, what is only named, and what
// kinds like listers add.
func (p *person) claims(d draw, w *words) {
	for _, j := range p.jobs {
		for _, u := range j.uses {
			if p.kind != plain || d.chance(40) {
				p.list(u.craft)
			}
		}
	}
	switch p.kind {
	case stuffer:
		for _, name := range shuffle(d, w.order)[:30] {
			p.list(name)
		}
		fallthrough
	case lister, publicOnly, changer:
		for _, name := range slices.Concat(p.trade.core, p.trade.side) {
			p.list(name)
		}
	}
	for _, name := range p.trade.naming {
		if d.chance(50) && p.kind != plain {
			p.list(name)
		}
	}
}

func (p *person) list(craft string) {
	if !slices.Contains(p.listed, craft) {
		p.listed = append(p.listed, craft)
	}
}
