package matching

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/role"
)

// TestNoText holds an index without text to one with it: the same rankings, words asked
// for too, nothing on the disk but truth and columns, and the text again when asked for.
func TestNoText(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	spec := &role.Spec{Title: "Proxies", Clusters: []role.Cluster{
		{Name: "Language", All: []role.Line{{Any: []string{"Go"}}}},
		{Name: "Words", All: []role.Line{{Text: []string{"quiet proxies"}}}},
	}}
	people := []Candidate{
		sample("a", "Owned quiet proxies in Go."), sample("b", "Built services in Go."),
		sample("c", "Wrote about proxies, quiet ones."), sample("d", "Sold bread."),
	}
	points := func(o Options) (ids []string, got []int) {
		ix, err := o.Open()
		must(t, err)
		must(t, ix.Put(ctx, people...))
		list, err := ix.Rank(ctx, spec, Query{})
		must(t, err)
		for _, r := range list.Results {
			ids, got = append(ids, r.ID), append(got, r.Points)
		}
		if _, err := ix.Search(ctx, "proxies", 0); errors.Is(err, ErrNoText) != o.NoText {
			t.Errorf("search with NoText %t: %v", o.NoText, err)
		}
		must(t, ix.Erase(ctx, "d"))
		must(t, ix.Readmit(ctx, sample("d", "")))
		must(t, ix.Flush(ctx))
		must(t, ix.Compact(ctx))
		if r, err := ix.Verify(ctx); err != nil || !r.OK() {
			t.Errorf("verify with NoText %t: %v, %+v", o.NoText, err, r)
		}
		must(t, ix.Close())
		if _, err := os.Stat(filepath.Join(dir, textDir)); errors.Is(err, os.ErrNotExist) != o.NoText {
			t.Errorf("text part with NoText %t: %v", o.NoText, err)
		}
		return ids, got
	}
	with := Options{Dir: dir, AsOf: march}
	without := with
	without.NoText = true
	ids, want := points(with)
	for _, o := range []Options{without, without, with} {
		if again, got := points(o); !slices.Equal(again, ids) || !slices.Equal(got, want) {
			t.Errorf("NoText %t ranks %v %v, want %v %v", o.NoText, again, got, ids, want)
		}
	}
}
