package matching

import (
	"context"
	"errors"
	"slices"

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
// Case does not matter. A query that cannot be understood is a *QueryError.
func (ix *Index) Search(ctx context.Context, query string, limit int) ([]Hit, error) {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	if ix.closed {
		return nil, ErrClosed
	}
	parsed, err := parseQuery(query)
	if err != nil {
		return nil, err
	}
	if err := ix.text.catchUp(ctx); err != nil {
		return nil, err
	}
	w := queryRewriter{taxonomy: ix.taxonomy, phrase: func(field string, words []string) ([]string, error) {
		return ix.text.holders(ctx, field, words)
	}}
	q, err := w.rewrite(parsed, true)
	if err != nil {
		return nil, err
	}
	if q == nil {
		return nil, &QueryError{Reason: "holds no word"}
	}
	names, err := ix.text.run(ctx, q, limit, false)
	if err != nil {
		return nil, err
	}
	return ix.hits(names, quoter{ix.taxonomy, w.words, w.skills})
}

// hits cuts quotes from the truth.
func (ix *Index) hits(names []docName, q quoter) ([]Hit, error) {
	tx, err := beginTruth(ix.store, false)
	if err != nil {
		return nil, err
	}
	defer tx.rollback()
	hits := make([]Hit, 0, len(names))
	for _, n := range names {
		h := Hit{Candidate: n.id, Type: ProfileHit}
		if n.key != "" {
			a, err := tx.oneActivity(n)
			if errors.Is(err, ErrNotFound) {
				continue // the truth decides what there is
			} else if err != nil {
				return nil, err
			}
			h.Type, h.URL, h.Quote = ActivityHit, a.URL, q.activity(a)
		} else {
			p, err := tx.ownProfile(n)
			if errors.Is(err, ErrNotFound) {
				continue
			} else if err != nil {
				return nil, err
			}
			h.Quote = q.best(fieldTexts(textField, &p))
		}
		hits = append(hits, h)
	}
	return hits, nil
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
