package parse

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"testing"
)

// Hidden text must change no field: here one document is written in every format with
// and without words that nobody sees, beside each of its lines and by every means that
// the format has. The two must give the same JSON, byte for byte.

// eve is a résumé of an invented person, a line each; an empty one is a free line.
var eve = strings.Split(`Eve Sample
Platform Engineer
eve@sample.example | +49 711 5550 1234 | Stuttgart, Germany

SUMMARY
Engineer for deployment platforms with ten years of practice in three companies.

EXPERIENCE
Senior Platform Engineer, Acme GmbH, Berlin, Germany, 03/2019 - 11/2023
Designed the release pipeline because deployments took a day.
Systems Administrator, Beispiel AG, Bonn, Germany, 2014 - 02/2019
Kept 300 servers running.

EDUCATION
University of Sampletown, 2010 - 2014
Bachelor of Science in Physics

SKILLS
Languages: Go, Python
Systems: Kubernetes, Linux`, "\n")

// stuffing would change most fields if anything read it.
const stuffing = "Principal Architect, Hidden Corp Ltd, 2001 - 2023, Skills: Terraform, Rust, jane@hidden.example, +1 503 555 0100"

// A hiding is a way to hide words in a format.
type hiding struct {
	why, name, reason string
	// line writes line i; own says that it holds nothing but hidden words.
	line func(i int, text string, own bool) string
	hide func(i int, beside, words string) string // words hidden beside a text on line i
	file func(t *testing.T, lines []string) []byte
	bare bool // a line of its own with hidden words would show as a free line
}

// The lines beside which words are hidden, where it is not one.
const (
	nowhere    = -1
	everywhere = -2
)

// write writes eve with words hidden on line at: on a line of their own before it, at
// its start, or at its end.
func (h hiding) write(t *testing.T, at int, place string) []byte {
	var out []string
	for i, text := range eve {
		l := h.line(i, text, false)
		switch {
		case i != at && at != everywhere, text == "" && place != "before":
		case place == "before":
			out = append(out, h.line(i, h.hide(i, "", stuffing), true))
		case place == "start":
			l = h.line(i, h.hide(i, "", stuffing)+"\x00"+text, false)
		case place == "end":
			l = h.line(i, text+"\x00"+h.hide(i, text, stuffing), false)
		}
		out = append(out, l)
	}
	return h.file(t, out)
}

// marked applies escape to the visible half of a line, on either side of the mark that
// write sets between it and what is hidden.
func marked(text string, own bool, escape, hidden func(string) string) string {
	if own {
		return hidden(text)
	}
	a, b, ok := strings.Cut(text, "\x00")
	switch {
	case !ok:
		return escape(text)
	case strings.Contains(a, "Hidden Corp") || strings.ContainsRune(a, 0xE0048):
		return hidden(a) + escape(b)
	}
	return escape(a) + hidden(b)
}

func same(s string) string { return s }

// flowHidings makes hidings of a format with markup: show and hide mark up words, wrap
// a line, file a document.
func flowHidings(name string, show func(string) string, wrap func(string) string, file func(*testing.T, []string) []byte, hides map[string]func(string) string) []hiding {
	var out []hiding
	for _, reason := range []string{"invisible", "same-colour", "tiny"} {
		if hides[reason] == nil {
			continue
		}
		out = append(out, hiding{
			why: name + " " + reason, name: name, reason: reason, file: file,
			line: func(_ int, text string, own bool) string {
				if text == "" {
					return wrap("")
				}
				return wrap(marked(text, own, show, same))
			},
			hide: func(_ int, _, words string) string { return hides[reason](words) },
		})
	}
	return out
}

