package main

import (
	"bytes"
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/internal/ghfake"
)

var now = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

// program runs the program in the project's folder, where its testdata lies.
func program(t *testing.T, args ...string) (string, error) {
	t.Helper()
	if _, err := os.Stat("testdata/roles"); err != nil {
		t.Chdir("../..")
	}
	o, err := flags(args, now)
	if err != nil {
		return "", err
	}
	wire := time.Now()
	o.now = func() time.Time { return wire } // nobody waits for a pace
	o.sleep = func(ctx context.Context, d time.Duration) error { wire = wire.Add(d); return ctx.Err() }
	var out strings.Builder
	err = run(t.Context(), o, &out)
	return out.String(), err
}

func TestDefaultRun(t *testing.T) {
	out, err := program(t)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"5 people with 6 lines of evidence", "Leopold Ashcombe", "https://cloudnight.example/11", "looked for and not found: authorship", "delete by"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestDryRunProposes(t *testing.T) {
	out, err := program(t, "-role", "testdata/roles/go-platform.yaml", "-dry-run")
	if err != nil || !strings.Contains(out, "-repo golang/go") || !strings.Contains(out, "-repo kubernetes/kubernetes") || !strings.Contains(out, "language:Go") {
		t.Errorf("%v:\n%s", err, out)
	}
}

func TestDryRunPlans(t *testing.T) {
	out, err := program(t, "-repo", "o/r", "-dry-run")
	if err != nil || !strings.Contains(out, "review comments of o/r") || !strings.Contains(out, "13 or more requests") {
		t.Errorf("%v:\n%s", err, out)
	}
}

func TestFindRepos(t *testing.T) {
	fake := &ghfake.Server{World: ghfake.Generate(1, ghfake.Sizes{People: 2})}
	server := httptest.NewServer(fake)
	defer server.Close()
	out, err := program(t, "-role", "testdata/roles/go-platform.yaml", "-find-repos", "-base-url", server.URL, "-purpose", "test", "-contact", "https://example.org/hiring")
	if err != nil || !strings.Contains(out, "Release and runtime: language:Go topic:docker\n  nothing found") || !strings.Contains(out, "Cost: 3 requests") {
		t.Errorf("%v:\n%s", err, out)
	}
	fake.World.Repos[0].Topics = []string{"rest-api", "docker", "prometheus"}
	out, err = program(t, "-role", "testdata/roles/go-platform.yaml", "-find-repos", "-base-url", server.URL, "-purpose", "test", "-contact", "https://example.org/hiring")
	if err != nil || strings.Count(out, "-repo example-org/relay ") != 3 || !strings.Contains(out, "Go, last push 2020-01-01") {
		t.Errorf("%v:\n%s", err, out)
	}
	if broken := fake.Broken(); len(broken) > 0 {
		t.Error(broken)
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct{ args, why string }{
		{"-repo a/b", "no purpose and no contact"},
		{"-repo a/b -purpose x -contact nowhere", "nobody can write to that"},
		{"-format xml -dry-run", "unknown format"},
		{"-since yesterday", "no day"},
		{"extra", "an argument"},
		{"-find-repos", "no purpose and no contact"},
		{"-find-repos -repo a/b -purpose x -contact https://example.org", "two things at once"},
		{"-dry-run -budget -1", "less than nothing"},
	} {
		if _, err := flags(strings.Fields(c.args), now); err == nil {
			t.Errorf("%s: taken", c.why)
		}
	}
}

// A run over a real connection: it pauses at its budget, goes on with the same command
// and ranks who reviewed without ever having a résumé.
func TestOverTheWire(t *testing.T) {
	fake := &ghfake.Server{World: ghfake.Generate(1, ghfake.Sizes{People: 8, ReviewComments: 60, IssueComments: 20, Pulls: 10, Issues: 4, Releases: 1}), Now: time.Now}
	server := httptest.NewServer(fake)
	defer server.Close()
	dir := t.TempDir()
	token := filepath.Join(dir, "token")
	if err := os.WriteFile(token, []byte("secret-token\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "evidence.jsonl")
	args := []string{"-repo", "example-org/relay", "-base-url", server.URL, "-token-file", token, "-purpose", "test", "-contact", "https://example.org/hiring", "-out", out, "-as-of", "2026-01-01"}
	if _, err := program(t, append(args, "-budget", "4")...); err == nil || !strings.Contains(err.Error(), "budget of 4 requests spent") || !strings.Contains(err.Error(), "the same command goes on") {
		t.Fatalf("want a pause: %v", err)
	}
	cards, err := program(t, append(args, "-budget", "40")...)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(cards, "person-0-example") || !strings.Contains(cards, "discussion_r") || !strings.Contains(cards, "merged") ||
		!strings.Contains(cards, "clear review comments, ") || !strings.Contains(cards, "code owner in example-org/relay") || !strings.Contains(cards, "says hireable: true") || !strings.Contains(cards, "last 202") {
		t.Errorf("%s", cards)
	}
	data, err := os.ReadFile(out)
	if err != nil || bytes.Contains(data, []byte("canary")) || strings.Contains(cards, "canary") || strings.Contains(cards, "secret") {
		t.Errorf("an address or the token got out: %v", err)
	}
	if broken := fake.Broken(); len(broken) > 0 {
		t.Errorf("%v", broken)
	}
}

func TestCancelled(t *testing.T) {
	t.Chdir("../..")
	o, err := flags(nil, now)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := run(ctx, o, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), "stopped") {
		t.Errorf("%v", err)
	}
}
