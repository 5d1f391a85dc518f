package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/matching"
)

var today = time.Date(2026, 6, 15, 0, 0, 0, 0, time.UTC)

func TestSteps(t *testing.T) {
	var out bytes.Buffer
	dir := t.TempDir()
	if err := run(t.Context(), &out, dir, today); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"put 6 rows, as of 2026-06\n",
		"page 1 of 5 candidates, 1 filtered out\n  1. a-10", // req-9 is somebody else's
		"\npage 2 of 5 candidates, 1 filtered out\n  3. ",
		"why Chidi Sample has ",
		"found a-103: Wrote Go operators and tuned Prometheus alerts after two incidents.\n",
		"erased 1 (a-105), 5 candidates left\n", // kept until 2025-12-31
		"backed up\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "damage") {
		t.Errorf("damage in\n%s", out.String())
	}
	t.Run("again", func(t *testing.T) {
		var again bytes.Buffer
		if err := run(t.Context(), &again, dir, today); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(again.String(), "put 5 rows") {
			t.Errorf("the erased candidate came back:\n%s", again.String())
		}
	})
	t.Run("restore", func(t *testing.T) {
		backups, err := filepath.Glob(filepath.Join(dir, "backup", "*"))
		if err != nil || len(backups) != 2 {
			t.Fatalf("backups %v, %v", backups, err)
		}
		ix, err := matching.Open(backups[0])
		if err != nil {
			t.Fatal(err)
		}
		defer ix.Close()
		if _, err := ix.Get(t.Context(), "a-105"); ix.Len() != 5 || !errors.Is(err, matching.ErrNotFound) {
			t.Errorf("Len %d, a-105: %v", ix.Len(), err)
		}
	})
}

func TestTemporaryIndexIsRemoved(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var out bytes.Buffer
	if err := run(t.Context(), &out, "", today); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}
