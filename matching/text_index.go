package matching

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	index "github.com/blevesearch/bleve_index_api"
)

// indexChunk brings the documents of some candidates up to date, in one batch. A nil
// record is a candidate without documents.
func (t *textPart) indexChunk(ords []uint32, records []*record) error {
	present, err := t.documents(ords)
	if err != nil {
		return err
	}
	batch := index.NewBatch()
	for i, docs := range t.made(ords, records, present) {
		for _, doc := range docs {
			batch.Update(doc)
		}
		for _, id := range gone(ords[i], records[i], present[i]) {
			batch.Delete(id)
		}
	}
	if len(batch.IndexOps) == 0 {
		return nil
	}
	advanced, err := t.index.Advanced()
	if err == nil {
		err = advanced.Batch(batch)
	}
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	return nil
}

// textMakers bounds the goroutines that make documents: each has a lexicon of its own,
// and all of them are merged by one.
const textMakers = 8

// made makes the documents of some candidates.
func (t *textPart) made(ords []uint32, records []*record, present []map[string]bool) [][]*textDocument {
	docs := make([][]*textDocument, len(ords))
	renew := t.renewed(ords)
	portions := min(runtime.GOMAXPROCS(0), textMakers)
	inParallel(portions, func(p int) {
		l := newLexicon()
		for i := p; i < len(ords); i += portions {
			if records[i] == nil {
				continue
			}
			there := present[i]
			if renew[i] {
				there = nil
			}
			docs[i] = t.build(l, ords[i], records[i], there)
		}
	})
	return docs
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
