package html

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// walker goes over the tree in the order of the page.
type walker struct {
	*run.Draft
	ctx   context.Context
	sheet sheet
}

// node reads an element with all that is in it.
func (w *walker) node(b *builder, n *node, l look) {
	if w.ctx.Err() != nil {
		return
	}
	if n.tag == "" {
		b.text(n.text, l)
		return
	}
	switch {
	case n.tag == "img":
		w.Images++
		return
	case n.tag == "br":
		b.breakBefore(run.Line)
		return
	case skipped[n.tag], n.icon():
		return
	}
	l, at := w.style(n, l)
	if n.tag == "hr" || parts[n.tag] && at.display != "none" {
		b.space()
	}
	switch at.display {
	case "row", "grid":
		w.row(b, n, l, at)
	case "block":
		w.block(b, n, l, at)
	case "line":
		w.line(b, n, l)
	case "none":
		if blocks[n.tag] {
			w.block(b, n, l, box{})
		} else {
			w.inside(b, n, l, false)
		}
	default: // inline, contents
		if at.apart || at.float != "" {
			b.apart()
		}
		w.inside(b, n, l, false)
		if at.apart || at.float != "" {
			b.apart()
		}
	}
	if parts[n.tag] {
		b.space()
	}
}

// inside reads what is in an element, with the marks that style sheets put round it.
func (w *walker) inside(b *builder, n *node, l look, block bool) {
	w.mark(b, n, l, "before", block)
	w.children(b, n, l)
	w.mark(b, n, l, "after", block)
}

// children reads what is in an element. Boxes that float go together with what stands
// beside them: other such boxes, or the block behind them, unless boxes on both sides
// fill the line or that block is said to stand clear of them.
func (w *walker) children(b *builder, n *node, l look) {
	var beside []*node
	var sides [2]bool
	end := func() {
		if len(beside) > 0 {
			w.cells(b, beside, l, box{})
		}
		beside, sides = nil, [2]bool{}
	}
	for _, k := range n.kids {
		if len(beside) > 0 && k.tag == "" && strings.TrimSpace(k.text) == "" {
			continue
		}
		at := w.floating(k, l)
		if at.clear || sides[0] && sides[1] && at.float == "" {
			end()
		}
		switch {
		case at.float != "":
			beside = append(beside, k)
			sides[0] = sides[0] || at.float == "left"
			sides[1] = sides[1] || at.float == "right"
		case len(beside) > 0:
			beside = append(beside, k)
			end()
		default:
			w.node(b, k, l)
		}
	}
	end()
}

// floating returns the box of a block that stands beside others; it is empty for all
// else.
func (w *walker) floating(n *node, l look) box {
	if n.tag == "" || !blocks[n.tag] {
		return box{}
	}
	_, at := w.style(n, l)
	if at.display == "none" || at.display == "inline" {
		at.float = ""
	}
	return at
}

func (w *walker) block(b *builder, n *node, l look, at box) {
	if at.columns == 1 { // a column of boxes: what is inline elsewhere is a block here
		b.block()
		for _, k := range n.kids {
			w.node(b, k, l)
			b.block()
		}
		return
	}
	b.block()
	if n.tag != "li" {
		w.inside(b, n, l, true)
		b.block()
		return
	}
	sub := w.builder()
	w.inside(sub, n, l, true)
	paras := sub.finish()
	if marked(paras, l.bare && !sub.bullet) {
		paras[0][0].Style |= run.Bullet
	}
	b.paras = append(b.paras, paras...)
}

// marked reports whether a list item is a line of a list. An item that begins with a
// heading or with a short paragraph of several, or has several and no mark, only holds
// a part of the page together.
func marked(paras []run.Para, bare bool) bool {
	plain := 0
	for _, p := range paras {
		if !p.Blank() && p[0].Style&run.Bullet == 0 {
			plain++
		}
	}
	if plain == 0 || paras[0][0].Head > 0 {
		return false
	}
	return plain == 1 || !bare && paras[0].Len() > 100
}

// line reads a box that stands in a line.
func (w *walker) line(b *builder, n *node, l look) {
	sub := w.builder()
	w.inside(sub, n, l, false)
	paras := sub.finish()
	switch {
	case len(paras) == 1 && l.hidden != run.Visible:
		b.join(paras[0])
	case len(paras) == 1:
		b.apart()
		b.join(paras[0])
		b.apart()
	case len(paras) > 1:
		b.block()
		b.paras = append(b.paras, paras...)
	}
}

