package identity

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/proven-go/proven/matching"
)

// A pool holds the records of a run, in the order of their IDs, so that nothing
// depends on how they came.
type pool struct {
	chunks [][]record // filled in order of arrival: no slice is ever copied to grow
	order  []uint32   // place in chunks, by ID
}

const chunkSize = 1 << 12

// at returns the record at a place in the order of IDs.
func (p *pool) at(i uint32) *record {
	n := p.order[i]
	return &p.chunks[n/chunkSize][n%chunkSize]
}

func (p *pool) size() int { return len(p.order) }

// An IDError says that two candidates of one run have the same ID.
type IDError struct{ ID string }

// Error names the ID.
func (e *IDError) Error() string { return fmt.Sprintf("identity: two candidates have the ID %q", e.ID) }

// readPool reads candidates, with several workers. Chunks keep their place, so that the
// number of workers changes nothing.
func readPool(ctx context.Context, candidates iter.Seq[matching.Candidate], workers int) (*pool, error) {
	const batchSize = 64
	type batch struct {
		candidates []matching.Candidate
		into       []record
	}
	work := make(chan batch, workers)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for b := range work {
				for i, c := range b.candidates {
					b.into[i] = *recordOf(c)
				}
			}
		})
	}
	p := new(pool)
	var waiting []matching.Candidate
	send := func() {
		if len(waiting) == 0 {
			return
		}
		from := len(p.order) - len(waiting)
		chunk := p.chunks[from/chunkSize]
		work <- batch{waiting, chunk[from%chunkSize:][:len(waiting)]}
		waiting = nil
	}
	for c := range candidates {
		if ctx.Err() != nil {
			break
		}
		if len(p.order)%chunkSize == 0 {
			p.chunks = append(p.chunks, make([]record, chunkSize))
		}
		p.order = append(p.order, uint32(len(p.order)))
		if waiting = append(waiting, c); len(waiting) == batchSize {
			send()
		}
	}
	send()
	close(work)
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("identity: %w", err)
	}
	return p, p.sort()
}

// sort orders the records by ID; two equal ones are an error.
func (p *pool) sort() error {
	place := func(n uint32) *record { return &p.chunks[n/chunkSize][n%chunkSize] }
	slices.SortFunc(p.order, func(a, b uint32) int { return strings.Compare(place(a).id, place(b).id) })
	for i := 1; i < len(p.order); i++ {
		if place(p.order[i-1]).id == place(p.order[i]).id {
			return &IDError{place(p.order[i]).id}
		}
	}
	return nil
}

// search returns the place of the record with an ID.
func (p *pool) search(id string) (uint32, bool) {
	i := sort.Search(p.size(), func(i int) bool { return p.at(uint32(i)).id >= id })
	return uint32(i), i < p.size() && p.at(uint32(i)).id == id
}
