package pdf

import (
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/proven-go/proven/parse/run"
)

// A glyph is one drawn character.
type glyph struct {
	font           *font
	style          run.Style
	size           float64 // drawn, points
	dx, dy         float64 // writing direction, length 1; (1, 0) is upright
	x0, y0, x1, y1 float64 // where it begins and ends on the baseline
	after          float64 // letter spacing behind it, points
	text           string
	link           int // index into the page's links; -1 is none
	why            run.Hidden
	layer          bool // drawn without ink: what is seen is a picture or drawing of it
}

// A page collects what one page draws.
type page struct {
	r       *reader
	number  int
	area    rect
	links   []link
	covers  []cover
	marks   map[int][]rect // small drawn shapes by the row of the page they stand in
	dots    []rect         // smaller ones that may be list marks
	stamps  []rect         // where something was painted through a mask
	pieces  []piece
	open    bool // the last piece may go on
	images  int
	picture float64 // area of the largest image
}

// A cover is a painted area: the background of what is drawn after it.
type cover struct {
	area rect
	ink  colour
}

// maxCovers bounds the painted areas kept of one page. Beyond, backgrounds are unknown.
const maxCovers = 4096

func newPage(r *reader, area rect, number int) *page {
	return &page{r: r, area: area, number: number, marks: map[int][]rect{}}
}

// cover notes a painted area if text could stand in it.
func (p *page) cover(area rect, ink colour) {
	if area.width() < smallest || area.height() < smallest || len(p.covers) > maxCovers {
		return
	}
	if len(p.covers) == maxCovers {
		area, ink = p.area, colour{}
	}
	p.covers = append(p.covers, cover{area, ink})
}

// under returns the colour of the background at a point; paper is white.
func (p *page) under(x, y float64) colour {
	p.r.steps += len(p.covers) / 16
	for i := len(p.covers) - 1; i >= 0; i-- {
		if p.covers[i].area.contains(x, y) {
			return p.covers[i].ink
		}
	}
	return white
}

// Bounds on the shapes that may be letters.
const (
	maxMark  = 100 // points, either way
	rowOf    = 16  // points: height of the rows that shapes are kept by
	maxInRow = 4000
)

// mark notes a drawn shape that may be a letter.
func (p *page) mark(area rect) {
	if row := int(area.y0 / rowOf); area.width() <= maxMark && area.height() <= maxMark && len(p.marks[row]) < maxInRow {
		p.marks[row] = append(p.marks[row], area)
	}
}

// stencil notes a place where something was painted through a mask.
func (p *page) stencil(area rect) {
	if len(p.stamps) < maxInRow && area.area() > 0 {
		p.stamps = append(p.stamps, area)
	}
}

func (p *page) image(area rect) {
	p.images++
	p.picture = max(p.picture, area.area())
	p.cover(area, colour{})
}

// A piece is a run in the making.
type piece struct {
	glyph        // the first one, but x1 and y1 of the last
	all   []byte // text so far
	last  glyph  // the last one with text
	from  int    // where its text begins in all
}

// Gaps, as a share of the size, within which a glyph goes on with the run before it:
// kerning moves glyphs by up to a tenth, the narrowest word spaces are a seventh.
const (
	closest  = -0.25
	farthest = 0.1
	offLine  = 0.05
)

// add puts a glyph on the page, into the open piece if it goes on with it. A space
// never begins a piece.
func (p *page) add(g glyph, clip rect) {
	mx, my := (g.x0+g.x1)/2+0.3*g.size*g.dy, (g.y0+g.y1)/2-0.3*g.size*g.dx
	if g.why == run.Visible && !p.area.intersect(clip).contains(mx, my) && !g.peeps(clip.intersect(p.area)) {
		g.why = run.OffPage
	}
	g.link = p.linkAt(mx, my)
	if p.open && p.pieces[len(p.pieces)-1].take(g) {
		p.count(len(g.text))
		return
	}
	p.open = false
	if strings.TrimSpace(g.text) == "" || g.text == "\u00a0" {
		return
	}
	p.count(len(g.text) + pieceCost)
	p.pieces = append(p.pieces, piece{glyph: g, all: []byte(g.text), last: g})
	q := &p.pieces[len(p.pieces)-1]
	q.x1, q.y1 = q.x1+g.after*g.dx, q.y1+g.after*g.dy
	p.open = true
}

