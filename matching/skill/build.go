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
const matcherVersion = 1

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
	if err := t.nameSkills(all); err != nil {
		return nil, err
	}
	return t, nil
}

// merge returns the entries of both, ordered, those of add in the place of those of
// base that they override.
func merge(base, add *source) *source {
	all := new(source)
	all.skills = overlay(base.skills, add.skills, func(e skillEntry) string { return string(e.ID) })
	all.edges = overlay(base.edges, add.edges, func(e edgeEntry) string { return string(e.To) + " " + string(e.From) })
	slices.SortStableFunc(all.edges, func(a, b edgeEntry) int { return compareEdges(a.Edge, b.Edge) })
	all.titles = overlayTitles(base.titles, add.titles)
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

// overlay returns the entries ordered by key, the last of those with one key.
func overlay[E any](base, add []E, key func(E) string) []E {
	all := slices.Concat(base, add)
	slices.SortStableFunc(all, func(a, b E) int { return cmp.Compare(key(a), key(b)) })
	var kept []E
	for i, e := range all {
		if i+1 == len(all) || key(all[i+1]) != key(e) {
			kept = append(kept, e)
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
		if c := e.Context; c != nil {
			fmt.Fprintf(h, "context %q %q %q\n", c.Names, c.Words, c.Not)
		}
	}
	for _, e := range s.edges {
		fmt.Fprintf(h, "edge %q %q %d %q\n", e.From, e.To, e.Eighths, e.Why)
	}
	for _, e := range s.titles {
		fmt.Fprintf(h, "title %q %q %t\n", e.Names, e.Areas, e.Noun)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:16])
}
