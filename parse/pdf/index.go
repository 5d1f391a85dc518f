package pdf

import "bytes"

// The objects of a file are found by looking for "12 0 obj" instead of following the
// cross-reference tables. A table can be lost, cut off, point beside its objects, run
// in circles or claim a billion of them; the objects themselves are what is read in
// the end. Where an object is written twice, the later one counts, as it does with
// tables: an update is appended. Streams are stepped over, so that an attached PDF
// does not mix its objects with those of the document.

// An indirect is one numbered object.
type indirect struct {
	id, gen    int
	pos        int    // where "12 0 obj" begins
	at         int    // behind it, where the value begins
	typ        string // /Type, if its value is a dictionary
	val        value
	start, end int  // of the stream's bytes; 0, 0 without a stream
	faulty     bool // a strict reader would refuse it as written
	whole      bool // val was read to its end
}

// maxID bounds object numbers: the object layer keeps a row for each up to the
// largest.
const maxID = 1 << 19

// maxValues bounds the items of all arrays and dictionaries of one file. A value takes
// 64 bytes here but may take two in the file.
const maxValues = 1 << 21

type index struct {
	data       []byte
	objects    []indirect // in the order of the file
	trailers   []value    // dictionaries that name a root, in the order of the file
	values     int        // items kept so far
	budget     int        // bytes that may still be lexed more than once
	endless    int        // no "endstream" stands behind this position; 0 is unknown
	incomplete bool       // a stream ends with the file
}

