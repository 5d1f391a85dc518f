package main

import (
	"os"
	"testing"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score/eval"
)

// weakString is what people type first, after the words of research on sourcing: a title
// and some technologies.
const weakString = "backend engineer Go microservices"

// TestCompiledQueryBeatsTheWeakString compares the index query of a role with what
// people type. Seven of sixteen profiles are relevant (grade 2 or more), so that any
// ten hold most of them: the first five tell the two apart.
func TestCompiledQueryBeatsTheWeakString(t *testing.T) {
	spec, err := role.ReadFile("../../testdata/roles/go-platform.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../testdata/qrels/testdata.qrels")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	judged, err := eval.ReadQrels(f)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := matching.Options{AsOf: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if err := ix.PutFolder(t.Context(), "", os.DirFS("../../testdata/resumes"), nil, nil); err != nil {
		t.Fatal(err)
	}
	precision := func(query string, k int) float64 {
		hits, err := ix.Search(t.Context(), query, k)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		var grades []int
		for _, h := range hits {
			grades = append(grades, judged["go-platform"][h.Candidate]-1)
		}
		return eval.Precision(grades, k)
	}
	compiled := ""
	for _, s := range role.SearchStrings(spec, nil) {
		if s.Engine == role.IndexSearch {
			precision(s.Text, 10) // the index understands every one of them
			if s.Layer == "direct" {
				compiled = s.Text
			}
		}
	}
	weak := "+type:profile " + weakString
	t.Logf("P@10 %.2f compiled, %.2f weak; P@5 %.2f, %.2f", precision(compiled, 10), precision(weak, 10), precision(compiled, 5), precision(weak, 5))
	if precision(compiled, 5) <= precision(weak, 5) || precision(compiled, 10) < precision(weak, 10) {
		t.Error("the compiled query is not better than the weak string")
	}
}
