package matching

import (
	"strings"

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
	for _, t := range tenures {
		evidence[t.number], last[t.number] = t.evidence(), t.last
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
