package matching

import (
	"context"
	"fmt"
	"slices"
)

// deriveChunk bounds the profiles held in memory while rows are derived.
const deriveChunk = 1000

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
	look, total := v.ix.look(), len(ords)
	err := ctx.Err()
	for rest := ords; len(rest) > 0 && err == nil; err = ctx.Err() {
		chunk := rest[:min(len(rest), deriveChunk)]
		changes, failed := v.changes(chunk, func(p *Profile) []posting {
			if ctx.Err() != nil {
				return nil // the chunk is thrown away
			}
			return look(p)
		})
		if failed == nil {
			failed = ctx.Err()
		}
		if failed != nil {
			err = failed
			break
		}
		v.columns = v.columns.with(changes)
		rest = rest[len(chunk):]
		if p := v.ix.options.Progress; p != nil {
			p("columns", total-len(rest), total)
		}
		if len(rest) == 0 {
			return v.publish(ords)
		}
		if len(rest)%(16*deriveChunk) < deriveChunk {
			if err := v.publish(ords[:total-len(rest)]); err != nil {
				return err
			}
		}
	}
	return fmt.Errorf("matching: columns: %w", err)
}

// changes derives the rows of some candidates.
func (v *view) changes(ords []uint32, look func(*Profile) []posting) ([]columnChange, error) {
	v.mu.Lock()
	records, err := readRecords(v, ords)
	v.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return changesOf(ords, records, look), nil
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

// readRecords reads candidates; nil stands for one that was deleted or is damaged.
func readRecords(s store, ords []uint32) ([]*record, error) {
	var records []*record
	for len(records) < len(ords) {
		some, err := readSome(s, ords[len(records):])
		if err != nil {
			return nil, err
		}
		records = append(records, some...)
	}
	return records, nil
}
