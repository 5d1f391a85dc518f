package rtf

import (
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/proven-go/proven/parse/run"
)

// A byte of text means what the font's character set says, else the document's code
// page. Bytes are gathered and decoded together, because in the East Asian code pages
// two make one character and each is written as \'xx of its own.

// font is an entry of the font table.
type font struct {
	charset, page int
	known         bool
}

// symbolSet is the character set of Symbol and Wingdings.
const symbolSet = 2

// pages are the code pages of the character sets.
var pages = map[int]int{
	0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
	177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437,
}

var encodings = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866,
	874: charmap.Windows874, 932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257,
	1258: charmap.Windows1258, 10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 20866: charmap.KOI8R,
}

// decoder holds text that is not a run yet.
type decoder struct {
	raw  []byte
	half rune // the first of a pair of surrogates
}

// char takes one byte of text.
func (r *reader) char(c byte) {
	s := r.at()
	s.fresh = false
	if s.dest != textual {
		r.tableText(s, c)
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	if len(r.text.raw) < 1<<16 || c < 0x80 {
		r.text.raw = append(r.text.raw, c)
	}
	if len(r.text.raw) >= 1<<16 {
		r.flush()
	}
}

// flush decodes the bytes gathered and adds them.
func (r *reader) flush() {
	raw := r.text.raw
	if len(raw) == 0 {
		return
	}
	r.text.raw = raw[:0]
	f := r.fonts[r.at().char.font]
	if f.charset == symbolSet && f.known {
		var out []rune
		for _, c := range raw {
			if c > ' ' { // the private area of symbol fonts
				out = append(out, 0xF000+rune(c))
			} else {
				out = append(out, rune(c))
			}
		}
		r.add(string(out))
		return
	}
	r.add(decode(raw, r.page(f)))
}

// page is the code page of text in a font.
func (r *reader) page(f font) int {
	switch page, ok := pages[f.charset]; {
	case f.page > 0:
		return f.page
	case f.known && f.charset > 1 && ok:
		return page
	}
	return r.ansi
}

func decode(raw []byte, page int) string {
	ascii := true
	for _, c := range raw {
		ascii = ascii && c < 0x80
	}
	if ascii || page == 65001 && utf8.Valid(raw) {
		return string(raw)
	}
	e := encodings[page]
	if e == nil {
		// A number that is no code page; some writers also put plain UTF-8 there.
		if utf8.Valid(raw) {
			return string(raw)
		}
		e = charmap.Windows1252
	}
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		out, _ = charmap.Windows1252.NewDecoder().Bytes(raw)
	}
	return string(out)
}

// unicode takes the character of a \u; values over 32,767 are written as negative.
func (r *reader) unicode(v int) {
	if v < 0 {
		v += 1 << 16
	}
	c := rune(v)
	r.skip = r.at().unicode
	switch {
	case v < 0 || v > utf8.MaxRune:
		c = utf8.RuneError
	case c >= 0xD800 && c < 0xDC00:
		r.text.half = c
		return
	case c >= 0xDC00 && c < 0xE000:
		c = utf16.DecodeRune(r.text.half, c)
	}
	r.text.half = 0
	if r.at().dest == instruction {
		r.at().field.code = utf8.AppendRune(r.at().field.code, c)
		return
	}
	r.add(string(c))
}

// letters are the control words that stand for a character.
var letters = map[string]string{
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
	"emspace": " ", "enspace": " ", "qmspace": " ",
}

func (r *reader) letter(t token) bool {
	c, ok := letters[t.name]
	if ok {
		r.add(c)
	}
	return ok
}

// symbol obeys a control symbol.
func (r *reader) symbol(c byte) {
	s := r.at()
	switch c {
	case '*':
		s.starred = s.fresh
		return
	case '\\', '{', '}':
		r.char(c)
		return
	}
	s.fresh = false
	if r.skip > 0 {
		r.skip--
		return
	}
	switch c {
	case '~':
		r.add("\u00A0")
	case '_':
		r.add("-")
	case '\n', '\r': // an old way to write \par
		if s.dest == textual && r.Charge(0) {
			s.sink.endParagraph(s.par.table)
		}
	case '\t':
		if s.dest == textual {
			s.sink.breakBefore(run.Tab)
		}
	}
}

// add appends a run, within the text budget.
func (r *reader) add(text string) {
	s := r.at()
	if s.dest != textual || text == "" || s.char.deleted || !r.Charge(len(text)) {
		return
	}
	k := s.sink
	if !s.par.table {
		k.endRow()
	}
	out := run.Run{Text: text, Size: float64(s.char.half) / 2, Style: s.char.looks.Style(), Head: s.par.level, Link: s.link, Hidden: r.hidden(s)}
	if s.par.list && s.par.level == 0 && len(k.runs) == 0 {
		out.Style |= run.Bullet
	}
	if n := len(k.runs) - 1; n >= 0 && k.next == run.None && len(k.runs[n].Text) < maxJoined && joins(k.runs[n], out) {
		k.runs[n].Text += text
		return
	}
	k.add(out)
}

// maxJoined bounds how long a run grows by joining, which copies it every time.
const maxJoined = 1 << 12

// joins reports whether a run goes on in the look of the one before.
func joins(a, b run.Run) bool {
	return a.Size == b.Size && a.Head == b.Head && a.Link == b.Link && a.Hidden == b.Hidden && a.Style&^run.Bullet == b.Style&^run.Bullet
}
