package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/score/eval"
)

// TestRun: the invented histories, twice to the same byte; the model beats lines there
// because a sweeper has more lines than most owners.
func TestRun(t *testing.T) {
	t.Chdir("../..")
	o, err := flags([]string{"-samples", "200"})
	if err != nil {
		t.Fatal(err)
	}
	var first, second strings.Builder
	if err := run(o, &first); err != nil {
		t.Fatal(err)
	}
	if err := run(o, &second); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Error("two runs differ")
	}
	for _, want := range []string{"charts  10 of 10", "ownership - lines", "first author", "DOA", "breadth", "4-5 against 1-2"} {
		if !strings.Contains(first.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, first.String())
		}
	}
	h, err := readHistory(o.charts)
	if err != nil {
		t.Fatal(err)
	}
	charts, _ := rankable(h)
	if ours, lines := eval.Mean(auc(charts, systems[0])), eval.Mean(auc(charts, systems[1])); ours <= lines {
		t.Errorf("AUC %.3f, lines %.3f: the sweeper should cost lines more", ours, lines)
	}
}

func TestBefore(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "events.csv", "chart,dev,ts,added,deleted\nb,ana,0,500,0\na,ana,86400,100,28\na,bo,172800,1,2\na,ana,345600,7,0\na,cy,432000,9,9\na,bo,950400,5,5\n")
	write(t, dir, "owners.csv", "chart,dev,first_listed_ts\na,ana,432000\na,dee,999999\nb,ana,0\n")
	h, err := readHistory(dir)
	if err != nil {
		t.Fatal(err)
	}
	charts, listed := rankable(h)
	if listed != 2 || len(charts) != 1 {
		t.Fatalf("%d listed, rankable %+v: b has nobody before its listing", listed, charts)
	}
	want := map[string]score.Contribution{
		"ana": {Lines: 135, OthersLines: 3, Commits: 2, OthersCommits: 1, First: true, Days: 3, Away: 1, Places: 2, Substantial: 2},
		"bo":  {Lines: 3, OthersLines: 135, Commits: 1, OthersCommits: 2, Away: 3, Places: 1},
	}
	got := charts[0].people
	if len(got) != 2 || got["ana"] != want["ana"] || got["bo"] != want["bo"] {
		t.Errorf("before the listing: %+v, want %+v: cy's change is in the very second of the list", got, want)
	}
	if a := auc(charts, systems[1]); a[0] != 1 {
		t.Errorf("AUC of lines = %v, want 1", a)
	}
}

func TestFaults(t *testing.T) {
	for _, tt := range []struct{ events, owners, want, why string }{
		{"", "", "empty", "no line of names"},
		{"chart,dev,ts,added\n", "", "no column \"deleted\"", "a column is missing"},
		{"chart,dev,ts,added,deleted\na,b,1,x,0\n", "", "row 2", "no number"},
		{"chart,dev,ts,added,deleted\na,b\n", "", "wrong number of fields", "cells are missing"},
		{"chart,dev,ts,added,deleted\n", "chart,dev,first_listed_ts\na,b,soon\n", "row 2", "no number of seconds"},
	} {
		dir := t.TempDir()
		write(t, dir, "events.csv", tt.events)
		write(t, dir, "owners.csv", tt.owners)
		if _, err := readHistory(dir); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v, want %q: %s", err, tt.want, tt.why)
		}
	}
	if _, err := readPeople(filepath.Join(t.TempDir(), "none.csv")); err == nil {
		t.Error("a missing file is no error")
	}
	for _, args := range [][]string{{"x"}, {"-samples", "0"}, {"-nosuch"}} {
		if _, err := flags(args); err == nil {
			t.Errorf("%q is no error", args)
		}
	}
}

// TestPeople: a column with an empty cell is no feature.
func TestPeople(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "p.csv", "login;projects;codeChurn;commits;days;survey\na;9;90;3;1;5\nb;1;1;1;;1\nc;1;5;5;2;3\n")
	p, err := readPeople(filepath.Join(dir, "p.csv"))
	if err != nil || len(p.features) != 3 || len(p.practice) != 3 {
		t.Fatalf("%+v, %v, want projects, codeChurn and commits", p, err)
	}
	if b := splits[0].auc(p.features[2], p.rating, eval.Sampling{Samples: 10}); b.Mean != .5 {
		t.Errorf("AUC of commits = %v, want .5: 3 against 1 and 5", b.Mean)
	}
	if b := splits[1].auc(p.features[2], p.rating, eval.Sampling{Samples: 10}); b.Mean != 1 {
		t.Errorf("AUC of commits = %v, want 1: the rating 3 is left out", b.Mean)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
