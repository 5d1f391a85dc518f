package identity

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math/bits"
	"runtime"
	"slices"
	"sync"

	"github.com/proven-go/proven/matching"
)

// A Finder finds records of one person. The zero Finder is ready to use, by several
// goroutines at once.
type Finder struct {
	Least   int // the least weight of a suggestion, in tenths of bits; 0 means [Least] of the number of records
	Block   int // the most records of one key that are compared each with each; 0 means 100
	Workers int // 0 means one for each processor; their number changes no result
}

// leastWeight is the least weight that is worth a look in a small pool.
const leastWeight = 160

// Least returns the weight, in tenths of bits, at which a pair among n records is as
// likely one person's as not: 10·log2(5·n), rounded up to whole bits, and at least 160.
// It supposes one record in five to have a twin.
func Least(n int) int {
	if n < 1 {
		return leastWeight
	}
	return max(leastWeight, 10*bits.Len64(5*uint64(n)-1))
}

// Found is what a Finder found. It may be read by several goroutines at once. It keeps
// what was compared, not the candidates.
type Found struct {
	Records   int         `json:"records"`
	Least     int         `json:"least"`    // the weight from which pairs are suggested
	Compared  int64       `json:"compared"` // comparisons, with those made under two keys
	Oversized []Oversized `json:"oversized,omitempty"`

	pool   *pool
	groups *groups
	pairs  []pair // one for each two groups, strongest first
}

// Oversized says how blocks fared that were too large to compare each with each. They
// were cut by a second key.
type Oversized struct {
	Key     Key   `json:"key"`
	Blocks  int   `json:"blocks"`
	Largest int   `json:"largest"` // records of the largest
	Crowded int   `json:"crowded"` // parts that were too large after the cut as well
	Left    int64 `json:"left"`    // pairs of groups in those parts that were not compared under this key
}

// Find reads candidates and finds those that are one person. It does not keep them, so
// that they may be streamed. Two candidates with one ID are an *IDError.
func (f *Finder) Find(ctx context.Context, candidates iter.Seq[matching.Candidate]) (*Found, error) {
	workers := cmp.Or(max(f.Workers, 0), runtime.GOMAXPROCS(0))
	p, err := readPool(ctx, candidates, workers)
	if err != nil {
		return nil, err
	}
	found := &Found{Records: p.size(), Least: cmp.Or(f.Least, Least(p.size())), pool: p, groups: mergeHard(p)}
	scans := make(chan *scan)
	done := make([]*scan, 0, textBands)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for s := range scans {
				s.run(ctx)
				s.scratch = nil
			}
		})
	}
	for _, ps := range passes() {
		s := &scan{pool: p, groups: found.groups, least: int32(found.Least), large: cmp.Or(max(f.Block, 0), 100), pass: ps}
		done = append(done, s)
		scans <- s
	}
	close(scans)
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("identity: %w", err)
	}
	found.gather(done)
	return found, nil
}

// gather joins what the scans found.
func (f *Found) gather(scans []*scan) {
	over := map[Key]*Oversized{}
	for _, s := range scans {
		f.Compared += s.compared
		f.pairs = append(f.pairs, s.found...)
		s.found = nil
		if s.over.Blocks == 0 {
			continue
		}
		o := over[s.over.Key]
		if o == nil {
			o = &Oversized{Key: s.over.Key}
			over[s.over.Key] = o
		}
		o.Blocks += s.over.Blocks
		o.Largest = max(o.Largest, s.over.Largest)
		o.Crowded += s.over.Crowded
		o.Left += s.over.Left
	}
	for _, ps := range passes() {
		if o := over[ps.key]; o != nil && ps.band == 0 {
			f.Oversized = append(f.Oversized, *o)
		}
	}
	f.strongest()
}

// strongest keeps of all pairs between two groups the strongest, and orders them.
func (f *Found) strongest() {
	between := func(x pair) (uint32, uint32) {
		a, b := f.groups.find(x.a), f.groups.find(x.b)
		return min(a, b), max(a, b)
	}
	slices.SortFunc(f.pairs, func(x, y pair) int {
		xa, xb := between(x)
		ya, yb := between(y)
		return cmp.Or(cmp.Compare(xa, ya), cmp.Compare(xb, yb), cmp.Compare(y.weight, x.weight), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	f.pairs = slices.CompactFunc(f.pairs, func(x, y pair) bool {
		xa, xb := between(x)
		ya, yb := between(y)
		return xa == ya && xb == yb
	})
	slices.SortFunc(f.pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
}
