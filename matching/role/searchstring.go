package role

import (
	"cmp"
	"slices"

	"github.com/proven-go/proven/matching/skill"
)

// A SearchString is a query to paste into a search engine, made from a role. One word
// for the work ("backend engineer AWS") finds everybody and nobody; what narrows is the
// conjunction of capabilities, so a string asks for two or three clusters together.
type SearchString struct {
	Engine   Engine   `json:"engine"`
	Layer    string   `json:"layer"`           // "direct", or "adjacent" where neighbours of a skill stand in for it
	Clusters []string `json:"clusters"`        // names of the clusters that it asks for together
	Text     string   `json:"text"`            // the query itself, one line
	Paths    []string `json:"paths,omitempty"` // adjacent only: "Go ← Java: why"
}

// An Engine is where a search string is understood.
type Engine string

// The engines. Each bounds its strings by what it takes.
const (
	// BooleanSearch is the syntax of applicant tracking systems and professional
	// networks: AND, OR, NOT in capitals, brackets, quotes; at most 1,000 bytes.
	BooleanSearch Engine = "boolean"
	// XRaySearch is a web search over public profiles: OR, minus, site; at most 32
	// words, operators counted, because the engine ignores what follows.
	XRaySearch Engine = "x-ray"
	// GitHubCode finds files: its words stand in one file of the language; at most 256
	// bytes. Ways of working, which no file holds, are left out.
	GitHubCode Engine = "github-code"
	// GitHubRepositories finds projects by language and topic, whose contributors are
	// the people to look at; at most 256 bytes. It knows no OR between qualifiers, so
	// the first skill of each requirement speaks for it.
	GitHubRepositories Engine = "github-repositories"
	// IndexSearch is the query of the package matching's Index.Search: any of the
	// skills, each weighing what the role gives it.
	IndexSearch Engine = "index"
)

// How many conjunctions a role yields, the weightiest first: a person tries a handful.
const (
	mostPairs   = 6
	mostTriples = 3
)

// The layers, in the words of the package matching.
const (
	directLayer   = "direct"
	adjacentLayer = "adjacent"
)

// SearchStrings compiles a role to search strings: for each pair and each triple of
// must-have clusters a string of the direct layer for each engine, and for each pair
// and each requirement of it that accepts adjacent skills one of the adjacent layer,
// where those stand in for the direct ones and who names the direct ones is left out.
// Last come two queries for the index, over all clusters. The six weightiest pairs and
// three weightiest triples are taken; a role with one must-have cluster yields strings
// of that alone, one without must-haves is read as if all were.
//
// A skill is named by at most three of its names that mean nothing else. Where a string
// is too long, further names and then further skills are left out, the last first; one
// that is too long still does not appear. No string appears twice. Equal spec and equal
// taxonomy give equal strings; a nil taxonomy is the built-in one.
func SearchStrings(spec *Spec, t *skill.Taxonomy) []SearchString {
	if t == nil {
		t = skill.Default()
	}
	w := &searchWriter{taxonomy: t}
	clusters := w.clusters(spec)
	for _, c := range conjunctions(clusters) {
		w.direct(c)
		if len(c) < 3 {
			w.adjacent(c)
		}
	}
	plan, _ := Compile(spec, t)
	w.index(plan)
	return w.strings
}

// A searchWriter collects strings.
type searchWriter struct {
	taxonomy *skill.Taxonomy
	strings  []SearchString
	names    map[skill.ID][]string // see namesOf
}

// add keeps a string that is not empty and not there yet.
func (w *searchWriter) add(s SearchString) {
	same := func(o SearchString) bool { return o.Engine == s.Engine && o.Text == s.Text }
	if s.Text != "" && !slices.ContainsFunc(w.strings, same) {
		w.strings = append(w.strings, s)
	}
}

// A searchCluster is one cluster as a conjunction of groups.
type searchCluster struct {
	name   string
	weight int
	groups []searchGroup
}

// A searchGroup is one requirement: any of its alternatives.
type searchGroup struct {
	skills   []skill.ID
	phrases  []string
	adjacent []Term
}

// clusters returns the must-have clusters of a role, the weightiest first; all of them
// if none is a must-have.
func (w *searchWriter) clusters(spec *Spec) []searchCluster {
	plan, _ := Compile(spec, w.taxonomy)
	var musts, all []searchCluster
	next := 0
	for i := range spec.Clusters {
		c := searchCluster{name: spec.Clusters[i].Name, weight: spec.Clusters[i].weight()}
		for range spec.Clusters[i].All {
			if g := groupOf(&plan.Requirements[next]); len(g.skills)+len(g.phrases) > 0 {
				c.groups = append(c.groups, g)
			}
			next++
		}
		if len(c.groups) == 0 {
			continue
		}
		if all = append(all, c); spec.Clusters[i].need() == Must {
			musts = append(musts, c)
		}
	}
	if len(musts) > 0 {
		all = musts
	}
	slices.SortStableFunc(all, func(a, b searchCluster) int { return b.weight - a.weight })
	return all
}

