package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	lib "github.com/ledongthuc/pdf"
)

// The copy that the object layer reads is: a header it accepts, the file as it is,
// the objects that it would stumble over written again in clean form, the objects
// out of object streams (it would decompress the whole stream for each of them), and
// one table of all this.

// A place says where the copy holds an object.
type place struct {
	id, gen int
	pos     int // in the copy
	in      int // number of the object stream that holds it; 0 is none
}

const newHeader = "%PDF-1.7\n"

// A rewriter builds the copy of one file.
type rewriter struct {
	x      *index
	latest map[int]int
	out    []byte
	places map[int]place
}

func newRewriter(data []byte) *rewriter {
	x := scan(data)
	w := &rewriter{x: x, latest: x.current(), places: map[int]place{}}
	x.checkLengths(w.latest)
	w.out = make([]byte, 0, len(data)+len(data)/4+4096)
	w.out = append(append(append(w.out, newHeader...), data...), '\n')
	for i, o := range x.objects {
		if w.latest[o.id] != i || o.typ == "XRef" {
			continue
		}
		w.places[o.id] = place{id: o.id, gen: o.gen, pos: o.pos + len(newHeader)}
		if o.faulty {
			w.again(o)
		}
	}
	return w
}

// again writes an object a second time, in a form that a strict reader accepts.
func (w *rewriter) again(o indirect) {
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
	length := value{kind: numberKind, num: float64(o.end - o.start)}
	head.items = append(head.items, value{kind: nameKind, str: []byte("Length")}, length)
	w.out = append(appendValue(w.out, head), "\nstream\n"...)
	w.out = append(w.out, w.x.data[o.start:o.end]...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
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

// open makes the object layer read the copy. The trailer lists, beside the root, the
// object streams and the pages, since the object layer finds objects by name only.
func (w *rewriter) open(encrypted bool) (object, error) {
	trailer := value{kind: dictKind}
	add := func(key string, v value) {
		trailer.items = append(trailer.items, value{kind: nameKind, str: []byte(key)}, v)
	}
	for _, key := range []string{"Info", "ID"} {
		if v := w.x.trailer(key); v.kind != nullKind {
			add(key, v)
		}
	}
	if encrypted {
		add("Encrypt", w.x.trailer("Encrypt"))
	}
	add("Root", w.root())
	add("Streams", w.listed("ObjStm"))
	add("AllPages", w.listed("Page"))
	file := w.finish(trailer)
	r, err := lib.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return object{}, err
	}
	return object{r.Trailer()}, nil
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

// finish returns the copy with its table, an uncompressed cross-reference stream.
func (w *rewriter) finish(trailer value) []byte {
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
			rows = appendRow(rows, p)
		}
		i += n
	}
	out := slices.Clip(w.out)
	at := len(out)
	head := appendContainer(nil, trailer)
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Index[%s]/Length %d %s\nstream\n",
		top+1, top+2, sections, len(rows), head[2:])
	out = append(out, rows...)
	return fmt.Appendf(out, "\nendstream\nendobj\n%sstartxref\n%d\n%%%%EOF\n", padding, at)
}

// padding keeps the shortest copy longer than the tail that the object layer reads.
const padding = "%                                                                                \n"

func appendRow(rows []byte, p place) []byte {
	kind, a, b := byte(1), p.pos, p.gen
	if p.in != 0 {
		kind, a, b = 2, p.in, 0
	}
	return append(rows, kind, byte(a>>24), byte(a>>16), byte(a>>8), byte(a), byte(b>>8), byte(b))
}
