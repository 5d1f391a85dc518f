package identity

import (
	"iter"
	"slices"
)

// A Suggestion is two records that may be one person's. Where records of several were
// merged, it is the strongest pair between two groups.
type Suggestion struct {
	A string `json:"a"` // IDs, the smaller first
	B string `json:"b"`
	Comparison
}

// A Group is the records of one person, by hard keys.
type Group struct {
	IDs   []string `json:"ids"`   // ascending
	Links []Link   `json:"links"` // why: one fewer than IDs
}

// A Link is two records that were merged.
type Link struct {
	A string `json:"a"`
	B string `json:"b"`
	// Key is what both have.
	Key Key `json:"key"`
	Comparison
}

// Suggestions yields the suggestions, strongest first, then by ID.
func (f *Found) Suggestions() iter.Seq[Suggestion] {
	return func(yield func(Suggestion) bool) {
		for _, p := range f.pairs {
			a, b := f.pool.at(p.a), f.pool.at(p.b)
			if !yield(Suggestion{a.id, b.id, comparisonOf(a, b)}) {
				return
			}
		}
	}
}

// Groups yields the groups of two records and more, by their smallest ID.
func (f *Found) Groups() iter.Seq[Group] {
	return func(yield func(Group) bool) {
		members, links := f.members()
		for root := range uint32(f.Records) {
			if len(members[root]) == 0 {
				continue
			}
			var g Group
			for _, i := range members[root] {
				g.IDs = append(g.IDs, f.pool.at(i).id)
			}
			for _, l := range links[root] {
				a, b := f.pool.at(l.a), f.pool.at(l.b)
				g.Links = append(g.Links, Link{a.id, b.id, l.key, comparisonOf(a, b)})
			}
			if !yield(g) {
				return
			}
		}
	}
}

// members returns the records and the links of each group of more than one, by root.
func (f *Found) members() (map[uint32][]uint32, map[uint32][]hardLink) {
	links := map[uint32][]hardLink{}
	for _, l := range f.groups.links {
		root := f.groups.find(l.a)
		links[root] = append(links[root], l)
	}
	members := map[uint32][]uint32{}
	for i := range uint32(f.Records) {
		if root := f.groups.find(i); links[root] != nil {
			members[root] = append(members[root], i)
		}
	}
	for _, l := range links {
		slices.SortFunc(l, func(x, y hardLink) int {
			if x.a != y.a {
				return int(x.a) - int(y.a)
			}
			return int(x.b) - int(y.b)
		})
	}
	return members, links
}

// GroupOf returns the smallest ID of the group that each record with this ID is in, the
// ID itself for a record that was not merged, and "" for one that was not read.
func (f *Found) GroupOf(id string) string {
	i, ok := f.pool.search(id)
	if !ok {
		return ""
	}
	return f.pool.at(f.groups.find(i)).id
}
