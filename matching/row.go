package matching

import (
	"slices"
	"strings"
	"sync"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// A rowMaker makes a row of skills that come in the order of their IDs.
//
// In the order of feature strings, "go@used" comes behind "go-kit" and before "gorilla":
// the deep postings of a skill wait until no ID goes on from its own with a character
// below "@".
type rowMaker struct {
	*reader
	row      []posting
	waiting  []posting // deep postings, the next one last
	evidence []score.Evidence
	order    []int64 // of skills, a rank above a number
}

// makers holds makers that nobody uses, whatever their taxonomy was. Their buffers are six
// times as large as a row, and what they know of a taxonomy is more: to make them for every
// candidate took a quarter of the time. No row shows what is in it.
var makers = sync.Pool{New: func() any { return &rowMaker{reader: new(reader)} }}

// takeMaker returns a maker for a taxonomy, until its release.
func takeMaker(taxonomy *skill.Taxonomy) *rowMaker {
	m := makers.Get().(*rowMaker)
	m.use(taxonomy)
	return m
}

// release gives back a maker, of which nothing may be used any more; but not what a
// profile of a megabyte left.
func (m *rowMaker) release() {
	const most = 1 << 14
	m.profile = nil
	if max(cap(m.found), cap(m.tellings), cap(m.row)) <= most {
		makers.Put(m)
	}
}

// all makes the row of what is observed. Ranks give the order of the IDs without
// comparing them.
func (m *rowMaker) all() {
	m.row, m.waiting, m.order = m.row[:0], m.waiting[:0], m.order[:0]
	for n, s := range m.skills {
		m.order = append(m.order, int64(s.rank)<<32|int64(n))
	}
	slices.Sort(m.order)
	years, _ := slices.BinarySearch(m.order, int64(m.known.years)<<32)
	g := m.groups()
	m.some(m.order[:years], g)
	m.years(m.tenures(g))
	m.some(m.order[years:], g)
	m.before("")
}

// some adds the postings of some skills of the order.
func (m *rowMaker) some(order []int64, g skillGroups) {
	for _, rank := range order {
		n := int(uint32(rank))
		m.skill(n, g.of(n))
	}
}

// before adds the postings that come before all of an ID.
func (m *rowMaker) before(id skill.ID) {
	for len(m.waiting) > 0 {
		p := m.waiting[len(m.waiting)-1]
		if rest, longer := strings.CutPrefix(string(id), string(p.feature.Skill)); longer && rest < "@" {
			return
		}
		m.row = append(m.row, p)
		m.waiting = m.waiting[:len(m.waiting)-1]
	}
}

// deepByName are the depths below any, in the order of their names from behind.
var deepByName = [...]score.Depth{score.Used, score.Owned, score.Designed}

// skill adds the postings of one skill.
func (m *rowMaker) skill(n int, shown []int) {
	id := m.skills[n].id
	m.before(id)
	m.evidence = m.evidence[:0]
	var from [score.Designed + 1]posting // by depth
	for _, i := range shown {
		o := &m.found[i]
		// What the same job shows as deep once more changes no strength.
		if last := len(m.evidence) - 1; last < 0 || m.evidence[last] != o.shown {
			m.evidence = append(m.evidence, o.shown)
		}
		p := &from[o.shown.Depth]
		p.last = max(p.last, o.last)
		p.work = p.work || shownBy(*o, false) == score.InWork
	}
	strengths := score.ByDepth(m.evidence)
	for d := int(score.Designed); d >= 0; d-- {
		p := &from[d]
		p.feature, p.strength = feature{id, score.Depth(d)}, strengths[d]
		if d < int(score.Designed) {
			p.last, p.work = max(p.last, from[d+1].last), p.work || from[d+1].work
		}
	}
	if from[score.NoDepth].strength > 0 {
		m.row = append(m.row, from[score.NoDepth])
	}
	for _, d := range deepByName {
		if from[d].strength > 0 {
			m.waiting = append(m.waiting, from[d])
		}
	}
}

// years adds the postings of the years worked in each area.
func (m *rowMaker) years(tenures []tenure) {
	var evidence [anyArea][]score.Evidence
	var last [anyArea]Month
	m.evidence = m.evidence[:0]
	for _, t := range tenures {
		first := len(m.evidence)
		for _, s := range t.parts {
			m.evidence = append(m.evidence, s.evidence())
		}
		evidence[t.number], last[t.number] = m.evidence[first:], t.last
	}
	for _, c := range yearsColumns() {
		if evidence[c.area] == nil {
			continue
		}
		m.before(c.id)
		if s := score.Tenure(evidence[c.area], c.years); s > 0 {
			m.row = append(m.row, posting{feature: feature{Skill: c.id}, strength: s, last: last[c.area], work: true})
		}
	}
}
