package identity

import (
	"cmp"
	"context"
	"slices"
)

// An entry is a key of a record.
type entry struct {
	key    uint64
	record uint32
}

// A pair is two records, the smaller first, and their weight.
type pair struct {
	a, b   uint32
	weight int32
}

// sortEntries orders entries by key, then record, and drops repeated ones.
func sortEntries(entries []entry) []entry {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.record, b.record))
	})
	return slices.Compact(entries)
}

// entriesOf returns the entries of all records of a pool for a pass, sorted.
func entriesOf(p *pool, ps pass) []entry {
	entries := make([]entry, 0, p.size())
	var keys []uint64
	for i := range uint32(p.size()) {
		keys = ps.keys(p.at(i), keys[:0])
		for _, k := range keys {
			if k != 0 {
				entries = append(entries, entry{k, i})
			}
		}
	}
	return sortEntries(entries)
}

// blocks yields the runs of at least two records with one key.
func blocks(entries []entry) func(yield func([]entry) bool) {
	return func(yield func([]entry) bool) {
		for from := 0; from < len(entries); {
			to := from + 1
			for to < len(entries) && entries[to].key == entries[from].key {
				to++
			}
			if to-from > 1 && !yield(entries[from:to]) {
				return
			}
			from = to
		}
	}
}

// A scan compares the blocks of one pass.
type scan struct {
	pool   *pool
	groups *groups // merged records are not compared again
	least  int32
	large  int // the most records compared each with each
	pass   pass

	found    []pair
	kept     int // of found, after the last clean-up
	compared int64
	over     Oversized
	scratch  []entry
}

// neighbours is how many of the next records each is compared with where a block is too
// large even after cutting it.
const neighbours = 8

// cleanAt is how many pairs a scan finds before it drops repeated ones.
const cleanAt = 1 << 18

func (s *scan) run(ctx context.Context) {
	s.over.Key = s.pass.key
	for block := range blocks(entriesOf(s.pool, s.pass)) {
		if ctx.Err() != nil {
			return
		}
		if len(block) <= s.large {
			s.all(block)
			continue
		}
		s.over.Blocks++
		s.over.Largest = max(s.over.Largest, len(block))
		s.cut(block)
	}
	s.clean()
}

// all compares each with each.
func (s *scan) all(block []entry) {
	for i, x := range block {
		for _, y := range block[i+1:] {
			s.compare(x.record, y.record)
		}
	}
}

// cut compares those records of a large block that share a second key.
func (s *scan) cut(block []entry) {
	s.scratch = s.scratch[:0]
	var keys []uint64
	for _, e := range block {
		keys = secondKeys(s.pool.at(e.record), s.pass, keys[:0])
		for _, k := range keys {
			if k != 0 {
				s.scratch = append(s.scratch, entry{k, e.record})
			}
		}
	}
	s.scratch = sortEntries(s.scratch)
	crowds := map[uint64]bool{} // equal records are the same crowd under every second key
	for part := range blocks(s.scratch) {
		if len(part) <= s.large {
			s.all(part)
			continue
		}
		if is := crowdOf(part); !crowds[is] {
			crowds[is] = true
			s.crowd(part)
		}
	}
}

// crowdOf returns a hash of the records of a part.
func crowdOf(part []entry) uint64 {
	h := uint64(len(part))
	for _, e := range part {
		h = mix(h + uint64(e.record))
	}
	return h
}

// crowd compares the records of a block that no second key makes small with their
// neighbours in the order of IDs, and counts the pairs that are left out. Merged
// records are one there.
func (s *scan) crowd(part []entry) {
	var heads []entry
	seen := map[uint32]bool{}
	for _, e := range part {
		if g := s.groups.find(e.record); !seen[g] {
			seen[g] = true
			heads = append(heads, e)
		}
	}
	if len(heads) <= s.large {
		s.all(heads)
		return
	}
	n := int64(len(heads))
	s.over.Crowded++
	s.over.Left += (n - neighbours - 1) * (n - neighbours) / 2
	for i, x := range heads {
		for _, y := range heads[i+1 : min(i+1+neighbours, len(heads))] {
			s.compare(x.record, y.record)
		}
	}
}

func (s *scan) compare(a, b uint32) {
	if s.groups.find(a) == s.groups.find(b) {
		return
	}
	s.compared++
	g, enough := compareFrom(s.pool.at(a), s.pool.at(b), int(s.least))
	if !enough {
		return
	}
	s.found = append(s.found, pair{a, b, int32(g.weight())})
	if len(s.found) >= max(cleanAt, 2*s.kept) {
		s.clean()
	}
}

// clean drops pairs found twice.
func (s *scan) clean() {
	s.found = sortPairs(s.found)
	s.kept = len(s.found)
}

func sortPairs(pairs []pair) []pair {
	slices.SortFunc(pairs, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.Compact(pairs)
}
