package matching

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/collector"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
)

// A textReader is the text part held still, until close.
type textReader struct {
	ctx    context.Context // of the one call that the reader is for
	reader index.IndexReader
}

// hold returns a reader. current reports whether it has all that the truth has: then
// whoever kept the truth still sees both at one sequence number. Without an index there
// is no reader.
func (t *textPart) hold(ctx context.Context) (r *textReader, current bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.index == nil {
		return nil, false, nil
	}
	r = &textReader{ctx: ctx}
	err = t.guarded(func() (err error) {
		r.reader, err = readerOf(t.index)
		return err
	})
	if err != nil {
		return nil, false, err
	}
	return r, len(t.pending) == 0 && t.run == nil, nil
}

func readerOf(ix bleve.Index) (index.IndexReader, error) {
	advanced, err := ix.Advanced()
	if err != nil {
		return nil, fmt.Errorf("matching: text part: %w", err)
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("matching: text part: %w", err)
	}
	return r, nil
}

func (r *textReader) close() error {
	if err := r.reader.Close(); err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	return nil
}

// run returns the documents that a query finds: in the order of score, then
// candidate, or with unranked in that of the candidate alone. limit 0 is all.
func (r *textReader) run(q query.Query, limit int, unranked bool) (names []docName, err error) {
	fault := guard(func() { names, err = r.collect(q, limit, unranked) })
	if fault != nil {
		return nil, errTextDamaged
	}
	if err != nil && r.ctx.Err() != nil {
		err = r.ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("matching: search: %w", err)
	}
	return names, nil
}

func (r *textReader) collect(q query.Query, limit int, unranked bool) (names []docName, err error) {
	if limit <= 0 {
		count, err := r.reader.DocCount()
		if err != nil {
			return nil, err
		}
		limit = max(int(count), 1)
	}
	order, options := search.SortOrder{&search.SortScore{Desc: true}, &search.SortDocID{}}, search.SearcherOptions{}
	if unranked {
		order, options.Score = order[1:], "none"
	}
	s, err := q.Searcher(r.ctx, r.reader, bleve.NewIndexMapping(), options)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	best := collector.NewTopNCollector(limit, 0, order)
	if err := best.Collect(r.ctx, s, r.reader); err != nil {
		return nil, err
	}
	names = make([]docName, len(best.Results()))
	for i, hit := range best.Results() {
		if names[i], err = parseDocName(hit.ID); err != nil {
			return nil, err
		}
	}
	return names, nil
}

func (r *textReader) withTerms(field string, terms []string) ([]docName, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	parts := make([]query.Query, len(terms))
	for i, term := range terms {
		parts[i] = termIn(field, term)
	}
	return r.run(query.NewConjunctionQuery(parts), 0, true)
}

// holders returns the documents that hold words one after the other: Bleve proposes,
// the truth decides.
func (r *textReader) holders(tx *truthTx, field string, words []string) ([]string, error) {
	names, err := r.withTerms(field, words)
	if err != nil {
		return nil, err
	}
	ids := []string{}
	for _, n := range names {
		if err := r.ctx.Err(); err != nil {
			return nil, fmt.Errorf("matching: search: %w", err)
		}
		texts, err := tx.textsOf(n, field)
		if errors.Is(err, ErrNotFound) {
			err = damaged(recordBucket, ordKey(n.ord))
		}
		if err != nil && (tx.fault() != nil || !isDamage(err)) {
			return nil, err
		}
		// Who cannot be read stays: the damage is reported where it is to be shown.
		if err != nil || slices.ContainsFunc(texts, func(text string) bool { return containsWords(text, words) }) {
			ids = append(ids, n.String())
		}
	}
	return ids, nil
}

// withWords returns candidates, ascending, among whom are all those of whom one
// document has all words in its text: what Bleve finds once it has caught up with what
// is noted, and whoever changed since. No words find nobody.
func (t *textPart) withWords(ctx context.Context, words []string) ([]uint32, error) {
	var terms []string
	for _, w := range words {
		terms = append(terms, wordsOf(w)...)
	}
	if len(terms) == 0 {
		return nil, nil
	}
	if err := t.catchUp(ctx); err != nil {
		return nil, err
	}
	r, _, err := t.hold(ctx)
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, ErrClosed
	}
	names, err := r.withTerms(textField, terms)
	if err = errors.Join(err, r.close()); err != nil {
		return nil, err
	}
	ords := make([]uint32, len(names))
	for i, n := range names {
		ords[i] = n.ord
	}
	slices.Sort(ords)
	return slices.Compact(ords), nil
}

// textsOf reads the texts of one field of a document from the truth.
func (tx *truthTx) textsOf(n docName, field string) ([]string, error) {
	if n.key != "" {
		a, err := tx.oneActivity(n)
		if err != nil || field != textField {
			return nil, err
		}
		return activityTexts(a), nil
	}
	p, err := tx.ownProfile(n)
	if err != nil {
		return nil, err
	}
	return fieldTexts(field, &p), nil
}

// oneActivity reads the observation that a document stands for.
func (tx *truthTx) oneActivity(n docName) (a Activity, err error) {
	found, err := tx.getSealed(activityBucket, append(ordKey(n.ord), n.key...), &a)
	if err == nil && !found {
		err = ErrNotFound
	}
	return a, err
}

// ownProfile reads the profile that a document stands for, without activity.
func (tx *truthTx) ownProfile(n docName) (Profile, error) {
	var r record
	found, err := tx.getSealed(recordBucket, ordKey(n.ord), &r)
	if err == nil && !found {
		err = ErrNotFound
	}
	return r.Profile, err
}
