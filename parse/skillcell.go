package parse

import (
	"math"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// Lists of skills come as text ("Databases: MySQL, Redis"), as tables, as pills and as
// columns of groups side by side. All of them are cells: segments of rows. A cell is
// the name of a group, a level, or holds skills.

type cell struct {
	span   Span
	row    int
	x0, x1 float64 // 0 in flow documents
	size   float64
	look   cellLook
	bullet bool
	list   bool // holds separators
	closed bool // ends in a separator
	level  bool // says how well, not what
	name   bool // names a group
}

// cellLook is how a cell is set.
type cellLook struct {
	bold, caps bool
	size       float64 // rounded to half points
}

// cells returns the cells of a part, row by row.
func (s *sheet) cells(p part) []cell {
	var out []cell
	for i := p.from; i < p.to; i++ {
		if p.headed && !p.inline && i == p.from {
			continue
		}
		r := &s.rows[i]
		for k, span := range r.segs {
			if p.inline && i == p.from {
				if span.End <= p.body.Start {
					continue
				}
				span.Start = max(span.Start, p.body.Start)
			}
			closed := strings.ContainsAny(s.text[max(span.Start, span.End-3):span.End], ",;|·•")
			span = s.trim(span, " \t,;|·•:")
			if span.Empty() {
				continue
			}
			seg, text := r.segments[k], s.str(span)
			out = append(out, cell{
				span: span, row: i, x0: seg.x0, x1: seg.x1, size: seg.size, bullet: r.bullet && k == 0,
				look:   cellLook{seg.style&run.Bold != 0, seg.style&run.Caps != 0 || allCaps(text), math.Round(seg.size*2) / 2},
				closed: closed,
				list:   closed && r.segments[k].x1 > 0 || strings.ContainsAny(text, ",;|•·") || strings.Contains(text, " / ") || labelled(text),
				level:  levelText(text),
			})
		}
	}
	return out
}

func labelled(text string) bool {
	cut := strings.IndexByte(text, ':')
	return cut > 0 && cut < 60 && cut < len(text)-1
}

// nameCells finds the cells that name groups: those that look alike and stand out, or,
// where all look the same, those before lists.
func (s *sheet) nameCells(cells []cell) {
	if look, ok := s.nameLook(cells); ok {
		for i := range cells {
			c := &cells[i]
			c.name = c.look == look && !c.list && !c.level && s.cellBelow(cells, i, true) >= 0
		}
		return
	}
	for i := range cells {
		c := &cells[i]
		if c.list || c.level || c.bullet || len(strings.Fields(s.str(c.span))) > 5 {
			continue
		}
		if k := i + 1; k < len(cells) && cells[k].row == c.row { // a name before its list
			c.name = cells[k].list && (i == 0 || cells[i-1].row != c.row)
			if c.name {
				continue
			}
		}
		below := s.cellBelow(cells, i, true)
		above := s.cellAbove(cells, i)
		c.name = below >= 0 && (cells[below].list && cells[below].row <= c.row+2 && !s.wrapsCell(cells, below) || cells[below].bullet && cells[below].row <= c.row+2) &&
			(above < 0 || cells[above].list || cells[above].bullet || cells[above].level && above > 0) && !s.continuesList(cells, i)
	}
}

// continuesList reports whether a cell is the wrapped end of a list above.
func (s *sheet) continuesList(cells []cell, i int) bool {
	above := s.cellAbove(cells, i)
	return above >= 0 && cells[above].list && cells[above].row == cells[i].row-1 && !s.rows[cells[i].row].block &&
		(cells[above].closed || s.wrapsCell(cells, i))
}

// nameLook returns the look of names: it stands out, and a cell of another look stands
// below nearly each of them.
func (s *sheet) nameLook(cells []cell) (best cellLook, found bool) {
	count := map[cellLook]int{}
	total := 0
	for _, c := range cells {
		if !c.level {
			count[c.look]++
			total++
		}
	}
	for _, c := range cells {
		l := c.look
		if c.list || c.level || count[l] == total || count[l]*2 > total+1 || found && best == l {
			continue
		}
		names, good := 0, 0
		for i, d := range cells {
			if d.look != l || d.level {
				continue
			}
			names++
			k := s.cellBelow(cells, i, true)
			if i+1 < len(cells) && cells[i+1].row == d.row && cells[i+1].look != l && k < 0 {
				k = i + 1
			}
			if k >= 0 && cells[k].look != l && l.over(cells[k].look) && !d.list && (!l.capsOnly(cells[k].look) || len(s.str(d.span)) > 4 && (cells[k].list || inRow(cells, k))) {
				good++
			}
		}
		if good*5 >= names*4 && (!found || l.over(best)) {
			best, found = l, true
		}
	}
	return best, found
}

// over reports whether l stands out more than m.
func (l cellLook) over(m cellLook) bool {
	weigh := func(l cellLook) (n int) {
		if l.bold {
			n += 2
		}
		if l.caps {
			n++
		}
		return n
	}
	return l.size > m.size+0.4 && weigh(l) >= weigh(m) || weigh(l) > weigh(m) && l.size > m.size-1.1
}

// capsOnly reports whether l differs from m in capitals only, as an acronym does.
func (l cellLook) capsOnly(m cellLook) bool { return l.bold == m.bold && l.size < m.size+0.6 }

// inRow reports whether cell k shares its row with another one.
func inRow(cells []cell, k int) bool {
	return k > 0 && cells[k-1].row == cells[k].row || k+1 < len(cells) && cells[k+1].row == cells[k].row
}

// cellBelow returns the first cell below cell i in its column, -1 if there is none.
// Levels can be passed over.
func (s *sheet) cellBelow(cells []cell, i int, skipLevels bool) int {
	for k := i + 1; k < len(cells); k++ {
		if cells[k].row > cells[i].row && sameColumn(cells[i], cells[k]) && !(skipLevels && cells[k].level) {
			return k
		}
	}
	return -1
}

// cellAbove returns the last cell above cell i in its column, -1 if there is none.
func (s *sheet) cellAbove(cells []cell, i int) int {
	for k := i - 1; k >= 0; k-- {
		if cells[k].row < cells[i].row && sameColumn(cells[k], cells[i]) {
			return k
		}
	}
	return -1
}

// sameColumn reports whether two cells of different rows stand above each other.
func sameColumn(a, b cell) bool {
	if a.x1 == 0 || b.x1 == 0 {
		return true // a flow document
	}
	shared := min(a.x1, b.x1) - max(a.x0, b.x0)
	return shared > 0.3*min(a.x1-a.x0, b.x1-b.x0) || math.Abs(a.x0-b.x0) < 2*max(a.size, b.size)
}

// ownerOf returns the name cell that cell i belongs to, -1 if there is none: the last
// one before it in its row, else the nearest row of names above, and there the last one
// that begins left of it.
func (s *sheet) ownerOf(cells []cell, i int) int {
	for k := i - 1; k >= 0 && cells[k].row == cells[i].row; k-- {
		if cells[k].name {
			return k
		}
	}
	slack := 2 * cells[i].size
	for k := i - 1; k >= 0; k-- {
		if !cells[k].name || cells[k].row == cells[i].row {
			continue
		}
		if cells[k].x0 <= cells[i].x0+slack || sameColumn(cells[k], cells[i]) {
			return k // names of a row come from left to right, so this is its last one
		}
	}
	return -1
}

// wrapsCell reports whether cell i goes on with the one above because its first word
// did not fit there.
func (s *sheet) wrapsCell(cells []cell, i int) bool {
	prev := s.cellAbove(cells, i)
	if prev < 0 {
		return false
	}
	a, b := cells[prev], cells[i]
	if b.bullet || a.row != b.row-1 || a.look != b.look || a.level || a.name || !a.list || a.closed || s.rows[b.row].block {
		return false
	}
	if a.x1 == 0 || math.Abs(a.x0-b.x0) > 2*b.size {
		return false
	}
	right := 0.0
	for _, c := range cells {
		if math.Abs(c.x0-a.x0) < 2*c.size {
			right = max(right, c.x1)
		}
	}
	text := s.str(b.span)
	width := (b.x1 - b.x0) / float64(max(1, len(text))) * float64(len(firstWord(text))+1)
	return a.x1+width > right
}

// levelText reports whether a text says nothing but how well something is known.
func levelText(text string) bool {
	words := headWords(text)
	if len(words) == 0 {
		return strings.ContainsAny(text, "●○★☆■□▪▫") || strings.HasSuffix(text, "%")
	}
	if len(words) > 3 {
		return false
	}
	for _, w := range words {
		if !levelWords[w] {
			return false
		}
	}
	return !levelFillers[words[len(words)-1]]
}

var (
	levelWords = wordSet(`beginner novice basic basics elementary familiar intermediate upper lower advanced proficient competent skilled
		expert master mastery native fluent bilingual professional working limited full conversational proficiency speaker level very good
		grundkenntnisse fortgeschritten experte muttersprache fließend avancé intermédiaire débutant courant básico intermedio avanzado avançado`)
	levelFillers = wordSet("very upper lower full working level professional")
)
