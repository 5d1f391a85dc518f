package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// walker reads the text parts of one document. It keeps what nesting alone does not
// tell: styles, the text budget, link targets of the part at hand.
type walker struct {
	*pack
	ctx    context.Context
	styles styles
	left   int // bytes of text that may still be kept
	images int
	dec    *xml.Decoder
	depth  int
	links  map[string]string
	page   string // colour of the page's background
}

// place is the context of an element.
type place struct {
	fill string // colour behind the text; "" is the page
	box  bool   // inside a text box or a shaded table, whose fill is not known
	link string
}

var errDepth = errors.New("nested too deep")

// part reads one part of the archive.
func (w *walker) part(name string) ([]para, error) {
	data, err := w.read(name)
	if err != nil {
		return nil, err
	}
	w.links = map[string]string{}
	for _, rel := range w.relations(name) {
		if strings.HasSuffix(rel.kind, "/hyperlink") {
			w.links[rel.id] = rel.target
		}
	}
	w.dec = xml.NewDecoder(bytes.NewReader(data))
	w.dec.Strict = false
	w.dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	w.depth = 0
	paras, err := w.blocks(place{})
	if errors.Is(err, io.EOF) {
		return paras, nil
	}
	if w.ctx.Err() != nil {
		return nil, w.ctx.Err()
	}
	if len(paras) > 0 {
		w.warn("the document ends early or is not well formed")
		return paras, nil
	}
	if err == nil {
		return nil, nil
	}
	return nil, ErrDamaged
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
			if w.depth++; w.depth > w.limits.Depth {
				return start, false, errDepth
			}
			return t, true, nil
		case xml.EndElement:
			w.depth--
			return start, false, nil
		}
	}
}

func (w *walker) skip() error {
	w.depth--
	return w.dec.Skip()
}

func (w *walker) node(start xml.StartElement) (node, error) {
	w.depth--
	var n node
	err := w.dec.DecodeElement(&n, &start)
	return n, err
}

// blocks reads paragraphs and tables up to the end of the current element.
func (w *walker) blocks(at place) (out []para, err error) {
	for {
		start, ok, err := w.next()
		if err != nil || !ok {
			return out, err
		}
		var more []para
		switch start.Name.Local {
		case "p":
			more, err = w.paragraph(at)
			if w.ctx.Err() != nil {
				return out, w.ctx.Err()
			}
		case "tbl":
			more, err = w.table(at)
		case "background":
			w.page = colour(attr(start, "color"))
			err = w.skip()
		case "sectPr", "sdtPr", "Fallback", "del", "moveFrom", "tblPr", "pPr", "rPr":
			err = w.skip()
		default: // document, body, sdt, sdtContent, hdr, ftr, footnote, ins, …
			if kind := attr(start, "type"); kind == "separator" || kind == "continuationSeparator" {
				err = w.skip()
				break
			}
			more, err = w.blocks(at)
		}
		out = append(out, more...)
		if err != nil {
			return out, err
		}
	}
}

func attr(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// paragraph reads one w:p: its own runs and, behind it, the paragraphs of the text
// boxes that are anchored in it.
func (w *walker) paragraph(at place) ([]para, error) {
	g := &gather{walker: w, next: run.Paragraph, base: w.styles.normal}
	err := g.content(at)
	own := g.runs
	if len(own) == 0 {
		own = para{{Break: run.Paragraph}}
	}
	if g.base.level > 0 { // what is anchored at a heading does not belong under it
		return append(g.boxes, own), err
	}
	return append([]para{own}, g.boxes...), err
}

// gather collects the runs of one paragraph.
type gather struct {
	*walker
	base  look // of the paragraph
	runs  para
	next  run.Break // what stands before the next run
	boxes []para
}

// content reads the children of a paragraph, run, hyperlink or anything inside them.
func (g *gather) content(at place) error {
	current := g.base
	for {
		start, ok, err := g.walker.next()
		if err != nil || !ok {
			return err
		}
		switch start.Name.Local {
		case "pPr":
			err = g.paragraphProperties(start, &at)
			current = g.base
		case "rPr":
			current, err = g.runProperties(start, &at)
		case "t":
			err = g.text(at, current)
		case "tab", "ptab":
			g.breakBefore(run.Tab)
			err = g.skip()
		case "br", "cr":
			g.breakBefore(run.Line)
			err = g.skip()
		case "noBreakHyphen":
			g.add("-", at, current)
			err = g.skip()
		case "hyperlink":
			inner := at
			if target := g.links[attr(start, "id")]; target != "" {
				inner.link = target
			}
			err = g.content(inner)
		case "blip", "imagedata":
			g.images++
			err = g.skip()
		case "txbxContent", "txbx", "textbox":
			inner := at
			inner.box = true
			var boxed []para
			boxed, err = g.blocks(inner)
			g.boxes = append(g.boxes, boxed...)
		case "instrText", "delText", "del", "moveFrom", "Fallback", "sdtPr", "sectPr", "softHyphen", "rt":
			err = g.skip()
		default:
			err = g.content(at)
		}
		if err != nil {
			return err
		}
	}
}

func (g *gather) paragraphProperties(start xml.StartElement, at *place) error {
	n, err := g.node(start)
	own := lookOf(&n)
	if s := n.child("pStyle"); s != nil {
		own = own.over(g.styles.byID[s.attr("val")])
	}
	g.base = own.over(g.styles.normal)
	if g.base.fill != "" {
		at.fill = g.base.fill
	}
	return err
}

func (g *gather) runProperties(start xml.StartElement, at *place) (look, error) {
	n, err := g.node(start)
	own := lookOf(&n)
	if s := n.child("rStyle"); s != nil {
		own = own.over(g.styles.byID[s.attr("val")])
	}
	if own.fill != "" {
		at.fill = own.fill
	}
	level := g.base.level
	own = own.over(g.base)
	own.level = level // a character style makes no heading
	return own, err
}

func (g *gather) text(at place, l look) error {
	var b strings.Builder
	for {
		t, err := g.dec.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := g.dec.Skip(); err != nil {
				return err
			}
		case xml.EndElement:
			g.depth--
			g.add(b.String(), at, l)
			return nil
		}
	}
}

func (g *gather) breakBefore(b run.Break) {
	g.next = max(g.next, b)
}

// add appends a run, within the text budget.
func (g *gather) add(text string, at place, l look) {
	if text == "" {
		return
	}
	if g.left -= len(text); g.left < 0 {
		g.warn("the text is over the limit")
		return
	}
	r := run.Run{Text: text, Size: l.size, Head: l.level, Link: at.link, Break: g.next}
	g.next = run.None
	set := func(on *bool, s run.Style) {
		if on != nil && *on {
			r.Style |= s
		}
	}
	set(l.bold, run.Bold)
	set(l.italic, run.Italic)
	set(l.caps, run.Caps)
	if len(g.runs) == 0 && l.level == 0 {
		set(l.list, run.Bullet)
	}
	r.Hidden = g.hidden(at, l)
	g.runs = append(g.runs, r)
}

// hidden says why a reader would not see a text. Where the colour behind it is not
// known (a drawn box, a table style) white text counts as visible.
func (g *gather) hidden(at place, l look) run.Hidden {
	behind := at.fill
	if behind == "" {
		behind = g.page
	}
	switch {
	case l.vanish != nil && *l.vanish:
		return run.Invisible
	case l.size > 0 && l.size < 4:
		return run.Tiny
	case l.colour != "" && l.colour == behind:
		return run.SameColour
	case white(l.colour) && (behind == "" || white(behind)) && !at.box:
		return run.SameColour
	}
	return run.Visible
}
