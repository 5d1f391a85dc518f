package matching

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
)

// A view is an index held still: truth, columns and text at one sequence number,
// until release. Its methods are safe for several goroutines. Whoever holds a view
// must not take another one or call a method of the index that changes it.
type view struct {
	ix      *Index
	seq     uint64
	columns *columns
}

// view brings the columns up to date and holds the index still.
func (ix *Index) view(ctx context.Context) (*view, error) {
	ix.mu.RLock()
	if !ix.closed && len(ix.stale) > 0 {
		ix.mu.RUnlock()
		if err := ix.freshen(ctx); err != nil {
			return nil, err
		}
	}
	if ix.closed {
		ix.mu.RUnlock()
		return nil, ErrClosed
	}
	return &view{ix: ix, seq: ix.head.Seq, columns: ix.columns}, nil
}

// freshen derives what is stale and returns with mu held for reading, unless there is
// an error. It takes mu before it lets go of write: no change can come in between.
func (ix *Index) freshen(ctx context.Context) error {
	ix.write.Lock()
	defer ix.write.Unlock()
	if ix.closed {
		return ErrClosed
	}
	if err := ix.deriveStale(ctx); err != nil {
		return err
	}
	ix.mu.RLock()
	return nil
}

func (v *view) release() { v.ix.mu.RUnlock() }

// len returns the number of candidates alive.
func (v *view) len() int { return v.columns.alive }

// ordinals returns the candidates alive, ascending.
func (v *view) ordinals() []uint32 {
	ords := make([]uint32, 0, v.columns.alive)
	for ord, r := range v.columns.rows {
		if r.id != "" {
			ords = append(ords, uint32(ord))
		}
	}
	return ords
}

// label returns the ID and the tags of a candidate; both are empty for a dead
// ordinal. The tags are the index's.
func (v *view) label(ord uint32) (id string, tags []string) {
	if int(ord) >= len(v.columns.rows) {
		return "", nil
	}
	r := v.columns.rows[ord]
	return r.id, r.tags
}

// profile returns a copy of a candidate's profile, ErrNotFound for a dead ordinal or
// a *DamageError.
func (v *view) profile(ord uint32) (*Profile, error) {
	tx, err := beginTruth(v.ix.store, false)
	if err != nil {
		return nil, err
	}
	defer tx.rollback()
	r, ok, err := tx.candidate(ord)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, ErrNotFound
	}
	return &r.Profile, nil
}

// phraseCandidates returns the candidates, ascending, of whom one document (the
// profile's text, or one activity) contains all the words: more than those that
// contain the phrase, never fewer. The caller holds a view.
func (ix *Index) phraseCandidates(ctx context.Context, words []string) ([]uint32, error) {
	return ix.text.withWords(ctx, words)
}

// deriveChunk bounds the profiles held in memory while rows are derived.
const deriveChunk = 1000

// deriveStale derives the rows of stale ordinals. The caller holds write, so that the
// truth stands still. Nobody sees half of it: a view is taken when nothing is stale, and
// stale becomes empty together with the last rows.
func (ix *Index) deriveStale(ctx context.Context) error {
	ords := make([]uint32, 0, len(ix.stale)) // changes only under write
	for ord := range ix.stale {
		ords = append(ords, ord)
	}
	slices.Sort(ords)
	total, done := len(ords), 0
	look := ix.look()
	for chunk := range slices.Chunk(ords, deriveChunk) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("matching: columns: %w", err)
		}
		records, err := readRecords(ix.store, chunk)
		if err != nil {
			return err
		}
		rows := make([][]posting, len(chunk))
		inParallel(len(chunk), func(i int) {
			if records[i] != nil {
				rows[i] = look(&records[i].Profile)
			}
		})
		done += len(chunk)
		ix.mu.Lock()
		for i, ord := range chunk {
			ix.columns.replace(ord, records[i], rows[i])
			delete(ix.stale, ord)
		}
		ix.mu.Unlock()
		if p := ix.options.Progress; p != nil {
			p("columns", done, total)
		}
	}
	return nil
}

// replace sets the row and label of an ordinal; a nil record is a deleted candidate.
func (c *columns) replace(ord uint32, r *record, row []posting) {
	if r == nil {
		c.remove(ord)
		return
	}
	c.label(ord, r.ID, r.Tags)
	c.set(ord, row)
}

// readRecords reads candidates; nil stands for one that was deleted.
func readRecords(s store, ords []uint32) ([]*record, error) {
	tx, err := beginTruth(s, false)
	if err != nil {
		return nil, err
	}
	defer tx.rollback()
	records := make([]*record, len(ords))
	for i, ord := range ords {
		r, ok, err := tx.candidate(ord)
		if err != nil {
			return nil, err
		}
		if ok {
			records[i] = &r
		}
	}
	return records, nil
}

// inParallel calls work for 0..n-1, on as many goroutines as may run, and waits.
func inParallel(n int, work func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		for i := range n {
			work(i)
		}
		return
	}
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < n; i += workers {
				work(i)
			}
		})
	}
	wait.Wait()
}
