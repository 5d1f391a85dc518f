package matching

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// The long form, in which all but the columns run for long if they are not stopped:
//
//	go test ./matching -run TestCancelled -cancel.n 5000 -v
var cancelSize = flag.Int("cancel.n", 300, "candidates in the index of TestCancelled")

// cancelBound is how long an operation may go on after its context is done. What counts
// is the median over several moments of the process's own processor time: a busy machine
// makes everything later, and a write that has begun to wait for the disk may end. A
// wait for something else shows in the second, generous bound on the clock.
const (
	cancelBound = 50 * time.Millisecond
	cancelClock = 5 * time.Second
)

// TestCancelled cancels everything that takes a context at several moments, and looks
// how soon it returns, and whether anything is half done.
func TestCancelled(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, kind := range []string{"memory", "disk"} {
		t.Run(kind, func(t *testing.T) {
			dir := ""
			if kind == "disk" {
				dir = t.TempDir()
			}
			s := newCancelScene(t, dir, *cancelSize)
			list, err := s.ix.Rank(t.Context(), s.specs[0], Query{Top: 50})
			must(t, err)
			for _, row := range slices.Concat(cancelReads(), cancelWrites()) {
				s.cancelled(t, row)
			}
			must(t, verified(s.ix))
			after, err := s.ix.Rank(t.Context(), s.specs[0], Query{Top: 50})
			must(t, err)
			if s.ix.Len() != s.n || after.Results[0].ID != list.Results[0].ID && after.Results[0].Points < list.Results[0].Points {
				t.Errorf("%d candidates, want %d; first %s, was %s", s.ix.Len(), s.n, after.Results[0].ID, list.Results[0].ID)
			}
			must(t, s.ix.Close())
		})
	}
	goroutinesEnd(t, before)
}

// goroutinesEnd waits for those that were told to end.
func goroutinesEnd(t *testing.T, before int) {
	t.Helper()
	for range 200 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

func (s *cancelScene) cancelled(t *testing.T, row cancelRow) {
	t.Helper()
	var late []time.Duration
	var clock time.Duration
	for moment := time.Millisecond; moment <= max(16*time.Millisecond, time.Duration(s.n)*50*time.Microsecond); moment *= 4 {
		s.moment++
		if row.prepare != nil {
			row.prepare(s)
		}
		count, seq := s.ix.Len(), s.ix.Seq()
		worked, waited, err := cancelAt(moment, func(ctx context.Context) error { return row.run(ctx, s) })
		if err == nil && worked == 0 && waited == 0 {
			if row.restore != nil {
				row.restore(t, s)
			}
			break // it is done before: so it will be at the later moments
		}
		late, clock = append(late, worked), max(clock, waited)
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("%s, cancelled after %v: %v", row.what, moment, err)
		}
		if err != nil && !row.parts && (s.ix.Len() != count || s.ix.Seq() != seq) {
			t.Errorf("%s, cancelled after %v: %d candidates at %d, before %d at %d", row.what, moment, s.ix.Len(), s.ix.Seq(), count, seq)
		}
		if row.restore != nil && (err == nil || row.parts) {
			row.restore(t, s)
		}
	}
	if len(late) == 0 {
		t.Logf("%-34s too fast to be cancelled", row.what)
		return
	}
	slices.Sort(late)
	if median := late[len(late)/2]; median > cancelBound || clock > cancelClock {
		t.Errorf("%s: went on for %v of processor time after its context was done, by the clock %v", row.what, median, clock)
	}
	t.Logf("%-34s %v, by the clock at most %v", row.what, late, clock)
}

// cancelAt cancels work at a moment. It returns how much processor time the process
// took from then until work returned, and how much time it was; both are 0 if work was
// done by then.
func cancelAt(moment time.Duration, work func(ctx context.Context) error) (worked, waited time.Duration, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- work(ctx) }()
	select {
	case err := <-done:
		return 0, 0, err
	case <-time.After(moment):
	}
	start, used := time.Now(), processorTime()
	cancel()
	err = <-done
	waited = time.Since(start)
	return max(min(processorTime()-used, waited), 1), max(waited, 1), err
}

// TestClosedInTheMiddle closes an index while everything runs on it: what has begun ends
// or says that the index is closed, and nothing hangs.
func TestClosedInTheMiddle(t *testing.T) {
	before := runtime.NumGoroutine()
	for kind, dir := range map[string]string{"memory": "", "disk": t.TempDir()} {
		s := newCancelScene(t, dir, 100)
		s.slow.Store(true)
		s.stale()
		done := make(chan string)
		rows := slices.Concat(cancelReads(), cancelWrites())
		for i, row := range rows {
			own := *s
			own.moment = i // where it writes
			go func() {
				if err := row.run(t.Context(), &own); err != nil && !errors.Is(err, ErrClosed) && !closedMayMean(err) {
					done <- fmt.Sprintf("%s: %v", row.what, err)
				}
				done <- ""
			}()
		}
		time.Sleep(30 * time.Millisecond)
		must(t, s.ix.Close())
		for left := len(rows); left > 0; {
			select {
			case why := <-done:
				if why == "" {
					left--
				} else {
					t.Errorf("%s: %s", kind, why)
				}
			case <-time.After(30 * time.Second):
				t.Fatalf("%s: %d operations hang", kind, left)
			}
		}
		if dir != "" {
			ix := mustOpen(t, s.ix.options)
			must(t, verified(ix))
			must(t, ix.Close())
		}
	}
	goroutinesEnd(t, before)
}

// closedMayMean lets pass what operations say to each other: the first candidate may be
// deleted or erased by then, and a backup not be there.
func closedMayMean(err error) bool {
	return errors.Is(err, ErrNotFound) || errors.Is(err, ErrErased) || strings.Contains(err.Error(), "candidates, want")
}
