package main

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
)

// BM25's usual constants: saturation of repeated terms, and how much length counts.
const (
	k1 = 1.2
	b  = 0.75
)

// bm25 ranks documents by BM25 of a query text over their plain text: the baseline
// that every keyword search comes near to. The inverse document frequency is Lucene's
// ln(1 + (n-df+0.5)/(df+0.5)). Documents without a query term are ranked last. Ties go to
// the smaller ID.
// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009).
func bm25(query string, texts map[string]string) []string {
	counts := map[string]map[string]int{}
	df := map[string]int{}
	total := 0
	for id, text := range texts {
		counts[id] = map[string]int{}
		for _, w := range words(text) {
			counts[id][w]++
			total++
		}
		for w := range counts[id] {
			df[w]++
		}
	}
	terms := slices.Sorted(maps.Keys(wordSet(query)))
	n, mean := float64(len(texts)), float64(total)/float64(max(len(texts), 1))
	scores := map[string]float64{}
	for id, count := range counts {
		length := 0
		for _, c := range count {
			length += c
		}
		for _, t := range terms {
			tf := float64(count[t])
			idf := math.Log(1 + (n-float64(df[t])+0.5)/(float64(df[t])+0.5))
			scores[id] += idf * tf * (k1 + 1) / (tf + k1*(1-b+b*float64(length)/mean))
		}
	}
	ids := slices.Collect(maps.Keys(texts))
	slices.SortFunc(ids, func(x, y string) int {
		return cmp.Or(cmp.Compare(scores[y], scores[x]), cmp.Compare(x, y))
	})
	return ids
}

// words cuts a text into lower-case words, keeping the marks of names such as C++,
// C# and .NET.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#'
	})
}

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words(text) {
		set[w] = true
	}
	return set
}
