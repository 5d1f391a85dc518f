package pdf

import (
	"cmp"
	"math"
	"slices"

	"github.com/proven-go/proven/parse/run"
)

// List marks are not always letters: many writers draw a small disc, ring or square
// left of the line. Those become runs of their own, so that a list is a list.

// Bounds on list marks. Sizes are shares of the size of the text.
const (
	smallestDot = 0.8 // points
	largestDot  = 8.0
	roundest    = 1.4  // width to height, or the other way round
	dotLeast    = 0.12 // height
	dotMost     = 0.5
	dotNear     = 0.15 // room between the mark and its line
	dotFar      = 2.2
	dotHigh     = 0.62 // how far its middle stands above the baseline, at most
	dotLow      = 0.08 // and at least
	alone       = 3.0  // no other mark is as near: such are ratings and icons
)

// dotSized reports whether a shape may be a list mark, by its size alone.
func dotSized(r rect) bool {
	w, h := r.width(), r.height()
	return w >= smallestDot && h >= smallestDot && w <= largestDot && h <= largestDot && w <= roundest*h && h <= roundest*w
}

// dot notes a drawn shape that may be a list mark.
func (p *page) dot(r rect) {
	if dotSized(r) && len(p.dots) < maxInRow {
		p.dots = append(p.dots, r)
	}
}

// bullets puts a run for each drawn list mark before the first run of its line.
func (p *page) bullets(runs []run.Run) []run.Run {
	dots := p.listMarks()
	if len(dots) == 0 {
		return runs
	}
	at := map[int]run.Run{} // by the run it stands before
	for _, d := range dots {
		if p.r.steps += len(runs) / 16; p.r.spent() {
			return runs
		}
		if i, ok := lineOf(d, runs); ok {
			r := runs[i]
			at[i] = run.Run{Text: "•", Page: r.Page, X: d.x0, Y: r.Y, Width: d.width(), Size: r.Size}
		}
	}
	// One mark makes no list.
	if len(at) < 2 {
		return runs
	}
	out := make([]run.Run, 0, len(runs)+len(at))
	for i, r := range runs {
		if mark, ok := at[i]; ok {
			p.count(len(mark.Text) + pieceCost)
			out = append(out, mark)
		}
		out = append(out, r)
	}
	return out
}

// listMarks returns the drawn dots that stand alone in their row, once each: a mark may
// be filled and then outlined.
func (p *page) listMarks() []rect {
	slices.SortFunc(p.dots, func(a, b rect) int {
		return cmp.Or(cmp.Compare(a.y0, b.y0), cmp.Compare(a.x0, b.x0), cmp.Compare(a.y1, b.y1), cmp.Compare(a.x1, b.x1))
	})
	var found []rect
	for i, d := range p.dots {
		if p.r.spent() {
			return nil
		}
		single := true
		for _, step := range []int{-1, 1} {
			for j := i + step; j >= 0 && j < len(p.dots) && math.Abs(p.dots[j].y0-d.y0) < d.height(); j += step {
				p.r.steps++
				o := p.dots[j]
				same := o.intersect(d).area() > 0
				if same && step < 0 {
					single = false // counted already
				}
				if !same && math.Abs(o.x0-d.x0) < alone*2*d.width() {
					single = false
				}
			}
		}
		if single && !p.crowded(d) {
			found = append(found, d)
		}
	}
	return found
}

// crowded reports whether another drawn shape is about a dot, which makes it a part of
// an icon.
func (p *page) crowded(d rect) bool {
	room := d.width()
	near := rect{d.x0 - room, d.y0 - room, d.x1 + room, d.y1 + room}
	for row := int((near.y0 - maxMark) / rowOf); row <= int(near.y1/rowOf); row++ {
		p.r.steps += len(p.marks[row]) / 16
		for _, m := range p.marks[row] {
			if m.intersect(near).area() > 0 && (m.width() > 1.2*d.width() || m.height() > 1.2*d.height() || m.intersect(d).area() == 0) {
				return true
			}
		}
	}
	return false
}

// lineOf returns the run that a dot is the list mark of: the nearest on its right, if
// nothing else stands near on its left.
func lineOf(d rect, runs []run.Run) (found int, ok bool) {
	found = -1
	middle := (d.y0 + d.y1) / 2
	for i, r := range runs {
		high := r.Y - middle
		if r.Hidden != run.Visible || r.Size <= 0 || high > dotHigh*r.Size || high < dotLow*r.Size {
			continue
		}
		if r.X < d.x1 {
			// A letter before it, or under it, makes it a separator or a part of an icon.
			if r.X+r.Width > d.x0-1.5*r.Size {
				return 0, false
			}
			continue
		}
		if found < 0 || r.X < runs[found].X {
			found = i
		}
	}
	if found < 0 {
		return 0, false
	}
	r := runs[found]
	gap, h := r.X-d.x1, d.height()
	return found, gap >= dotNear*r.Size && gap <= dotFar*r.Size && h >= dotLeast*r.Size && h <= dotMost*r.Size
}