func hidings() []hiding {
	joined := func(_ *testing.T, lines []string) []byte { return []byte(strings.Join(lines, "\n")) }
	tags := func(_ int, _, words string) string {
		return strings.Map(func(r rune) rune { return r + 0xE0000 }, words)
	}
	text := func(_ int, text string, own bool) string { return marked(text, own, same, same) }
	out := []hiding{
		{why: "text with tag characters", name: "x.txt", reason: "zero-width", line: text, hide: tags, file: joined, bare: true},
		{why: "Markdown with tag characters", name: "x.md", reason: "zero-width", line: text, hide: tags, file: joined, bare: true},
	}
	out = append(out, flowHidings("x.docx", func(s string) string { return docxRun("", s) }, func(s string) string { return docxParagraph(s) },
		func(t *testing.T, lines []string) []byte { return docxFile(t, lines...) }, map[string]func(string) string{
			"invisible":   func(s string) string { return docxRun("<w:vanish/>", s) },
			"same-colour": func(s string) string { return docxRun(`<w:color w:val="FFFFFF"/>`, s) },
			"tiny":        func(s string) string { return docxRun(`<w:sz w:val="2"/>`, s) },
		})...)
	out = append(out, flowHidings("x.html", html.EscapeString, func(s string) string { return "<p>" + s + "</p>" },
		func(_ *testing.T, lines []string) []byte {
			return []byte("<!DOCTYPE html><html><body>" + strings.Join(lines, "\n") + "</body></html>")
		}, map[string]func(string) string{
			"invisible":   func(s string) string { return `<span style="display:none">` + s + `</span>` },
			"same-colour": func(s string) string { return `<span style="color:#ffffff">` + s + `</span>` },
			"tiny":        func(s string) string { return `<span style="font-size:1px">` + s + `</span>` },
		})...)
	out = append(out, flowHidings("x.rtf", same, func(s string) string { return `{\pard ` + s + `\par}` },
		func(_ *testing.T, lines []string) []byte {
			return []byte(`{\rtf1\ansi{\colortbl;\red255\green255\blue255;}\fs22 ` + strings.Join(lines, "\n") + "}")
		}, map[string]func(string) string{
			"invisible":   func(s string) string { return `{\v ` + s + `}` },
			"same-colour": func(s string) string { return `{\cf1 ` + s + `}` },
			"tiny":        func(s string) string { return `{\fs2 ` + s + `}` },
		})...)
	span := func(style string) func(string) string {
		return func(s string) string {
			return `<text:span text:style-name="` + style + `">` + html.EscapeString(s) + `</text:span>`
		}
	}
	out = append(out, flowHidings("x.odt", html.EscapeString, func(s string) string { return "<text:p>" + s + "</text:p>" }, odtFile,
		map[string]func(string) string{"invisible": span("None"), "same-colour": span("White"), "tiny": span("Tiny")})...)
	return append(out, pdfHidings()...)
}