func scan(data []byte) *index {
	x := &index{data: data, budget: 4*len(data) + 1<<16}
	for pos := 0; ; {
		i := bytes.Index(data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		pos = x.object(pos + i)
	}
	x.findTrailers()
	return x
}

// object reads the object whose keyword "obj" stands at i, if it is one, and returns
// where to look on.
func (x *index) object(i int) int {
	o, ok := header(x.data, i)
	if !ok || x.budget < 0 || x.values > maxValues {
		return i + 3
	}
	l := &lexer{data: x.data, pos: i + 3, refs: true}
	o.at, o.val = i+3, l.next(0)
	x.values += 4 + l.count
	if l.broken || o.val.kind == wordKind || o.val.kind == endKind {
		x.budget -= l.pos - i
		if o.val.kind == wordKind {
			return i + 3 // "12 0 obj endobj" is null
		}
		o.faulty = true
	}
	o.whole = !l.broken
	o.faulty = o.faulty || l.odd
	o.typ = string(o.val.get("Type").str)
	next := l.pos
	l.skipSpace()
	switch rest := x.data[l.pos:]; {
	case o.val.kind == dictKind && bytes.HasPrefix(rest, []byte("stream")):
		next = x.stream(&o, l.pos+len("stream"))
	case !bytes.HasPrefix(rest, []byte("endobj")):
		o.faulty = true
	}
	trailer := o.val
	if !o.faulty && o.start == 0 && o.val.kind != numberKind {
		o.val = value{} // hardly ever needed again; then it is read again
	}
	x.objects = append(x.objects, o)
	if trailer.kind == dictKind && o.typ == "XRef" {
		x.trailers = append(x.trailers, trailer)
	}
	if !o.whole {
		return i + 3
	}
	return next
}

// header reads "12 0 " backwards from i.
func header(data []byte, i int) (o indirect, ok bool) {
	p := i
	gen, p, ok1 := wholeBefore(data, p)
	id, p, ok2 := wholeBefore(data, p)
	o = indirect{id: id, gen: gen, pos: p}
	return o, ok1 && ok2 && id > 0 && id <= maxID && gen < 65535
}

// wholeBefore reads the whole number that ends, white space aside, before p.
func wholeBefore(data []byte, p int) (n, start int, ok bool) {
	for p > 0 && classes[data[p-1]] == space {
		p--
	}
	scale := 1
	for ; p > 0 && isDigit(data[p-1]) && scale <= 1e9; p-- {
		n += int(data[p-1]-'0') * scale
		scale *= 10
	}
	return n, p, scale > 1
}

// stream finds the bytes of a stream from behind its keyword and returns their end.
func (x *index) stream(o *indirect, p int) int {
	data := x.data
	strict := p < len(data) && (data[p] == '\n' || data[p] == '\r')
	for p < len(data) && (data[p] == ' ' || data[p] == '\t') {
		p++
	}
	if p < len(data) && data[p] == '\r' {
		p++
	}
	if p < len(data) && data[p] == '\n' {
		p++
	}
	o.start, o.faulty = p, o.faulty || !strict
	if n := o.val.get("Length"); n.kind == numberKind && n.num >= 0 && n.num <= float64(len(data)-p) {
		if end := p + int(n.num); endsStream(data, end) {
			o.end = end
			return end
		}
	}
	o.end = x.findEnd(p)
	// The line end before "endstream" is not part of the stream.
	if o.end > o.start && data[o.end-1] == '\n' {
		o.end--
	}
	if o.end > o.start && data[o.end-1] == '\r' {
		o.end--
	}
	// A length that stands in another object is checked once all are known.
	if o.val.get("Length").kind != refKind {
		o.faulty = true
	}
	return o.end
}

// endsStream reports whether "endstream" stands at p, white space aside.
func endsStream(data []byte, p int) bool {
	for i := 0; i < 4 && p < len(data) && classes[data[p]] == space; i++ {
		p++
	}
	return bytes.HasPrefix(data[p:], []byte("endstream"))
}

func (x *index) findEnd(p int) int {
	if x.endless == 0 || p < x.endless {
		if i := bytes.Index(x.data[p:], []byte("endstream")); i >= 0 {
			return p + i
		}
		x.endless = p
	}
	x.incomplete = true
	// Without an end the stream may still be told from what follows it.
	if i := bytes.Index(x.data[p:], []byte("endobj")); i >= 0 && x.budget > 0 {
		x.budget -= i
		return p + i
	}
	return len(x.data)
}

// findTrailers collects the dictionaries behind the keyword "trailer".
func (x *index) findTrailers() {
	for pos := 0; x.budget > 0; {
		i := bytes.Index(x.data[pos:], []byte("trailer"))
		if i < 0 {
			return
		}
		l := &lexer{data: x.data, pos: pos + i + len("trailer"), refs: true}
		v := l.next(0)
		x.budget -= l.pos - pos - i
		if v.kind == dictKind && (v.get("Root").kind == refKind || v.get("Encrypt").kind != nullKind) {
			x.trailers = append(x.trailers, v)
		}
		pos += i + len("trailer")
	}
}

// trailer returns the last value that a trailer has for key.
func (x *index) trailer(key string) value {
	for i := len(x.trailers) - 1; i >= 0; i-- {
		if v := x.trailers[i].get(key); v.kind != nullKind {
			return v
		}
	}
	return value{}
}

// value returns the value of an object.
func (x *index) value(o indirect) value {
	if o.val.kind == nullKind && o.at > 0 && x.budget > 0 {
		l := &lexer{data: x.data, pos: o.at, refs: true}
		o.val = l.next(0)
		x.budget -= l.pos - o.at
	}
	return o.val
}

// current returns the index into objects of the latest object for each number.
func (x *index) current() map[int]int {
	latest := make(map[int]int, len(x.objects))
	for i, o := range x.objects {
		// A torn second copy does not replace a whole first one.
		if at, ok := latest[o.id]; !ok || o.whole || !x.objects[at].whole {
			latest[o.id] = i
		}
	}
	return latest
}

// checkLengths marks the streams whose length stands in another object and is wrong.
func (x *index) checkLengths(latest map[int]int) {
	for i := range x.objects {
		o := &x.objects[i]
		n := o.val.get("Length")
		if o.end == 0 || n.kind != refKind {
			continue
		}
		at, ok := latest[int(n.num)]
		if !ok {
			o.faulty = true // lost, or in an object stream, where it may not be
			continue
		}
		length := x.objects[at].val
		if length.kind == numberKind && length.num >= 0 && length.num <= float64(len(x.data)-o.start) &&
			endsStream(x.data, o.start+int(length.num)) {
			o.end = o.start + int(length.num)
			continue
		}
		o.faulty = true
	}
}
