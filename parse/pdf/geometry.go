package pdf

import "math"

// A matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f), as in ISO 32000-1, 8.3.3.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// mul returns the matrix that applies m first and n after it.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// finite reports whether all places of m can be computed with.
func (m matrix) finite() bool {
	s := m.a + m.b + m.c + m.d + m.e + m.f
	return !math.IsNaN(s) && math.Abs(s) < 1e12
}

// A rect is a box with x0 ≤ x1 and y0 ≤ y1; the zero rect is empty.
type rect struct{ x0, y0, x1, y1 float64 }

// boxOf returns the rect around two corners.
func boxOf(xa, ya, xb, yb float64) rect {
	return rect{math.Min(xa, xb), math.Min(ya, yb), math.Max(xa, xb), math.Max(ya, yb)}
}

// boxed returns the box around r after m.
func (m matrix) boxed(r rect) rect {
	xa, ya := m.apply(r.x0, r.y0)
	xb, yb := m.apply(r.x1, r.y1)
	xc, yc := m.apply(r.x0, r.y1)
	xd, yd := m.apply(r.x1, r.y0)
	return boxOf(xa, ya, xb, yb).union(boxOf(xc, yc, xd, yd))
}

func (r rect) union(s rect) rect {
	return rect{math.Min(r.x0, s.x0), math.Min(r.y0, s.y0), math.Max(r.x1, s.x1), math.Max(r.y1, s.y1)}
}

// intersect returns what r and s share; empty if nothing.
func (r rect) intersect(s rect) rect {
	t := rect{math.Max(r.x0, s.x0), math.Max(r.y0, s.y0), math.Min(r.x1, s.x1), math.Min(r.y1, s.y1)}
	if t.x1 < t.x0 || t.y1 < t.y0 {
		return rect{}
	}
	return t
}

func (r rect) contains(x, y float64) bool {
	return x >= r.x0 && x <= r.x1 && y >= r.y0 && y <= r.y1
}

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }
func (r rect) area() float64   { return r.width() * r.height() }
