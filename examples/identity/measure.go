package main

import (
	"fmt"
	"io"
	"iter"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/identity"
)

// A labelled pool says of its records whose they are.
type labelled struct {
	candidates iter.Seq[matching.Candidate]
	who        func(id string) string // "" is not known; nil if nothing is
	pairs      func() int             // pairs of records of one person, once the candidates were read
}

// byMap makes a labelled pool of candidates and a table of whose they are. Only records
// among the candidates count.
func byMap(candidates []matching.Candidate, who map[string]string) labelled {
	pool := labelled{candidates: func(yield func(matching.Candidate) bool) {
		for _, c := range candidates {
			if !yield(c) {
				return
			}
		}
	}}
	if len(who) == 0 {
		return pool
	}
	count, pairs := map[string]int{}, 0
	for _, c := range candidates {
		if w := who[c.ID]; w != "" {
			pairs += count[w]
			count[w]++
		}
	}
	pool.who = func(id string) string { return who[id] }
	pool.pairs = func() int { return pairs }
	return pool
}

// A tally counts pairs of labelled records.
type tally struct{ right, all int }

func (t tally) share() string {
	if t.all == 0 {
		return "none"
	}
	return fmt.Sprintf("%.4f (%d of %d)", float64(t.right)/float64(t.all), t.right, t.all)
}

// measures are counts of pairs. A suggestion stands for all pairs between its groups.
type measures struct {
	merges, suggestions, offered tally // offered counts each suggestion once
	pairs                        int
}

// measure holds what was found against whose the records are.
func measure(f *identity.Found, pool labelled) measures {
	m := measures{pairs: pool.pairs()}
	members := map[string][]string{}
	for g := range f.Groups() {
		members[g.IDs[0]] = g.IDs
		m.merges.add(pool, g.IDs[:1], g.IDs[1:])
		for i := 1; i < len(g.IDs); i++ {
			m.merges.add(pool, g.IDs[i:i+1], g.IDs[i+1:])
		}
	}
	of := func(id string) []string {
		if ids := members[f.GroupOf(id)]; ids != nil {
			return ids
		}
		return []string{id}
	}
	for s := range f.Suggestions() {
		m.offered.add(pool, []string{s.A}, []string{s.B})
		m.suggestions.add(pool, of(s.A), of(s.B))
	}
	return m
}

// add counts the pairs between two lists.
func (t *tally) add(pool labelled, a, b []string) {
	for _, x := range a {
		for _, y := range b {
			p, q := pool.who(x), pool.who(y)
			if p == "" || q == "" {
				continue
			}
			t.all++
			if p == q {
				t.right++
			}
		}
	}
}

// found is the pairs of one person that are merged or suggested.
func (m measures) found() tally { return tally{m.merges.right + m.suggestions.right, m.pairs} }

func printMeasures(w io.Writer, m measures) {
	fmt.Fprintf(w, "\nmerges       precision %s, recall %s\n", m.merges.share(), tally{m.merges.right, m.pairs}.share())
	fmt.Fprintf(w, "suggestions  precision %s; counting all pairs of their groups %s\n", m.offered.share(), m.suggestions.share())
	fmt.Fprintf(w, "merged or suggested: recall %s\n", m.found().share())
}
