package pdf

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// The copy that the object layer reads is: a header it accepts, the file as it is,
// the objects that it would stumble over written again in clean form, the objects
// out of object streams (it would decompress the whole stream for each of them), and
// one table of all this. Of an encrypted file it is the objects alone, deciphered.

// A place says where the copy holds an object.
type place struct{ id, gen, pos int }

const newHeader = "%PDF-1.7\n"

// A rewriter builds the copy of one file.
type rewriter struct {
	x      *index
	latest map[int]int
	key    *cipherKey // nil if the file is not encrypted
	room   int        // bytes that may still be written: streams of a hostile file overlap
	out    []byte
	places map[int]place
}

func newRewriter(data []byte) *rewriter {
	x := scan(data)
	w := &rewriter{x: x, latest: x.current(), places: map[int]place{}, room: 4*len(data) + maxPackedBytes}
	x.checkLengths(w.latest)
	return w
}

// enterAll enters the objects that stand in the file itself.
func (w *rewriter) enterAll() {
	data := w.x.data
	w.out = make([]byte, 0, len(data)+len(data)/4+4096)
	w.out = append(w.out, newHeader...)
	if w.key == nil {
		w.out = append(append(w.out, data...), '\n')
	}
	for i, o := range w.x.objects {
		if w.latest[o.id] != i || o.typ == "XRef" || o.typ == "ObjStm" {
			continue
		}
		if w.room < o.end-o.start {
			return
		}
		switch {
		case w.key != nil:
			o.val = w.key.decipher(w.x.value(o), o)
			w.write(o, w.bytes(o))
		case o.faulty:
			w.write(o, w.bytes(o))
		default:
			w.places[o.id] = place{id: o.id, gen: o.gen, pos: o.pos + len(newHeader)}
		}
	}
}

// bytes returns the bytes of a stream as its filters expect them.
func (w *rewriter) bytes(o indirect) []byte {
	data := w.x.data[o.start:o.end]
	if w.key != nil && !openly(w, o) {
		return w.key.stream(data, o)
	}
	return data
}

// openly reports whether a stream of an encrypted file is not encrypted: its first
// filter says so.
func openly(w *rewriter, o indirect) bool {
	names, params := w.resolve(o.val.get("Filter")), w.resolve(o.val.get("DecodeParms"))
	if names.kind == arrayKind && len(names.items) > 0 {
		names = w.resolve(names.items[0])
	}
	if params.kind == arrayKind && len(params.items) > 0 {
		params = w.resolve(params.items[0])
	}
	name := string(w.resolve(params.get("Name")).str)
	return string(names.str) == "Crypt" && (name == "" || name == "Identity")
}

