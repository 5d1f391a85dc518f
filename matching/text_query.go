package matching

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2/search/query"

	"github.com/proven-go/proven/matching/skill"
)

// A typed query is parsed by Bleve and rewritten here, because Bleve would get four
// things wrong on these documents: it would cut words with another tokenizer, find
// nothing for a phrase and say nothing (there are no term vectors), find nothing for
// an unknown field, and not know that "Golang" is the skill go.

// A queryRewriter rewrites one parsed query.
type queryRewriter struct {
	taxonomy *skill.Taxonomy
	// phrase returns the documents that hold words one after the other in a field.
	phrase func(field string, words []string) ([]string, error)

	words  []string   // words asked for, for quotes
	skills []skill.ID // likewise
}

func parseQuery(text string) (query.Query, error) {
	if strings.TrimSpace(text) == "" {
		return nil, &QueryError{Reason: "is empty"}
	}
	q, err := query.NewQueryStringQuery(text).Parse()
	if err != nil {
		return nil, &QueryError{Reason: err.Error()}
	}
	return q, nil
}

// rewrite returns the query to run; nil stands for a part that says nothing.
// wanted is false inside an exclusion, whose words are not worth quoting.
func (w *queryRewriter) rewrite(q query.Query, wanted bool) (query.Query, error) {
	switch q := q.(type) {
	case nil:
		return nil, nil
	case *query.BooleanQuery:
		return w.boolean(q, wanted)
	case *query.ConjunctionQuery:
		list, err := w.all(q.Conjuncts, wanted)
		if err != nil || len(list) == 0 {
			return nil, err
		}
		return boosted(query.NewConjunctionQuery(list), q), nil
	case *query.DisjunctionQuery:
		list, err := w.all(q.Disjuncts, wanted)
		if err != nil || len(list) == 0 {
			return nil, err
		}
		d := query.NewDisjunctionQuery(list)
		d.Min = min(q.Min, float64(len(list)))
		return boosted(d, q), nil
	}
	return w.leaf(q, wanted)
}

func (w *queryRewriter) all(list []query.Query, wanted bool) ([]query.Query, error) {
	var kept []query.Query
	for _, q := range list {
		r, err := w.rewrite(q, wanted)
		if err != nil {
			return nil, err
		}
		if r != nil {
			kept = append(kept, r)
		}
	}
	return kept, nil
}

func (w *queryRewriter) boolean(q *query.BooleanQuery, wanted bool) (query.Query, error) {
	must, err := w.rewrite(q.Must, wanted)
	if err != nil {
		return nil, err
	}
	should, err := w.rewrite(q.Should, wanted)
	if err != nil {
		return nil, err
	}
	not, err := w.rewrite(q.MustNot, false)
	if err != nil || must == nil && should == nil && not == nil {
		return nil, err
	}
	r := query.NewBooleanQuery(nil, nil, nil)
	r.Must, r.Should, r.MustNot = must, should, not
	if must == nil && should == nil {
		r.Must = query.NewMatchAllQuery() // "everything but"
	}
	return boosted(r, q), nil
}

// leaf rewrites what stands in one field.
func (w *queryRewriter) leaf(q query.Query, wanted bool) (query.Query, error) {
	f, ok := q.(query.FieldableQuery)
	if !ok {
		return nil, &QueryError{Reason: "holds something that cannot be searched for"}
	}
	field := strings.ToLower(f.Field())
	if field == "" {
		field = textField
	}
	if !slices.Contains(queryFields, field) {
		return nil, &QueryError{Reason: fmt.Sprintf("unknown field %q, want %s; put words with a colon in quotes", f.Field(), strings.Join(queryFields, ", "))}
	}
	r, err := w.inField(field, q, wanted)
	if err != nil || r == nil {
		return nil, err
	}
	return boosted(r, q), nil
}

func (w *queryRewriter) inField(field string, q query.Query, wanted bool) (query.Query, error) {
	inWords := field == textField || field == titleField
	switch q := q.(type) {
	case *query.MatchQuery:
		if inWords {
			return w.wordsIn(field, q, wanted), nil
		}
		return w.value(field, q.Match, wanted), nil
	case *query.MatchPhraseQuery:
		if inWords {
			return w.phraseIn(field, wordsOf(q.MatchPhrase), wanted)
		}
		return w.value(field, q.MatchPhrase, wanted), nil
	case *query.WildcardQuery:
		r := query.NewWildcardQuery(strings.ToLower(q.Wildcard))
		r.SetField(field)
		return r, nil
	case *query.RegexpQuery:
		r := query.NewRegexpQuery(q.Regexp)
		r.SetField(field)
		return r, nil
	case *query.NumericRangeQuery:
		return numberIn(field, q)
	case *query.DateRangeQuery:
		return datesIn(field, q)
	}
	return nil, &QueryError{Reason: "holds something that cannot be searched for"}
}

