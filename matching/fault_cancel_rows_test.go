package matching

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/sourcing"
)

// A cancelScene is an index with what its operations need.
type cancelScene struct {
	ix     *Index
	n      int
	specs  []*role.Spec
	slow   *atomic.Bool // derive takes its time
	folder fstest.MapFS
	dir    string // for whatever is written
	moment int    // how many operations began so far
}

func cancelSample(name string, i int) Candidate {
	text := strings.Repeat(fmt.Sprintf("Owned the number%d gateway in %s. Ran %s in production for %d teams, because releases had failed.\n",
		i%9, []string{"Go", "Java", "Rust"}[i%3], []string{"Kubernetes", "Docker"}[i%2], i), 6)
	c := sample(fmt.Sprintf("%s-%05d", name, i), text)
	c.Person.Links = []string{fmt.Sprintf("https://github.com/%s%d", name, i)}
	c.Person.Retention = march.AddDate(0, 0, -1)
	return c
}

func cancelSamples(name string, n int) []Candidate {
	all := make([]Candidate, n)
	for i := range all {
		all[i] = cancelSample(name, i)
	}
	return all
}

func newCancelScene(t *testing.T, dir string, n int) *cancelScene {
	t.Helper()
	s := &cancelScene{n: n, slow: new(atomic.Bool), folder: fstest.MapFS{}, dir: t.TempDir()}
	slow := s.slow // the index outlives nothing else
	o := Options{Dir: dir, AsOf: march, derive: func(tax *skill.Taxonomy, asOf Month, p *Profile) []posting {
		if slow.Load() {
			time.Sleep(time.Millisecond)
		}
		return derive(tax, asOf, p)
	}}
	s.ix = mustOpen(t, o)
	spec, err := role.Read(strings.NewReader(referenceRole))
	must(t, err)
	for i := range 20 {
		other := *spec
		other.Title = fmt.Sprint("Role ", i)
		s.specs = append(s.specs, &other)
	}
	must(t, s.ix.Put(t.Context(), cancelSamples("cand", s.n)...))
	must(t, s.ix.Flush(t.Context()))
	for i := range min(n, 500) {
		s.folder[fmt.Sprintf("file-%03d.txt", i)] = &fstest.MapFile{Data: []byte("Ines Example\n\nExperience\n\nEngineer, Acme, 2020 - 2024\n" + cancelSample("x", i).Profile.Passages[0].Text)}
	}
	return s
}

// stale makes the index derive everything again.
func (s *cancelScene) stale() {
	s.ix.mu.Lock()
	defer s.ix.mu.Unlock()
	for ord := range s.ix.head.Next {
		s.ix.stale[ord] = true
	}
}

func (s *cancelScene) ids(name string) []string {
	ids := make([]string, s.n)
	for i := range ids {
		ids[i] = fmt.Sprintf("%s-%05d", name, i)
	}
	return ids
}

func (s *cancelScene) fresh() string { return filepath.Join(s.dir, fmt.Sprint("fresh", s.moment)) }

func (s *cancelScene) evidence(n int) []sourcing.Evidence {
	all := make([]sourcing.Evidence, n)
	for i := range all {
		all[i] = evidenceOf("github", fmt.Sprint(i), fmt.Sprintf("cand%d", i), fmt.Sprintf("Please release lock %d before the call.", s.moment))
	}
	return all
}

func each2[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range all {
			if !yield(x, nil) {
				return
			}
		}
	}
}

// A cancelRow is an operation. What is in the index afterwards, restore takes out again.
type cancelRow struct {
	what    string
	prepare func(s *cancelScene)
	run     func(ctx context.Context, s *cancelScene) error
	restore func(t *testing.T, s *cancelScene)
	parts   bool // what came before the end of the context stays
}

