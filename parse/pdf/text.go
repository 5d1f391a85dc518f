package pdf

import (
	"math"
	"unicode/utf16"

	"github.com/proven-go/proven/parse/run"
)

// textOperator executes the operators of text objects.
func (c *content) textOperator(op string, args []value) bool {
	switch op {
	case "BT":
		c.tm, c.tlm = identity, identity
	case "ET":
	case "Td", "TD", "Tm", "T*":
		c.place(op, args)
	case "Tj", "'", "\"":
		c.showLine(op, args)
	case "TJ":
		if len(args) > 0 {
			c.showArray(args[len(args)-1].items)
		}
	case "Tf":
		if len(args) >= 2 {
			c.font = c.res.font(string(args[len(args)-2].str))
			c.size = args[len(args)-1].num
		}
	case "Tc", "Tw", "Tz", "TL", "Ts", "Tr":
		if f, ok := nums(args, 1); ok {
			c.textState(op, f[0])
		}
	case "BMC":
		c.begin(nil)
	case "BDC":
		c.begin(args)
		c.actual = ""
		if len(args) > 0 {
			c.actual = ligature(args[len(args)-1].get("ActualText").str)
		}
	case "EMC":
		c.end()
		c.actual = ""
	default:
		return false
	}
	return true
}

// ligature returns a replacement text if it names the letters of a ligature, for
// which some writers have no other way. Longer ones are descriptions of icons.
func ligature(s []byte) string {
	if len(s) >= 2 && s[0] == 0xfe && s[1] == 0xff {
		s = []byte(string(utf16.Decode(units(s[2:]))))
	}
	for _, b := range s {
		if b < 'A' || b > 'z' || b > 'Z' && b < 'a' {
			return ""
		}
	}
	if len(s) > 3 {
		return ""
	}
	return string(s)
}

func (c *content) textState(op string, v float64) {
	switch op {
	case "Tc":
		c.chars = v
	case "Tw":
		c.words = v
	case "Tz":
		c.stretch = v / 100
	case "TL":
		c.leading = v
	case "Ts":
		c.rise = v
	case "Tr":
		c.mode = int(v)
	}
}

// place moves to another line or sets the text matrix.
func (c *content) place(op string, args []value) {
	switch op {
	case "Td", "TD":
		if f, ok := nums(args, 2); ok {
			if op == "TD" {
				c.leading = -f[1]
			}
			c.newline(f[0], f[1])
		}
	case "T*":
		c.newline(0, -c.leading)
	case "Tm":
		if f, ok := nums(args, 6); ok {
			c.tm = matrix{f[0], f[1], f[2], f[3], f[4], f[5]}
			c.tlm = c.tm
		}
	}
}

func (c *content) newline(x, y float64) {
	c.tlm = matrix{a: 1, d: 1, e: x, f: y}.mul(c.tlm)
	c.tm = c.tlm
}

// showLine executes Tj and its two forms that begin a new line.
func (c *content) showLine(op string, args []value) {
	if len(args) == 0 {
		return
	}
	if f, ok := nums(args[:len(args)-1], 2); op == "\"" && ok {
		c.words, c.chars = f[0], f[1]
	}
	if op != "Tj" {
		c.newline(0, -c.leading)
	}
	c.show(args[len(args)-1].str)
}

func (c *content) showArray(items []value) {
	for _, v := range items {
		switch v.kind {
		case stringKind:
			c.show(v.str)
		case numberKind:
			c.advance(-v.num / 1000 * c.size * c.stretch)
		}
	}
}

func (c *content) advance(tx float64) {
	c.tm.e += tx * c.tm.a
	c.tm.f += tx * c.tm.b
}

// smallest is the drawn size in points below which nobody reads.
const smallest = 4

// show draws a string glyph by glyph.
func (c *content) show(s []byte) {
	f := c.font
	if f == nil || len(s) == 0 {
		return
	}
	c.r.steps += len(s) / 8
	m := c.tm.mul(c.ctm)
	if !m.finite() {
		return
	}
	g := glyph{font: f, style: f.style, size: math.Hypot(m.c, m.d) * math.Abs(c.size) * f.em}
	along := math.Hypot(m.a, m.b)
	if along == 0 || g.size == 0 {
		return
	}
	if c.mode == 2 {
		g.style |= run.Bold // filled and stroked: how word processors fake it
	}
	sign := 1.0
	if c.size*c.stretch < 0 {
		sign = -1
	}
	g.dx, g.dy = sign*m.a/along, sign*m.b/along
	g.why, g.layer = c.unseen(g.size, m)
	for len(s) > 0 {
		code, n := f.next(s)
		shape := f.shape(code, n)
		width := shape.width * c.size * c.stretch
		extra := c.chars
		if n == 1 && code == ' ' {
			extra += c.words
		}
		extra *= c.stretch
		g.x0, g.y0 = m.apply(0, c.rise)
		g.x1, g.y1 = m.apply(width, c.rise)
		g.text = shape.text
		if g.text == "" {
			g.text, c.actual = c.actual, ""
		}
		g.after = math.Abs(extra) * along
		if extra < 0 {
			g.after = 0
		}
		c.page.add(g, c.clip)
		c.advance(width + extra)
		m.e, m.f = m.e+(width+extra)*m.a, m.f+(width+extra)*m.b
		s = s[n:]
	}
}

// unseen says why the text about to be drawn with matrix m cannot be seen, and
// whether it may be a layer: text without ink under a scanned page, or with letters
// that are drawn as shapes.
func (c *content) unseen(size float64, m matrix) (why run.Hidden, layer bool) {
	switch {
	case c.off():
		return run.Invisible, false
	case c.mode == 3 || c.mode == 7:
		return run.Invisible, true
	case c.alpha < sameColour:
		return run.Invisible, true
	case size < smallest:
		return run.Tiny, false
	case c.mode == 0 || c.mode == 4:
		x, y := m.apply(0.2*c.size, 0.3*c.size+c.rise)
		if c.fill.like(c.page.under(x, y)) {
			return run.SameColour, false
		}
	}
	return run.Visible, false
}
