package pdf

import (
	"bytes"
	"fmt"

	lib "github.com/ledongthuc/pdf"
)

// Bounds on what is taken out of one file's object streams.
const (
	maxPacked      = 400_000 // objects
	maxPackedBytes = 32 << 20
)

// open finds the objects of the file and sets r.root.
func (r *reader) open(data []byte) error {
	w := newRewriter(data)
	if w.x.incomplete {
		r.warn("the file is cut off")
	}
	if err := w.unlock(); err != nil {
		return err
	}
	w.enterAll()
	r.unpackAll(w)
	w.markOff()
	file := w.finish()
	r.meter = &meter{Reader: bytes.NewReader(file), left: 1<<20 + r.limits.Bytes/2}
	root, err := lib.NewReader(r.meter, int64(len(file)))
	if err != nil {
		return fmt.Errorf("pdf: %w", ErrDamaged)
	}
	r.file, r.root = file, object{root.Trailer()}
	return nil
}

// unpackAll takes the objects out of the object streams.
func (r *reader) unpackAll(w *rewriter) {
	total, size := 0, 0
	for _, o := range w.holders() {
		n, first := int(w.number(o.val.get("N"))), int(w.number(o.val.get("First")))
		if n <= 0 || first <= 0 || n > maxPacked-total || size > maxPackedBytes {
			continue
		}
		body := r.decoded(w.bytes(o), w.filters(o.val))
		total, size = total+n, size+len(body)
		r.unpack(w, packed{body: body, n: n, first: first, pos: o.pos})
	}
}

// packed is one object stream.
type packed struct {
	body     []byte
	n, first int
	pos      int // of the stream in the file
}

// unpack enters the objects of one object stream into the copy. Each is read first,
// so that the object layer never meets a torn one.
func (r *reader) unpack(w *rewriter, s packed) {
	if s.first > len(s.body) {
		return
	}
	head := &lexer{data: s.body[:s.first]}
	budget := 2*len(s.body) + 1<<16 // all objects may lie at one place
	for range s.n {
		id, at := head.next(0), head.next(0)
		if id.kind != numberKind || at.kind != numberKind {
			return
		}
		pos := s.first + int(min(max(at.num, 0), 1e9))
		if id.num < 1 || id.num > maxID || pos >= len(s.body) {
			continue
		}
		l := &lexer{data: s.body, pos: pos, refs: true}
		v := l.next(0)
		if budget -= l.pos - pos; budget < 0 {
			return
		}
		if w.x.values += l.count; w.x.values > maxValues {
			return
		}
		if l.broken || v.kind == wordKind || v.kind == endKind {
			continue
		}
		r.enter(w, s, int(id.num), v)
	}
}

// enter makes v the current object of its number, unless a later one stands in the
// file itself.
func (r *reader) enter(w *rewriter, s packed, id int, v value) {
	if at, ok := w.latest[id]; ok && w.x.objects[at].pos > s.pos {
		return
	}
	o := indirect{id: id, pos: s.pos, typ: string(v.get("Type").str), val: v, whole: true}
	w.x.objects = append(w.x.objects, o)
	w.latest[id] = len(w.x.objects) - 1
	w.write(o, nil)
}
