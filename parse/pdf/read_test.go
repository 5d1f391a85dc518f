package pdf

import (
	"bytes"
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// TestText: what is drawn is what is read.
func TestText(t *testing.T) {
	form := stream("/Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 -50]/Resources<</Font<</F 5 0 R>>>>", "BT /F 10 Tf 50 700 Td (form) Tj ET")
	toUnicode := "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Subtype/CIDFontType2/W[1[600 600]]/DW 600>>]>>"
	cmap := stream("", "1 beginbfchar <0001> <00410066> endbfchar 1 beginbfrange <0002> <0003> <0078> endbfrange")
	glyphs := "<</Type/Font/Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FirstChar 1/LastChar 3/Widths[60 60 60]" +
		"/Encoding<</Differences[1/Aacute/f_i/uni20AC]>>>>"
	for _, c := range []struct {
		content string
		more    []string
		want    string
		why     string
	}{
		{"BT /F 10 Tf 50 700 Td (one) Tj ET", nil, "one", "the simplest page"},
		{"BT /F 10 Tf 50 700 Td [(one)-600(two)] TJ ET", nil, "one|two", "a wide kern parts runs: 0.6 em"},
		{"BT /F 10 Tf 50 700 Td [(on)30(e)] TJ ET", nil, "one", "kerning of 0.03 em parts nothing"},
		{"BT /F 10 Tf 50 700 Td (a b) Tj ET", nil, "a b", "a space glyph goes on with the run"},
		{"BT /F 10 Tf 3 Tc 50 700 Td (SKILLS) Tj ET", nil, "SKILLS", "letter spacing belongs to the letters"},
		{"BT /F 10 Tf 12 TL 50 700 Td (a) Tj T* (b) Tj (c) ' 1 2 (d) \" ET", nil, "a|b|c|d", "all ways to show and to begin a line"},
		{"BT /F 10 Tf 50 700 Td <6f6E6> Tj ET", nil, "on`", "hexadecimal, a missing last digit is 0"},
		{"BT /F 10 Tf 50 700 Td (\\050\\163\\)\\\nx) Tj ET", nil, "(s)x", "octal, escaped bracket, continued line"},
		{"BI /W 2 /H 1 ID \x01(EI Tj\x00 EI BT /F 10 Tf 50 700 Td (one) Tj ET", nil, "one", "an inline image is stepped over"},
		{"/X Do", []string{form}, "form", "forms are drawn"},
		{"BT /G 10 Tf 50 700 Td <000100020003> Tj ET", []string{toUnicode, cmap}, "Afxy", "two-byte codes through ToUnicode"},
		{"BT /G 10 Tf 50 700 Td <010203> Tj ET", []string{glyphs}, "Áfi€", "names of glyphs: accent, ligature, number"},
		{"BT /F 10 Tf 50 700 Td (caf\x92 \x96) Tj ET", nil, "caf’ –", "WinAnsi beyond Latin-1"},
		{"BT /F 10 Tf 50 700 Td (caf) Tj (\xb4) Tj -6 0 Td ET", nil, "caf´", "an accent beside a letter stays"},
		{"BT /F 10 Tf 50 700 Td [(caf\xb4)600(e)] TJ ET", nil, "café", "an accent under a letter joins it"},
		{"BT /F 10 Tf 50 700 Td (x) Tj ET q BT 60 650 Td (y) Tj ET", nil, "x|y", "the font outlives its text object"},
		{"/Span<</ActualText(fi)>>BDC BT /G 10 Tf 50 700 Td <00090002> Tj ET EMC", []string{toUnicode, cmap}, "fix", "a ligature told by ActualText"},
		{"BT /F 10 Tf 50 700 Td (one) Tj .2 0 Td (one) Tj ET", nil, "one", "drawn twice for weight"},
		{"] ) >> } BT /F 10 Tf 50 700 Td (one) Tj Tj TJ Td ET Q Q", nil, "one", "stray operators and brackets"},
	} {
		if got := texts(read(t, onePage("", c.content, c.more...))); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

// TestPlace: positions are measured from the top left corner of the page as it is
// looked at.
func TestPlace(t *testing.T) {
	for _, c := range []struct {
		extra, content    string
		x, y, width, size float64
		why               string
	}{
		{"", "BT /F 10 Tf 50 700 Td (abcd) Tj ET", 50, 100, 24, 10, "y = 800-700; 4 × 0.6 × 10"},
		{"/MediaBox[100 200 700 1000]", "BT /F 10 Tf 150 900 Td (abcd) Tj ET", 50, 100, 24, 10, "the origin of the box counts"},
		{"/CropBox[10 10 590 790]", "BT /F 10 Tf 50 700 Td (abcd) Tj ET", 40, 90, 24, 10, "and so does what is cropped"},
		{"", "2 0 0 2 0 0 cm BT /F 10 Tf 25 350 Td (abcd) Tj ET", 50, 100, 48, 20, "cm scales place and size"},
		{"", "BT /F 1 Tf 10 0 0 10 50 700 Tm (abcd) Tj ET", 50, 100, 24, 10, "the size may stand in Tm"},
		{"", "BT /F 10 Tf 50 Tz 50 700 Td (abcd) Tj ET", 50, 100, 12, 10, "half as wide"},
		{"", "BT /F 10 Tf 5 Ts 50 700 Td (abcd) Tj ET", 50, 95, 24, 10, "raised"},
		{"/Rotate 90", "BT /F 10 Tf 0 1 -1 0 100 50 Tm (abcd) Tj ET", 50, 100, 24, 10, "turned by 90°: x' = y, y' = x"},
		{"/Rotate 270", "BT /F 10 Tf 0 -1 1 0 500 750 Tm (abcd) Tj ET", 50, 100, 24, 10, "turned by 270°: x' = 800-y, y' = 600-x"},
		{"/Rotate 180", "BT /F 10 Tf -1 0 0 -1 550 100 Tm (abcd) Tj ET", 50, 100, 24, 10, "on its head: x' = 600-x, y' = y"},
		{"", "BT /F 10 Tf 0 1 -1 0 100 50 Tm (abcd) Tj ET", 50, 100, 24, 10, "sideways without saying so"},
	} {
		doc := read(t, onePage(c.extra, c.content))
		if len(doc.Runs) != 1 {
			t.Errorf("%s: %d runs", c.why, len(doc.Runs))
			continue
		}
		r := doc.Runs[0]
		for i, d := range []float64{r.X - c.x, r.Y - c.y, r.Width - c.width, r.Size - c.size} {
			if math.Abs(d) > 0.01 {
				t.Errorf("%s: value %d of %+v is off by %v", c.why, i, r, d)
			}
		}
	}
}

// TestHidden: what a reader does not see is marked, what he sees is not.
func TestHidden(t *testing.T) {
	const text = " BT /F 10 Tf 50 700 Td (abcd) Tj ET"
	for _, c := range []struct {
		content string
		more    string
		want    run.Hidden
		why     string
	}{
		{text, "", run.Visible, "black on paper"},
		{"3 Tr" + text, "", run.Invisible, "no ink"},
		{"/S gs" + text, "<</ca 0>>", run.Invisible, "clear ink"},
		{"1 g" + text, "", run.SameColour, "white on paper"},
		{"0 0 0 0 k" + text, "", run.SameColour, "white in CMYK"},
		{"0 0 .5 rg 0 600 600 200 re f 1 g" + text, "", run.Visible, "white on a blue bar"},
		{"0 0 .5 rg 0 600 600 200 re f" + text, "", run.SameColour, "blue on a blue bar"},
		{"0 0 .5 rg 0 600 m 600 600 l 300 800 l h f 1 g" + text, "", run.Visible, "white on a shape that may lie behind it"},
		{"/Pattern cs /P scn" + text, "", run.Visible, "a pattern is not known to be white"},
		{"BT /F 3 Tf 50 700 Td (abcd) Tj ET", "", run.Tiny, "3 points"},
		{"BT /F 1 Tf 10 0 0 10 50 700 Tm (abcd) Tj ET", "", run.Visible, "1 point, drawn at 10"},
		{"BT /F 10 Tf 50 900 Td (abcd) Tj ET", "", run.OffPage, "above the page"},
		{"0 0 20 20 re W n" + text, "", run.OffPage, "clipped away"},
		{"q 600 0 0 800 0 0 cm BI /W 1 ID \x01 EI Q 3 Tr" + text, "", run.Visible, "the text layer of a scan"},
		{"50 700 m 74 700 l 74 707 l 60 707 66 705 50 707 c f 3 Tr" + text, "", run.Visible, "letters drawn as shapes"},
	} {
		doc := read(t, onePage("", c.content, append([]string{}, c.more)...))
		if len(doc.Runs) != 1 || doc.Runs[0].Hidden != c.want {
			t.Errorf("%s: got %+v, want %v", c.why, doc.Runs, c.want)
		}
	}
}

// TestLinks: a link is that of the letters under it, no more and no less.
func TestLinks(t *testing.T) {
	annots := "/Annots[<</Subtype/Link/Rect[74 695 104 710]/A<</S/URI/URI(https://example.org/jane)>>>>" +
		"<</Subtype/Link/Rect[0 0 600 800]/Dest[3 0 R/Fit]>>]"
	doc := read(t, onePage(annots, "BT /F 10 Tf 50 700 Td (see Jane now) Tj ET"))
	var got []string
	for _, r := range doc.Runs {
		got = append(got, r.Text+"="+r.Link)
	}
	if want := "see =|Jane =https://example.org/jane|now="; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFontsByContents: two pages that call different fonts by one name.
func TestFontsByContents(t *testing.T) {
	data := file("<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R 4 0 R]/MediaBox[0 0 600 800]>>",
		"<</Type/Page/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>", "<</Type/Page/Contents 5 0 R/Resources<</Font<</F 7 0 R>>>>>>",
		deflated("", "BT /F 10 Tf 50 700 Td (A) Tj ET"), courier,
		"<</Type/Font/Subtype/Type1/BaseFont/Times-BoldItalic/Encoding<</Differences[65/B]>>>>")
	doc := read(t, data)
	if got := texts(doc); got != "A|B" || doc.Pages != 2 {
		t.Errorf("got %q on %d pages", got, doc.Pages)
	}
	if s := doc.Runs[1].Style; s != run.Bold|run.Italic {
		t.Errorf("style %v", s)
	}
}

// TestDamage: what is left of a damaged file is read, in time.
func TestDamage(t *testing.T) {
	whole := onePage("", "BT /F 10 Tf 50 700 Td (one) Tj ET")
	noTable := whole[:bytes.LastIndex(whole, []byte("xref\n0"))]
	packed := "1 0 2 34 <</Type/Catalog/Pages 2 0 R>>    <</Kids[3 0 R]/MediaBox[0 0 600 800]>>"
	for _, c := range []struct {
		data []byte
		want string
		why  string
	}{
		{noTable, "one", "no table and no trailer"},
		{bytes.Replace(whole, []byte("startxref"), []byte("startxxxx"), 1), "one", "table not found"},
		{append([]byte("junk\r\n\r\n"), append(whole, "<html>"...)...), "one", "junk around"},
		{bytes.Replace(whole, []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1), "one", "a newer version"},
		{bytes.Replace(whole, []byte("0 6\n"), []byte("0 9999999999\n"), 1), "one", "a table of a billion objects"},
		{bytes.Replace(whole, []byte("/Size"), []byte("/Prev 9/Size"), 1), "one", "tables in a circle"},
		{bytes.Replace(whole, []byte("/Length 33"), []byte("/Length 03"), 1), "one", "a wrong length"},
		{bytes.Replace(whole, []byte("/Length 33"), []byte("/Length 4 0 R"), 1), "one", "a length that is its own stream"},
		{bytes.ReplaceAll(whole, []byte("endobj"), nil), "one", "objects without an end"},
		{bytes.Replace(whole, []byte("Kids[3 0 R]"), []byte("Kids[2 0 R 2 0 R 3 0 R]"), 1), "one", "a page tree in a circle"},
		{bytes.Replace(whole, []byte("Kids[3 0 R]"), []byte("Kids[]"), 1), "one", "a page tree without a page"},
		{file("<<>>", "<<>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
			stream("", "BT /F 10 Tf 50 700 Td (one) Tj ET"), courier,
			stream("/Type/ObjStm/N 2/First 10", packed)), "one", "catalog and tree in an object stream"},
		{file("<</Type/Catalog/Pages 2 0 R>>", stream("/Type/ObjStm/Extends 2 0 R/N 1/First 4", "2 0 <</Type")), "", "a torn object stream that extends itself"},
		{onePage("", "/X Do BT /F 10 Tf 50 700 Td (one) Tj ET", stream("/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>", "/X Do /X Do")), "one", "a form that draws itself"},
	} {
		doc, err := Read(context.Background(), c.data, Limits{Steps: 100_000})
		if got := texts(doc); got != c.want || err != nil && c.want != "" {
			t.Errorf("%s: got %q, %v; want %q", c.why, got, err, c.want)
		}
	}
}

// TestErrors: each condition has its error.
func TestErrors(t *testing.T) {
	whole := onePage("", strings.Repeat("BT /F 10 Tf 50 700 Td (one) Tj ET\n", 100))
	encrypted := bytes.Replace(whole, []byte("/Root"), []byte("/ID[()()]/Encrypt<</Filter/Other>>/Root"), 1)
	for _, c := range []struct {
		data   []byte
		limits Limits
		want   error
		why    string
	}{
		{nil, Limits{}, ErrFormat, "empty"},
		{[]byte("PK\x03\x04"), Limits{}, ErrFormat, "another format"},
		{[]byte("%PDF-1.7\n"), Limits{}, ErrDamaged, "nothing behind the header"},
		{encrypted, Limits{}, ErrEncrypted, "an unknown security handler"},
		{whole, Limits{Steps: 20}, ErrLimit, "100 texts in 20 steps"},
		{whole, Limits{Bytes: 100}, ErrLimit, "100 bytes of content"},
		{whole, Limits{Text: 10}, ErrLimit, "10 bytes of text"},
		{[]byte("%PDF-1.7\n1 0 obj" + strings.Repeat("[", 4<<20)), Limits{}, ErrDamaged, "brackets enough to fill the stack"},
		{[]byte("%PDF-1.7\n1 0 obj" + strings.Repeat("<</A", 1<<20)), Limits{}, ErrDamaged, "and dictionaries"},
		{whole, Limits{}, nil, "nothing wrong"},
	} {
		if doc, err := Read(context.Background(), c.data, c.limits); !errors.Is(err, c.want) || err == nil != (c.want == nil) {
			t.Errorf("%s: got %v, want %v", c.why, err, c.want)
		} else if c.want == ErrLimit && doc.Pages != 1 {
			t.Errorf("%s: what was read before the limit is lost", c.why)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, whole, Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestUnchanged: Read leaves data as it was and gives the same result again.
func TestUnchanged(t *testing.T) {
	data := onePage("", "BT /F 10 Tf 50 700 Td (one) Tj (\\163) Tj ET")
	before := bytes.Clone(data)
	first := texts(read(t, data))
	if again := texts(read(t, data)); again != first || !bytes.Equal(before, data) {
		t.Errorf("got %q, then %q", first, again)
	}
}

func TestDate(t *testing.T) {
	data := bytes.Replace(onePage("", "", "<</CreationDate(D:20190304)/ModDate(D:20230405120000Z)>>"), []byte("/Root"), []byte("/Info 6 0 R/Root"), 1)
	if doc := read(t, data); doc.Year != 2023 || doc.Month != 4 {
		t.Errorf("got %d-%d, want 2023-4: the last change", doc.Year, doc.Month)
	}
}
