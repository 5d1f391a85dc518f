package role

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// whyAccepted is the path of an adjacent skill that only the role connects.
const whyAccepted = "accepted as adjacent by the role"

// alternatives adds the skills and phrases of one line to its requirement. A skill
// stands there once: direct, else as the role says, else by its best edge.
type alternatives struct {
	*compiler
	requirement *Requirement
	depth       score.Depth
	boost       int  // of the line
	equal       bool // adjacent skills earn as much as direct ones
}

// direct adds a skill that is asked for by name.
func (a *alternatives) direct(name string) {
	id, ok := a.lookup(name, directEighths, "")
	if ok && a.isNew(id, name) {
		a.add(Term{Skill: id}, directEighths)
	}
}

// adjacent adds a skill that the role accepts at half. It stands in for the direct
// skill to which the taxonomy's best edge leads, else for the first of the line.
func (a *alternatives) adjacent(name string, direct []Term) {
	eighths := a.adjacentEighths(adjacentEighths)
	id, ok := a.lookup(name, eighths, whyAccepted)
	if !ok {
		return
	}
	if slices.ContainsFunc(direct, func(t Term) bool { return t.Skill == id }) {
		a.find(Contradiction, a.requirement, "%q is adjacent, and direct by this or another name", name)
		return
	}
	if !a.isNew(id, name) {
		return
	}
	term := Term{Skill: id, Via: whyAccepted}
	best := 0
	for i, d := range direct {
		if i == 0 {
			term.For = d.Skill
		}
		for _, e := range a.taxonomy.Near(d.Skill) {
			if e.From == id && e.Eighths > best {
				best, term.For, term.Via = e.Eighths, d.Skill, e.Why
			}
		}
	}
	a.add(term, eighths)
}

// near adds what the taxonomy holds adjacent to the direct skills.
func (a *alternatives) near(direct []Term) {
	edges := map[skill.ID]skill.Edge{}
	var order []skill.ID
	for _, d := range direct {
		for _, e := range a.taxonomy.Near(d.Skill) {
			known, seen := edges[e.From]
			if !seen {
				order = append(order, e.From)
			}
			if !seen || e.Eighths > known.Eighths {
				edges[e.From] = e
			}
		}
	}
	for _, id := range order {
		if e := edges[id]; !a.has(id) {
			a.add(Term{Skill: id, Via: e.Why, For: e.To}, a.adjacentEighths(min(e.Eighths, directEighths-1)))
		}
	}
}

// adjacentEighths returns what an adjacent skill earns where the taxonomy or the role
// says the eighths given.
func (a *alternatives) adjacentEighths(eighths int) int {
	if a.equal {
		return directEighths
	}
	return eighths
}

func (a *alternatives) add(t Term, eighths int) {
	t.Depth, t.Boost = a.depth, score.Eighths(a.boost, eighths)
	a.requirement.Terms = append(a.requirement.Terms, t)
}

// lookup returns the skill of a name. A name outside the taxonomy becomes a phrase, via
// being the reason if it is adjacent.
func (a *alternatives) lookup(name string, eighths int, via string) (skill.ID, bool) {
	if id, ok := a.taxonomy.Lookup(name); ok {
		return id, true
	}
	hint := ""
	if near, ok := a.taxonomy.Nearest(name); ok {
		hint = "; the nearest known skill is " + near.Name
	}
	a.find(UnknownSkill, a.requirement, "%q is not in the taxonomy and is matched as text%s", name, hint)
	a.phrase(name, eighths, via)
	return "", false
}

// phrase adds words that are matched in the text, once.
func (a *alternatives) phrase(text string, eighths int, via string) {
	key := phraseKey(text)
	for _, p := range a.requirement.Phrases {
		if phraseKey(p.Text) == key {
			return
		}
	}
	p := Phrase{Text: text, Boost: score.Eighths(a.boost, eighths), Via: via}
	a.requirement.Phrases = append(a.requirement.Phrases, p)
}

func phraseKey(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

// isNew reports whether a skill is not yet in the line; a second name of it is found.
func (a *alternatives) isNew(id skill.ID, name string) bool {
	if a.has(id) {
		a.find(DoubledSkill, a.requirement, "%q names a skill that the requirement already has", name)
		return false
	}
	return true
}

func (a *alternatives) has(id skill.ID) bool {
	for _, t := range a.requirement.Terms {
		if t.Skill == id {
			return true
		}
	}
	return false
}
