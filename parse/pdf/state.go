package pdf

import "math"

// A state is what q saves and Q restores, as far as text and its visibility need it.
type state struct {
	ctm   matrix // to the page as it is looked at
	clip  rect   // the box around what may be painted
	fill  colour
	space int     // components of the fill colour space; 0 is one that is not computed
	alpha float64 // of filling
	mask  rect    // what is painted is cut out by a picture that lies here; empty without

	font         *font
	size         float64 // Tf's operand; the drawn size needs the matrices
	chars, words float64 // Tc, Tw
	stretch      float64 // Tz, 1 is normal
	leading      float64 // TL
	rise         float64 // Ts
	mode         int     // Tr
}

// A colour is in RGB, 0..1. Patterns, spot colours and other spaces that would have
// to be computed are not known.
type colour struct {
	r, g, b float64
	known   bool
}

var (
	black = colour{known: true}
	white = colour{1, 1, 1, true}
)

// sameColour is the largest difference in a channel that a reader does not see as
// writing.
const sameColour = 0.05

// like reports whether writing in one colour on the other cannot be seen.
func (a colour) like(b colour) bool {
	return a.known && b.known && math.Abs(a.r-b.r) <= sameColour &&
		math.Abs(a.g-b.g) <= sameColour && math.Abs(a.b-b.b) <= sameColour
}

// inkOf returns the colour of 1 (grey), 3 (RGB) or 4 (CMYK) components.
func inkOf(f []value) colour {
	switch len(f) {
	case 1:
		return colour{f[0].num, f[0].num, f[0].num, true}
	case 3:
		return colour{f[0].num, f[1].num, f[2].num, true}
	case 4:
		k := 1 - f[3].num
		return colour{(1 - f[0].num) * k, (1 - f[1].num) * k, (1 - f[2].num) * k, true}
	}
	return colour{}
}

// components returns how many components a colour space has whose values are read as
// grey, RGB or CMYK; 0 for the others. Spaces that are not named for themselves are
// defined in the resources.
func components(name string, defined object) int {
	switch name {
	case "DeviceGray", "G", "CalGray":
		return 1
	case "DeviceRGB", "RGB", "CalRGB":
		return 3
	case "DeviceCMYK", "CMYK":
		return 4
	}
	switch defined.index(0).name() {
	case "ICCBased":
		return int(defined.index(1).key("N").num())
	case "CalRGB":
		return 3
	case "CalGray":
		return 1
	}
	return 0
}

// colourOperator executes what sets the fill colour; stroking is not looked at.
func (c *content) colourOperator(op string, args []value) bool {
	switch op {
	case "g":
		c.space = 1
	case "rg":
		c.space = 3
	case "k":
		c.space = 4
	case "cs":
		c.space, c.fill = 0, colour{}
		if len(args) > 0 {
			c.space = c.res.space(string(args[0].str))
		}
		if c.space > 0 {
			c.fill = black
		}
		return true
	case "sc", "scn":
	default:
		return false
	}
	c.fill = colour{}
	if len(args) == c.space {
		c.fill = inkOf(args)
	}
	return true
}

// A path is what the next painting operator fills.
type path struct {
	boxes  []rect // upright rectangles
	loose  []rect // boxes around anything else
	bounds rect   // around all
	any    bool
	points []point // of the open part, in page units
	curved bool
}

type point struct{ x, y float64 }

// maxParts bounds the parts of one path that are kept.
const maxParts = 1000

func (p *path) reset() {
	p.boxes, p.loose, p.points = p.boxes[:0], p.loose[:0], p.points[:0]
	p.any, p.curved = false, false
}

func (p *path) add(x, y float64) {
	here := rect{x, y, x, y}
	if !p.any {
		p.bounds, p.any = here, true
	}
	p.bounds = p.bounds.union(here)
	if len(p.points) < maxParts {
		p.points = append(p.points, point{x, y})
	}
}

