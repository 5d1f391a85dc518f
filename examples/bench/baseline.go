package main

import (
	"hash/fnv"
	"math/rand/v2"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
)

// bySkills ranks by how many of the skills that a role names, must-have or trainable,
// stand in somebody's lists of skills. The taxonomy tells which words mean the same.
// Ties, of which there are many, go to the smaller ID.
func bySkills(spec *role.Spec, people []person) []string {
	asked := map[skill.ID]bool{}
	for _, c := range spec.Clusters {
		for _, line := range c.All {
			for _, name := range line.Any {
				if id, ok := skill.Default().Lookup(name); ok {
					asked[id] = true
				}
			}
		}
	}
	return order(people, func(p person) float64 {
		n := 0
		for id := range asked {
			if p.listed[id] {
				n++
			}
		}
		return float64(n)
	})
}

// byTitle ranks by the likeness of the role's title and the nearest of somebody's
// titles: words in both by words in either. Ties go to the smaller ID.
func byTitle(title string, people []person) []string {
	asked := queryWords(title)
	return order(people, func(p person) float64 {
		best := 0.0
		for _, t := range p.titles {
			own := queryWords(t)
			both := 0
			for _, w := range asked {
				for _, v := range own {
					if w == v {
						both++
					}
				}
			}
			best = max(best, float64(both)/float64(max(len(asked)+len(own)-both, 1)))
		}
		return best
	})
}

// atRandom shuffles the people by the outputs of PCG, whose algorithm is fixed, seeded
// by a number and the topic's name.
func atRandom(seed uint64, topic string, people []person) []string {
	h := fnv.New64a()
	h.Write([]byte(topic))
	dice := rand.NewPCG(seed, h.Sum64())
	return order(people, func(person) float64 { return float64(dice.Uint64() >> 11) })
}

// order ranks people by a score.
func order(people []person, score func(person) float64) []string {
	scores := map[string]float64{}
	var ids []string
	for _, p := range people {
		scores[p.id] = score(p)
		ids = append(ids, p.id)
	}
	return byScore(scores, ids)
}