// write adds an object, with the bytes of its stream, in a form that a strict reader
// accepts.
func (w *rewriter) write(o indirect, data []byte) {
	before := len(w.out)
	defer func() { w.room -= len(w.out) - before }()
	w.places[o.id] = place{id: o.id, gen: o.gen, pos: len(w.out)}
	w.out = fmt.Appendf(w.out, "%d %d obj\n", o.id, o.gen)
	if o.start == 0 {
		w.out = append(appendValue(w.out, o.val), "\nendobj\n"...)
		return
	}
	head := value{kind: dictKind}
	for i := 0; i+1 < len(o.val.items); i += 2 {
		if string(o.val.items[i].str) != "Length" {
			head.items = append(head.items, o.val.items[i], o.val.items[i+1])
		}
	}
	length := value{kind: numberKind, num: float64(len(data))}
	head.items = append(head.items, value{kind: nameKind, str: []byte("Length")}, length)
	w.out = append(appendValue(w.out, head), "\nstream\n"...)
	w.out = append(w.out, data...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
}

// resolve follows a reference to an object that stands in the file itself.
func (w *rewriter) resolve(v value) value {
	for range 4 {
		if v.kind != refKind {
			return v
		}
		at, ok := w.latest[int(v.num)]
		if !ok {
			break
		}
		v = w.x.value(w.x.objects[at])
	}
	return value{}
}

// number returns a number, 0 for anything else.
func (w *rewriter) number(v value) float64 {
	if v = w.resolve(v); v.kind == numberKind {
		return min(max(v.num, -1e9), 1e9)
	}
	return 0
}

// filters returns the chain of filters of a stream with this dictionary.
func (w *rewriter) filters(dict value) []filter {
	names, params := w.resolve(dict.get("Filter")), w.resolve(dict.get("DecodeParms"))
	list := func(v value) []value {
		if v.kind == arrayKind {
			return v.items[:min(len(v.items), maxFilters+1)]
		}
		return []value{v}
	}
	var chain []filter
	for i, name := range list(names) {
		if name = w.resolve(name); name.kind != nameKind {
			continue
		}
		var p value
		if all := list(params); i < len(all) {
			p = w.resolve(all[i])
		}
		chain = append(chain, newFilter(string(name.str), func(key string) (float64, bool) {
			v := w.resolve(p.get(key))
			return v.num, v.kind == numberKind
		}))
	}
	return chain
}

// holders returns the object streams, in the order of the file.
func (w *rewriter) holders() []indirect {
	var found []indirect
	for i, o := range w.x.objects {
		if o.typ == "ObjStm" && w.latest[o.id] == i {
			found = append(found, o)
		}
	}
	return found
}

// appendValue writes v in PDF syntax.
func appendValue(out []byte, v value) []byte {
	switch v.kind {
	case boolKind:
		return strconv.AppendBool(out, v.num != 0)
	case numberKind:
		if v.num == math.Trunc(v.num) && math.Abs(v.num) < 1e15 {
			return strconv.AppendInt(out, int64(v.num), 10)
		}
		return strconv.AppendFloat(out, v.num, 'f', -1, 64)
	case stringKind:
		return fmt.Appendf(out, "<%x>", v.str)
	case nameKind:
		out = append(out, '/')
		for _, c := range v.str {
			if classes[c] != regular || c == '#' || c < '!' || c > '~' {
				out = fmt.Appendf(out, "#%02x", c)
				continue
			}
			out = append(out, c)
		}
		return out
	case refKind:
		return fmt.Appendf(out, "%d %d R", int64(v.num), v.gen)
	case arrayKind, dictKind:
		return appendContainer(out, v)
	}
	return append(out, "null"...)
}

func appendContainer(out []byte, v value) []byte {
	opening, closing := "[", "]"
	if v.kind == dictKind {
		opening, closing = "<<", ">>"
	}
	out = append(out, opening...)
	n := len(v.items)
	if v.kind == dictKind {
		n -= n % 2
	}
	for _, item := range v.items[:n] {
		out = append(appendValue(out, item), ' ')
	}
	return append(out, closing...)
}

// root returns the reference to the catalog: the trailer's, unless that leads nowhere.
func (w *rewriter) root() value {
	root := w.x.trailer("Root")
	if _, ok := w.places[int(root.num)]; ok && root.kind == refKind {
		return root
	}
	if list := w.listed("Catalog"); len(list.items) > 0 {
		return list.items[len(list.items)-1]
	}
	return root
}

// listed returns references to the current objects of a type, in the order of the file.
func (w *rewriter) listed(typ string) value {
	list := value{kind: arrayKind}
	for i, o := range w.x.objects {
		if o.typ == typ && w.latest[o.id] == i {
			list.items = append(list.items, value{kind: refKind, num: float64(o.id), gen: o.gen})
		}
	}
	return list
}

// finish returns the copy with its table, an uncompressed cross-reference stream. Its
// trailer lists, beside the root, the pages, since the object layer finds objects by
// name only.
func (w *rewriter) finish() []byte {
	places := make([]place, 0, len(w.places))
	top := 0
	for _, p := range w.places {
		places = append(places, p)
		top = max(top, p.id)
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.id, b.id) })
	var rows, sections []byte
	for i := 0; i < len(places); {
		n := 1
		for i+n < len(places) && places[i+n].id == places[i].id+n {
			n++
		}
		sections = fmt.Appendf(sections, "%d %d ", places[i].id, n)
		for _, p := range places[i : i+n] {
			rows = append(rows, 1, byte(p.pos>>24), byte(p.pos>>16), byte(p.pos>>8), byte(p.pos), byte(p.gen>>8), byte(p.gen))
		}
		i += n
	}
	trailer := value{kind: dictKind}
	for _, e := range []struct {
		key string
		val value
	}{{"Info", w.x.trailer("Info")}, {"Root", w.root()}, {"AllPages", w.listed("Page")}} {
		if e.val.kind != nullKind {
			trailer.items = append(trailer.items, value{kind: nameKind, str: []byte(e.key)}, e.val)
		}
	}
	at := len(w.out)
	head := appendContainer(nil, trailer)
	out := fmt.Appendf(w.out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Index[%s]/Length %d %s\nstream\n",
		top+1, top+2, sections, len(rows), head[2:])
	out = append(out, rows...)
	return fmt.Appendf(out, "\nendstream\nendobj\n%sstartxref\n%d\n%%%%EOF\n", padding, at)
}

// padding keeps the shortest copy longer than the tail that the object layer reads.
const padding = "%                                                                                \n"
