package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
)

// call runs the program as from the root of the project.
func call(t *testing.T, stdin string, args ...string) (status int, out, err string) {
	t.Helper()
	t.Chdir("../..")
	var o, e bytes.Buffer
	status = program{strings.NewReader(stdin), &o, &e}.run(t.Context(), args)
	return status, o.String(), e.String()
}

// file writes a file of a test.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// shopping is a role with much to say against.
const shopping = "title: \"Senior \\u202eninja\"\nclusters:\n  - {name: Stack, all: [{any: [Go]}, {any: [Java]}]}\n"

func TestStatus(t *testing.T) {
	bad := file(t, "bad.yaml", "clusters: [{name: A, need: maybe, any: [go]}]")
	vague := file(t, "vague.yaml", shopping)
	empty := file(t, "empty.md", "We are a great team.\n")
	for _, c := range []struct {
		args   []string
		status int
		says   string // on standard error
		why    string
	}{
		{[]string{"-h"}, 0, "", "help"},
		{[]string{"lint", "-h"}, 0, "-strict", "help of a command"},
		{[]string{"dance"}, 2, "unknown command", "no such command"},
		{[]string{"lint", "-nope"}, 2, "-nope", "no such flag"},
		{[]string{"lint", "-format", "xml"}, 2, `unknown format "xml"`, "no such format"},
		{[]string{"lint", "a", "b"}, 2, "unexpected argument", "one file"},
		{[]string{"diff", "testdata/roles/go-platform.yaml"}, 2, "a file is missing", "two files"},
		{[]string{"import"}, 2, "a file is missing", "one file"},
		{[]string{"-find", "x"}, 2, "standard input", "no file"},
		{[]string{"pool", "-top", "0"}, 2, "want 1 or more", "no places"},
		{[]string{"lint", "nothing.yaml"}, 1, "nothing.yaml", "no such file"},
		{[]string{"render", bad}, 1, "bad.yaml: line 1", "a fault with its place"},
		{[]string{"lint", vague}, 0, "", "findings are no failure"},
		{[]string{"lint", "-strict", vague}, 1, "not ready", "unless asked for"},
		{[]string{"import", "testdata/roles/go-platform.yaml"}, 1, "a role spec already", "nothing to import"},
		{[]string{"pool", "-resumes", t.TempDir()}, 1, "holds no document that can be read", "an empty folder"},
		{[]string{"import", empty}, 1, "names a known skill", "nothing to draft"},
		{[]string{"pool", "-resumes", "go.mod"}, 1, "not a folder", "a folder"},
		{[]string{"pool", "-into", "nobody"}, 1, "nobody", "no such candidate"},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			status, _, err := call(t, "", c.args...)
			if status != c.status || !strings.Contains(err, c.says) {
				t.Errorf("status %d, stderr %q, want %d and %q: %s", status, err, c.status, c.says, c.why)
			}
		})
	}
}

func TestCommands(t *testing.T) {
	vague := file(t, "vague.yaml", shopping)
	const here = "testdata/roles/go-platform.yaml"
	for _, c := range []struct {
		args string
		says []string
	}{
		{"", []string{"Ready to search with", "16 candidates", "One change at a time", "drop Docker"}},
		{"lint " + vague, []string{"why:", "better:", "(no-problem)", "Not ready", "problem: What is slow"}},
		{"lint -format json " + vague, []string{`"code": "no-problem"`, `"ready": false`}},
		{"render", []string{"# Role impact summary", "First focus", "account and quota"}},
		{"render -format json", []string{`"first_focus"`}},
		{"diff " + here + " " + vague, []string{"Spec ", "title: ", " → "}},
		{"diff -format json " + here + " " + here, []string{`"changes": []`}},
		{"diff " + here + " " + here, []string{"No change"}},
		{"pool -as-of 2026-06-01", []string{"as of 2026-06", " shown ", "go-platform-owner", " → ", "tau "}},
		{"pool -as-of 2026-06-01 -format json", []string{`"in": `, `"agreement": {`, `"change": "reweigh"`}},
		{"pool -as-of 2026-06-01 -top 3 -into qa-engineer", []string{"qa-engineer"}},
		{"search", []string{"direct: Backend services + Release and runtime", "language:Go", "site:", "← Java", "adjacent: "}},
		{"search -format json", []string{`"engine": "boolean"`, `"paths": [`}},
	} {
		t.Run(c.args, func(t *testing.T) {
			status, out, err := call(t, "", strings.Fields(c.args)...)
			if status != 0 {
				t.Fatalf("status %d: %s", status, err)
			}
			for _, want := range c.says {
				if !strings.Contains(out, want) {
					t.Errorf("no %q in\n%s", want, out)
				}
			}
			if !strings.Contains(c.args, "json") && strings.ContainsRune(out+err, 0x202e) {
				t.Error("a character that steers reaches the terminal")
			}
			if strings.Contains(c.args, "json") && !json.Valid([]byte(out)) {
				t.Error("not JSON")
			}
		})
	}
}

func TestImportGivesARole(t *testing.T) {
	posting := file(t, "posting.md", "# Backend engineer\n\n## Requirements\n\n- You must have written services in Golang.\n- Docker and Kubernetes.\n\n## Nice to have\n\n- Kafka\n")
	status, out, err := call(t, "", "import", posting)
	if status != 0 || err == "" {
		t.Fatalf("status %d, findings %q", status, err)
	}
	spec, fault := role.Read(strings.NewReader(out))
	if fault != nil {
		t.Fatalf("the draft does not read back: %v\n%s", fault, out)
	}
	if len(spec.Clusters) == 0 || !strings.Contains(out, "# line ") {
		t.Errorf("no cluster or no sentence behind one:\n%s", out)
	}
}

