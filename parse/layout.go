package parse

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"github.com/proven-go/proven/parse/run"
)

// From placed runs to lines in reading order, page by page:
//
//	runs → chunks (pieces of a line without a wide gap, layoutchunk.go)
//	     → regions (columns and what spans them, columns.go)
//	     → lines (chunks of a region on one baseline) → furniture off (layoutfurniture.go)
//
// The order in which a page is drawn usually is the order in which it is read, but
// not always: browsers draw floated dates first, designers' programs draw boxes in
// any order. So inside a region lines go from top to bottom, and the drawing order
// decides what geometry leaves open: whether two texts side by side are columns or
// the two ends of the same lines, and which of two columns comes first.

// place turns the visible runs of a document of pages into lines in reading order.
// Runs that are not visible are left out.
func place(doc run.Document) ([]line, []Diagnostic) {
	var pages [][]laid
	var doubts []Diagnostic
	for runs := range pagesOf(doc.Runs) {
		c := &columns{page: runs[0].Page}
		var lines []laid
		chunks := atEdges(chunksOf(runs))
		if len(chunks) > maxChunks {
			lines, chunks = asDrawn(chunks), nil
		}
		for i := range chunks {
			text := chunks[i].text()
			chunks[i].titled, chunks[i].contact = surelyHead(text), holdsAddress(text)
		}
		for _, region := range c.regions(chunks, 0) {
			lines = append(lines, linesOf(region)...)
		}
		pages = append(pages, lines)
		if c.doubtful {
			doubts = append(doubts, Diagnostic{Code: DoubtfulOrder, Detail: c.detail()})
		}
	}
	pages = withoutFurniture(pages)
	var lines []line
	for _, p := range pages {
		lines = append(lines, narrowed(finishPage(p, len(lines) == 0))...)
	}
	return lines, doubts
}

// holdsAddress reports whether a short text holds an e-mail address, an address of the
// web or a telephone number.
func holdsAddress(s string) bool {
	return len(s) <= 60 && (emailShape.MatchString(s) || urlShape.MatchString(s) || len(phonesAt(s)) > 0)
}

// narrowed cuts lines of more than maxSegments segments.
func narrowed(in []line) []line {
	if !slices.ContainsFunc(in, func(l line) bool { return len(l.segments) > maxSegments }) {
		return in
	}
	var out []line
	for _, l := range in {
		for part := range slices.Chunk(l.segments, maxSegments) {
			l.segments = part
			out = append(out, l)
			l.block, l.bullet, l.fresh, l.gap = false, false, false, 0
		}
	}
	return out
}

// surelyHead reports whether a text is made of the words of section heads. Most lines
// have more words than a head can.
func surelyHead(s string) bool {
	words, inWord, long := 0, 0, false
	for _, r := range s {
		if !unicode.IsLetter(r) && r != '\'' && r != '’' {
			inWord = 0
			continue
		}
		if inWord++; inWord == 1 {
			words++
		}
		long = long || inWord > 1
		if words > maxHeadWords && long { // without a long word it may be "S K I L L S"
			return false
		}
	}
	_, sure, ok := headKind(headWords(s))
	return sure && ok
}

// maxHeadWords is how many words a section head has at most.
const maxHeadWords = 7

// maxChunks bounds the pages whose layout is looked at. A dense page has some hundreds.
const maxChunks = 10_000

// asDrawn makes a line of each chunk.
func asDrawn(chunks []chunk) []laid {
	lines := make([]laid, len(chunks))
	for i, c := range chunks {
		lines[i] = laid{chunks: []chunk{c}, page: c.runs[0].Page, y: c.y, size: c.size, sized: c.sized, first: i == 0}
	}
	return lines
}

// pagesOf yields the visible runs page by page. Pages follow each other in doc.
func pagesOf(runs []run.Run) func(yield func([]run.Run) bool) {
	return func(yield func([]run.Run) bool) {
		hidden := func(r run.Run) bool { return r.Hidden != run.Visible }
		if slices.ContainsFunc(runs, hidden) {
			runs = slices.DeleteFunc(slices.Clone(runs), hidden)
		}
		for from := 0; from < len(runs); {
			to := from + 1
			for to < len(runs) && runs[to].Page == runs[from].Page {
				to++
			}
			if !yield(runs[from:to:to]) {
				return
			}
			from = to
		}
	}
}

// A laid line is a line in the making.
type laid struct {
	chunks []chunk // from left to right
	page   int
	y      float64
	size   float64 // of most of its letters
	sized  int     // letters that stand for size
	first  bool    // of its region
}

// sameLine is how far, in sizes, baselines may lie apart on one line; raised is the
// same for a small text beside a larger one, such as "th" behind a number.
const (
	sameLine = 0.3
	raised   = 0.5
)

