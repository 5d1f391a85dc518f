package pdf

import "bytes"

// maxForms bounds forms drawn within forms.
const maxForms = 8

// maxSaved bounds the stack of saved graphics states.
const maxSaved = 512

// A content runs one page's operators, forms included.
type content struct {
	r     *reader
	page  *page
	res   *resources
	depth int // forms open

	state
	saved    []state
	tm, tlm  matrix // text and line matrix
	actual   string // replacement text for a glyph that says nothing itself
	path     path
	clipNext bool // W was seen: the path narrows the clip once it is painted

	marked   int  // marked content open
	darkFrom int  // the one of them that is switched off; 0 is none
	dark     bool // all of it is switched off
}

func newContent(r *reader, p *page, res object, turn matrix) *content {
	return &content{
		r: r, page: p, res: newResources(r, res),
		state: state{ctm: turn, clip: p.area, alpha: 1, stretch: 1, fill: black},
		tm:    identity, tlm: identity,
	}
}

// maxOperands bounds the operands kept before an operator; the longest need (scn of
// a many-ink colour) is 33.
const maxOperands = 64

// run executes a stream of operators until its end or a limit. The error is the
// context's.
func (c *content) run(data []byte) error {
	l := &lexer{data: data, reuse: true}
	args := make([]value, 0, maxOperands)
	for {
		before := len(l.spare)
		l.count = 0
		v := l.next(0)
		if v.kind == endKind {
			return nil
		}
		if v.kind != wordKind {
			if len(args) < maxOperands {
				args = append(args, v)
			} else {
				l.spare = l.spare[:before]
			}
			continue
		}
		c.r.steps++
		if c.r.steps > c.r.limits.Steps {
			c.r.stop("drawing operations")
		}
		if c.r.limit != "" {
			return nil
		}
		if c.r.steps%1024 == 0 {
			if err := c.r.ctx.Err(); err != nil {
				return err
			}
		}
		if err := c.operator(l, string(v.str), args); err != nil {
			return err
		}
		args, l.spare = args[:0], l.spare[:0]
	}
}

// lookup is what an operator costs, in steps, that reads objects of the file.
const lookup = 50

// operator executes one operator. The operators fall into families; the first that
// knows it executes it, and unknown ones do nothing.
func (c *content) operator(l *lexer, op string, args []value) error {
	switch op {
	case "Do", "gs", "cs", "Tf":
		c.r.steps += lookup
	}
	switch op {
	case "Do":
		return c.draw(args)
	case "BI":
		skipImage(l)
		c.paintImage()
	default:
		_ = c.textOperator(op, args) || c.pathOperator(op, args) || c.stateOperator(op, args)
	}
	return nil
}

// nums returns the first n operands as numbers; ok is false if there are fewer. With
// more, the last n count, as in other readers.
func nums(args []value, n int) (f [6]float64, ok bool) {
	if len(args) < n {
		return f, false
	}
	for i, a := range args[len(args)-n:] {
		f[i] = a.num
	}
	return f, true
}

// stateOperator executes what changes the graphics state.
func (c *content) stateOperator(op string, args []value) bool {
	switch op {
	case "q":
		if len(c.saved) < maxSaved {
			c.saved = append(c.saved, c.state)
		}
	case "Q":
		if n := len(c.saved); n > 0 {
			c.state, c.saved = c.saved[n-1], c.saved[:n-1]
		}
	case "cm":
		if f, ok := nums(args, 6); ok {
			if m := (matrix{f[0], f[1], f[2], f[3], f[4], f[5]}).mul(c.ctm); m.finite() {
				c.ctm = m
			}
		}
	case "gs":
		if len(args) > 0 {
			c.extended(c.res.sub("ExtGState").key(string(args[0].str)))
		}
	default:
		return c.colourOperator(op, args)
	}
	return true
}

// extended applies an extended graphics state: its fill alpha, its mask and its font.
func (c *content) extended(gs object) {
	if m := gs.key("SMask"); m.isName() {
		c.mask = rect{}
	} else if b, ok := box(m.key("G").key("BBox")); ok {
		c.mask = c.ctm.boxed(b).intersect(c.clip)
	}
	if a := gs.key("ca"); !a.isNull() {
		c.alpha = a.num()
	}
	if f := gs.key("Font"); f.len() == 2 {
		c.font, c.size = c.r.font(f.index(0)), f.index(1).num()
	}
}

// draw paints an image or runs a form.
func (c *content) draw(args []value) error {
	if len(args) == 0 {
		return nil
	}
	x := c.res.xobject(string(args[0].str))
	switch x.subtype {
	case "Image":
		if !x.off {
			c.paintImage()
		}
	case "Form":
		return c.form(x)
	}
	return nil
}

// form runs a form in the state of its caller and gives the state back unchanged.
func (c *content) form(x *xobject) error {
	if c.depth >= maxForms || c.r.limit != "" {
		return nil
	}
	inner := &content{
		r: c.r, page: c.page, res: c.res, depth: c.depth + 1,
		state: c.state, tm: identity, tlm: identity, dark: c.off() || x.off,
	}
	if x.res != nil {
		inner.res = x.res
	}
	if all := x.matrix.mul(inner.ctm); all.finite() {
		inner.ctm = all
	}
	if x.boxed {
		inner.clip = inner.clip.intersect(inner.ctm.boxed(x.box))
	}
	return inner.run(c.r.formData(x))
}

// skipImage steps over an inline image. Its end is "EI" between white space with
// plain text behind it: image data holds such letters by chance.
func skipImage(l *lexer) {
	for {
		v := l.next(0)
		if v.kind == endKind {
			return
		}
		if v.is("ID") {
			break
		}
	}
	l.pos++ // the one white space behind ID
	for l.pos < len(l.data) {
		i := bytes.Index(l.data[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.data)
			return
		}
		at := l.pos + i
		l.pos = at + 2
		if at > 0 && classes[l.data[at-1]] == space && plainAfter(l.data, l.pos) {
			return
		}
	}
}

// plainAfter reports whether the bytes from p on look like operators.
func plainAfter(data []byte, p int) bool {
	if p < len(data) && classes[data[p]] != space {
		return false
	}
	for _, c := range data[p:min(p+12, len(data))] {
		if c >= 0x7f || c < ' ' && classes[c] != space || c == 0 {
			return false
		}
	}
	return true
}
