package pdf

import "testing"

func TestLexer(t *testing.T) {
	for _, c := range []struct {
		in, want    string
		odd, broken bool
		why         string
	}{
		{"12 -3.5 +.25", "12 -3.5 0.25", false, false, "numbers"},
		{"--5 1-2", "-5 12", false, false, "doubled signs, as other readers take them"},
		{"1.2.3", "1.23", true, false, "the first point counts"},
		{"0 0 1rg", "0 0 1 rg", false, false, "an operator glued to its operand"},
		{"/A#20B /", "/A#20B /", false, false, "names, also the empty one"},
		{"(a(b)\\(c) <61 62 6>", "<61286229" + "2863> <616260>", false, false, "strings"},
		{"<61 62 6>", "<616260>", true, false, "a missing digit"},
		{"<</A[1 2 0 R]/B<</C null>>>>", "<</A [1 2 0 R ] /B <</C null >> >>", false, false, "containers and a reference"},
		{"[1 2 Tj", "[1 2 ] Tj", false, true, "an operator ends a forgotten bracket"},
		{"(abc", "<616263>", false, true, "input ends in a string"},
		{"% note\n7 %", "7", false, false, "comments"},
		{"5 0 Rx 5 0", "5 0 Rx 5 0", false, false, "no references but those with R alone"},
	} {
		l := &lexer{data: []byte(c.in), refs: true}
		var out []byte
		for v := l.next(0); v.kind != endKind; v = l.next(0) {
			if len(out) > 0 {
				out = append(out, ' ')
			}
			if v.kind == wordKind {
				out = append(out, v.str...)
				continue
			}
			out = appendValue(out, v)
		}
		if string(out) != c.want || l.broken != c.broken || c.odd && !l.odd {
			t.Errorf("%s: %q gives %q (odd %v, broken %v), want %q", c.why, c.in, out, l.odd, l.broken, c.want)
		}
	}
}

func TestCMap(t *testing.T) {
	m := readCMap([]byte(`1 begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange
2 beginbfchar <41> <0058> <8001> <D83DDE00> endbfchar
2 beginbfrange <8010> <8012> <0061> <8020> <8021> [<0066 0069> <00660066>] endbfrange
1 begincidrange <8000> <8fff> 100 endcidrange 1 begincidchar <41> 7 endcidchar`))
	for _, c := range []struct {
		code uint32
		n    int
		want string
		why  string
	}{
		{0x41, 1, "X", "one byte"},
		{0x8001, 2, "😀", "a surrogate pair"},
		{0x8012, 2, "c", "third of a range from a"},
		{0x8013, 2, "", "behind the range"},
		{0x8021, 2, "ff", "listed range"},
		{0x41, 2, "", "the same number in two bytes is another code"},
	} {
		if got, _ := m.text(c.code, c.n); got != c.want {
			t.Errorf("%s: %x gives %q, want %q", c.why, c.code, got, c.want)
		}
	}
	if code, n := m.next([]byte{0x41, 0x80}); code != 0x41 || n != 1 {
		t.Errorf("41 80 begins with %x of %d bytes, want 41", code, n)
	}
	if code, n := m.next([]byte{0x80, 0x01, 0x41}); code != 0x8001 || n != 2 {
		t.Errorf("80 01 begins with %x of %d bytes, want 8001", code, n)
	}
	if got := m.cid(0x8002); got != 102 {
		t.Errorf("CID %d, want 102: 100 + 2", got)
	}
}

func TestGlyphText(t *testing.T) {
	for _, c := range []struct{ name, want, why string }{
		{"A", "A", "a letter is itself"},
		{"odieresis", "ö", "letter and accent"},
		{"Scommaaccent", "Ş", "a comma below is written as a cedilla, which every font has"},
		{"f_f_i", "ffi", "a ligature of parts"},
		{"a.sc", "a", "a variant"},
		{"oneoldstyle", "1", "a look"},
		{"Asmall", "a", "a small capital"},
		{"uni00480049", "HI", "two numbers"},
		{"u1F600", "😀", "beyond four digits"},
		{"g27", "", "a number of a glyph"},
		{".notdef", "", "nothing"},
	} {
		if got := glyphText(c.name); got != c.want {
			t.Errorf("%s: %s gives %q, want %q", c.why, c.name, got, c.want)
		}
	}
}
