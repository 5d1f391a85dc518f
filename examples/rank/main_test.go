package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
)

// output runs the program as from the root of the project and returns what it writes.
func output(t *testing.T, args ...string) string {
	t.Helper()
	t.Chdir("../..")
	out := filepath.Join(t.TempDir(), "out")
	o, err := flags(append(args, "-as-of", "2026-06-01", "-out", out))
	if err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTable(t *testing.T) {
	text := output(t)
	for _, want := range []string{
		"STRONG", "SCREEN", "WEAK", "Backend services", "not seen", "Held out", "only: frontend, mobile", "“", "amara", "Amara Quillfeather",
	} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("the table does not say %q:\n%s", want, text)
		}
	}
}

func TestBlindShowsNoName(t *testing.T) {
	for _, format := range formats {
		t.Run(format, func(t *testing.T) {
			text := output(t, "-blind", "-format", format)
			for _, name := range []string{"Amara", "Quillfeather", "go-platform-owner", "quillfeather"} {
				if strings.Contains(text, name) {
					t.Errorf("%q stands in the output", name)
				}
			}
		})
	}
}

func TestTrecHasALineForEverybody(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(output(t, "-format", "trec")), "\n")
	var people int
	files, err := os.ReadDir("testdata/resumes") // output has changed to the root
	if err != nil {
		t.Fatal(err)
	}
	for range files {
		people++
	}
	if len(lines) < people {
		t.Errorf("%d lines for %d résumés", len(lines), people)
	}
	for i, line := range lines {
		f := strings.Fields(line)
		if len(f) != 6 || f[0] != "go-platform" || f[1] != "Q0" || f[5] != "proven" {
			t.Errorf("line %d is no TREC line: %q", i+1, line)
		}
	}
}

func TestJSONCitesWhatTheScoreRestsOn(t *testing.T) {
	for line := range strings.Lines(output(t, "-format", "json", "-top", "3")) {
		var l struct {
			Role, Taxonomy, Model string
			AsOf                  string `json:"as_of"`
			Points, Max           int
			Reasons               []struct{ Points int }
		}
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		sum := 0
		for _, r := range l.Reasons {
			sum += r.Points
		}
		if l.Role == "" || l.Taxonomy == "" || l.Model == "" || l.AsOf != "2026-06" || sum != l.Points || l.Max == 0 {
			t.Errorf("line %s", line)
		}
	}
}

func TestExplain(t *testing.T) {
	text := output(t, "-explain", "java-services")
	for _, want := range []string{
		"java-services.pdf, bytes ", "= boost ", "stands in: Go ← Java: ", "could add: ", "To learn for this role:\n  Go, from Java (", "The role uses ", " as doubts fall.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the explanation does not say %q:\n%s", want, text)
		}
	}
}

func TestFlags(t *testing.T) {
	for _, args := range [][]string{{"-format", "xml"}, {"-top", "-3"}, {"stray"}, {"-as-of", "May"}} {
		if _, err := flags(args); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
}

func TestHostileText(t *testing.T) {
	if got := clean("a\x1b[31mb\u202ec\n d\u200b"); got != "a[31mbc d" {
		t.Errorf("clean leaves %q", got)
	}
	if got := cells([]string{"=1+1", "-x", "plain", ""}); got[0] != "'=1+1" || got[1] != "'-x" || got[2] != "plain" {
		t.Errorf("cells leaves %q", got)
	}
	r := report{list: &matching.List{Results: []matching.Result{{ID: "a b\n=c"}}}, options: options{role: "x/role one.yaml"}}
	var run bytes.Buffer
	if err := r.trec(&run); err != nil || len(strings.Fields(run.String())) != 6 {
		t.Errorf("trec writes %q, %v", run.String(), err)
	}
}
