package matching

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"
)

func TestClosed(t *testing.T) {
	ctx := context.Background()
	before := runtime.NumGoroutine()
	ix := mustOpen(t, testOptions(t.TempDir()))
	must(t, ix.Put(ctx, sample("a", "Wrote parsers.")))
	must(t, ix.Close())
	must(t, ix.Close())
	_, getErr := ix.Get(ctx, "a")
	_, searchErr := ix.Search(ctx, "parsers", 0)
	_, viewErr := ix.view(context.Background())
	for what, err := range map[string]error{
		"Get": getErr, "Search": searchErr, "view": viewErr, "Put": ix.Put(ctx, sample("a", "x")),
		"Add": ix.Add(ctx, review("1", "x", "y")), "Delete": ix.Delete(ctx, "a"),
	} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%s: %v", what, err)
		}
	}
	goroutinesEnd(t, before)
}

func TestReadersAndWriter(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		var wait sync.WaitGroup
		done := make(chan struct{})
		for range 3 {
			wait.Go(func() {
				for seen := uint64(0); ; {
					v, err := ix.view(context.Background())
					if err != nil {
						t.Error(err)
						return
					}
					if v.seq < seen || v.len() != len(v.ordinals()) {
						t.Errorf("seq %d after %d, len %d of %d", v.seq, seen, v.len(), len(v.ordinals()))
					}
					seen = v.seq
					ords, err := v.phraseCandidates(context.Background(), []string{"parsers"})
					if err != nil || len(ords) != v.len() {
						t.Errorf("%d candidates with the word, %v; want %d", len(ords), err, v.len())
					}
					for _, ord := range ords {
						if _, err := v.profile(ord); err != nil {
							t.Error(err)
						}
					}
					v.release()
					if _, err := ix.Search(ctx, "parsers", 3); err != nil {
						t.Error(err)
					}
					select {
					case <-done:
						return
					default:
					}
				}
			})
		}
		for i := range 20 {
			id := fmt.Sprint(i % 7)
			must(t, ix.Put(ctx, sample(id, "Wrote parsers.")))
			must(t, ix.Add(ctx, review(id, "x", "Clear parsers.")))
			must(t, ix.Delete(ctx, fmt.Sprint((i+3)%7), "example:"+id))
		}
		close(done)
		wait.Wait()
	})
}
