package pdf

import (
	"math"
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
	return p.bullets(out), p.images
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
