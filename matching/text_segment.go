package matching

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v16"
)

// Bleve keeps documents in segments, files of the format zap 16. It makes a segment out
// of a map of objects for each field of each document: with that, the text part took
// four times the processor time. Here a segment is made out of counts of numbered terms,
// in the same format; all that opens, reads and merges segments is Bleve's own.
//
// A segment is: for each document its stored fields (the ID); for each field the
// postings of each term, ascending, and a dictionary (vellum) from terms to postings;
// an index of the fields. All documents and fields are numbered. A term that stands
// once in one document has no postings: the dictionary says which document. Source: zapx
// v16, zap.md and its reader; a test holds both makers to the same content.

// segmentFields are the fields of a segment, the first for the IDs, the others sorted.
// Every segment has all of them: segments with the same fields are merged faster.
var segmentFields = append([]string{"_id", ordField}, queryFields...)

// A segmentMaker makes the segments of the text part.
type segmentMaker struct{ zap.ZapPlugin }

// segmentType names the maker in an index.
const segmentType = "proven"

// Type returns the name under which Bleve finds the maker again.
func (*segmentMaker) Type() string { return segmentType }

// textSegments is there before anything can run: Bleve's table of makers has no lock.
var textSegments = registerSegments()

func registerSegments() *segmentMaker {
	m := new(segmentMaker)
	scorch.RegisterSegmentPlugin(m, false)
	return m
}

// New makes a segment of documents, in the order of their IDs.
func (m *segmentMaker) New(results []index.Document) (segment.Segment, uint64, error) {
	docs := make([]*textDocument, len(results))
	for i, r := range results {
		docs[i] = r.(*textDocument)
	}
	slices.SortFunc(docs, func(a, b *textDocument) int { return strings.Compare(a.ID(), b.ID()) })
	w := &segmentWriter{docs: docs}
	w.order()
	return w.write()
}

// A segmentWriter writes one segment.
type segmentWriter struct {
	docs  []*textDocument
	terms []string              // of all lexicons, sorted
	ranks map[*lexicon][]uint32 // the place in terms of each term of a lexicon

	out        bytes.Buffer
	dictionary bytes.Buffer    // of the field being written
	builder    *vellum.Builder // writes it
	data       []byte          // of list, kept for the next one
}

// order merges the lexicons of the documents.
func (w *segmentWriter) order() {
	type entry struct {
		term string
		to   *uint32
	}
	var all []entry
	w.ranks = map[*lexicon][]uint32{}
	for _, d := range w.docs {
		if w.ranks[d.terms] == nil {
			ranks := make([]uint32, len(d.terms.terms))
			w.ranks[d.terms] = ranks
			for n, term := range d.terms.terms {
				all = append(all, entry{term, &ranks[n]})
			}
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Compare(a.term, b.term) })
	for i, e := range all {
		if i == 0 || e.term != all[i-1].term {
			w.terms = append(w.terms, e.term)
		}
		*e.to = uint32(len(w.terms) - 1)
	}
}

func (w *segmentWriter) write() (segment.Segment, uint64, error) {
	stored := w.stored()
	builder, err := vellum.New(&w.dictionary, nil)
	if err != nil {
		return nil, 0, err
	}
	w.builder = builder
	starts := make([]uint64, len(segmentFields))
	starts[0], err = w.ids()
	for slot := 1; slot < len(starts) && err == nil; slot++ {
		starts[slot], err = w.field(slot)
	}
	if err != nil {
		return nil, 0, err
	}
	fields := w.fields(starts)
	mem := w.out.Bytes()
	s, err := zap.InitSegmentBase(mem, crc32.ChecksumIEEE(mem), chunkMode, uint64(len(w.docs)), stored, fields)
	if err != nil {
		return nil, 0, err
	}
	return s, uint64(len(mem)), nil
}

func (w *segmentWriter) at() uint64 { return uint64(w.out.Len()) }

func (w *segmentWriter) numbers(all ...uint64) {
	for _, n := range all {
		w.out.Write(binary.AppendUvarint(w.out.AvailableBuffer(), n))
	}
}

func (w *segmentWriter) fixed(n uint64) {
	w.out.Write(binary.BigEndian.AppendUint64(w.out.AvailableBuffer(), n))
}

// stored writes what can be read of a document, its ID, and where that of each is.
func (w *segmentWriter) stored() uint64 {
	at := make([]uint64, len(w.docs))
	for i, d := range w.docs {
		at[i] = w.at()
		id := d.ID()
		meta := binary.AppendUvarint(nil, uint64(len(id)))
		w.numbers(uint64(len(meta)), uint64(len(id)+1))
		w.out.Write(meta)
		w.out.WriteString(id)
		w.out.WriteByte(0) // no other stored fields, compressed
	}
	start := w.at()
	for _, n := range at {
		w.fixed(n)
	}
	return start
}

