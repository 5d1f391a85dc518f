package matching

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestAgreement(t *testing.T) {
	list := func(s string) []string {
		ids := []string{}
		for _, r := range s {
			ids = append(ids, string(r))
		}
		return ids
	}
	for _, c := range []struct {
		a, b string
		want Agreement
		tau  float64
		why  string
	}{
		{"abc", "abc", Agreement{3, 0, 3}, 1, "the same list"},
		{"abc", "cba", Agreement{0, 3, 3}, -1, "the opposite order"},
		{"abc", "acb", Agreement{2, 1, 3}, 1.0 / 3, "one swap: (2 − 1) / 3"},
		{"ab", "cd", Agreement{0, 4, 6}, -2.0 / 3, "disjoint: the four pairs across disagree, ab and cd are unknown"},
		{"ab", "ac", Agreement{2, 1, 3}, 1.0 / 3, "a is before b and c in both; b and c swap at the border"},
		{"", "", Agreement{}, 1, "no pair"},
		{"a", "b", Agreement{0, 1, 1}, -1, "one place, another person"},
	} {
		got := agree(list(c.a), list(c.b))
		if got != c.want || got.Tau() != c.tau {
			t.Errorf("agree(%s, %s) = %v, tau %v, want %v, %v: %s", c.a, c.b, got, got.Tau(), c.want, c.tau, c.why)
		}
		if back := agree(list(c.b), list(c.a)); back != got {
			t.Errorf("agree(%s, %s) is not symmetric", c.a, c.b)
		}
	}
}

func TestReweighFindsTheNearestWeight(t *testing.T) {
	ix := open(t, crowd(40)...)
	ctx := context.Background()
	r := rand.New(rand.NewPCG(3, 3))
	found := 0
	for range 25 {
		s := randomSpec(r)
		q := Query{Top: 3 + r.IntN(5)}
		all := ranked(t, ix, s, Query{})
		id := all[q.Top+r.IntN(4)]
		got, err := ix.Reweigh(ctx, s, id, q)
		must(t, err)
		i := 0
		for cluster, c := range s.Clusters {
			want := 0
			for step := 1; step < 9 && want == 0; step++ {
				for _, w := range []int{weightOf(c) - step, weightOf(c) + step} {
					if want == 0 && w >= 1 && w <= 9 && slices.Contains(ranked(t, ix, reweighed(s, cluster, w).Spec, q), id) {
						want = w
					}
				}
			}
			if want == 0 {
				continue
			}
			if i >= len(got) || got[i].Cluster != c.Name || got[i].Weight != want || !slices.Contains(got[i].Enter, id) {
				t.Fatalf("%s: weight %d of %s brings %s in; got %s", encode(t, s), want, c.Name, id, encode(t, got))
			}
			i++
		}
		if i != len(got) {
			t.Fatalf("%s: %d changes for %s, want %d", encode(t, s), len(got), id, i)
		}
		found += i
	}
	if found == 0 {
		t.Error("no weight moves anybody: the test shows nothing")
	}
	in, err := ix.Reweigh(ctx, spec(t, goRole), ranked(t, ix, spec(t, goRole), Query{})[0], Query{})
	if err != nil || len(in) != 0 {
		t.Errorf("the first of the shortlist: %v, %v", in, err)
	}
	if _, err := ix.Reweigh(ctx, spec(t, goRole), "nobody", Query{}); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown ID: %v", err)
	}
}
