package parse

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// A chunk is a piece of a line without a wide gap in it: a segment in the making.
type chunk struct {
	runs    []run.Run // from left to right
	x0, x1  float64
	y       float64 // baseline of the first run
	size    float64 // of most of its letters
	sized   int     // letters that stand for size
	order   int     // place of the first run in the drawing order
	link    string  // target of the first link in it
	aside   bool    // a date or a place
	edge    bool    // cut off what stands before it, see atEdges
	titled  bool    // surely a section head; known where columns are looked for
	contact bool    // holds an address or a number; known there too
	plain   string  // what text returned; "" is not known
}

// Gaps between runs, in sizes: what is wider than wordGap is a space, wider than
// wideGap a tab. The narrowest word spaces of justified text are a seventh, kerning
// stays below a tenth.
const (
	wordGap = 0.13
	wideGap = 1.1
)

// chunksOf joins the runs of a page in the order in which they are drawn.
func chunksOf(runs []run.Run) []chunk {
	var out []chunk
	add := func(part run.Run, order int) {
		c := chunk{
			x0: part.X, x1: part.X + part.Width, y: part.Y,
			size: part.Size, sized: len(part.Text), order: order, link: part.Link,
		}
		if n := len(out) - 1; n >= 0 && math.Abs(out[n].y-c.y) <= sameLine*min(out[n].size, c.size) && out[n].precedes(&c) {
			out[n].join(&c)
			out[n].runs = append(out[n].runs, part)
			return
		}
		c.runs = []run.Run{part}
		out = append(out, c)
	}
	for i, r := range runs {
		if !strings.Contains(r.Text, wideSpace) {
			add(r, i)
			continue
		}
		for _, part := range atWideSpace(r) {
			add(part, i)
		}
	}
	for i := range out {
		out[i].aside = aside(out[i].text())
	}
	return out
}

// wideSpace stands for a tab.
const wideSpace = "   "

// atWideSpace cuts a run at three or more spaces in a row, which stand for a tab. The
// parts get their share of the width by their letters.
func atWideSpace(r run.Run) []run.Run {
	var parts []run.Run
	letter := r.Width / float64(max(1, utf8.RuneCountInString(r.Text)))
	at := 0 // letters before the part
	for text := r.Text; text != ""; {
		lead := len(text) - len(strings.TrimLeft(text, " "))
		text = text[lead:]
		at += lead
		end := strings.Index(text, wideSpace)
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			part, n := r, utf8.RuneCountInString(text[:end])
			part.Text, part.X, part.Width = text[:end], r.X+float64(at)*letter, float64(n)*letter
			parts = append(parts, part)
			at += n
		}
		text = text[end:]
	}
	return parts
}

// precedes reports whether d goes on with c without a wide gap.
func (c *chunk) precedes(d *chunk) bool {
	size := min(c.size, d.size)
	gap := d.x0 - c.x1
	if gap < -0.5*size || gap > wideGap*size && !(gap < 2*size && bareNumber.MatchString(c.text())) {
		return false
	}
	// A second link begins a segment of its own, so that each keeps its target.
	return c.link == "" || d.link == "" || c.link == d.link
}

// bareNumber is the number of a list item or of a head; it stays with its text.
var bareNumber = regexp.MustCompile(`^\s*\(?\d{1,2}[.)]?\s*$`)

// join takes d into c but for its runs.
func (c *chunk) join(d *chunk) {
	c.plain = ""
	switch {
	case math.Abs(c.size-d.size) < 0.05*c.size:
		c.sized += d.sized
	case d.sized > c.sized:
		c.size, c.sized = d.size, d.sized
	}
	if c.link == "" {
		c.link = d.link
	}
	c.x1 = max(c.x1, d.x1)
	c.order = min(c.order, d.order)
}

// text returns the chunk's raw text, with spaces where the gaps are.
func (c *chunk) text() string {
	if c.plain == "" {
		c.plain = c.rawText()
	}
	return c.plain
}

func (c *chunk) rawText() string {
	if len(c.runs) == 1 {
		return closeUp(c.runs[0].Text)
	}
	least := c.spaceGap()
	var b strings.Builder
	size := len(c.runs)
	for i := range c.runs {
		size += len(c.runs[i].Text)
	}
	b.Grow(size)
	for i := range c.runs {
		r := &c.runs[i]
		if i > 0 {
			before := &c.runs[i-1]
			gap := r.X - before.X - before.Width
			if (gap > least*min(r.Size, before.Size) || math.Abs(r.Y-before.Y) > 0.7*r.Size) && !strings.HasSuffix(before.Text, " ") && !strings.HasPrefix(r.Text, " ") {
				b.WriteByte(' ')
			}
		}
		b.WriteString(r.Text)
	}
	return closeUp(b.String())
}

