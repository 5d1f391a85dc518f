package matching

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

// fakeDerive sees a skill in every word, the stronger the longer the word, and adds
// the month to it: so that another month gives other rows.
func fakeDerive(_ *skill.Taxonomy, asOf Month, p *Profile) []posting {
	strengths := map[string]score.Strength{}
	see := func(text string) {
		for _, w := range wordsOf(text) {
			strengths[w] = min(score.MaxStrength, score.Strength(len(w)*10+int(asOf%12)))
		}
	}
	for _, q := range p.Passages {
		see(q.Text)
	}
	for _, a := range p.Activity {
		see(a.Text)
	}
	var row []posting
	for w, s := range strengths {
		row = append(row, posting{feature: feature{Skill: skill.ID(w)}, strength: s, last: p.Dated})
	}
	slices.SortFunc(row, func(a, b posting) int { return strings.Compare(string(a.feature.Skill), string(b.feature.Skill)) })
	return row
}

var march = time.Date(2025, 3, 31, 0, 0, 0, 0, time.UTC)

// testOptions are Options with the fake derive; dir "" is memory.
func testOptions(dir string) Options {
	return Options{Dir: dir, AsOf: march, Taxonomy: new(skill.Taxonomy), derive: fakeDerive}
}

func mustOpen(t testing.TB, o Options) *Index {
	t.Helper()
	ix, err := o.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sample makes a candidate with a text.
func sample(id, text string) Candidate {
	return Candidate{
		ID: id, Tags: []string{"req-2", "req-1", "req-2"},
		Profile: Profile{
			Dated:       MonthOf(2025, 1),
			Engagements: []Engagement{{Kind: Job, Title: "Engineer", Start: MonthOf(2020, 1), End: MonthOf(2024, 12)}},
			Passages:    []Passage{{Section: WorkText, Engagement: 0, Text: text, Source: id + ".txt"}},
		},
		Person: Person{Name: "Ines Example", Email: "ines@example.org", Links: []string{"https://www.GitHub.com/Ines-Ex/"}},
	}
}

// inBoth runs a test over an index in memory and one on disk.
func inBoth(t *testing.T, test func(t *testing.T, ix *Index)) {
	t.Run("memory", func(t *testing.T) { test(t, mustOpen(t, testOptions(""))) })
	t.Run("disk", func(t *testing.T) { test(t, mustOpen(t, testOptions(t.TempDir()))) })
}

// rows returns all rows by ID, as the columns hold them.
func rows(t testing.TB, ix *Index) string {
	t.Helper()
	v, err := ix.view(context.Background())
	must(t, err)
	defer v.release()
	var b strings.Builder
	for _, ord := range v.ordinals() {
		id, tags := v.label(ord)
		fmt.Fprintln(&b, ord, id, tags, v.columns.row(ord))
	}
	return b.String()
}

func TestPutGetDelete(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		c := sample("b", "Ran billing services.")
		must(t, ix.Put(ctx, sample("a", "Wrote parsers."), c))
		got, err := ix.Get(ctx, "b")
		must(t, err)
		want := c
		want.Tags = []string{"req-1", "req-2"} // sorted, each once
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v\nwant %+v", got, want)
		}
		if !slices.Equal(c.Tags, []string{"req-2", "req-1", "req-2"}) {
			t.Errorf("Put changed the caller's tags: %v", c.Tags)
		}
		if ix.Len() != 2 || ix.AsOf() != MonthOf(2025, 3) {
			t.Errorf("Len %d, AsOf %v", ix.Len(), ix.AsOf())
		}
		before := ix.Seq()
		must(t, ix.Delete(ctx, "a", "unknown"))
		if ix.Seq() != before+1 || ix.Len() != 1 {
			t.Errorf("after Delete: Seq %d, want %d; Len %d, want 1", ix.Seq(), before+1, ix.Len())
		}
		if _, err := ix.Get(ctx, "a"); !errors.Is(err, ErrNotFound) {
			t.Errorf("Get of a deleted ID: %v", err)
		}
		must(t, ix.Put(ctx, sample("a", "Wrote compilers.")))
		if r := rows(t, ix); !strings.Contains(r, "2 a ") || strings.Contains(r, "0 a ") {
			t.Errorf("the deleted ordinal 0 was given out again:\n%s", r)
		}
	})
}

