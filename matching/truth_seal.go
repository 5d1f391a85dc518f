package matching

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// sealSize is the length of a checksum in bytes.
const sealSize = 8

// seal returns the JSON of a value behind its checksum.
func seal(bucket string, key []byte, value any) ([]byte, error) {
	var b bytes.Buffer
	b.Write(make([]byte, sealSize))
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return nil, fmt.Errorf("matching: truth: %w", err)
	}
	sealed := b.Bytes()
	binary.BigEndian.PutUint64(sealed, checksum(bucket, key, sealed[sealSize:]))
	return sealed, nil
}

// unseal checks a sealed value and decodes it.
func unseal(bucket string, key, sealed []byte, value any) error {
	if len(sealed) < sealSize || binary.BigEndian.Uint64(sealed) != checksum(bucket, key, sealed[sealSize:]) ||
		json.Unmarshal(sealed[sealSize:], value) != nil {
		return damaged(bucket, key)
	}
	return nil
}

func damaged(bucket string, key []byte) error {
	e := &DamageError{Bucket: bucket}
	if bucket != metaBucket && bucket != erasedBucket && len(key) >= 4 {
		e.Ordinal = binary.BigEndian.Uint32(key)
	}
	return e
}

// checksum covers bucket and key too, so that a record in the wrong place shows.
func checksum(bucket string, key, payload []byte) uint64 {
	h := sha256.New()
	var size [4]byte
	for _, part := range [][]byte{[]byte(bucket), key, payload} {
		binary.BigEndian.PutUint32(size[:], uint32(len(part)))
		h.Write(size[:])
		h.Write(part)
	}
	return binary.BigEndian.Uint64(h.Sum(nil))
}

// getSealed decodes a value and reports whether there is one.
func (tx *truthTx) getSealed(bucket string, key []byte, value any) (bool, error) {
	sealed := tx.get(bucket, key)
	if sealed == nil {
		return false, tx.fault()
	}
	tx.weighed += len(sealed)
	return true, unseal(bucket, key, sealed, value)
}

// sealOf returns the checksum under which the value of an ordinal stands, 0 if there is
// none.
func (tx *truthTx) sealOf(bucket string, ord uint32) uint64 {
	if sealed := tx.get(bucket, ordKey(ord)); len(sealed) >= sealSize {
		return binary.BigEndian.Uint64(sealed)
	}
	return 0
}

// putSealed writes a value and keeps the digest.
func (tx *truthTx) putSealed(bucket string, key []byte, value any) error {
	_, err := tx.putSealing(bucket, key, value)
	return err
}

// putSealing is putSealed that says under which checksum the value stands.
func (tx *truthTx) putSealing(bucket string, key []byte, value any) (uint64, error) {
	sealed, err := seal(bucket, key, value)
	if err != nil {
		return 0, err
	}
	tx.undigest(bucket, key)
	sum := binary.BigEndian.Uint64(sealed)
	tx.head.Digest += sum
	return sum, tx.put(bucket, key, sealed)
}

// deleteSealed removes a value and keeps the digest.
func (tx *truthTx) deleteSealed(bucket string, key []byte) error {
	tx.undigest(bucket, key)
	return tx.delete(bucket, key)
}

// undigest takes the stored checksum out of the digest, right or wrong: a damaged
// record can still be replaced.
func (tx *truthTx) undigest(bucket string, key []byte) {
	if old := tx.get(bucket, key); len(old) >= sealSize {
		tx.head.Digest -= binary.BigEndian.Uint64(old)
	}
}
