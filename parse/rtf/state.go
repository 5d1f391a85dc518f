package rtf

import "github.com/proven-go/proven/parse/run"

// state is what a group hands down to the groups in it.
type state struct {
	sink    *sink // where text goes in the text destination
	dest    destination
	fresh   bool // nothing of the group was read yet
	starred bool // the group began with \*
	owner   bool // the group opened its destination
	char    char
	par     paragraph
	unicode int // fallback characters behind every \u
	field   *field
	link    string
	box     bool // in a drawn shape or shaded row, whose fill is not known
	stamp   int  // which date of the document is read
	style   int  // which style is read
}

// char is the look of characters.
type char struct {
	looks           run.Looks // bold, italic, capitals
	hidden, deleted bool
	half            int // size in half points
	font            int
	colour, fill    int // numbers in the colour table; 0 is automatic
}

var plainChar = char{half: 24}

// paragraph is what matters of a paragraph's look.
type paragraph struct {
	level int // heading level, 0 is none
	list  bool
	table bool
	fill  int
}

// style is an entry of the style sheet.
type style struct {
	name        string
	level, base int
	based       bool
}

type date struct{ year, month int }

// automatic is no colour of its own.
const automatic = 1 << 24

// control obeys a control word.
func (r *reader) control(t token) {
	s := r.at()
	fresh := s.fresh
	s.fresh = false
	if r.skip > 0 && t.name != "u" && s.dest == textual { // a word stands for one fallback character
		r.skip--
	}
	if fresh && r.over == 0 && r.enter(t) {
		return
	}
	switch s.dest {
	case colourTable, fontTable, styleSheet, infoBlock:
		r.define(t)
		return
	case textual, instruction:
	default:
		if t.name == "pict" {
			r.Images++
		}
		return
	}
	if r.place(t) || r.letter(t) || r.paragraphWord(t) {
		return
	}
	r.charWord(t)
}

// on reads a toggle: no value means on.
func (t token) on() bool { return !t.given || t.value != 0 }

// charWord obeys a word for the look of characters.
func (r *reader) charWord(t token) {
	s := r.at()
	switch t.name {
	case "plain":
		s.char = plainChar
		s.char.font = r.deffont
	case "b":
		s.char.looks.Set(run.Bold, t.on())
	case "i":
		s.char.looks.Set(run.Italic, t.on())
	case "caps", "scaps":
		s.char.looks.Set(run.Caps, t.on())
	case "v":
		s.char.hidden = t.on()
	case "deleted":
		s.char.deleted = t.on()
	case "fs":
		if t.value > 0 && t.value < 4000 {
			s.char.half = t.value
		}
	case "f":
		s.char.font = t.value
	case "cf":
		s.char.colour = t.value
	case "cb", "chcbpat", "highlight":
		s.char.fill = t.value
	case "uc":
		s.unicode = max(0, min(8, t.value))
	case "u":
		r.unicode(t.value)
	case "ansicpg":
		r.ansi = t.value
	case "mac":
		r.ansi = 10000
	case "pc":
		r.ansi = 437
	case "pca":
		r.ansi = 850
	case "deff":
		r.deffont = t.value
		s.char.font = t.value
	case "pict":
		r.Images++
	}
}

// paragraphWord obeys a word for the look of paragraphs and rows.
func (r *reader) paragraphWord(t token) bool {
	s := r.at()
	switch t.name {
	case "pard":
		s.par = paragraph{}
	case "s":
		s.par.level = r.level(t.value, 0)
	case "outlinelevel":
		if t.value >= 0 && t.value < 9 {
			s.par.level = t.value + 1
		}
	case "ls":
		s.par.list = t.value > 0
	case "intbl":
		s.par.table = t.on()
	case "cbpat":
		s.par.fill = t.value
	case "trowd":
		s.sink.shaded = false
	case "clcbpat":
		s.sink.shaded = s.sink.shaded || !white(r.colour(t.value))
	case "clshdng":
		s.sink.shaded = s.sink.shaded || t.value > 0
	default:
		return false
	}
	return true
}

// level is the heading level of a paragraph style, its own or that of its base.
func (r *reader) level(number, depth int) int {
	st, ok := r.levels[number]
	switch {
	case !ok || depth > 20:
		return 0
	case st.level > 0 || !st.based || st.base == number:
		return st.level
	}
	return r.level(st.base, depth+1)
}

// colour returns an entry of the colour table.
func (r *reader) colour(number int) uint32 {
	if number <= 0 || number >= len(r.colours) {
		return automatic
	}
	return r.colours[number]
}

func white(c uint32) bool {
	return c == automatic || run.White(c)
}

// hidden says why a reader would not see a text in the state s. Where the colour
// behind it is not known (a drawn box, a shaded row) white text counts as visible.
func (r *reader) hidden(s *state) run.Hidden {
	behind := r.colour(s.char.fill)
	if behind == automatic {
		behind = r.colour(s.par.fill)
	}
	ink := r.colour(s.char.colour)
	switch {
	case s.char.hidden:
		return run.Invisible
	case s.char.half < 8:
		return run.Tiny
	case ink != automatic && ink == behind:
		return run.SameColour
	case ink != automatic && white(ink) && white(behind) && !s.box && !(s.sink.shaded && s.par.table):
		return run.SameColour
	}
	return run.Visible
}
