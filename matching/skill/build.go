package skill

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
)

// matcherVersion is part of every hash. It grows whenever the same data finds other
// skills in the same text.
const matcherVersion = 3

// build makes a taxonomy of a valid base and entries that add to it or override it.
func build(base, add *source) (*Taxonomy, error) {
	if err := add.checkTwice(); err != nil {
		return nil, err
	}
	all := merge(base, add)
	t := &Taxonomy{
		number: make(map[ID]int32, len(all.skills)),
		near:   make(map[ID][]Edge),
		merged: all,
		pool:   &sync.Pool{New: func() any { return new(scratch) }},
	}
	for i, e := range all.skills {
		t.skills = append(t.skills, e.Skill)
		t.number[e.ID] = int32(i)
	}
	// What does not depend on the names runs beside them: loading is waited for.
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(func() {
		t.nameJobs(all)
		t.hash = all.hash()
	})
	if err := t.link(all); err != nil {
		return nil, err
	}
	if err := t.linkPackages(all); err != nil {
		return nil, err
	}
	if err := t.nameSkills(all); err != nil {
		return nil, err
	}
	return t, nil
}

// merge returns the entries of both, ordered, those of add in the place of those of
// base that they override.
func merge(base, add *source) *source {
	all := new(source)
	all.skills = overlay(base.skills, add.skills, func(a, b skillEntry) int { return cmp.Compare(a.ID, b.ID) })
	all.edges = overlay(base.edges, add.edges, func(a, b edgeEntry) int {
		return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.From, b.From))
	})
	slices.SortStableFunc(all.edges, func(a, b edgeEntry) int { return compareEdges(a.Edge, b.Edge) })
	all.titles = overlayTitles(base.titles, add.titles)
	all.packages = overlayPackages(base.packages, add.packages)
	return all
}

// overlayTitles returns the titles of both ordered by their first name, those of
// base without the names that add has too.
func overlayTitles(base, add []titleEntry) []titleEntry {
	given := make(map[string]bool)
	for _, e := range add {
		for _, name := range e.Names {
			given[phraseOf(name).key()] = true
		}
	}
	all := slices.Clone(add)
	for _, e := range base {
		e.Names = slices.DeleteFunc(slices.Clone(e.Names), func(name string) bool { return given[phraseOf(name).key()] })
		if len(e.Names) > 0 {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b titleEntry) int { return cmp.Compare(a.Names[0], b.Names[0]) })
	return all
}

// overlay returns the entries ordered by what compare looks at, the last of those that
// it calls equal. Places are sorted and not entries, which are large.
func overlay[E any](base, add []E, compare func(a, b E) int) []E {
	all := slices.Concat(base, add)
	order := make([]int32, len(all))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { return cmp.Or(compare(all[i], all[j]), cmp.Compare(i, j)) })
	kept := make([]E, 0, len(all))
	for i, n := range order {
		if i+1 == len(order) || compare(all[order[i+1]], all[n]) != 0 {
			kept = append(kept, all[n])
		}
	}
	return kept
}

// link resolves what skills imply and the edges between them.
func (t *Taxonomy) link(all *source) error {
	for _, e := range all.skills {
		for _, id := range e.Implies {
			if _, ok := t.number[id]; !ok {
				return e.at.errorf("skill %q implies %q, which is no skill", e.ID, id)
			}
		}
	}
	if err := t.checkParents(all); err != nil {
		return err
	}
	for _, e := range all.edges {
		for _, id := range []ID{e.From, e.To} {
			if _, ok := t.number[id]; !ok {
				return e.at.errorf("edge from %q to %q: %q is no skill", e.From, e.To, id)
			}
		}
		t.near[e.To] = append(t.near[e.To], e.Edge)
	}
	t.implied = make([][]ID, len(t.skills))
	done := make([]int8, len(t.skills))
	for i := range t.skills {
		if err := t.close(all, int32(i), done); err != nil {
			return err
		}
	}
	return nil
}

// checkParents checks that every parent is a skill and that parents end at a root.
// Skills known to reach one are marked, so that the work is linear.
func (t *Taxonomy) checkParents(all *source) error {
	const open, rooted = 1, 2
	state := make([]int8, len(t.skills))
	var path []int32
	for i := range all.skills {
		path = path[:0]
		for n := int32(i); state[n] != rooted; {
			e := &all.skills[n]
			if state[n] == open {
				return e.at.errorf("skill %q is its own ancestor: a cycle of parents", e.ID)
			}
			state[n] = open
			path = append(path, n)
			if e.Parent == "" {
				break
			}
			up, ok := t.number[e.Parent]
			if !ok {
				return e.at.errorf("skill %q has the parent %q, which is no skill", e.ID, e.Parent)
			}
			n = up
		}
		for _, n := range path {
			state[n] = rooted
		}
	}
	return nil
}

// close fills implied for a skill and all that it implies. done is 1 while a skill
// is being closed, so that meeting a 1 is a cycle, and 2 after.
func (t *Taxonomy) close(all *source, n int32, done []int8) error {
	done[n] = 1
	var ids []ID
	for _, id := range t.skills[n].Implies {
		m := t.number[id]
		if done[m] == 1 {
			return all.skills[n].at.errorf("skill %q implies %q, which implies it: a cycle", t.skills[n].ID, id)
		}
		if done[m] == 0 {
			if err := t.close(all, m, done); err != nil {
				return err
			}
		}
		ids = append(append(ids, id), t.implied[m]...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) > maxImplied {
		return all.skills[n].at.errorf("skill %q implies %d others, want at most %d", t.skills[n].ID, len(ids), maxImplied)
	}
	t.implied[n] = ids
	done[n] = 2
	return nil
}

// hash returns what identifies the entries, whatever files they stand in.
func (s *source) hash() string {
	h := sha256.New()
	fmt.Fprintf(h, "matcher %d\n", matcherVersion)
	for _, e := range s.skills {
		fmt.Fprintf(h, "skill %q %q %q %q %q %q %d\n", e.ID, e.Name, e.Kind, e.Areas, e.Aliases, e.Implies, e.Since)
		fmt.Fprintf(h, "place %q %q\n", e.Parent, e.Repositories)
		if c := e.Context; c != nil {
			fmt.Fprintf(h, "context %q %q %q %t\n", c.Names, c.Words, c.Not, c.Proper)
		}
	}
	for _, e := range s.edges {
		fmt.Fprintf(h, "edge %q %q %d %q\n", e.From, e.To, e.Eighths, e.Why)
	}
	for _, e := range s.titles {
		fmt.Fprintf(h, "title %q %q %t\n", e.Names, e.Areas, e.Noun)
	}
	for _, e := range s.packages {
		fmt.Fprintf(h, "package %q %q\n", e.Skill, e.Paths)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:16])
}
