package matching

import (
	"errors"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

func corrected(t *testing.T, highlight string) Candidate {
	t.Helper()
	text := `{"basics":{"name":"Jo Quill"},"work":[{"name":"Northlane","position":"Backend Developer","startDate":"2019-01","endDate":"2023-12","highlights":["` + highlight + `"]}]}`
	cv, err := new(parse.Parser).Read(t.Context(), "jo.json", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return FromResume("jo", cv)
}

func TestCorrect(t *testing.T) {
	spec, err := role.Read(strings.NewReader("title: Go services\nclusters:\n  - {name: Services, need: must, any: [go]}\n  - {name: Data, need: must, any: [postgresql]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	first := corrected(t, "Used Go for small tools.")
	first.Tags = []string{"req-1"}
	if err := ix.Put(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	x, err := ix.Correct(t.Context(), corrected(t, "Owned the order service, written in Go, for four years."), spec)
	if err != nil {
		t.Fatal(err)
	}
	if x.After.Points <= x.Before.Points || len(x.Changed) != 1 || x.Changed[0].Label != "Go" || x.Changed[0].After.Evidence[0].Quote == x.Changed[0].Before.Evidence[0].Quote || x.Role != spec.Hash() {
		t.Errorf("%d to %d points, %d lines changed", x.Before.Points, x.After.Points, len(x.Changed))
	}
	kept, err := ix.Get(t.Context(), "jo")
	if err != nil || len(kept.Tags) != 1 {
		t.Errorf("the caller's tags are lost: %v, %v", kept.Tags, err)
	}
	again, err := ix.Correct(t.Context(), corrected(t, "Owned the order service, written in Go, for four years."), spec)
	if err != nil || len(again.Changed) != 0 || again.Before.Points != again.After.Points {
		t.Errorf("the same record changes %d lines, %v", len(again.Changed), err)
	}
	stranger := corrected(t, "Used Go.")
	stranger.ID = "nobody"
	if _, err := ix.Correct(t.Context(), stranger, spec); !errors.Is(err, ErrNotFound) {
		t.Errorf("a correction of nobody: %v", err)
	}
}
