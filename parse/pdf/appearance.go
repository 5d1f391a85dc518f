package pdf

import (
	"bytes"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/proven-go/proven/parse/run"
)

// Annotations are drawn over the page: fields of a form with what was typed into them,
// notes in a box, signatures and stamps. Each brings its appearance, a form that is
// fitted into its rectangle (ISO 32000-1, 12.5.5).

// Flags of an annotation (table 165).
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// annotations draws the page's annotations but links, and the windows of notes that
// pop up.
func (r *reader) annotations(p *page, node object, turn matrix) error {
	annots := node.key("Annots")
	for i := 0; i < annots.len() && i < maxLinks && r.limit == ""; i++ {
		r.steps += lookup
		a := annots.index(i)
		area, ok := box(a.key("Rect"))
		subtype := a.key("Subtype").name()
		if !ok || subtype == "Link" || subtype == "Popup" {
			continue
		}
		c := newContent(r, p, object{}, turn)
		c.dark = int(a.key("F").num())&(flagHidden|flagNoView) != 0 || switchedOff(a.key("OC"))
		look := a.key("AP").key("N")
		if !look.isStream() {
			look = look.key(a.key("AS").name())
		}
		if look.isStream() {
			form := c.res.newXObject(look)
			c.ctm = form.fit(area).mul(turn)
			if err := c.form(form); err != nil {
				return err
			}
		} else if subtype == "Widget" && !c.dark {
			p.typed(a, turn.boxed(area))
		}
	}
	return nil
}

// fit returns the matrix that puts the box of a form, turned by its own matrix, into
// area.
func (x *xobject) fit(area rect) matrix {
	from := x.matrix.boxed(x.box)
	if !x.boxed || from.width() < 1e-3 || from.height() < 1e-3 {
		return matrix{a: 1, d: 1, e: area.x0, f: area.y0}
	}
	sx, sy := area.width()/from.width(), area.height()/from.height()
	return matrix{a: sx, d: sy, e: area.x0 - sx*from.x0, f: area.y0 - sy*from.y0}
}

// Sizes of the text in a field that has no appearance: at most the usual size of
// forms, and such that the lines fit.
const (
	fieldSize = 11.0
	fieldLine = 1.3 // distance of lines, in sizes
	maxTyped  = 64 << 10
)

// typed puts the value of a field without an appearance on the page: a program that
// fills forms may leave the drawing to whoever shows the file.
func (p *page) typed(a object, area rect) {
	var kind, typed object
	for node, depth := a, 0; depth < 8 && !node.isNull(); node, depth = node.key("Parent"), depth+1 {
		if kind.isNull() {
			kind = node.key("FT")
		}
		if typed.isNull() {
			typed = node.key("V")
		}
	}
	text := textString(typed.raw())
	if kind.name() != "Tx" && kind.name() != "Ch" || text == "" || len(text) > maxTyped {
		return
	}
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	size := min(fieldSize, area.height()/fieldLine/float64(len(lines)))
	size = max(size, smallest)
	y := area.y0 + (area.height()-fieldLine*size*float64(len(lines)))/2 + size
	for _, line := range lines {
		g := glyph{font: &font{}, size: size, dx: 1, x0: area.x0 + 2, y0: y, y1: y, text: line, why: run.Visible}
		g.x1 = g.x0 + min(area.width(), float64(len(line))*size/2)
		p.open = false
		p.add(g, p.area)
		y += fieldLine * size
	}
	p.open = false
}

// textString decodes a text of the file that is meant for people: UTF-16 or UTF-8 with
// a mark, else next to Latin-1.
func textString(s string) string {
	b := []byte(s)
	switch {
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return string(utf16.Decode(units(b[2:])))
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		swapped := bytes.Clone(b[2:])
		for i := 0; i+1 < len(swapped); i += 2 {
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		}
		return string(utf16.Decode(units(swapped)))
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(s[3:], "")
	}
	out, _ := charmap.Windows1252.NewDecoder().String(s) // cannot fail
	return strings.ToValidUTF8(out, "")
}
