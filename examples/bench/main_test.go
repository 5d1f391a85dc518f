package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestBenchOnTestdata(t *testing.T) {
	t.Chdir("../..")
	o, err := flags([]string{"-out", t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(t.Context(), o, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "go-platform") || !strings.Contains(out.String(), "mean") {
		t.Errorf("no table: %s", out.String())
	}
}

func TestBM25(t *testing.T) {
	texts := map[string]string{"a": "go go go", "b": "go kubernetes", "c": "nothing here", "d": "nothing here"}
	// "kubernetes" is rarer than "go", so one of it in b outweighs three "go" in a; c and
	// d hold neither and go by ID.
	if got := bm25("Go Kubernetes", texts); !slices.Equal(got, []string{"b", "a", "c", "d"}) {
		t.Errorf("bm25 = %v", got)
	}
}
