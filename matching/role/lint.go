package role

import (
	"fmt"
	"time"

	"github.com/proven-go/proven/matching/skill"
)

// A Linter reads a spec as a careful colleague would and says what to look at. The zero
// Linter is ready to use, by several goroutines at once.
type Linter struct {
	// AsOf is the day on which the age of a technology is measured; zero means the
	// date of the spec, and without one ages are not checked.
	AsOf     time.Time
	Taxonomy *skill.Taxonomy // nil is the built-in one
}

// Lint is [Linter.Lint] with a taxonomy alone; nil is the built-in one.
func Lint(s *Spec, t *skill.Taxonomy) []Finding { return Linter{Taxonomy: t}.Lint(s) }

// Lint returns what a person should look at in a spec, the findings of [Compile] among
// them, ordered by place in the file, then by key, code and message. It returns nil
// for a spec without any, and changes nothing. Equal input gives equal findings.
func (l Linter) Lint(s *Spec) []Finding {
	c := &checker{spec: s, taxonomy: l.Taxonomy, year: l.year(s)}
	if c.taxonomy == nil {
		c.taxonomy = skill.Default()
	}
	_, c.findings = Compile(s, c.taxonomy)
	c.asked = c.requirements()
	c.unset()
	c.archetype()
	c.shape()
	c.impossible()
	c.overlaps()
	c.contradictions()
	c.rejects()
	c.seniority()
	c.ages()
	c.words()
	order(c.findings)
	return c.findings
}

// year returns the year of the as-of day, 0 if there is none.
func (l Linter) year(s *Spec) int {
	asOf := l.AsOf
	if asOf.IsZero() {
		day, err := time.Parse(time.DateOnly, s.Date)
		if err != nil {
			return 0
		}
		asOf = day
	}
	return asOf.Year()
}

// A checker collects the findings of one spec.
type checker struct {
	spec     *Spec
	taxonomy *skill.Taxonomy
	year     int // 0 is unknown
	asked    []asked
	findings []Finding
}

// find adds a finding about a key of the spec.
func (c *checker) find(code Code, path, format string, args ...any) {
	c.add(code, path, Finding{Message: fmt.Sprintf(format, args...)})
}

func (c *checker) add(code Code, path string, f Finding) {
	c.findings = append(c.findings, c.spec.finding(code, path, f))
}

// findLine adds a finding about a requirement.
func (c *checker) findLine(code Code, l asked, format string, args ...any) {
	c.add(code, l.path, Finding{Cluster: l.cluster.Name, Label: l.label, Message: fmt.Sprintf(format, args...)})
}

// asked is one requirement with what the checks need of it.
type asked struct {
	path    string
	cluster *Cluster
	line    *Line
	label   string
	direct  []skill.ID // the known skills under any, each once
	has     map[skill.ID]bool
	unknown bool // a name under any is no skill
}

func (a asked) must() bool { return a.cluster.need() == Must }

// requirements returns what is asked, in the order of the spec.
func (c *checker) requirements() []asked {
	labels := compiler{taxonomy: c.taxonomy}
	var all []asked
	for i := range c.spec.Clusters {
		cluster := &c.spec.Clusters[i]
		for j := range cluster.All {
			line := &cluster.All[j]
			a := asked{path: linePath(i, j), cluster: cluster, line: line, label: labels.label(line), has: map[skill.ID]bool{}}
			a.direct = c.skills(line.Any)
			for _, id := range a.direct {
				a.has[id] = true
			}
			for _, name := range line.Any {
				_, known := c.taxonomy.Lookup(name)
				a.unknown = a.unknown || !known
			}
			all = append(all, a)
		}
	}
	return all
}

// skills returns the skills of names, each once, without the names that are none.
func (c *checker) skills(names []string) []skill.ID {
	var ids []skill.ID
	seen := map[skill.ID]bool{}
	for _, name := range names {
		if id, ok := c.taxonomy.Lookup(name); ok && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// name returns the name of a skill as its makers write it.
func (c *checker) name(id skill.ID) string {
	s, _ := c.taxonomy.Skill(id)
	return s.Name
}
