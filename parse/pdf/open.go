package pdf

import (
	"errors"
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
	encrypted := w.x.trailer("Encrypt").kind != nullKind
	root, err := w.open(encrypted)
	if err == nil && root.key("Streams").len() > 0 {
		r.unpackAll(w, root.key("Streams"), encrypted)
		root, err = w.open(encrypted)
	}
	switch {
	case err != nil && (encrypted || errors.Is(err, lib.ErrInvalidPassword)):
		return fmt.Errorf("pdf: %w", ErrEncrypted)
	case err != nil:
		return fmt.Errorf("pdf: %w", ErrDamaged)
	}
	r.root, r.encrypted = root, encrypted
	return nil
}

// unpackAll takes the objects out of the object streams.
func (r *reader) unpackAll(w *rewriter, streams object, encrypted bool) {
	holders := w.listed("ObjStm").items
	total, size := 0, 0
	for i, holder := range holders {
		o := streams.index(i)
		id := int(holder.num)
		h := w.x.objects[w.latest[id]]
		n, first := int(o.key("N").num()), int(o.key("First").num())
		if n <= 0 || first <= 0 || n > maxPacked-total || size > maxPackedBytes {
			continue
		}
		body := r.stream(o)
		total, size = total+n, size+len(body)
		r.unpack(w, packed{body: body, n: n, first: first, holder: h, keep: encrypted})
	}
}

// packed is one object stream.
type packed struct {
	body     []byte
	n, first int
	holder   indirect
	keep     bool // leave the objects in the stream: strings inside are not encrypted one by one
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
	if at, ok := w.latest[id]; ok && w.x.objects[at].pos > s.holder.pos {
		return
	}
	o := indirect{id: id, pos: s.holder.pos, typ: string(v.get("Type").str), val: v, whole: true}
	w.x.objects = append(w.x.objects, o)
	w.latest[id] = len(w.x.objects) - 1
	if s.keep {
		w.places[id] = place{id: id, pos: s.holder.pos, in: s.holder.id}
		return
	}
	w.again(o)
}
