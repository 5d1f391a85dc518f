package matching

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Backup writes the truth as it is now into a directory, which is made if absent and
// must hold no index (else the error wraps fs.ErrExist). Changes, rankings and searches
// go on meanwhile; what they add is not in it. The backup is an index: open it where it
// is, or copy it to the place of a lost one. Columns and text are not in it: opening
// derives them. The index may be one in memory: that is how to keep it. A backup that
// fails leaves no index behind.
//
// Backup copies values with their checksums and does not judge them: Verify the index
// before, or the backup after.
func (ix *Index) Backup(ctx context.Context, dir string) error {
	path := filepath.Join(dir, truthFile)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("matching: backup: %s is there already: %w", truthFile, errors.Join(fs.ErrExist, err))
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("matching: backup: %w", err)
	}
	tx, err := ix.read(ctx)
	if err != nil {
		return err
	}
	defer tx.rollback()
	if err := copyTruth(ctx, tx, path+".tmp"); err != nil {
		return err
	}
	if err := os.Rename(path+".tmp", path); err != nil {
		return fmt.Errorf("matching: backup: %w", err)
	}
	return syncDir(dir)
}

// read begins a transaction that sees the truth as it is now.
func (ix *Index) read(ctx context.Context) (*truthTx, error) {
	if err := ix.lockRead(ctx); err != nil {
		return nil, err
	}
	defer ix.mu.RUnlock()
	if ix.closed {
		return nil, ErrClosed
	}
	return beginTruth(ix.store, false)
}
