package matching

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Compact takes out of the files what was deleted or erased: it copies the truth, so
// that no free page keeps a record, builds the parts of the text again that hold
// documents of candidates who are gone (Bleve's own merge of everything left their
// words in the dictionary), and removes old files. It needs room for a second truth.
// Changes wait until it is done, or until their context is; rankings and searches go on,
// and it ends when those that began before it have: until then the old file takes up its
// room. It may be cut short at any time: nothing is lost, and Compact can be called again.
func (ix *Index) Compact(ctx context.Context) error {
	if err := ix.write.LockContext(ctx); err != nil {
		return fmt.Errorf("matching: compact: %w", err)
	}
	defer ix.write.Unlock()
	if ix.closed {
		return ErrClosed
	}
	if ix.options.ReadOnly {
		return ErrReadOnly
	}
	if err := ix.deriveStale(ctx); err != nil {
		return err
	}
	if !ix.options.NoText {
		if err := ix.text.compact(ctx); err != nil {
			return err
		}
	}
	if ix.options.Dir == "" {
		return nil
	}
	if err := ix.compactTruth(ctx); err != nil {
		return err
	}
	return ix.compactColumns(ctx)
}

// compactTruth puts a copy in the place of the truth. Both are locked while the name
// goes over, so that no other process finds one of them free: see (*boltStore).check.
func (ix *Index) compactTruth(ctx context.Context) error {
	path := filepath.Join(ix.options.Dir, truthFile)
	tx, err := beginTruth(ix.store, false)
	if err != nil {
		return err
	}
	err = copyTruth(ctx, tx, path+".tmp")
	tx.rollback()
	if err != nil {
		return err
	}
	fresh, err := openBolt(ctx, path+".tmp", false)
	if err != nil {
		return errors.Join(err, os.Remove(path+".tmp"))
	}
	if err := os.Rename(path+".tmp", path); err != nil {
		return errors.Join(fmt.Errorf("matching: compact: %w", err), fresh.close(), os.Remove(path+".tmp"))
	}
	disk, ok := ix.store.(*boltStore)
	if !ok {
		return fresh.close()
	}
	old := disk.swap(fresh)
	closed := make(chan error, 1)
	ix.views.Go(func() { closed <- old.Close() })
	if err := syncDir(ix.options.Dir); err != nil {
		return err
	}
	select {
	case err = <-closed:
	case <-ctx.Done(): // a long ranking keeps the file; Close of the index waits for both
		err = ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("matching: compact: %w", err)
	}
	return nil
}

// compactColumns replaces the snapshot, which holds the IDs and tags of its day, and
// removes what a killed process left half-written.
func (ix *Index) compactColumns(ctx context.Context) error {
	left, err := fs.Glob(os.DirFS(ix.options.Dir), "*.tmp")
	if err != nil {
		return fmt.Errorf("matching: compact: %w", err)
	}
	for _, name := range left {
		if err := os.Remove(filepath.Join(ix.options.Dir, name)); err != nil {
			return fmt.Errorf("matching: compact: %w", err)
		}
	}
	ix.mu.RLock()
	columns := ix.columns
	ix.mu.RUnlock()
	return writeSnapshot(ctx, filepath.Join(ix.options.Dir, columnsFile), ix.stamp(snapshotMagic), columns)
}
