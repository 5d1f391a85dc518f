package gitlog

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// A history is a stream for git fast-import. All people are invented.
type history struct {
	b    bytes.Buffer
	n    int
	when int64
}

var begin = time.Date(2024, 1, 10, 12, 0, 0, 0, time.UTC)

// commit adds a commit that writes files, "path" to content.
func (h *history) commit(who, message string, files ...string) {
	h.n++
	if h.when == 0 {
		h.when = begin.Unix()
	}
	h.when += 3600
	fmt.Fprintf(&h.b, "commit refs/heads/main\nmark :%d\nauthor %s %d +0000\ncommitter %s %d +0000\ndata %d\n%s\n", h.n, who, h.when, who, h.when, len(message), message)
	for i := 0; i+1 < len(files); i += 2 {
		fmt.Fprintf(&h.b, "M 100644 inline %s\ndata %d\n%s\n", files[i], len(files[i+1]), files[i+1])
	}
}

// clone imports a history into a bare clone of its own.
func (h *history) clone(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for _, args := range [][]string{{"init", "--quiet", "--bare", "--initial-branch=main", dir}, {"-C", dir, "fast-import", "--quiet"}} {
		cmd := exec.Command("git", args...)
		cmd.Stdin = bytes.NewReader(h.b.Bytes())
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v: %s", args[0], err, out)
		}
	}
	return dir
}

func lines(n int, text string) string { return strings.Repeat(text+"\n", n) }

const (
	ada = "Ada Quill <ada@canary.example>"
	bo  = "Bo Fenn <4711+bo-fenn-example@users.noreply.github.com>"
	cy  = "Cy Marsh <cy@canary.example>"
	bot = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>"
)

func sample() *history {
	h := &history{}
	goFile := "package store\n\nimport (\n\t\"context\"\n\tpg \"github.com/jackc/pgx/v5\"\n)\n"
	h.commit(ada, "begin", "store/db.go", goFile+lines(120, "// line"), ".mailmap", "Ada Quill <ada@canary.example> <ada.old@canary.example>\n")
	h.commit(bo, "agent", "cmd/agent/main.py", "import requests\nfrom flask import Flask\n"+lines(80, "x = 1"))
	h.commit("ada <ada.old@canary.example>", "more\n\nReviewed-by: Cy Marsh <cy@canary.example>\nCo-authored-by: Bo Fenn <4711+bo-fenn-example@users.noreply.github.com>\nCo-authored-by: bo <4711+Bo-Fenn-example@users.noreply.github.com>", "store/db.go", goFile+lines(200, "// line"))
	h.commit(cy, "typo", "store/db.go", goFile+lines(199, "// line")+"// lime\n")
	h.commit(ada, "again\n\nReviewed-by: Cy Marsh <cy@canary.example>", "store/index.go", lines(30, "// index"))
	h.commit(bot, "bump", "store/go.mod", lines(40, "require x"))
	h.commit(cy, "vendor", "vendor/x/x.go", lines(5000, "// theirs"), "go.sum", lines(300, "h1:"), "store/api.pb.go", lines(400, "// generated"))
	return h
}

func collect(t testing.TB, c *Collector, q sourcing.Query) []sourcing.Evidence {
	t.Helper()
	var all []sourcing.Evidence
	for page, err := range c.Pages(t.Context(), q, "") {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page.Evidence...)
	}
	return all
}

