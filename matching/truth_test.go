package matching

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// tamper changes one stored value of a closed index.
func tamper(t *testing.T, dir, bucket string, change func([]byte) []byte) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(dir, truthFile), 0o600, nil)
	must(t, err)
	must(t, db.Update(func(tx *bbolt.Tx) error {
		k, v := tx.Bucket([]byte(bucket)).Cursor().First()
		return tx.Bucket([]byte(bucket)).Put(bytes.Clone(k), change(bytes.Clone(v)))
	}))
	must(t, db.Close())
}

func flip(v []byte) []byte {
	v[len(v)/2] ^= 1
	return v
}

func TestDamagedRecordIsReported(t *testing.T) {
	ctx := context.Background()
	for _, bucket := range []string{recordBucket, activityBucket, peopleBucket} {
		o := testOptions(t.TempDir())
		ix := mustOpen(t, o)
		c := sample("a", "Wrote parsers.")
		c.Profile.Activity = []Activity{{Kind: "review", Text: "Clear words.", Source: "x"}}
		must(t, ix.Put(ctx, c, sample("b", "Wrote lexers.")))
		must(t, ix.Close())
		tamper(t, o.Dir, bucket, flip)
		ix, err := o.Open() // the snapshot fits: damage shows when it is read
		must(t, err)
		_, err = ix.Get(ctx, "a")
		var damage *DamageError
		if !errors.As(err, &damage) || damage.Bucket != bucket || damage.Ordinal != 0 {
			t.Errorf("%s: Get: %v", bucket, err)
		}
		if strings.Contains(err.Error(), "parsers") {
			t.Errorf("%s: the error holds words of the document: %v", bucket, err)
		}
		must(t, ix.Close())
		if bucket == peopleBucket {
			continue // nothing that is derived reads it
		}
		must(t, os.Remove(filepath.Join(o.Dir, columnsFile)))
		must(t, os.RemoveAll(filepath.Join(o.Dir, textDir)))
		ix, err = o.Open() // the rest goes on without the damaged candidate
		must(t, err)
		v, err := ix.view(ctx)
		must(t, err)
		if id, _ := v.label(0); id != "" || v.count-v.len() != 1 {
			t.Errorf("%s: row %q, count %d, len %d", bucket, id, v.count, v.len())
		}
		v.release()
		if hits, err := ix.Search(ctx, "lexers parsers", 0); err != nil || len(hits) != 1 || hits[0].Candidate != "b" {
			t.Errorf("%s: hits %v, %v", bucket, hits, err)
		}
		must(t, ix.Close())
	}
}

