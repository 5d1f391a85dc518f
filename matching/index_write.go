package matching

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Put stores candidates: all of them or, if there is an error, none. It returns when
// they are durable. A candidate with a known ID is replaced whole, with one
// exception: what [Index.Add] brought stays. That is its activity, unless the new
// profile brings activity of its own, and the accounts it was joined by; Delete first
// to be rid of both. Of two candidates with the same ID in one call the later counts.
// An unusable candidate is a *CandidateError; one that was erased, by its ID, an account
// or a link, is one that wraps [ErrErased].
func (ix *Index) Put(ctx context.Context, candidates ...Candidate) error {
	return ix.change(ctx, func(tx *truthTx) error {
		for _, c := range candidates {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("matching: put: %w", err)
			}
			if err := tx.admit(c); err != nil {
				return err
			}
			if err := tx.putCandidate(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// Delete removes candidates with everything known of them, and returns when that is
// durable. IDs that the index does not know are ignored.
func (ix *Index) Delete(ctx context.Context, ids ...string) error {
	return ix.change(ctx, func(tx *truthTx) error {
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("matching: delete: %w", err)
			}
			if ord, known := tx.find(id); known {
				if err := tx.deleteCandidate(id, ord); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Get returns what the index holds of a candidate, with the person; ErrNotFound if
// the ID is unknown, a *DamageError if a record is damaged. The candidate is the
// caller's to change.
func (ix *Index) Get(ctx context.Context, id string) (Candidate, error) {
	tx, err := ix.read(ctx)
	if err != nil {
		return Candidate{}, err
	}
	defer tx.rollback()
	ord, known := tx.find(id)
	if err := tx.fault(); err != nil {
		return Candidate{}, err
	}
	if !known {
		return Candidate{}, ErrNotFound
	}
	r, ok, err := tx.candidate(ord)
	if err == nil && !ok {
		err = damaged(recordBucket, ordKey(ord))
	}
	if err != nil {
		return Candidate{}, err
	}
	person, err := tx.person(ord)
	if err != nil {
		return Candidate{}, err
	}
	return Candidate{ID: r.ID, Tags: r.Tags, Profile: r.Profile, Person: person}, nil
}

// change runs one writing transaction. A change that touches nobody is not committed.
func (ix *Index) change(ctx context.Context, work func(tx *truthTx) error) error {
	if err := ix.changeOnly(ctx, work); err != nil {
		return err
	}
	// The change is durable: what goes wrong from here on stays to be done, and the
	// next search that needs it reports it. Whoever writes faster than the text
	// follows waits here, so that what is to be done stays bounded.
	switch waiting := ix.text.waiting(); {
	case waiting >= textBehind:
		_ = ix.text.catchUp(ctx)
	case waiting >= textChunk:
		ix.text.start()
	}
	return nil
}

// textBehind is how many candidates the text may be behind before writers wait.
const textBehind = 4 * textChunk

func (ix *Index) changeOnly(ctx context.Context, work func(tx *truthTx) error) error {
	if err := ix.write.LockContext(ctx); err != nil {
		return fmt.Errorf("matching: %w", err)
	}
	defer ix.write.Unlock()
	if ix.closed {
		return ErrClosed
	}
	if ix.options.ReadOnly {
		return ErrReadOnly
	}
	tx, err := beginTruth(ix.store, true)
	if err != nil {
		return err
	}
	defer tx.rollback()
	if err := work(tx); err != nil {
		return err
	}
	if len(tx.touched) == 0 && !tx.changed {
		return tx.fault()
	}
	if err := ix.commit(tx); err != nil {
		return err
	}
	if ix.backlog() >= deriveChunk {
		_ = ix.deriveStale(ctx) // durable, see change
	}
	return nil
}

// commit makes a transaction durable and visible.
func (ix *Index) commit(tx *truthTx) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := tx.finish(); err != nil {
		return err
	}
	ix.head = tx.head
	ords := tx.ordinals()
	for _, ord := range ords {
		ix.stale[ord] = true
		if r := tx.fresh[ord]; r != nil {
			ix.recent.keep(ord, r)
		}
	}
	ix.text.want(ix.stamp(textFormat()), ords)
	return nil
}

// admit refuses what must not be stored.
func (tx *truthTx) admit(c Candidate) error {
	if why := checkCandidate(c); why != "" {
		return &CandidateError{ID: c.ID[:min(len(c.ID), 64)], Reason: why}
	}
	gone, err := tx.wasErased(c.ID, hardKeys(c.Person))
	if gone && err == nil {
		err = &CandidateError{ID: c.ID[:min(len(c.ID), 64)], Reason: "was erased, see Readmit", Err: ErrErased}
	}
	return err
}

func (tx *truthTx) putCandidate(c Candidate) error {
	ord, known := tx.find(c.ID)
	person := c.Person
	if known {
		old, err := tx.person(ord)
		if err != nil && !isDamage(err) {
			return err
		}
		person.Actors = slices.Clone(person.Actors)
		for _, a := range old.Actors {
			person.Actors = withActor(person.Actors, a)
		}
	} else {
		ord = tx.head.Next
		tx.head.Next++
		tx.head.Count++
		if err := tx.put(idBucket, []byte(c.ID), ordKey(ord)); err != nil {
			return err
		}
	}
	if err := tx.replaceActivity(ord, c.Profile.Activity, !known); err != nil {
		return err
	}
	r := record{ID: c.ID, Tags: slices.Clone(c.Tags), Profile: c.Profile}
	slices.Sort(r.Tags)
	r.Tags = slices.Compact(r.Tags)
	r.Profile.Activity = nil // has a bucket of its own: adding to it need not rewrite the rest
	tx.touched[ord] = true
	if err := tx.setPerson(ord, &person); err != nil {
		return err
	}
	sum, err := tx.putSealing(recordBucket, ordKey(ord), r)
	if err != nil {
		return err
	}
	r.seals = [2]uint64{sum, tx.sealOf(tallyBucket, ord)}
	if !known && len(c.Profile.Activity) == 0 {
		tx.remember(ord, &r)
	}
	return nil
}

// withActor adds an account unless it is there already.
func withActor(actors []Actor, a Actor) []Actor {
	for _, b := range actors {
		if a.Source == b.Source && a.ID == b.ID {
			return actors
		}
	}
	return append(actors, a)
}

func (tx *truthTx) deleteCandidate(id string, ord uint32) error {
	tx.touched[ord] = true
	tx.head.Count--
	if err := tx.setPerson(ord, nil); err != nil {
		return err
	}
	if err := tx.deleteActivity(ord); err != nil {
		return err
	}
	if err := tx.deleteSealed(tallyBucket, ordKey(ord)); err != nil {
		return err
	}
	if err := tx.deleteSealed(recordBucket, ordKey(ord)); err != nil {
		return err
	}
	return tx.delete(idBucket, []byte(id))
}

// replaceActivity stores the observations that a profile brings, if it does; else what
// is there stays, as far as it can be read.
func (tx *truthTx) replaceActivity(ord uint32, activity []Activity, isNew bool) error {
	if len(activity) == 0 {
		if _, _, err := tx.activity(ord); !isNew && err == nil {
			return nil
		}
		return errors.Join(tx.fault(), tx.recount(ord))
	}
	if err := tx.deleteActivity(ord); err != nil {
		return err
	}
	if err := tx.recount(ord); err != nil {
		return err
	}
	for _, a := range activity {
		if _, err := tx.putActivity(ord, a); err != nil {
			return err
		}
	}
	return nil
}

// putActivity stores an observation and reports whether it is a new one.
func (tx *truthTx) putActivity(ord uint32, a Activity) (bool, error) {
	key, err := activityKey(ord, a)
	if err != nil || tx.get(activityBucket, key) != nil {
		return false, err
	}
	t, err := tx.tallyOf(ord)
	if err != nil {
		return false, err
	}
	if err := tx.putSealed(activityBucket, key, a); err != nil {
		return false, err
	}
	sealed := tx.get(activityBucket, key)
	if err := tx.fault(); err != nil {
		return false, err
	}
	t.add(sealed)
	return true, tx.putSealed(tallyBucket, ordKey(ord), t)
}

func (tx *truthTx) deleteActivity(ord uint32) error {
	var keys [][]byte
	prefix := ordKey(ord)
	tx.ascend(activityBucket, prefix, func(k, _ []byte) bool {
		if !bytes.HasPrefix(k, prefix) {
			return false
		}
		keys = append(keys, bytes.Clone(k))
		return true
	})
	for _, key := range keys {
		if err := tx.deleteSealed(activityBucket, key); err != nil {
			return err
		}
	}
	return nil
}

// maxID bounds an ID in bytes.
const maxID = 1024

// checkID says what is wrong with an ID, or nothing.
func checkID(id string) string {
	switch {
	case id == "":
		return "id is empty"
	case len(id) > maxID:
		return fmt.Sprintf("id has %d bytes, want at most %d", len(id), maxID)
	case !utf8.ValidString(id) || strings.ContainsRune(id, 0):
		return "id is not UTF-8 text without NUL"
	}
	return ""
}

// checkCandidate says what is wrong with a candidate, or nothing.
func checkCandidate(c Candidate) string {
	if why := checkID(c.ID); why != "" {
		return why
	}
	for i, p := range c.Profile.Passages {
		if p.Engagement < -1 || p.Engagement >= len(c.Profile.Engagements) {
			return fmt.Sprintf("passage %d belongs to engagement %d, want -1 to %d", i, p.Engagement, len(c.Profile.Engagements)-1)
		}
	}
	return checkMonths(c.Profile)
}

// checkMonths refuses months that the truth could not be read back with.
func checkMonths(p Profile) string {
	months := []Month{p.Dated}
	for _, e := range p.Engagements {
		months = append(months, e.Start, e.End)
	}
	for _, a := range p.Activity {
		months = append(months, a.When)
	}
	for _, m := range months {
		if m != 0 && (m < MonthOf(1, 1) || m > MonthOf(9999, 12)) {
			return fmt.Sprintf("month %d, want 0 or a month of the years 1 to 9999", m)
		}
	}
	return ""
}
