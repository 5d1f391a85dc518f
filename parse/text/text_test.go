package text

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proven-go/proven/parse/run"
)

func show(doc run.Document) string {
	var b strings.Builder
	for _, r := range doc.Runs {
		b.WriteString([]string{"", "→", "|", "↵", "¶"}[r.Break])
		if r.Head > 0 {
			fmt.Fprintf(&b, "#%d ", r.Head)
		}
		if r.Style&run.Bullet != 0 {
			b.WriteString("• ")
		}
		mark := map[run.Style]string{run.Bold: "*", run.Italic: "/"}[r.Style&(run.Bold|run.Italic)]
		b.WriteString(mark + r.Text + mark)
		if r.Link != "" {
			b.WriteString("<" + r.Link + ">")
		}
	}
	return b.String()
}

func TestDecode(t *testing.T) {
	for _, test := range []struct{ why, in, want string }{
		{"UTF-8 as it is", "é", "é"},
		{"byte order mark", "\xef\xbb\xbfé", "é"},
		{"UTF-16, low byte first", "\xff\xfeA\x00\xe9\x00", "Aé"},
		{"UTF-16, high byte first", "\xfe\xff\x00A\x00\xe9", "Aé"},
		{"no valid UTF-8: Windows-1252", "caf\xe9 \x96", "café –"},
		{"line ends", "a\r\nb\rc", "a\nb\nc"},
	} {
		if got, err := Decode([]byte(test.in)); got != test.want || err != nil {
			t.Errorf("%s: got %q, %v, want %q", test.why, got, err, test.want)
		}
	}
	if _, err := Decode([]byte("a\x00b")); !errors.Is(err, ErrBinary) {
		t.Errorf("NUL bytes: got %v, want ErrBinary", err)
	}
}

func TestRead(t *testing.T) {
	for _, test := range []struct{ why, in, want string }{
		{"lines and free lines", "a\nb\n\nc", "¶a↵b¶¶c"},
		{"wide gaps are tabs", "Acme      2019", "¶Acme→2019"},
		{"a drawn rule is a free line", "a\n-----\nb", "¶a¶¶b"},
		{"less indent begins a paragraph", "  a\n  b\nc", "¶a↵b¶c"},
	} {
		doc, err := Read(t.Context(), []byte(test.in))
		if got := show(doc); got != test.want || err != nil {
			t.Errorf("%s: got %q, %v, want %q", test.why, got, err, test.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, test := range []struct{ why, in, want string }{
		{"headings", "# Ada\n\nSkills\n------\n## Work ##", "¶#1 Ada¶¶#2 Skills¶#2 Work"},
		{"lists", "- Go\n* SQL\n1. C", "¶• Go¶• SQL¶• C"},
		{"emphasis", "**Acme**, *Bonn* snake_case 2 * 3", "¶*Acme*, /Bonn/ snake_case 2 * 3"},
		{"links", "[me](https://a.example) <b@c.example>", "¶me<https://a.example> b@c.example<mailto:b@c.example>"},
		{"a single line end stays", "Acme\n2019", "¶Acme↵2019"},
		{"tables", "| Role | Years |\n|---|---|\n| Clerk | 2019 |", "¶Role|Years¶¶Clerk|2019"},
		{"escapes, entities and tags", `a \* b &amp; <b>c</b>`, "¶a * b & c"},
		{"front matter and comments", "---\ntitle: x\n---\na <!-- b -->", "¶a"},
		{"code is text", "`go`", "¶go"},
	} {
		doc, err := Markdown(t.Context(), []byte(test.in))
		if got := strings.TrimRight(show(doc), " "); got != test.want || err != nil {
			t.Errorf("%s: got %q, %v, want %q", test.why, got, err, test.want)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# a\n- **b** [c](d)", "|a|b|\n|-|-|", "[](<", "***", "![x](y)"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func() (run.Document, error){
			func() (run.Document, error) { return Markdown(t.Context(), data) },
			func() (run.Document, error) { return Read(t.Context(), data) },
		} {
			doc, err := read()
			for _, r := range doc.Runs {
				if err == nil && (!utf8.ValidString(r.Text) || strings.Contains(r.Text, "\n")) {
					t.Fatalf("run %q is no clean line", r.Text)
				}
			}
		}
	})
}
