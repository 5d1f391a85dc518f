package odt

import (
	"context"
	"encoding/xml"
	"errors"
	"io"

	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/run/parts"
)

// walker reads the two parts that hold text. It keeps what nesting alone does not
// tell: styles, headers, footers and notes met on the way.
type walker struct {
	*pack
	*parts.Reader // of the part at hand
	ctx           context.Context
	styles        styles
	lots          lots
}

// lots are the paragraphs of one part by where they belong.
type lots struct {
	head, foot  [][]run.Para // one a header or footer
	main, notes []run.Para
}

// place is the context of an element.
type place struct {
	fill   string // colour behind the text; "" is the page
	box    bool   // inside a drawn box, whose fill is not known
	hidden bool   // inside a section that is not shown
	link   string
	bullet bool // the next paragraph begins a list item
}

// part reads one part of the archive.
func (w *walker) part(data []byte) (lots, error) {
	w.Reader, w.lots = parts.NewReader(data, w.limits.Depth), lots{}
	paras, err := w.blocks(place{})
	w.lots.main = paras
	switch {
	case errors.Is(err, io.EOF), err == nil:
		return w.lots, nil
	case w.ctx.Err() != nil:
		return lots{}, w.ctx.Err()
	case len(paras)+len(w.lots.head)+len(w.lots.foot) > 0:
		w.Warn("the document ends early or is not well formed")
		return w.lots, nil
	}
	return lots{}, ErrDamaged
}

// blocks reads paragraphs, lists and tables up to the end of the current element.
func (w *walker) blocks(at place) (out []run.Para, err error) {
	for {
		start, ok, err := w.Next()
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
func (w *walker) block(start xml.StartElement, at *place) ([]run.Para, error) {
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
		inner.hidden = inner.hidden || parts.Attr(start, "display") == "none"
	case "header", "header-first", "header-left", "footer", "footer-first", "footer-left":
		if parts.Attr(start, "display") == "false" {
			return nil, w.Skip()
		}
		paras, err := w.blocks(inner)
		if start.Name.Local[0] == 'h' {
			w.lots.head = append(w.lots.head, paras)
		} else {
			w.lots.foot = append(w.lots.foot, paras)
		}
		return nil, err
	case "image":
		w.Images++
	case "text-box", "custom-shape", "rect":
		inner.box = true
	case "a":
		inner.link = parts.Attr(start, "href")
	case "tracked-changes", "annotation", "forms", "sequence-decls", "variable-decls", "user-field-decls", "scripts",
		"font-face-decls", "list-style", "outline-style", "page-layout", "title", "desc", "event-listeners", "glue-point":
		return nil, w.Skip()
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
	n := &parts.Node{Name: start.Name.Local, Attrs: start.Attr}
	for {
		inner, ok, err := w.Next()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		if len(n.Nodes) < maxProperties {
			n.Nodes = append(n.Nodes, parts.Node{Name: inner.Name.Local, Attrs: inner.Attr})
		}
		if err := w.Skip(); err != nil {
			return err
		}
	}
	if len(w.styles.raw) < maxStyles {
		w.styles.add(n)
	}
	return nil
}

// table reads a table:table, row after row.
func (w *walker) table(start xml.StartElement, at place) ([]run.Para, error) {
	if l := w.styles.get("table", parts.Attr(start, "style-name")); l.fill != "" {
		at.fill = l.fill
	}
	return w.rows(at)
}

// rows reads the rows in the current element, also those in groups.
func (w *walker) rows(at place) (out []run.Para, err error) {
	for {
		start, ok, err := w.Next()
		if err != nil || !ok {
			return out, err
		}
		var more []run.Para
		switch start.Name.Local {
		case "table-row":
			if !w.Charge(0) { // a row without cells leaves a free line
				err = w.Skip()
				break
			}
			inner := at
			if l := w.styles.get("table-row", parts.Attr(start, "style-name")); l.fill != "" {
				inner.fill = l.fill
			}
			var cells [][]run.Para
			cells, err = w.cells(inner)
			more = run.Row(cells)
		case "table-column", "table-columns", "table-source", "title", "desc":
			err = w.Skip()
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
func (w *walker) cells(at place) (out [][]run.Para, err error) {
	for {
		start, ok, err := w.Next()
		if err != nil || !ok {
			return out, err
		}
		if start.Name.Local != "table-cell" {
			err = w.Skip() // covered by a cell that spans several
		} else {
			inner := at
			if l := w.styles.get("table-cell", parts.Attr(start, "style-name")); l.fill != "" {
				inner.fill = l.fill
			}
			var cell []run.Para
			cell, err = w.blocks(inner)
			if len(cell) > 0 {
				out = append(out, cell)
			}
		}
		if err != nil {
			return out, err
		}
	}
}

// paragraph reads a text:p or text:h and, behind it, the paragraphs of the boxes that
// are anchored in it.
func (w *walker) paragraph(start xml.StartElement, at place) ([]run.Para, error) {
	g := &gather{walker: w, next: run.Paragraph, blank: true}
	base := w.styles.get("paragraph", parts.Attr(start, "style-name")).over(w.styles.text)
	if start.Name.Local == "h" {
		base.level = max(1, min(9, number(parts.Attr(start, "outline-level"), base.level)))
	}
	if base.fill != "" {
		at.fill = base.fill
	}
	err := g.content(at, base)
	if len(g.runs) == 0 {
		if !w.Charge(0) {
			return g.boxes, err
		}
		g.runs = run.FreeLine()
	}
	return g.runs.With(g.boxes, base.level), err
}
