package html

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// followed are the properties that are read.
var followed = names(`display visibility opacity font font-size font-weight font-style font-variant text-transform color
	background background-color background-image background-clip -webkit-background-clip -webkit-text-fill-color
	position left right top bottom text-indent clip clip-path width height max-height max-width overflow overflow-x overflow-y
	transform white-space list-style list-style-type flex-direction flex-flow flex-wrap order float clear content border
	border-radius padding padding-left padding-right margin margin-left margin-right
	grid-template-columns grid-template grid-auto-flow grid-column column-count columns`)

// look is what an element hands down to what is in it.
type look struct {
	size        float64   // pixels
	looks       run.Looks // bold, italic, capitals
	ink, behind colour
	pre         string // white-space; "" is normal
	bare        bool   // list items have no mark
	head        int
	link        string
	hidden      run.Hidden // for good: no descendant can undo it
	unseen      bool       // visibility: hidden, which a descendant can undo
}

// base is the look of a page without styles.
var base = look{size: 16, ink: 0, behind: 0xFFFFFF}

// box is how an element itself stands in the page.
type box struct {
	display          string // inline, block, row, grid, table, line (a block inside a line), contents, none
	float            string // left, right or ""
	clear            bool   // stands clear of what floats
	reverse          bool
	wrap             bool // a row whose boxes may wrap
	apart            bool // white space at its sides sets it off from its neighbours
	columns          int  // of a grid; 0 is unknown
	equal            bool // the grid's columns have one width: cards, not a table
	order            int
	whole            bool // spans all columns of its grid
	off, small, clip bool // shares of being out of sight
	content          string
	filled           bool
}

// properties returns the declarations that hold for an element, the strongest of each
// name.
func (w *walker) properties(n *node, pseudo string) map[string]string {
	type held struct {
		weight, order int
		value         string
	}
	best := map[string]held{}
	put := func(d decl, weight, order int) {
		if d.important {
			weight += 1 << 24
		}
		if old, ok := best[d.name]; !ok || weight > old.weight || weight == old.weight && order >= old.order {
			best[d.name] = held{weight, order, d.value}
		}
	}
	w.sheet.matching(n, pseudo, func(r *rule) {
		for _, d := range r.decls {
			put(d, r.sel.weight, r.order)
		}
	})
	if style := n.attr("style"); style != "" && pseudo == "" {
		for _, d := range declarations(style) {
			if followed[d.name] {
				put(d, 1<<20, 0)
			}
		}
	}
	out := make(map[string]string, len(best))
	for name, h := range best {
		out[name] = strings.ToLower(w.sheet.expand(h.value, 0))
		if name == "content" {
			out[name] = h.value
		}
	}
	return out
}

// style works out the look and the box of an element.
func (w *walker) style(n *node, l look) (look, box) {
	b := box{display: displays[n.tag]}
	if b.display == "" {
		b.display = "inline"
	}
	l.byTag(n)
	p := w.properties(n, "")
	if v, ok := p["font"]; ok {
		l.font(v)
	}
	for _, name := range ordered {
		if v, ok := p[name]; ok && v != "inherit" && v != "unset" {
			l.property(name, v)
		}
	}
	b.layout(p)
	b.sides(p, l.size)
	if v, ok := p["-webkit-text-fill-color"]; ok && p["background-clip"] != "text" && p["-webkit-background-clip"] != "text" {
		l.ink = parseColour(v)
	}
	if p["background-clip"] == "text" || p["-webkit-background-clip"] == "text" {
		l.ink = unknown // painted with the background
	}
	b.outOfSight(p, l.size)
	if n.has("hidden") && p["display"] == "" || n.tag == "dialog" && !n.has("open") && p["display"] == "" {
		b.display = "none"
	}
	if b.display == "none" || transparent(p["opacity"]) || strings.Contains(p["transform"], "scale(0)") {
		l.hidden = run.Invisible
	}
	if l.hidden == run.Visible && (b.off || b.clip) {
		l.hidden = run.OffPage
	}
	return l, b
}

func transparent(opacity string) bool {
	v, err := strconv.ParseFloat(opacity, 64)
	return err == nil && v < 0.05
}

// ordered are the properties of a look, in an order that does not matter to the
// result but is always the same.
var ordered = []string{"font-size", "font-weight", "font-style", "font-variant", "text-transform", "color", "background",
	"background-color", "background-image", "white-space", "list-style", "list-style-type", "visibility"}

