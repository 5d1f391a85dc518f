package role

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A place is where a key or an item stands in the file, counted from 1.
type place struct{ line, column int }

// places holds the place of every key and list item of the file that a spec was read
// from, by path: "baseline.cloud", "clusters[2].all[1].any[3]", indices from 1. It says
// nothing of the content: two specs that differ only here are the same role.
type places map[string]place

// at returns the place of a path, else that of what holds it; the zero place for a
// spec that was not read from a file.
func (p places) at(path string) place {
	for path != "" {
		if found, ok := p[path]; ok {
			return found
		}
		// The short form of a cluster has the keys of its only line beside its own.
		if found, ok := p[strings.Replace(path, ".all[1]", "", 1)]; ok {
			return found
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return p[""]
}

// fileKeys are the keys of a spec in the order in which they are written.
var fileKeys = []string{"title", "problem", "impact", "level", "years", "author", "date", "archetype", "baseline", "clusters", "reject", "intake",
	"first_focus", "systems", "success", "collaboration", "cloud", "cicd", "containers", "oncall",
	"name", "need", "weight", "all", "any", "adjacent", "accept", "depth", "text", "without_help", "can_learn"}

// comparePaths orders paths as their keys are written, and items by their number.
func comparePaths(a, b string) int {
	parts := func(path string) []string {
		return strings.FieldsFunc(path, func(r rune) bool { return strings.ContainsRune(".[]", r) })
	}
	return slices.CompareFunc(parts(a), parts(b), func(a, b string) int {
		i, notA := strconv.Atoi(a)
		j, notB := strconv.Atoi(b)
		if notA == nil && notB == nil {
			return cmp.Compare(i, j)
		}
		return cmp.Or(cmp.Compare(slices.Index(fileKeys, a), slices.Index(fileKeys, b)), cmp.Compare(a, b))
	})
}

// item returns the path of an item of a list, by its index from 0.
func item(list string, i int) string { return list + "[" + strconv.Itoa(i+1) + "]" }

func clusterPath(i int) string { return item("clusters", i) }

func linePath(i, j int) string { return item(clusterPath(i)+".all", j) }
