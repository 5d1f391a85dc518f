package pdf

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// simpleFont is what the choice of an encoding depends on.
type simpleFont struct {
	subtype, base string
	descriptor    object
}

// readEncoding fills f.simple: the base encoding, then the differences from it.
func (f *font) readEncoding(r *reader, dict object, s simpleFont) {
	encoding := dict.key("Encoding")
	base := encoding.name()
	if base == "" {
		base = encoding.key("BaseEncoding").name()
	}
	switch {
	case base == "WinAnsiEncoding":
		f.simple = fromCharmap(charmap.Windows1252)
	case base == "MacRomanEncoding":
		f.simple = fromCharmap(charmap.Macintosh)
	case base != "StandardEncoding" && f.ownEncoding(r, s):
	case s.subtype == "TrueType" || s.subtype == "Type3":
		f.simple = fromCharmap(charmap.Windows1252)
	default:
		f.simple = standardEncoding()
	}
	first, last := dict.key("FirstChar").num(), dict.key("LastChar").num()
	f.letters = first <= 'z' && last >= 'A'
	code := 0
	differences := encoding.key("Differences")
	for i := 0; i < differences.len() && i < maxItems; i++ {
		item := differences.index(i)
		if !item.isName() {
			code = int(item.num())
			continue
		}
		if code >= 0 && code < 256 {
			f.simple[code] = f.difference(item.name(), code)
		}
		code++
	}
}

// difference returns the text of a glyph name. Names such as "g12" are numbers of
// glyphs and say nothing, unless the number is the code itself, as in the bitmap fonts
// of TeX: then the code stands for its character.
func (f *font) difference(name string, code int) string {
	if s := glyphText(name); s != "" {
		return s
	}
	if len(name) < 2 || atoi(name[1:]) != code || isDigit(name[0]) {
		return ""
	}
	if name[0] == 'a' && (code < ' ' || code >= 0x80) {
		return cork(code, f.letters)
	}
	return fromCharmap(charmap.Windows1252)[code]
}

// cork returns the character of a code in TeX's T1 encoding, outside of ASCII. A font
// without letters is one of text symbols (TS1), of which only the list mark is known.
func cork(code int, letters bool) string {
	if !letters {
		if code == 0x88 {
			return "•"
		}
		return ""
	}
	const low, high = 0x10, 0x80
	t := []rune("“”„«»–—\x00\x00ıȷ")
	switch {
	case code >= 0x1b && code < 0x20:
		return []string{"ff", "fi", "fl", "ffi", "ffl"}[code-0x1b]
	case code >= low && code < low+len(t) && t[code-low] != 0:
		return string(t[code-low])
	case code >= 0xc0:
		switch code {
		case 0xd7:
			return "Œ"
		case 0xdf:
			return "SS"
		case 0xf7:
			return "œ"
		case 0xff:
			return "ß"
		}
		return string(rune(code))
	case code >= high:
		return string([]rune("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£")[code-high])
	}
	return ""
}

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) || n > 1<<20 {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func fromCharmap(m *charmap.Charmap) (t [256]string) {
	for i := ' '; i < 256; i++ {
		if c := m.DecodeByte(byte(i)); c != '\ufffd' && i != 0x7f {
			t[i] = string(c)
		}
	}
	return t
}

// standardEncoding is Adobe's (ISO 32000-1, D.2): ASCII with curly quotes and, from
// 0xa1 on, its own order.
func standardEncoding() (t [256]string) {
	for i := ' '; i < 0x7f; i++ {
		t[i] = string(i)
	}
	t['\''], t['`'] = "’", "‘"
	upper := []rune("¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—")
	for i, c := range upper {
		if c != 0 {
			t[0xa1+i] = string(c)
		}
	}
	for code, c := range map[int]string{
		0xe1: "Æ", 0xe3: "ª", 0xe8: "Ł", 0xe9: "Ø", 0xea: "Œ", 0xeb: "º",
		0xf1: "æ", 0xf5: "ı", 0xf8: "ł", 0xf9: "ø", 0xfa: "œ", 0xfb: "ß",
	} {
		t[code] = c
	}
	return t
}

// ownEncoding fills f.simple from what the font itself says: fixed for the known
// symbol fonts, else read from the program of a Type 1 font.
func (f *font) ownEncoding(r *reader, s simpleFont) bool {
	name := strings.ToLower(s.base)
	switch {
	case strings.Contains(name, "dingbats"), strings.Contains(name, "wingding"):
		f.simple = dingbats()
		return true
	case strings.HasPrefix(name, "symbol"):
		f.simple = symbols()
		return true
	}
	program := s.descriptor.key("FontFile")
	return program.isStream() && f.programEncoding(r.stream(program))
}

// programEncoding reads the "dup 65 /A put" lines in the clear part of a Type 1 font.
func (f *font) programEncoding(data []byte) bool {
	if i := bytes.Index(data, []byte("eexec")); i >= 0 {
		data = data[:i]
	}
	i := bytes.Index(data, []byte("/Encoding"))
	if i < 0 || bytes.HasPrefix(bytes.TrimSpace(data[i+len("/Encoding"):]), []byte("StandardEncoding")) {
		return false
	}
	l := &lexer{data: data[i:]}
	found := false
	for {
		v := l.next(0)
		switch {
		case v.kind == endKind, v.is("def"), v.is("readonly"):
			if found || v.kind == endKind {
				return found
			}
		case v.is("dup"):
			code, name := l.next(0), l.next(0)
			if code.kind == numberKind && code.num >= 0 && code.num < 256 && name.kind == nameKind {
				f.simple[int(code.num)] = glyphText(string(name.str))
				found = true
			}
		}
	}
}

// dingbats holds the list marks of the Dingbats and Wingdings fonts; their other
// signs are no text.
func dingbats() (t [256]string) {
	for _, c := range []byte("lnqruvwxyz{|}~\x9e\x9f\xa7\xa8\xb7\xd8\xe0\xf0\xfc") {
		t[c] = "•"
	}
	t[' '] = " "
	return t
}

// symbols is the Symbol font's encoding, as far as it holds letters and list marks.
func symbols() (t [256]string) {
	t = standardEncoding()
	for i, c := range []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ") {
		t['A'+i] = string(c)
	}
	for i, c := range []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ") {
		t['a'+i] = string(c)
	}
	for i := 0x80; i < 256; i++ {
		t[i] = ""
	}
	for code, c := range map[int]string{
		0x2d: "−", 0xa3: "≤", 0xa5: "∞", 0xa8: "♦", 0xa7: "♣", 0xae: "→", 0xb0: "°", 0xb1: "±",
		0xb3: "≥", 0xb4: "×", 0xb7: "•", 0xbb: "≈", 0xd2: "®", 0xd3: "©", 0xd4: "™",
	} {
		t[code] = c
	}
	return t
}
