package matching

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/parse"
)

// TestEverythingAtOnce is for the race detector. It checks what one caller can know:
// sequence numbers never fall, and each list is of one moment.
func TestEverythingAtOnce(t *testing.T) {
	ctx := context.Background()
	spec, err := role.Read(strings.NewReader(referenceRole))
	must(t, err)
	before := runtime.NumGoroutine()
	for name, dir := range map[string]string{"memory": "", "disk": t.TempDir()} {
		ix := mustOpen(t, Options{Dir: dir, AsOf: march})
		must(t, ix.Put(ctx, sample("a", "Ran Go services."), sample("b", "Ran Go services.")))
		done := make(chan struct{})
		var wait sync.WaitGroup
		for who, work := range map[string]func(n int) error{
			"put": func(n int) error {
				text := fmt.Sprintf("Ran the number%d gateway in Go.", n%9)
				return ix.Put(ctx, sample("a", text), sample("b", text), sample(fmt.Sprint("c", n%20), text))
			},
			"delete": func(n int) error { return ix.Delete(ctx, fmt.Sprint("c", n%20)) },
			"add":    func(n int) error { return ix.Add(ctx, review(fmt.Sprint(n%5), "", fmt.Sprint("Clear words ", n))) },
			"rank": func(int) error {
				l, err := ix.Rank(ctx, spec, Query{})
				if err != nil {
					return err
				}
				points := map[string]int{}
				for _, r := range l.Results {
					points[r.ID] = r.Points
				}
				if points["a"] != points["b"] || l.Damaged != 0 {
					return fmt.Errorf("two candidates of one change have %d and %d points", points["a"], points["b"])
				}
				return nil
			},
			"search": func(int) error {
				hits, err := ix.Search(ctx, "+gateway +type:profile candidate:a candidate:b", 0)
				var a, b string
				for _, h := range hits {
					switch h.Candidate {
					case "a":
						a = h.Quote
					case "b":
						b = h.Quote
					}
				}
				if a != b {
					return fmt.Errorf("two candidates of one change are quoted as %q and %q", a, b)
				}
				return err
			},
			"backup":  func(n int) error { return ix.Backup(ctx, filepath.Join(t.TempDir(), fmt.Sprint(n))) },
			"verify":  func(int) error { return verified(ix) },
			"compact": func(int) error { time.Sleep(20 * time.Millisecond); return ix.Compact(ctx) },
			"expired": func(int) error { _, err := ix.Expired(ctx, march); return err },
			"repair":  func(int) error { _, err := ix.Repair(ctx); return err },
			"flush":   func(int) error { return ix.Flush(ctx) },
			"facets":  func(int) error { _, err := ix.Facets(ctx, spec, Query{}); return err },
			"erase":   func(n int) error { return ix.Erase(ctx, fmt.Sprint("gone", n)) },
			"rankall": func(int) error {
				lists, err := ix.RankAll(ctx, []*role.Spec{spec, spec}, Query{})
				if err == nil && (lists[0].Seq != lists[1].Seq || len(lists[0].Results) != len(lists[1].Results)) {
					err = errors.New("two lists of one call differ")
				}
				return err
			},
		} {
			wait.Go(func() {
				for n := 0; ; n++ {
					if err := work(n); err != nil {
						t.Errorf("%s, %s: %v", name, who, err)
						return
					}
					select {
					case <-done:
						return
					default:
					}
				}
			})
		}
		time.Sleep(400 * time.Millisecond)
		close(done)
		wait.Wait()
		must(t, verified(ix))
		must(t, ix.Close())
	}
	goroutinesEnd(t, before)
}

func verified(ix *Index) error {
	r, err := ix.Verify(context.Background())
	if err == nil && len(r.Damage) > 0 {
		err = fmt.Errorf("damage %v", r.Damage)
	}
	return err
}

// TestContextEndsWaiting holds up the text and the writers, and looks whether those
// who wait can leave.
func TestContextEndsWaiting(t *testing.T) {
	o := testOptions(t.TempDir())
	slow := make(chan struct{})
	look := o.derive
	held := func(tax *skill.Taxonomy, asOf Month, p *Profile) []posting {
		<-slow
		return look(tax, asOf, p)
	}
	o.derive = held
	ix := mustOpen(t, o)
	must(t, ix.Put(t.Context(), sample("a", "Wrote parsers.")))
	search := func(ctx context.Context) error { _, err := ix.Search(ctx, "parsers", 0); return err }
	ix.write.Lock()
	endsWaiting(t, map[string]func(ctx context.Context) error{
		"Search":  search,
		"Put":     func(ctx context.Context) error { return ix.Put(ctx, sample("b", "x")) },
		"Compact": ix.Compact,
	})
	ix.write.Unlock()
	ix.mu.Lock() // as a change does while the disk writes it
	endsWaiting(t, map[string]func(ctx context.Context) error{
		"Search":  search,
		"Get":     func(ctx context.Context) error { _, err := ix.Get(ctx, "a"); return err },
		"Flush":   ix.Flush,
		"Backup":  func(ctx context.Context) error { return ix.Backup(ctx, t.TempDir()) },
		"Verify":  func(ctx context.Context) error { _, err := ix.Verify(ctx); return err },
		"Expired": func(ctx context.Context) error { _, err := ix.Expired(ctx, march); return err },
		"Erased":  func(ctx context.Context) error { _, err := ix.Erased(ctx, Candidate{ID: "a"}); return err },
	})
	ix.mu.Unlock()
	close(slow)
	must(t, ix.Flush(t.Context()))
	must(t, verified(ix))
}

