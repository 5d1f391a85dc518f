package docx

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/run/parts"
)

// walker reads the text parts of one document. It keeps what nesting alone does not
// tell: styles, link targets of the part at hand.
type walker struct {
	*pack
	*parts.Reader // of the part at hand
	ctx           context.Context
	styles        styles
	links         map[string]string
	beside        []run.Para // text boxes that stand beside the text of the part at hand
	page          string     // colour of the page's background
}

// place is the context of an element.
type place struct {
	fill string // colour behind the text; "" is the page
	box  bool   // inside a text box or a shaded table, whose fill is not known
	link string
}

// part reads one part of the archive.
func (w *walker) part(name string) ([]run.Para, error) {
	data, err := w.Read(name)
	if errors.Is(err, parts.ErrTooLarge) {
		return nil, ErrTooLarge
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	w.links = map[string]string{}
	for _, rel := range w.relations(name) {
		if strings.HasSuffix(rel.kind, "/hyperlink") {
			w.links[rel.id] = rel.target
		}
	}
	w.Reader, w.beside = parts.NewReader(data, w.limits.Depth), nil
	paras, err := w.blocks(place{})
	paras = append(paras, w.beside...)
	if errors.Is(err, io.EOF) {
		return paras, nil
	}
	if w.ctx.Err() != nil {
		return nil, w.ctx.Err()
	}
	if len(paras) > 0 {
		w.Warn("the document ends early or is not well formed")
		return paras, nil
	}
	if err == nil {
		return nil, nil
	}
	return nil, ErrDamaged
}

// maxProperties bounds one list of properties.
const maxProperties = 1 << 10

// properties reads the current element, which holds properties.
func (w *walker) properties(start xml.StartElement) (parts.Node, error) {
	return w.Tree(start, maxProperties)
}

// blocks reads paragraphs and tables up to the end of the current element.
func (w *walker) blocks(at place) (out []run.Para, err error) {
	for {
		start, ok, err := w.Next()
		if err != nil || !ok {
			return out, err
		}
		var more []run.Para
		switch start.Name.Local {
		case "p":
			more, err = w.paragraph(at)
			if w.ctx.Err() != nil {
				return out, w.ctx.Err()
			}
		case "tbl":
			more, err = w.table(at)
		case "background":
			w.page = colour(parts.Attr(start, "color"))
			err = w.Skip()
		case "sectPr", "sdtPr", "Fallback", "del", "moveFrom", "tblPr", "pPr", "rPr":
			err = w.Skip()
		default: // document, body, sdt, sdtContent, hdr, ftr, footnote, ins, …
			if kind := parts.Attr(start, "type"); kind == "separator" || kind == "continuationSeparator" {
				err = w.Skip()
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

// paragraph reads one w:p: its own runs and, behind it, the paragraphs of the text
// boxes that are anchored in it.
func (w *walker) paragraph(at place) ([]run.Para, error) {
	g := &gather{walker: w, next: run.Paragraph, base: w.styles.normal}
	err := g.content(at)
	if len(g.runs) == 0 {
		if !w.Charge(0) {
			return g.boxes, err
		}
		g.runs = run.FreeLine()
	}
	if g.runs.Len() > headBytes && run.Long(filled(g.boxes)) {
		w.beside = append(w.beside, g.boxes...)
		return []run.Para{g.runs}, err
	}
	return g.runs.With(g.boxes, g.base.level), err
}

// headBytes is how long the text of a head is at most. What is anchored at a longer
// paragraph stands beside running text, as a sidebar does, and a sidebar of some length
// must not cut an entry in two: it is read behind the body.
const headBytes = 60

// filled returns the paragraphs with text.
func filled(paras []run.Para) (out []run.Para) {
	for _, p := range paras {
		if !p.Blank() {
			out = append(out, p)
		}
	}
	return out
}

// gather collects the runs of one paragraph.
type gather struct {
	*walker
	base  look // of the paragraph
	runs  run.Para
	next  run.Break // what stands before the next run
	boxes []run.Para
}

// content reads the children of a paragraph, run, hyperlink or anything inside them.
func (g *gather) content(at place) error {
	current := g.base
	for {
		start, ok, err := g.Next()
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
			err = g.Skip()
		case "br", "cr":
			g.breakBefore(run.Line)
			err = g.Skip()
		case "noBreakHyphen":
			g.add("-", at, current)
			err = g.Skip()
		case "hyperlink":
			inner := at
			if target := g.links[parts.Attr(start, "id")]; target != "" {
				inner.link = target
			}
			err = g.content(inner)
		case "blip", "imagedata":
			g.Images++
			err = g.Skip()
		case "txbxContent", "txbx", "textbox":
			inner := at
			inner.box = true
			var boxed []run.Para
			boxed, err = g.blocks(inner)
			g.boxes = append(g.boxes, boxed...)
		case "instrText", "delText", "del", "moveFrom", "Fallback", "sdtPr", "sectPr", "softHyphen", "rt":
			err = g.Skip()
		default:
			err = g.content(at)
		}
		if err != nil {
			return err
		}
	}
}

func (g *gather) paragraphProperties(start xml.StartElement, at *place) error {
	n, err := g.properties(start)
	own := lookOf(&n)
	if s := n.Child("pStyle"); s != nil {
		own = own.over(g.styles.byID[s.Attr("val")])
	}
	g.base = own.over(g.styles.normal)
	if g.base.fill != "" {
		at.fill = g.base.fill
	}
	return err
}

func (g *gather) runProperties(start xml.StartElement, at *place) (look, error) {
	n, err := g.properties(start)
	own := lookOf(&n)
	if s := n.Child("rStyle"); s != nil {
		own = own.over(g.styles.byID[s.Attr("val")])
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
		t, err := g.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := g.Skip(); err != nil {
				return err
			}
		case xml.EndElement:
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
	if text == "" || !g.Charge(len(text)) {
		return
	}
	r := run.Run{Text: text, Size: l.size, Style: l.looks.Style(), Head: l.level, Link: at.link, Break: g.next}
	g.next = run.None
	if len(g.runs) > 0 || l.level > 0 { // only the first run has the list mark
		r.Style &^= run.Bullet
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
