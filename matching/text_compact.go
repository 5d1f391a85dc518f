package matching

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// A segment of Bleve never changes: a deleted document stays in it, with all its words,
// until a merge writes the segment anew. Bleve merges when it sees fit. Here a
// segment that holds documents of candidates who are gone loses all its other documents
// too, because they are indexed again; a segment without live documents is dropped, and
// its file is removed when the next snapshot is written.

const (
	compactTries = 5 // merges meanwhile may carry the words on
	removalTries = 50
	removalWait  = 20 * time.Millisecond
)

var textNudgeKey = []byte("nudge")

// compact gets rid of the segments that hold documents of candidates who are gone. The
// caller sees to it that the truth stands still.
func (t *textPart) compact(ctx context.Context) error {
	for range compactTries {
		if err := t.catchUp(ctx); err != nil {
			return err
		}
		again, found, err := t.beside(ctx)
		if err != nil {
			return err
		}
		if !found {
			return t.settle(ctx)
		}
		t.noteAgain(again)
	}
	return t.rebuild(ctx)
}

// rebuild throws the index away and makes a new one.
func (t *textPart) rebuild(ctx context.Context) error {
	return t.alone(ctx, func() error {
		if err := t.guarded(t.drop); err != nil {
			return err
		}
		if t.dir != "" && !t.readOnly {
			if err := os.RemoveAll(t.dir); err != nil {
				return fmt.Errorf("matching: text part: %w", err)
			}
		}
		return t.follow()
	})
}

// beside returns the candidates of whom a document lies in one segment with a document
// of somebody who is gone; found reports whether there is such a segment.
func (t *textPart) beside(ctx context.Context) (ords []uint32, found bool, err error) {
	r, _, err := t.hold(ctx)
	if err != nil || r == nil {
		return nil, false, err
	}
	tx, err := beginTruth(t.store, false)
	if err != nil {
		return nil, false, errors.Join(err, r.close())
	}
	defer tx.rollback()
	snapshot, ok := r.reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, false, r.close()
	}
	for _, s := range snapshot.Segments() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			break
		}
		var some []uint32
		var holds bool
		fault := guard(func() { some, holds, err = segmentOf(ctx, tx, s) })
		err = errors.Join(fault, err)
		ords, found = append(ords, some...), found || holds
	}
	if err = errors.Join(err, r.close()); err != nil {
		return nil, false, fmt.Errorf("matching: compact text: %w", err)
	}
	slices.Sort(ords)
	return slices.Compact(ords), found, nil
}

// segmentOf returns the candidates in a segment that holds a document of one who is
// gone.
func segmentOf(ctx context.Context, tx *truthTx, s *scorch.SegmentSnapshot) (ords []uint32, holds bool, err error) {
	if s.Deleted() == nil || s.Deleted().IsEmpty() {
		return nil, false, nil
	}
	live := s.DocNumbersLive()
	for num := range s.FullSize() {
		if num%1024 == 0 && ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
		id, err := s.DocID(uint64(num))
		if err != nil {
			return nil, false, err
		}
		name, err := parseDocName(string(id))
		if err != nil {
			return nil, false, err
		}
		if live.Contains(uint32(num)) {
			ords = append(ords, name.ord)
		} else if tx.get(recordBucket, ordKey(name.ord)) == nil {
			holds = true
		}
	}
	if !holds {
		return nil, false, nil
	}
	return ords, true, nil
}

// settle waits until the files of dropped segments are gone: Bleve removes them after
// it has written what came later.
func (t *textPart) settle(ctx context.Context) error {
	if t.dir == "" || t.readOnly {
		return nil
	}
	for range removalTries {
		if done, err := t.onlyLive(ctx); done || err != nil {
			return err
		}
		err := t.alone(ctx, func() error { // gives Bleve something to write
			return t.guarded(func() error { return t.index.SetInternal(textNudgeKey, nil) })
		})
		if err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("matching: compact text: %w", ctx.Err())
		case <-time.After(removalWait):
		}
	}
	return t.rebuild(ctx)
}

// onlyLive reports whether all segment files belong to segments in use.
func (t *textPart) onlyLive(ctx context.Context) (bool, error) {
	live, err := t.segments(ctx)
	if err != nil {
		return false, err
	}
	files, err := fs.Glob(os.DirFS(t.dir), segmentFiles)
	if err != nil {
		return false, fmt.Errorf("matching: compact text: %w", err)
	}
	for _, name := range files {
		if !slices.Contains(live, path.Base(name)) {
			return false, nil
		}
	}
	return true, nil
}

// segments returns the names of the segment files in use.
func (t *textPart) segments(ctx context.Context) (names []string, err error) {
	r, _, err := t.hold(ctx)
	if err != nil || r == nil {
		return nil, err
	}
	for _, path := range r.files() {
		names = append(names, filepath.Base(path))
	}
	return names, r.close()
}