// endsWaiting looks whether those who wait can leave.
func endsWaiting(t *testing.T, waits map[string]func(ctx context.Context) error) {
	t.Helper()
	for what, wait := range waits {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		start := time.Now()
		if err := wait(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", what, err)
		}
		if took := time.Since(start); took > 500*time.Millisecond { // 20 + 50 on an idle machine
			t.Errorf("%s took %v to notice", what, took)
		}
		cancel()
	}
}

func TestPutAll(t *testing.T) {
	ctx := context.Background()
	ix := mustOpen(t, testOptions(t.TempDir()))
	many := func(n int, last error) iter.Seq2[Candidate, error] {
		return func(yield func(Candidate, error) bool) {
			for i := range n {
				if !yield(sample(fmt.Sprint("cand-", i), "Wrote parsers."), nil) {
					return
				}
			}
			if last != nil {
				yield(Candidate{}, last)
			}
		}
	}
	before := ix.Seq()
	if n, err := ix.PutAll(ctx, many(allBatch*2+1, nil)); err != nil || n != allBatch*2+1 || ix.Len() != n || ix.Seq() != before+3 {
		t.Errorf("stored %d, %v; Len %d, %d changes", n, err, ix.Len(), ix.Seq()-before)
	}
	broken := errors.New("broken")
	if n, err := ix.PutAll(ctx, many(allBatch+1, broken)); !errors.Is(err, broken) || n != allBatch {
		t.Errorf("stored %d, %v; want the portions before the error", n, err)
	}
	if err := ix.Flush(ctx); err != nil || ix.text.waiting() != 0 || ix.backlog() != 0 {
		t.Errorf("after Flush: %v, %d texts, %d rows to do", err, ix.text.waiting(), ix.backlog())
	}
}

func TestPutFolderPassesTheErasedOver(t *testing.T) {
	ctx := context.Background()
	fsys := fstest.MapFS{}
	for _, name := range []string{"a.txt", "b.txt"} {
		fsys[name] = &fstest.MapFile{Data: []byte("Ines Example\n\nExperience\n\nEngineer, Acme, 2020 - 2024\n- Wrote parsers.\n")}
	}
	ix := mustOpen(t, testOptions(""))
	must(t, ix.Erase(ctx, "a"))
	var errs []error
	must(t, ix.PutFolder(ctx, "", fsys, nil, func(d parse.Document) { errs = append(errs, d.Err) }))
	if len(errs) != 2 || !errors.Is(errs[0], ErrErased) || errs[1] != nil || ix.Len() != 1 {
		t.Errorf("errors %v, Len %d", errs, ix.Len())
	}
}

func TestPutFolderTellsFoldersApart(t *testing.T) {
	ctx := context.Background()
	ix := mustOpen(t, testOptions(""))
	folder := func(words string) fstest.MapFS {
		return fstest.MapFS{"team/a.txt": {Data: []byte("Ines Example\n\nExperience\n\nEngineer, Acme, 2020 - 2024\n- " + words + "\n")}}
	}
	for _, row := range []struct {
		why, name, words, want string
		holder                 string
	}{
		{"a folder", "spring", "Wrote parsers.", "parsers", ""},
		{"the same again: the document was changed", "spring", "Wrote lexers.", "lexers", ""},
		{"another folder with the same path", "autumn", "Wrote compilers.", "lexers", "spring/team/a.txt"},
		{"one without a name", "", "Wrote linkers.", "lexers", "spring/team/a.txt"},
	} {
		var got error
		must(t, ix.PutFolder(ctx, row.name, folder(row.words), nil, func(d parse.Document) { got = d.Err }))
		var origin *OriginError
		if errors.As(got, &origin) != (row.holder != "") {
			t.Errorf("%s: %v", row.why, got)
		}
		if want := (OriginError{"team/a", strings.TrimPrefix(row.name+"/team/a.txt", "/"), row.holder}); origin != nil && *origin != want {
			t.Errorf("%s: %+v, want %+v", row.why, *origin, want)
		}
		c, err := ix.Get(ctx, "team/a")
		must(t, err)
		if text := c.Profile.Passages[len(c.Profile.Passages)-1].Text; !strings.Contains(text, row.want) {
			t.Errorf("%s: the index has %q", row.why, text)
		}
	}
}
