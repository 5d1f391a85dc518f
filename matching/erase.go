package matching

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
)

// A tombstone is a hash of an ID, an account or a link under a key that belongs to the
// index: it answers "is it this one?" and names nobody. Whoever has the index's files
// has the key too and can try names they already know; without the key they cannot.

var eraserKey = []byte("eraser")

const tombKeySize = 32

// tomb is all that a tombstone holds: its key says the rest.
type tomb struct{}

// Erase removes candidates with everything known of them and leaves a tombstone for
// each ID, and for each account and link that led to it: Put refuses them from then
// on, Add passes their evidence over, until [Index.Readmit]. It returns when that
// is durable; no ranking or search that begins later shows them. Unknown IDs get a
// tombstone too.
//
// Their words may stay in the files, in free pages and in parts of the text that nobody
// can find any more, until [Index.Compact] takes them out. Backups made before keep
// them: erase again after restoring one.
func (ix *Index) Erase(ctx context.Context, ids ...string) error {
	return ix.change(ctx, func(tx *truthTx) error {
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("matching: erase: %w", err)
			}
			if why := checkID(id); why != "" {
				return &CandidateError{ID: id[:min(len(id), 64)], Reason: why}
			}
			if err := tx.erase(id); err != nil {
				return err
			}
		}
		return nil
	})
}

// Readmit lifts the tombstones of candidates, by ID, accounts and links, and puts them:
// for people who came back of their own accord.
func (ix *Index) Readmit(ctx context.Context, candidates ...Candidate) error {
	return ix.change(ctx, func(tx *truthTx) error {
		for _, c := range candidates {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("matching: readmit: %w", err)
			}
			if err := tx.readmit(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// Erased reports whether a candidate has a tombstone, by ID, account or link: whether
// Put would refuse it for that.
func (ix *Index) Erased(ctx context.Context, c Candidate) (bool, error) {
	tx, err := ix.read(ctx)
	if err != nil {
		return false, err
	}
	defer tx.rollback()
	return tx.wasErased(c.ID, hardKeys(c.Person))
}

func (tx *truthTx) erase(id string) error {
	keys := []string{}
	ord, known := tx.find(id)
	if known {
		var err error
		if keys, err = tx.heldKeys(ord); err != nil {
			return err
		}
		if err := tx.deleteCandidate(id, ord); err != nil {
			return err
		}
	}
	secret, err := tx.secret(true)
	if err != nil {
		return err
	}
	tx.changed = true
	for _, t := range tombs(secret, id, keys) {
		if err := tx.putSealed(erasedBucket, t, tomb{}); err != nil {
			return err
		}
	}
	return tx.fault()
}

func (tx *truthTx) readmit(c Candidate) error {
	secret, err := tx.secret(false)
	if err != nil {
		return err
	}
	if secret != nil {
		for _, t := range tombs(secret, c.ID, hardKeys(c.Person)) {
			if err := tx.deleteSealed(erasedBucket, t); err != nil {
				return err
			}
		}
	}
	if err := tx.admit(c); err != nil {
		return err
	}
	return tx.putCandidate(c)
}

// wasErased reports whether there is a tombstone for an ID or one of some hard keys.
func (tx *truthTx) wasErased(id string, keys []string) (bool, error) {
	secret, err := tx.secret(false)
	if err != nil || secret == nil {
		return false, err
	}
	for _, t := range tombs(secret, id, keys) {
		if tx.get(erasedBucket, t) != nil {
			return true, tx.fault()
		}
	}
	return false, tx.fault()
}

// secret returns the key of the tombstones, nil if there is none yet and it is not to
// be made.
func (tx *truthTx) secret(create bool) ([]byte, error) {
	if tx.tombKey != nil {
		return tx.tombKey, nil
	}
	var stored []byte
	found, err := tx.getSealed(metaBucket, eraserKey, &stored)
	if err != nil {
		return nil, err
	}
	if !found && create {
		stored = make([]byte, tombKeySize)
		_, _ = rand.Read(stored) // never fails; see crypto/rand
		sealed, err := seal(metaBucket, eraserKey, stored)
		if err != nil {
			return nil, err
		}
		if err := tx.put(metaBucket, eraserKey, sealed); err != nil {
			return nil, err
		}
	}
	tx.tombKey = stored
	return stored, nil
}

// tombs returns the tombstones of an ID and of hard keys.
func tombs(secret []byte, id string, keys []string) [][]byte {
	hash := func(kind, value string) []byte {
		h := hmac.New(sha256.New, secret)
		h.Write([]byte(kind + "\x00" + value))
		return h.Sum(nil)
	}
	all := [][]byte{hash("id", id)}
	for _, k := range keys {
		all = append(all, hash("key", k))
	}
	return all
}
