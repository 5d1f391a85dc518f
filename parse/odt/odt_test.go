package odt

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

const spaces = `xmlns:office="o" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="s" xmlns:fo="f" xmlns:table="t" xmlns:draw="d" xmlns:xlink="x" xmlns:svg="v" xmlns:meta="m" xmlns:dc="c"`

// packed makes an OpenDocument text of its parts.
func packed(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"} {
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

// body makes the parts of a document with some automatic styles.
func body(inner string) map[string]string {
	return map[string]string{"content.xml": `<office:document-content ` + spaces + `><office:automatic-styles>` +
		style("B", "text", `fo:font-weight="bold"`) + style("I", "text", `fo:font-style="italic"`) + style("V", "text", `text:display="none"`) +
		style("W", "text", `fo:color="#ffffff"`) + style("T", "text", `fo:font-size="2pt"`) +
		`<style:style style:name="Dark" style:family="table-cell"><style:table-cell-properties fo:background-color="#203040"/></style:style>` +
		`</office:automatic-styles><office:body><office:text>` + inner + `</office:text></office:body></office:document-content>`}
}

func style(name, family, properties string) string {
	return `<style:style style:name="` + name + `" style:family="` + family + `"><style:text-properties ` + properties + `/></style:style>`
}

// show writes runs as text: ¶ paragraph, ↵ line, | cell, → tab, # heading, • list
// item, * bold, / italic; hidden runs in braces with their reason.
func show(doc run.Document) string {
	var b strings.Builder
	for _, r := range doc.Runs {
		b.WriteString([]string{"", "→", "|", "↵", "¶"}[r.Break])
		if r.Hidden != run.Visible {
			fmt.Fprintf(&b, "{%d %s}", r.Hidden, r.Text)
			continue
		}
		if r.Head > 0 {
			fmt.Fprintf(&b, "#%d ", r.Head)
		}
		if r.Style&run.Bullet != 0 {
			b.WriteString("•")
		}
		mark := map[run.Style]string{run.Bold: "*", run.Italic: "/"}[r.Style&(run.Bold|run.Italic)]
		b.WriteString(mark + r.Text + mark)
		if r.Link != "" {
			b.WriteString("<" + r.Link + ">")
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	p := func(s string) string { return `<text:p>` + s + `</text:p>` }
	span := func(name, s string) string { return `<text:span text:style-name="` + name + `">` + s + `</text:span>` }
	cell := func(s string) string { return `<table:table-cell>` + s + `</table:table-cell>` }
	for _, test := range []struct{ why, in, want string }{
		{"two paragraphs", p("Go") + p("SQL"), "¶Go¶SQL"},
		{"an empty paragraph shows as a free line", p("Go") + p("") + p("SQL"), "¶Go¶¶SQL"},
		{"white space folds, text:s does not", p(" a \n b<text:s text:c=\"3\"/>c"), "¶a b   c"},
		{"a huge count of blanks is bounded", p(`a<text:s text:c="99999999"/>b`), "¶a" + strings.Repeat(" ", maxSpaces) + "b"},
		{"tabs and line breaks", p("a<text:tab/>b<text:line-break/>c"), "¶a→b↵c"},
		{"headings", `<text:h text:outline-level="2">a</text:h>`, "¶#2 a"},
		{"styles of characters", p("a" + span("B", "b"+span("I", "c"))), "¶a*b*c"},
		{"list items", `<text:list><text:list-header>` + p("a") + `</text:list-header><text:list-item>` + p("b") + p("c") + `<text:list><text:list-item>` + p("d") + `</text:list-item></text:list></text:list-item></text:list>`, "¶a¶•b¶c¶•d"},
		{"a table reads row by row", `<table:table><table:table-column/><table:table-header-rows><table:table-row>` + cell(p("2019")+p("Bonn")) + cell(p("Clerk")+p("Acme")) + `</table:table-row></table:table-header-rows></table:table>`, "¶2019|Clerk¶Bonn|Acme"},
		{"two long cells are columns", `<table:table><table:table-row>` + cell(p("a")+p("b")+p("c")+p("d")) + cell(p("e")+p("f")+p("g")+p("h")) + `</table:table-row></table:table>`, "¶¶a¶b¶c¶d¶e¶f¶g¶h"},
		{"a text box stands behind its paragraph", p(`a<draw:frame><draw:text-box>` + p("box") + `</draw:text-box><svg:title>x</svg:title></draw:frame>b`), "¶ab¶box"},
		{"links", p(`<text:a xlink:href="https://ada.example">me</text:a>`), "¶me<https://ada.example>"},
		{"notes come last", p(`a<text:note><text:note-citation>1</text:note-citation><text:note-body>`+p("n")+`</text:note-body></text:note>`) + p("b"), "¶a¶b¶n"},
		{"comments and deletions are no text", `<text:tracked-changes>` + p("x") + `</text:tracked-changes>` + p("a<office:annotation>"+p("x")+"</office:annotation>"), "¶a"},
		{"hidden characters", p(span("V", "x") + "a"), "¶{1 x}a"},
		{"a hidden section", `<text:section text:display="none">` + p("x") + `</text:section>` + p("a"), "¶{1 x}¶a"},
		{"white on white is hidden", p(span("W", "x")), "¶{2 x}"},
		{"white on a dark cell is not", `<table:table><table:table-row><table:table-cell table:style-name="Dark">` + p(span("W", "a")) + `</table:table-cell></table:table-row></table:table>`, "¶¶a"},
		{"two points are tiny", p(span("T", "x")), "¶{3 x}"},
	} {
		doc, err := Read(t.Context(), packed(t, body(test.in)), Limits{})
		if got := show(doc); err != nil || got != test.want {
			t.Errorf("%s: got %q (%v), want %q", test.why, got, err, test.want)
		}
	}
}

func TestContainer(t *testing.T) {
	parts := body(`<text:p text:style-name="Sub">a</text:p>`)
	parts["styles.xml"] = `<office:document-styles ` + spaces + `><office:styles>` +
		`<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:default-style>` +
		`<style:style style:name="Base" style:family="paragraph" style:default-outline-level="2"><style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>` +
		`<style:style style:name="Sub" style:family="paragraph" style:parent-style-name="Base"><style:text-properties fo:font-size="50%" fo:text-transform="uppercase"/></style:style>` +
		`<style:style style:name="Loop" style:family="paragraph" style:parent-style-name="Loop"/></office:styles>` +
		`<office:master-styles><style:master-page><style:header><text:p>Ada</text:p></style:header><style:header-left><text:p>Ada</text:p></style:header-left>` +
		`<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`
	parts["meta.xml"] = `<office:document-meta ` + spaces + `><office:meta><meta:creation-date>2019-01-01T00:00:00</meta:creation-date><dc:date>2021-03-04T00:00:00</dc:date></office:meta></office:document-meta>`
	doc, err := Read(t.Context(), packed(t, parts), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := show(doc); got != "¶Ada¶#2 *a*" {
		t.Errorf("one header comes first, a page number alone is left out: got %q", got)
	}
	if r := doc.Runs[len(doc.Runs)-1]; r.Head != 2 || r.Size != 7 || r.Style != run.Bold|run.Caps {
		t.Errorf("a style takes from its parent: got %+v", r)
	}
	if doc.Year != 2021 || doc.Month != 3 {
		t.Errorf("got %d-%d, want the month of the last change", doc.Year, doc.Month)
	}
}

func TestLimits(t *testing.T) {
	p := `<text:p>` + strings.Repeat("a", 5000) + `</text:p>`
	long := packed(t, body(p))
	if _, err := Read(t.Context(), long, Limits{MaxPart: 100}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a part over the limit: got %v", err)
	}
	for why, in := range map[string]string{
		"deep nesting":             `<text:p>a</text:p>` + strings.Repeat("<text:section>", 500),
		"deep nesting in a line":   `<text:p>a</text:p><text:p>b` + strings.Repeat("<text:span>", 500),
		"a document cut short":     `<text:p>a</text:p><text:p>b<`,
		"more text than the limit": `<text:p>a</text:p>` + p,
		"empty rows":               `<table:table>` + strings.Repeat(`<table:table-row/>`, 1000) + `</table:table>`,
	} {
		doc, err := Read(t.Context(), packed(t, body(in)), Limits{MaxText: 1000})
		if err != nil || len(doc.Warnings) == 0 || len(doc.Runs) == 0 {
			t.Errorf("%s: got %d runs, warnings %q (%v), want some of both", why, len(doc.Runs), doc.Warnings, err)
		}
	}
	for _, data := range []string{"", "PK\x03\x04", "no zip"} {
		if _, err := Read(t.Context(), []byte(data), Limits{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: got %v, want ErrDamaged", data, err)
		}
	}
	locked := body("")
	locked["META-INF/manifest.xml"] = `<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>`
	if _, err := Read(t.Context(), packed(t, locked), Limits{}); !errors.Is(err, ErrEncrypted) {
		t.Errorf("got %v, want ErrEncrypted", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, long, Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<text:p>a<text:s text:c="2"/><text:tab/></text:p>`, `<style:style style:name="a" style:family="text" style:parent-style-name="a"/>`)
	f.Add(`<table:table><table:table-row><table:table-cell><text:p/></table:table-cell><table:covered-table-cell/></table:table-row></table:table>`, `<style:header><text:p>a</text:p></style:header>`)
	f.Add(`<text:list><text:list-item><text:h text:outline-level="3">a</text:h></text:list-item></text:list>`, `<style:default-style style:family="paragraph"/>`)
	f.Fuzz(func(t *testing.T, inner, styles string) {
		parts := body(inner)
		parts["styles.xml"] = `<office:document-styles ` + spaces + `>` + styles + `</office:document-styles>`
		doc, err := Read(context.Background(), packed(t, parts), Limits{MaxText: 1 << 16})
		if err == nil && len(doc.Runs) > 0 && doc.Runs[0].Break != run.Paragraph {
			t.Fatal("the first run of a flow document begins a paragraph")
		}
	})
}
