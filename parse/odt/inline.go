package odt

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/run/parts"
)

// gather collects the runs of one paragraph.
type gather struct {
	*walker
	runs  run.Para
	next  run.Break // what stands before the next run
	blank bool      // the text so far ends in white space, or there is none
	boxes []run.Para
}

// maxSpaces bounds a text:s, whose count is free.
const maxSpaces = 64

func number(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return otherwise
}

// content reads text and elements up to the end of the current element.
func (g *gather) content(at place, l look) error {
	for {
		t, err := g.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			var text string
			text, g.blank = run.Fold(string(t), g.blank)
			g.add(text, at, l)
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := g.element(t, at, l); err != nil {
				return err
			}
		}
	}
}

// element reads one element inside a paragraph.
func (g *gather) element(start xml.StartElement, at place, l look) error {
	switch start.Name.Local {
	case "span":
		own := g.styles.get("text", parts.Attr(start, "style-name"))
		if own.fill != "" {
			at.fill = own.fill
		}
		own.level = l.level // a character style makes no heading
		return g.content(at, own.over(l))
	case "s":
		g.add(strings.Repeat(" ", max(1, min(maxSpaces, number(parts.Attr(start, "c"), 1)))), at, l)
		g.blank = false
		return g.Skip()
	case "tab":
		g.breakBefore(run.Tab)
		return g.Skip()
	case "line-break":
		g.breakBefore(run.Line)
		return g.Skip()
	case "a":
		if target := parts.Attr(start, "href"); target != "" && !strings.HasPrefix(target, "#") {
			at.link = target
		}
		return g.content(at, l)
	case "hidden-text":
		at.hidden = true
		return g.content(at, l)
	case "note":
		notes, err := g.note(at)
		g.lots.notes = append(g.lots.notes, notes...)
		return err
	case "frame", "custom-shape", "rect", "ellipse", "g", "text-box", "polyline", "path":
		boxed, err := g.drawing(start, at)
		g.boxes = append(g.boxes, boxed...)
		return err
	case "annotation", "annotation-end", "ruby-text", "title", "desc", "page-number", "page-count", "tracked-changes":
		if start.Name.Local == "title" && strings.Contains(start.Name.Space, "text") {
			return g.content(at, l) // the field that repeats the document's title
		}
		return g.Skip()
	}
	return g.content(at, l)
}

// drawing reads the paragraphs inside a shape.
func (g *gather) drawing(start xml.StartElement, at place) ([]run.Para, error) {
	at.box, at.bullet = true, false
	return g.walker.blocks(at)
}

// note reads the body of a foot or end note, without its mark.
func (g *gather) note(at place) (out []run.Para, err error) {
	at.bullet = false
	for {
		start, ok, err := g.Next()
		if err != nil || !ok {
			return out, err
		}
		if start.Name.Local == "note-citation" {
			err = g.Skip()
		} else {
			var more []run.Para
			more, err = g.blocks(at)
			out = append(out, more...)
		}
		if err != nil {
			return out, err
		}
	}
}

func (g *gather) breakBefore(b run.Break) {
	g.next = max(g.next, b)
	g.blank = true
}

// add appends a run, within the text budget.
func (g *gather) add(text string, at place, l look) {
	if text == "" || !g.Charge(len(text)) {
		return
	}
	r := run.Run{Text: text, Size: l.size, Style: l.looks.Style(), Head: l.level, Link: at.link, Break: g.next, Hidden: hidden(at, l)}
	g.next = run.None
	if at.bullet && len(g.runs) == 0 && l.level == 0 {
		r.Style |= run.Bullet
	}
	g.runs = append(g.runs, r)
}

// hidden says why a reader would not see a text. Where the colour behind it is not
// known (a drawn box) white text counts as visible.
func hidden(at place, l look) run.Hidden {
	behind := at.fill
	switch {
	case at.hidden, l.hidden != nil && *l.hidden:
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
