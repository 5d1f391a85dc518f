package matching

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"
)

// A view is an index held still: truth and columns at one sequence number, until
// release. It holds no lock: the columns never change and the truth is a transaction
// of its own, so that changes go on beside any number of rankings, each of which sees
// none of them. Its methods are safe for several goroutines.
type view struct {
	ix      *Index
	seq     uint64
	count   int // candidates that the truth counts; those with damaged records too
	columns *columns

	mu     sync.Mutex // guards what follows
	tx     *truthTx
	unread map[uint32]bool // whose records turned out to be damaged, see readable
}

// view holds the index still at its latest change, for which it derives what is stale.
// The caller releases the view.
func (ix *Index) view(ctx context.Context) (*view, error) {
	v, stale, err := ix.hold(ctx)
	if err != nil || len(stale) == 0 {
		return v, err
	}
	v.release() // somebody may be deriving the same rows: take turns, and look again
	if err := ix.deriving.LockContext(ctx); err != nil {
		return nil, fmt.Errorf("matching: columns: %w", err)
	}
	defer ix.deriving.Unlock()
	if v, stale, err = ix.hold(ctx); err != nil || len(stale) == 0 {
		return v, err
	}
	if err := v.derive(ctx, stale); err != nil {
		v.release()
		return nil, err
	}
	return v, nil
}

// hold takes a view of the index as it is, and says which of its rows are stale.
func (ix *Index) hold(ctx context.Context) (*view, []uint32, error) {
	if err := ix.lockRead(ctx); err != nil {
		return nil, nil, err
	}
	defer ix.mu.RUnlock()
	if ix.closed {
		return nil, nil, ErrClosed
	}
	tx, err := beginTruth(ix.store, false)
	if err != nil {
		return nil, nil, err
	}
	stale := make([]uint32, 0, len(ix.stale))
	for ord := range ix.stale {
		stale = append(stale, ord)
	}
	slices.Sort(stale)
	ix.views.Add(1) // not after Close has begun to wait: closed is set under mu
	return &view{ix: ix, seq: ix.head.Seq, count: ix.head.Count, columns: ix.columns, tx: tx}, stale, nil
}

// lockRead takes mu for reading unless ctx is done before. A change holds mu while it
// waits for the disk, which may be long.
func (ix *Index) lockRead(ctx context.Context) error {
	for wait := 50 * time.Microsecond; ; wait = min(2*wait, 10*time.Millisecond) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("matching: %w", err)
		}
		if ix.mu.TryRLock() {
			return nil
		}
		if wait >= 10*time.Millisecond && ctx.Done() == nil {
			ix.mu.RLock()
			return nil
		}
		time.Sleep(wait)
	}
}

func (v *view) release() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.tx.rollback()
	v.ix.views.Done()
}

// begin makes a view a store to read from: every transaction is the view's own. After
// damage was met in it, another one takes its place if the truth has not moved on.
func (v *view) begin(bool) (storeTx, error) {
	if v.tx.fault() == nil {
		return heldTx{v.tx.storeTx}, nil
	}
	tx, err := beginTruth(v.ix.store, false)
	if err != nil {
		return nil, err
	}
	if err := tx.readHead(); err != nil || tx.head.Seq != v.seq {
		fault := v.tx.fault()
		tx.rollback()
		return nil, fault
	}
	v.tx.rollback()
	v.tx = tx
	return heldTx{tx.storeTx}, nil
}

func (v *view) close() error { return nil }

// A heldTx outlives its user.
type heldTx struct{ storeTx }

func (heldTx) rollback() {}

// len returns the number of candidates alive.
func (v *view) len() int { return v.columns.alive }

// ordinals returns the candidates alive, ascending.
func (v *view) ordinals() []uint32 { return v.columns.ordinals() }

// label returns the ID and the tags of a candidate; both are empty for a dead ordinal.
func (v *view) label(ord uint32) (id string, tags []string) { return v.columns.label(ord) }

// profile returns a copy of a candidate's profile, ErrNotFound for a dead ordinal or
// a *DamageError.
func (v *view) profile(ord uint32) (*Profile, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	tx, err := beginTruth(v, false)
	if err != nil {
		return nil, err
	}
	r, ok, err := tx.candidate(ord)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, ErrNotFound
	}
	return &r.Profile, nil
}

// phraseCandidates returns the candidates, ascending, of whom one document contains
// all the words: more than those that contain the phrase at the view's number, never
// fewer. The text part may be ahead of the view: who has changed since is among them.
func (v *view) phraseCandidates(ctx context.Context, words []string) ([]uint32, error) {
	if v.ix.options.NoText {
		return v.ordinals(), nil
	}
	ords, err := v.ix.phraseCandidates(ctx, words)
	if err != nil {
		return nil, err
	}
	tx, err := beginTruth(v.ix.store, false) // begun after the text was asked
	if err != nil {
		return nil, err
	}
	defer tx.rollback()
	ords = append(ords, tx.changedSince(v.seq)...)
	if err := tx.fault(); err != nil {
		return nil, err
	}
	slices.Sort(ords)
	return slices.DeleteFunc(slices.Compact(ords), func(ord uint32) bool {
		_, _, alive := v.columns.find(ord)
		return !alive
	}), nil
}

// phraseCandidates returns the candidates, ascending, of whom one document (the
// profile's text, or one activity) contains all the words, as of a number no earlier
// than that of any view that was taken before.
func (ix *Index) phraseCandidates(ctx context.Context, words []string) ([]uint32, error) {
	return ix.text.withWords(ctx, words)
}

// inParallel calls work for 0..n-1, on as many goroutines as may run, and waits.
func inParallel(n int, work func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		for i := range n {
			work(i)
		}
		return
	}
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < n; i += workers {
				work(i)
			}
		})
	}
	wait.Wait()
}