func TestDamagedHeadAndLaterFormat(t *testing.T) {
	ctx := context.Background()
	for what, row := range map[string]struct {
		change func([]byte) []byte
		is     func(error) bool
	}{
		"flipped byte": {flip, func(err error) bool {
			var e *DamageError
			return errors.As(err, &e) && e.Bucket == metaBucket
		}},
		"later format": {func([]byte) []byte {
			j, _ := json.Marshal(truthHead{Format: truthFormat + 1})
			return append(make([]byte, sealSize), j...)
		}, func(err error) bool {
			var e *FormatError
			return errors.As(err, &e) && e.Found == truthFormat+1 && e.Known == truthFormat
		}},
	} {
		o := testOptions(t.TempDir())
		ix := mustOpen(t, o)
		must(t, ix.Put(ctx, sample("a", "x")))
		must(t, ix.Close())
		tamper(t, o.Dir, metaBucket, row.change)
		if _, err := o.Open(); !row.is(err) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestDamagedPartsAreRebuilt(t *testing.T) {
	ctx := context.Background()
	o := testOptions(t.TempDir())
	ix := mustOpen(t, o)
	must(t, ix.Put(ctx, sample("a", "Wrote parsers."), sample("b", "Wrote lexers.")))
	want := rows(t, ix)
	must(t, ix.Close())
	snapshot := filepath.Join(o.Dir, columnsFile)
	whole, err := os.ReadFile(snapshot)
	must(t, err)
	for what, data := range map[string][]byte{
		"flipped": flip(bytes.Clone(whole)), "cut": whole[:len(whole)/2], "empty": nil, "magic only": []byte(snapshotMagic),
	} {
		must(t, os.WriteFile(snapshot, data, 0o600))
		ix := mustOpen(t, o)
		if got := rows(t, ix); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
		must(t, ix.Close())
		if again, err := os.ReadFile(snapshot); err != nil || len(again) != len(whole) {
			t.Errorf("%s: snapshot has %d bytes after Close, want %d (%v)", what, len(again), len(whole), err)
		}
	}
	segments, err := filepath.Glob(filepath.Join(o.Dir, textDir, "store", "*.zap"))
	if err != nil || len(segments) == 0 {
		t.Fatalf("segments %v, %v", segments, err)
	}
	for _, s := range segments {
		info, err := os.Stat(s)
		must(t, err)
		must(t, os.Truncate(s, info.Size()/2)) // Bleve panics on this, or finds nothing
	}
	ix = mustOpen(t, o)
	if hits, err := ix.Search(ctx, "lexers", 0); err != nil || len(hits) != 1 {
		t.Errorf("after a truncated segment: %v, %v", hits, err)
	}
}

func TestVerifySegments(t *testing.T) {
	ctx := context.Background()
	o := testOptions(t.TempDir())
	ix := mustOpen(t, o)
	must(t, ix.Put(ctx, sample("a", "Wrote parsers."), sample("b", "Wrote lexers.")))
	_, err := ix.Search(ctx, "lexers", 0)
	must(t, err)
	must(t, ix.Close())
	dir := filepath.Join(o.Dir, textDir)
	must(t, verifySegments(dir)) // fails if a new version of Bleve ends segments in another way
	segments, err := filepath.Glob(filepath.Join(dir, "store", "*.zap"))
	must(t, err)
	whole, err := os.ReadFile(segments[0])
	must(t, err)
	for at := 0; at < len(whole); at += 1 + len(whole)/200 {
		data := bytes.Clone(whole)
		data[at] ^= 0x10
		must(t, os.WriteFile(segments[0], data, 0o600))
		if err := verifySegments(dir); !errors.Is(err, errTextDamaged) {
			t.Fatalf("byte %d of %d flipped: %v", at, len(whole), err)
		}
	}
}

func TestTruthRestoredFromAnOlderBackup(t *testing.T) {
	ctx := context.Background()
	o := testOptions(t.TempDir())
	path := filepath.Join(o.Dir, truthFile)
	ix := mustOpen(t, o)
	must(t, ix.Put(ctx, sample("a", "Wrote parsers.")))
	want := rows(t, ix)
	must(t, ix.Close())
	backup, err := os.ReadFile(path)
	must(t, err)
	ix = mustOpen(t, o)
	must(t, ix.Put(ctx, sample("a", "Wrote lexers."), sample("b", "Wrote linkers.")))
	must(t, ix.Close())
	must(t, os.WriteFile(path, backup, 0o600))
	ix = mustOpen(t, o)
	if got := rows(t, ix); got != want {
		t.Errorf("rows %s, want %s", got, want)
	}
	for _, id := range []string{"c", "d", "e"} { // the truth overtakes the text
		must(t, ix.Put(ctx, sample(id, "Wrote printers.")))
	}
	if hits, err := ix.Search(ctx, "lexers linkers", 0); err != nil || len(hits) != 0 {
		t.Errorf("words from after the backup: %v, %v", hits, err)
	}
}

// TestRecordLargerThanTheFile puts what is larger than all that the file holds so far.
func TestRecordLargerThanTheFile(t *testing.T) {
	ctx, big := context.Background(), strings.Repeat("Ran billing services. ", 1<<13)
	for why, put := range map[string]func(ix *Index) error{
		"a record":    func(ix *Index) error { return ix.Put(ctx, sample("a", big)) },
		"an activity": func(ix *Index) error { return ix.Add(ctx, review("7", "", big)) },
	} {
		ix := mustOpen(t, testOptions(t.TempDir()))
		if err := errors.Join(put(ix), verified(ix)); err != nil {
			t.Errorf("%s: %v", why, err)
		}
	}
}

func TestStoresAgree(t *testing.T) {
	disk, err := openBolt(t.Context(), filepath.Join(t.TempDir(), "x"), false)
	must(t, err)
	defer disk.close()
	for name, s := range map[string]store{"memory": newMemoryStore(), "disk": disk} {
		tx, err := s.begin(true)
		must(t, err)
		for _, k := range []string{"b", "a", "c"} {
			must(t, tx.put("x", []byte(k), []byte("1"+k)))
		}
		must(t, tx.put("x", []byte("b"), []byte("2b")))
		must(t, tx.delete("x", []byte("c")))
		must(t, tx.delete("y", []byte("c")))
		must(t, tx.commit())
		tx.rollback()
		lost, err := s.begin(true)
		must(t, err)
		must(t, lost.put("x", []byte("d"), nil))
		lost.rollback()
		tx, err = s.begin(false)
		must(t, err)
		var got []string
		tx.ascend("x", []byte("aa"), func(k, v []byte) bool {
			got = append(got, string(k)+string(v))
			return true
		})
		if len(got) != 1 || got[0] != "b2b" || string(tx.get("x", []byte("a"))) != "1a" || tx.get("x", []byte("d")) != nil || tx.get("y", []byte("c")) != nil {
			t.Errorf("%s: %v", name, got)
		}
		tx.rollback()
	}
}
