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
// Changes wait until it is done, or until their context is; rankings and searches
// go on, and it ends when those that began before it have. It may be cut short at any time: the index is then as before, and
// Compact can be called again.
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
	if err := ix.text.compact(ctx); err != nil {
		return err
	}
	if ix.options.Dir == "" {
		return nil
	}
	if err := ix.compactTruth(ctx); err != nil {
		return err
	}
	return ix.compactColumns()
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
	return errors.Join(disk.swap(fresh), syncDir(ix.options.Dir))
}

// compactColumns replaces the snapshot, which holds the IDs and tags of its day, and
// removes what a killed process left half-written.
func (ix *Index) compactColumns() error {
	left, err := fs.Glob(os.DirFS(ix.options.Dir), "*.tmp")
	if err != nil {
		return fmt.Errorf("matching: compact: %w", err)
	}
	for _, name := range left {
		if err := os.Remove(filepath.Join(ix.options.Dir, name)); err != nil {
			return fmt.Errorf("matching: compact: %w", err)
		}
	}
	return writeSnapshot(filepath.Join(ix.options.Dir, columnsFile), ix.stamp(snapshotMagic), ix.columns)
}
