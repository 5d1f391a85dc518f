package gitlog

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/proven-go/proven/sourcing"
)

// quoted is a path as fast-import reads one with odd bytes.
func quoted(path string) string {
	var b strings.Builder
	for _, c := range []byte(path) {
		fmt.Fprintf(&b, "\\%03o", c)
	}
	return `"` + b.String() + `"`
}

// What is in a history is anybody's text. None of it may end a run, forge a line of
// evidence or come out as something else than characters.
func TestHostileHistory(t *testing.T) {
	h := &history{}
	h.commit(bo, "begin", "store/db.go", lines(80, "// line"))
	h.commit(ada, "a name of a line", quoted("odd\nname \x01 1\t2\tx/a.go"), lines(60, "// x"))
	h.commit(ada, "no character", quoted("b\xff\xfe/a.go"), lines(60, "// x"))
	h.commit(strings.Repeat("x", 1<<20)+" <long@canary.example>", "a name of a megabyte", "long/a.go", lines(60, "// x"))
	h.commit(cy, "trailers\n\n"+strings.Repeat("Reviewed-by: Di Rowe <di@canary.example>\n", 40_000), "store/db.go", lines(70, "// y"))
	h.commit(ada, "not a head: \x01"+"1700000000\x02 \x1f", "store/db.go", lines(90, "// z"))
	var many []string
	for i := range 3000 {
		many = append(many, fmt.Sprintf("many/d%d/f%d.go", i%50, i), "package many\n")
	}
	h.commit(ada, "a sweep", many...)
	all := collect(t, &Collector{Dir: h.clone(t), Repo: "a/b"}, sourcing.Query{})
	dirs := map[string]bool{}
	for _, ev := range all {
		dirs[ev.Place.Path] = true
		whole := fmt.Sprintf("%+v", ev)
		if strings.ContainsAny(whole, "\n\x01\x02\t") || !utf8.ValidString(whole) || strings.Contains(whole, "canary") || len(whole) > 4<<10 {
			t.Errorf("%.300q", whole)
		}
		if strings.HasPrefix(ev.Place.Path, "many") {
			t.Errorf("a sweep makes an author: %+v", ev)
		}
		if _, err := json.Marshal(ev); err != nil {
			t.Error(err)
		}
	}
	for _, want := range []string{"store", "long", "b\ufffd\ufffd", "odd\ufffdname \ufffd 1\ufffd2\ufffdx"} {
		if !dirs[want] {
			t.Errorf("no line about %q: %v", want, dirs)
		}
	}
}

// Memory is bounded by people and directories, whatever one commit holds.
func TestMillionsOfFiles(t *testing.T) {
	const files = 1_000_000
	pipe := strings.NewReader("\x011700000000\x00Ada\x00ada@canary.example\x00ada@canary.example\x00\x00\x00\n")
	r := &repeated{head: pipe, line: []byte("3\t1\tdir/of/many/files/file-name-of-some-length.go\x00"), left: files}
	ta := newTally(sourcing.Query{}, "")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	most := 0
	err := readLog(r, func(c *commit) error { most = max(most, len(c.files)); ta.add(c); return nil })
	runtime.GC()
	runtime.ReadMemStats(&after)
	if err != nil || most != maxFiles+1 || len(ta.evidence("a/b", nil)) != 0 {
		t.Errorf("%v; %d files kept, want %d and no evidence", err, most, maxFiles+1)
	}
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 4<<20 {
		t.Errorf("%d bytes stay in memory", grown)
	}
}

// Many commits take no more memory than a thousand by the same people.
func TestMemoryOfALongHistory(t *testing.T) {
	if testing.Short() {
		t.Skip("100,000 commits")
	}
	line := []byte("\x011700000000\x00Ada\x00ada@canary.example\x00ada@canary.example\x00\x00Cy <cy@canary.example>\x00\n3\t1\tstore/db.go\x0040\t2\tcmd/agent/main.go\x00")
	ta := newTally(sourcing.Query{}, "")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n := 0
	err := readLog(&repeated{head: strings.NewReader(""), line: line, left: 100_000}, func(c *commit) error { n++; ta.add(c); return nil })
	runtime.GC()
	runtime.ReadMemStats(&after)
	if err != nil || n != 100_000 || ta.dirs["store"].commits != n {
		t.Fatalf("%d commits, %v", n, err)
	}
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 1<<20 {
		t.Errorf("%d bytes stay in memory", grown)
	}
}

// repeated reads a head, then a line many times.
type repeated struct {
	head *strings.Reader
	line []byte
	at   int
	left int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.head.Len() > 0 || r.left == 0 {
		return r.head.Read(p)
	}
	n := copy(p, r.line[r.at:])
	if r.at += n; r.at == len(r.line) {
		r.at, r.left = 0, r.left-1
	}
	return n, nil
}

