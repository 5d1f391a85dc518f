package matching

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v16"
)

// A plainDocument is a document as text: the segment maker and Bleve each make a
// document of theirs out of it.
type plainDocument struct {
	id     string
	values map[string][]string
}

func (p plainDocument) ours(l *lexicon) index.Document {
	d := newDraft(p.id, l)
	for _, field := range queryFields {
		if field == textField || field == titleField {
			d.words(field, p.values[field]...)
		} else {
			d.whole(field, p.values[field]...)
		}
	}
	return d.textDocument
}

func (p plainDocument) theirs() index.Document {
	d := document.NewDocument(p.id)
	for _, field := range queryFields {
		for _, v := range p.values[field] {
			var a analysis.Analyzer = wholeAnalyzer{}
			if field == textField || field == titleField {
				a = wordAnalyzer{}
			}
			d.AddField(document.NewTextFieldCustom(field, nil, []byte(v), index.IndexField, a))
		}
	}
	d.AddIDField()
	d.VisitFields(func(f index.Field) { f.Analyze() })
	return d
}

type wholeAnalyzer struct{}

func (wholeAnalyzer) Analyze(text []byte) analysis.TokenStream {
	return analysis.TokenStream{{Term: []byte(strings.ToLower(string(text))), Position: 1}}
}

type wordAnalyzer struct{}

func (wordAnalyzer) Analyze(text []byte) (tokens analysis.TokenStream) {
	for i, word := range wordsOf(string(text)) {
		tokens = append(tokens, &analysis.Token{Term: []byte(word), Position: i + 1})
	}
	return tokens
}

// plainDocuments draws documents, sorted by ID. In some fields nobody has anything.
func plainDocuments(r *rand.Rand, n int) []plainDocument {
	docs := make([]plainDocument, n)
	for i := range docs {
		docs[i] = plainDocument{fmt.Sprintf("id-%06d-%d", i, r.IntN(9)), map[string][]string{typeField: {"profile"}}}
		for _, field := range []string{candidateField, skillField, textField, titleField, monthField} {
			for range r.IntN(4) {
				v := fmt.Sprintf("C++ Term%d", int(r.ExpFloat64()*20))
				if field == textField {
					v += strings.Repeat(" word", r.IntN(3)<<(i%9)) + fmt.Sprint(" örtlich", i)
				}
				docs[i].values[field] = append(docs[i].values[field], v)
			}
		}
	}
	return docs
}

// decoded is what a segment holds.
func decoded(t *testing.T, s segment.Segment) string {
	t.Helper()
	var b strings.Builder
	for num := range s.Count() {
		id, err := s.DocID(num)
		must(t, err)
		fmt.Fprintf(&b, "%d %s\n", num, id)
	}
	for _, field := range segmentFields {
		d, err := s.Dictionary(field)
		must(t, err)
		terms := d.AutomatonIterator(nil, nil, nil)
		for entry, err := terms.Next(); entry != nil; entry, err = terms.Next() {
			must(t, err)
			list, err := d.PostingsList([]byte(entry.Term), nil, nil)
			must(t, err)
			fmt.Fprintf(&b, "%s %s %d:", field, entry.Term, list.Count())
			all := list.Iterator(true, true, true, nil)
			for p, err := all.Next(); p != nil; p, err = all.Next() {
				must(t, err)
				fmt.Fprintf(&b, " %d %d %v %v", p.Number(), p.Frequency(), p.Norm(), p.Locations())
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Bleve must read the same out of our segments as out of its own, and make the same of
// them when it merges.
func TestSegmentsAreBleves(t *testing.T) {
	own, bleves := new(segmentMaker), new(zap.ZapPlugin)
	for _, sizes := range [][]int{{1}, {2, 1}, {40, 30}, {1100, 5}} { // more than 1024: chunks
		r := rand.New(rand.NewPCG(8, uint64(sizes[0])))
		var ours, theirs []segment.Segment
		var drops []*roaring.Bitmap
		for _, size := range sizes {
			lexicons := []*lexicon{newLexicon(), newLexicon()}
			var a, b []index.Document
			for i, p := range plainDocuments(r, size) {
				a, b = append(a, p.ours(lexicons[i%2])), append(b, p.theirs())
			}
			r.Shuffle(size, func(i, j int) { a[i], a[j] = a[j], a[i] })
			x, _, err := own.New(a)
			must(t, err)
			y, _, err := bleves.New(b)
			must(t, err)
			if got, want := decoded(t, x), decoded(t, y); got != want {
				t.Fatalf("%d documents: %s", size, firstDifference(got, want))
			}
			ours, theirs = append(ours, x), append(theirs, y)
			drops = append(drops, roaring.New())
			if size > 1 { // Bleve merges no segment without documents
				drops[len(drops)-1].Add(uint32(r.IntN(size)))
			}
		}
		if got, want := merged(t, own, ours, drops), merged(t, bleves, theirs, drops); got != want {
			t.Fatalf("%d merged: %s", sizes, firstDifference(got, want))
		}
	}
}

// merged is what a segment file holds that is merged of segments.
func merged(t *testing.T, by interface {
	Merge([]segment.Segment, []*roaring.Bitmap, string, chan struct{}, segment.StatsReporter) ([][]uint64, uint64, error)
	Open(string) (segment.Segment, error)
}, all []segment.Segment, drops []*roaring.Bitmap) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "merged.zap")
	_, _, err := by.Merge(all, drops, path, nil, nil)
	must(t, err)
	s, err := by.Open(path)
	must(t, err)
	text := decoded(t, s)
	must(t, s.Close())
	return text
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d is %.300q, want %.300q", i, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}

func TestSegmentFieldsAreInOrder(t *testing.T) {
	if !slices.IsSorted(segmentFields[1:]) { // or Bleve would take one for the other when it merges
		t.Errorf("%q", segmentFields)
	}
}
