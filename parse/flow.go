package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

// flowLines makes lines of a flow document: its runs are in reading order already.
// The gap of a line is the number of free lines above it.
func flowLines(doc run.Document) []line {
	f := &flow{}
	for _, r := range lineBreaks(doc.Runs) {
		if r.Break >= run.Line {
			f.endLine()
			if r.Break == run.Paragraph {
				f.endParagraph()
			}
		}
		if r.Break == run.Tab || r.Break == run.Cell {
			f.nextSegment()
		}
		f.add(r)
	}
	f.endLine()
	reblock(f.lines, f.spaced)
	return joinScraps(f.lines)
}

// joinScraps puts dates together that stand in a narrow cell, a word a line: "Mar 2021",
// "–", "Present".
func joinScraps(in []line) []line {
	out := in[:0:0]
	for i := 0; i < len(in); i++ {
		text := in[i].segments[0].text
		n := 0 // lines joined
		if len(in[i].segments) == 1 && dateScrap(text) && !wholeRange(text) {
			joined := text
			for k := i + 1; k < len(in) && k <= i+3 && dateScrap(in[k].segments[0].text); k++ {
				next := in[k].segments[0].text
				if joined += " " + next; wholePeriod(joined) {
					n, text = k-i, joined
				} else if turned := next + " " + text; k == i+1 && wholeRange(turned) && len(in[k].segments) > 1 {
					n, text = 1, turned // the later year on top
				}
				if len(in[k].segments) > 1 {
					break
				}
			}
		}
		next := in[i+n]
		if n > 0 {
			next.segments = slices.Clone(next.segments)
			next.segments[0].text = text
			next.block, next.gap = in[i].block, in[i].gap
		}
		out = append(out, next)
		i += n
	}
	return out
}

// dumpLines is how many lines a paragraph has at least to be a dump: text copied out
// of a page line by line, whose line ends are the page's and not the author's.
const dumpLines = 8

// reblock finds where paragraphs begin inside dumps.
func reblock(lines []line, spaced []bool) {
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && (!lines[j].block || lines[j].bullet) {
			j++
		}
		if j-i >= dumpLines {
			width, items := 0, 0
			for k := i; k < j; k++ {
				if spaced[k] {
					items++
				}
			}
			for k := i; k < j; k++ {
				width = max(width, lines[k].width())
			}
			for k := i + 1; k < j; k++ {
				// A blank at the start is what is left of a list mark.
				if spaced[k] && items > 1 && items*4 < (j-i)*3 && !(k+1 < j && opensDated(lines[k+1])) && unicode.IsUpper(firstRune(lines[k].segments[0].text)) {
					lines[k].bullet = true
				}
				lines[k].block = lines[k].block || lines[k].bullet || opensBlock(lines[k-1], lines[k], width)
			}
		}
		i = j
	}
}

// opensDated reports whether a line begins with a range of dates: what stands above it
// is the head of an entry and no list item.
func opensDated(l line) bool {
	ps := periods(l.segments[0].text, 0)
	return len(ps) > 0 && !ps[0].single && ps[0].span.Start == 0
}

// width is the length of a line's text, in bytes.
func (l *line) width() int {
	n := 0
	for _, s := range l.segments {
		n += len(s.text) + 1
	}
	return n
}

// opensBlock reports whether a line does not go on with the one before: that one ends
// early, or ends a sentence.
func opensBlock(before, l line, width int) bool {
	if n := before.width(); n < width*2/3 {
		return true
	}
	text := before.segments[len(before.segments)-1].text
	return strings.ContainsRune(".:;!", rune(text[len(text)-1])) && !unicode.IsLower(firstRune(l.segments[0].text))
}

type flow struct {
	lines   []line
	current line
	seg     segment
	raw     strings.Builder
	weight  [3]int // letters seen, of them bold, of them italic
	block   bool   // a paragraph begins
	empty   bool   // the paragraph at hand has no line yet
	free    int    // free lines above
	spaced  []bool // of each line: it begins with a blank
	lead    bool   // the line at hand does
}

// add appends a run to the segment at hand; line ends and tabs inside its text count
// as breaks.
func (f *flow) add(r run.Run) {
	for i, piece := range strings.FieldsFunc(strings.ReplaceAll(r.Text, "\n", "\n\x00"), func(c rune) bool { return c == '\n' }) {
		if i > 0 || strings.HasPrefix(piece, "\x00") {
			f.endLine()
		}
		for j, cell := range strings.Split(strings.Trim(piece, "\x00"), "\t") {
			if j > 0 {
				f.nextSegment()
			}
			f.addPiece(cell, r)
		}
	}
}

func (f *flow) addPiece(text string, r run.Run) {
	if r.Head > 0 && strings.TrimSpace(text) != "" {
		f.current.head = max(f.current.head, r.Head)
	}
	if r.Style&run.Bullet != 0 {
		f.current.bullet = true
	}
	for {
		cut := strings.Index(strings.TrimLeft(text, " "), "   ")
		if cut < 0 {
			cut = doubleBlank(strings.TrimLeft(text, " "))
		}
		if cut < 0 {
			break
		}
		cut += len(text) - len(strings.TrimLeft(text, " "))
		f.append(text[:cut], r)
		f.nextSegment()
		text = strings.TrimLeft(text[cut:], " ")
	}
	f.append(text, r)
}

