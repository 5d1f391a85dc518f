package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// finish returns the page's runs in the order of drawing, and its number of images.
func (p *page) finish() ([]run.Run, int) {
	p.showLayer()
	p.turn()
	out := make([]run.Run, 0, len(p.pieces))
	seen := map[string][]int{} // text to its runs in out
	for _, q := range p.pieces {
		r := p.run(q)
		if r.Text == "" {
			continue
		}
		if i, ok := twice(out, seen[r.Text], r); ok {
			out[i].Style |= run.Bold
			continue
		}
		if len(seen[r.Text]) < 100 {
			seen[r.Text] = append(seen[r.Text], len(out))
		}
		out = append(out, r)
	}
	return out, p.images
}

func (p *page) run(q piece) run.Run {
	r := run.Run{
		Text: clean(q.all), Page: p.number, X: q.x0, Y: q.y0, Width: math.Max(0, (q.x1-q.x0)*q.dx+(q.y1-q.y0)*q.dy),
		Size: q.size, Style: q.style, Hidden: q.why,
	}
	if q.dx < 0.9 {
		// A run that is written upwards, downwards or on its head takes no room on
		// its line; the text is kept whole, its extent is not.
		r.Width = 0
	}
	if q.link >= 0 {
		r.Link = p.links[q.link].target
	}
	return r
}

// clean drops what is no text: control characters, among them the NUL that some
// writers give for a ligature they cannot name.
func clean(b []byte) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t' || c == '\n' || c == '\r':
			return ' '
		case c < ' ' || c >= 0x7f && c < 0xa0 || c == utf8.RuneError:
			return -1
		}
		return c
	}, string(b))
}

// twice finds the run that r repeats at nearly the same place: drawing a text again,
// a hair beside, is a way to make it bold.
func twice(out []run.Run, at []int, r run.Run) (int, bool) {
	for _, i := range at {
		o := out[i]
		if o.Hidden == r.Hidden && math.Abs(o.X-r.X) < 0.1*r.Size && math.Abs(o.Y-r.Y) < 0.1*r.Size {
			return i, true
		}
	}
	return 0, false
}

// showLayer makes text without ink visible where what it says is seen all the same:
// under a scanned page (a picture fills half the page and there is next to no other
// text), and over letters that are drawn as shapes.
func (p *page) showLayer() {
	layer, other := 0, 0
	for _, q := range p.pieces {
		if q.layer {
			layer += len(q.all)
		} else if q.why == run.Visible {
			other += len(q.all)
		}
	}
	scan := p.picture >= p.area.area()/2 && other*10 <= layer
	for i := range p.pieces {
		q := &p.pieces[i]
		if !q.layer || q.why != run.Invisible || !scan && !p.drawn(q) {
			continue
		}
		q.why = run.Visible
		if q.size < smallest {
			q.why = run.Tiny
		}
	}
}

// drawn reports whether shapes stand where the letters of an upright piece would.
func (p *page) drawn(q *piece) bool {
	band := rect{q.x0, q.y0 - q.size, q.x1, q.y0 + 0.3*q.size}
	if q.dx < 0.9 || band.width() <= 0 {
		return false
	}
	var found []rect
	for row := int((band.y0 - maxMark) / rowOf); row <= int(band.y1/rowOf) && len(found) < maxInRow; row++ {
		p.r.steps += len(p.marks[row]) / 16
		for _, m := range p.marks[row] {
			if both := m.intersect(band); both.y1 > both.y0 {
				found = append(found, both)
			}
		}
	}
	slices.SortFunc(found, func(a, b rect) int { return cmp.Compare(a.x0, b.x0) })
	filled, end := 0.0, band.x0
	for _, m := range found {
		filled += math.Max(0, m.x1-math.Max(end, m.x0))
		end = math.Max(end, m.x1)
	}
	return filled >= 0.5*band.width()
}

// turn brings a page upright that is written sideways throughout without saying so in
// its Rotate entry.
func (p *page) turn() {
	var count [4]int // letters by direction: right, down, left, up
	total := 0
	for _, q := range p.pieces {
		total += len(q.all)
		switch {
		case q.dx > 0.9:
			count[0] += len(q.all)
		case q.dy > 0.9:
			count[1] += len(q.all)
		case q.dx < -0.9:
			count[2] += len(q.all)
		case q.dy < -0.9:
			count[3] += len(q.all)
		}
	}
	var m matrix
	switch {
	case count[1]*2 > total:
		m = matrix{b: -1, c: 1, f: p.area.x1}
	case count[2]*2 > total:
		m = matrix{a: -1, d: -1, e: p.area.x1, f: p.area.y1}
	case count[3]*2 > total:
		m = matrix{b: 1, c: -1, e: p.area.y1}
	default:
		return
	}
	for i := range p.pieces {
		q := &p.pieces[i]
		q.x0, q.y0 = m.apply(q.x0, q.y0)
		q.x1, q.y1 = m.apply(q.x1, q.y1)
		q.dx, q.dy = m.a*q.dx+m.c*q.dy, m.b*q.dx+m.d*q.dy
	}
}