// row reads a container whose boxes stand side by side.
func (w *walker) row(b *builder, n *node, l look, at box) {
	items := w.items(n, l)
	if at.reverse {
		slices.Reverse(items)
	}
	b.block()
	if at.display == "row" {
		w.cells(b, items, l, at)
		return
	}
	// A grid fills its columns one row after the other.
	width := max(1, at.columns)
	var line []*node
	for _, k := range items {
		_, own := w.style(k, l)
		if k.tag != "" && own.whole {
			w.cells(b, line, l, at)
			w.cells(b, []*node{k}, l, at)
			line = nil
			continue
		}
		if line = append(line, k); len(line) == width {
			w.cells(b, line, l, at)
			line = nil
		}
	}
	w.cells(b, line, l, at)
}

// items returns the boxes of a container in the order in which they stand.
func (w *walker) items(n *node, l look) []*node {
	orders := map[*node]int{}
	var out []*node
	for _, k := range n.kids {
		if k.tag == "" {
			if strings.TrimSpace(k.text) != "" {
				out = append(out, k)
			}
			continue
		}
		_, own := w.style(k, l)
		if orders[k] = own.order; own.display == "contents" {
			out = append(out, w.items(k, l)...)
			continue
		}
		out = append(out, k)
	}
	slices.SortStableFunc(out, func(a, b *node) int { return orders[a] - orders[b] })
	return out
}

// cells reads boxes that stand side by side.
func (w *walker) cells(b *builder, items []*node, l look, at box) {
	var cells [][]run.Para
	for _, k := range items {
		sub := w.builder()
		w.node(sub, k, l)
		if paras := sub.finish(); len(paras) > 0 {
			cells = append(cells, paras)
		}
	}
	b.block()
	b.paras = append(b.paras, row(cells, at.equal || at.wrap && len(cells) > 2 || alike(items))...)
}

// alike reports whether boxes are of one kind, as cards are: a page names its left and
// right columns differently.
func alike(items []*node) bool {
	for _, k := range items {
		if c := k.attr("class"); c == "" || c != items[0].attr("class") {
			return false
		}
	}
	return len(items) > 1
}

// mark adds the text that a style sheet puts before or after an element. Signs at the
// sides of a block are ornaments, or the mark of a list item; inside a line they
// separate.
func (w *walker) mark(b *builder, n *node, l look, side string, block bool) {
	p := w.properties(n, side)
	text, ok := quoted(p["content"])
	icon := func(r rune) bool { return r >= 0xE000 && r < 0xF900 || r < ' ' }
	if !ok || p["display"] == "none" || strings.ContainsFunc(text, icon) {
		b.bullet = b.bullet || ok && n.tag == "li" && p["display"] != "none"
		return
	}
	var at box
	at.layout(p)
	if at.filled && strings.TrimSpace(text) == "" && (p["position"] == "absolute" || p["position"] == "fixed") {
		// A painted shape without text: a list mark, or something drawn under text.
		b.bullet = b.bullet || n.tag == "li"
		return
	}
	words := strings.ContainsFunc(text, func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0 && r < 0x2000
	})
	if block && !words {
		b.bullet = b.bullet || n.tag == "li" && strings.TrimSpace(text) != ""
		return
	}
	b.text(text, l)
}

// quoted reads the strings of a content property; false if there is anything else.
func quoted(v string) (string, bool) {
	var b strings.Builder
	for v = strings.TrimSpace(v); v != ""; v = strings.TrimSpace(v) {
		quote := v[0]
		if quote != '"' && quote != '\'' || b.Len() > 64 {
			return "", false
		}
		i := 1
		for i < len(v) && v[i] != quote {
			if v[i] != '\\' {
				b.WriteByte(v[i])
				i++
				continue
			}
			end := i + 1
			for end < len(v) && end < i+7 && strings.IndexByte("0123456789abcdefABCDEF", v[end]) >= 0 {
				end++
			}
			if code, err := strconv.ParseUint(v[i+1:end], 16, 32); err == nil {
				b.WriteRune(rune(code))
				if end < len(v) && v[end] == ' ' {
					end++
				}
			}
			i = max(end, i+1)
		}
		v = v[min(i+1, len(v)):]
	}
	return b.String(), b.Len() > 0
}
