package matching

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

const (
	lockWait  = 700 * time.Millisecond // how long opening waits for another process to let go
	lockRetry = 20 * time.Millisecond
)

// boltStore is a store in one file.
//
// bbolt trusts what it reads: a flipped bit in a page leads it to panic, to read
// outside the file or round in a circle. So the tree is looked over before it is
// used (see checkTree), each access runs under guard, and what it returns is copied
// there.
//
// bbolt waits for all readers before it maps a file that has grown, and a reader that
// begins another transaction meanwhile would wait for ever. So a generous piece of the
// address space is mapped from the start where that costs nothing.
type boltStore struct {
	mu   sync.RWMutex // guards what follows; see swap
	db   *bbolt.DB
	file *os.File // the one that bbolt holds
	torn bool     // one of the two heads of the file was unreadable
}

const (
	mapAhead = 1 << (strconv.IntSize/2 + 4) // bytes of address space: 64 GiB
	minAlloc = 1 << 16                      // by which the file grows, at least and at most
	maxAlloc = 1 << 24
)

// openBolt opens a file, which it makes unless readOnly. It waits lockWait for whoever
// holds it.
func openBolt(ctx context.Context, path string, readOnly bool) (*boltStore, error) {
	patience := time.NewTimer(lockWait)
	defer patience.Stop()
	for {
		s, err := tryBolt(path, readOnly)
		if !errors.Is(err, ErrLocked) {
			return s, err
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("matching: open truth: %w", ctx.Err())
		case <-patience.C:
			return nil, ErrLocked
		case <-time.After(lockRetry):
		}
	}
}

// checkTruthThere refuses a directory in which parts are left but the truth is not: it
// was lost, and an empty one must not take its place.
func checkTruthThere(dir string) error {
	if info, err := os.Stat(filepath.Join(dir, truthFile)); err == nil && info.Size() > 0 || err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil // opening it says what is wrong
	}
	for _, part := range []string{columnsFile, textDir} {
		if _, err := os.Stat(filepath.Join(dir, part)); err == nil {
			return fmt.Errorf("matching: open index: truth is missing: %w", &DamageError{Bucket: treeBucket})
		}
	}
	return nil
}

func tryBolt(path string, readOnly bool) (s *boltStore, err error) {
	s = new(boltStore)
	options := &bbolt.Options{
		Timeout:  1, // nanosecond: try once
		ReadOnly: readOnly, FreelistType: bbolt.FreelistMapType, NoStatistics: true, InitialMmapSize: mapSize(),
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag, mode)
			s.file = f
			return f, err
		},
	}
	fault := guard(func() { s.db, err = bbolt.Open(path, 0o600, options) })
	if fault != nil && s.file != nil {
		_ = s.file.Close() // bbolt panicked with the lock held: closing the file lets go of it
	}
	switch err = errors.Join(fault, err); {
	case fault != nil, errors.Is(err, bbolt.ErrInvalid), errors.Is(err, bbolt.ErrChecksum), errors.Is(err, bbolt.ErrVersionMismatch):
		return nil, fmt.Errorf("matching: open truth: %w", &DamageError{Bucket: treeBucket})
	case errors.Is(err, bbolt.ErrTimeout):
		return nil, ErrLocked
	case err != nil:
		return nil, fmt.Errorf("matching: open truth: %w", err)
	}
	if err := s.check(path); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// mapSize is how much is mapped at once: bbolt makes files as large on Windows.
func mapSize() int {
	if strconv.IntSize < 64 || runtime.GOOS == "windows" {
		return 0
	}
	return mapAhead
}

// check looks over the tree, and whether the file is still the one at the path:
// Compact may have put another one there while we waited for the lock.
func (s *boltStore) check(path string) error {
	ours, err := s.file.Stat()
	if err != nil {
		return fmt.Errorf("matching: open truth: %w", err)
	}
	if there, err := os.Stat(path); err != nil || !os.SameFile(ours, there) {
		return ErrLocked // by whoever replaced it; the next try finds out
	}
	s.db.AllocSize = int(min(max(ours.Size()/8, minAlloc), maxAlloc))
	s.torn, err = checkTree(s.file, ours.Size())
	return err
}