// Authors, co-authors and reviewers go through .mailmap alike, and an account behind
// an address makes the account the key.
func TestMailmap(t *testing.T) {
	h := &history{}
	h.commit(ada, "begin", "store/db.go", lines(120, "// line"), ".mailmap",
		"Ada Quill <ada@canary.example> <ada.old@canary.example>\nCy Marsh <cy@canary.example> Someone <shared@canary.example> # by name\n<ada@canary.example> <815+ada-quill-example@users.noreply.github.com>\n")
	h.commit(bo, "two\n\nReviewed-by: A. <ADA.old@canary.example>\nReviewed-by: Someone <shared@canary.example>", "store/db.go", lines(60, "// a"))
	h.commit(bo, "three\n\nReviewed-by: A. <ada.old@canary.example>\nReviewed-by: Someone <shared@canary.example>", "store/db.go", lines(60, "// b"))
	h.commit("x <815+ada-quill-example@users.noreply.github.com>", "four", "store/db.go", lines(60, "// c"))
	dir := h.clone(t)
	actors := map[string][]sourcing.Kind{}
	for _, ev := range collect(t, &Collector{Dir: dir, Repo: "a/b"}, sourcing.Query{}) {
		who := ev.Actor.Source + ":" + ev.Actor.Login
		actors[who] = append(actors[who], ev.Kind)
	}
	if len(actors) != 3 || !slices.Contains(actors["github:ada-quill-example"], sourcing.Review) || !slices.Contains(actors["github:ada-quill-example"], sourcing.Authorship) || !slices.Contains(actors["git:Someone"], sourcing.Review) && !slices.Contains(actors["git:Cy Marsh"], sourcing.Review) {
		t.Errorf("%v", actors)
	}
	for _, line := range []string{"ada.old@canary.example", "ada@canary.example", "github:815", "815+ada-quill-example@users.noreply.github.com"} {
		s, err := sourcing.ReadSuppression(strings.NewReader(line + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		p := sourcing.Policy{Purpose: "test", Contact: "https://example.org", Suppress: s}
		n := 0
		for ev, err := range sourcing.Collect(t.Context(), &Collector{Dir: dir, Repo: "a/b"}, sourcing.Query{}, p) {
			if err != nil || ev.Actor.Login == "ada-quill-example" || ev.Actor.Login == "Ada Quill" {
				t.Errorf("%s is on the list: %+v, %v", line, ev, err)
			}
			n++
		}
		if n == 0 {
			t.Errorf("%s: nobody is left", line)
		}
	}
}

func TestReadMailmap(t *testing.T) {
	m := readMailmap("# nobody\nAda Quill <ada@x.example>\n<bo@x.example> <bo@old.example>\nCy Marsh <cy@x.example> <cy@old.example>\nDi Rowe <di@x.example> Root <root@x.example>\nbroken <\n")
	for _, c := range []struct {
		in, want ident
		why      string
	}{
		{ident{name: "a", mail: "ADA@x.example"}, ident{name: "Ada Quill", mail: "ada@x.example"}, "a name for an address"},
		{ident{name: "Bo", mail: "bo@old.example"}, ident{name: "Bo", mail: "bo@x.example"}, "an address for an address"},
		{ident{name: "c", mail: "cy@old.example"}, ident{name: "Cy Marsh", mail: "cy@x.example"}, "both"},
		{ident{name: "Root", mail: "root@x.example"}, ident{name: "Di Rowe", mail: "di@x.example"}, "one of several behind an address"},
		{ident{name: "Ed", mail: "root@x.example"}, ident{name: "Ed", mail: "root@x.example"}, "another one behind it"},
	} {
		if got := m.apply(c.in); got != c.want {
			t.Errorf("%s: %+v", c.why, got)
		}
	}
	if got := mailmap(nil).apply(ident{name: "x"}); got.name != "x" {
		t.Error("no file changes nothing")
	}
}

func FuzzReadMailmap(f *testing.F) {
	f.Add("Ada <a@x> <b@x>\n<c@x>")
	f.Fuzz(func(t *testing.T, text string) {
		for key := range readMailmap(text) {
			if !strings.Contains(key, "\x00") {
				t.Errorf("%q", key)
			}
		}
	})
}

// A walk that is broken off leaves no git running and goes on from its cursor.
func TestBreakOff(t *testing.T) {
	dir := sample().clone(t)
	for range 3 {
		for range (&Collector{Dir: dir, Repo: "a/b"}).Pages(t.Context(), sourcing.Query{}, "") {
			break
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
	defer cancel()
	for _, err := range (&Collector{Dir: dir, Repo: "a/b"}).Pages(ctx, sourcing.Query{}, "") {
		if err == nil {
			t.Error("a run out of time yields")
		}
	}
	for page, err := range (&Collector{Dir: dir, Repo: "a/b"}).Pages(t.Context(), sourcing.Query{}, "1") {
		if err != nil || len(page.Evidence) > 0 {
			t.Errorf("behind the last page: %d lines, %v", len(page.Evidence), err)
		}
	}
}
