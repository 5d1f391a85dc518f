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

// level compiles the level asked for, shown by relevant work: it and every higher one
// count in full, in a related area half; a lower one in the field itself counts half.
// Where nothing says which work is relevant, any work counts.
func (c *compiler) level(boost int) Requirement {
	asked := slices.Index(levelWords, string(c.spec.Level))
	r := Requirement{Cluster: levelCluster, Label: levelLabels[c.spec.Level], Kind: LevelLine, Need: c.priorNeed(), Boost: boost}
	full, half := c.field()
	if len(full) == 0 {
		full = []skill.Area{""}
	}
	add := func(word string, areas []skill.Area, via string) {
		for _, area := range areas {
			t := Term{Skill: LevelID(Level(word), area), Boost: boost}
			if via != "" {
				t.Boost, t.Via, t.For = score.Eighths(boost, adjacentEighths), via, LevelID(c.spec.Level, full[0])
			}
			r.Terms = append(r.Terms, t)
		}
	}
	for _, word := range levelWords[asked:] {
		add(word, full, "")
	}
	for _, word := range levelWords[asked:] {
		add(word, half, "work in a related area")
	}
	for _, word := range slices.Backward(levelWords[:asked]) {
		add(word, full, "shows a lower level")
	}
	return r
}

// years compiles the years of relevant work: in the field of the role in full, in a
// related area half. Where nothing says which work is relevant, years in any area
// count.
func (c *compiler) years(boost int) Requirement {
	years := min(c.spec.Years, MaxYears)
	r := Requirement{Cluster: yearsCluster, Kind: YearsLine, Need: c.priorNeed(), Boost: boost}
	full, half := c.field()
	r.Label = yearsLabel(years, full)
	if len(full) == 0 {
		full = skill.Areas()
		c.find(NoField, &r, "no must-have skill belongs to an area, so years in any area count")
	}
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
	return r
}

// field returns the areas in which work is relevant to the role: those that the
// direct skills of the must-have lines show. An area with at least half as much of
// their weight behind it as the one with the most counts in full; the others, and an
// area that holds one that counts in full ("software development" for "backend"),
// count half. Both are empty where no such skill has an area.
func (c *compiler) field() (full, half []skill.Area) {
	behind := c.areaWeights()
	most := 0
	for _, weight := range behind {
		most = max(most, weight)
	}
	if most == 0 {
		return nil, nil
	}
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
	return full, half
}

func yearsLabel(years int, areas []skill.Area) string {
	unit := "years"
	if years == 1 {
		unit = "year"
	}
	if len(areas) == 0 {
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
