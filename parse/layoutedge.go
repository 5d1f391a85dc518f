package parse

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// A narrow left column of dates, labels or heads often stands closer to its text than
// a tab would: no wide gap parts them, only that the text begins where many lines do.

// edgeChunks is how many chunks begin at an edge at least; edgeGap is the least gap
// before it, in sizes: more than the word spaces of justified text.
const (
	edgeChunks = 4
	edgeGap    = 0.5
)

// atEdges cuts chunks where a run in them begins at an edge that many chunks begin at,
// if what stands before it is short.
func atEdges(in []chunk) []chunk {
	starts, breaks := map[int]int{}, map[int]int{}
	for _, c := range in {
		starts[int(math.Round(c.x0))]++
		for k := 1; k < len(c.runs); k++ { // bold labels before plain text
			a, b := &c.runs[k-1], &c.runs[k]
			if (a.Style^b.Style)&run.Bold != 0 && b.X-a.X-a.Width >= edgeGap*c.size {
				breaks[int(math.Round(b.X))]++
			}
		}
	}
	isEdge := func(x float64) bool {
		k := int(math.Round(x))
		begin, cut := starts[k-1]+starts[k]+starts[k+1], breaks[k-1]+breaks[k]+breaks[k+1]
		return begin+cut >= edgeChunks || cut >= edgeChunks-1
	}
	out := make([]chunk, 0, len(in))
	for _, c := range in {
		c.edge = isEdge(c.x0)
		if k := edgeCut(&c, isEdge); k > 0 {
			left, right := cutChunk(&c, k)
			left.aside, right.aside = aside(left.text()), aside(right.text())
			left.edge, right.edge = c.edge, true
			out = append(out, left, right)
			continue
		}
		out = append(out, c)
	}
	return out
}

// edgeCut returns the run of c that begins at an edge, 0 if there is none.
func edgeCut(c *chunk, isEdge func(float64) bool) int {
	for k := 1; k < len(c.runs); k++ {
		if b := &c.runs[k]; !isEdge(b.X) || strings.TrimSpace(b.Text) == "" {
			continue
		}
		left, right := cutChunk(c, k)
		right.edge = true
		if detached(&left, &right) {
			return k
		}
		if len(left.text()) > maxLabel {
			return 0
		}
	}
	return 0
}

// maxLabel bounds what stands before an edge, in bytes.
const maxLabel = 32

// detached reports whether b, which begins at an edge, is a text of its own beside a.
// A list mark or a number belongs to its item.
func detached(a, b *chunk) bool {
	if !b.edge || b.x0-a.x1 < edgeGap*b.size {
		return false
	}
	text := strings.TrimSpace(a.text())
	_, mark := cutBullet(text + " x")
	return !mark && !loneMarks[text] && !itemNumber.MatchString(text) && len(text) > 1 && len(text) <= maxLabel && len(strings.Fields(text)) <= 4
}

var itemNumber = regexp.MustCompile(`^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$`)

// cutChunk cuts a chunk before run k.
func cutChunk(c *chunk, k int) (left, right chunk) {
	make := func(from, to int) chunk {
		d := chunk{y: c.runs[from].Y, order: c.order + from, x0: c.runs[from].X}
		for _, r := range c.runs[from:to] {
			d.x1 = max(d.x1, r.X+r.Width)
			if len(r.Text) > d.sized {
				d.size, d.sized = r.Size, len(r.Text)
			}
			if d.link == "" {
				d.link = r.Link
			}
		}
		d.runs = slices.Clone(c.runs[from:to])
		return d
	}
	return make(0, k), make(k, len(c.runs))
}

// settle moves dates to the line of the head that they belong to: the second and third
// line of a stack in the margin ("Jan", "2019 –", "Mar 2021"; a place above a date),
// which would stand beside the text below the head.
func settle(lines []laid) []laid {
	for i := 1; i < len(lines); i++ {
		settleLeft(lines, i)
		settleRight(lines, i)
		settleHead(lines, i)
	}
	return slices.DeleteFunc(lines, func(l laid) bool { return len(l.chunks) == 0 })
}

// settleLeft joins a piece of a date at the left end of line i to the piece above it.
func settleLeft(lines []laid, i int) {
	if len(lines[i].chunks) == 0 {
		return
	}
	if !dateScrap(lines[i].chunks[0].text()) {
		return
	}
	m := lines[i].chunks[0]
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if len(lines[k].chunks) == 0 {
			continue
		}
		o := &lines[k].chunks[0]
		last := o.runs[len(o.runs)-1]
		if dy := m.y - last.Y; dy < 0.5*m.size || dy > 1.7*m.size || !aligned(*o, m) {
			continue
		}
		above, below := o.text(), m.text()
		if !dateScrap(above) || wholeRange(above) || wholePeriod(above) && wholePeriod(below) && !oneEntry(lines[k], lines[i]) {
			return
		}
		switch both := above + " " + below; {
		case wholeRange(both), wholeRange(both + " " + scrapBelow(lines, i)):
			o.runs = append(slices.Clone(o.runs), m.runs...)
		case wholeRange(below + " " + above): // the later year on top
			o.runs = append(slices.Clone(m.runs), o.runs...)
		default:
			return
		}
		o.x1, o.plain = max(o.x1, m.x1), ""
		o.aside = true
		lines[i].chunks = lines[i].chunks[1:]
		return
	}
}

