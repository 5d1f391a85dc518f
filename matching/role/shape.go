package role

import (
	"strings"
	"unicode"

	"github.com/proven-go/proven/matching/skill"
)

// Limits of a role that an intake meeting can stand behind. They are judgments: the
// worked specs of this project have three to six must-haves and lists of at most seven
// names.
const (
	mostMusts        = 7  // requirements that must be there
	mostTechnologies = 11 // requirements that are technologies, must or trainable
	mostNames        = 14 // technologies in one list of alternatives
	mostPhraseWords  = 6  // of a phrase that a document may hold word for word
)

// shape finds a role that asks for a stack instead of capabilities, and one that asks
// for too much. A shopping list is reported as that alone: cutting it is the cure of
// both.
func (c *checker) shape() {
	musts, technologies := 0, 0
	var first asked // beyond the limit
	list := false
	for _, a := range c.asked {
		named := c.technologies(a.direct)
		if len(named) > mostNames {
			c.findLine(ShoppingList, a, "any one of %d technologies meets the requirement", len(named))
			list = true
		}
		if len(named) > 0 {
			technologies++
		}
		if a.must() {
			if musts++; musts == mostMusts+1 {
				first = a
			}
		}
	}
	switch {
	case technologies > mostTechnologies:
		c.find(ShoppingList, "clusters", "%d technologies are asked for one by one, want capabilities, at most %d of them", technologies, mostTechnologies)
	case musts > mostMusts && !list:
		c.findLine(TooManyMusts, first, "%d requirements are must-haves, want at most %d", musts, mostMusts)
	}
}

// technologies returns the skills that are things, not ways of working.
func (c *checker) technologies(ids []skill.ID) []skill.ID {
	var things []skill.ID
	for _, id := range ids {
		if s, ok := c.taxonomy.Skill(id); ok && s.Kind != skill.Practice {
			things = append(things, id)
		}
	}
	return things
}

// impossible finds requirements that no document can meet: without an alternative, or
// only with phrases that hold no word or so many that nobody writes them alike.
func (c *checker) impossible() {
	if len(c.spec.Clusters) == 0 {
		c.find(Impossible, "clusters", "no clusters, so nobody can earn a point")
	}
	for i := range c.spec.Clusters {
		if cluster := &c.spec.Clusters[i]; len(cluster.All) == 0 {
			c.add(Impossible, clusterPath(i), Finding{Cluster: cluster.Name, Message: "the cluster asks for nothing"})
		}
	}
	for _, a := range c.asked {
		if len(a.direct) > 0 || len(c.skills(a.line.Adjacent)) > 0 {
			continue
		}
		possible := false
		for _, phrases := range [][]string{a.line.Any, a.line.Text, a.line.Adjacent} {
			for _, p := range phrases {
				n := countWords(p)
				possible = possible || n > 0 && n <= mostPhraseWords
			}
		}
		if !possible {
			c.findLine(Impossible, a, "no document can show it: no known skill, and no phrase of 1 to %d words", mostPhraseWords)
		}
	}
}

func countWords(s string) int {
	return len(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
