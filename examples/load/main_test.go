package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"
)

// TestRun goes once through everything with few people, and looks for the names that
// others read.
func TestRun(t *testing.T) {
	f, err := parse([]string{"-n", "300", "-roles", "3", "-rounds", "1", "-format", "json", "-dir", t.TempDir()}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(context.Background(), f, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	var got map[string]float64
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(`columns.rank.cpu_ms.p50 columns.rank.wall_ms.p99 floor.cpu_ms.p50 columns.memory_mb
		columns.open.wall_ms columns.disk_mb columns.rank100.together.cpu_ms columns.two_workers.per_wall_s
		ours.rank.cpu_ms.p95 ours.rank_with_reasons.cpu_ms.p50 ours.disk_mb ours.open.wall_ms ours.catch_up.wall_ms ours.build.per_cpu_s
		bleve.rank.cpu_ms.p50 bleve.build.per_cpu_s bleve.disk_mb bluge.rank.cpu_ms.p50 sqlite.rank.cpu_ms.p50 sqlite.disk_mb run.candidates`) {
		if _, there := got[name]; !there {
			t.Errorf("no figure %s", name)
		}
	}
}

func TestPeopleAreTheSame(t *testing.T) {
	a, b := newWorld(7), newWorld(7)
	if !reflect.DeepEqual(a.row(a.person(41)), b.row(b.person(41))) {
		t.Error("the same seed draws somebody else")
	}
	if reflect.DeepEqual(a.person(41).skills, newWorld(8).person(41).skills) {
		t.Error("another seed draws the same person")
	}
}

func TestFlags(t *testing.T) {
	for args, ok := range map[string]bool{
		"": true, "-n 5 -baselines bleve,sqlite": true, "-baselines none": true,
		"-n 0": false, "-baselines lucene": false, "-format xml": false, "extra": false,
	} {
		if _, err := parse(strings.Fields(args), io.Discard); (err == nil) != ok {
			t.Errorf("%q: %v", args, err)
		}
	}
}
