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

// faultUnix is the child of TestFullDisk and TestReadOnlyMedia.
func faultUnix(mode, dir string) error {
	switch mode {
	case "media":
		return faultMedia(dir)
	case "full":
	default:
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
	if err := limitFiles(1 << 14); err != nil {
		return err
	}
	if err := ix.Flush(ctx); err == nil {
		return errors.New("flush: no error")
	}
	if err := ix.Backup(ctx, filepath.Join(dir, "backup")); err == nil {
		return errors.New("backup: no error")
	}
	if _, err := os.Stat(filepath.Join(dir, "backup", truthFile)); err == nil {
		return errors.New("a failed backup is there")
	}
	if err := ix.Compact(ctx); err == nil {
		return errors.New("compact: no error")
	}
	return roomAgain(ctx, ix, dir, before+n-2)
}

// roomAgain lifts the limit: what was acknowledged is there, and all goes on.
func roomAgain(ctx context.Context, ix *Index, dir string, want int) error {
	if ix.Len() != want {
		return fmt.Errorf("len %d, want %d", ix.Len(), want)
	}
	if err := limitFiles(1 << 40); err != nil {
		return err
	}
	if err := putOne(ctx, ix, 5000, want+1); err != nil { // in the same process
		return err
	}
	if err := limitFiles(1 << 14); err != nil {
		return err
	}
	closeErr := ix.Close() // may fail, must not hang
	if err := limitFiles(1 << 40); err != nil {
		return err
	}
	ix, err := testOptions(dir).Open()
	if err != nil {
		return fmt.Errorf("%w after %w", err, closeErr)
	}
	return errors.Join(putOne(ctx, ix, 5001, want+2), ix.Close())
}

// putOne puts somebody and looks over everything.
func putOne(ctx context.Context, ix *Index, n, want int) error {
	if err := ix.Put(ctx, fullSample(n)); err != nil {
		return err
	}
	hits, err := ix.Search(ctx, fmt.Sprintf("word%dx7", n), 0)
	if err != nil || len(hits) != 1 {
		return fmt.Errorf("hits %v, %w", hits, err)
	}
	if left, _ := filepath.Glob(filepath.Join(ix.options.Dir, "*.tmp")); len(left) > 0 {
		return fmt.Errorf("left %v", left)
	}
	r, err := ix.Verify(ctx)
	if err == nil && (!r.OK() || ix.Len() != want) {
		err = fmt.Errorf("damage %v, len %d, want %d", r.Damage, ix.Len(), want)
	}
	return err
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

// processorTime returns what the process has used, all goroutines together.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
