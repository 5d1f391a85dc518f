package matching

import (
	"context"
	"iter"
)

// allBatch bounds the candidates of one change of PutAll, and allBytes their texts.
const (
	allBatch = 500
	allBytes = 8 << 20
)

// PutAll puts what a sequence yields, in portions: it holds a bounded part of it in
// memory, however long it is, and waits where the index cannot follow. It returns how
// many candidates are durable. The first error ends it, the sequence's own, that of a
// candidate or the context's: what came in portions before stays.
func (ix *Index) PutAll(ctx context.Context, candidates iter.Seq2[Candidate, error]) (stored int, err error) {
	var batch []Candidate
	size := 0
	flush := func() error {
		if err := ix.Put(ctx, batch...); err != nil {
			return err
		}
		stored += len(batch)
		batch, size = batch[:0], 0
		return nil
	}
	for c, err := range candidates {
		if err != nil {
			return stored, err
		}
		batch, size = append(batch, c), size+weight(c)
		if len(batch) == allBatch || size >= allBytes {
			if err := flush(); err != nil {
				return stored, err
			}
		}
	}
	return stored, flush()
}

// weight is about how much memory a candidate takes.
func weight(c Candidate) (n int) {
	for _, p := range c.Profile.Passages {
		n += len(p.Text)
	}
	for _, a := range c.Profile.Activity {
		n += len(a.Text) + len(a.Quote)
	}
	return n
}
