package role

import (
	"fmt"
	"slices"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// The names of the clusters that level and years compile to.
const (
	levelCluster = "Level"
	yearsCluster = "Years"
)

var levelLabels = map[Level]string{
	Execute:    "executes in an established architecture",
	OwnService: "owns a service end to end",
	LeadDesign: "leads design discussions",
}

func (c *compiler) asksLevel() bool { return slices.Contains(levelWords, string(c.spec.Level)) }

func (c *compiler) asksYears() bool { return c.spec.Years > 0 }

// priorNeed is the need of level and years: that of the role's weightiest kind.
func (c *compiler) priorNeed() Need {
	for i := range c.spec.Clusters {
		if c.spec.Clusters[i].need() == Must {
			return Must
		}
	}
	if len(c.spec.Clusters) == 0 {
		return Must
	}
	return Trainable
}

// level compiles the level asked for: it and every higher one count in full, a lower
// one as adjacent.
func (c *compiler) level(boost int) Requirement {
	asked := slices.Index(levelWords, string(c.spec.Level))
	r := Requirement{Cluster: levelCluster, Label: levelLabels[c.spec.Level], Kind: LevelLine, Need: c.priorNeed(), Boost: boost}
	for _, word := range levelWords[asked:] {
		r.Terms = append(r.Terms, Term{Skill: LevelID(Level(word)), Boost: boost})
	}
	for _, word := range slices.Backward(levelWords[:asked]) {
		r.Terms = append(r.Terms, Term{
			Skill: LevelID(Level(word)),
			Boost: score.Eighths(boost, adjacentEighths),
			Via:   "shows a lower level",
			For:   LevelID(c.spec.Level),
		})
	}
	return r
}

// years compiles the years of relevant work. Relevant are the areas that the direct
// skills of the must-have lines show. An area with at least half as much of their
// weight behind it as the one with the most counts in full; the others, and an area
// that holds one that counts in full ("software development" for "backend"), count
// half. Where no such skill has an area, years in any area count.
func (c *compiler) years(boost int) Requirement {
	years := min(c.spec.Years, MaxYears)
	r := Requirement{Cluster: yearsCluster, Kind: YearsLine, Need: c.priorNeed(), Boost: boost}
	behind := c.areaWeights()
	most := 0
	for _, weight := range behind {
		most = max(most, weight)
	}
	var full, half []skill.Area
	for _, area := range skill.Areas() {
		if 2*behind[area] >= most {
			full = append(full, area)
		}
	}
	for _, area := range skill.Areas() {
		holds := slices.ContainsFunc(full, func(a skill.Area) bool { return a.Within(area) })
		if !slices.Contains(full, area) && (behind[area] > 0 || holds) {
			half = append(half, area)
		}
	}
	r.Label = yearsLabel(years, full, most > 0)
	for _, area := range full {
		r.Terms = append(r.Terms, Term{Skill: YearsID(years, area), Boost: boost})
	}
	for _, area := range half {
		r.Terms = append(r.Terms, Term{
			Skill: YearsID(years, area),
			Boost: score.Eighths(boost, adjacentEighths),
			Via:   "work in a related area",
			For:   YearsID(years, full[0]),
		})
	}
	if most == 0 {
		c.find(NoField, &r, "no must-have skill belongs to an area, so years in any area count")
	}
	return r
}

func yearsLabel(years int, areas []skill.Area, known bool) string {
	unit := "years"
	if years == 1 {
		unit = "year"
	}
	if !known {
		return fmt.Sprintf("%d %s of work", years, unit)
	}
	var words []string
	for _, a := range areas {
		words = append(words, string(a))
	}
	return fmt.Sprintf("%d %s of work in %s", years, unit, orList(words))
}

// areaWeights returns how much of the must-have weight each area has behind it, in
// 5040ths. A line counts once for an area, however many of its skills show it. A role
// without must-haves is read as if all were.
func (c *compiler) areaWeights() map[skill.Area]int {
	const scale = 5040
	weights := map[skill.Area]int{}
	for i := range c.spec.Clusters {
		cluster := &c.spec.Clusters[i]
		if cluster.need() != c.priorNeed() {
			continue
		}
		for _, l := range cluster.All {
			shown := map[skill.Area]bool{}
			for _, name := range l.Any {
				if id, ok := c.taxonomy.Lookup(name); ok {
					s, _ := c.taxonomy.Skill(id)
					for _, area := range s.Areas {
						shown[area] = true
					}
				}
			}
			for area := range shown {
				weights[area] += cluster.weight() * scale / len(cluster.All)
			}
		}
	}
	return weights
}