func TestPutIsAllOrNothing(t *testing.T) {
	ctx := context.Background()
	stray := sample("c", "x")
	stray.Profile.Passages[0].Engagement = 1
	for _, bad := range []Candidate{
		{ID: ""}, {ID: strings.Repeat("x", 1025)}, {ID: "a\x00b"}, {ID: "\xff"}, stray,
	} {
		ix := mustOpen(t, testOptions(""))
		err := ix.Put(ctx, sample("good", "Wrote parsers."), bad)
		var e *CandidateError
		if !errors.As(err, &e) || ix.Len() != 0 || ix.Seq() != 1 { // 1: the month was written
			t.Errorf("id %.20q: error %v, Len %d, Seq %d", bad.ID, err, ix.Len(), ix.Seq())
		}
	}
	ix := mustOpen(t, testOptions(""))
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if err := ix.Put(cancelled, sample("a", "x")); !errors.Is(err, context.Canceled) || ix.Len() != 0 {
		t.Errorf("cancelled Put: %v, Len %d", err, ix.Len())
	}
}

func TestReopenGivesSameRows(t *testing.T) {
	ctx := context.Background()
	o := testOptions(t.TempDir())
	ix := mustOpen(t, o)
	for i := range 30 {
		must(t, ix.Put(ctx, sample(fmt.Sprintf("cand-%02d", i), fmt.Sprintf("Wrote service number%d in anger.", i))))
	}
	must(t, ix.Delete(ctx, "cand-07"))
	must(t, ix.Add(ctx, review("41", "nobody", "Clear words.")))
	want, seq := rows(t, ix), ix.Seq()
	hits, err := ix.Search(ctx, "number3 words", 0)
	must(t, err)
	must(t, ix.Close())
	for _, part := range []string{"none", columnsFile, textDir} {
		must(t, os.RemoveAll(filepath.Join(o.Dir, part))) // a missing part is made again
		ix = mustOpen(t, o)
		if got := rows(t, ix); got != want || ix.Seq() != seq {
			t.Errorf("without %s: seq %d, want %d; rows\n%s\nwant\n%s", part, ix.Seq(), seq, got, want)
		}
		if again, err := ix.Search(ctx, "number3 words", 0); err != nil || !slices.Equal(again, hits) || len(hits) != 2 {
			t.Errorf("without %s: hits %v, %v; want %v", part, again, err, hits)
		}
		must(t, ix.Close())
	}
	memory := mustOpen(t, testOptions(""))
	for i := range 30 {
		must(t, memory.Put(ctx, sample(fmt.Sprintf("cand-%02d", i), fmt.Sprintf("Wrote service number%d in anger.", i))))
	}
	must(t, memory.Delete(ctx, "cand-07"))
	must(t, memory.Add(ctx, review("41", "nobody", "Clear words.")))
	if got := rows(t, memory); got != want {
		t.Errorf("memory and disk differ: %s\nwant %s", got, want)
	}
}

// TestCatchUp copies the parts of an older state over those of a newer one.
func TestCatchUp(t *testing.T) {
	ctx := context.Background()
	o, old := testOptions(t.TempDir()), t.TempDir()
	ix := mustOpen(t, o)
	must(t, ix.Put(ctx, sample("a", "Wrote parsers."), sample("b", "Wrote lexers."), sample("c", "Wrote printers.")))
	must(t, ix.Close())
	must(t, os.CopyFS(old, os.DirFS(o.Dir)))
	ix = mustOpen(t, o)
	must(t, ix.Put(ctx, sample("b", "Wrote linkers."), sample("d", "Wrote loaders.")))
	must(t, ix.Delete(ctx, "a"))
	want := rows(t, ix)
	must(t, ix.Close())
	for _, part := range []string{columnsFile, textDir} {
		must(t, os.RemoveAll(filepath.Join(o.Dir, part)))
	}
	must(t, os.Remove(filepath.Join(old, truthFile)))
	must(t, os.CopyFS(o.Dir, os.DirFS(old)))
	var derived int
	o.Progress = func(part string, done, total int) {
		if part == "columns" {
			derived = done
		}
	}
	ix = mustOpen(t, o)
	if got := rows(t, ix); got != want || derived != 3 {
		t.Errorf("derived %d rows, want 3 (a, b, d); rows\n%s\nwant\n%s", derived, got, want)
	}
	for word, want := range map[string]int{"parsers": 0, "lexers": 0, "linkers": 1, "loaders": 1, "printers": 1} {
		if hits, err := ix.Search(ctx, word, 0); err != nil || len(hits) != want {
			t.Errorf("%s: %v, %v; want %d hits", word, hits, err, want)
		}
	}
}

