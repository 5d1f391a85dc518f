package parse_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse"
)

// The benchmarks read the same words in every format: once as a résumé of about a page,
// and with its body ten times over. A PDF cannot be made in a few lines, so two of
// testdata stand for it, with one column and with two; JSON Resume comes from there too.

// BenchmarkRead measures the whole way from bytes to a Resume.
// go test ./parse -run '^$' -bench Read
func BenchmarkRead(b *testing.B) {
	for _, d := range benchmarkDocuments(b) {
		b.Run(d.name, func(b *testing.B) {
			b.SetBytes(int64(len(d.data)))
			b.ReportAllocs()
			parser := new(parse.Parser)
			for b.Loop() {
				if _, err := parser.Read(b.Context(), path.Base(d.file), bytes.NewReader(d.data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A benchmark of a document that the parser does not understand would measure nothing.
func TestBenchmarkDocuments(t *testing.T) {
	for _, d := range benchmarkDocuments(t) {
		r, err := new(parse.Parser).Read(t.Context(), d.file, bytes.NewReader(d.data))
		if err != nil {
			t.Errorf("%s: %v", d.name, err)
			continue
		}
		if len(r.Work) < d.jobs || len(r.Skills) == 0 || r.Basics.Email.IsZero() {
			t.Errorf("%s: %d jobs of %d, %d groups of skills, e-mail %q", d.name, len(r.Work), d.jobs, len(r.Skills), r.Basics.Email.Value)
		}
	}
}

// benchmarkDocument is one input; jobs is the least number that must be found in it.
type benchmarkDocument struct {
	name, file string
	data       []byte
	jobs       int
}

func benchmarkDocuments(tb testing.TB) []benchmarkDocument {
	tb.Helper()
	var out []benchmarkDocument
	source, err := os.ReadFile("../testdata/sources/go-platform-owner.txt")
	if err != nil {
		tb.Fatal(err)
	}
	formats := []struct {
		ext   string
		write func(testing.TB, []block) []byte
	}{{"txt", asText}, {"md", asMarkdown}, {"html", asHTML}, {"rtf", asRTF}, {"docx", asWord}, {"odt", asOpenDocument}}
	for _, f := range formats {
		for _, times := range []int{1, 10} {
			data := f.write(tb, blocksOf(string(source), times))
			out = append(out, benchmarkDocument{fmt.Sprintf("%s/x%d", f.ext, times), "made." + f.ext, data, 3})
		}
	}
	for _, file := range []string{"front-end-only.pdf", "go-platform-owner.pdf", "node-backend.json", "career-changer.json"} {
		data, err := os.ReadFile(filepath.Join(resumes, file))
		if err != nil {
			tb.Fatal(err)
		}
		stem, ext, _ := strings.Cut(file, ".")
		out = append(out, benchmarkDocument{ext + "/" + stem, file, data, 1})
	}
	return out
}

// A block is a paragraph and what it is: 1 and 2 a head of that level, 3 an entry with
// its dates behind a tab, 0 a line of a list, -1 a plain line.
type block struct {
	level int
	text  string
}

// blocksOf reads a file of testdata/sources and repeats the entries of each section.
func blocksOf(source string, times int) []block {
	head, body, _ := strings.Cut(source, "\n\n")
	value := map[string]string{}
	for _, line := range strings.Split(head, "\n") {
		k, v, _ := strings.Cut(line, ": ")
		value[k] = v
	}
	out := []block{{1, value["name"]}, {-1, value["label"]},
		{-1, strings.Join([]string{value["place"], value["phone"], value["email"], value["links"]}, " | ")}}
	for _, section := range strings.Split(strings.TrimPrefix(body, "## "), "\n## ") {
		title, lines, _ := strings.Cut(section, "\n")
		out = append(out, block{2, title})
		for range times {
			for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
				switch {
				case strings.HasPrefix(line, "### "):
					parts := strings.Split(line[4:], " | ")
					last := len(parts) - 1
					out = append(out, block{3, strings.Join(parts[:last], ", ") + "\t" + parts[last]})
				case strings.HasPrefix(line, "- "):
					out = append(out, block{0, line[2:]})
				default:
					out = append(out, block{-1, line})
				}
			}
		}
	}
	return out
}

// written writes every block with a format for its level; each format takes the text.
func written(blocks []block, formats map[int]string, escape func(string) string) string {
	var b strings.Builder
	for _, p := range blocks {
		fmt.Fprintf(&b, formats[p.level], escape(p.text))
	}
	return b.String()
}

func asText(_ testing.TB, blocks []block) []byte {
	return []byte(written(blocks, map[int]string{1: "%s\n", 2: "\n%s\n\n", 3: "\n%s\n", 0: "  * %s\n", -1: "%s\n"}, func(s string) string {
		return strings.ReplaceAll(s, "\t", "      ")
	}))
}

func asMarkdown(_ testing.TB, blocks []block) []byte {
	return []byte(written(blocks, map[int]string{1: "# %s\n\n", 2: "\n## %s\n\n", 3: "\n### %s\n\n", 0: "- %s\n", -1: "%s\n\n"}, func(s string) string {
		return strings.ReplaceAll(s, "\t", " | ")
	}))
}

func asHTML(_ testing.TB, blocks []block) []byte {
	body := written(blocks, map[int]string{1: "<h1>%s</h1>\n", 2: "<h2>%s</h2>\n", 3: "<h3>%s</span></h3>\n", 0: "<ul><li>%s</li></ul>\n", -1: "<p>%s</p>\n"}, func(s string) string {
		return strings.ReplaceAll(html.EscapeString(s), "\t", " <span class=\"when\">")
	})
	return []byte("<!doctype html><meta charset=\"utf-8\"><title>Résumé</title><style>h3{display:flex;justify-content:space-between}.when{color:#555}</style>\n" + body)
}

func asRTF(_ testing.TB, blocks []block) []byte {
	body := written(blocks, map[int]string{1: "{\\fs40\\b %s\\par}\n", 2: "{\\fs28\\b %s\\par}\n", 3: "{\\b %s\\par}\n", 0: "{\\bullet  %s\\par}\n", -1: "{%s\\par}\n"}, func(s string) string {
		var b strings.Builder
		for _, r := range strings.ReplaceAll(s, "\t", "\\tab ") {
			if r < 128 {
				b.WriteRune(r)
			} else {
				fmt.Fprintf(&b, "\\u%d?", r)
			}
		}
		return b.String()
	})
	return []byte("{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Calibri;}}\\f0\\fs22\n" + body + "}")
}

func asWord(tb testing.TB, blocks []block) []byte {
	style := `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t>%%s</w:t></w:r></w:p>`
	body := written(blocks, map[int]string{1: fmt.Sprintf(style, "Title"), 2: fmt.Sprintf(style, "Heading1"), 3: fmt.Sprintf(style, "Normal"),
		0: fmt.Sprintf(style, "ListBullet"), -1: fmt.Sprintf(style, "Normal")}, func(s string) string {
		return strings.ReplaceAll(html.EscapeString(s), "\t", "</w:t><w:tab/><w:t>")
	})
	return zipped(tb, "word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+body+`</w:body></w:document>`)
}

func asOpenDocument(tb testing.TB, blocks []block) []byte {
	body := written(blocks, map[int]string{1: `<text:p text:style-name="Title">%s</text:p>`, 2: `<text:h text:outline-level="1">%s</text:h>`, 3: `<text:p>%s</text:p>`,
		0: `<text:list><text:list-item><text:p>%s</text:p></text:list-item></text:list>`, -1: `<text:p>%s</text:p>`}, func(s string) string {
		return strings.ReplaceAll(html.EscapeString(s), "\t", "<text:tab/>")
	})
	return zipped(tb, "content.xml", `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`)
}

// zipped returns an archive of one file.
func zipped(tb testing.TB, name, text string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
