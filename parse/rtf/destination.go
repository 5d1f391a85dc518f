package rtf

import "github.com/proven-go/proven/parse/run"

// destination says what becomes of the text in a group.
type destination uint8

const (
	textual     destination = iota // text of the document
	ignored                        // none
	shape                          // none, but for the text box in it
	instruction                    // the code of a field
	mark                           // a list mark, written out for readers that know no lists
	colourTable
	fontTable
	styleSheet
	infoBlock
)

// The lots of paragraphs beside the body.
const (
	headers = iota
	notes
	footers
)

// destinations are the control words that open a destination. Words that are not
// here belong to the text, unless \* stands before them.
var destinations = map[string]destination{
	"fonttbl": fontTable, "colortbl": colourTable, "stylesheet": styleSheet, "info": infoBlock,
	"shpinst": shape, "do": shape, "fldinst": instruction, "listtext": mark, "pntext": mark,
	"pict": ignored, "nonshppict": ignored, "shprslt": ignored, "nonesttables": ignored, "objdata": ignored,
	"xe": ignored, "rxe": ignored, "txe": ignored, "tc": ignored, "tcn": ignored, "filetbl": ignored, "private": ignored,
	"upr": ignored, "template": ignored, "falt": ignored, "panose": ignored, "ftnsep": ignored, "ftnsepc": ignored,
	"ftncn": ignored, "aftnsep": ignored, "aftnsepc": ignored, "aftncn": ignored, "revtbl": ignored, "listtable": ignored,
	"listoverridetable": ignored, "generator": ignored, "shppict": ignored, "annotation": ignored, "objclass": ignored,
	"objname": ignored, "datafield": ignored, "formfield": ignored, "bkmkstart": ignored, "bkmkend": ignored,
	"sp": ignored, "sn": ignored, "sv": ignored, "mmathPict": ignored, "pgdsctbl": ignored,
}

// lot names the words whose text stands apart from the body.
var lot = map[string]int{
	"header": headers, "headerl": headers, "headerr": headers, "headerf": headers, "footnote": notes,
	"footer": footers, "footerl": footers, "footerr": footers, "footerf": footers,
}

// enter opens the destination that the first word of a group names, and reports
// whether it named one.
func (r *reader) enter(t token) bool {
	s := r.at()
	switch t.name {
	case "shptxt", "dptxbxtext":
		if s.dest == shape {
			s.dest, s.box, s.owner = textual, true, true
			s.par, s.char = paragraph{}, plainChar
			s.sink = &sink{next: run.Paragraph, parent: s.sink}
			return true
		}
	case "ud": // the same as the group before it, in Unicode
		if s.starred && s.dest == ignored {
			s.dest = textual
			return true
		}
	case "fldrslt":
		if s.field != nil && s.dest == textual {
			s.link = s.field.target()
			return true
		}
	case "field":
		s.field = &field{}
		return true
	}
	if s.dest != textual && s.dest != styleSheet && s.dest != infoBlock {
		return s.starred && s.dest == instruction && t.name != "fldinst" && r.ignore(s)
	}
	if n, ok := lot[t.name]; ok && s.dest == textual {
		s.sink, s.owner = &sink{next: run.Paragraph, lot: n}, true
		s.par, s.char, s.link, s.box = paragraph{}, plainChar, "", false
		return true
	}
	d, ok := destinations[t.name]
	switch {
	case s.dest != textual:
		return s.starred && s.dest == styleSheet && r.ignore(s)
	case !ok:
		return s.starred && r.ignore(s)
	case d == instruction && s.field == nil:
		d = ignored
	}
	if t.name == "pict" || t.name == "shppict" {
		r.Images++
	}
	s.dest, s.owner = d, true
	if d == mark {
		s.sink.marked = true
	}
	return true
}

func (r *reader) ignore(s *state) bool {
	s.dest = ignored
	return true
}

// leave closes a destination that a group opened.
func (r *reader) leave(s state) {
	if s.dest != textual {
		return
	}
	s.sink.finish()
	if s.sink.parent != nil {
		s.sink.parent.boxes = append(s.sink.parent.boxes, s.sink.paras...)
		return
	}
	r.lots[s.sink.lot] = append(r.lots[s.sink.lot], s.sink.paras)
}

// define obeys a word inside one of the tables before the text.
func (r *reader) define(t token) {
	s := r.at()
	switch s.dest {
	case colourTable:
		shade := uint32(max(0, min(255, t.value)))
		switch t.name {
		case "red":
			r.mix = r.mix&0x00FFFF | shade<<16
		case "green":
			r.mix = r.mix&0xFF00FF | shade<<8
		case "blue":
			r.mix = r.mix&0xFFFF00 | shade
		}
	case fontTable:
		switch t.name {
		case "f":
			s.char.font = t.value
		case "fcharset":
			r.font(s.char.font, font{charset: t.value, known: true})
		case "cpg":
			f := r.fonts[s.char.font]
			f.page = t.value
			r.font(s.char.font, f)
		}
	case styleSheet:
		r.styleWord(t)
	case infoBlock:
		r.infoWord(t)
	}
}

func (r *reader) styleWord(t token) {
	s := r.at()
	st := r.levels[s.style]
	switch t.name {
	case "s":
		s.style = t.value
		return
	case "sbasedon":
		st.base, st.based = t.value, true
	case "outlinelevel":
		if t.value >= 0 && t.value < 9 {
			st.level = t.value + 1
		}
	default:
		return
	}
	r.style(s.style, st)
}

// maxEntries bounds the tables before the text.
const maxEntries = 1 << 12

func (r *reader) style(number int, st style) {
	if _, ok := r.levels[number]; ok || len(r.levels) < maxEntries {
		r.levels[number] = st
	}
}

func (r *reader) font(number int, f font) {
	if _, ok := r.fonts[number]; ok || len(r.fonts) < maxEntries {
		r.fonts[number] = f
	}
}

func (r *reader) infoWord(t token) {
	s := r.at()
	switch t.name {
	case "creatim":
		s.stamp = 1
	case "revtim":
		s.stamp = 2
	case "printim", "buptim":
		s.stamp = 0
	case "yr":
		if s.stamp > 0 {
			r.stamp[s.stamp-1].year = t.value
		}
	case "mo":
		if s.stamp > 0 {
			r.stamp[s.stamp-1].month = t.value
		}
	}
}

// tableText takes the characters in the tables before the text: ends of colours and
// names of styles.
func (r *reader) tableText(s *state, c byte) {
	switch s.dest {
	case colourTable:
		if c == ';' {
			if len(r.colours) < maxEntries {
				r.colours = append(r.colours, r.mix&0xFFFFFF)
			}
			r.mix = automatic
		}
	case styleSheet:
		st := r.levels[s.style]
		if c == ';' {
			if v := run.NamedHead(st.name); v > 0 {
				st.level = v
			}
			st.name = ""
		} else if len(st.name) < 40 {
			st.name += string(rune(c))
		}
		r.style(s.style, st)
	case instruction:
		if len(s.field.code) < 4096 {
			s.field.code = append(s.field.code, c)
		}
	}
}