// swap takes over another file in the place of the one so far, and returns that one: to
// close it waits for the last transaction on it. Nobody may write meanwhile.
func (s *boltStore) swap(fresh *boltStore) (old *bbolt.DB) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old, s.db, s.file, s.torn = s.db, fresh.db, fresh.file, fresh.torn
	return old
}

// isTorn reports whether a store may be in the state before its last change.
func isTorn(s store) bool {
	disk, ok := s.(*boltStore)
	return ok && disk.torn
}

// guard runs work on the mapped file. A panic in it, or a read outside the file, is
// damage and not the end of the process.
func guard(work func()) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if recover() != nil {
			err = &DamageError{Bucket: treeBucket}
		}
	}()
	work()
	return nil
}

func (s *boltStore) begin(write bool) (storeTx, error) {
	s.mu.RLock()
	tx, err := s.db.Begin(write)
	file := s.file
	s.mu.RUnlock()
	if err != nil {
		return nil, fmt.Errorf("matching: truth: %w", err)
	}
	return &boltTx{tx: tx, file: file}, nil
}

func (s *boltStore) close() error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("matching: close truth: %w", err)
	}
	return nil
}

type boltTx struct {
	tx     *bbolt.Tx
	file   *os.File // open as long as the transaction
	added  int64    // bytes of the values that were put: the file may be smaller still
	damage error    // the first that was met
}

// checkTree looks over the file as the transaction sees it.
func (tx *boltTx) checkTree(ctx context.Context) (torn bool, err error) {
	found, torn, err := checkWholeTree(readerAt{ctx, tx.file}, tx.tx.ID())
	if !found && err == nil { // two changes later the head is written over, the pages are not
		return false, nil
	}
	return torn, err
}

func (tx *boltTx) fault() error { return tx.damage }

// guard runs work unless damage was met before, and keeps what it meets.
func (tx *boltTx) guard(work func()) {
	if tx.damage == nil {
		tx.damage = guard(work)
	}
}

// clone copies what lies in the file; no value is longer than all of it.
func (tx *boltTx) clone(b []byte) []byte {
	if int64(len(b)) > tx.tx.Size()+tx.added {
		panic("length out of the file")
	}
	return bytes.Clone(b)
}

func (tx *boltTx) get(bucket string, key []byte) (value []byte) {
	tx.guard(func() {
		if b := tx.tx.Bucket([]byte(bucket)); b != nil {
			value = tx.clone(b.Get(key))
		}
	})
	return value
}

func (tx *boltTx) put(bucket string, key, value []byte) (err error) {
	tx.guard(func() {
		var b *bbolt.Bucket
		if b, err = tx.tx.CreateBucketIfNotExists([]byte(bucket)); err == nil {
			err = b.Put(key, value)
			tx.added += int64(len(value))
		}
	})
	if err = errors.Join(tx.damage, err); err != nil {
		return fmt.Errorf("matching: truth: %w", err)
	}
	return nil
}

func (tx *boltTx) delete(bucket string, key []byte) (err error) {
	tx.guard(func() {
		if b := tx.tx.Bucket([]byte(bucket)); b != nil {
			err = b.Delete(key)
		}
	})
	if err = errors.Join(tx.damage, err); err != nil {
		return fmt.Errorf("matching: truth: %w", err)
	}
	return nil
}

func (tx *boltTx) ascend(bucket string, from []byte, visit func(key, value []byte) bool) {
	var c *bbolt.Cursor
	var k, v []byte
	take := func(key, value []byte) { k, v = tx.clone(key), tx.clone(value) }
	tx.guard(func() {
		if b := tx.tx.Bucket([]byte(bucket)); b != nil {
			c = b.Cursor()
			take(c.Seek(from))
		}
	})
	for tx.damage == nil && k != nil && visit(k, v) {
		tx.guard(func() { take(c.Next()) })
	}
}

func (tx *boltTx) commit() (err error) {
	tx.guard(func() { err = tx.tx.Commit() })
	if tx.damage != nil {
		return fmt.Errorf("matching: truth: %w", tx.damage)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotStored, err)
	}
	return nil
}

func (tx *boltTx) rollback() {
	_ = guard(func() { _ = tx.tx.Rollback() }) // the error only says "already over"
}
