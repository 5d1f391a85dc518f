package role

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Change is one difference between two specs, in words that a person can read.
type Change struct {
	Path string `json:"path"` // "impact.success", "clusters[Backend services].all[1].any"; indices from 1
	Old  string `json:"old"`  // empty if it was not there
	New  string `json:"new"`  // empty if it is gone
}

// String returns "path: old → new" with "unset" for what is empty.
func (c Change) String() string {
	show := func(s string) string {
		if s == "" {
			return "unset"
		}
		return s
	}
	return c.Path + ": " + show(c.Old) + " → " + show(c.New)
}

// Diff returns what changed from one spec to the next, in the order of the keys of the
// package documentation, then of the clusters of the new spec, then those that are
// gone. It is empty exactly if the hashes are equal: author and date do not count, nor
// does a default written out. Clusters are matched by name, their requirements by the
// longest run of equal ones; requirements are counted where they stand in the new spec,
// removed ones where they stood in the old.
func Diff(old, new *Spec) []Change {
	var d differ
	d.compare("title", old.Title, new.Title)
	d.compare("problem", old.Problem, new.Problem)
	d.compare("impact.first_focus", old.Impact.FirstFocus, new.Impact.FirstFocus)
	d.compare("impact.systems", old.Impact.Systems, new.Impact.Systems)
	d.compare("impact.success", old.Impact.Success, new.Impact.Success)
	d.compare("impact.collaboration", old.Impact.Collaboration, new.Impact.Collaboration)
	d.compare("level", string(old.Level), string(new.Level))
	d.compare("years", years(old), years(new))
	d.compare("archetype", old.Archetype, new.Archetype)
	d.compare("baseline.cloud", old.Baseline.Cloud, new.Baseline.Cloud)
	d.compare("baseline.cicd", old.Baseline.CICD, new.Baseline.CICD)
	d.compare("baseline.containers", old.Baseline.Containers, new.Baseline.Containers)
	d.compare("baseline.oncall", old.Baseline.OnCall, new.Baseline.OnCall)
	d.clusters(old.Clusters, new.Clusters)
	for i := range max(len(old.Reject), len(new.Reject)) {
		d.compare(item("reject", i), rule(old.Reject, i), rule(new.Reject, i))
	}
	d.lists("intake.without_help", old.Intake.WithoutHelp, new.Intake.WithoutHelp)
	d.lists("intake.can_learn", old.Intake.CanLearn, new.Intake.CanLearn)
	d.lists("intake.reject", old.Intake.Reject, new.Intake.Reject)
	return d.changes
}

type differ struct{ changes []Change }

func (d *differ) compare(path, old, new string) {
	if old != new {
		d.changes = append(d.changes, Change{path, old, new})
	}
}

func (d *differ) lists(path string, old, new []string) {
	if !slices.Equal(old, new) {
		d.changes = append(d.changes, Change{path, showList(old), showList(new)})
	}
}

// clusters matches clusters by name, the second of a name with the second of it.
func (d *differ) clusters(old, new []Cluster) {
	before, after := keyed(old), keyed(new)
	var kept, order []string // the clusters in both, as they stood and as they stand
	for _, key := range after.keys {
		if _, ok := before.at[key]; ok {
			order = append(order, key)
		}
	}
	for _, key := range before.keys {
		if _, ok := after.at[key]; ok {
			kept = append(kept, key)
		}
	}
	if !slices.Equal(kept, order) {
		d.changes = append(d.changes, Change{"clusters", showList(kept), showList(order)})
	}
	for _, key := range after.keys {
		path, now := "clusters["+key+"]", after.at[key]
		if was, ok := before.at[key]; ok {
			d.cluster(path, was, now)
		} else {
			d.changes = append(d.changes, Change{path, "", now.inline()})
		}
	}
	for _, key := range before.keys {
		if _, ok := after.at[key]; !ok {
			d.changes = append(d.changes, Change{"clusters[" + key + "]", before.at[key].inline(), ""})
		}
	}
}

