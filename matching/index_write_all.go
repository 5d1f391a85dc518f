package matching

import (
	"context"
	"errors"
	"iter"

	"github.com/proven-go/proven/sourcing"
)

// allBatch bounds the candidates or lines of evidence of one change of PutAll and AddAll,
// and allBytes their texts.
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
		batch, size = append(batch, c), size+weight(&c.Profile)
		if len(batch) == allBatch || size >= allBytes {
			if err := flush(); err != nil {
				return stored, err
			}
		}
	}
	return stored, flush()
}

// AddAll adds what a sequence of evidence yields, such as [sourcing.Read] or
// [sourcing.Collect], in portions: the disk is waited for once a portion, and a bounded
// part of the sequence is in memory. It returns how many lines are durable. The first
// error ends it, the sequence's own, that of a line or the context's: what came in
// portions before stays. The Index of an [*EvidenceError] counts from the beginning of
// the sequence.
func (ix *Index) AddAll(ctx context.Context, evidence iter.Seq2[sourcing.Evidence, error]) (stored int, err error) {
	var batch []sourcing.Evidence
	size := 0
	flush := func() error {
		if err := ix.Add(ctx, batch...); err != nil {
			var bad *EvidenceError
			if errors.As(err, &bad) {
				bad.Index += stored
			}
			return err
		}
		stored += len(batch)
		batch, size = batch[:0], 0
		return nil
	}
	for e, err := range evidence {
		if err != nil {
			return stored, err
		}
		batch, size = append(batch, e), size+len(e.Text)+len(e.Quote)
		if len(batch) == allBatch || size >= allBytes {
			if err := flush(); err != nil {
				return stored, err
			}
		}
	}
	return stored, flush()
}

// weight returns the bytes of a profile's texts.
func weight(p *Profile) (n int) {
	for _, e := range p.Engagements {
		n += len(e.Title)
	}
	for _, q := range p.Passages {
		n += len(q.Text)
	}
	for _, a := range p.Activity {
		n += len(a.Text) + len(a.Quote)
	}
	return n
}
