package matching

import (
	"context"
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
)

// copyPortion bounds what a copy holds in memory before it goes to the file, in bytes,
// and what it does between two looks at the context; copyKey is what a key costs beside
// its bytes.
const (
	copyPortion = 1 << 18
	copyKey     = 64
	copySync    = 64 // portions, after which the file is flushed
)

// copyTruth writes all that a transaction sees into a new file, key by key: the copy
// has no free pages and nothing in them. Values go over as they are, checksums and all.
// The file is complete and durable, or there is none.
func copyTruth(ctx context.Context, tx storeTx, path string) (err error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("matching: copy truth: %w", err) // left over from a copy that was cut short
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoStatistics: true, NoSync: true, NoGrowSync: true})
	if err != nil {
		return fmt.Errorf("matching: copy truth: %w", err)
	}
	for _, bucket := range buckets {
		if err = copyBucket(ctx, tx, db, bucket); err != nil {
			break
		}
	}
	if err == nil {
		err = errors.Join(tx.fault(), db.Sync())
	}
	if err = errors.Join(err, db.Close()); err != nil {
		_ = os.Remove(path)
		return fmt.Errorf("matching: copy truth: %w", err)
	}
	return nil
}

func copyBucket(ctx context.Context, from storeTx, db *bbolt.DB, bucket string) error {
	next := []byte{}
	for n := 1; next != nil; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if n%copySync == 0 { // all at once at the end might take many seconds
			if err := db.Sync(); err != nil {
				return err
			}
		}
		err := db.Update(func(to *bbolt.Tx) (err error) {
			next, err = copyKeys(from, to, bucket, next)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// copyKeys copies one portion from a key on and returns the key to go on with, or nil.
func copyKeys(from storeTx, to *bbolt.Tx, bucket string, start []byte) (next []byte, err error) {
	size := 0
	var b *bbolt.Bucket
	from.ascend(bucket, start, func(k, v []byte) bool {
		if size > copyPortion {
			next = k
			return false
		}
		if b == nil {
			if b, err = to.CreateBucketIfNotExists([]byte(bucket)); err != nil {
				return false
			}
			b.FillPercent = 0.9 // keys come in order
		}
		size += len(k) + len(v) + copyKey
		err = b.Put(k, v)
		return err == nil
	})
	return next, err
}