func (d *differ) cluster(path string, old, new *Cluster) {
	d.compare(path+".need", string(old.need()), string(new.need()))
	d.compare(path+".weight", strconv.Itoa(old.weight()), strconv.Itoa(new.weight()))
	i, j := 0, 0
	for _, pair := range append(common(old.All, new.All), [2]int{len(old.All), len(new.All)}) {
		for ; i < pair[0] && j < pair[1]; i, j = i+1, j+1 {
			d.line(item(path+".all", j), &old.All[i], &new.All[j])
		}
		for ; j < pair[1]; j++ {
			d.changes = append(d.changes, Change{item(path+".all", j), "", new.All[j].inline()})
		}
		for ; i < pair[0]; i++ {
			d.changes = append(d.changes, Change{item(path+".all", i), old.All[i].inline(), ""})
		}
		i, j = pair[0]+1, pair[1]+1
	}
}

func (d *differ) line(path string, old, new *Line) {
	d.lists(path+".any", old.Any, new.Any)
	d.lists(path+".adjacent", old.Adjacent, new.Adjacent)
	d.compare(path+".accept", old.accept(), new.accept())
	d.compare(path+".depth", old.Depth, new.Depth)
	d.lists(path+".text", old.Text, new.Text)
}

// common returns the index pairs of a longest run of equal requirements, in order.
func common(old, new []Line) [][2]int {
	longest := make([][]int, len(old)+1)
	for i := range longest {
		longest[i] = make([]int, len(new)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			if old[i].same(&new[j]) {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch {
		case old[i].same(&new[j]):
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

func (l *Line) same(o *Line) bool {
	return slices.Equal(l.Any, o.Any) && slices.Equal(l.Adjacent, o.Adjacent) && slices.Equal(l.Text, o.Text) &&
		l.accept() == o.accept() && l.Depth == o.Depth
}

// keyedClusters are clusters by name; a second one of a name has its number behind it.
type keyedClusters struct {
	keys []string
	at   map[string]*Cluster
}

func keyed(clusters []Cluster) keyedClusters {
	k := keyedClusters{at: map[string]*Cluster{}}
	for i := range clusters {
		key := clusters[i].Name
		for n := 2; k.at[key] != nil; n++ {
			key = fmt.Sprintf("%s #%d", clusters[i].Name, n)
		}
		k.keys = append(k.keys, key)
		k.at[key] = &clusters[i]
	}
	return k
}

// inline returns a cluster in one line: "must, weight 5: any: [go], depth: own".
func (c *Cluster) inline() string {
	var lines []string
	for i := range c.All {
		lines = append(lines, c.All[i].inline())
	}
	return fmt.Sprintf("%s, weight %d: %s", c.need(), c.weight(), strings.Join(lines, "; "))
}

func (l *Line) inline() string {
	return parts("any", showList(l.Any), "adjacent", showList(l.Adjacent), "accept", l.Accept,
		"depth", l.Depth, "text", showList(l.Text))
}

// parts joins keys and values as "any: [go], depth: own", without the unset ones.
func parts(keysAndValues ...string) string {
	var set []string
	for i := 0; i < len(keysAndValues); i += 2 {
		if value := keysAndValues[i+1]; value != "" {
			set = append(set, keysAndValues[i]+": "+value)
		}
	}
	if len(set) == 0 {
		return "nothing"
	}
	return strings.Join(set, ", ")
}

func rule(rules []Reject, i int) string {
	if i >= len(rules) {
		return ""
	}
	return parts("only", showList(stringsOf(rules[i].Only)), "without", showList(stringsOf(rules[i].Without)))
}

func years(s *Spec) string { return strconv.Itoa(max(s.Years, 0)) }

// showList returns the items in brackets, quoted where they could be misread, and
// nothing for an empty list.
func showList(items []string) string {
	if len(items) == 0 {
		return ""
	}
	var shown []string
	for _, s := range items {
		if s == "" || strings.ContainsAny(s, ",[]\"\n") || strings.TrimSpace(s) != s {
			s = strconv.Quote(s)
		}
		shown = append(shown, s)
	}
	return "[" + strings.Join(shown, ", ") + "]"
}