func (l *look) property(name, v string) {
	switch name {
	case "font-size":
		l.fontSize(v)
	case "font-weight":
		n, err := strconv.Atoi(v)
		l.looks.Set(run.Bold, v == "bold" || v == "bolder" || err == nil && n >= 600)
	case "font-style":
		l.looks.Set(run.Italic, strings.HasPrefix(v, "italic") || strings.HasPrefix(v, "oblique"))
	case "font-variant":
		if strings.Contains(v, "small-caps") {
			l.looks.Set(run.Caps, true)
		}
	case "text-transform":
		l.looks.Set(run.Caps, v == "uppercase")
	case "color":
		if v != "currentcolor" {
			l.ink = parseColour(v)
		}
	case "background", "background-color", "background-image":
		if c := background(v); c != clear {
			l.behind = c
		}
	case "white-space":
		l.pre = strings.TrimPrefix(v, "normal")
	case "list-style", "list-style-type":
		l.bare = slices.Contains(strings.Fields(v), "none")
	case "visibility":
		l.unseen = v == "hidden" || v == "collapse"
	}
}

// font reads the shorthand.
func (l *look) font(v string) {
	l.looks.Set(run.Bold|run.Italic, false)
	for part := range strings.FieldsSeq(v) {
		size, _, _ := strings.Cut(part, "/")
		n, err := strconv.Atoi(part)
		switch _, isLength := length(size, l.size); {
		case part == "bold" || part == "bolder" || err == nil && n >= 600 && n <= 1000:
			l.looks.Set(run.Bold, true)
		case part == "italic" || part == "oblique":
			l.looks.Set(run.Italic, true)
		case part == "small-caps":
			l.looks.Set(run.Caps, true)
		case isLength || strings.HasSuffix(size, "%"):
			l.fontSize(size)
			return
		}
	}
}

