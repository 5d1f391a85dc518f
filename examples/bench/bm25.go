package main

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/proven-go/proven/matching/role"
)

// BM25's usual constants: saturation of repeated terms, and how much length counts.
const (
	k1 = 1.2
	b  = 0.75
)

// bm25 ranks documents by BM25 of a query over their plain text: the baseline that
// every keyword search comes near to. The query is the whole job description as it
// stands, headings and all; each of its words counts once.
//
//	Σ_{t in query} ln(1 + (n − df + ½)/(df + ½)) · tf·(k1 + 1) / (tf + k1·(1 − b + b·length/mean))
//
// Words are as in [words]; the inverse document frequency is Lucene's, so are the stop
// words. Documents without a word of the query come last. Ties go to the smaller ID.
// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009).
func bm25(query string, texts map[string]string) []string {
	counts := map[string]map[string]int{}
	lengths, df := map[string]int{}, map[string]int{}
	total := 0
	for id, text := range texts {
		counts[id] = map[string]int{}
		for _, w := range words(text) {
			counts[id][w]++
			lengths[id]++
			total++
		}
		for w := range counts[id] {
			df[w]++
		}
	}
	n, mean := float64(len(texts)), float64(max(total, 1))/float64(max(len(texts), 1))
	scores := map[string]float64{}
	for _, t := range queryWords(query) {
		idf := math.Log(1 + (n-float64(df[t])+0.5)/(float64(df[t])+0.5))
		for id, count := range counts {
			tf := float64(count[t])
			scores[id] += idf * tf * (k1 + 1) / (tf + k1*(1-b+b*float64(lengths[id])/mean))
		}
	}
	return byScore(scores, slices.Collect(maps.Keys(texts)))
}

// byScore orders documents by score; ties go to the smaller ID.
func byScore(scores map[string]float64, ids []string) []string {
	slices.SortFunc(ids, func(x, y string) int {
		return cmp.Or(cmp.Compare(scores[y], scores[x]), cmp.Compare(x, y))
	})
	return ids
}

// words cuts a text into lower-case words: a letter, then letters, digits and the
// marks of names such as C++ and C#.
func words(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#'
	}) {
		if i := strings.IndexFunc(w, unicode.IsLetter); i >= 0 {
			out = append(out, w[i:])
		}
	}
	return out
}

// queryWords returns the distinct words of a query but for stop words, ascending.
func queryWords(query string) []string {
	out := slices.DeleteFunc(words(query), func(w string) bool { return slices.Contains(stopWords, w) })
	slices.Sort(out)
	return slices.Compact(out)
}

// stopWords are the English ones of Lucene's StandardAnalyzer.
var stopWords = strings.Fields("a an and are as at be but by for if in into is it no not of on or such " +
	"that the their then there these they this to was will with")

// specWords is the text of a spec without its keys: what bm25 asks where no job
// description lies beside it.
func specWords(spec *role.Spec) string {
	out := []string{spec.Title, spec.Problem, spec.Impact.FirstFocus, spec.Impact.Systems, spec.Impact.Success, spec.Impact.Collaboration}
	for _, c := range spec.Clusters {
		out = append(out, clusterWords(c)...)
	}
	return strings.Join(out, "\n")
}

// mustWords is the text of the must-have clusters alone.
func mustWords(spec *role.Spec) string {
	var out []string
	for _, c := range spec.Clusters {
		if c.Need == role.Must {
			out = append(out, clusterWords(c)...)
		}
	}
	return strings.Join(out, "\n")
}

func clusterWords(c role.Cluster) []string {
	out := []string{c.Name}
	for _, line := range c.All {
		out = slices.Concat(out, line.Any, line.Adjacent, line.Text)
	}
	return out
}
