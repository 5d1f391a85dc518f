package matching

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	zap "github.com/blevesearch/zapx/v16"
)

func TestEraseHidesAndKeepsOut(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		c := sample("cand", "Wrote parsers.")
		must(t, ix.Put(ctx, c, sample("other", "Wrote lexers.")))
		must(t, ix.Add(ctx, evidenceOf("github", "7", "ines-ex", "Clear words.")))
		must(t, ix.Erase(ctx, "cand", "never seen"))
		if _, err := ix.Get(ctx, "cand"); !errors.Is(err, ErrNotFound) {
			t.Errorf("Get: %v", err)
		}
		if hits, err := ix.Search(ctx, "parsers words", 0); err != nil || len(hits) != 0 {
			t.Errorf("hits %v, %v", hits, err)
		}
		stranger := sample("cand-2", "Wrote parsers.")
		stranger.Person.Links = nil
		again := stranger
		again.ID, again.Person.Links = "cand-3", c.Person.Links
		for why, c := range map[string]Candidate{"the same ID": c, "an ID erased in advance": {ID: "never seen"}, "the same link": again} {
			err := ix.Put(ctx, c)
			var e *CandidateError
			if !errors.Is(err, ErrErased) || !errors.As(err, &e) || e.ID != c.ID {
				t.Errorf("%s: %v", why, err)
			}
		}
		must(t, ix.Put(ctx, stranger))
		must(t, ix.Add(ctx, evidenceOf("github", "7", "renamed", "By number."), evidenceOf("github", "8", "Ines-Ex", "By link.")))
		if ix.Len() != 2 {
			t.Errorf("Len %d, want other and cand-2", ix.Len())
		}
		must(t, ix.Readmit(ctx, c))
		must(t, ix.Add(ctx, evidenceOf("github", "8", "Ines-Ex", "By link.")))
		if got, err := ix.Get(ctx, "cand"); err != nil || len(got.Profile.Activity) != 1 {
			t.Errorf("readmitted: %+v, %v", got, err)
		}
	})
}

func TestExpired(t *testing.T) {
	ctx := context.Background()
	day := time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)
	ix := mustOpen(t, testOptions(""))
	for id, keep := range map[string]time.Time{"past": day.Add(-1), "today": day, "later": day.AddDate(1, 0, 0), "never": {}, "also past": day.AddDate(-1, 0, 0)} {
		c := sample(id, "Wrote parsers.")
		c.Person.Retention = keep
		c.Person.Links = nil
		must(t, ix.Put(ctx, c))
	}
	ids, err := ix.Expired(ctx, day)
	if got := strings.Join(ids, ","); err != nil || got != "also past,past" {
		t.Errorf("%q, %v", got, err)
	}
	must(t, ix.Erase(ctx, ids...))
	if ids, err = ix.Expired(ctx, day); err != nil || len(ids) != 0 || ix.Len() != 3 {
		t.Errorf("%v, %v, Len %d", ids, err, ix.Len())
	}
}

// canary is a word that stands nowhere else.
const canary = "zyxwvcanary"

func TestNothingOfTheErasedIsLeft(t *testing.T) {
	ctx := context.Background()
	o := Options{Dir: t.TempDir(), AsOf: march}
	ix := mustOpen(t, o)
	var batch []Candidate
	for i := range 40 {
		batch = append(batch, sample(strings.Repeat("x", i+1), "Wrote parsers in Go."))
	}
	must(t, ix.Put(ctx, batch...))
	must(t, ix.Flush(ctx))
	c := sample("cand-"+canary, "Wrote "+canary+" in Go.")
	c.Tags = []string{"tag-" + canary}
	c.Person = Person{Name: canary, Links: []string{"https://github.com/" + canary}}
	must(t, ix.Put(ctx, c, sample("beside", "Wrote lexers.")))
	must(t, ix.Add(ctx, evidenceOf("github", "7", canary, "Said "+canary+".")))
	must(t, ix.Flush(ctx))
	must(t, ix.Close())
	ix = mustOpen(t, o)
	if found := places(t, o.Dir); len(found) == 0 {
		t.Fatal("the search for the word finds nothing even where it is")
	}
	if !words(t, filepath.Join(o.Dir, textDir))[canary] {
		t.Fatal("the dictionaries do not hold the word even before")
	}
	must(t, ix.Erase(ctx, c.ID))
	must(t, ix.Compact(ctx))
	if found := places(t, o.Dir); len(found) > 0 {
		t.Errorf("while open, the word is in %v", found)
	}
	must(t, ix.Put(ctx, sample("later", "Wrote more.")))
	must(t, ix.Close())
	if found := places(t, o.Dir); len(found) > 0 {
		t.Errorf("after Close, the word is in %v", found)
	}
	found := words(t, filepath.Join(o.Dir, textDir))
	if found[canary] || !found["lexers"] || !found["parsers"] {
		t.Errorf("the dictionaries hold the word: %v; of others: %v, %v", found[canary], found["lexers"], found["parsers"])
	}
	ix = mustOpen(t, o)
	r, err := ix.Verify(ctx)
	must(t, err)
	if !r.OK() || ix.Len() != 42 {
		t.Errorf("after Compact: %v, Len %d", r.Damage, ix.Len())
	}
}

// places returns the files below a directory that hold the canary as bytes.
func places(t *testing.T, dir string) (found []string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(bytes.ToLower(data), []byte(canary)) || strings.Contains(path, canary) {
			found = append(found, path)
		}
		return err
	}))
	return found
}

// words returns what stands in the dictionaries and stored fields of every segment file
// of a closed text part, in use or not, deleted documents included, as Bleve's own
// reader decodes it.
func words(t *testing.T, dir string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "store", "*.zap"))
	must(t, err)
	found := map[string]bool{}
	see := func(s string) {
		found[s] = true
		if strings.Contains(strings.ToLower(s), canary) {
			found[canary] = true
		}
	}
	for _, file := range files {
		s, err := new(zap.ZapPlugin).Open(file)
		must(t, err)
		for _, field := range s.Fields() {
			see(field)
			d, err := s.Dictionary(field)
			must(t, err)
			terms := d.AutomatonIterator(nil, nil, nil)
			for entry, err := terms.Next(); entry != nil || err != nil; entry, err = terms.Next() {
				must(t, err)
				see(entry.Term)
			}
		}
		for num := range s.Count() {
			must(t, s.VisitStoredFields(num, func(_ string, _ byte, value []byte, _ []uint64) bool {
				see(string(value))
				return true
			}))
		}
		must(t, s.Close())
	}
	return found
}
