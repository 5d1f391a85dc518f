package matching

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// The truth of an index, format 2. Candidates are numbered by ordinals, dense from 0;
// the number of a deleted candidate is never given out again, so what is derived from
// the truth can never take one candidate for another. Values of records, activity,
// tallies, people and the head are sealed: the first eight bytes are a checksum over bucket,
// key and the JSON that follows. The head carries the sum of all those checksums, so
// that a record that vanished shows too. Each commit takes the next sequence number
// and notes it for every ordinal it touched: "changes from n on" is what a derived
// part reads to catch up.

const truthFormat = 2

// truthHead is the state of the truth as a whole.
type truthHead struct {
	Format int    `json:"format"`
	Seq    uint64 `json:"seq"`
	AsOf   Month  `json:"as_of"`
	Next   uint32 `json:"next"`   // the first ordinal not given out yet
	Count  int    `json:"count"`  // candidates alive, as many as IDs
	Digest uint64 `json:"digest"` // sum of the checksums of all sealed values but those of meta, modulo 2^64
}

var headKey = []byte("head")

// record is a candidate as the truth holds it, without person and activity.
type record struct {
	ID      string   `json:"id"`
	Tags    []string `json:"tags,omitempty"`
	Profile Profile  `json:"profile"`

	seals [2]uint64 // of the record and its tally: what the record was read from
	row   []posting // what was derived of it; nil if nothing was yet
}

// A truthTx is a transaction on the truth.
type truthTx struct {
	storeTx
	head    truthHead
	touched map[uint32]bool    // ordinals written by this transaction
	changed bool               // beyond touching: there is something to commit
	fresh   map[uint32]*record // of touched, those that are new; see remember
	tombKey []byte             // see secret
	weighed int                // bytes of the sealed values that were read
}

// beginTruth begins a transaction. Only a writing one knows the head; see readHead.
func beginTruth(s store, write bool) (*truthTx, error) {
	tx, err := s.begin(write)
	if err != nil {
		return nil, err
	}
	t := &truthTx{storeTx: tx}
	if !write {
		return t, nil
	}
	t.touched = map[uint32]bool{}
	if err := t.readHead(); err != nil {
		tx.rollback()
		return nil, err
	}
	return t, nil
}

// readHead leaves a zero head for a truth that was never written.
func (tx *truthTx) readHead() error {
	var format struct{ Format int }
	value := tx.get(metaBucket, headKey)
	if value == nil {
		return tx.checkNew()
	}
	// A later format may be sealed in another way: look at the number first.
	if err := json.Unmarshal(value[min(sealSize, len(value)):], &format); err == nil && format.Format != truthFormat {
		return &FormatError{Found: format.Format, Known: truthFormat}
	}
	return unseal(metaBucket, headKey, value, &tx.head)
}

// checkNew tells a truth that was never written from one that lost its head.
func (tx *truthTx) checkNew() error {
	empty := true
	for _, bucket := range []string{recordBucket, idBucket, changeBucket} {
		tx.ascend(bucket, nil, func(_, _ []byte) bool {
			empty = false
			return false
		})
	}
	if !empty {
		return damaged(metaBucket, headKey)
	}
	return tx.fault()
}

// finish writes the head and the changes under the next sequence number and commits.
func (tx *truthTx) finish() error {
	if err := tx.fault(); err != nil {
		return err
	}
	tx.head.Format = truthFormat
	tx.head.Seq++
	for _, ord := range tx.ordinals() {
		key := ordKey(ord)
		if last := tx.get(touchedBucket, key); last != nil {
			if err := tx.delete(changeBucket, bytes.Clone(last)); err != nil {
				return err
			}
		}
		change := append(binary.BigEndian.AppendUint64(nil, tx.head.Seq), key...)
		if err := errors.Join(tx.put(changeBucket, change, []byte{}), tx.put(touchedBucket, key, change)); err != nil {
			return err
		}
	}
	value, err := seal(metaBucket, headKey, tx.head)
	if err != nil {
		return err
	}
	if err := tx.put(metaBucket, headKey, value); err != nil {
		return err
	}
	return tx.commit()
}

// ordinals returns what the transaction touched, ascending.
func (tx *truthTx) ordinals() []uint32 {
	ords := make([]uint32, 0, len(tx.touched))
	for ord := range tx.touched {
		ords = append(ords, ord)
	}
	slices.Sort(ords)
	return ords
}

// changedSince returns the ordinals touched after a sequence number, ascending. It is
// not to be trusted if there is a fault.
func (tx *truthTx) changedSince(seq uint64) []uint32 {
	var ords []uint32
	tx.ascend(changeBucket, binary.BigEndian.AppendUint64(nil, seq+1), func(k, _ []byte) bool {
		ords = append(ords, binary.BigEndian.Uint32(k[8:]))
		return true
	})
	slices.Sort(ords)
	return ords
}

// find returns the ordinal of an ID. Not finding it means nothing if there is a fault.
func (tx *truthTx) find(id string) (uint32, bool) {
	v := tx.get(idBucket, []byte(id))
	if len(v) != 4 {
		return 0, false
	}
	return binary.BigEndian.Uint32(v), true
}

// candidate reads the record of an ordinal with its activity; ok is false for a
// candidate that was deleted.
func (tx *truthTx) candidate(ord uint32) (r record, ok bool, err error) {
	ok, err = tx.getSealed(recordBucket, ordKey(ord), &r)
	if err != nil || !ok {
		return record{}, false, err
	}
	r.Profile.Activity, _, err = tx.activity(ord)
	r.seals = tx.seals(ord)
	return r, err == nil, err
}

// seals returns the checksums under which everything stands that a record holds.
func (tx *truthTx) seals(ord uint32) [2]uint64 {
	return [2]uint64{tx.sealOf(recordBucket, ord), tx.sealOf(tallyBucket, ord)}
}

// activity reads the observations of an ordinal with their keys, ordered by month,
// then by hash: the order in which they were added leaves no trace.
func (tx *truthTx) activity(ord uint32) (all []Activity, keys [][]byte, err error) {
	want, err := tx.tallyOf(ord)
	if err != nil {
		return nil, nil, err
	}
	var have tally
	prefix := ordKey(ord)
	tx.ascend(activityBucket, prefix, func(k, v []byte) bool {
		if !bytes.HasPrefix(k, prefix) {
			return false
		}
		var a Activity
		tx.weighed += len(v)
		if err = unseal(activityBucket, k, v, &a); err != nil {
			return false
		}
		have.add(v)
		all, keys = append(all, a), append(keys, k)
		return true
	})
	if err == nil {
		err = tx.fault()
	}
	if err == nil && have != want {
		err = damaged(activityBucket, prefix)
	}
	if err != nil {
		return nil, nil, err
	}
	return all, keys, nil
}

// activityKey returns ordinal, month and a hash of the whole observation: the same
// observation has the same key.
func activityKey(ord uint32, a Activity) ([]byte, error) {
	j, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("matching: activity: %w", err)
	}
	sum := sha256.Sum256(j)
	key := binary.BigEndian.AppendUint32(ordKey(ord), uint32(max(a.When, 0)))
	return append(key, sum[:activityHash]...), nil
}

// activityHash is the length of the hash in an activity's key: 96 bits.
const activityHash = 12

func ordKey(ord uint32) []byte { return binary.BigEndian.AppendUint32(nil, ord) }
