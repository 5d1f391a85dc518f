package identity

import (
	"cmp"
	"slices"
)

// groups are the merged records: a forest whose roots are the smallest record of each
// group, and for each root one record of each form of the name. It is read by several
// workers once merging is over.
type groups struct {
	pool   *pool
	parent []uint32
	forms  map[uint32][]uint32 // of roots with more than one record
	links  []hardLink
}

// A hardLink is a merge of two records by a key.
type hardLink struct {
	a, b uint32
	key  Key
}

// manyForms is how many forms of a name one person may have. Nobody has more; a key
// that joins more is not one person's.
const manyForms = 16

// mergeHard merges the records of a pool by hard keys, the surest first.
func mergeHard(p *pool) *groups {
	g := &groups{pool: p, parent: make([]uint32, p.size()), forms: map[uint32][]uint32{}}
	for i := range g.parent {
		g.parent[i] = uint32(i)
	}
	for _, key := range [...]Key{AccountKey, PageKey, EmailKey, PhoneKey} {
		for block := range blocks(g.hardEntries(key)) {
			g.mergeBlock(block, key)
		}
	}
	g.flatten()
	return g
}

// hardEntries returns the entries that merge: of links only the pages of accounts, of
// numbers the whole ones with their extension.
func (g *groups) hardEntries(key Key) []entry {
	var entries []entry
	add := func(k uint64, i uint32) {
		if k != 0 {
			entries = append(entries, entry{k, i})
		}
	}
	for i := range uint32(g.pool.size()) {
		r := g.pool.at(i)
		switch key {
		case AccountKey:
			for _, l := range r.accountList() {
				add(l.key, i)
			}
		case PageKey:
			for _, l := range r.pageList() {
				if l.site != 0 {
					add(l.key, i)
				}
			}
		case EmailKey:
			add(r.email.whole, i)
		case PhoneKey:
			if r.phone.digits != 0 && r.name.words != "" {
				add(mix(r.phone.digits)^uint64(r.phone.extension), i)
			}
		}
	}
	return sortEntries(entries)
}

// mergeBlock merges the records that share a hard key. If two names among them
// contradict, several people use it, and only equal names are merged.
func (g *groups) mergeBlock(block []entry, key Key) {
	if key == PageKey && g.takenAgain(block) {
		return
	}
	names := g.sortByName(block)
	shared := key != AccountKey && g.contested(names, key)
	for i := 1; i < len(block); i++ {
		a, b := block[i-1].record, block[i].record
		if shared && (g.pool.at(a).name != g.pool.at(b).name || g.pool.at(a).name.words == "") {
			continue
		}
		g.merge(a, b, key)
	}
}

// sortByName orders a block by name and returns the first record of each form.
func (g *groups) sortByName(block []entry) []uint32 {
	slices.SortFunc(block, func(x, y entry) int {
		a, b := g.pool.at(x.record).name, g.pool.at(y.record).name
		return cmp.Or(cmp.Compare(a.words, b.words), cmp.Compare(a.generation, b.generation), cmp.Compare(x.record, y.record))
	})
	var names []uint32
	for i, e := range block {
		if i == 0 || g.pool.at(e.record).name != g.pool.at(block[i-1].record).name {
			names = append(names, e.record)
		}
	}
	return names
}

// contested reports whether the names behind a key contradict each other. A number is
// shared by families, so for it names must agree in full words, not in initials.
func (g *groups) contested(names []uint32, key Key) bool {
	if len(names) > manyForms {
		return true
	}
	for i, a := range names {
		for _, b := range names[i+1:] {
			l := nameLevel(g.pool.at(a).name, g.pool.at(b).name)
			if contradicts(l) || key == PhoneKey && (l == missing || l > nameVariant) {
				return true
			}
		}
	}
	return false
}

// takenAgain reports whether accounts with different numbers at one site stand behind
// one page: a login that was given up and taken again.
func (g *groups) takenAgain(block []entry) bool {
	number := map[uint32]uint64{}
	for _, e := range block {
		for _, l := range g.pool.at(e.record).accountList() {
			if was, ok := number[l.site]; ok && was != l.key {
				return true
			}
			number[l.site] = l.key
		}
	}
	return false
}

// merge joins the groups of two records, unless a name in the one contradicts a name in
// the other; an account joins whatever the names.
func (g *groups) merge(a, b uint32, key Key) {
	x, y := g.root(a), g.root(b)
	if x == y {
		return
	}
	forms := g.formsOf(x)
	for _, n := range g.formsOf(y) {
		equal := false
		for _, m := range g.formsOf(x) {
			l := nameLevel(g.pool.at(m).name, g.pool.at(n).name)
			if key != AccountKey && contradicts(l) {
				return
			}
			equal = equal || g.pool.at(m).name == g.pool.at(n).name
		}
		if !equal {
			forms = append(forms, n)
		}
	}
	if len(forms) > manyForms {
		return
	}
	root, child := min(x, y), max(x, y)
	g.parent[child] = root
	delete(g.forms, child)
	g.forms[root] = forms
	g.links = append(g.links, hardLink{min(a, b), max(a, b), key})
}

func (g *groups) formsOf(root uint32) []uint32 {
	if f, ok := g.forms[root]; ok {
		return slices.Clip(f)
	}
	return []uint32{root}
}

// root returns the root of a record's group and shortens the way there.
func (g *groups) root(i uint32) uint32 {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// flatten makes every record point at its root, so that find writes nothing.
func (g *groups) flatten() {
	for i := range g.parent {
		g.parent[i] = g.root(uint32(i))
	}
	g.forms = nil
}

// find returns the root of a record's group, once merging is over.
func (g *groups) find(i uint32) uint32 { return g.parent[i] }