// ids writes the first field.
func (w *segmentWriter) ids() (start uint64, err error) {
	for i, d := range w.docs {
		if err := w.builder.Insert([]byte(d.ID()), zap.FSTValEncode1Hit(uint64(i), 1)); err != nil {
			return 0, err
		}
	}
	return w.finish()
}

// A textPosting is a term in a document.
type textPosting struct {
	doc    uint32
	count  uint32
	length uint32 // of the field
}

// field writes one of the other fields and returns where it begins, 0 if it is empty.
func (w *segmentWriter) field(slot int) (start uint64, err error) {
	postings, ends := w.postings(slot)
	if len(postings) == 0 {
		return 0, nil
	}
	from := uint32(0)
	for rank, end := range ends {
		if end > from {
			if err := w.builder.Insert([]byte(w.terms[rank]), w.list(postings[from:end])); err != nil {
				return 0, err
			}
		}
		from = end
	}
	return w.finish()
}

// postings returns those of a field, by term and document, and where each term's end.
func (w *segmentWriter) postings(slot int) (all []textPosting, ends []uint32) {
	at := make([]uint32, len(w.terms)+1)
	w.visit(slot, func(rank uint32, _ textPosting) { at[rank+1]++ })
	for i := range w.terms {
		at[i+1] += at[i]
	}
	all = make([]textPosting, at[len(w.terms)])
	w.visit(slot, func(rank uint32, p textPosting) {
		all[at[rank]] = p
		at[rank]++
	})
	return all, at[:len(w.terms)]
}

// visit calls yield for what stands in a field, by document.
func (w *segmentWriter) visit(slot int, yield func(rank uint32, p textPosting)) {
	for doc, d := range w.docs {
		ranks := w.ranks[d.terms]
		for _, f := range d.fields {
			if f.slot != slot {
				continue
			}
			for _, c := range f.counts {
				yield(ranks[c.term], textPosting{uint32(doc), c.count, uint32(f.length)})
			}
		}
	}
}

// chunkMode is the rule by which Bleve finds the chunks of a list.
const chunkMode = 1026

// list writes the postings of a term and returns what the dictionary says of it.
func (w *segmentWriter) list(postings []textPosting) uint64 {
	if p := postings[0]; len(postings) == 1 && p.count == 1 {
		return zap.FSTValEncode1Hit(uint64(p.doc), uint64(p.length))
	}
	size := len(w.docs) / (len(postings)/1024 + 1) // documents of a chunk
	ends := make([]uint64, (len(w.docs)-1)/size+1)
	docs, data := make([]uint32, len(postings)), w.data[:0]
	for i, p := range postings {
		docs[i] = p.doc
		data = binary.AppendUvarint(data, uint64(p.count)<<1) // the lowest bit: positions follow
		data = binary.AppendUvarint(data, uint64(p.length))
		ends[int(p.doc)/size] = uint64(len(data))
	}
	w.data = data
	counts := w.at()
	w.numbers(uint64(len(ends)))
	last := uint64(0)
	for _, end := range ends {
		last = max(last, end) // a chunk may be empty
		w.numbers(last)
	}
	w.out.Write(data)
	start := w.at()
	set := roaring.New()
	set.AddMany(docs)
	w.numbers(counts, 0, set.GetSerializedSizeInBytes())
	_, _ = set.WriteTo(&w.out) // memory
	return start
}

// finish writes the dictionary of a field and returns where the field begins.
func (w *segmentWriter) finish() (uint64, error) {
	if err := w.builder.Close(); err != nil {
		return 0, err
	}
	dictionary := w.at()
	w.numbers(uint64(w.dictionary.Len()))
	w.out.Write(w.dictionary.Bytes())
	w.dictionary.Reset()
	start := w.at()
	w.numbers(math.MaxUint64, math.MaxUint64, dictionary) // no values by document
	return start, w.builder.Reset(&w.dictionary)
}

// fields writes the index of the fields and returns where it begins.
func (w *segmentWriter) fields(starts []uint64) uint64 {
	at := make([]uint64, len(segmentFields))
	for i, name := range segmentFields {
		at[i] = w.at()
		w.numbers(uint64(len(name)))
		w.out.WriteString(name)
		w.numbers(1) // section, the one of terms
		w.out.Write(binary.BigEndian.AppendUint16(w.out.AvailableBuffer(), zap.SectionInvertedTextIndex))
		w.fixed(starts[i])
	}
	start := w.at()
	w.numbers(uint64(len(segmentFields)))
	for _, n := range at {
		w.fixed(n)
	}
	return start
}
