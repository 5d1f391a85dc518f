package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
)

// The program runs from the top of the tree, like its users.
func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

var day = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// reviewed returns the people of a folder, by their IDs, reviewed for a role.
func reviewed(t *testing.T, resumes string) map[string]*review.Review {
	t.Helper()
	ctx := context.Background()
	ix, err := matching.Options{AsOf: day}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	spec, words, err := readRole("testdata/roles/go-platform.yaml", ix.Taxonomy())
	if err != nil {
		t.Fatal(err)
	}
	read, err := fill(ctx, ix, options{resumes: resumes})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*review.Review{}
	for id, cv := range read {
		if all[id], err = (review.Reviewer{Index: ix, Role: spec, RoleText: words}).Review(ctx, id, cv); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

var printers = map[string]func(io.Writer, *review.Review) error{
	"text":     func(w io.Writer, v *review.Review) error { return printText(w, v, true) },
	"markdown": printMarkdown,
	"json":     printJSON,
}

const screenLines = 24

func TestP06FitsAScreen(t *testing.T) {
	for id, v := range reviewed(t, "testdata/resumes") {
		var out bytes.Buffer
		p := &page{w: &out}
		if p.triage(v); p.err != nil {
			t.Fatal(p.err)
		}
		lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
		if len(lines) > screenLines {
			t.Errorf("%s: the profile review takes %d lines, want %d at most", id, len(lines), screenLines)
		}
		for _, line := range lines {
			if n := len([]rune(line)); n > 2*screenWidth {
				t.Errorf("%s: a line of %d characters: %s", id, n, line)
			}
		}
		for _, name := range review.CheckNames() {
			if strings.Count(out.String(), "  "+name+": ") != 1 {
				t.Errorf("%s: %q does not stand there once", id, name)
			}
		}
	}
}

func TestRun(t *testing.T) {
	o := options{asOf: day, out: filepath.Join(t.TempDir(), "out"), resumes: "testdata/resumes", evidence: []string{"testdata/evidence/activity.jsonl"}}
	for _, row := range []struct{ why, role, id, format string }{
		{"no argument", "testdata/roles/go-platform.yaml", "", "text"},
		{"a job description", "testdata/roles/go-platform.md", "sre-one", "markdown"},
		{"for a machine", "testdata/roles/go-platform.yaml", "sre-two", "json"},
	} {
		o.role, o.id, o.format = row.role, row.id, row.format
		var outputs [2][]byte
		for i := range outputs {
			if err := run(context.Background(), o); err != nil {
				t.Fatalf("%s: %v", row.why, err)
			}
			outputs[i], _ = os.ReadFile(o.out)
		}
		if len(outputs[0]) < 1000 || !bytes.Equal(outputs[0], outputs[1]) {
			t.Errorf("%s: %d bytes, and a second run differs: %t", row.why, len(outputs[0]), !bytes.Equal(outputs[0], outputs[1]))
		}
	}
}

func TestFlags(t *testing.T) {
	for _, args := range [][]string{{"-format", "pdf"}, {"inbox"}, {"-as-of", "today"}, {"-nothing"}} {
		if _, err := flags(args); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
	if err := run(context.Background(), options{role: "testdata/roles/go-platform.yaml", resumes: "testdata/resumes", id: "nobody", asOf: day}); err == nil {
		t.Error("an unknown ID gives no error")
	}
}

// hostile is what a document may hold: escape sequences, a title of the terminal,
// control characters of eight bits, directions, invisible characters, tags, links, tables.
const hostile = "Owned the Go service \x1b[2J\x1b]0;owned\x07\u009b31m <script>alert(1)</script> [x](javascript:alert(1)) ![i](https://example.com/i.png) " +
	"| cell | `code` **bold** <img src=x onerror=alert(1)> \u202eesrever\u202c z\u200bw https://example.com www.example.com a@example.com because of PostgreSQL"

func hostileFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	file := map[string]any{
		"basics": map[string]any{"name": "Robin Example", "summary": "Engineer with 5 years of Go. " + hostile},
		"work": []any{map[string]any{"name": "Example Works", "position": "Lead <b>Engineer</b> | [x](javascript:1) \x1b[31m", "startDate": "2020-01", "endDate": "2023-12",
			"highlights": []any{hostile, "# Heading\n- item\n\n---\n| a | b |\n", "=HYPERLINK(\"https://example.com\") in Docker"}}},
		"skills": []any{map[string]any{"name": "Skills", "keywords": []any{"Go", "Docker", "\x1b[5mKubernetes"}}},
	}
	data, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a|`<b>[x](y) \x1b[31m.json"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestHostileResume(t *testing.T) {
	v := reviewed(t, hostileFolder(t))["a|`<b>[x](y) \x1b[31m"]
	if v == nil {
		t.Fatal("the hostile résumé was not read")
	}
	for name, print := range printers {
		var out bytes.Buffer
		if err := print(&out, v); err != nil {
			t.Fatal(err)
		}
		for _, r := range out.String() {
			if r != '\n' && !unicode.IsPrint(r) {
				t.Errorf("%s: holds %U", name, r)
			}
		}
		if !strings.Contains(out.String(), "Owned the Go service") {
			t.Errorf("%s: the hostile sentence is not there; the test shows nothing", name)
		}
	}
	var out bytes.Buffer
	if err := printMarkdown(&out, v); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<img", "<b>", "](", "![", "https://", "www.", "a@", " `code", "**bold", "| cell |", "\n# Heading", "\n---\n| a"} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("Markdown holds %q unescaped", bad)
		}
	}
	out.Reset()
	if err := printJSON(&out, v); err != nil {
		t.Fatal(err)
	}
	var back review.Review
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || back.ID != v.ID || back.Ledger[0].Said[0].Quote != v.Ledger[0].Said[0].Quote {
		t.Errorf("JSON does not read back as it was: %v", err)
	}
}

// The figures that must hold; examples/review -detectors prints them all.
func TestP01DetectorFigures(t *testing.T) {
	all, err := readSentences("testdata/review/sentences.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 300 {
		t.Fatalf("%d sentences, want 300", len(all))
	}
	counts := measure(all, "test")
	for _, row := range []struct {
		name              string
		precision, recall float64
	}{
		{"ownership", .75, .70}, {"support", .90, .85}, {"use or deeper", .90, .85}, {"design or deeper", .85, .75}, {"debug", .80, .70}, {"claim", .90, .85},
	} {
		c := counts[row.name]
		if t.Logf("%-20s %s", row.name, c); c.precision() < row.precision || c.recall() < row.recall {
			t.Errorf("%s: %s, want %.2f and %.2f", row.name, c, row.precision, row.recall)
		}
	}
}
