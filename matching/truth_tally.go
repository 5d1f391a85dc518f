package matching

import (
	"bytes"
	"encoding/binary"
)

// A tally says how many observations a candidate has, with the sum of their checksums:
// one that got lost would show nowhere else than in Verify, and a ranking would be
// wrong without a word. Every record has one.
type tally struct {
	Count  int    `json:"count"`
	Digest uint64 `json:"digest"`
}

func (t *tally) add(sealed []byte) {
	t.Count++
	t.Digest += binary.BigEndian.Uint64(sealed)
}

// tallyOf reads what a candidate must have; having none is damage.
func (tx *truthTx) tallyOf(ord uint32) (t tally, err error) {
	found, err := tx.getSealed(tallyBucket, ordKey(ord), &t)
	if err == nil && !found {
		err = damaged(tallyBucket, ordKey(ord))
	}
	return t, err
}

// recount makes the tally of what can be read, and drops the rest: whoever puts a damaged
// candidate again takes it as it is.
func (tx *truthTx) recount(ord uint32) error {
	var t tally
	var bad [][]byte
	prefix := ordKey(ord)
	tx.ascend(activityBucket, prefix, func(k, v []byte) bool {
		if !bytes.HasPrefix(k, prefix) {
			return false
		}
		var a Activity
		if unseal(activityBucket, k, v, &a) == nil {
			t.add(v)
		} else {
			bad = append(bad, k)
		}
		return true
	})
	for _, k := range bad {
		if err := tx.deleteSealed(activityBucket, k); err != nil {
			return err
		}
	}
	return tx.putSealed(tallyBucket, ordKey(ord), t)
}
