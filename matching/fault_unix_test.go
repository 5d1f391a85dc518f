//go:build unix

package matching

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestFullDisk lets a child run into a limit on the size of its files, which the system
// reports like a full disk: a write that fails with an error of its own.
func TestFullDisk(t *testing.T) {
	cmd, lines := child(t, "full", t.TempDir())
	for lines.Scan() {
		if text := lines.Text(); strings.HasPrefix(text, "error") {
			t.Error(text)
		}
	}
	must(t, cmd.Wait())
}

// faultUnix is the child of TestFullDisk.
func faultUnix(mode, dir string) error {
	if mode != "full" {
		return fmt.Errorf("unknown mode %q", mode)
	}
	signal.Ignore(syscall.SIGXFSZ)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute) // so that nothing hangs
	defer cancel()
	ix, err := testOptions(dir).Open()
	if err != nil {
		return err
	}
	if err := ix.Put(ctx, fullSample(0)); err != nil {
		return err
	}
	before := ix.Len()
	if err := limitFiles(1 << 17); err != nil {
		return err
	}
	n := 1
	for ; err == nil && n < 1000; n++ {
		err = ix.Put(ctx, fullSample(n))
	}
	if !errors.Is(err, ErrNotStored) {
		return fmt.Errorf("put: %w, want ErrNotStored", err)
	}
	if err := ix.Flush(ctx); err == nil {
		return errors.New("flush: no error")
	}
	if err := limitFiles(1 << 14); err != nil {
		return err
	}
	if err := ix.Backup(ctx, filepath.Join(dir, "backup")); err == nil {
		return errors.New("backup: no error")
	}
	if _, err := os.Stat(filepath.Join(dir, "backup", truthFile)); err == nil {
		return errors.New("a failed backup is there")
	}
	return roomAgain(ctx, ix, dir, before+n-2)
}

// roomAgain lifts the limit: what was acknowledged is there, and all goes on.
func roomAgain(ctx context.Context, ix *Index, dir string, want int) error {
	if ix.Len() != want {
		return fmt.Errorf("len %d, want %d", ix.Len(), want)
	}
	closeErr := ix.Close() // may fail, must not hang
	if err := limitFiles(1 << 40); err != nil {
		return err
	}
	ix, err := testOptions(dir).Open()
	if err != nil {
		return fmt.Errorf("%w after %w", err, closeErr)
	}
	if err := ix.Put(ctx, fullSample(5000)); err != nil {
		return err
	}
	r, err := ix.Verify(ctx)
	if err == nil && (!r.OK() || ix.Len() != want+1) {
		err = fmt.Errorf("damage %v, len %d, want %d", r.Damage, ix.Len(), want+1)
	}
	return errors.Join(err, ix.Close())
}

// fullSample needs some room: distinct words for the text too.
func fullSample(n int) Candidate {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "word%dx%d ", n, i)
	}
	return sample(fmt.Sprint("cand-", n), b.String())
}

func limitFiles(size uint64) error {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	limit.Cur = min(size, limit.Max)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
}
