package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/score/audit"
)

// script writes a ranking program.
func script(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "rank.sh")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+text+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return name
}

// folder writes résumés by name.
func folder(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Ada Quill\nada@example.org\n\nExperience\nEngineer, Tern, 2019 – 2021\nBuilt a service in Go.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Whatever a ranking program does, the audit says so and leaves nothing behind.
func TestRankingProgramsThatFail(t *testing.T) {
	dir := folder(t, "a.txt", "b.txt")
	for _, c := range []struct{ text, want, why string }{
		{"exit 1", "exit status 1", "it fails"},
		{"echo hello world", "2 fields", "garbage"},
		{"", "no ranking", "nothing"},
		{"yes", "more than", "no end"},
		{"echo 't Q0 a 1 NaN x'", "finite", "no number"},
		{"echo 't Q0 a 1 2 x'; echo 'u Q0 a 1 2 x'", "twice", "two topics"},
		{"echo 'id,score'; echo 'a,1'; echo 'a,2'", "twice", "somebody twice"},
	} {
		temp := t.TempDir()
		t.Setenv("TMPDIR", temp)
		o := &options{swap: dir, command: []string{script(t, c.text)}}
		var out strings.Builder
		if err := swap(t.Context(), o, &out); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.why, err)
		}
		if left, _ := os.ReadDir(temp); len(left) > 1 { // the folder of the script
			t.Errorf("%s: %v is left", c.why, left)
		}
	}
}

// A program that hangs, and does not want to end, ends with the audit.
func TestRankingProgramThatHangs(t *testing.T) {
	dir := folder(t, "a.txt")
	temp := t.TempDir()
	program := script(t, "trap '' INT TERM\nexec 2>/dev/null\nsleep 12 &\nwait\nsleep 12")
	t.Setenv("TMPDIR", temp)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	begin := time.Now()
	var out strings.Builder
	err := swap(ctx, &options{swap: dir, command: []string{program}}, &out)
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) > 10*time.Second {
		t.Errorf("%v after %v", err, time.Since(begin))
	}
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// Files in folders, and files that differ in their ending only, stay different people;
// the ranking of the folder as it was speaks of the same ones.
func TestSwapKeepsPeopleApart(t *testing.T) {
	dir := folder(t, "a/jane.txt", "a_jane.txt", "sam.txt", "sam.md")
	// IDs are paths without the extension, which stays where two would be the same.
	program := script(t, `cd "$1" && echo id,score && find . -type f | sed 's,^\./,,' | sort | while read f; do s=${f%.*}; [ "$(find . -path "./$s.*" | wc -l)" -gt 1 ] && [ -z "${s##sam}" ] && s=$f; echo "$s,1"; done`)
	var out strings.Builder
	if err := swap(t.Context(), &options{swap: dir, command: []string{program}}, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "4 résumés") || strings.Contains(out.String(), "one of the rankings only") {
		t.Errorf("%s", out.String())
	}
}

func TestCompare(t *testing.T) {
	base := map[string]place{"a": {9, 1}, "b": {8, 2}, "c": {7, 3}}
	got := compare(base, map[string]place{"a": {9, 2}, "b": {9.5, 1}, "d": {1, 3}})
	if got != "1\t1.5\t1\t2 are in one of the rankings only" {
		t.Errorf("%q: c is gone and d is new, neither has a change", got)
	}
}

