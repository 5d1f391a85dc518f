package matching

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// run returns the documents that a query finds: in the order of score, then
// candidate, or with unranked in that of the candidate alone. limit 0 is all.
func (t *textPart) run(ctx context.Context, q query.Query, limit int, unranked bool) ([]docName, error) {
	if limit <= 0 {
		count, err := t.index.DocCount()
		if err != nil {
			return nil, fmt.Errorf("matching: text part: %w", err)
		}
		limit = max(int(count), 1)
	}
	req := bleve.NewSearchRequestOptions(q, limit, 0, false)
	order := search.SortOrder{&search.SortScore{Desc: true}, &search.SortDocID{}}
	if unranked {
		req.Score, order = "none", order[1:]
	}
	req.SortByCustom(order)
	res, err := t.index.SearchInContext(ctx, req)
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, fmt.Errorf("matching: search: %w", err)
	}
	names := make([]docName, len(res.Hits))
	for i, hit := range res.Hits {
		if names[i], err = parseDocName(hit.ID); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// withWords returns the candidates, ascending, of whom one document has all words in
// its text, once the part has caught up. No words find nobody.
func (t *textPart) withWords(ctx context.Context, words []string) ([]uint32, error) {
	if err := t.catchUp(ctx); err != nil {
		return nil, err
	}
	var terms []string
	for _, w := range words {
		terms = append(terms, wordsOf(w)...)
	}
	names, err := t.withTerms(ctx, textField, terms)
	if err != nil {
		return nil, err
	}
	ords := make([]uint32, len(names))
	for i, n := range names {
		ords[i] = n.ord
	}
	slices.Sort(ords)
	return slices.Compact(ords), nil
}

func (t *textPart) withTerms(ctx context.Context, field string, terms []string) ([]docName, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	parts := make([]query.Query, len(terms))
	for i, term := range terms {
		parts[i] = termIn(field, term)
	}
	return t.run(ctx, query.NewConjunctionQuery(parts), 0, true)
}

// holders returns the documents that hold words one after the other: Bleve proposes,
// the truth decides.
func (t *textPart) holders(ctx context.Context, field string, words []string) ([]string, error) {
	names, err := t.withTerms(ctx, field, words)
	if err != nil {
		return nil, err
	}
	tx, err := beginTruth(t.store, false)
	if err != nil {
		return nil, err
	}
	defer tx.rollback()
	ids := []string{}
	for _, n := range names {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("matching: search: %w", err)
		}
		texts, err := tx.textsOf(n, field)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		if slices.ContainsFunc(texts, func(text string) bool { return containsWords(text, words) }) {
			ids = append(ids, n.String())
		}
	}
	return ids, nil
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
