package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// layered builds a page with two groups; initial is the configuration that says which
// of them, 7 or 8, are off.
func layered(initial, content string) []byte {
	data := file("<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[7 0 R 8 0 R]/D<<"+initial+">>>>>>",
		"<</Kids[3 0 R]/MediaBox[0 0 600 800]>>",
		"<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>/Properties<</A 7 0 R/B 8 0 R/Both 9 0 R/Any 10 0 R>>>>>>",
		stream("", content), courier,
		stream("/Subtype/Form/OC 7 0 R", "BT /F 10 Tf 50 600 Td (form) Tj ET"),
		"<</Type/OCG/Name(same)>>", "<</Type/OCG/Name(same)>>",
		"<</Type/OCMD/OCGs[7 0 R 8 0 R]/P/AllOn>>", "<</Type/OCMD/OCGs[7 0 R 8 0 R]>>")
	return data
}

// TestOptionalContent: what is switched off is marked as not seen.
func TestOptionalContent(t *testing.T) {
	in := func(group, text string) string {
		return fmt.Sprintf("/OC /%s BDC BT /F 10 Tf 50 700 Td (%s) Tj ET EMC ", group, text)
	}
	for _, c := range []struct {
		initial, content, want, why string
	}{
		{"", in("A", "a") + in("B", "b"), "a|b", "all are on"},
		{"/OFF[7 0 R]", in("A", "a") + in("B", "b"), "b", "one is off, though the two look the same"},
		{"/BaseState/OFF/ON[8 0 R]", in("A", "a") + in("B", "b"), "b", "all are off but one"},
		{"/OFF[7 0 R]", "/OC /A BDC /P BMC EMC " + in("B", "b") + "EMC " + in("B", "c"), "c", "marks nest"},
		{"/OFF[7 0 R]", in("Both", "a") + in("Any", "b"), "b", "combinations: all on, any on"},
		{"/OFF[7 0 R]", "/X Do " + in("B", "b"), "b", "a form of a group"},
		{"/OFF[8 0 R]", "/X Do", "form", "and one that is on"},
		{"/OFF[7 0 R]", "/OC /A BDC 0 0 600 800 re f EMC " + in("B", "b"), "b", "a background that is off hides nothing"},
		{"/OFF[7 0 R]", "EMC EMC " + in("A", "a") + in("None", "b"), "b", "stray marks, unknown groups"},
	} {
		doc := read(t, layered(c.initial, c.content))
		if got := texts(doc); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
		for _, r := range doc.Runs {
			if r.Hidden != run.Visible && r.Hidden != run.Invisible {
				t.Errorf("%s: hidden for reason %d", c.why, r.Hidden)
			}
		}
	}
}

