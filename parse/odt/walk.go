package odt

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"

	"github.com/proven-go/proven/parse/run"
)

// walker reads the two parts that hold text. It keeps what nesting alone does not
// tell: styles, the text budget, headers, footers and notes met on the way.
type walker struct {
	*pack
	ctx    context.Context
	styles styles
	left   int // bytes of text that may still be kept
	images int
	dec    *xml.Decoder
	depth  int
	lots   lots
}

// lots are the paragraphs of one part by where they belong.
type lots struct {
	head, foot  [][]para // one a header or footer
	main, notes []para
}

// place is the context of an element.
type place struct {
	fill   string // colour behind the text; "" is the page
	box    bool   // inside a drawn box, whose fill is not known
	hidden bool   // inside a section that is not shown
	link   string
	bullet bool // the next paragraph begins a list item
}

var errDepth = errors.New("nested too deep")

// part reads one part of the archive.
func (w *walker) part(data []byte) (lots, error) {
	w.dec = xml.NewDecoder(bytes.NewReader(data))
	w.dec.Strict = false
	w.dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	w.depth, w.lots = 0, lots{}
	paras, err := w.blocks(place{})
	w.lots.main = paras
	switch {
	case errors.Is(err, io.EOF), err == nil:
		return w.lots, nil
	case w.ctx.Err() != nil:
		return lots{}, w.ctx.Err()
	case len(paras)+len(w.lots.head)+len(w.lots.foot) > 0:
		w.warn("the document ends early or is not well formed")
		return w.lots, nil
	}
	return lots{}, ErrDamaged
}

// runCost is what a run costs of the text budget besides its text, so that a budget
// also bounds the number of runs.
const runCost = 8

// charge takes a text of n bytes from the budget and reports whether it fits.
func (w *walker) charge(n int) bool {
	if w.left -= n + runCost; w.left < 0 {
		w.warn("the text is over the limit")
		return false
	}
	return true
}

// next returns the next start element inside the current one; ok is false at its end.
func (w *walker) next() (start xml.StartElement, ok bool, err error) {
	for {
		t, err := w.dec.Token()
		if err != nil {
			return start, false, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			return t, true, w.enter()
		case xml.EndElement:
			w.depth--
			return start, false, nil
		}
	}
}

func (w *walker) enter() error {
	if w.depth++; w.depth > w.limits.Depth {
		return errDepth
	}
	return nil
}

func (w *walker) skip() error {
	w.depth--
	return w.dec.Skip()
}

// blocks reads paragraphs, lists and tables up to the end of the current element.
func (w *walker) blocks(at place) (out []para, err error) {
	for {
		start, ok, err := w.next()
		if err != nil || !ok {
			return out, err
		}
		more, err := w.block(start, &at)
		out = append(out, more...)
		if err != nil {
			return out, err
		}
	}
}

// block reads one element between paragraphs.
func (w *walker) block(start xml.StartElement, at *place) ([]para, error) {
	inner := *at
	switch start.Name.Local {
	case "p", "h":
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		at.bullet = false // only the first paragraph of an item has the mark
		return w.paragraph(start, inner)
	case "style", "default-style":
		return nil, w.style(start)
	case "list-item":
		inner.bullet = true
	case "list-header":
		inner.bullet = false
	case "table":
		return w.table(start, inner)
	case "section":
		inner.hidden = inner.hidden || attr(start, "display") == "none"
	case "header", "header-first", "header-left", "footer", "footer-first", "footer-left":
		if attr(start, "display") == "false" {
			return nil, w.skip()
		}
		paras, err := w.blocks(inner)
		if start.Name.Local[0] == 'h' {
			w.lots.head = append(w.lots.head, paras)
		} else {
			w.lots.foot = append(w.lots.foot, paras)
		}
		return nil, err
	case "image":
		w.images++
	case "text-box", "custom-shape", "rect":
		inner.box = true
	case "a":
		inner.link = attr(start, "href")
	case "tracked-changes", "annotation", "forms", "sequence-decls", "variable-decls", "user-field-decls", "scripts",
		"font-face-decls", "list-style", "outline-style", "page-layout", "title", "desc", "event-listeners", "glue-point":
		return nil, w.skip()
	}
	return w.blocks(inner)
}

// maxStyles and maxProperties bound what is kept of the styles.
const (
	maxStyles     = 1 << 14
	maxProperties = 16
)

// style keeps a style with the attributes of its property elements.
func (w *walker) style(start xml.StartElement) error {
	n := &node{name: start.Name.Local, attrs: start.Attr}
	for {
		inner, ok, err := w.next()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		if len(n.nodes) < maxProperties {
			n.nodes = append(n.nodes, node{name: inner.Name.Local, attrs: inner.Attr})
		}
		if err := w.skip(); err != nil {
			return err
		}
	}
	if len(w.styles.raw) < maxStyles {
		w.styles.add(n)
	}
	return nil
}

func attr(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// table reads a table:table, row after row.
func (w *walker) table(start xml.StartElement, at place) ([]para, error) {
	if l := w.styles.get("table", attr(start, "style-name")); l.fill != "" {
		at.fill = l.fill
	}
	return w.rows(at)
}

// rows reads the rows in the current element, also those in groups.
func (w *walker) rows(at place) (out []para, err error) {
	for {
		start, ok, err := w.next()
		if err != nil || !ok {
			return out, err
		}
		var more []para
		switch start.Name.Local {
		case "table-row":
			inner := at
			if l := w.styles.get("table-row", attr(start, "style-name")); l.fill != "" {
				inner.fill = l.fill
			}
			var cells [][]para
			cells, err = w.cells(inner)
			more = row(cells)
		case "table-column", "table-columns", "table-source", "title", "desc":
			err = w.skip()
		default: // table-header-rows, table-rows, table-row-group
			more, err = w.rows(at)
		}
		out = append(out, more...)
		if err != nil {
			return out, err
		}
	}
}

// cells reads the cells of one row.
func (w *walker) cells(at place) (out [][]para, err error) {
	for {
		start, ok, err := w.next()
		if err != nil || !ok {
			return out, err
		}
		if start.Name.Local != "table-cell" {
			err = w.skip() // covered by a cell that spans several
		} else {
			inner := at
			if l := w.styles.get("table-cell", attr(start, "style-name")); l.fill != "" {
				inner.fill = l.fill
			}
			var cell []para
			cell, err = w.blocks(inner)
			out = append(out, cell)
		}
		if err != nil {
			return out, err
		}
	}
}

// paragraph reads a text:p or text:h and, behind it, the paragraphs of the boxes that
// are anchored in it.
func (w *walker) paragraph(start xml.StartElement, at place) ([]para, error) {
	g := &gather{walker: w, next: run.Paragraph, blank: true}
	base := w.styles.get("paragraph", attr(start, "style-name")).over(w.styles.text)
	if start.Name.Local == "h" {
		base.level = max(1, min(9, number(attr(start, "outline-level"), base.level)))
	}
	if base.fill != "" {
		at.fill = base.fill
	}
	err := g.content(at, base)
	own := g.runs
	if len(own) == 0 {
		if !w.charge(0) {
			return g.boxes, err
		}
		own = para{{Break: run.Paragraph}}
	}
	if base.level > 0 { // what is anchored at a heading does not belong under it
		return append(g.boxes, own), err
	}
	return append([]para{own}, g.boxes...), err
}