// close ends the open part and keeps it as a rectangle if it is one.
func (p *path) close() {
	pts, curved := p.points, p.curved
	p.points, p.curved = p.points[:0], false
	if len(pts) < 3 || len(p.boxes)+len(p.loose) >= maxParts {
		return
	}
	r := rect{pts[0].x, pts[0].y, pts[0].x, pts[0].y}
	for _, q := range pts {
		r = r.union(rect{q.x, q.y, q.x, q.y})
	}
	if !curved && (len(pts) == 4 || len(pts) == 5 && pts[4] == pts[0]) && upright(pts[:4]) {
		p.boxes = append(p.boxes, r)
		return
	}
	p.loose = append(p.loose, r)
}

// upright reports whether each side of the four corners is level or plumb.
func upright(pts []point) bool {
	for i, a := range pts {
		b := pts[(i+1)%len(pts)]
		if math.Abs(a.x-b.x) > 0.1 && math.Abs(a.y-b.y) > 0.1 {
			return false
		}
	}
	return true
}

// pathOperator builds, clips by and paints paths.
func (c *content) pathOperator(op string, args []value) bool {
	switch op {
	case "m", "l", "c", "v", "y", "re":
		c.build(op, args)
	case "h":
		c.path.close()
	case "W", "W*":
		c.clipNext = true
	case "f", "F", "f*", "B", "B*", "b", "b*":
		c.path.close()
		c.paint()
		c.endPath()
	case "s", "S":
		c.path.close()
		c.strokeDot()
		c.endPath()
	case "n":
		c.endPath()
	case "sh":
		if !c.off() {
			c.page.cover(c.clip, colour{})
		}
	default:
		return false
	}
	return true
}

// build adds one piece to the path. Of a curve only its given points count: they
// hold it.
func (c *content) build(op string, args []value) {
	count := 4 // v, y, re
	switch op {
	case "m", "l":
		count = 2
	case "c":
		count = 6
	}
	f, ok := nums(args, count)
	if !ok {
		return
	}
	at := func(x, y float64) { c.path.add(c.ctm.apply(x, y)) }
	switch op {
	case "m":
		c.path.close()
		at(f[0], f[1])
	case "re":
		c.path.close()
		at(f[0], f[1])
		at(f[0]+f[2], f[1])
		at(f[0]+f[2], f[1]+f[3])
		at(f[0], f[1]+f[3])
		c.path.close()
	default:
		for i := 0; i < count; i += 2 {
			at(f[i], f[i+1])
		}
		c.path.curved = c.path.curved || op != "l"
	}
}

func (c *content) paint() {
	if c.off() {
		return
	}
	ink := c.fill
	if c.alpha < 1 {
		ink = colour{} // mixes with what lies below
	}
	if c.path.any && c.mask.area() > 0 {
		c.page.stencil(c.mask.intersect(c.path.bounds))
		ink = colour{}
	}
	seen := c.alpha >= sameColour
	for _, b := range c.path.boxes {
		b = b.intersect(c.clip)
		if seen && dotSized(b) && !c.fill.like(c.page.under((b.x0+b.x1)/2, (b.y0+b.y1)/2)) {
			c.page.dot(b)
		}
		c.page.cover(b, ink)
	}
	for _, b := range c.path.loose {
		b = b.intersect(c.clip)
		if seen && !c.fill.like(c.page.under(b.x0, b.y0)) {
			c.page.mark(b)
			c.page.dot(b)
		}
		c.page.cover(b, colour{})
	}
}

// strokeDot notes a drawn ring.
func (c *content) strokeDot() {
	if len(c.path.loose) == 1 && len(c.path.boxes) == 0 && !c.off() {
		c.page.dot(c.path.loose[0].intersect(c.clip))
	}
}

func (c *content) endPath() {
	if c.clipNext && c.path.any {
		c.clip = c.clip.intersect(c.path.bounds)
	}
	c.clipNext = false
	c.path.reset()
}

func (c *content) paintImage() {
	if c.off() {
		return
	}
	c.page.image(c.ctm.boxed(rect{0, 0, 1, 1}).intersect(c.clip))
}
