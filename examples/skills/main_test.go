package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// put writes a file into a fresh folder.
func put(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func output(t *testing.T, args ...string) string {
	t.Helper()
	o, err := flags(args)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := run(o, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNames(t *testing.T) {
	for _, row := range []struct{ file, text, want, why string }{
		{"a.txt", "# list\nGolang\n\nFrobnication\n", "all    2      1      0.500", "a name a line, a comment, an empty line"},
		{"a.csv", "topic,display_name,aliases\nxyzzyq,Kotlin,\nqqqzz,,\"zzz, golang\"\nqwx,,\n", "all    3      2      0.667", "any name of a row is enough"},
		{"a.yml", "Kotlin: {type: programming}\nQqqzz: {type: data, aliases: [golang]}\nQwx: {type: data}\n", "data         2      1      0.500", "grouped by type"},
	} {
		if got := output(t, "-names", put(t, row.file, row.text)); !strings.Contains(got, row.want) {
			t.Errorf("%s: got\n%swant %q: %s", row.file, got, row.want, row.why)
		}
	}
	got := output(t, "-names", put(t, "b.txt", "Golang\nFrobnication\n"), "-missing")
	if !strings.HasSuffix(got, "missing  Frobnication\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestCoNLL(t *testing.T) {
	file := put(t, "a.conll", `Wrote	O	O
Spring	O	B-Knowledge
Boot	O	I-Knowledge
in	O	O
Kotlin	O	O

Big	O	B-Knowledge
Kotlin	O	I-Knowledge
and	O	O
baking	O	I-Knowledge
`)
	var c comparison
	if err := json.Unmarshal([]byte(output(t, "-conll", file, "-format", "json")), &c); err != nil {
		t.Fatal(err)
	}
	// Found: Spring Boot (exact), Kotlin (extra), Kotlin (within "Big Kotlin").
	// Annotated: Spring Boot, Big Kotlin, baking (an I- that begins a span).
	if c.Sentences != 2 || c.Spans != 3 || c.Found != 3 {
		t.Errorf("%d sentences, %d spans, %d found, want 2, 3, 3", c.Sentences, c.Spans, c.Found)
	}
	if c.Exact.Precision != 1.0/3 || c.Exact.Recall != 1.0/3 {
		t.Errorf("exact %+v, want a third of each", c.Exact)
	}
	if c.Overlap.Precision != 2.0/3 || c.Overlap.Recall != 2.0/3 {
		t.Errorf("overlap %+v, want two thirds of each", c.Overlap)
	}
	if len(c.Missed) != 1 || c.Missed[0].Text != "baking" || len(c.Extra) != 1 || c.Extra[0].Text != "kotlin" {
		t.Errorf("missed %v, extra %v", c.Missed, c.Extra)
	}
	if got := output(t, "-conll", file, "-missing"); !strings.Contains(got, "exact      0.333") || !strings.Contains(got, "missed    1  baking") {
		t.Errorf("got\n%s", got)
	}
}

func TestLabels(t *testing.T) {
	got := output(t, "-labels", "../../matching/skill/testdata", "-quick")
	for _, want := range []string{"dev         Go ", "test        Excel", "dev frames  all", "test frames  all"} {
		if !strings.Contains(strings.Join(strings.Fields(got), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "speed") {
		t.Error("-quick prints a speed")
	}
	if again := output(t, "-labels", "../../matching/skill/testdata", "-quick"); again != got {
		t.Error("a second run prints something else")
	}
}

func TestExtend(t *testing.T) {
	file := put(t, "more.yaml", "skills:\n  - {id: frobnicate, name: Frobnication, kind: practice}\n")
	if got := output(t, "-extend", file, "-names", put(t, "a.txt", "Frobnication\n")); !strings.Contains(got, "1.000") {
		t.Errorf("got\n%s", got)
	}
}

func TestErrors(t *testing.T) {
	for _, args := range [][]string{{"x"}, {"-format", "xml"}, {"-names", "a", "-conll", "b"}, {"-none"}} {
		if _, err := flags(args); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
	for _, args := range [][]string{
		{"-names", "no/such/file"}, {"-conll", "no/such/file"}, {"-labels", t.TempDir()}, {"-extend", "no/such/file"},
		{"-conll", put(t, "a.conll", "word\n")}, {"-names", put(t, "a.yml", "[a]")}, {"-names", put(t, "a.csv", "a,b\n\"")},
	} {
		o, err := flags(args)
		if err != nil {
			t.Fatal(err)
		}
		if err := run(o, new(strings.Builder)); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
