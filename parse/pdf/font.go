package pdf

import (
	"math"
	"regexp"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// A font turns character codes into text and widths.
type font struct {
	name      string // without the tag of a subset
	style     run.Style
	em        float64 // drawn size of a text of size 1
	composite bool    // Type 0: codes of several bytes

	unicode *cmap       // ToUnicode; nil without one
	letters bool        // a simple font's codes reach over the letters of ASCII
	simple  [256]string // text by code, of a simple font
	codes   *cmap       // of a composite font with a CMap of its own: codes to CIDs
	ucs     bool        // codes of a composite font are UTF-16
	charset *charset    // codes of a composite font are of this set
	adobe   bool        // glyph numbers are those of one of Adobe's collections: all begin with ASCII

	unit    float64 // width units of one em
	widths  widths
	missing float64 // width of a code that widths lacks

	shapes map[codeKey]shape // what was asked before
	known  [256]bool         // and, for codes of one byte,
	short  [256]shape        // here
}

// A shape is what a code says and how far it moves on, in units of the font size.
type shape struct {
	text  string
	width float64
}

// shape returns the shape of a code of n bytes. A font is used by one goroutine.
func (f *font) shape(code uint32, n int) shape {
	if n == 1 {
		if c := byte(code); !f.known[c] {
			f.known[c], f.short[c] = true, shape{f.text(code, n), f.width(code)}
		}
		return f.short[byte(code)]
	}
	key := codeKey{code, n}
	s, ok := f.shapes[key]
	if !ok {
		s = shape{f.text(code, n), f.width(code)}
		if f.shapes == nil {
			f.shapes = map[codeKey]shape{}
		}
		f.shapes[key] = s
	}
	return s
}

// widths holds single widths and ranges of equal ones.
type widths struct {
	one    map[uint32]float64
	ranges []widthRange
}

type widthRange struct {
	low, high uint32
	width     float64
}

// maxRanges bounds the ranges of one font, which are searched one by one.
const maxRanges = 2000

func (w *widths) get(code uint32) (float64, bool) {
	if v, ok := w.one[code]; ok {
		return v, true
	}
	for _, r := range w.ranges {
		if code >= r.low && code <= r.high {
			return r.width, true
		}
	}
	return 0, false
}

// What a new font costs, in steps: its tables stay for the whole document.
const (
	fontCost  = 500
	entryCost = 2 // an entry of its tables
)

// font returns the font of a font dictionary, from the cache if one with the same
// contents was read before.
func (r *reader) font(dict object) *font {
	if dict.isNull() {
		return nil
	}
	id := dict.identity()
	f, ok := r.fonts[id]
	if !ok {
		r.steps += fontCost
		f = r.newFont(dict)
		r.fonts[id] = f
	}
	return f
}

func (r *reader) newFont(dict object) *font {
	f := &font{em: 1, unit: 1000, missing: 500, widths: widths{one: map[uint32]float64{}}}
	subtype := dict.key("Subtype").name()
	inner := dict
	if subtype == "Type0" {
		f.composite = true
		inner = dict.key("DescendantFonts").index(0)
	}
	descriptor := inner.key("FontDescriptor")
	base := fontName(dict, descriptor)
	f.name, f.style = base, style(base, descriptor)
	if m := dict.key("ToUnicode"); m.isStream() {
		f.unicode = r.cmap(m)
	} else if strings.HasPrefix(m.name(), "Identity") {
		f.ucs = true
	}
	switch {
	case f.composite:
		f.readComposite(r, dict.key("Encoding"), inner)
	default:
		f.readEncoding(r, dict, simpleFont{subtype: subtype, base: base, descriptor: descriptor})
		f.readWidths(dict, descriptor, base)
	}
	if subtype == "Type3" {
		f.readType3(dict)
	}
	return f
}

// fontName returns the name without the tag of a subset ("ABCDEF+").
func fontName(dict, descriptor object) string {
	name := dict.key("BaseFont").name()
	if name == "" {
		name = descriptor.key("FontName").name()
	}
	if name == "" {
		name = dict.key("Name").name()
	}
	if i := strings.IndexByte(name, '+'); i == 6 {
		name = name[i+1:]
	}
	return name
}

// Looks as font names tell them. Short forms count at the end only ("-Bd", "BI").
var (
	boldName   = regexp.MustCompile(`(?i)bold|black|heavy|semib|demi|^cmb|^(ec|sf|tc)?bx|^sfbx|-bd|[-,]b(i|it)?$`)
	italicName = regexp.MustCompile(`(?i)ital|obliq|slant|^cm(ti|bxti|sl)|^(ec|sf)(ti|bi|sl)|-it$|[-,]b?i$`)
	capsName   = regexp.MustCompile(`(?i)smallcap|^cmcsc|^(ec|sf)(cc|xc)|caps|-sc$`)
)

// Flags of a font descriptor (ISO 32000-1, table 123).
const (
	flagSymbolic  = 1 << 2
	flagItalic    = 1 << 6
	flagSmallCap  = 1 << 17
	flagForceBold = 1 << 18
)

func style(name string, descriptor object) run.Style {
	flags := int(descriptor.key("Flags").num())
	var s run.Style
	if boldName.MatchString(name) || flags&flagForceBold != 0 || descriptor.key("FontWeight").num() >= 600 {
		s |= run.Bold
	}
	if italicName.MatchString(name) || flags&flagItalic != 0 || descriptor.key("ItalicAngle").num() != 0 {
		s |= run.Italic
	}
	if capsName.MatchString(name) || flags&flagSmallCap != 0 {
		s |= run.Caps
	}
	return s
}

// next splits the first code off s.
func (f *font) next(s []byte) (code uint32, n int) {
	switch {
	case !f.composite:
		return uint32(s[0]), 1
	case f.codes != nil:
		return f.codes.next(s)
	case f.charset != nil:
		return f.charset.next(s)
	case len(s) == 1:
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

// text returns what a code says; "" if that is not known.
func (f *font) text(code uint32, n int) string {
	if s, ok := f.unicode.text(code, n); ok && usable(s) {
		return s
	}
	switch {
	case !f.composite:
		return f.simple[byte(code)]
	case f.ucs && code >= ' ' && code < 0xd800:
		return string(rune(code))
	case f.adobe && code >= 1 && code <= '~'-' '+1:
		return string(rune(' ' - 1 + code))
	case f.charset != nil:
		return f.charset.text(code, n)
	}
	return ""
}

// usable reports whether a ToUnicode entry says anything: some writers fill the table
// with NUL or U+FFFD for what they do not know.
func usable(s string) bool {
	return s != "" && s[0] != 0 && s != "\ufffd"
}

// width returns the advance of a code, in units of the font size.
func (f *font) width(code uint32) float64 {
	switch {
	case f.codes != nil:
		code = f.codes.cid(code)
	case f.charset != nil && code < 0x100:
		return 0.5 // widths go by glyph number, which is not known
	case f.charset != nil:
		return f.missing / f.unit
	}
	w, ok := f.widths.get(code)
	if !ok {
		w = f.missing
	}
	return w / f.unit
}

// maxCIDs is the number of glyphs that a composite font can have.
const maxCIDs = 1 << 16

// cmap reads a stream as a CMap.
func (r *reader) cmap(o object) *cmap {
	m := readCMap(r.stream(o))
	r.steps += entryCost * m.size()
	return m
}

// readComposite reads the encoding and widths of a Type 0 font.
func (f *font) readComposite(r *reader, encoding, inner object) {
	switch name := encoding.name(); {
	case encoding.isStream():
		f.codes = r.cmap(encoding)
	case strings.Contains(name, "UCS2"), strings.Contains(name, "UTF16"):
		f.ucs = true
	case strings.HasPrefix(name, "Identity"):
		switch inner.key("CIDSystemInfo").key("Ordering").raw() {
		case "Japan1", "GB1", "CNS1", "Korea1", "KR":
			f.adobe = true
		}
	default:
		f.charset = charsetOf(name)
	}
	f.missing = 1000
	if dw := inner.key("DW"); !dw.isNull() {
		f.missing = dw.num()
	}
	// W is a list of "first [w w w]" and "first last w".
	w := inner.key("W")
	for i := 0; i+1 < w.len() && !r.spent(); {
		first := code32(w.index(i).num())
		if list := w.index(i + 1); list.isArray() {
			widths := list.numbers(maxCIDs)
			r.steps += entryCost * len(widths)
			for j, width := range widths {
				f.widths.one[first+uint32(j)] = width
			}
			i += 2
			continue
		}
		if len(f.widths.ranges) < maxRanges {
			f.widths.ranges = append(f.widths.ranges,
				widthRange{first, code32(w.index(i + 1).num()), w.index(i + 2).num()})
		}
		i += 3
	}
}

func code32(n float64) uint32 { return uint32(min(max(n, 0), 1<<24)) }

// readWidths reads the widths of a simple font; the standard fonts may leave them out.
func (f *font) readWidths(dict, descriptor object, base string) {
	list := dict.key("Widths")
	if list.len() == 0 {
		f.standardWidths(base)
		return
	}
	f.missing = descriptor.key("MissingWidth").num()
	first := code32(dict.key("FirstChar").num())
	for i, w := range list.numbers(256) {
		f.widths.one[first+uint32(i)] = w
	}
}

// readType3 reads what only fonts of drawn glyphs have: a matrix of their own instead
// of 1000 units to the em. What an em is, such a font does not say; its box is taken
// as 1.2 em high, as those of whole fonts are.
func (f *font) readType3(dict object) {
	m := dict.key("FontMatrix").numbers(6)
	if len(m) < 6 || m[0] == 0 {
		return
	}
	f.unit = 1 / math.Abs(m[0])
	b := dict.key("FontBBox").numbers(4)
	if len(b) == 4 && b[3] != b[1] && math.Abs(m[3]) > 0.1 {
		f.em = math.Abs((b[3]-b[1])*m[3]) / 1.2
	}
}
