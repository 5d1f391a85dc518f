package matching

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Expired returns the IDs of the candidates whose Person.Retention lies before a moment,
// sorted. Hand them to [Index.Erase] to end their records; nobody is erased by time
// alone. A candidate without a date never expires. Where a record is damaged the date is
// unknown: the first such *DamageError comes beside the IDs of all others.
func (ix *Index) Expired(ctx context.Context, at time.Time) ([]string, error) {
	tx, err := ix.read(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.rollback()
	var ids []string
	var damage error
	tx.ascend(peopleBucket, nil, func(k, _ []byte) bool {
		if err = ctx.Err(); err != nil {
			err = fmt.Errorf("matching: expired: %w", err)
			return false
		}
		id, past, bad := tx.past(k, at)
		if bad != nil && damage == nil {
			damage = bad
		}
		if past {
			ids = append(ids, id)
		}
		return true
	})
	if err = errors.Join(err, tx.fault()); err != nil {
		return nil, err
	}
	slices.Sort(ids)
	return ids, damage
}

// past reports whether the person under a key is past their date, and who that is.
func (tx *truthTx) past(key []byte, at time.Time) (id string, past bool, err error) {
	var p Person
	if _, err := tx.getSealed(peopleBucket, key, &p); err != nil {
		return "", false, err
	}
	if p.Retention.IsZero() || !p.Retention.Before(at) {
		return "", false, nil
	}
	var r record
	found, err := tx.getSealed(recordBucket, key, &r)
	if err == nil && !found {
		err = damaged(recordBucket, key)
	}
	return r.ID, err == nil, err
}
