package pdf

import (
	"cmp"
	"math"
	"slices"

	"github.com/proven-go/proven/parse/run"
)

// showLayer makes text without ink visible where what it says is seen all the same:
// under a scanned page (a picture fills half the page and there is next to no other
// text), over letters that are drawn as shapes, and where a picture of the letters cuts
// something out.
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
		if !q.layer || q.why != run.Invisible || !scan && !p.drawn(q) && !p.stamped(q) {
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
	if q.dx < 0.9 || band.width() <= 0 || p.r.spent() {
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

// stamped reports whether a piece lies in a place that was painted through a mask, and
// that is hardly higher than the line: browsers draw letters filled with a gradient as
// a picture of the line that cuts the gradient out, and put clear text over it.
func (p *page) stamped(q *piece) bool {
	p.r.steps += len(p.stamps) / 16
	for _, s := range p.stamps {
		if p.r.spent() {
			return false
		}
		if q.dx > 0.9 && s.height() < 3*q.size && s.contains(q.x0, q.y0-0.3*q.size) && s.contains(q.x1, q.y0-0.3*q.size) &&
			p.inside(s) > 0.5*s.width() {
			return true
		}
	}
	return false
}

// inside returns how much of a place the clear pieces in it take up, in points.
func (p *page) inside(s rect) float64 {
	sum := 0.0
	p.r.steps += len(p.pieces) / 16
	for _, q := range p.pieces {
		if q.layer && q.dx > 0.9 && s.contains(q.x0, q.y0-0.3*q.size) {
			sum += q.x1 - q.x0
		}
	}
	return sum
}