// TestAnnotations: fields of a form and notes are read as they look.
func TestAnnotations(t *testing.T) {
	look := stream("/Subtype/Form/BBox[0 0 100 10]/Resources<</Font<</F 5 0 R>>>>", "BT /F 10 Tf 0 2 Td (Jane) Tj ET")
	for _, c := range []struct {
		annot, want string
		x, y        float64
		why         string
	}{
		{"/Subtype/Widget/Rect[50 700 150 710]/AP<</N 6 0 R>>", "Jane", 50, 98, "in its place: y = 800-700-2"},
		{"/Subtype/FreeText/Rect[50 700 250 720]/AP<</N 6 0 R>>", "Jane", 50, 96, "fitted into a box twice as large: y = 800-700-2·2"},
		{"/Subtype/Widget/Rect[50 700 150 710]/AS/On/AP<</N<</On 6 0 R/Off 5 0 R>>>>", "Jane", 50, 98, "the look of its state"},
		{"/Subtype/Widget/Rect[50 700 150 710]/AS/Off/AP<</N<</On 6 0 R>>>>", "", 0, 0, "no look in its state"},
		{"/Subtype/Widget/F 2/Rect[50 700 150 710]/AP<</N 6 0 R>>", "", 0, 0, "hidden"},
		{"/Subtype/Popup/Rect[50 700 150 710]/AP<</N 6 0 R>>", "", 0, 0, "pops up when asked to"},
		{"/Subtype/Widget/FT/Tx/V(Jane)/Rect[50 700 150 715]", "Jane", 52, 96.5, "typed, and nothing drawn: y = 85 + (15-14.3)/2 + 11, rounded"},
		{"/Subtype/Widget/Parent<</FT/Tx/V<FEFF004A00E4>>>/Rect[50 700 150 715]", "Jä", 52, 96.5, "its parent holds the value"},
		{"/Subtype/Widget/FT/Btn/V(Yes)/Rect[50 700 150 715]", "", 0, 0, "a button's value is no text"},
	} {
		doc := read(t, onePage("/Annots[<<"+c.annot+">>]", "", look))
		if got := texts(doc); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
			continue
		}
		if c.want == "" {
			continue
		}
		if r := doc.Runs[0]; r.X < c.x-1 || r.X > c.x+1 || r.Y < c.y-1 || r.Y > c.y+1 {
			t.Errorf("%s: at %v, %v, want %v, %v", c.why, r.X, r.Y, c.x, c.y)
		}
	}
}

// circle draws a disc of four curves around x, y.
func circle(x, y, r float64) string {
	return fmt.Sprintf("%[1]v %[5]v m %[3]v %[5]v %[3]v %[6]v %[1]v %[6]v c %[2]v %[6]v %[2]v %[5]v %[1]v %[5]v c h f ", x, x-r, x+r, y, y-r, y+r)
}

