package parse

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Two texts side by side are columns, to be read one after the other, or the two ends
// of the same lines (a job and its dates, a label and its list). They are told apart
// by three signs. Ends of lines share their baselines; columns share them by chance
// only, or all of them where both are set on one grid. Ends of lines are drawn line by
// line, columns one after the other. And dates and places are ends of lines however
// they are drawn.

// maxRegions bounds regions within regions; a page has columns in columns, no more.
const maxRegions = 6

// leastLines is the number of lines that a column has at least; a column of two lines
// (name and headline) is one where nothing speaks against it.
const leastLines = 3

// columns finds the columns of one page.
type columns struct {
	page     int
	doubtful bool
}

func (c *columns) detail() string {
	return fmt.Sprintf("page %d: two texts side by side may be columns or lines", c.page)
}

// regions divides chunks into parts that are each read from top to bottom, in reading
// order.
func (c *columns) regions(chunks []chunk, depth int) [][]chunk {
	if len(chunks) == 0 {
		return nil
	}
	if depth >= maxRegions {
		return [][]chunk{chunks}
	}
	s, ok := c.bestSplit(chunks)
	if !ok {
		return [][]chunk{chunks}
	}
	parts := s.apart(chunks)
	out := c.regions(parts.above, depth+1)
	first, second := parts.left, parts.right
	if s.rightFirst {
		first, second = second, first
	}
	out = append(out, c.regions(first, depth+1)...)
	out = append(out, c.regions(second, depth+1)...)
	return append(out, c.regions(parts.below, depth+1)...)
}

// A split is a vertical line between two columns, with the height that it holds for.
type split struct {
	x          float64
	top, end   float64 // baselines of the first and the last line beside it
	lines      int     // on both sides
	rightFirst bool
	doubtful   bool
}

// parts are the four sides of a split.
type parts struct{ above, left, right, below []chunk }

func (s split) apart(chunks []chunk) (p parts) {
	for _, c := range chunks {
		switch {
		case c.y < s.top:
			p.above = append(p.above, c)
		case c.y > s.end:
			p.below = append(p.below, c)
		case c.x0 < s.x:
			p.left = append(p.left, c)
		default:
			p.right = append(p.right, c)
		}
	}
	return p
}

// maxEdges bounds the left edges that are tried as beginnings of a column.
const maxEdges = 40

// bestSplit returns the split between columns with the most lines beside it.
func (c *columns) bestSplit(chunks []chunk) (best split, found bool) {
	if len(chunks) < 2*leastLines-1 {
		return split{}, false
	}
	byY := slices.Clone(chunks)
	slices.SortStableFunc(byY, func(a, b chunk) int { return cmp.Compare(a.y, b.y) })
	for _, x := range edges(chunks) {
		for _, band := range bands(byY, x) {
			s, ok := judge(belowContacts(band, x), x)
			if ok && (!found || s.lines > best.lines) {
				best, found = s, true
			}
		}
	}
	if found {
		c.doubtful = c.doubtful || best.doubtful
	}
	return best, found
}