// wordsIn asks for all the words that one written word consists of ("node.js").
func (w *queryRewriter) wordsIn(field string, q *query.MatchQuery, wanted bool) query.Query {
	words := wordsOf(q.Match)
	if wanted {
		w.words = append(w.words, words...)
	}
	terms := make([]query.Query, len(words))
	for i, word := range words {
		if q.Fuzziness > 0 {
			f := query.NewFuzzyQuery(word)
			f.SetFuzziness(min(q.Fuzziness, 2))
			f.SetField(field)
			terms[i] = f
		} else {
			terms[i] = termIn(field, word)
		}
	}
	switch len(terms) {
	case 0:
		return nil
	case 1:
		return terms[0]
	}
	return query.NewConjunctionQuery(terms)
}

func (w *queryRewriter) phraseIn(field string, words []string, wanted bool) (query.Query, error) {
	if wanted {
		w.words = append(w.words, words...)
	}
	switch len(words) {
	case 0:
		return nil, nil
	case 1:
		return termIn(field, words[0]), nil
	}
	ids, err := w.phrase(field, words)
	if err != nil {
		return nil, err
	}
	parts := []query.Query{query.NewDocIDQuery(ids)}
	for _, word := range words {
		parts = append(parts, termIn(field, word)) // for the score
	}
	return query.NewConjunctionQuery(parts), nil
}

// value asks for a whole value.
func (w *queryRewriter) value(field, value string, wanted bool) query.Query {
	value = strings.ToLower(value)
	if field == skillField {
		if id, known := w.taxonomy.Lookup(value); known {
			value = string(id)
		}
		if wanted {
			w.skills = append(w.skills, skill.ID(value))
		}
	}
	if field == monthField && len(value) == len("2025") {
		p := query.NewPrefixQuery(value + "-")
		p.SetField(field)
		return p
	}
	return termIn(field, value)
}

func termIn(field, term string) query.Query {
	t := query.NewTermQuery(term)
	t.SetField(field)
	return t
}

// numberIn reads a range of numbers as one of years. A number alone comes with a
// query for it as a word, which is enough.
func numberIn(field string, q *query.NumericRangeQuery) (query.Query, error) {
	if q.Min != nil && q.Max != nil {
		return nil, nil
	}
	if field != monthField {
		return nil, &QueryError{Reason: fmt.Sprintf("field %q is not in order, want %s for a range", field, monthField)}
	}
	from, to := "", ""
	if q.Min != nil {
		year := int(*q.Min)
		if q.InclusiveMin == nil || !*q.InclusiveMin {
			year++
		}
		from = fmt.Sprintf("%04d", year)
	}
	if q.Max != nil {
		year := int(*q.Max)
		if q.InclusiveMax != nil && *q.InclusiveMax {
			year++
		}
		to = fmt.Sprintf("%04d", year)
	}
	return months(from, to, false), nil
}

// datesIn reads a range of dates as one of months.
func datesIn(field string, q *query.DateRangeQuery) (query.Query, error) {
	if field != monthField {
		return nil, &QueryError{Reason: fmt.Sprintf("field %q is not in order, want %s for a range", field, monthField)}
	}
	from, to := "", ""
	if !q.Start.IsZero() {
		start := q.Start.Time
		if q.InclusiveStart != nil && !*q.InclusiveStart {
			start = time.Date(start.Year(), start.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		}
		from = start.Format("2006-01")
	}
	if !q.End.IsZero() {
		to = q.End.Format("2006-01")
	}
	return months(from, to, q.InclusiveEnd != nil && *q.InclusiveEnd), nil
}

func months(from, to string, withLast bool) query.Query {
	first := true
	r := query.NewTermRangeInclusiveQuery(from, to, &first, &withLast)
	r.SetField(monthField)
	return r
}

// boosted gives a rewritten query the boost of the one it comes from.
func boosted(to, from query.Query) query.Query {
	b, ok := from.(query.BoostableQuery)
	if c, can := to.(query.BoostableQuery); ok && can && b.Boost() != 1 {
		c.SetBoost(b.Boost())
	}
	return to
}