// TestBullets: drawn list marks become runs, other small shapes do not.
func TestBullets(t *testing.T) {
	line := func(x, y float64, s string) string {
		return fmt.Sprintf("BT /F 10 Tf %v %v Td (%s) Tj ET ", x, y, s)
	}
	one, two := line(60, 700, "one"), line(60, 680, "two")
	for _, c := range []struct{ content, want, why string }{
		{circle(50, 703, 1.5) + one + circle(50, 683, 1.5) + two, "•|one|•|two", "discs"},
		{one + two + circle(50, 703, 1.5) + circle(50, 683, 1.5), "•|one|•|two", "drawn after the text"},
		{"48 702 3 3 re f 48 682 3 3 re f " + one + two, "•|one|•|two", "squares"},
		{circle(50, 703, 1.5) + one + two, "one|two", "a single one is no list"},
		{circle(50, 703, 1.5) + circle(44, 703, 1.5) + one + circle(50, 683, 1.5) + circle(44, 683, 1.5) + two, "one|two", "ratings"},
		{circle(50, 703, 5) + circle(50, 703, 1.5) + one + circle(50, 683, 5) + circle(50, 683, 1.5) + two, "one|two", "parts of icons"},
		{"1 g " + circle(50, 703, 1.5) + circle(50, 683, 1.5) + "0 g " + one + two, "one|two", "white on white"},
		{circle(20, 703, 1.5) + one + circle(20, 683, 1.5) + two, "one|two", "too far away"},
		{circle(50, 710, 1.5) + one + circle(50, 690, 1.5) + two, "one|two", "too high"},
		{line(40, 700, "a") + circle(50, 703, 1.5) + one + line(40, 680, "b") + circle(50, 683, 1.5) + two, "a|one|b|two", "between two words"},
	} {
		if got := texts(read(t, onePage("", c.content))); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

// TestStencil: clear text over its own picture is what a reader sees.
func TestStencil(t *testing.T) {
	clear := "/T gs BT /F 10 Tf 50 700 Td (abcd) Tj ET"
	for _, c := range []struct {
		box  string
		want run.Hidden
		why  string
	}{
		{"48 695 80 712", run.Visible, "the picture is as large as the text"},
		{"48 695 200 712", run.Invisible, "much wider: something else is in it"},
		{"48 600 80 712", run.Invisible, "much higher"},
	} {
		mask := stream("/Subtype/Form/BBox["+c.box+"]", "")
		data := onePage("", "/S gs 0 600 600 200 re f /N gs "+clear, "<</SMask<</G 7 0 R>>>>", mask)
		data = bytes.Replace(data, []byte("/S 6 0 R"), []byte("/S 6 0 R/N<</SMask/None>>/T<</ca 0>>"), 1)
		if doc := read(t, data); len(doc.Runs) != 1 || doc.Runs[0].Hidden != c.want {
			t.Errorf("%s: %+v", c.why, doc.Runs)
		}
	}
}

// TestRepeats: a line that a page break goes through hides nothing.
func TestRepeats(t *testing.T) {
	page := func(clip, more string) string {
		return "q " + clip + " re W n BT /F 10 Tf 50 700 Td (one) Tj ET Q " + more
	}
	visible := "BT /F 10 Tf 50 300 Td (one) Tj ET"
	for _, c := range []struct {
		first, second string
		hidden        int
		why           string
	}{
		{page("0 0 600 600", ""), visible, 0, "clipped on the first page, seen on the second"},
		{visible, page("0 0 600 600", ""), 0, "and the other way round"},
		{page("0 0 600 600", ""), "", 1, "clipped and never seen"},
		{page("0 0 600 600", ""), strings.Replace(visible, "50 300", "90 300", 1), 1, "seen elsewhere"},
	} {
		doc := read(t, file("<</Type/Catalog/Pages 2 0 R>>",
			"<</Kids[3 0 R 4 0 R]/MediaBox[0 0 600 800]/Resources<</Font<</F 7 0 R>>>>>>",
			"<</Type/Page/Contents 5 0 R>>", "<</Type/Page/Contents 6 0 R>>", stream("", c.first), stream("", c.second), courier))
		hidden := 0
		for _, r := range doc.Runs {
			if r.Hidden == run.OffPage {
				hidden++
			}
		}
		if hidden != c.hidden {
			t.Errorf("%s: %d hidden, want %d", c.why, hidden, c.hidden)
		}
	}
}

// TestEastAsia: codes of the predefined character sets.
func TestEastAsia(t *testing.T) {
	for _, c := range []struct{ encoding, more, hex, want, why string }{
		{"90ms-RKSJ-H", "", "41 93fa 967b", "A日本", "one and two bytes"},
		{"EUC-H", "", "c6fc cbdc", "日本", "EUC"},
		{"H", "", "467c 4b5c", "日本", "the same in seven bits"},
		{"GBK-EUC-H", "", "d6d0 b9fa", "中国", "simplified"},
		{"ETen-B5-H", "", "a4a4 b0ea", "中國", "traditional"},
		{"KSCms-UHC-H", "", "c7d1 b1b9", "한국", "Korean"},
		{"UniJIS-UCS2-H", "", "65e5 672c", "日本", "Unicode"},
		{"Identity-H", "/ToUnicode/Identity-H", "65e5", "日", "Unicode by another name"},
		{"Identity-H", "", "0022 0042", "", "glyph numbers of an unknown font"},
	} {
		font := "<</Subtype/Type0/Encoding/" + c.encoding + c.more + "/DescendantFonts[<</Subtype/CIDFontType2>>]>>"
		got := texts(read(t, onePage("", "BT /G 10 Tf 50 700 Td <"+c.hex+"> Tj ET", font)))
		if strings.ReplaceAll(got, "|", "") != c.want {
			t.Errorf("%s, %s: got %q, want %q", c.encoding, c.why, got, c.want)
		}
	}
	adobe := "<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/CIDSystemInfo<</Ordering(GB1)>>>>]>>"
	if got := texts(read(t, onePage("", "BT /G 10 Tf 50 700 Td <00220043> Tj ET", adobe))); got != "Ab" {
		t.Errorf("Adobe's collections begin with ASCII: got %q", got)
	}
}
