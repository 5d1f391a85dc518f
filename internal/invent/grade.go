package main

import "slices"

// A standing says how a person meets a need.
type standing int

const (
	nothing standing = iota
	claim            // named only, adjacent without ownership, or long ago
	near             // adjacent with ownership, owned long ago, or used where owning is asked
	shown            // in recent work, as deep as asked
)

// grade returns 0 to 3 by the rubric, from what résumé and public activity say.
func (r want) grade(p *person) int {
	if r.rejects(p) {
		return 0
	}
	core, full, weak := nothing, 0, 0
	for _, n := range r.must {
		s := n.standing(p, r.level)
		if n.core {
			core = s
		}
		switch s {
		case shown:
			full++
		case claim, nothing:
			weak++
		}
	}
	years := p.family(r.families)
	switch {
	case full == len(r.must) && p.level >= r.level && 3*years >= 2*12*r.years:
		return 3
	case core >= near && weak <= 1 && p.level+1 >= r.level:
		return 2
	case core >= claim || 2*full >= len(r.must) && p.family(r.families) > 0:
		return 1
	}
	return 0
}

// standing returns how a person meets a need of a role that asks for a level: from
// "owns a service" on, the middle of the role must have been owned.
func (n need) standing(p *person, asked level) standing {
	best := nothing
	for _, name := range n.crafts {
		d, old := p.seen(name)
		s := nothing
		switch {
		case d == absent:
		case d == named, old && d == used:
			s = claim
		case old, n.core && asked >= own && d < owned:
			s = near
		default:
			s = shown
		}
		best = max(best, s)
	}
	for _, name := range n.adjacent {
		switch d, old := p.seen(name); {
		case d == owned && !old:
			best = max(best, near)
		case d >= used:
			best = max(best, claim)
		}
	}
	return best
}

// seen returns the best depth that jobs, public work, courses and lists show of a
// craft, fresh work before old, and whether only old work shows it. A mention in the
// text of a job is no more than one in a list.
func (p *person) seen(craft string) (depth, bool) {
	fresh, old := absent, absent
	for _, u := range p.public {
		if u.craft == craft {
			fresh = max(fresh, u.depth)
		}
	}
	for _, j := range p.jobs {
		for _, u := range j.uses {
			switch {
			case u.craft != craft:
			case p.dated-j.end > stale:
				old = max(old, u.depth)
			default:
				fresh = max(fresh, u.depth)
			}
		}
	}
	switch {
	case fresh >= used:
		return fresh, false
	case old >= used:
		return old, true
	case max(fresh, old) == named || slices.Contains(p.listed, craft) || slices.Contains(p.study, craft):
		return named, false
	}
	return absent, false
}

// rejects reports whether a reject rule of the role meets a person's jobs.
func (r want) rejects(p *person) bool {
	other, some := 0, 0
	for _, j := range p.jobs {
		if !slices.Contains(r.only, j.trade.family) {
			other++
		}
		if slices.Contains(r.without, j.trade.family) {
			some++
		}
	}
	return len(r.only) > 0 && other == 0 || len(r.without) > 0 && some == 0
}
