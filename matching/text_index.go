package matching

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// indexChunk brings the documents of some candidates up to date, in batches. A nil
// record is a candidate without documents.
func (t *textPart) indexChunk(ords []uint32, records []*record) error {
	present, err := t.documents(ords)
	if err != nil {
		return err
	}
	made := make([][]*document.Document, len(ords))
	renew := t.renewed(ords)
	inParallel(len(ords), func(i int) {
		if records[i] != nil {
			there := present[i]
			if renew[i] {
				there = nil
			}
			made[i] = t.build(ords[i], records[i], there)
		}
	})
	batch := t.index.NewBatch()
	for i := range ords {
		for _, doc := range made[i] {
			if err := batch.IndexAdvanced(doc); err != nil {
				return fmt.Errorf("matching: text part: %w", err)
			}
			if batch, err = t.flush(batch, textChunk); err != nil {
				return err
			}
		}
		for _, id := range gone(ords[i], records[i], present[i]) {
			batch.Delete(id)
			if batch, err = t.flush(batch, textChunk); err != nil {
				return err
			}
		}
	}
	_, err = t.flush(batch, 1)
	return err
}

// flush writes a batch that has reached a size, in documents or in memory, and returns the one to go on with. It
// is a new one: Bleve may look at a batch even after it has written it.
func (t *textPart) flush(batch *bleve.Batch, size int) (*bleve.Batch, error) {
	if batch.Size() == 0 || batch.Size() < size && batch.TotalDocsSize() < textBatch {
		return batch, nil
	}
	if err := t.index.Batch(batch); err != nil {
		return nil, fmt.Errorf("matching: text part: %w", err)
	}
	return t.index.NewBatch(), nil
}

// documents returns, for each ordinal, the IDs of the documents that stand for it.
func (t *textPart) documents(ords []uint32) ([]map[string]bool, error) {
	r, err := readerOf(t.index)
	if err != nil {
		return nil, err
	}
	present, err := documentsIn(r, ords)
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("matching: text part: %w", err)
	}
	return present, nil
}

func documentsIn(r index.IndexReader, ords []uint32) ([]map[string]bool, error) {
	present := make([]map[string]bool, len(ords))
	for i, ord := range ords {
		terms, err := r.TermFieldReader(context.Background(), []byte(ordTerm(ord)), ordField, false, false, false)
		if err != nil {
			return nil, err
		}
		present[i], err = documentsOf(r, terms)
		if err = errors.Join(err, terms.Close()); err != nil {
			return nil, err
		}
	}
	return present, nil
}

func documentsOf(r index.IndexReader, terms index.TermFieldReader) (map[string]bool, error) {
	var ids map[string]bool
	for {
		d, err := terms.Next(nil)
		if d == nil || err != nil {
			return ids, err
		}
		id, err := r.ExternalID(d.ID)
		if err != nil {
			return nil, err
		}
		if ids == nil {
			ids = map[string]bool{}
		}
		ids[id] = true
	}
}