// A found is one line of -find.
type found struct {
	Line   int `json:"line"`
	Skills []struct {
		ID         string
		Start, End int
		Text       string
	} `json:"skills"`
}

func decode(t *testing.T, out string) []found {
	t.Helper()
	var all []found
	for text := range strings.Lines(out) {
		var f found
		if err := json.Unmarshal([]byte(text), &f); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		all = append(all, f)
	}
	return all
}

func TestFind(t *testing.T) {
	lines := []string{"Wrote Golang on AWS.", "", "naïve “C#” and Node.js\r", "nothing \xff here", "Kubernetes"}
	status, out, err := call(t, strings.Join(lines, "\n"), "-find")
	if status != 0 || err != "" {
		t.Fatalf("status %d: %s", status, err)
	}
	all := decode(t, out)
	if len(all) != len(lines) {
		t.Fatalf("%d lines for %d", len(all), len(lines))
	}
	for i, f := range all {
		want := skill.Default().Find(nil, lines[i])
		if f.Line != i+1 || f.Skills == nil || len(f.Skills) != len(want) {
			t.Errorf("line %d: %+v, want %d skills", i+1, f, len(want))
			continue
		}
		for j, s := range f.Skills {
			if s.ID != string(want[j].Skill) || s.Start != want[j].Start || s.End != want[j].End || s.Text != lines[i][s.Start:s.End] {
				t.Errorf("line %d: %+v, want %+v", i+1, s, want[j])
			}
		}
	}
	if want := `{"line":1,"skills":[{"id":"go","start":6,"end":12,"text":"Golang"},{"id":"aws","start":16,"end":19,"text":"AWS"}]}` + "\n" + `{"line":2,"skills":[]}` + "\n"; !strings.HasPrefix(out, want) {
		t.Errorf("the form of a line is %q, want %q", out[:min(len(out), len(want))], want)
	}
	for _, c := range []struct {
		in    string
		lines int
		why   string
	}{{"", 0, "nothing"}, {"\n", 1, "an empty line"}, {"a", 1, "no line end"}, {"a\n", 1, "a line end is no further line"}, {"a\n\nb", 3, "three"}} {
		if _, out, _ := findIn(c.in); strings.Count(out, "\n") != c.lines {
			t.Errorf("%q gives %d lines, want %d: %s", c.in, strings.Count(out, "\n"), c.lines, c.why)
		}
	}
}

// findIn runs -find alone.
func findIn(stdin string) (status int, out, err string) {
	var o, e bytes.Buffer
	status = program{strings.NewReader(stdin), &o, &e}.run(context.Background(), []string{"-find"})
	return status, o.String(), e.String()
}

func TestFindBoundsALine(t *testing.T) {
	long := "Kubernetes " + strings.Repeat("x", maxLine) + " Docker\nGolang\n"
	status, out, err := findIn(long)
	all := decode(t, out)
	if status != 1 || !strings.Contains(err, "line 1: only the first") || len(all) != 2 || len(all[0].Skills) != 1 || all[1].Line != 2 {
		t.Errorf("status %d, %q, %d lines", status, err, len(all))
	}
}

// TestFindAnswersAtOnce: who sends a line and waits gets its answer.
func TestFindAnswersAtOnce(t *testing.T) {
	in, send, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	receive, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan int)
	go func() {
		done <- program{in, out, os.Stderr}.run(context.Background(), []string{"-find"})
		out.Close()
	}()
	fmt.Fprintln(send, "Golang")
	answer := make([]byte, 200)
	n, err := receive.Read(answer)
	if err != nil || !strings.Contains(string(answer[:n]), `"id":"go"`) {
		t.Errorf("%q, %v", answer[:n], err)
	}
	send.Close()
	if status := <-done; status != 0 {
		t.Errorf("status %d", status)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Golang\nC#", "\r\n\n", "a\x00b \xff Kubernetes", "\"quoted\\ Node.js\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		status, out, _ := findIn(text)
		all := decode(t, out)
		lines := strings.Split(text, "\n")
		if lines[len(lines)-1] == "" {
			lines = lines[:len(lines)-1]
		}
		if status != 0 || len(all) != len(lines) {
			t.Fatalf("status %d, %d answers for %d lines", status, len(all), len(lines))
		}
		for i, f := range all {
			last := 0
			for _, s := range f.Skills {
				if f.Line != i+1 || s.Start < last || s.End <= s.Start || s.End > len(lines[i]) {
					t.Fatalf("line %d of %q: %+v", i+1, text, s)
				}
				last = s.End
			}
		}
	})
}

// BenchmarkFind has the matcher alone as its baseline.
func BenchmarkFind(b *testing.B) {
	line := "Owned Golang services on Kubernetes and AWS, moved batch jobs from Java to Kafka and cut the night run by half.\n"
	text := strings.Repeat(line, 10_000)
	b.Run("find", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			findIn(text)
		}
	})
	b.Run("matcher", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		var dst []skill.Match
		for b.Loop() {
			for range 10_000 {
				dst = skill.Default().Find(dst[:0], line)
			}
		}
	})
}
