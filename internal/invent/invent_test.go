package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/sourcing"
)

// bench is where the committed benchmark lies, seen from this folder.
const bench = "../../testdata/bench"

// TestCommitted makes everything again and compares every byte with what is committed.
func TestCommitted(t *testing.T) {
	files, err := makeFiles(seed)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		old, err := os.ReadFile(filepath.Join(bench, filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(old, text) {
			t.Errorf("%s is not what the generator makes (%v): go run ./internal/invent", name, err)
		}
	}
	lying, err := os.ReadDir(filepath.Join(bench, "resumes"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range lying {
		if files["resumes/"+f.Name()] == nil {
			t.Errorf("resumes/%s is made by nobody", f.Name())
		}
	}
}

// TestOtherSeed guards against a stream of chance that is not used.
func TestOtherSeed(t *testing.T) {
	a, err := makeFiles(1)
	if err != nil {
		t.Fatal(err)
	}
	b, err := makeFiles(2)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(a["people.tsv"], b["people.tsv"]) || bytes.Equal(a["activity.jsonl"], b["activity.jsonl"]) {
		t.Error("two seeds give one benchmark")
	}
}

// TestShape holds what the README promises of the benchmark.
func TestShape(t *testing.T) {
	files, err := makeFiles(seed)
	if err != nil {
		t.Fatal(err)
	}
	size, formats := 0, map[string]int{}
	for name, text := range files {
		size += len(text)
		if strings.HasPrefix(name, "resumes/") {
			formats[filepath.Ext(name)]++
			if filepath.Ext(name) != ".json" && bytes.ContainsAny(text, "{}") {
				t.Errorf("%s: a slot was left open", name)
			}
		}
	}
	if size > 1_500_000 {
		t.Errorf("%d bytes, want at most 1.5 MB", size)
	}
	people := 0
	for _, ext := range []string{".md", ".txt", ".json", ".html"} {
		people += formats[ext]
		if formats[ext] < 20 {
			t.Errorf("%d résumés end in %s, want 20 or more", formats[ext], ext)
		}
	}
	if people < 150 {
		t.Errorf("%d people, want 150 or more", people)
	}
	grades(t, string(files["bench.qrels"]), people)
}

// grades checks that each of 8 roles has its files and some of every grade.
func grades(t *testing.T, qrels string, people int) {
	t.Helper()
	given := map[string][4]int{}
	for line := range strings.Lines(qrels) {
		f := strings.Fields(line)
		g := given[f[0]]
		g[f[3][0]-'0']++
		given[f[0]] = g
	}
	if len(given) != 8 {
		t.Errorf("%d roles, want 8", len(given))
	}
	for role, g := range given {
		if g[3] < 4 || g[2] < 3 || g[1] < 3 || g[0] < people/4 {
			t.Errorf("%s: grades 0 to 3 are given %v times, want some of each", role, g)
		}
		for _, ext := range []string{".yaml", ".md"} {
			if _, err := os.Stat(filepath.Join(bench, "roles", role+ext)); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestActivity holds that evidence can be read back, that about half of the people
// have some, and that each account stands on the résumé whose it is.
func TestActivity(t *testing.T) {
	files, err := makeFiles(seed)
	if err != nil {
		t.Fatal(err)
	}
	var resumes bytes.Buffer
	n := 0
	for name, text := range files {
		if strings.HasPrefix(name, "resumes/") {
			resumes.Write(text)
			n++
		}
	}
	accounts := map[string]string{}
	for e, err := range sourcing.Read(bytes.NewReader(files["activity.jsonl"])) {
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(e.Text, "{}") {
			t.Errorf("a slot was left open: %s", e.Text)
		}
		accounts[e.Actor.ID] = e.Actor.Login
	}
	if len(accounts) < 2*n/5 || len(accounts) > 3*n/5 {
		t.Errorf("%d of %d people have public activity, want about half", len(accounts), n)
	}
	seen := map[string]bool{}
	for id, login := range accounts {
		if seen[login] || !bytes.Contains(resumes.Bytes(), []byte("https://github.com/"+login)) {
			t.Errorf("account %s (%s) is doubled or on no résumé", id, login)
		}
		seen[login] = true
	}
}

// TestNumbering holds that the order of the IDs says nothing about the trade: else a
// system that orders by ID would rank.
func TestNumbering(t *testing.T) {
	w, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	people := invent(w, seed)
	slices.SortFunc(people, func(a, b *person) int { return strings.Compare(a.id, b.id) })
	same := 0
	for i := 1; i < len(people); i++ {
		if people[i].trade == people[i-1].trade {
			same++
		}
	}
	if same > len(people)/8 { // by chance about one in twenty
		t.Errorf("%d neighbours of %d have one trade", same, len(people))
	}
}

// TestDraw pins the stream of chance: another one would be another benchmark.
func TestDraw(t *testing.T) {
	d := newDraw(1, 2)
	got := []int{d.upTo(1000), d.upTo(1000), d.upTo(1000)}
	if want := []int{365, 104, 128}; !slices.Equal(got, want) {
		t.Errorf("the first draws are %v, want %v", got, want)
	}
	if d.upTo(0) != 0 || d.upTo(-1) != 0 || pick(d, []string(nil)) != "" {
		t.Error("a draw from nothing is not nothing")
	}
}

// TestRun holds that only résumés of an earlier run are removed.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	if err := run(dir, seed); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"p999.md", "notes.md"} {
		if err := os.WriteFile(filepath.Join(dir, "resumes", name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(dir, seed); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "resumes", "p999.md")); err == nil {
		t.Error("a résumé of an earlier run still lies there")
	}
	if _, err := os.Stat(filepath.Join(dir, "resumes", "notes.md")); err != nil {
		t.Error("a file of somebody else is gone")
	}
}
