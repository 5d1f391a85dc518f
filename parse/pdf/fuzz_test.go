package pdf

import (
	"context"
	"testing"
	"unicode/utf8"
)

func FuzzLexer(f *testing.F) {
	for _, s := range []string{
		"BT /F 10 Tf 50 700 Td [(one)-600(two)] TJ ET", "<</A[1 2 0 R]/B<</C(\\050\\\n)>>>>", "<6f6", "[[[[", "(((", "BI ID EI", "1.-.2", "/#4",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l := &lexer{data: data, refs: true}
		for before := -1; ; {
			v := l.next(0)
			if v.kind == endKind {
				return
			}
			if l.pos <= before {
				t.Fatalf("no progress at %d", l.pos)
			}
			before = l.pos
			// What is written again reads as the same.
			if v.kind == wordKind || l.broken || l.odd {
				continue
			}
			once := appendValue(nil, v)
			m := &lexer{data: once, refs: true}
			if again := appendValue(nil, m.next(0)); string(again) != string(once) {
				t.Fatalf("%q reads back as %q", once, again)
			}
		}
	})
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <0041> endbfrange"), []byte("abc"))
	f.Add([]byte("1 beginbfchar <0001> <D83D> endbfchar 1 begincidrange <00000000> <ffffffff> 1 endcidrange"), []byte{0, 1})
	f.Fuzz(func(t *testing.T, data, text []byte) {
		m := readCMap(data)
		for len(text) > 0 {
			code, n := m.next(text)
			if n < 1 || n > len(text) {
				t.Fatalf("code of %d bytes, %d are left", n, len(text))
			}
			if s, _ := m.text(code, n); !utf8.ValidString(s) {
				t.Fatalf("%x gives %q", code, s)
			}
			m.cid(code)
			text = text[n:]
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(onePage("/Annots[<</Subtype/Link/Rect[0 0 600 800]/A<</URI(https://example.org)>>>>]", "q 1 0 0 1 0 0 cm BT /F 10 Tf 50 700 Td (one) Tj ET Q"))
	f.Add(onePage("/Rotate 90", "/X Do 1 g 0 0 9 9 re f W n", stream("/Subtype/Form/BBox[0 0 9 9]", "BT /F 10 Tf (x) ' ET")))
	f.Add(onePage("", "BT /G 10 Tf <00010002> Tj ET", "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</W[1[600 600]2 9 500]/DW 600>>]>>",
		stream("", "1 beginbfrange <0002> <0003> <0078> endbfrange")))
	f.Add(file("<</Type/Catalog/Pages 2 0 R>>", stream("/Type/ObjStm/N 1/First 4", "2 0 <</Kids[2 0 R]>>")))
	f.Add(layered("/BaseState/OFF/ON[8 0 R]", "/OC /A BDC 9 9 2 2 re f BT /F 10 Tf (x) Tj ET EMC /X Do /OC /Both BDC /X Do"))
	f.Add(onePage("/Annots[<</Subtype/Widget/FT/Tx/V(Jane)/Rect[50 700 150 715]>><</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 6 0 R>>>>]",
		"/S gs 0 0 9 9 re f", stream("/Subtype/Form/BBox[0 0 9 9]", "BT /F 10 Tf (x) ' ET")))
	f.Add(built(1))
	limits := Limits{Pages: 5, Bytes: 1 << 20, Steps: 20_000, Text: 1 << 16}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), data, limits)
		if err != nil && doc.Pages > limits.Pages {
			t.Fatalf("%d pages", doc.Pages)
		}
		for _, r := range doc.Runs {
			if !utf8.ValidString(r.Text) || r.Text == "" || r.Page < 1 || r.Page > doc.Pages || r.Width < 0 || r.X != r.X || r.Y != r.Y {
				t.Fatalf("run %+v of %d pages", r, doc.Pages)
			}
		}
	})
}