func TestAnotherMonthEqualsRebuild(t *testing.T) {
	ctx := context.Background()
	o := testOptions(t.TempDir())
	ix := mustOpen(t, o)
	must(t, ix.Put(ctx, sample("a", "Wrote parsers."), sample("b", "Wrote lexers.")))
	before := rows(t, ix)
	must(t, ix.Close())
	o.AsOf = march.AddDate(0, 7, -3)
	ix = mustOpen(t, o)
	got := rows(t, ix)
	must(t, ix.Close())
	must(t, os.Remove(filepath.Join(o.Dir, columnsFile)))
	must(t, os.RemoveAll(filepath.Join(o.Dir, textDir)))
	o.AsOf = time.Time{} // keeps the month
	ix = mustOpen(t, o)
	if want := rows(t, ix); got != want || got == before || ix.AsOf() != MonthOf(2025, 10) {
		t.Errorf("as of %v:\n%s\nrebuilt:\n%s\nbefore:\n%s", ix.AsOf(), got, want, before)
	}
}

func TestSecondWriterIsRefused(t *testing.T) {
	o := testOptions(t.TempDir())
	first := mustOpen(t, o)
	for _, readOnly := range []bool{false, true} {
		o.ReadOnly = readOnly
		start := time.Now()
		if ix, err := o.Open(); !errors.Is(err, ErrLocked) {
			t.Errorf("read-only %v: %v, %v", readOnly, ix, err)
		}
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("took %v, want about a second", took)
		}
	}
	must(t, first.Close())
	o.ReadOnly = false
	must(t, mustOpen(t, o).Close())
}

func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	o := testOptions(t.TempDir())
	o.ReadOnly = true
	if _, err := o.Open(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing there: %v", err)
	}
	o.ReadOnly = false
	ix := mustOpen(t, o)
	must(t, ix.Put(ctx, sample("a", "Wrote parsers.")))
	want := rows(t, ix)
	must(t, ix.Close())
	o.ReadOnly = true
	one, two := mustOpen(t, o), mustOpen(t, o)
	for _, ix := range []*Index{one, two} {
		if got := rows(t, ix); got != want {
			t.Errorf("rows %s, want %s", got, want)
		}
		if hits, err := ix.Search(ctx, "parsers", 0); err != nil || len(hits) != 1 {
			t.Errorf("hits %v, %v", hits, err)
		}
		if err := ix.Put(ctx, sample("b", "x")); !errors.Is(err, ErrReadOnly) {
			t.Errorf("Put: %v", err)
		}
		must(t, ix.Close())
	}
	before := listing(t, o.Dir)
	o.AsOf = march.AddDate(1, 0, 0) // parts do not fit: they are made in memory
	ix = mustOpen(t, o)
	if hits, err := ix.Search(ctx, "parsers", 0); err != nil || len(hits) != 1 {
		t.Errorf("hits %v, %v", hits, err)
	}
	must(t, ix.Close())
	if after := listing(t, o.Dir); after != before {
		t.Errorf("reading changed the directory: %s, before %s", after, before)
	}
}

// listing names the files of a directory with sizes.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	must(t, fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		info, err := d.Info()
		fmt.Fprintln(&b, path, info.Size())
		return err
	}))
	return b.String()
}

// review makes evidence of an account at the source "example".
func review(actorID, login, text string) sourcing.Evidence {
	return sourcing.Evidence{
		Kind: sourcing.Review, Actor: sourcing.Actor{Source: "example", ID: actorID, Login: login}, Text: text,
		Place: sourcing.Place{Repo: "acme/Rocket", Path: "engine/Main.go"}, URL: "https://example.org/r/1",
		When: time.Date(2024, 11, 30, 0, 0, 0, 0, time.UTC), Source: "example-collector",
	}
}