// spaceGap returns the gap that counts as a space. In letter-spaced heads, told by
// runs of a letter or two, the gaps between letters are wide themselves: there a
// space is what is clearly wider than most.
func (c *chunk) spaceGap() float64 {
	if len(c.runs) < 4 {
		return wordGap
	}
	single := 0
	for i := range c.runs {
		if utf8.RuneCountInString(strings.TrimSpace(c.runs[i].Text)) <= 2 {
			single++
		}
	}
	if single*10 < len(c.runs)*7 {
		return wordGap
	}
	var gaps []float64
	for i := 1; i < len(c.runs); i++ {
		if r, before := &c.runs[i], &c.runs[i-1]; r.Size > 0 {
			gaps = append(gaps, (r.X-before.X-before.Width)/r.Size)
		}
	}
	if len(gaps) == 0 {
		return wordGap
	}
	slices.Sort(gaps)
	return max(wordGap, 1.6*gaps[len(gaps)/2])
}

// closeUp closes up "C O N T A C T": at least four single capitals with one space
// between each. Two spaces are a word space then.
func closeUp(s string) string {
	t := strings.TrimSpace(s)
	if len(t) < 7 || t[1] != ' ' && t[0] < utf8.RuneSelf {
		return s
	}
	var words []string
	letters := 0
	for word := range strings.SplitSeq(t, "  ") {
		var b strings.Builder
		for letter := range strings.FieldsSeq(word) {
			c, n := utf8.DecodeRuneInString(letter)
			if n != len(letter) || !unicode.IsUpper(c) && c != '&' {
				return s
			}
			b.WriteString(letter)
			letters++
		}
		if b.Len() > 0 {
			words = append(words, b.String())
		}
	}
	if letters < 4 {
		return s
	}
	return strings.Join(words, " ")
}

// segmentsOf makes the segments of a line. A list mark at its start is taken off;
// bullet says whether there was one, here or on a line of its own before.
func segmentsOf(chunks []chunk, bullet bool) ([]segment, bool) {
	var out []segment
	for i, c := range chunks {
		raw := unmojibake(c.text())
		if len(out) == 0 {
			if t := strings.TrimSpace(raw); i+1 < len(chunks) && loneMarks[t] {
				bullet = true
				continue
			}
			if c.marked() {
				c.runs, c.plain, bullet = c.runs[1:], "", true
				raw = unmojibake(c.text())
			}
			rest, mark := cutBullet(raw)
			bullet = bullet || mark
			raw = rest
		}
		// A soft hyphen at the end of a line is where a word was broken: it is seen.
		if t := strings.TrimRight(raw, " "); i == len(chunks)-1 && strings.HasSuffix(t, "\u00ad") {
			raw = strings.TrimSuffix(t, "\u00ad") + "-"
		}
		text := tidy(raw)
		if text == "" {
			continue
		}
		out = append(out, segment{text: text, x0: c.x0, x1: c.x1, size: c.size, style: c.style(), link: c.link})
	}
	return out, bullet
}

// loneMarks are list marks that count as such only with a wide gap behind them.
var loneMarks = map[string]bool{"-": true, "–": true, "—": true, "*": true, "o": true, "+": true, "·": true, ">": true}

// marked reports whether a chunk begins with a single sign that is no list mark but
// often stands for one: symbol fonts that were read as letters.
func (c *chunk) marked() bool {
	if len(c.runs) < 2 {
		return false
	}
	a, b := &c.runs[0], &c.runs[1]
	return strings.Contains("ˆ§ØüŸ¨òvq", strings.TrimSpace(a.Text)) && utf8.RuneCountInString(strings.TrimSpace(a.Text)) == 1 &&
		b.X-a.X-a.Width > 0.3*b.Size
}

// style returns the looks of most of a chunk's letters.
func (c *chunk) style() run.Style {
	var weight [8]int
	total := 0
	for i := range c.runs {
		style, n := c.runs[i].Style, len(c.runs[i].Text)
		total += n
		for bit := 0; style != 0 && bit < len(weight); bit++ {
			if style&(1<<bit) != 0 {
				weight[bit] += n
			}
		}
	}
	var s run.Style
	for bit, n := range weight {
		if 2*n > total {
			s |= 1 << bit
		}
	}
	return s
}
