package matching

import (
	"context"
	"encoding/binary"
	"fmt"
)

// Repair does what Verify does and puts right what follows from what is left: the
// indexes and counts of the truth from its records, rows of the columns and documents
// of the text from the truth. What was lost of the truth itself stays in the report:
// such a candidate is in no ranking until it is put again, deleted, or restored with a
// backup. Damage of the truth's file structure is not touched. Changes wait meanwhile.
func (ix *Index) Repair(ctx context.Context) (*Report, error) {
	if ix.options.ReadOnly {
		return nil, ErrReadOnly
	}
	c, err := ix.checked(ctx)
	if err != nil {
		return nil, err
	}
	if c.indexes && !c.found(BadTree) {
		if err := ix.repairTruth(ctx); err != nil {
			return nil, err
		}
		c.repaired(func(d Damage) bool {
			return d.Part == TruthPart && (d.Bucket == metaBucket || d.Bucket == idBucket || d.Bucket == actorBucket || d.Bucket == changeBucket) && d.Fault != BadChecksum
		})
	}
	if err := ix.repairColumns(ctx, c.rows); err != nil {
		return nil, err
	}
	c.repaired(func(d Damage) bool { return d.Part == ColumnsPart })
	if c.reindex {
		err = ix.text.rebuild(ctx)
	} else if len(c.texts) > 0 {
		ix.text.noteAgain(c.texts)
		err = ix.text.catchUp(ctx)
	}
	if err != nil {
		return nil, err
	}
	c.repaired(func(d Damage) bool { return d.Part == TextPart })
	return c.sorted(), nil
}

// found reports whether the truth has a fault.
func (c *checker) found(f Fault) bool {
	for _, d := range c.report.Damage {
		if d.Part == TruthPart && d.Fault == f {
			return true
		}
	}
	return false
}

func (c *checker) repaired(which func(Damage) bool) {
	for i, d := range c.report.Damage {
		if which(d) {
			c.report.Damage[i].Repaired = true
		}
	}
}

// repairColumns derives rows again.
func (ix *Index) repairColumns(ctx context.Context, ords []uint32) error {
	ix.mu.Lock()
	for _, ord := range ords {
		ix.stale[ord] = true
	}
	ix.mu.Unlock()
	return ix.deriveStale(ctx)
}

// repairTruth makes the indexes of the truth again, and touches everybody, so that what
// is derived follows.
func (ix *Index) repairTruth(ctx context.Context) error {
	return ix.change(ctx, func(tx *truthTx) error {
		for _, bucket := range []string{actorBucket, changeBucket, touchedBucket} {
			if err := tx.empty(ctx, bucket); err != nil {
				return err
			}
		}
		if err := tx.dropStrayIDs(ctx); err != nil {
			return err
		}
		tx.head.Digest = 0
		for _, bucket := range []string{recordBucket, activityBucket, tallyBucket, peopleBucket, erasedBucket} {
			if err := tx.count(ctx, bucket); err != nil {
				return err
			}
		}
		tx.head.Count = 0
		tx.ascend(idBucket, nil, func(_, _ []byte) bool {
			tx.head.Count++
			return ctx.Err() == nil
		})
		for ord := range tx.head.Next {
			tx.touched[ord] = true
		}
		if err := ctx.Err(); err != nil { // what was counted may be too little
			return fmt.Errorf("matching: repair: %w", err)
		}
		return tx.fault()
	})
}

// dropStrayIDs removes the IDs that lead to somebody else's record. Those that lead to
// a damaged record or to none stay: they say who was lost.
func (tx *truthTx) dropStrayIDs(ctx context.Context) error {
	var stray [][]byte
	tx.ascend(idBucket, nil, func(k, v []byte) bool {
		var r record
		found, err := tx.getSealed(recordBucket, v, &r)
		if len(v) != 4 || found && err == nil && r.ID != string(k) {
			stray = append(stray, k)
		}
		return ctx.Err() == nil
	})
	return tx.drop(ctx, idBucket, stray)
}

// empty removes all keys of a bucket.
func (tx *truthTx) empty(ctx context.Context, bucket string) error {
	var keys [][]byte
	tx.ascend(bucket, nil, func(k, _ []byte) bool {
		keys = append(keys, k)
		return ctx.Err() == nil
	})
	return tx.drop(ctx, bucket, keys)
}

// drop removes keys unless the context is done.
func (tx *truthTx) drop(ctx context.Context, bucket string, keys [][]byte) error {
	for _, k := range keys {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("matching: repair: %w", err)
		}
		if err := tx.delete(bucket, k); err != nil {
			return err
		}
	}
	return tx.fault()
}

// count adds the values of a bucket to the head and indexes what they say.
func (tx *truthTx) count(ctx context.Context, bucket string) (err error) {
	tx.ascend(bucket, nil, func(k, v []byte) bool {
		if err = ctx.Err(); err != nil {
			err = fmt.Errorf("matching: repair: %w", err)
			return false
		}
		if len(v) >= sealSize {
			tx.head.Digest += binary.BigEndian.Uint64(v)
		}
		err = tx.countOne(bucket, k, v)
		return err == nil
	})
	return err
}

// countOne leaves out what is damaged: it is reported.
func (tx *truthTx) countOne(bucket string, k, v []byte) error {
	if len(k) != 4 {
		return nil
	}
	ord := binary.BigEndian.Uint32(k)
	switch bucket {
	case recordBucket:
		var r record
		tx.head.Next = max(tx.head.Next, ord+1)
		if unseal(bucket, k, v, &r) == nil {
			return tx.put(idBucket, []byte(r.ID), k)
		}
	case peopleBucket:
		var p Person
		if unseal(bucket, k, v, &p) != nil {
			return nil
		}
		for _, key := range hardKeys(p) {
			if err := tx.claim(key, ord, true); err != nil {
				return err
			}
		}
	}
	return nil
}
