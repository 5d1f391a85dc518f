package matching

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

const (
	deriveChunk  = 1000             // rows that the columns take at a time
	publishChunk = 16 * deriveChunk // rows that others see at a time
	deriveStep   = 64               // rows after which it is asked whether anybody still waits
)

// deriveStale brings the columns up to the latest change.
func (ix *Index) deriveStale(ctx context.Context) error {
	v, err := ix.view(ctx)
	if err != nil {
		return err
	}
	v.release()
	return nil
}

// backlog returns how many rows are stale.
func (ix *Index) backlog() int {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	return len(ix.stale)
}

// derive derives rows as of the view and gives them to the view and the index. What is
// done when the context ends is kept. The caller holds deriving.
func (v *view) derive(ctx context.Context, ords []uint32) error {
	total, published := len(ords), 0
	for done := 0; done < total; {
		changes, err := v.changes(ctx, ords[done:min(total, done+deriveChunk)])
		v.columns = v.columns.with(changes)
		done += len(changes)
		if p := v.ix.options.Progress; p != nil && len(changes) > 0 {
			p("columns", done, total)
		}
		if err != nil || done == total || done-published >= publishChunk {
			err = errors.Join(err, v.publish(ords[published:done]))
			published = done
		}
		if err != nil {
			return fmt.Errorf("matching: columns: %w", err)
		}
	}
	return nil
}

// changes derives the rows of some candidates; of fewer if the context ends.
func (v *view) changes(ctx context.Context, ords []uint32) (changes []columnChange, err error) {
	derive := v.ix.look()
	look := func(p *Profile) []posting {
		if ctx.Err() != nil {
			return nil // these rows are thrown away
		}
		return derive(p)
	}
	for len(changes) < len(ords) && ctx.Err() == nil {
		v.mu.Lock()
		records, err := readPart(v, ords[len(changes):min(len(ords), len(changes)+deriveStep)], &v.ix.recent)
		v.mu.Unlock()
		if err != nil {
			return changes, err
		}
		some := ords[len(changes):][:len(records)]
		rows := changesOf(some, records, look)
		if ctx.Err() != nil {
			break
		}
		changes = append(changes, rows...)
		for i, r := range records {
			if r != nil && v.ix.text.wants(some[i]) {
				v.ix.recent.keep(some[i], r)
			}
		}
	}
	return changes, ctx.Err()
}

// publish makes the view's columns the index's, in which the rows of ords are new.
// Changes since the view was taken stay stale.
func (v *view) publish(ords []uint32) error {
	ix := v.ix
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.columns = v.columns
	for _, ord := range ords {
		delete(ix.stale, ord)
	}
	if ix.head.Seq == v.seq {
		return nil
	}
	tx, err := beginTruth(ix.store, false)
	if err != nil {
		return err
	}
	defer tx.rollback()
	for _, ord := range tx.changedSince(v.seq) {
		ix.stale[ord] = true
	}
	return tx.fault()
}

// DocumentSource is the source of what stands in a candidate's own document.
const DocumentSource = "document"

// sourcesOf returns where the evidence of a profile comes from, sorted.
func sourcesOf(p *Profile) []string {
	var all []string
	if len(p.Passages) > 0 {
		all = append(all, DocumentSource)
	}
	for _, a := range p.Activity {
		if a.Source != "" {
			all = append(all, a.Source)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