// odtFile builds an OpenDocument text of paragraphs given as XML.
func odtFile(t *testing.T, paragraphs []string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	style := func(name, properties string) string {
		return `<style:style style:name="` + name + `" style:family="text"><style:text-properties ` + properties + `/></style:style>`
	}
	fmt.Fprintf(w, `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles>%s</office:automatic-styles>
<office:body><office:text>%s</office:text></office:body></office:document-content>`,
		style("None", `text:display="none"`)+style("White", `fo:color="#ffffff"`)+style("Tiny", `fo:font-size="1pt"`), strings.Join(paragraphs, ""))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pdfHidings draw the hidden words where the visible ones stand, or beside them.
func pdfHidings() []hiding {
	var out []hiding
	for _, way := range []struct{ why, reason, draw string }{
		{"PDF, render mode 3", "invisible", "q BT 3 Tr /F 10 Tf %[1]d %[2]d Td (%[3]s) Tj ET Q"},
		{"PDF, white", "same-colour", "q 1 g BT /F 10 Tf %[1]d %[2]d Td (%[3]s) Tj ET Q"},
		{"PDF, one point", "tiny", "q BT /F 1 Tf %[1]d %[2]d Td (%[3]s) Tj ET Q"},
		{"PDF, left of the page", "off-page", "q BT /F 10 Tf -2000 %[2]d Td (%[3]s) Tj ET Q"},
		{"PDF, clipped away", "off-page", "q 0 0 1 1 re W n BT /F 10 Tf %[1]d %[2]d Td (%[3]s) Tj ET Q"},
	} {
		draw := func(i int, text string) string {
			if text == "" {
				return ""
			}
			return fmt.Sprintf("BT /F 10 Tf 50 %d Td (%s) Tj ET", 760-14*i, pdfEscape(text))
		}
		out = append(out, hiding{
			why: way.why, name: "x.pdf", reason: way.reason,
			line: func(i int, text string, own bool) string {
				return marked(text, own, func(s string) string { return "\n" + draw(i, s) + "\n" }, same)
			},
			hide: func(i int, beside, words string) string {
				return fmt.Sprintf(way.draw, 50+6*len(beside), 760-14*i, pdfEscape(words))
			},
			file: func(_ *testing.T, lines []string) []byte { return pdfFile(strings.Join(lines, "\n")) },
		})
	}
	return out
}

func jsonOf(t *testing.T, name string, data []byte) (*Resume, string) {
	t.Helper()
	r, err := new(Parser).Read(t.Context(), name, bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	check(t, r)
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return r, string(out)
}

// TestHiddenChangesNothing hides words beside one line, in turns before, at the start and
// at the end of it, and beside all lines at once.
func TestHiddenChangesNothing(t *testing.T) {
	places := []string{"before", "start", "end"}
	for k, h := range hidings() {
		t.Run(h.why, func(t *testing.T) {
			t.Parallel()
			plain, want := jsonOf(t, h.name, h.write(t, nowhere, ""))
			if plain.Basics.Name.Value != "Eve Sample" || len(plain.Work) != 2 || len(plain.Skills) != 2 || len(plain.Hidden) != 0 {
				t.Fatalf("without hidden words: %s, hidden %v", want, plain.Hidden)
			}
			see := func(at int, place string) {
				if h.bare && place == "before" {
					return
				}
				r, got := jsonOf(t, h.name, h.write(t, at, place))
				if got != want {
					t.Errorf("line %d, %s:\n got %s\nwant %s", at, place, got, want)
				}
				if r.Text != plain.Text {
					t.Errorf("line %d, %s: the text changes", at, place)
				}
				if !listed(r, h.reason) || !has(r, HiddenText) {
					t.Errorf("line %d, %s: hidden words are not reported: %+v", at, place, r.Hidden)
				}
			}
			for at, text := range eve {
				if place := places[(at+k)%3]; text != "" || place == "before" {
					see(at, place)
				}
			}
			for _, place := range places {
				see(everywhere, place)
			}
		})
	}
}

// listed reports whether the hidden words are listed with their reason.
func listed(r *Resume, reason string) bool {
	for _, h := range r.Hidden {
		if h.Reason == reason && strings.Contains(strings.ReplaceAll(h.Text, " ", ""), "HiddenCorpLtd") {
			return true
		}
	}
	return false
}

// TestZeroWidthInside holds it for characters without width inside of words, also in
// the values of a JSON Resume.
func TestZeroWidthInside(t *testing.T) {
	_, plain := jsonOf(t, "x.txt", []byte(strings.Join(eve, "\n")))
	_, own := jsonOf(t, "x.json", []byte(plain))
	for _, zero := range []string{"\u200B", "\u2060", "\uFEFF", "\u200D", "\U000E0041"} {
		text := strings.NewReplacer("Sample", "Sam"+zero+"ple", "Go", "G"+zero+"o", "2019", "20"+zero+"19", "@", "@"+zero, "Bachelor", zero+"Bachelor", "711", zero+"711").Replace
		for _, test := range []struct{ name, data, want string }{
			{"x.txt", text(strings.Join(eve, "\n")), plain},
			{"x.json", text(plain), own},
		} {
			r, got := jsonOf(t, test.name, []byte(test.data))
			if got != test.want {
				t.Errorf("%s with %+q:\n got %s\nwant %s", test.name, zero, got, test.want)
			}
			if len(r.Hidden) == 0 || r.Hidden[0].Reason != "zero-width" {
				t.Errorf("%s with %+q: not reported: %+v", test.name, zero, r.Hidden)
			}
		}
	}
}