// doubleBlank returns where two blanks stand behind the words of a section head or
// beside a title: the head of a row, or a dash that got lost, not a slip. It is -1 if
// there is no such place.
func doubleBlank(s string) int {
	cut := strings.Index(s, "  ")
	if cut < 0 {
		return -1
	}
	if besideTitle(s[:cut], strings.TrimSpace(s[cut:])) {
		return cut
	}
	if cut > 30 {
		return -1
	}
	if _, sure, ok := headKind(headWords(s[:cut])); !ok || !sure {
		return -1
	}
	return cut
}

// besideTitle reports whether one of two texts is a job's title and the other a name of
// a few words.
func besideTitle(a, b string) bool {
	for _, t := range [][2]string{{a, b}, {b, a}} {
		if name := strings.Fields(t[1]); len(name) > 0 && len(name) <= 6 && len(t[0]) <= 60 && unicode.IsUpper(firstRune(t[1])) &&
			unicode.IsUpper(firstRune(t[0])) && !sentence(t[1]) && titleScore(t[1]) == 0 && titleScore(t[0]) >= 2 && !sentence(t[0]) {
			return true
		}
	}
	return false
}

func (f *flow) append(text string, r run.Run) {
	n := 0
	for _, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	if f.raw.Len() == 0 && len(f.current.segments) == 0 {
		f.lead = strings.HasPrefix(text, " ")
	}
	f.raw.WriteString(text)
	f.weight[0] += n
	if r.Style&run.Bold != 0 {
		f.weight[1] += n
	}
	if r.Style&run.Italic != 0 {
		f.weight[2] += n
	}
	if n > 0 {
		f.seg.size = max(f.seg.size, r.Size)
		f.seg.style |= r.Style & run.Caps
	}
	if f.seg.link == "" && n > 0 {
		f.seg.link = r.Link
	}
}

// endSegment closes the segment at hand. Most of its letters decide on its look.
func (f *flow) endSegment() {
	raw := f.raw.String()
	if len(f.current.segments) == 0 {
		var mark bool
		if raw, mark = cutBullet(raw); mark {
			f.current.bullet = true
		}
	}
	f.seg.text = tidy(raw)
	if f.seg.text != "" {
		if 2*f.weight[1] > f.weight[0] {
			f.seg.style |= run.Bold
		}
		if 2*f.weight[2] > f.weight[0] {
			f.seg.style |= run.Italic
		}
		f.current.segments = append(f.current.segments, f.seg)
	}
	f.seg, f.weight = segment{}, [3]int{}
	f.raw.Reset()
}

// nextSegment closes the segment at hand; another follows it.
func (f *flow) nextSegment() {
	if f.endSegment(); len(f.current.segments) >= maxSegments {
		f.endLine()
	}
}

// maxSegments bounds the tabs and cells of a line; what is behind them begins a line of
// its own. No page is that wide, and stages compare the segments of a line with each
// other.
const maxSegments = 128

func (f *flow) endLine() {
	f.endSegment()
	l := f.current
	f.current = line{}
	if len(l.segments) == 0 {
		f.current.bullet = l.bullet // the mark had a line end behind it
		return
	}
	l.block = f.block || l.bullet
	l.gap = float64(f.free)
	f.block, f.empty, f.free = false, false, 0
	f.lines = append(f.lines, l)
	f.spaced = append(f.spaced, f.lead)
}

func (f *flow) endParagraph() {
	if f.empty {
		f.free++
	}
	f.block, f.empty = true, true
	f.current.bullet = false
}

// cutBullet takes a list mark off the start of s and reports whether there was one.
func cutBullet(s string) (string, bool) {
	t := strings.TrimLeft(s, " \u00A0\t")
	r, n := utf8.DecodeRuneInString(t)
	switch {
	case n == 0:
		return s, false
	case strings.ContainsRune("•●◦▪■□▫◾◼‣⁃∙➢➤►▶▸✓✔❖✦○◆◇⚫⦿❑✧➔→", r), r == '·' && len(t) > n:
		return t[n:], true
	case unicode.Is(unicode.Co, r), r < 0xA0 && unicode.IsControl(r):
		// Symbol fonts keep list marks in the private area, and icons too. An icon
		// in front of a contact does no harm as a list mark.
		return t[n:], true
	case strings.ContainsRune("-–—*+oÂ", r) && len(t) > n && (t[n] == ' ' || t[n] == '\t' || strings.HasPrefix(t[n:], "\u00A0")):
		return t[n:], r != 'Â'
	case r == '*' && len(t) > n && t[n] != '*' && strings.Count(t, "*") == 1:
		return t[n:], true
	}
	return s, false
}
