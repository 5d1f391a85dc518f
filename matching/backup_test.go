package matching

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestBackup(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		filled(t, ix)
		want, dir := rows(t, ix), filepath.Join(t.TempDir(), "a", "b")
		must(t, ix.Backup(ctx, dir))
		if err := ix.Backup(ctx, dir); !errors.Is(err, fs.ErrExist) {
			t.Errorf("over a backup: %v", err)
		}
		must(t, ix.Put(ctx, sample("later", "Wrote more.")))
		copied := mustOpen(t, testOptions(dir))
		if got := rows(t, copied); got != want {
			t.Errorf("rows\n%s\nwant\n%s", got, want)
		}
		if r, err := copied.Verify(ctx); err != nil || !r.OK() {
			t.Errorf("%v, %v", r, err)
		}
		if err := copied.Put(ctx, sample("cand-6", "Erased.")); !errors.Is(err, ErrErased) {
			t.Errorf("the backup forgot a tombstone: %v", err)
		}
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		dir = t.TempDir()
		if err := ix.Backup(cancelled, dir); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("a cancelled backup left %v, %v", left, err)
		}
	})
}

// A backup is of one moment, whatever is written meanwhile, and stops nobody.
func TestBackupOfALiveIndex(t *testing.T) {
	ctx := context.Background()
	o := testOptions(t.TempDir())
	ix := mustOpen(t, o)
	filled(t, ix)
	var wait sync.WaitGroup
	done := make(chan struct{})
	wait.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
			}
			// Two in one change: a backup has both or none.
			must(t, ix.Put(ctx, sample("pair-1", string(rune('a'+i%26))), sample("pair-2", string(rune('a'+i%26)))))
		}
	})
	for range 5 {
		dir := t.TempDir()
		must(t, ix.Backup(ctx, dir))
		copied := mustOpen(t, testOptions(dir))
		if r, err := copied.Verify(ctx); err != nil || !r.OK() {
			t.Errorf("%v, %v", r, err)
		}
		one, err1 := copied.Get(ctx, "pair-1")
		two, err2 := copied.Get(ctx, "pair-2")
		if (err1 == nil) != (err2 == nil) || err1 == nil && one.Profile.Passages[0].Text != two.Profile.Passages[0].Text {
			t.Errorf("half a change: %v, %v", err1, err2)
		}
		must(t, copied.Close())
	}
	close(done)
	wait.Wait()
}

func TestCompactKeepsEverything(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		filled(t, ix)
		want, seq := rows(t, ix), ix.Seq()
		for range 2 {
			must(t, ix.Compact(ctx))
			if got := rows(t, ix); got != want || ix.Seq() != seq {
				t.Errorf("rows\n%s\nwant\n%s", got, want)
			}
		}
		must(t, ix.Put(ctx, sample("later", "Wrote more.")))
		if r, err := ix.Verify(ctx); err != nil || !r.OK() || ix.Len() != 7 {
			t.Errorf("%v, %v, Len %d", r, err, ix.Len())
		}
	})
}

// A ranking that lasts keeps the old file, but nobody who would not wait for it.
func TestCompactBesideALongRanking(t *testing.T) {
	o := testOptions(t.TempDir())
	ix := mustOpen(t, o)
	filled(t, ix)
	v, err := ix.view(t.Context())
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- ix.Compact(ctx) }()
	select {
	case err := <-done:
		t.Fatalf("ended before the ranking: %v", err)
	case <-time.After(300 * time.Millisecond):
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	must(t, ix.Put(t.Context(), sample("later", "Wrote more.")))
	if p, err := v.profile(2); err != nil || !strings.Contains(p.Passages[0].Text, "number2") || v.len() != 6 {
		t.Errorf("the ranking sees %v, %v, len %d", p, err, v.len())
	}
	closed := make(chan error)
	go func() { closed <- ix.Close() }()
	time.Sleep(10 * time.Millisecond)
	v.release()
	must(t, <-closed)
	ix = mustOpen(t, o)
	if _, err := ix.Get(t.Context(), "later"); err != nil || ix.Len() != 7 {
		t.Errorf("what was put after it: %v, len %d", err, ix.Len())
	}
	must(t, ix.Compact(t.Context()))
	must(t, verified(ix))
}