func cancelReads() []cancelRow {
	q := Query{}
	staleText := func(s *cancelScene) {
		s.ix.text.noteAgain(slices.Collect(func(yield func(uint32) bool) {
			for ord := range s.ix.head.Next {
				if !yield(ord) {
					return
				}
			}
		}))
	}
	first := func(s *cancelScene) string { return s.ids("cand")[0] }
	return []cancelRow{
		{what: "Rank", run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Rank(ctx, s.specs[0], q); return err }},
		{what: "Rank with all rows stale", prepare: (*cancelScene).stale, run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Rank(ctx, s.specs[0], q); return err }},
		{what: "Rank with slow rows stale", prepare: func(s *cancelScene) { s.slow.Store(true); s.stale() }, run: func(ctx context.Context, s *cancelScene) error {
			defer s.slow.Store(false)
			_, err := s.ix.Rank(ctx, s.specs[0], q)
			return err
		}},
		{what: "RankAll", run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.RankAll(ctx, s.specs, q); return err }},
		{what: "Entering", run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.Entering(ctx, first(s), s.specs, Query{Top: s.n})
			return err
		}},
		{what: "Search", run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.Search(ctx, `gateway "in production" skill:go`, 0)
			return err
		}},
		{what: "Search with all text to do", prepare: staleText, run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.Search(ctx, "gateway", 0)
			return err
		}},
		{what: "Flush with all text to do", prepare: staleText, run: func(ctx context.Context, s *cancelScene) error { return s.ix.Flush(ctx) }},
		{what: "Flush with all rows stale", prepare: (*cancelScene).stale, run: func(ctx context.Context, s *cancelScene) error { return s.ix.Flush(ctx) }},
		{what: "Facets", run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Facets(ctx, s.specs[0], q); return err }},
		{what: "Pool", run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Pool(ctx, s.specs[0], q); return err }},
		{what: "Reweigh", run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.Reweigh(ctx, s.specs[0], first(s), q)
			return err
		}},
		{what: "Uncertainty", run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.Uncertainty(ctx, s.specs[0], q)
			return err
		}},
		{what: "Mutual", run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.Mutual(ctx, s.specs[0], first(s))
			return err
		}},
		{what: "Feedback", run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.Feedback(ctx, s.specs[0], first(s))
			return err
		}},
		{what: "Observed", run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Observed(ctx, first(s)); return err }},
		{what: "Expired", run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Expired(ctx, march); return err }},
		{what: "Verify", run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Verify(ctx); return err }},
		{what: "Verify with slow rows", prepare: func(s *cancelScene) { s.slow.Store(true) }, run: func(ctx context.Context, s *cancelScene) error {
			defer s.slow.Store(false)
			_, err := s.ix.Verify(ctx)
			return err
		}},
		{what: "Repair", run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Repair(ctx); return err }},
		{what: "Repair of what is not right", parts: true, prepare: func(s *cancelScene) {
			_ = s.ix.change(context.Background(), func(tx *truthTx) error {
				tx.changed = true
				return tx.delete(touchedBucket, ordKey(0))
			})
		}, run: func(ctx context.Context, s *cancelScene) error { _, err := s.ix.Repair(ctx); return err }, restore: func(t *testing.T, s *cancelScene) {
			_, err := s.ix.Repair(t.Context())
			must(t, err)
		}},
		{what: "Backup", run: func(ctx context.Context, s *cancelScene) error {
			err := s.ix.Backup(ctx, s.fresh())
			if left, _ := os.ReadDir(s.fresh()); err != nil && len(left) > 0 {
				return fmt.Errorf("a cancelled backup left %v", left)
			}
			return err
		}},
		{what: "Compact", run: func(ctx context.Context, s *cancelScene) error { return s.ix.Compact(ctx) }},
		{what: "OpenContext of what Backup wrote", prepare: func(s *cancelScene) { _ = s.ix.Backup(context.Background(), s.fresh()) }, run: func(ctx context.Context, s *cancelScene) error {
			o := s.ix.options
			o.Dir = s.fresh()
			ix, err := o.OpenContext(ctx)
			if err == nil {
				err = ix.Close()
			}
			return err
		}},
	}
}

func cancelWrites() []cancelRow {
	remove := func(t *testing.T, s *cancelScene) { must(t, s.ix.Delete(t.Context(), s.ids("new")...)) }
	again := func(t *testing.T, s *cancelScene) {
		must(t, s.ix.Readmit(t.Context(), cancelSamples("cand", s.n)...))
	}
	return []cancelRow{
		{what: "Put", run: func(ctx context.Context, s *cancelScene) error {
			return s.ix.Put(ctx, cancelSamples("new", s.n)...)
		}, restore: remove},
		{what: "Put with slow rows", prepare: func(s *cancelScene) { s.slow.Store(true) }, run: func(ctx context.Context, s *cancelScene) error {
			defer s.slow.Store(false)
			return s.ix.Put(ctx, cancelSamples("new", s.n)...)
		}, restore: remove},
		{what: "PutAll", parts: true, run: func(ctx context.Context, s *cancelScene) error {
			before := s.ix.Len()
			n, err := s.ix.PutAll(ctx, each2(cancelSamples("new", s.n)))
			if s.ix.Len() != before+n {
				return fmt.Errorf("%d candidates, want %d + %d", s.ix.Len(), before, n)
			}
			return err
		}, restore: remove},
		{what: "PutFolder", parts: true, run: func(ctx context.Context, s *cancelScene) error {
			return s.ix.PutFolder(ctx, "", s.folder, nil, nil)
		}, restore: func(t *testing.T, s *cancelScene) {
			for name := range s.folder {
				must(t, s.ix.Delete(t.Context(), strings.TrimSuffix(name, ".txt")))
			}
		}},
		{what: "Readmit", run: func(ctx context.Context, s *cancelScene) error {
			return s.ix.Readmit(ctx, cancelSamples("new", s.n)...)
		}, restore: remove},
		{what: "Add", run: func(ctx context.Context, s *cancelScene) error { return s.ix.Add(ctx, s.evidence(s.n)...) }, restore: func(t *testing.T, s *cancelScene) {}},
		{what: "AddAll", parts: true, run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.AddAll(ctx, each2(s.evidence(s.n)))
			return err
		}, restore: func(t *testing.T, s *cancelScene) {}},
		{what: "Delete", run: func(ctx context.Context, s *cancelScene) error { return s.ix.Delete(ctx, s.ids("cand")...) }, restore: again},
		{what: "Erase", run: func(ctx context.Context, s *cancelScene) error { return s.ix.Erase(ctx, s.ids("cand")...) }, restore: again},
		{what: "Correct", parts: true, run: func(ctx context.Context, s *cancelScene) error {
			_, err := s.ix.Correct(ctx, cancelSample("cand", 3), s.specs[0])
			return err
		}, restore: func(t *testing.T, s *cancelScene) {}},
	}
}
