package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden table")

// golden is the table that go run ./examples/fields prints.
const golden = "testdata/golden/fields.txt"

// TestGolden holds how well the invented people are read, so that a change of the parser
// shows its cost in the diff. go test ./examples/fields -update rewrites it.
func TestGolden(t *testing.T) {
	t.Chdir("../..")
	o, err := flags(nil, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	o.misses = 1000
	var out, warn bytes.Buffer
	if err := fields(t.Context(), o, &out, &warn); err != nil {
		t.Fatal(err)
	}
	if warn.Len() > 0 {
		t.Errorf("every document of testdata should be read: %s", warn.String())
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("the figures changed; with -update the diff of %s shows what for. Now:\n%s", golden, out.String())
	}
}

// Every document of testdata has a truth, and no truth is of anything else.
func TestTruthIsWhole(t *testing.T) {
	truths, err := readTruths(os.DirFS("../../testdata/truth"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir("../../testdata/resumes")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, tr := range truths {
		known[tr.Doc] = true
	}
	for _, f := range files {
		if !known[f.Name()] {
			t.Errorf("%s has no truth", f.Name())
		}
		delete(known, f.Name())
	}
	for _, doc := range sorted(known) {
		t.Errorf("%s has a truth and is not there", doc)
	}
}

func TestUnreadableCountsAsEmpty(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "truth/a.json", `{"doc": "a.txt", "name": "Zoë Kane"}`)
	o, err := flags([]string{"-documents", dir, "-truth", filepath.Join(dir, "truth")}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var out, warn strings.Builder
	if err := fields(t.Context(), o, &out, &warn); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(warn.String(), "a.txt") || !strings.Contains(out.String(), "| txt (1) |") {
		t.Errorf("warning %q, table\n%s", warn.String(), out.String())
	}
}

func TestWordOrder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "got.txt", "one two three")
	write(t, dir, "a/source.txt", "three one two")
	write(t, dir, "pairs.tsv", "got.txt\ta/source.txt\nlost.txt\ta/source.txt\n")
	o, err := flags([]string{"-order", dir, "-pairs", filepath.Join(dir, "pairs.tsv"), "-misses", "1"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var out, warn strings.Builder
	if err := wordOrder(t.Context(), o, &out, &warn); err != nil {
		t.Fatal(err)
	}
	// all words; of two neighbourhoods one
	if !strings.Contains(out.String(), "| all       |      1 |       1.000 |          1.000 |     0.500 |") || !strings.Contains(out.String(), "got.txt") {
		t.Errorf("table\n%s", out.String())
	}
	if !strings.Contains(warn.String(), "lost.txt") {
		t.Errorf("the pair that cannot be read was left out in silence: %q", warn.String())
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := wordOrder(ctx, o, io.Discard, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestFlags(t *testing.T) {
	for why, args := range map[string][]string{
		"an argument":             {"x.pdf"},
		"an unknown flag":         {"-nothing"},
		"an unknown kind":         {"-by", "colour"},
		"a negative number":       {"-misses", "-1"},
		"pairs without an -order": {"-pairs", "x.tsv"},
	} {
		if _, err := flags(args, io.Discard); err == nil || errors.Is(err, flag.ErrHelp) {
			t.Errorf("%s: %v", why, err)
		}
	}
	var usage strings.Builder
	if _, err := flags([]string{"-h"}, &usage); !errors.Is(err, flag.ErrHelp) || !strings.Contains(usage.String(), "-truth DIR") {
		t.Errorf("help: %v, %q", err, usage.String())
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
