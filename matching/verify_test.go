package matching

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"github.com/proven-go/proven/sourcing"
)

// filled puts a few candidates with everything that the truth can hold.
func filled(t testing.TB, ix *Index) {
	t.Helper()
	ctx := context.Background()
	for i := range 7 {
		c := sample(fmt.Sprintf("cand-%d", i), fmt.Sprintf("Wrote service number%d.", i))
		c.Person.Links = []string{fmt.Sprintf("https://github.com/login%d", i)}
		must(t, ix.Put(ctx, c))
	}
	must(t, ix.Add(ctx, evidenceOf("github", "3", "login3", "Clear words.")))
	must(t, ix.Add(ctx, review("9", "dee", "More words.")))
	must(t, ix.Delete(ctx, "cand-5"))
	must(t, ix.Erase(ctx, "cand-6"))
}

func TestVerifyFindsNothingWrong(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		empty, err := ix.Verify(ctx)
		must(t, err)
		filled(t, ix)
		r, err := ix.Verify(ctx)
		must(t, err)
		if !empty.OK() || !r.OK() || len(r.Damage) != 0 || r.Candidates != 6 || r.Documents != 8 || r.Seq != ix.Seq() {
			t.Errorf("empty %+v\nfilled %+v", empty, r)
		}
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := ix.Verify(cancelled); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
	})
}

// editFile changes the file of a closed index.
func editFile(t *testing.T, dir string, change func(b func(string) *bbolt.Bucket)) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(dir, truthFile), 0o600, nil)
	must(t, err)
	must(t, db.Update(func(tx *bbolt.Tx) error {
		change(func(name string) *bbolt.Bucket { return tx.Bucket([]byte(name)) })
		return nil
	}))
	must(t, db.Close())
}

func TestVerifyAndRepairTheTruth(t *testing.T) {
	ctx := context.Background()
	first := func(b *bbolt.Bucket) []byte { k, _ := b.Cursor().First(); return slices.Clone(k) }
	for _, row := range []struct {
		why      string
		change   func(b func(string) *bbolt.Bucket)
		bucket   string
		fault    Fault
		repaired bool
	}{
		{"a record vanished: its ID is left", func(b func(string) *bbolt.Bucket) { must(t, b(recordBucket).Delete(first(b(recordBucket)))) }, recordBucket, Lost, false},
		{"an observation vanished: the tally tells", func(b func(string) *bbolt.Bucket) { must(t, b(activityBucket).Delete(first(b(activityBucket)))) }, activityBucket, Lost, false},
		{"a tally vanished", func(b func(string) *bbolt.Bucket) { must(t, b(tallyBucket).Delete(first(b(tallyBucket)))) }, activityBucket, Lost, false},
		{"a person vanished", func(b func(string) *bbolt.Bucket) { must(t, b(peopleBucket).Delete(first(b(peopleBucket)))) }, peopleBucket, Lost, false},
		{"a tombstone vanished: the digest tells", func(b func(string) *bbolt.Bucket) { must(t, b(erasedBucket).Delete(first(b(erasedBucket)))) }, metaBucket, BadCount, true},
		{"an ID vanished", func(b func(string) *bbolt.Bucket) { must(t, b(idBucket).Delete([]byte("cand-2"))) }, idBucket, Lost, true},
		{"an ID leads to another's record", func(b func(string) *bbolt.Bucket) { must(t, b(idBucket).Put([]byte("cand-x"), ordKey(2))) }, idBucket, Stray, true},
		{"an account vanished", func(b func(string) *bbolt.Bucket) { must(t, b(actorBucket).Delete(first(b(actorBucket)))) }, actorBucket, Differs, true},
		{"a change vanished", func(b func(string) *bbolt.Bucket) { must(t, b(changeBucket).Delete(first(b(changeBucket)))) }, changeBucket, Differs, true},
		{"a record in another's place", func(b func(string) *bbolt.Bucket) {
			must(t, b(recordBucket).Put(ordKey(1), slices.Clone(b(recordBucket).Get(ordKey(2)))))
		}, recordBucket, BadChecksum, false},
		{"an older record came back", func(b func(string) *bbolt.Bucket) {
			sealed, err := seal(recordBucket, ordKey(2), record{ID: "cand-2"})
			must(t, err)
			must(t, b(recordBucket).Put(ordKey(2), sealed))
		}, metaBucket, BadCount, true},
		{"activity of nobody", func(b func(string) *bbolt.Bucket) {
			sealed, err := seal(activityBucket, ordKey(99), Activity{})
			must(t, err)
			must(t, b(activityBucket).Put(ordKey(99), sealed))
		}, activityBucket, Stray, false},
	} {
		o := testOptions(t.TempDir())
		ix := mustOpen(t, o)
		filled(t, ix)
		must(t, ix.Close())
		editFile(t, o.Dir, row.change)
		ix = mustOpen(t, o)
		r, err := ix.Verify(ctx)
		must(t, err)
		has := func(r *Report, repaired bool) bool {
			return slices.ContainsFunc(r.Damage, func(d Damage) bool {
				return d.Part == TruthPart && d.Bucket == row.bucket && d.Fault == row.fault && d.Repaired == repaired
			})
		}
		if r.OK() || !has(r, false) {
			t.Errorf("%s: not found: %v", row.why, r.Damage)
		}
		r, err = ix.Repair(ctx)
		must(t, err)
		if !has(r, row.repaired) {
			t.Errorf("%s: repair: %v", row.why, r.Damage)
		}
		if r, err = ix.Verify(ctx); err != nil || r.OK() != row.repaired {
			t.Errorf("%s: after repair: %v, %v", row.why, r, err)
		}
		must(t, ix.Close())
	}
}

