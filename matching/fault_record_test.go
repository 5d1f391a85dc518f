package matching

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"github.com/proven-go/proven/matching/role"
)

// TestDamagedRecordStopsNobody damages the records of the first and the fourth of a
// ranking, after columns and text were derived from them: the others move up, the list
// says how many are missing, and everything else that ranks agrees with it.
func TestDamagedRecordStopsNobody(t *testing.T) {
	ctx := context.Background()
	for why, spoil := range map[string]func(b func(string) *bbolt.Bucket, ord []byte){
		"a record that is not what was written": func(b func(string) *bbolt.Bucket, ord []byte) {
			must(t, b(recordBucket).Put(ord, flip(slices.Clone(b(recordBucket).Get(ord)))))
		},
		"a record that is gone": func(b func(string) *bbolt.Bucket, ord []byte) { must(t, b(recordBucket).Delete(ord)) },
		"its tally is gone, too": func(b func(string) *bbolt.Bucket, ord []byte) {
			must(t, errors.Join(b(recordBucket).Delete(ord), b(tallyBucket).Delete(ord)))
		},
	} {
		for _, reject := range []string{"", "\nreject:\n  - {without: [backend]}\n"} {
			ref := newReference(t)
			spec, err := role.Read(strings.NewReader(referenceRole + reject))
			must(t, err)
			ix := mustOpen(t, ref.options)
			whole, err := ix.Rank(ctx, spec, Query{})
			must(t, err)
			must(t, ix.Close())
			spoilt := []string{whole.Results[0].ID, whole.Results[3].ID}
			editFile(t, ref.options.Dir, func(b func(string) *bbolt.Bucket) {
				for _, id := range spoilt {
					spoil(b, slices.Clone(b(idBucket).Get([]byte(id))))
				}
			})
			ix = mustOpen(t, ref.options)
			var want []string
			for _, r := range whole.Results {
				if !slices.Contains(spoilt, r.ID) {
					want = append(want, r.ID)
				}
			}
			for top, q := range map[int]Query{0: {}, 1: {Top: 1}, 5: {Top: 5}, 55: {Top: 55}, 6: {Top: 6, Brief: true}} {
				list, err := ix.Rank(ctx, spec, q)
				must(t, err)
				all, err := ix.RankAll(ctx, []*role.Spec{spec, spec}, q)
				must(t, err)
				for _, l := range append(all, list) {
					if n := min(max(top, 0), len(want)); top == 0 && !slices.Equal(idsOf(l), want) || top > 0 && !slices.Equal(idsOf(l), want[:n]) {
						t.Errorf("%s, top %d: %v, want %v", why, top, idsOf(l), want[:n])
					}
					if l.Damaged != 2 { // the fourth holds the role's phrase: even the first place depends on it
						t.Errorf("%s, top %d: %d damaged, want 2", why, top, l.Damaged)
					}
				}
			}
			agreeOnDamage(t, ix, spec, want, spoilt)
			r, err := ix.Verify(ctx)
			must(t, err)
			for _, id := range spoilt {
				if !slices.ContainsFunc(r.Damage, func(d Damage) bool { return d.ID == id && d.Part == TruthPart }) {
					t.Errorf("%s: Verify does not name %s: %v", why, id, r.Damage)
				}
			}
			must(t, ix.Close())
		}
	}
}

func idsOf(l *List) (ids []string) {
	for _, r := range l.Results {
		ids = append(ids, r.ID)
	}
	return ids
}

// agreeOnDamage asks whatever else ranks or searches.
func agreeOnDamage(t *testing.T, ix *Index, spec *role.Spec, want, spoilt []string) {
	t.Helper()
	ctx := context.Background()
	u, err := ix.Uncertainty(ctx, spec, Query{Top: 3})
	must(t, err)
	for i, r := range u.Results {
		if r.ID != want[i] {
			t.Errorf("Uncertainty: place %d is %s, want %s", i+1, r.ID, want[i])
		}
	}
	_, poolErr := ix.Pool(ctx, spec, Query{})
	_, facetsErr := ix.Facets(ctx, spec, Query{})
	for _, err := range []error{poolErr, facetsErr} {
		if damage := (*DamageError)(nil); !errors.As(err, &damage) || u.Damaged != 2 {
			t.Errorf("counts that look for a phrase: %v, want a DamageError; %d damaged", err, u.Damaged)
		}
	}
	if entries, err := ix.Entering(ctx, want[0], []*role.Spec{spec}, Query{}); err != nil || len(entries) != 1 {
		t.Errorf("Entering: %v, %v", entries, err)
	}
	hits, err := ix.Search(ctx, `+type:profile +"in production"`, 0)
	if damage := (*DamageError)(nil); !errors.As(err, &damage) {
		t.Errorf("Search: %v, want a DamageError beside the hits", err)
	}
	for _, h := range hits {
		if slices.Contains(spoilt, h.Candidate) {
			t.Errorf("Search finds %s", h.Candidate)
		}
	}
	if want := ix.Len() - len(spoilt); len(hits) != want {
		t.Errorf("%d hits, want %d", len(hits), want)
	}
}

// TestDamagedPageStopsNobody makes a page of the file unreadable, with several records in
// it: they are left out, and all others are ranked as before.
func TestDamagedPageStopsNobody(t *testing.T) {
	ctx := context.Background()
	ref := newReference(t)
	ix := mustOpen(t, ref.options)
	whole, err := ix.Rank(ctx, ref.spec, Query{})
	must(t, err)
	must(t, ix.Close())
	path, page := filepath.Join(ref.options.Dir, truthFile), os.Getpagesize()
	data, err := os.ReadFile(path)
	must(t, err)
	lost := map[string]bool{}
	for at := 2 * page; at < len(data); at += page {
		p := data[at:min(at+page, len(data))]
		if binary.NativeEndian.Uint16(p[8:]) != leafPage || !bytes.Contains(p, []byte(`{"id":"`+whole.Results[2].ID+`"`)) {
			continue
		}
		binary.NativeEndian.PutUint16(p[10:], 0xFFFF) // elements
		for _, r := range whole.Results {
			if bytes.Contains(p, []byte(`{"id":"`+r.ID+`"`)) {
				lost[r.ID] = true
			}
		}
	}
	must(t, os.WriteFile(path, data, 0o600))
	ix = mustOpen(t, ref.options)
	list, err := ix.Rank(ctx, ref.spec, Query{})
	must(t, err)
	var want []string
	for _, id := range idsOf(whole) {
		if !lost[id] {
			want = append(want, id)
		}
	}
	if got := idsOf(list); len(lost) == 0 || len(want) == 0 || !slices.Equal(got, want) || list.Damaged != len(lost) {
		t.Errorf("%d damaged, %d on the page; %v, want %v", list.Damaged, len(lost), got, want)
	}
	if r, err := ix.Verify(ctx); err != nil || r.OK() {
		t.Errorf("Verify: %v, %v", r, err)
	}
}