// Odd tables have figures, or say what is wrong.
func TestOddTables(t *testing.T) {
	var same, many strings.Builder
	same.WriteString("id,score,selected,g\n")
	many.WriteString("id,score,selected,g\n")
	for i := range 200 {
		fmt.Fprintf(&same, "%d,5,no,%c\n", i, 'a'+i%2)
		fmt.Fprintf(&many, "%d,%d,yes,group %d\n", i, i, i)
	}
	for _, c := range []struct{ text, want, why string }{
		{"id,score,g\n1,2,a\n", "1 known, 0 unknown", "one row"},
		{"id,score,g\n1,2,\n2,3,unknown\n", "0 known, 2 unknown", "all unknown"},
		{same.String(), "indeterminate", "one score for all, and nobody selected"},
		{many.String(), "left out, below 2 %", "as many groups as people"},
		{"id,score,g\n", "", "no rows"},
		{"id,score\n1,2\n", "", "no attribute"},
	} {
		name := filepath.Join(t.TempDir(), "rows.csv")
		if err := os.WriteFile(name, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, format := range formats {
			out, err := program(t, "-rows", name, "-format", format, "-samples", "10")
			if (err == nil) != (c.want != "") || format == "table" && !strings.Contains(out, c.want) || strings.Contains(out, "NaN") {
				t.Errorf("%s, %s: %v\n%s", c.why, format, err, out)
			}
		}
	}
}

// Ctrl-C ends the figures too.
func TestFiguresEnd(t *testing.T) {
	t.Chdir("../..")
	o, err := flags(nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out strings.Builder
	if err := run(ctx, o, &out); !errors.Is(err, context.Canceled) || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}

// A report that cannot be written whole replaces nothing.
func TestOutIsWholeOrNotAtAll(t *testing.T) {
	name := filepath.Join(t.TempDir(), "report")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(name+".new", 0o700); err != nil { // stands in the way
		t.Fatal(err)
	}
	if err := replace(name, "new"); err == nil {
		t.Error("written through a folder")
	}
	if text, _ := os.ReadFile(name); string(text) != "old" {
		t.Errorf("%q", text)
	}
	if err := replace(os.DevNull, "text"); err != nil {
		t.Errorf("a device: %v", err)
	}
}

const rankedLine = `{"rank":1,"name":"Ada Quill","role":"f86","taxonomy":"3b2","model":"23d","as_of":"2026-11","max":99,"id":"ada","points":12,"reasons":[{"label":"Go","points":12,"evidence":[{"quote":"Secret words of hers","source":"ada.pdf","span":{"Start":3,"End":9}}]}]}`

// A ranking and a decision about it go into the log without a name and without a word of
// the résumé; the log is whole, and one that is not is left alone.
func TestRecord(t *testing.T) {
	name := filepath.Join(t.TempDir(), "events.jsonl")
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	recorded := func(stdin string, d decision) error {
		return record(&options{record: name, decision: d}, strings.NewReader(stdin), now, new(strings.Builder))
	}
	yes := decision{"ada", "invite", "maria", "owned the service"}
	if err := recorded("", yes); err == nil {
		t.Error("a decision about somebody who was never ranked")
	}
	if err := recorded(rankedLine+"\n{}\n", decision{}); err == nil {
		t.Error("a line that is no ranking")
	}
	if text, _ := os.ReadFile(name); len(text) > 0 {
		t.Errorf("half of it was written: %s", text)
	}
	if err := errors.Join(recorded(rankedLine+"\n", decision{}), recorded("", yes)); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tip, err := audit.Verify(strings.NewReader(string(text)))
	if err != nil || tip.Lines != 2 || strings.Contains(string(text), "Quill") || strings.Contains(string(text), "Secret") {
		t.Errorf("%v, %v\n%s", tip, err, text)
	}
	for _, want := range []string{`"role":"f86"`, `"as_of":"2026-11"`, `"Go: 12 (ada.pdf, bytes 3–9)"`, `"decision":"invite"`, `"because":"owned the service"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), "invite", "reject", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	var broken *audit.BrokenError
	if err := recorded(rankedLine, decision{}); !errors.As(err, &broken) || broken.Line != 2 {
		t.Errorf("appended to a forged log: %v", err)
	}
	for _, args := range [][]string{{"-decide", "ada"}, {"-record", name, "-decide", "ada"}, {"-record", name, "-decide", "ada", "-decision", "no", "-reviewer", " ", "-because", "x"}} {
		if _, err := flags(args); err == nil {
			t.Errorf("%q: taken", args)
		}
	}
}