// oneEntry reports whether the text beside a date goes on with the text beside the date
// above: there is none, it is running text, or the one above is bold alone.
func oneEntry(above, below laid) bool {
	if len(below.chunks) < 2 {
		return true
	}
	if bodyText(below.chunks[1].text()) {
		return true
	}
	return len(above.chunks) > 1 && above.chunks[1].style()&run.Bold != 0 && below.chunks[1].style()&run.Bold == 0
}

// scrapBelow returns the piece of a date that stands below the one that line i begins
// with.
func scrapBelow(lines []laid, i int) string {
	m := lines[i].chunks[0]
	for k := i + 1; k < len(lines) && k <= i+4; k++ {
		if len(lines[k].chunks) == 0 {
			continue
		}
		n := lines[k].chunks[0]
		if dy := n.y - m.y; dy > 0.5*m.size && dy < 1.7*m.size && aligned(n, m) && dateScrap(n.text()) {
			return n.text()
		}
	}
	return "-"
}

// settleHead moves a section head in the left margin to the line above, if it stands
// beside that line rather than below it: heads are larger, so baselines differ.
func settleHead(lines []laid, i int) {
	if len(lines[i].chunks) != 1 || len(lines[i-1].chunks) == 0 {
		return
	}
	h, first := lines[i].chunks[0], &lines[i-1].chunks[0]
	if h.x1 > first.x0-h.size || h.y-lines[i-1].y > 0.9*h.size {
		return
	}
	if _, sure, ok := headKind(headWords(h.text())); !ok || !sure {
		return
	}
	lines[i-1].chunks = append([]chunk{h}, lines[i-1].chunks...)
	lines[i].chunks = nil
}

// settleRight moves a date or a duration at the right end of line i, whose left is
// running text, to the line above that ends in a place or a date over it.
func settleRight(lines []laid, i int) {
	n := len(lines[i].chunks) - 1
	if n < 0 {
		return
	}
	text := strings.TrimSpace(lines[i].chunks[n].text())
	dated := wholePeriod(text)
	if !dated && !onlyDuration(text) || n > 0 && !bodyText(lines[i].chunks[0].text()) {
		return
	}
	m := lines[i].chunks[n]
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if len(lines[k].chunks) < 2 {
			continue
		}
		o := lines[k].chunks[len(lines[k].chunks)-1]
		if dy := m.y - o.runs[0].Y; dy < 0.5*m.size || dy > 1.7*m.size || !aligned(o, m) || !o.aside && !onlyDuration(o.text()) {
			continue
		}
		if dated && slices.ContainsFunc(lines[k].chunks, func(c chunk) bool { return len(periods(c.text(), 0)) > 0 }) {
			return // it has its date
		}
		lines[k].chunks = append(slices.Clone(lines[k].chunks), m)
		lines[i].chunks = lines[i].chunks[:n]
		return
	}
}

// aligned reports whether two chunks stand above each other: flush left, flush right
// or centred.
func aligned(a, b chunk) bool {
	near := 0.3 * max(a.size, b.size)
	return math.Abs(a.x0-b.x0) < near || math.Abs(a.x1-b.x1) < near || math.Abs(a.x0+a.x1-b.x0-b.x1) < 2*near
}

// dateScrap reports whether a text holds nothing but parts of a date.
func dateScrap(s string) bool {
	n := 0
	for t, ok := nextToken(s, 0); ok; t, ok = nextToken(s, t.span.End) {
		if n++; n > 9 {
			return false
		}
		switch {
		case t.kind == wordToken && (monthNames[t.text] > 0 || nowWords[t.text] || seasonNames[t.text] > 0 || rangeMarks[t.text]):
		case year(t), monthNumber(t), t.kind == markToken && (rangeMarks[t.text] || t.text == "." || t.text == "/" || t.text == ","):
		default:
			return false
		}
	}
	return n > 0
}

// wholePeriod reports whether a text is one date or range and nothing else.
func wholePeriod(s string) bool {
	s = strings.TrimSpace(s)
	ps := periods(s, 0)
	return len(ps) == 1 && ps[0].span.Start <= 1 && ps[0].span.End >= len(s)-1
}

// wholeRange reports whether a text is one range of dates and nothing else.
func wholeRange(s string) bool {
	ps := periods(s, 0)
	return wholePeriod(s) && !ps[0].single && (ps[0].end.Year > 0 || ps[0].end.Present)
}

// bodyText reports whether the text of a line is no head: a list item, a sentence or a
// line that goes on.
func bodyText(s string) bool {
	_, mark := cutBullet(s)
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	return mark || len(words) > 9 || sentence(s) || len(words) > 0 && firstRune(words[0]) >= 'a' && firstRune(words[0]) <= 'z' || strings.HasSuffix(s, ".") && len(words) > 4
}