// linesOf groups the chunks of a region into lines, from top to bottom.
func linesOf(region []chunk) []laid {
	slices.SortStableFunc(region, func(a, b chunk) int { return cmp.Compare(a.y, b.y) })
	var lines []laid
	for _, c := range region {
		if i, ok := lineFor(lines, c); ok {
			lines[i].chunks = append(lines[i].chunks, c)
			if c.sized > lines[i].sized {
				lines[i].size, lines[i].sized = c.size, c.sized
			}
			continue
		}
		lines = append(lines, laid{chunks: []chunk{c}, page: c.runs[0].Page, y: c.y, size: c.size, sized: c.sized})
	}
	slices.SortStableFunc(lines, func(a, b laid) int { return cmp.Compare(a.y, b.y) })
	for i := range lines {
		lines[i].chunks = mergeChunks(lines[i].chunks)
	}
	lines = ungrid(settle(lines))
	for i := range lines {
		lines[i].first = i == 0
	}
	return lines
}

// lineFor returns the line that c stands on, if there is one. Lines come from above,
// so only the last few can be it.
func lineFor(lines []laid, c chunk) (int, bool) {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-4; i-- {
		l := lines[i]
		small, large := min(l.size, c.size), max(l.size, c.size)
		limit := sameLine * small
		if small < 0.8*large {
			limit = raised * large
			if !beside(l.chunks, c) {
				limit = sameLine * small
			}
		}
		if math.Abs(l.y-c.y) <= limit && !overlies(l.chunks, c) {
			return i, true
		}
	}
	return 0, false
}

// beside reports whether c touches one of the chunks.
func beside(chunks []chunk, c chunk) bool {
	return slices.ContainsFunc(chunks, func(d chunk) bool {
		near := 0.3 * max(c.size, d.size)
		return math.Abs(c.x0-d.x1) < near || math.Abs(d.x0-c.x1) < near
	})
}

// overlies reports whether c stands above or below one of the chunks rather than
// beside it.
func overlies(chunks []chunk, c chunk) bool {
	return slices.ContainsFunc(chunks, func(d chunk) bool {
		shared := min(c.x1, d.x1) - max(c.x0, d.x0)
		return math.Abs(c.y-d.y) > 0.1*min(c.size, d.size) && shared > 0.5*min(c.x1-c.x0, d.x1-d.x0)
	})
}

// mergeChunks orders the chunks of a line and joins those without a wide gap between:
// where the drawing order jumps about, one phrase comes in several.
func mergeChunks(in []chunk) []chunk {
	slices.SortStableFunc(in, func(a, b chunk) int { return cmp.Compare(a.x0, b.x0) })
	out := in[:1]
	for _, c := range in[1:] {
		if last := &out[len(out)-1]; last.precedes(&c) && !detached(last, &c) {
			last.join(&c)
			last.runs = append(last.runs, c.runs...)
			continue
		}
		out = append(out, c)
	}
	return out
}

// finishPage makes the lines of one page final: text, list marks, gaps, blocks.
func finishPage(in []laid, start bool) []line {
	leading := usualLeading(in)
	var out []line
	var above *laid
	mark := false // a list mark stood on a line of its own
	region := 0   // where the lines of the region at hand begin in out
	for i := range in {
		l := &in[i]
		if l.first {
			out = append(out[:region], rejoin(out[region:])...)
			region = len(out)
		}
		next := line{page: l.page, y: l.y, bullet: mark, fresh: l.first}
		mark = false
		next.segments, next.bullet = segmentsOf(l.chunks, next.bullet)
		if len(next.segments) == 0 {
			mark = next.bullet
			continue
		}
		fresh := l.first || above == nil || l.y < above.y
		if above != nil && l.y > above.y && l.size > 0 {
			next.gap = max(0, (l.y-above.y)/l.size-1)
		}
		next.block = next.bullet || (above == nil && (start || !continues(next))) || above != nil && (fresh ||
			next.gap > 1.3*leading+0.1 || math.Abs(l.size-above.size) > 0.08*l.size ||
			(out[len(out)-1].segments[0].style^next.segments[0].style)&run.Bold != 0)
		out = append(out, next)
		above = l
	}
	return append(out[:region], rejoin(out[region:])...)
}

// continues reports whether the first line of a page seems to go on with a paragraph
// of the page before.
func continues(l line) bool {
	c := firstRune(l.segments[0].text)
	return c >= 'a' && c <= 'z'
}

// usualLeading returns the free height that most lines of a page have above them, in
// sizes.
func usualLeading(lines []laid) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		if g := (lines[i].y-lines[i-1].y)/lines[i].size - 1; !lines[i].first && g >= 0 && g < 3 {
			gaps = append(gaps, g)
		}
	}
	if len(gaps) == 0 {
		return 0.2
	}
	slices.Sort(gaps)
	// Paragraphs of one line would make the gap between them the usual one.
	return gaps[len(gaps)/3]
}
