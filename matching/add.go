package matching

import (
	"context"
	"fmt"
	"slices"

	"github.com/proven-go/proven/sourcing"
)

// Add stores evidence with the candidate whose work it was, and returns when all of
// it is durable, or none if there is an error. The candidate is
//
//   - the one that is known to have the actor's account (Person.Actors),
//   - else the one that published a link to exactly the actor's page at that source,
//     such as https://github.com/LOGIN; the account is then recorded,
//   - else a new one with the ID "source:ID", whose Person holds the account alone.
//
// Where several candidates qualify, the smallest ID has it, and one that a caller put
// comes before one that Add made. The same observation added twice counts once, and
// the order of adding evidence leaves no trace. Evidence that was added before the
// résumé of its author was put stays with the candidate that Add made then. No e-mail address is stored: an actor who is
// known by one is stored by a hash of it, and addresses in texts are blotted out.
// Evidence without an actor's source and ID, or without a kind, is an *EvidenceError.
// Evidence of somebody who was erased is left out, without an error: a collector must
// not bring them back.
//
// Add what belongs together in one call: each call waits for the disk once.
func (ix *Index) Add(ctx context.Context, evidence ...sourcing.Evidence) error {
	return ix.change(ctx, func(tx *truthTx) error {
		for i, e := range evidence {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("matching: add: %w", err)
			}
			e.Actor = actorOf(e.Actor)
			if why := checkEvidence(e); why != "" {
				return &EvidenceError{Index: i, Reason: why}
			}
			gone, err := tx.wasErased(madeID(e.Actor), actorKeys(e.Actor))
			if err != nil {
				return err
			}
			if gone {
				continue
			}
			if err := tx.addEvidence(e); err != nil {
				return err
			}
		}
		return nil
	})
}

func (tx *truthTx) addEvidence(e sourcing.Evidence) error {
	ord, known, err := tx.join(e.Actor)
	if err != nil {
		return err
	}
	if !known {
		ord = tx.head.Next
		c := Candidate{ID: madeID(e.Actor), Person: Person{Actors: []Actor{e.Actor}, Origin: e.Source}}
		if err := tx.putCandidate(c); err != nil {
			return err
		}
	}
	fresh, err := tx.putActivity(ord, activityOf(e))
	if fresh {
		tx.touched[ord] = true
	}
	return err
}

// join returns the candidate that has an account, and records the account there.
func (tx *truthTx) join(a Actor) (ord uint32, known bool, err error) {
	var claimants []uint32
	for _, key := range actorKeys(a) {
		claimants = append(claimants, tx.claimants(key)...)
	}
	slices.Sort(claimants)
	ord, known, err = tx.firstOf(slices.Compact(claimants), madeID(a))
	if !known && err == nil {
		ord, known = tx.find(madeID(a)) // put under this ID by a caller
	}
	if !known || err != nil {
		return 0, false, err
	}
	person, err := tx.person(ord)
	if err != nil {
		return 0, false, err
	}
	actors := withActor(person.Actors, a)
	if len(actors) == len(person.Actors) {
		return ord, true, nil
	}
	person.Actors = actors
	return ord, true, tx.setPerson(ord, &person)
}

// firstOf returns the ordinal with the smallest ID, the made one last.
func (tx *truthTx) firstOf(ords []uint32, made string) (first uint32, found bool, err error) {
	best := ""
	for _, ord := range ords {
		var r record
		ok, err := tx.getSealed(recordBucket, ordKey(ord), &r)
		if err != nil {
			return 0, false, err
		}
		better := !found || best == made || r.ID < best && r.ID != made
		if ok && better {
			first, best, found = ord, r.ID, true
		}
	}
	return first, found, nil
}
