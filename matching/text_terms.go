package matching

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
)

// A textDocument is a document the way a segment takes it: for each field how often
// which term stands in it. Bleve would make a map of each field and an object of each
// term instead.
type textDocument struct {
	*document.Document // the ID; its own fields stay empty
	terms              *lexicon
	fields             []documentField
}

// AddIDField adds nothing: the segment gets the ID from the document.
func (d *textDocument) AddIDField() {}

// A documentField is what stands in one field of one document.
type documentField struct {
	slot   int // of segmentFields
	length int // terms, each as often as it stands there
	counts []termCount
}

type termCount struct{ term, count uint32 }

// A lexicon numbers the terms of documents that are made one after the other. It is for
// one goroutine.
type lexicon struct {
	numbers map[string]uint32
	terms   []string
	at      []uint32 // where in counts a term stands, if it does
	counts  []termCount
	length  int
}

func newLexicon() *lexicon { return &lexicon{numbers: map[string]uint32{}} }

// add counts a term of the field being made.
func (l *lexicon) add(term string) {
	l.length++
	n, known := l.numbers[term]
	if !known {
		n, term = uint32(len(l.terms)), strings.Clone(term) // it may be part of a long text
		l.numbers[term] = n
		l.terms, l.at = append(l.terms, term), append(l.at, 0)
	}
	if at := int(l.at[n]); at < len(l.counts) && l.counts[at].term == n {
		l.counts[at].count++
		return
	}
	l.at[n] = uint32(len(l.counts))
	l.counts = append(l.counts, termCount{n, 1})
}

// field returns what was counted and begins another field.
func (l *lexicon) field(name string) documentField {
	f := documentField{slices.Index(segmentFields, name), l.length, slices.Clone(l.counts)}
	l.counts, l.length = l.counts[:0], 0
	return f
}

// A draft is a document being made.
type draft struct{ *textDocument }

func newDraft(name string, l *lexicon) draft {
	return draft{&textDocument{document.NewDocument(name), l, nil}}
}

// whole adds values that are terms as they are, in lower case.
func (d draft) whole(field string, values ...string) {
	for _, v := range values {
		if v != "" {
			d.terms.add(strings.ToLower(v))
		}
	}
	d.add(field)
}

// words adds the words of texts.
func (d draft) words(field string, texts ...string) {
	for _, t := range texts {
		eachWord(t, func(word string, _, _ int) { d.terms.add(word) })
	}
	d.add(field)
}

func (d draft) add(field string) {
	if d.terms.length > 0 {
		d.fields = append(d.fields, d.terms.field(field))
	}
}
