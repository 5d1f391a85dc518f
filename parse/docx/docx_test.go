package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// pack makes a Word document of its parts.
func packed(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{"word/document.xml", "word/styles.xml", "word/header1.xml", "word/_rels/document.xml.rels", "docProps/core.xml"} {
		if parts[name] == "" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		fmt.Fprint(w, parts[name])
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

func body(inner string) map[string]string {
	return map[string]string{"word/document.xml": `<w:document xmlns:w="w" xmlns:mc="mc" xmlns:r="r"><w:body>` + inner + `</w:body></w:document>`}
}

// show writes runs as text: ¶ paragraph, ↵ line, | cell, → tab; hidden runs in braces.
func show(doc run.Document) string {
	var b strings.Builder
	for _, r := range doc.Runs {
		b.WriteString([]string{"", "→", "|", "↵", "¶"}[r.Break])
		if r.Hidden != run.Visible {
			fmt.Fprintf(&b, "{%d %s}", r.Hidden, r.Text)
			continue
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	p := func(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }
	cell := func(s string) string { return `<w:tc>` + s + `</w:tc>` }
	box := func(s string) string { return `<w:drawing><w:txbxContent>` + s + `</w:txbxContent></w:drawing>` }
	lines := func(all ...string) string {
		return `<w:p><w:r><w:t>` + strings.Join(all, `</w:t><w:br/><w:t>`) + `</w:t></w:r></w:p>`
	}
	prose := strings.Repeat("kept the books of a mill ", 4)
	long := strings.Repeat("kept the books of a mill ", 10)
	for _, test := range []struct{ why, in, want string }{
		{"two paragraphs", p("Go") + p("SQL"), "¶Go¶SQL"},
		{"an empty paragraph shows as a free line", p("Go") + `<w:p/>` + p("SQL"), "¶Go¶¶SQL"},
		{"tabs and line breaks", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>`, "¶a→b↵c"},
		{"tab stops are no tabs", `<w:p><w:pPr><w:tabs><w:tab w:val="right"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, "¶a"},
		{"deleted text and field codes are not read", `<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:t>a</w:t></w:r></w:p>`, "¶a"},
		{"content control round a run", `<w:p><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "¶a"},
		{"content control round a paragraph", `<w:sdt><w:sdtContent>` + p("a") + `</w:sdtContent></w:sdt>`, "¶a"},
		{"a table reads row by row", `<w:tbl><w:tr>` + cell(p("2019")+p("Bonn")) + cell(p("Clerk")+p("Acme")) + `</w:tr></w:tbl>`, "¶2019|Clerk¶Bonn|Acme"},
		{"two long cells are columns", `<w:tbl><w:tr>` + cell(p("a")+p("b")+p("c")+p("d")) + cell(p("e")+p("f")+p("g")+p("h")) + `</w:tr></w:tbl>`, "¶¶a¶b¶c¶d¶e¶f¶g¶h"},
		{"the choice of a drawing, not its fallback", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + p("box") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("box") + `</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>a</w:t></w:r></w:p>`, "¶a¶box"},
		{"a short box is read where it is anchored", `<w:p><w:r>` + box(p("box")) + `<w:t>` + prose + `</w:t></w:r></w:p>` + p("end"), "¶" + prose + "¶box¶end"},
		{"a long box beside running text is read behind it", `<w:p><w:r>` + box(p("a")+p("b")+p("c")+p("d")) + `<w:t>` + prose + `</w:t></w:r></w:p>` + p("end"), "¶" + prose + "¶end¶a¶b¶c¶d"},
		{"... but not where it is the text of a head", `<w:p><w:r>` + box(p("a")+p("b")+p("c")+p("d")) + `<w:t>Work</w:t></w:r></w:p>` + p("end"), "¶Work¶a¶b¶c¶d¶end"},
		{"columns of one paragraph each with line breaks", `<w:tbl><w:tr>` + cell(lines("a", "b", "c", "d")) + cell(lines("e", "f", "g", "h")) + `</w:tr></w:tbl>`, "¶¶a↵b↵c↵d¶e↵f↵g↵h"},
		{"lines beside each other in two paragraphs", `<w:tbl><w:tr>` + cell(lines("2019", "Bonn")) + cell(lines("Clerk", "Acme")) + `</w:tr></w:tbl>`, "¶2019|Clerk↵Bonn|Acme"},
		{"two long paragraphs are columns", `<w:tbl><w:tr>` + cell(p(long)) + cell(p(long)) + `</w:tr></w:tbl>`, "¶¶" + long + "¶" + long},
		{"a long paragraph beside a label is not", `<w:tbl><w:tr>` + cell(p("Skills")) + cell(p(long)) + `</w:tr></w:tbl>`, "¶Skills|" + long},
		{"vanished text is hidden", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>a</w:t></w:r></w:p>`, "¶{1 x}a"},
		{"white on white is hidden", `<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>x</w:t></w:r></w:p>`, "¶{2 x}"},
		{"white on a dark cell is not", `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="203040"/></w:tcPr><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "¶¶x"},
		{"two points are tiny", `<w:p><w:r><w:rPr><w:sz w:val="4"/></w:rPr><w:t>x</w:t></w:r></w:p>`, "¶{3 x}"},
		{"a document cut short keeps what was read", p("a") + `<w:p><w:r><w:t>b</w:t>`, "¶a¶b"},
	} {
		doc, err := Read(t.Context(), packed(t, body(test.in)), Limits{})
		if got := show(doc); err != nil || got != test.want {
			t.Errorf("%s: got %q (%v), want %q", test.why, got, err, test.want)
		}
	}
}

func TestStyles(t *testing.T) {
	parts := body(`<w:p><w:pPr><w:pStyle w:val="Sub"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>b</w:t></w:r></w:p>`)
	parts["word/styles.xml"] = `<w:styles xmlns:w="w"><w:style w:styleId="H" w:type="paragraph"><w:name w:val="heading 2"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
		<w:style w:styleId="Sub"><w:basedOn w:val="H"/><w:rPr><w:caps/></w:rPr></w:style><w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>`
	doc, err := Read(t.Context(), packed(t, parts), Limits{})
	if err != nil || len(doc.Runs) != 2 {
		t.Fatalf("got %d runs, %v", len(doc.Runs), err)
	}
	if r := doc.Runs[0]; r.Head != 2 || r.Size != 14 || r.Style != run.Bold|run.Caps {
		t.Errorf("a style takes from its base: got %+v", r)
	}
	if r := doc.Runs[1]; r.Style != run.Italic|run.Bullet {
		t.Errorf("a numbered paragraph is a list item: got %+v", r)
	}
}

func TestContainer(t *testing.T) {
	parts := body(`<w:p><w:hyperlink r:id="rId1"><w:r><w:t>me</w:t></w:r></w:hyperlink></w:p>`)
	parts["word/header1.xml"] = `<w:hdr xmlns:w="w"><w:p><w:r><w:t>Ada</w:t></w:r></w:p></w:hdr>`
	parts["word/_rels/document.xml.rels"] = `<Relationships><Relationship Id="rId1" Type="x/hyperlink" Target="https://ada.example"/><Relationship Id="rId2" Type="x/header" Target="header1.xml"/></Relationships>`
	parts["docProps/core.xml"] = `<c:p xmlns:c="c" xmlns:d="d"><d:modified>2021-03-04T00:00:00Z</d:modified></c:p>`
	doc, err := Read(t.Context(), packed(t, parts), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := show(doc); got != "¶Ada¶me" || doc.Runs[1].Link != "https://ada.example" {
		t.Errorf("the header comes first, links have targets: got %q, %q", got, doc.Runs[1].Link)
	}
	if doc.Year != 2021 || doc.Month != 3 {
		t.Errorf("got %d-%d, want the month of the last change", doc.Year, doc.Month)
	}
}

func TestLimits(t *testing.T) {
	long := packed(t, body(`<w:p><w:r><w:t>`+strings.Repeat("a", 5000)+`</w:t></w:r></w:p>`))
	if _, err := Read(t.Context(), long, Limits{MaxPart: 100}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a part over the limit: got %v", err)
	}
	deep := packed(t, body(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`+strings.Repeat("<w:sdt>", 500)))
	if doc, err := Read(t.Context(), deep, Limits{}); err != nil || len(doc.Warnings) == 0 {
		t.Errorf("deep nesting ends the reading with a warning: got %v, %v", doc.Warnings, err)
	}
	for why, in := range map[string]string{
		"more text than the limit":        `<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>` + strings.Repeat("b", 5000) + `</w:t></w:r></w:p>`,
		"empty paragraphs over the limit": strings.Repeat(`<w:p/>`, 1000),
		"empty rows over the limit":       `<w:tbl>` + strings.Repeat(`<w:tr/>`, 1000) + `</w:tbl>`,
	} {
		doc, err := Read(t.Context(), packed(t, body(in)), Limits{MaxText: 1000})
		if err != nil || len(doc.Warnings) != 1 || len(doc.Runs) == 0 || len(doc.Runs) > 1000/8 {
			t.Errorf("%s: got %d runs, warnings %q (%v), want some of both", why, len(doc.Runs), doc.Warnings, err)
		}
	}
	wide := `<w:tbl><w:tr>` + strings.Repeat(`<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>`, run.MaxCells+1) + `</w:tr></w:tbl>`
	if doc, err := Read(t.Context(), packed(t, body(wide)), Limits{}); err != nil || strings.Contains(show(doc), "|") {
		t.Errorf("a row of too many cells is none: got %q (%v)", show(doc), err)
	}
	for _, data := range []string{"", "PK\x03\x04", "no zip"} {
		if _, err := Read(t.Context(), []byte(data), Limits{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: got %v, want ErrDamaged", data, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, long, Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

// TestRepeatedPart holds that one large part named again and again is not read as
// often.
func TestRepeatedPart(t *testing.T) {
	parts := body(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`)
	parts["word/header1.xml"] = `<w:hdr xmlns:w="w">` + strings.Repeat(`<w:p/>`, 10_000) + `</w:hdr>`
	parts["word/_rels/document.xml.rels"] = `<Relationships>` + strings.Repeat(`<Relationship Id="a" Type="x/header" Target="header1.xml"/>`, 1000) + `</Relationships>`
	doc, err := Read(t.Context(), packed(t, parts), Limits{MaxPart: 1 << 17})
	if err != nil || show(doc) != "¶a" || len(doc.Warnings) != 1 {
		t.Errorf("got %q, warnings %q (%v), want the body and a warning", show(doc), doc.Warnings, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`, `<w:styles xmlns:w="w"/>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`, `<w:styles xmlns:w="w"><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>`)
	f.Fuzz(func(t *testing.T, inner, style string) {
		parts := body(inner)
		parts["word/styles.xml"] = style
		doc, err := Read(context.Background(), packed(t, parts), Limits{MaxText: 1 << 16})
		if err == nil && len(doc.Runs) > 0 && doc.Runs[0].Break != run.Paragraph {
			t.Fatal("the first run of a flow document begins a paragraph")
		}
	})
}
