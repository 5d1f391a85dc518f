package matching

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"

	"github.com/proven-go/proven/matching/skill"
)

// A Hit is one document that a search found.
type Hit struct {
	Candidate string `json:"candidate"` // ID
	Type      string `json:"type"`      // ProfileHit or ActivityHit
	Quote     string `json:"quote"`     // the sentence that shows it best, cut from the truth
	URL       string `json:"url,omitempty"`
}

// Search finds profiles and activity by words and fields, best first, at equal score
// ordered by candidate; limit 0 returns all. Hits carry no score: it depends on the
// other documents and says nothing about a person.
//
// A query is a list of words, any of which may match; +word must, -word must not,
// "several words" stand together, word~1 allows a typing error, word* any ending and
// word^2 counts double. A word counts in text unless it names a field:
//
//	type:profile, type:activity, candidate:ID, tag:req-1123
//	skill:C++ (any alias), level:own-service, title:engineer
//	kind:review, repo:kubernetes/kubernetes, path:pkg/api/*, source:github
//	subject:"language:Go", month:2025-03, month:2025, month:>=2024
//
// Case does not matter. An index without text answers ErrNoText, a query that cannot be
// understood is a *QueryError. A search that finds somebody whose record is damaged
// leaves that hit out: the first such *DamageError comes beside all other hits.
func (ix *Index) Search(ctx context.Context, text string, limit int) ([]Hit, error) {
	parsed, err := parseQuery(text)
	if err != nil {
		return nil, err
	}
	s, err := ix.searcher(ctx)
	if err != nil {
		return nil, err
	}
	hits, err := s.search(ctx, parsed, limit)
	return hits, errors.Join(err, s.close())
}

// A searcher is truth and text held still at one sequence number, until close. It
// stops nobody: changes go on beside it.
type searcher struct {
	tx       *truthTx
	text     *textReader
	taxonomy *skill.Taxonomy
}

// searchTries is how often a search waits for the text while others go on writing.
const searchTries = 3

// searcher waits until the text has all that the truth has and holds both.
func (ix *Index) searcher(ctx context.Context) (*searcher, error) {
	for range searchTries {
		s, err := ix.trySearcher(ctx)
		if s != nil || err != nil {
			return s, err
		}
	}
	// The writers are faster than the text: hold them off for the rest.
	if err := ix.write.LockContext(ctx); err != nil {
		return nil, fmt.Errorf("matching: search: %w", err)
	}
	defer ix.write.Unlock()
	s, err := ix.trySearcher(ctx)
	if s == nil && err == nil {
		err = ErrClosed // nothing else takes the text away now
	}
	return s, err
}

// trySearcher returns nil if the truth went on in the meantime.
func (ix *Index) trySearcher(ctx context.Context) (*searcher, error) {
	if err := ix.text.catchUp(ctx); err != nil {
		return nil, err
	}
	if err := ix.lockRead(ctx); err != nil {
		return nil, err
	}
	defer ix.mu.RUnlock()
	switch {
	case ix.closed:
		return nil, ErrClosed
	case ix.options.NoText:
		return nil, ErrNoText
	}
	r, current, err := ix.text.hold(ctx)
	if err != nil || r == nil {
		return nil, err
	}
	if !current {
		return nil, r.close()
	}
	tx, err := beginTruth(ix.store, false)
	if err != nil {
		return nil, errors.Join(err, r.close())
	}
	return &searcher{tx, r, ix.taxonomy}, nil
}

func (s *searcher) close() error {
	s.tx.rollback()
	return s.text.close()
}

func (s *searcher) search(ctx context.Context, parsed query.Query, limit int) ([]Hit, error) {
	w := queryRewriter{taxonomy: s.taxonomy, phrase: func(field string, words []string) ([]string, error) {
		return s.text.holders(s.tx, field, words)
	}}
	q, err := w.rewrite(parsed, true)
	if err != nil {
		return nil, err
	}
	if q == nil {
		return nil, &QueryError{Reason: "holds no word"}
	}
	names, err := s.text.run(q, limit, false)
	if err != nil {
		return nil, err
	}
	return s.hits(ctx, names, quoter{s.taxonomy, w.words, w.skills})
}

// hits cuts quotes from the truth.
func (s *searcher) hits(ctx context.Context, names []docName, q quoter) ([]Hit, error) {
	hits := make([]Hit, 0, len(names))
	var damage error
	for _, n := range names {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("matching: search: %w", err)
		}
		h, err := s.hit(n, q)
		if errors.Is(err, ErrNotFound) {
			err = damaged(recordBucket, ordKey(n.ord)) // both are at one sequence number
		}
		switch {
		case s.tx.fault() != nil, err != nil && !isDamage(err):
			return nil, err
		case err == nil:
			hits = append(hits, h)
		case damage == nil:
			damage = err
		}
	}
	return hits, damage
}

func (s *searcher) hit(n docName, q quoter) (Hit, error) {
	if n.key != "" {
		a, err := s.tx.oneActivity(n)
		return Hit{Candidate: n.id, Type: ActivityHit, URL: a.URL, Quote: q.activity(a)}, err
	}
	p, err := s.tx.ownProfile(n)
	return Hit{Candidate: n.id, Type: ProfileHit, Quote: q.best(fieldTexts(textField, &p))}, err
}

// A quoter chooses the words that show why a document was found.
type quoter struct {
	taxonomy *skill.Taxonomy
	words    []string
	skills   []skill.ID
}

// activity quotes what was asked for, else what the collector quoted.
func (q quoter) activity(a Activity) string {
	if s := q.best([]string{a.Quote, a.Text}); s != "" {
		return s
	}
	if a.Quote != "" {
		return quote(a.Quote)
	}
	return quote(a.Text)
}

// best returns the first sentence with the most of what was asked for, or nothing.
func (q quoter) best(texts []string) string {
	best, most := "", 0
	for _, text := range texts {
		for _, s := range sentences(text) {
			sentence := text[s.start:s.end]
			if n := q.count(sentence); n > most {
				best, most = sentence, n
			}
		}
	}
	return quote(best)
}

// count returns how many of the words and skills stand in a sentence.
func (q quoter) count(sentence string) int {
	seen := map[string]bool{}
	eachWord(sentence, func(w string, _, _ int) {
		if slices.Contains(q.words, w) {
			seen[w] = true
		}
	})
	n := len(seen)
	if len(q.skills) > 0 {
		shown := map[skill.ID]bool{}
		for _, m := range q.taxonomy.FindInList(nil, sentence) {
			if slices.Contains(q.skills, m.Skill) {
				shown[m.Skill] = true
			}
		}
		n += len(shown)
	}
	return n
}
