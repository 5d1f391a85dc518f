package matching

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// The text part follows the truth in runs. A run is a goroutine that opens the index
// if that has not happened yet, takes what is noted, indexes it and ends; whoever needs
// the text starts one or joins the one under way, and may leave when its context is
// done: the run goes on. There is one run at a time, and none after close.

// A textRun is one run; err is set when done is closed.
type textRun struct {
	done chan struct{}
	err  error
}

// want notes that ordinals changed and what the truth is at now.
func (t *textPart) want(s stamp, ords []uint32) {
	if t.off {
		return
	}
	t.mu.Lock()
	t.target = s
	t.mu.Unlock()
	t.note(ords)
}

// note adds to what is to be indexed.
func (t *textPart) note(ords []uint32) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.pending == nil {
		t.pending = map[uint32]bool{}
	}
	for _, ord := range ords {
		t.pending[ord] = true
	}
}

// noteAgain is note for candidates of whom every document is to be built again.
func (t *textPart) noteAgain(ords []uint32) {
	t.note(ords)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.renew == nil {
		t.renew = map[uint32]bool{}
	}
	for _, ord := range ords {
		t.renew[ord] = true
	}
}

// renewed says for each ordinal whether its documents are to be built again, and
// forgets it.
func (t *textPart) renewed(ords []uint32) []bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := make([]bool, len(ords))
	for i, ord := range ords {
		all[i] = t.renew[ord]
		delete(t.renew, ord)
	}
	return all
}

// waiting returns how many candidates are to be indexed.
func (t *textPart) waiting() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.pending)
}

// take returns what is to be indexed, ascending, and the stamp that is reached when
// all of it is.
func (t *textPart) take() ([]uint32, stamp) {
	t.mu.Lock()
	defer t.mu.Unlock()
	ords := make([]uint32, 0, len(t.pending))
	for ord := range t.pending {
		ords = append(ords, ord)
	}
	t.pending = nil
	slices.Sort(ords)
	return ords, t.target
}

// start returns the run under way, or begins one; nil if there is nothing to do.
func (t *textPart) start() (r *textRun, joined bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.run != nil {
		return t.run, true
	}
	if t.off || t.index != nil && len(t.pending) == 0 {
		return nil, false
	}
	return t.launchLocked(t.follow), false
}

// launchLocked begins a run. There must be none.
func (t *textPart) launchLocked(work func() error) *textRun {
	r := &textRun{done: make(chan struct{})}
	if t.ending {
		r.err = ErrClosed
		close(r.done)
		return r
	}
	t.run = r
	go func() {
		err := work()
		t.mu.Lock()
		defer t.mu.Unlock()
		r.err, t.run = err, nil
		close(r.done)
	}()
	return r
}

// alone does other work on the index as a run of its own, once there is no other.
func (t *textPart) alone(ctx context.Context, work func() error) error {
	for {
		t.mu.Lock()
		r, ours := t.run, t.run == nil
		if ours {
			r = t.launchLocked(work)
		}
		t.mu.Unlock()
		select {
		case <-r.done:
		case <-ctx.Done():
			return fmt.Errorf("matching: text part: %w", ctx.Err())
		}
		if ours {
			return r.err
		}
	}
}

// catchUp waits until all that is noted at its call is indexed. A run under way may
// have begun before that, so two are enough.
func (t *textPart) catchUp(ctx context.Context) error {
	for range 2 {
		r, joined := t.start()
		if r == nil {
			return nil
		}
		select {
		case <-r.done:
		case <-ctx.Done():
			return fmt.Errorf("matching: text part: %w", ctx.Err())
		}
		if !joined {
			return r.err
		}
	}
	return nil
}

// follow is a run. What it could not do stays noted, and an index that failed is
// closed: Bleve would try to write the same again without end.
func (t *textPart) follow() error {
	if t.index == nil { // only runs set it
		if err := t.open(); err != nil {
			return err
		}
	}
	ords, reached := t.take()
	total := len(ords)
	for len(ords) > 0 {
		if t.stopped() {
			t.note(ords)
			return ErrClosed
		}
		records, err := t.read(ords[:min(len(ords), textChunk)])
		if err == nil {
			err = t.guarded(func() error { return t.indexChunk(ords[:len(records)], records) })
		}
		if err != nil {
			t.noteAgain(ords)
			return errors.Join(err, t.guarded(t.drop))
		}
		ords = ords[len(records):]
		if t.progress != nil {
			t.progress("text", total-len(ords), total)
		}
	}
	if total == 0 || t.dir == "" || t.readOnly {
		return nil
	}
	return t.guarded(func() error { return t.setStamp(reached) })
}

func (t *textPart) stopped() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.ending
}

func (t *textPart) setStamp(s stamp) error {
	value, err := json.Marshal(s)
	if err == nil {
		err = t.index.SetInternal(textStampKey, value)
	}
	if err != nil {
		return fmt.Errorf("matching: text part: %w", err)
	}
	return nil
}

// guarded runs work in Bleve; a panic there is damage.
func (t *textPart) guarded(work func() error) error {
	var err error
	if guard(func() { err = work() }) != nil {
		return errTextDamaged
	}
	return err
}
