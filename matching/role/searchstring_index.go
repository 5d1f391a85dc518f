package role

import (
	"fmt"
	"slices"
	"strings"
)

// mostBoost is the weight of the heaviest word of an index query.
const mostBoost = 9

// index writes the queries for the index: any of the skills of any cluster, each
// weighing what the plan gives it, over profiles. The adjacent one asks for the
// adjacent skills where a line has some.
func (w *searchWriter) index(plan *Plan) {
	top := 0
	var clusters []string
	for _, r := range plan.Requirements {
		if r.Kind == SkillLine {
			top = max(top, r.Boost)
			if !slices.Contains(clusters, r.Cluster) {
				clusters = append(clusters, r.Cluster)
			}
		}
	}
	direct, adjacent := []string{"+type:profile"}, []string{"+type:profile"}
	var paths []string
	for i := range plan.Requirements {
		r := &plan.Requirements[i]
		if r.Kind != SkillLine {
			continue
		}
		straight, near := indexWords(r, top)
		direct = append(direct, straight...)
		if len(near) == 0 {
			near = straight
		}
		adjacent = append(adjacent, near...)
		for _, t := range r.Terms {
			if t.Via != "" {
				paths = append(paths, w.path(t))
			}
		}
	}
	if len(direct) > 1 {
		w.add(SearchString{Engine: IndexSearch, Layer: directLayer, Clusters: clusters, Text: strings.Join(compactWords(direct), " ")})
	}
	if len(paths) > 0 {
		w.add(SearchString{Engine: IndexSearch, Layer: adjacentLayer, Clusters: clusters, Text: strings.Join(compactWords(adjacent), " "), Paths: paths})
	}
}

// indexWords returns the words of a requirement, the direct and the adjacent ones.
func indexWords(r *Requirement, top int) (direct, adjacent []string) {
	put := func(word string, boost int, via string) {
		if top > 0 {
			word += fmt.Sprintf("^%d", max(1, mostBoost*boost/top))
		}
		if via == "" {
			direct = append(direct, word)
		} else {
			adjacent = append(adjacent, word)
		}
	}
	for _, t := range r.Terms {
		put("skill:"+string(t.Skill), t.Boost, t.Via)
	}
	for _, p := range r.Phrases {
		if text := plain(p.Text); text != "" {
			put(`"`+text+`"`, p.Boost, p.Via)
		}
	}
	return direct, adjacent
}

// compactWords leaves out words that stand there already, whatever their weight.
func compactWords(words []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(words, func(word string) bool {
		key, _, _ := strings.Cut(word, "^")
		if seen[key] {
			return true
		}
		seen[key] = true
		return false
	})
}
