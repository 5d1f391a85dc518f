package matching

import (
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// lockWait is how long opening waits for another process to let go of the truth.
const lockWait = time.Second

// boltStore is a store in one file.
type boltStore struct{ db *bbolt.DB }

// openBolt opens a file, which it makes unless readOnly. bbolt panics on some kinds
// of damage; that becomes an error here.
func openBolt(path string, readOnly bool) (s *boltStore, err error) {
	defer func() {
		if r := recover(); r != nil {
			s, err = nil, fmt.Errorf("matching: open truth: %w", &DamageError{Bucket: metaBucket})
		}
	}()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: lockWait, ReadOnly: readOnly, FreelistType: bbolt.FreelistMapType, NoStatistics: true,
	})
	switch {
	case errors.Is(err, bbolt.ErrTimeout):
		return nil, ErrLocked
	case errors.Is(err, bbolt.ErrInvalid), errors.Is(err, bbolt.ErrChecksum), errors.Is(err, bbolt.ErrVersionMismatch):
		return nil, fmt.Errorf("matching: open truth: %w: %w", &DamageError{Bucket: metaBucket}, err)
	case err != nil:
		return nil, fmt.Errorf("matching: open truth: %w", err)
	}
	return &boltStore{db}, nil
}

func (s *boltStore) begin(write bool) (storeTx, error) {
	tx, err := s.db.Begin(write)
	if err != nil {
		return nil, fmt.Errorf("matching: truth: %w", err)
	}
	return &boltTx{tx}, nil
}

func (s *boltStore) close() error { return s.db.Close() }

type boltTx struct{ tx *bbolt.Tx }

func (tx *boltTx) get(bucket string, key []byte) []byte {
	if b := tx.tx.Bucket([]byte(bucket)); b != nil {
		return b.Get(key)
	}
	return nil
}

func (tx *boltTx) put(bucket string, key, value []byte) error {
	b, err := tx.tx.CreateBucketIfNotExists([]byte(bucket))
	if err != nil {
		return fmt.Errorf("matching: truth: %w", err)
	}
	if err := b.Put(key, value); err != nil {
		return fmt.Errorf("matching: truth: %w", err)
	}
	return nil
}

func (tx *boltTx) delete(bucket string, key []byte) error {
	b := tx.tx.Bucket([]byte(bucket))
	if b == nil {
		return nil
	}
	if err := b.Delete(key); err != nil {
		return fmt.Errorf("matching: truth: %w", err)
	}
	return nil
}

func (tx *boltTx) ascend(bucket string, from []byte, visit func(key, value []byte) bool) {
	b := tx.tx.Bucket([]byte(bucket))
	if b == nil {
		return
	}
	c := b.Cursor()
	for k, v := c.Seek(from); k != nil && visit(k, v); k, v = c.Next() {
	}
}

func (tx *boltTx) commit() error {
	if err := tx.tx.Commit(); err != nil {
		return fmt.Errorf("matching: truth: %w", err)
	}
	return nil
}

func (tx *boltTx) rollback() { _ = tx.tx.Rollback() } // the error only says "already over"