// peeps reports whether the first or last fifth of a glyph can be seen: columns of a
// fixed width cut letters off.
func (g glyph) peeps(area rect) bool {
	ux, uy := 0.3*g.size*g.dy, -0.3*g.size*g.dx
	wx, wy := (g.x1-g.x0)/5, (g.y1-g.y0)/5
	return area.contains(g.x0+wx+ux, g.y0+wy+uy) || area.contains(g.x1-wx+ux, g.y1-wy+uy)
}

// pieceCost is what a run counts, beside its text, against the limit on text: a page
// of scattered letters takes many times their number in memory.
const pieceCost = 16

func (p *page) count(n int) {
	if p.r.text += n; p.r.text > p.r.limits.Text {
		p.r.stop("text")
	}
}

func (p *page) linkAt(x, y float64) int {
	p.r.steps += len(p.links) / 16
	for i, l := range p.links {
		if l.area.contains(x, y) {
			return i
		}
	}
	return -1
}

// take appends g if it goes on with the piece, and reports whether it did.
func (q *piece) take(g glyph) bool {
	// Some writers split one font into many: its name tells that they are one.
	if g.font.name != q.font.name || g.style != q.style || g.why != q.why || g.link != q.link ||
		math.Abs(g.size-q.size) > 0.02*q.size || g.dx*q.dx+g.dy*q.dy < 0.999 {
		return false
	}
	dx, dy := g.x0-q.x1, g.y0-q.y1
	gap, off := dx*q.dx+dy*q.dy, dx*q.dy-dy*q.dx
	if math.Abs(off) <= 0.4*q.size && q.accent(g) {
		return true
	}
	if math.Abs(off) > offLine*q.size || gap < closest*q.size || gap > farthest*q.size {
		return false
	}
	// Letter spacing belongs to the glyph, so that spaced capitals stay one word;
	// but a spacing as wide as a letter is a way to place things.
	after := g.after
	if after > 0.6*q.size {
		after = 0
	}
	q.x1, q.y1 = g.x1+after*g.dx, g.y1+after*g.dy
	if g.text != "" {
		q.last, q.from = g, len(q.all)
		q.all = append(q.all, g.text...)
	}
	return true
}

// spacing pairs the accents that old fonts draw over a letter as a glyph of their own
// with the combining ones.
var spacing = map[string]string{
	"`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¯": "\u0304",
	"˘": "\u0306", "˙": "\u0307", "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}

// accent joins an accent and a letter that are drawn over one another, in either
// order, if the two make one character.
func (q *piece) accent(g glyph) bool {
	middle := (g.x0+g.x1)/2*g.dx + (g.y0+g.y1)/2*g.dy
	from, to := q.last.x0*q.dx+q.last.y0*q.dy, q.last.x1*q.dx+q.last.y1*q.dy
	if middle < from || middle > to {
		return false
	}
	letter, mark := g.text, spacing[q.last.text]
	if mark == "" {
		letter, mark = q.last.text, spacing[g.text]
	}
	switch letter {
	case "ı":
		letter = "i"
	case "ȷ":
		letter = "j"
	}
	one := norm.NFC.String(letter + mark)
	if mark == "" || utf8.RuneCountInString(one) != 1 {
		return false
	}
	q.all = append(q.all[:q.from], one...)
	if q.last.x1*q.dx+q.last.y1*q.dy < g.x1*g.dx+g.y1*g.dy {
		q.x1, q.y1 = g.x1, g.y1
	}
	q.last.text = one
	return true
}
