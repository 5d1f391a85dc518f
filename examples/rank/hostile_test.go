package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// hostile are texts that mean something else to a browser, a terminal or a
// spreadsheet than to a reader.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `<a href="javascript:alert(1)">x</a>`, `javascript:alert(1)`,
	`</script><script>alert(1)</script>`, `</style><style>*{display:none}</style>`, `</title><base href=//evil.example>`, `<!--`, `]]>`, `&lt;script&gt;`,
	`</bdi></mark></details></main><form action=//evil.example>`, `<meta http-equiv=refresh content=0>`, `<svg onload=alert(1)>`, `{{.Policy}}`, "${alert(1)}",
	"\u202egnp", "\u2066x\u2069", "\u200f", "\x1b[31m", "\x1b]0;title\x07", "\u009b2J", "\x00", "\u0085", "\u2028", "\ufeff", "\u200b", "\r", "\x08\x08\x08", "\U000e0041",
}

// A scene is a role, a résumé and public activity in which one text stands everywhere
// that a document has words.
func scene(t *testing.T, text string) (args []string) {
	t.Helper()
	dir := t.TempDir()
	quoted := func(v any) string {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	w := func(s string) string { return quoted(fmt.Sprintf(s, text)) }
	write := func(name, content string) string {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	address := "javascript:alert(1)//" + text
	if clean(text) == text && !strings.ContainsAny(text, " <>\"'") {
		address = "https://example.org/" + text
	}
	line := clean(text) // package role refuses control characters
	spec := write("role.json", `{"title":`+quoted("Role "+line+" end")+`,"problem":`+quoted("Problem "+line+" end")+`,"clusters":[
		{"name":`+quoted("Services "+line+" end")+`,"need":"must","any":["Go"]},{"name":"Data","need":"trainable","any":["PostgreSQL"]}],"reject":[{"only":["frontend"]}]}`)
	write("resumes/one.json", `{"basics":{"name":`+w("Wren %s Hollis")+`,"label":`+w("Engineer %s end")+`,"profiles":[{"network":"GitHub","username":"wren-example","url":"https://github.com/wren-example"}]},
		"work":[{"name":"Example","position":`+w("Backend Engineer %s team")+`,"startDate":"2019-01","endDate":"2024-01",
		"highlights":[`+w("Kept %s the shop open")+`,`+w("Owned the Go services %s of the shop")+`,`+w("Watched %s the queue")+`]}],"skills":[{"name":"x","keywords":[`+w("PostgreSQL %s x")+`]}]}`)
	write("resumes/two.json", `{"basics":{"name":`+w("Ines %s Marl")+`},"work":[{"name":"Example","position":"Front-end Developer","startDate":"2019-01","highlights":[`+w("Built React %s pages")+`]}]}`)
	activity := write("activity.jsonl", `{"kind":"merged-pull","actor":{"source":"github","id":"1","login":"wren-example"},"subject":["language:Go"],"text":`+w("Close %s pools")+
		`,"place":{"repo":`+w("org/%s")+`},"url":`+quoted(address)+`,"when":"2026-02-11T09:30:00Z","quote":`+w("closed %s pools")+
		`,"source":"github","fetched_at":"2026-05-01T00:00:00Z","terms":"invented","purpose":"test"}`+"\n")
	return []string{"-role", spec, "-resumes", filepath.Join(dir, "resumes"), "-evidence", activity}
}

// structure is everything of a page but its words.
func structure(t *testing.T, page string) string {
	var b strings.Builder
	for _, n := range parsed(t, page) {
		switch n.Type {
		case html.CommentNode:
			b.WriteString("comment\n")
		case html.ElementNode:
			fmt.Fprint(&b, n.Data)
			for _, a := range n.Attr {
				if a.Key == "aria-label" || a.Key == "href" && strings.HasPrefix(a.Val, "https://") {
					a.Val = "words"
				}
				fmt.Fprintf(&b, " %s=%q", a.Key, a.Val)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// shapes are the kinds of elements of a page: names with the names of attributes.
func shapes(t *testing.T, page string) map[string]bool {
	found := map[string]bool{}
	for _, n := range parsed(t, page) {
		shape := fmt.Sprint(n.Type, n.Data)
		if n.Type == html.TextNode || n.Type == html.DocumentNode {
			continue
		}
		for _, a := range n.Attr {
			shape += " " + a.Key
		}
		found[shape] = true
	}
	return found
}

// steers returns a character that must reach no reader.
func steers(text string) (rune, bool) {
	for _, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co) || r == unicode.ReplacementChar) {
			return r, true
		}
	}
	return 0, false
}

// reported ranks as the program does and returns the report of a page.
func reported(t *testing.T, args ...string) *report {
	t.Helper()
	o, err := flags(append(args, "-format", "html", "-as-of", "2026-06-01", "-out", filepath.Join(t.TempDir(), "out")))
	if err != nil {
		t.Fatal(err)
	}
	r, err := ranked(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.index.Close() })
	r.detail = details[0]
	return r
}

// What a résumé, a role or an activity says brings no kind of element into the page that
// a page of harmless people has not, and stands there as words.
func TestHostileWordsStayWords(t *testing.T) {
	known := shapes(t, thePage(t))
	for texts := range slices.Chunk(hostile, 6) {
		text := strings.Join(texts, " ")
		var b strings.Builder
		if err := reported(t, scene(t, text)...).html(&b); err != nil {
			t.Fatal(err)
		}
		page := b.String()
		for shape := range shapes(t, page) {
			if !known[shape] {
				t.Errorf("%q brings %q into the page", text, shape)
			}
		}
		var scripts, styles int
		var words strings.Builder
		for _, n := range parsed(t, page) {
			switch {
			case n.Type == html.TextNode:
				words.WriteString(n.Data)
				continue
			case n.Data == "script":
				scripts++
			case n.Data == "style":
				styles++
			}
			checkElement(t, n)
		}
		if scripts != 1 || styles != 1 {
			t.Errorf("%q leaves %d scripts and %d styles", text, scripts, styles)
		}
		if want := "Owned the Go services " + clean(texts[0]); !strings.Contains(words.String(), want) {
			t.Errorf("the page does not show %q", want)
		}
		if r, found := steers(page); found {
			t.Errorf("%q brings %U into the page", text, r)
		}
	}
}

// replaceAll puts other words wherever some stand below a value.
func replaceAll(v reflect.Value, old, words string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			replaceAll(v.Elem(), old, words)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			replaceAll(v.Field(i), old, words)
		}
	case reflect.Slice:
		for i := range v.Len() {
			replaceAll(v.Index(i), old, words)
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(strings.ReplaceAll(v.String(), old, words))
		}
	}
}