var sizes = map[string]float64{"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32, "xxx-large": 48}

func (l *look) fontSize(v string) {
	if inner, ok := strings.CutPrefix(v, "clamp("); ok { // as on a wide screen: the upper end
		parts := slices.Collect(splitOutside(strings.TrimSuffix(inner, ")"), ','))
		v = strings.TrimSpace(parts[len(parts)-1])
	}
	if inner, ok := strings.CutPrefix(v, "max("); ok {
		v, _, _ = strings.Cut(strings.TrimSuffix(inner, ")"), ",")
	}
	px, ok := length(v, l.size)
	switch percent, isShare := strings.CutSuffix(v, "%"); {
	case ok && px >= 0:
		l.size = px
	case isShare:
		l.size *= share(percent, 1000) * 10
	case v == "smaller":
		l.size /= 1.2
	case v == "larger":
		l.size *= 1.2
	case sizes[v] > 0:
		l.size = sizes[v]
	}
	l.size = min(l.size, 1e4)
}

// layout reads how an element stands among others.
func (b *box) layout(p map[string]string) {
	row := !strings.Contains(p["flex-direction"]+p["flex-flow"], "column")
	switch d := p["display"]; d {
	case "", "inherit", "initial", "unset", "revert":
	case "none", "contents", "inline", "block":
		b.display = d
	case "list-item", "flow-root", "table", "table-row-group", "table-header-group", "table-footer-group", "table-caption", "table-cell":
		b.display = "block"
	case "table-row":
		b.display = "row"
	case "inline-block", "inline-table":
		b.display = "line"
	case "flex", "-webkit-flex", "-webkit-box", "inline-flex":
		if b.display = "block"; row {
			b.display = "row"
		} else {
			b.columns = 1
		}
		if d == "inline-flex" {
			b.display = "line"
		}
	case "grid", "inline-grid":
		b.display = "grid"
		b.grid(p)
	}
	b.reverse = strings.Contains(p["flex-direction"]+p["flex-flow"], "row-reverse")
	b.wrap = strings.Contains(p["flex-wrap"]+p["flex-flow"], "wrap") && !strings.Contains(p["flex-wrap"]+p["flex-flow"], "nowrap")
	b.order, _ = strconv.Atoi(p["order"])
	switch p["float"] {
	case "left", "inline-start":
		b.float = "left"
	case "right", "inline-end":
		b.float = "right"
	}
	b.clear = p["clear"] == "both" || p["clear"] == "left" || p["clear"] == "right"
	b.whole = strings.Contains(p["grid-column"], "/ -1") || strings.Contains(p["grid-column"], "/-1")
	if b.display == "inline" && (p["position"] == "absolute" || p["position"] == "fixed") {
		b.display = "line"
	}
	b.content = p["content"]
	b.filled = p["background"] != "" && background(p["background"]) != clear || p["background-color"] != "" && parseColour(p["background-color"]) != clear
}

// grid counts the columns of a grid.
func (b *box) grid(p map[string]string) {
	tracks := p["grid-template-columns"]
	if _, after, ok := strings.Cut(p["grid-template"], "/"); tracks == "" && ok {
		tracks = after
	}
	if strings.HasPrefix(p["grid-auto-flow"], "column") && tracks == "" {
		b.display = "row"
		return
	}
	var widths []string
	for part := range splitOutside(strings.TrimSpace(tracks), ' ') {
		inner, repeated := strings.CutPrefix(part, "repeat(")
		n, track, _ := strings.Cut(strings.TrimSuffix(inner, ")"), ",")
		times, err := strconv.Atoi(strings.TrimSpace(n))
		switch {
		case part == "" || part[0] == '[' || part == "none":
		case !repeated:
			widths = append(widths, part)
		case err != nil || times > 24: // as many as fit
			b.columns, b.equal = 0, true
			return
		default:
			for range times {
				widths = append(widths, strings.TrimSpace(track))
			}
		}
	}
	b.columns = max(1, len(widths))
	b.equal = len(slices.Compact(slices.Clone(widths))) == 1 && b.columns > 1
}

// apartFrom is the white space, in pixels, from which on a reader sees two things and
// not two words.
const apartFrom = 6

// sides judges the white space left and right of an inline element.
func (b *box) sides(p map[string]string, em float64) {
	for _, name := range []string{"padding", "margin", "padding-left", "padding-right", "margin-left", "margin-right"} {
		parts := strings.Fields(p[name])
		if len(parts) > 1 {
			parts = append(parts[1:2], parts[min(3, len(parts)-1)])
		}
		for _, v := range parts {
			if px, ok := length(v, em); ok && px >= apartFrom {
				b.apart = true
			}
		}
	}
}

// outOfSight finds the ways in which a page keeps text for machines only.
func (b *box) outOfSight(p map[string]string, em float64) {
	placed := p["position"] == "absolute" || p["position"] == "fixed"
	far := func(name string) bool {
		px, ok := length(p[name], em)
		return ok && px <= -500
	}
	b.off = placed && (far("left") || far("right") || far("top") || far("bottom")) || far("text-indent") || far("margin-left")
	tiny := func(name string) bool {
		px, ok := length(p[name], em)
		return ok && px <= 1
	}
	cut := strings.Contains(p["overflow"]+p["overflow-x"]+p["overflow-y"], "hidden") || strings.Contains(p["overflow"], "clip")
	b.clip = cut && (tiny("width") || tiny("height") || tiny("max-height") || tiny("max-width"))
	if rect, ok := strings.CutPrefix(p["clip"], "rect("); ok && placed {
		parts := strings.FieldsFunc(strings.TrimSuffix(rect, ")"), func(r rune) bool { return r == ',' || r == ' ' })
		b.clip = b.clip || len(parts) == 4 && !slices.ContainsFunc(parts, func(s string) bool {
			px, ok := length(s, em)
			return !ok || px > 1
		})
	}
	b.clip = b.clip || strings.HasPrefix(p["clip-path"], "inset(50%") || strings.HasPrefix(p["clip-path"], "inset(100%") || strings.HasPrefix(p["clip-path"], "circle(0")
}

// hiddenness says why a reader would not see a text of this look.
func (l *look) hiddenness() run.Hidden {
	switch {
	case l.hidden != run.Visible:
		return l.hidden
	case l.unseen, l.ink == clear:
		return run.Invisible
	case l.points() < 4:
		return run.Tiny
	case l.ink >= 0 && l.ink == l.behind, l.ink.white() && l.behind.white():
		return run.SameColour
	}
	return run.Visible
}

func (l *look) points() float64 { return l.size * 0.75 }