func groupOf(r *Requirement) searchGroup {
	var g searchGroup
	for _, t := range r.Terms {
		if t.Via != "" {
			g.adjacent = append(g.adjacent, t)
		} else {
			g.skills = append(g.skills, t.Skill)
		}
	}
	for _, p := range r.Phrases {
		if p.Via == "" {
			g.phrases = append(g.phrases, p.Text)
		}
	}
	return g
}

// conjunctions returns the pairs, then the triples of clusters that strings ask for.
func conjunctions(clusters []searchCluster) [][]searchCluster {
	if len(clusters) < 2 {
		if len(clusters) == 0 {
			return nil
		}
		return [][]searchCluster{clusters}
	}
	var pairs, triples [][]searchCluster
	for i := range clusters {
		for j := i + 1; j < len(clusters); j++ {
			pairs = append(pairs, []searchCluster{clusters[i], clusters[j]})
			for k := j + 1; k < len(clusters); k++ {
				triples = append(triples, []searchCluster{clusters[i], clusters[j], clusters[k]})
			}
		}
	}
	heaviest := func(a, b []searchCluster) int { return cmp.Compare(weightOfAll(b), weightOfAll(a)) }
	slices.SortStableFunc(pairs, heaviest)
	slices.SortStableFunc(triples, heaviest)
	return append(pairs[:min(len(pairs), mostPairs):min(len(pairs), mostPairs)], triples[:min(len(triples), mostTriples)]...)
}

func weightOfAll(clusters []searchCluster) int {
	sum := 0
	for _, c := range clusters {
		sum += c.weight
	}
	return sum
}

// flatten returns the names and the groups of a conjunction.
func flatten(clusters []searchCluster) (names []string, groups []searchGroup) {
	for _, c := range clusters {
		names = append(names, c.name)
		groups = append(groups, c.groups...)
	}
	return names, groups
}

// direct writes the strings of one conjunction for every engine.
func (w *searchWriter) direct(clusters []searchCluster) {
	names, groups := flatten(clusters)
	for _, e := range []Engine{BooleanSearch, XRaySearch, GitHubCode, GitHubRepositories} {
		w.add(SearchString{Engine: e, Layer: directLayer, Clusters: names, Text: w.write(e, groups, nil)})
	}
}

// adjacent writes, for each group that accepts adjacent skills, the strings in which
// these stand in for the direct ones.
func (w *searchWriter) adjacent(clusters []searchCluster) {
	names, groups := flatten(clusters)
	for i, g := range groups {
		if len(g.adjacent) == 0 {
			continue
		}
		widened := slices.Clone(groups)
		widened[i] = searchGroup{}
		var paths []string
		for _, t := range g.adjacent[:min(maxGroup, len(g.adjacent))] {
			widened[i].skills = append(widened[i].skills, t.Skill)
			paths = append(paths, w.path(t))
		}
		for _, e := range []Engine{BooleanSearch, XRaySearch, GitHubCode, GitHubRepositories} {
			w.add(SearchString{Engine: e, Layer: adjacentLayer, Clusters: names, Text: w.write(e, widened, g.skills), Paths: paths})
		}
	}
}

// path says in words how an adjacent skill stands in for another.
func (w *searchWriter) path(t Term) string {
	if t.For == "" {
		return w.name(t.Skill) + ": " + t.Via
	}
	return w.name(t.For) + " ← " + w.name(t.Skill) + ": " + t.Via
}

func (w *searchWriter) name(id skill.ID) string {
	if s, ok := w.taxonomy.Skill(id); ok {
		return s.Name
	}
	return string(id)
}

// write makes the text for one engine: all of the groups, and nobody who names a skill
// of not.
func (w *searchWriter) write(e Engine, groups []searchGroup, not []skill.ID) string {
	switch e {
	case GitHubCode:
		return w.gitHubCode(groups)
	case GitHubRepositories:
		return w.gitHubRepositories(groups)
	}
	return w.boolean(e, groups, w.notAskedFor(not, groups))
}

// notAskedFor keeps the skills that no group asks for or implies: leaving out who names
// Java would leave out everybody with Spring Boot.
func (w *searchWriter) notAskedFor(not []skill.ID, groups []searchGroup) []skill.ID {
	return slices.DeleteFunc(slices.Clone(not), func(id skill.ID) bool {
		return slices.ContainsFunc(groups, func(g searchGroup) bool {
			return slices.ContainsFunc(g.skills, func(asked skill.ID) bool {
				return asked == id || slices.Contains(w.taxonomy.Implied(asked), id)
			})
		})
	})
}