// Whatever words a page is made of, its elements are the same to the last attribute.
func TestWordsNeverMakeElements(t *testing.T) {
	const marker = "Zquill"
	r := reported(t, scene(t, marker)...)
	render := func(words string) string {
		t.Helper()
		p := newPage(r)
		p.Findings = slices.Clone(p.Findings) // the report's own stay as they are
		replaceAll(reflect.ValueOf(p), marker, words)
		text, err := p.render()
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	twin := render(marker)
	if n := strings.Count(twin, marker); n < 20 || !strings.Contains(twin, `data-band="held"`) || !strings.Contains(twin, "https://example.org/"+marker) {
		t.Fatalf("the words stand in %d places only, or not with who is held out or in a link", n)
	}
	want := structure(t, twin)
	for _, text := range hostile {
		page := render(text)
		if got := structure(t, page); got != want {
			t.Errorf("%q changes the page:\n%s", text, firstDifference(got, want))
		}
		if r, found := steers(page); found {
			t.Errorf("%q brings %U into the page", text, r)
		}
	}
}

// Nothing of a document steers a terminal or a program that reads lines, in any format.
func TestHostileWordsSteerNoTerminal(t *testing.T) {
	t.Chdir("../..")
	all := strings.Join(hostile, " ")
	for _, args := range [][]string{{"-format", "table"}, {"-explain", "one"}, {"-format", "json"}, {"-format", "csv"}, {"-format", "trec"}, {"-format", "table", "-blind"}} {
		t.Chdir("examples/rank")
		text := output(t, append(scene(t, all), args...)...)
		if r, found := steers(text); found {
			t.Errorf("%v prints %U", args, r)
		}
		if !strings.Contains(text, "Services") && args[1] != "trec" {
			t.Errorf("%v lost the words: %s", args, text)
		}
	}
}

// JSON keeps every character, as an escape where it could steer.
func TestEscapedLosesNothing(t *testing.T) {
	in := strings.Join(hostile, "é")
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var back string
	if err := json.Unmarshal([]byte(escaped(string(text))), &back); err != nil || back != in {
		t.Errorf("%q comes back as %q, %v", in, back, err)
	}
}

// No cell begins like a formula, wherever a spreadsheet cuts.
func TestHostileCells(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "x;=1+1", `x;"=1`, `";=cmd|' /C calc'!A1`, "\ufeff=1", "\u200b=1", " =1"} {
		if got := cells([]string{text})[0]; strings.ContainsAny(got[:1], "=+-@\t\r") || strings.HasPrefix(got, "＝") {
			t.Errorf("%q stays %q", text, got)
		}
	}
	for _, text := range []string{"=1+1", `";=cmd|' /C calc'!A1`, "\t@SUM(A1);＝1"} {
		table := output(t, append(scene(t, text), "-format", "csv")...)
		t.Chdir("examples/rank")
		rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				for part := range strings.SplitSeq(cell, ";") {
					if part = strings.TrimLeft(part, `" `); part != "" && strings.ContainsRune(formula, []rune(part)[0]) {
						t.Errorf("%q gives the cell %q", text, cell)
					}
				}
			}
		}
	}
	for in, want := range map[string]string{"C#; Go": "C#; Go", "a - b": "a - b", "R&D; -5": "R&D; '-5", "e-mail": "e-mail"} {
		if got := cells([]string{in})[0]; got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func firstDifference(a, b string) string {
	one, two := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(one), len(two)) {
		if one[i] != two[i] {
			return one[i] + "\nin place of\n" + two[i]
		}
	}
	return "one is longer"
}