func TestEvidence(t *testing.T) {
	all := collect(t, &Collector{Dir: sample().clone(t), Repo: "example-org/store"}, sourcing.Query{})
	var got []string
	for _, ev := range all {
		who := ev.Actor.Login
		got = append(got, fmt.Sprintf("%s %s %s %s | %s | %s", ev.Kind, who, ev.Place.Path, ev.When.Format("15h"), strings.Join(ev.Reasons, ", "), strings.Join(ev.Subject, " ")))
	}
	want := []string{
		"authorship bo-fenn-example cmd/agent 14h | first author, a fourth of the lines or more | language:Python import:flask import:requests",
		"commit bo-fenn-example  14h | first commit | language:Python import:flask import:requests",
		"authorship Ada Quill store 17h | first author, a fourth of the lines or more | language:Go import:github.com/jackc/pgx/v5",
		"commit Ada Quill  13h | first commit | language:Go import:github.com/jackc/pgx/v5",
		"review Cy Marsh store 17h | named as reviewer | ",
		"commit bo-fenn-example store 15h |  | language:Go import:github.com/jackc/pgx/v5",
	}
	for _, w := range want {
		found := false
		for _, g := range got {
			found = found || g == w || strings.HasPrefix(w, "review") && strings.HasPrefix(g, strings.TrimSpace(w))
		}
		if !found {
			t.Errorf("no line %q", w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d lines, want %d:\n%s", len(got), len(want), strings.Join(got, "\n"))
	}
	if whole := fmt.Sprintf("%+v", all); strings.Contains(whole, "canary") {
		t.Error("an address got out")
	}
}

func TestSuppressedByAddress(t *testing.T) {
	s, err := sourcing.ReadSuppression(strings.NewReader("Ada@Canary.example\ngithub:4711\n"))
	if err != nil {
		t.Fatal(err)
	}
	c := &Collector{Dir: sample().clone(t)}
	p := sourcing.Policy{Purpose: "test", Contact: "https://example.org", Suppress: s}
	for ev, err := range sourcing.Collect(t.Context(), c, sourcing.Query{}, p) {
		if err != nil {
			t.Fatal(err)
		}
		if ev.Actor.Login != "Cy Marsh" {
			t.Errorf("%+v", ev)
		}
	}
}

func TestSince(t *testing.T) {
	all := collect(t, &Collector{Dir: sample().clone(t)}, sourcing.Query{Since: begin.Add(5 * time.Hour)})
	for _, ev := range all {
		if ev.Actor.Login == "bo-fenn-example" || strings.Contains(strings.Join(ev.Reasons, ""), "first author") && ev.Place.Path == "cmd/agent" {
			t.Errorf("before the query: %+v", ev)
		}
	}
	if len(all) == 0 || !strings.Contains(all[0].Quote, "of 232 lines") && !strings.Contains(all[0].Quote, "of ") {
		t.Errorf("%+v", all)
	}
}

// The settings of a clone can name programs; none is run.
func TestHostileClone(t *testing.T) {
	dir := sample().clone(t)
	trap := filepath.Join(t.TempDir(), "sprung")
	program := filepath.Join(t.TempDir(), "trap.sh")
	if err := os.WriteFile(program, []byte("#!/bin/sh\ntouch "+trap+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf("[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tfsmonitor = %[1]s\n\tpager = %[1]s\n\thooksPath = %[2]s\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = %[1]s\n[diff]\n\texternal = %[1]s\n[diff \"x\"]\n\ttextconv = %[1]s\n\tcommand = %[1]s\n[alias]\n\tlog = !%[1]s\n[grep]\n\tfallbackToNoIndex = true\n", program, filepath.Dir(program))
	os.WriteFile(filepath.Join(dir, "config"), []byte(config), 0o600)
	os.MkdirAll(filepath.Join(dir, "info"), 0o700)
	os.WriteFile(filepath.Join(dir, "info", "attributes"), []byte("* diff=x\n"), 0o600)
	if all := collect(t, &Collector{Dir: dir, Repo: "a/b"}, sourcing.Query{}); len(all) < 5 {
		t.Errorf("%d lines", len(all))
	}
	if _, err := os.Stat(trap); err == nil {
		t.Error("a program of the clone was run")
	}
}

func TestNoClone(t *testing.T) {
	for _, c := range []*Collector{{Dir: t.TempDir()}, {Dir: "/nonexistent"}, {Dir: t.TempDir(), Git: "no-such-git"}, {Dir: sample().clone(t), Repo: "a/b", Rev: "--output=x"}, {Dir: sample().clone(t), Rev: "nowhere"}} {
		for _, err := range c.Pages(t.Context(), sourcing.Query{}, "") {
			if !errors.Is(err, ErrClone) {
				t.Errorf("%+v: %v", c, err)
			}
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range (&Collector{Dir: sample().clone(t)}).Pages(ctx, sourcing.Query{}, "") {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
}

func TestNameOf(t *testing.T) {
	for _, c := range []struct{ remote, want, why string }{
		{"https://user:secret@github.com/o/r.git\n", "o/r", "no password gets out"},
		{"git@github.com:o/r.git", "o/r", "the short form"},
		{"ssh://git@host.example:22/o/r/", "o/r", "an end without a name"},
	} {
		if got := nameOf(c.remote); got != c.want {
			t.Errorf("%s: %q", c.why, got)
		}
	}
}

func TestForeignAndDirectory(t *testing.T) {
	for _, c := range []struct {
		path    string
		foreign bool
		dir     string
	}{
		{"main.go", false, "."}, {"a/b/c/d/e.go", false, "a/b/c"}, {"a/b/c/d.go", false, "a/b/c"}, {"vendor/x/y.go", true, "vendor/x"},
		{"web/node_modules/x/i.js", true, "web/node_modules/x"}, {"api/v1/types.pb.go", true, "api/v1"}, {"pkg/zz_generated.deepcopy.go", true, "pkg"}, {"go.sum", true, "."},
	} {
		if foreign(c.path) != c.foreign || directory(c.path) != c.dir {
			t.Errorf("%s: foreign %v, directory %s", c.path, foreign(c.path), directory(c.path))
		}
	}
}

func FuzzReadLog(f *testing.F) {
	f.Add([]byte("\x011700000000\x00Ada\x00a@x.example\x00\x00\x00\n1\t2\ta.go\x003\t0\t\x00old\x00new\x00\x0117\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		ta := newTally(sourcing.Query{}, "")
		if err := readLog(bytes.NewReader(data), func(c *commit) error { ta.add(c); return nil }); err == nil {
			ta.evidence("a/b", nil)
		}
	})
}

// BenchmarkHistory reads a history of 12,000 commits beside git alone, which prints the
// same changes to nobody.
func BenchmarkHistory(b *testing.B) {
	h := &history{}
	for i := range 12_000 {
		dir := fmt.Sprintf("pkg%d/part%d", i%40, i%7)
		h.commit(fmt.Sprintf("Person %d <p%d@canary.example>", i%300, i%300), "change\n\nReviewed-by: Cy Marsh <cy@canary.example>",
			dir+"/a.go", "package part\n"+lines(20+i%50, fmt.Sprint("// ", i)), dir+"/b.go", "package part\n"+lines(5+i%9, fmt.Sprint("// ", i)))
	}
	dir := h.clone(b)
	b.Run("git", func(b *testing.B) {
		for b.Loop() {
			cmd := exec.Command("git", "-C", dir, "log", "--numstat")
			if err := cmd.Run(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("gitlog", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			collect(b, &Collector{Dir: dir, Repo: "a/b"}, sourcing.Query{})
		}
	})
}