// edges returns the x where at least leastLines chunks begin and others stand left of
// it, those with the most first.
func edges(chunks []chunk) []float64 {
	count := map[int]int{}
	for _, c := range chunks {
		count[int(math.Round(c.x0/2))]++
	}
	keys := make([]int, 0, len(count))
	for k, n := range count {
		if n+count[k-1]+count[k+1] >= leastLines {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b int) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	out := make([]float64, 0, len(keys))
	for _, k := range keys[:min(len(keys), maxEdges)] {
		out = append(out, float64(2*k)-2)
	}
	return out
}

// bands cuts the chunks, which come from top to bottom, where one crosses x. What goes
// on right behind that one on its line is cut out with it.
func bands(byY []chunk, x float64) [][]chunk {
	var out [][]chunk
	from := 0
	for i := 0; i < len(byY); i++ {
		c := &byY[i]
		if c.x0 >= x-1 || c.x1 <= x+1 {
			continue
		}
		out = append(out, byY[from:max(from, i)])
		for end := c.x1; i+1 < len(byY) && byY[i+1].follows(c, end); i++ {
			end = byY[i+1].x1
		}
		from = i + 1
	}
	return append(out, byY[from:])
}

// follows reports whether c stands right of end on the line of another chunk, with no
// more room between than a few blanks.
func (c *chunk) follows(line *chunk, end float64) bool {
	gap := c.x0 - end
	return math.Abs(c.y-line.y) < 0.1*line.size && math.Abs(c.size-line.size) < 0.5 && gap >= 0 && gap < 1.5*line.size
}

// contactLines is how many lines at the top of a band may hold a row of contacts.
const contactLines = 4

// belowContacts cuts a row of contacts and what stands above it off the top of a band,
// where the row goes on across x: its items are no columns, wherever a gap between them
// falls.
func belowContacts(band []chunk, x float64) []chunk {
	cut, lines := 0, 0
	for i := 0; i < len(band) && lines < contactLines; lines++ {
		j, left, right := i, false, false
		for ; j < len(band) && band[j].y-band[i].y <= sameLine*band[i].size; j++ {
			alike := math.Abs(band[j].size-band[i].size) < 0.5
			left = left || alike && band[j].contact && band[j].x0 < x
			right = right || alike && band[j].contact && band[j].x0 >= x
		}
		if left && right {
			cut = j
		}
		i = j
	}
	return band[cut:]
}

// judge decides whether the chunks left and right of x are columns.
func judge(band []chunk, x float64) (split, bool) {
	var left, right []*chunk
	for i := range band {
		if c := &band[i]; c.x0 < x {
			left = append(left, c)
		} else {
			right = append(right, c)
		}
	}
	if min(len(left), len(right)) < leastLines-1 {
		return split{}, false
	}
	l, r := sideOf(left), sideOf(right)
	if min(len(l.ys), len(r.ys)) < leastLines-1 || x-l.x1 < 0.4*l.size {
		return split{}, false
	}
	small, large := l, r
	if len(r.ys) < len(l.ys) {
		small, large = r, l
	}
	s := split{
		x: x, top: min(l.ys[0], r.ys[0]), end: max(l.ys[len(l.ys)-1], r.ys[len(r.ys)-1]),
		lines: len(l.ys) + len(r.ys),
	}
	shared, blocks := small.shared(large), blockwise(band, x, len(small.ys))
	s.rightFirst = l.yields(r, blocks)
	switch {
	case len(small.ys) < leastLines:
		return s, blocks && shared == 0 && small.asides == 0 && len(large.ys) >= leastLines
	case shared >= 0.75:
		return s, blocks && small.asides < 0.4 && !small.sparse()
	case small.asides >= 0.5 && shared >= 0.3, small.asides >= 0.65, l.labels >= 0.65 && len(r.ys) > len(l.ys):
		return split{}, false
	case shared >= 0.5 && !blocks:
		s.doubtful = true
		return split{}, false
	}
	s.doubtful = shared >= 0.5
	return s, true
}

// yields reports whether the left side is read after the right one. The column with
// the name on top comes first, whatever the drawing order: what stands in it has no
// head of its own, while a column of short notes has.
func (s side) yields(r side, blocks bool) bool {
	switch {
	case r.top > 1.25*s.top:
		return true
	case s.top > 1.25*r.top:
		return false
	}
	return blocks && r.order < s.order
}

// A side is what stands on one side of a split.
type side struct {
	ys     []float64 // baselines, from the top
	size   float64   // the median
	top    float64   // the largest size in the first three lines
	x1     float64   // right end
	order  int       // median place in the drawing order
	asides float64   // share of lines that are dates or places
	labels float64   // share of lines that are dates, places or section heads
}

// sideOf measures chunks that come from top to bottom.
func sideOf(chunks []*chunk) side {
	var s side
	var sizes []float64
	var orders []int
	dates, labels := 0, 0
	for _, c := range chunks {
		sizes, orders = append(sizes, c.size), append(orders, c.order)
		s.x1 = max(s.x1, c.x1)
		if n := len(s.ys); n == 0 || c.y-s.ys[n-1] > sameLine*c.size {
			s.ys = append(s.ys, c.y)
		}
		if len(s.ys) <= 3 {
			s.top = max(s.top, c.size)
		}
		if c.aside {
			dates++
		}
		if c.aside || c.titled {
			labels++
		}
	}
	slices.Sort(sizes)
	slices.Sort(orders)
	s.size, s.order = sizes[len(sizes)/2], orders[len(orders)/2]
	s.asides = float64(dates) / float64(len(chunks))
	s.labels = float64(labels) / float64(len(chunks))
	return s
}

// shared returns the share of s's lines that stand on a baseline of t.
func (s side) shared(t side) float64 {
	n, j := 0, 0
	for _, y := range s.ys {
		for j < len(t.ys) && t.ys[j] < y-0.2*s.size {
			j++
		}
		if j < len(t.ys) && t.ys[j] <= y+0.2*s.size {
			n++
		}
	}
	return float64(n) / float64(len(s.ys))
}

// sparse reports whether most lines of a side have room above them: then they are no
// running text.
func (s side) sparse() bool {
	wide := 0
	for i := 1; i < len(s.ys); i++ {
		if s.ys[i]-s.ys[i-1] > 2*s.size {
			wide++
		}
	}
	return 2*wide > len(s.ys)-1
}

// blockwise reports whether a band is drawn side by side rather than line by line:
// changing sides at most once for every four lines of the shorter one.
func blockwise(band []chunk, x float64, lines int) bool {
	drawn := make([]*chunk, len(band))
	for i := range band {
		drawn[i] = &band[i]
	}
	slices.SortFunc(drawn, func(a, b *chunk) int { return cmp.Compare(a.order, b.order) })
	changes := 0
	for i := 1; i < len(drawn); i++ {
		if (drawn[i].x0 < x) != (drawn[i-1].x0 < x) {
			changes++
		}
	}
	return changes <= max(1, lines/2)
}

var (
	yearShape  = regexp.MustCompile(`\b(19|20)\d\d\b|(?i)\b(present|current|now)\b`)
	placeShape = regexp.MustCompile(`^\p{Lu}[\p{L}.' -]+, ?\p{Lu}[\p{L}. ]+$|^(?i:remote|hybrid)\b`)
)

// aside reports whether a text is a date or a place.
func aside(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) > 160 || utf8.RuneCountInString(s) > 40 {
		return false
	}
	return mayYear(s) && yearShape.MatchString(s) || mayPlace(s) && placeShape.MatchString(s)
}

// mayYear reports whether s can hold what yearShape takes: four digits, or one of its
// three words.
func mayYear(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		switch c := s[i]; {
		case c == '1' || c == '2':
			if digitsEnd(s, i)-i >= 4 {
				return true
			}
		case c == 'p' || c == 'P' || c == 'c' || c == 'C':
			if i+7 <= len(s) && (strings.EqualFold(s[i:i+7], "present") || strings.EqualFold(s[i:i+7], "current")) {
				return true
			}
		case c == 'n' || c == 'N':
			if strings.EqualFold(s[i:i+3], "now") {
				return true
			}
		}
	}
	return false
}

// mayPlace reports whether s can hold what placeShape takes.
func mayPlace(s string) bool {
	return strings.IndexByte(s, ',') > 0 && unicode.IsUpper(firstRune(s)) || s != "" && (s[0]|0x20 == 'r' || s[0]|0x20 == 'h')
}