func TestDamagedCandidateCanBePutOrDeleted(t *testing.T) {
	ctx := context.Background()
	for _, bucket := range []string{recordBucket, activityBucket, peopleBucket} {
		for _, remedy := range []string{"put", "delete", "erase"} {
			o := testOptions(t.TempDir())
			ix := mustOpen(t, o)
			c := sample("a", "Wrote parsers.")
			c.Profile.Activity = []Activity{{Kind: sourcing.Review, Text: "Clear words.", Source: "x"}}
			must(t, ix.Put(ctx, c, sample("b", "Wrote lexers.")))
			must(t, ix.Close())
			tamper(t, o.Dir, bucket, func(v []byte) []byte { v[len(v)-2] ^= 1; return v })
			ix = mustOpen(t, o)
			switch remedy {
			case "put":
				must(t, ix.Put(ctx, c))
			case "delete":
				must(t, ix.Delete(ctx, "a"))
			case "erase":
				must(t, ix.Erase(ctx, "a"))
			}
			r, err := ix.Verify(ctx)
			must(t, err)
			if !r.OK() {
				t.Errorf("%s, %s: %v", bucket, remedy, r.Damage)
			}
			must(t, ix.Close())
		}
	}
}

func TestVerifyAndRepairTheParts(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		filled(t, ix)
		want := rows(t, ix)
		must(t, ix.Flush(ctx))
		ix.mu.Lock() // a bug that left a row as it was
		ix.columns = ix.columns.with([]columnChange{{ord: 2, id: "cand-2", row: []posting{{feature: feature{Skill: "wrong"}, strength: 3}}}, {ord: 3}})
		ix.mu.Unlock()
		batch := ix.text.index.NewBatch()
		batch.Delete(docName{id: "cand-1", ord: 1}.String())
		must(t, ix.text.index.Batch(batch))
		r, err := ix.Verify(ctx)
		must(t, err)
		var found []string
		for _, d := range r.Damage {
			found = append(found, fmt.Sprint(d.Part, d.Ordinal, d.Fault))
		}
		if fmt.Sprint(found) != "[columns2differs columns3differs text1differs]" {
			t.Errorf("found %v", found)
		}
		r, err = ix.Repair(ctx)
		must(t, err)
		if !r.OK() || rows(t, ix) != want {
			t.Errorf("repaired %v; rows %s\nwant %s", r.Damage, rows(t, ix), want)
		}
		if r, err = ix.Verify(ctx); err != nil || len(r.Damage) > 0 {
			t.Errorf("after repair: %v, %v", r, err)
		}
	})
}
