package role

import (
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// Defaults returns the clusters that a problem or an archetype suggests, by its ID or
// name, with only the skills that the taxonomy knows; nil for any other name. A nil
// taxonomy is the built-in one. The clusters are the caller's.
func Defaults(name string, t *skill.Taxonomy) []Cluster {
	p, ok := patternIn(archetypes, name)
	if !ok {
		if p, ok = patternIn(problems, name); !ok {
			return nil
		}
	}
	return known(copyClusters(p.Clusters), t)
}

// Suggest returns the clusters that the archetype, the problem and the baseline of a
// spec suggest, in this order, without those whose name or whose skills it has already:
// a start for an intake meeting. Each part of the baseline that names something is one
// cluster: the cloud, the containers and the pipeline a trainable one, being on call a
// must-have. A nil taxonomy is the built-in one. The clusters are the caller's.
func Suggest(s *Spec, t *skill.Taxonomy) []Cluster {
	all := Defaults(s.Archetype, t)
	all = append(all, Defaults(s.Problem, t)...)
	all = append(all, known(baselineClusters(s.Baseline, t), t)...)
	names, lines := map[string]bool{}, map[string]bool{}
	for i := range s.Clusters {
		keep(&s.Clusters[i], names, lines, t)
	}
	var wanted []Cluster
	for _, c := range all {
		if keep(&c, names, lines, t) {
			wanted = append(wanted, c)
		}
	}
	return wanted
}

// keep reports whether a cluster has a new name and asks something new, and remembers
// both.
func keep(c *Cluster, names, lines map[string]bool, t *skill.Taxonomy) bool {
	name, fresh := strings.ToLower(c.Name), false
	for i := range c.All {
		var key strings.Builder
		for _, word := range c.All[i].Any {
			if id, ok := orDefault(t).Lookup(word); ok {
				word = string(id)
			}
			key.WriteString(strings.ToLower(word) + "\n")
		}
		fresh = fresh || !lines[key.String()]
		lines[key.String()] = true
	}
	fresh = fresh && !names[name]
	names[name] = true
	return fresh
}

// baselineClusters turns what is known of the environment into clusters. A word such as
// "shared" or "yes" says that the thing is there, not what it is.
func baselineClusters(b Baseline, t *skill.Taxonomy) []Cluster {
	var all []Cluster
	if there(b.Cloud) {
		all = append(all, learn("Cloud", Line{Any: namedIn(b.Cloud, t, "AWS", "Google Cloud", "Azure")}))
	}
	if there(b.CICD) {
		all = append(all, learn("Delivery pipeline", Line{Any: namedIn(b.CICD, t, "CI/CD")}))
	}
	if there(b.Containers) {
		all = append(all, learn("Containers", Line{Any: namedIn(b.Containers, t, "Docker", "Kubernetes")}))
	}
	if there(b.OnCall) {
		all = append(all, must3("On call", Line{Any: []string{"on-call", "incident response"}}))
	}
	return all
}

// there reports whether a part of the baseline is known and not "no".
func there(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "no", "none", "false":
		return false
	}
	return true
}

// namedIn returns the skills that a part of the baseline names, and the general ones
// where it names none.
func namedIn(s string, t *skill.Taxonomy, general ...string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",/;+&", r) })
	var named []string
	for _, w := range words {
		if _, ok := orDefault(t).Lookup(w); ok {
			named = append(named, strings.TrimSpace(w))
		}
	}
	if len(named) == 0 {
		return general
	}
	return named
}

// known leaves out names that the taxonomy does not know, then what is left empty.
func known(clusters []Cluster, t *skill.Taxonomy) []Cluster {
	filter := func(names []string) []string {
		var kept []string
		for _, name := range names {
			if _, ok := orDefault(t).Lookup(name); ok {
				kept = append(kept, name)
			}
		}
		return kept
	}
	var kept []Cluster
	for _, c := range clusters {
		var lines []Line
		for _, l := range c.All {
			l.Any, l.Adjacent = filter(l.Any), filter(l.Adjacent)
			if len(l.Any)+len(l.Text) > 0 {
				lines = append(lines, l)
			}
		}
		if c.All = lines; len(lines) > 0 {
			kept = append(kept, c)
		}
	}
	return kept
}

func orDefault(t *skill.Taxonomy) *skill.Taxonomy {
	if t == nil {
		return skill.Default()
	}
	return t
}
