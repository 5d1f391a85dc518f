package matching

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// manyRoles draws roles whose lines come from a small set, so that some are shared.
func manyRoles(t testing.TB, r *rand.Rand, n int) []*role.Spec {
	lines := []string{"any: [go]\n        adjacent: [java, python]", "any: [java]", "any: [rest-api, grpc]\n        depth: own", "any: [kubernetes, docker]",
		"any: [react]\n        accept: adjacent", "any: [prometheus, grafana]", `text: ["distributed tracing"]`, "any: [kafka]"}
	var specs []*role.Spec
	for i := range n {
		text := fmt.Sprintf("title: Role %d\n", i)
		if r.IntN(2) == 0 {
			text += "level: own-service\nyears: 3\n"
		}
		if r.IntN(2) == 0 {
			text += "reject:\n  - only: [frontend]\n"
		}
		text += "clusters:\n"
		for j := range 1 + r.IntN(4) {
			text += fmt.Sprintf("  - name: C%d\n    need: %s\n    weight: %d\n    all:\n      - %s\n", j, []string{"must", "trainable"}[r.IntN(2)], 1+r.IntN(9), lines[r.IntN(len(lines))])
		}
		specs = append(specs, spec(t, text))
	}
	return specs
}

// tagged gives a crowd tags and public work.
func tagged(n int) []Candidate {
	people := crowd(n)
	for i := range people {
		people[i].Tags = []string{fmt.Sprint("t", i%3)}
		if i%4 == 0 {
			people[i].Profile.Activity = []Activity{{Kind: "review", Subject: []string{"language:Go"}, When: MonthOf(2025, 1), Source: "github"}}
		}
	}
	return people
}

func TestRankAllEqualsRank(t *testing.T) {
	ctx := context.Background()
	ix := open(t, tagged(60)...)
	for seed := range uint64(2) {
		specs := manyRoles(t, rand.New(rand.NewPCG(seed, 4)), 12)
		for _, q := range []Query{{}, {Top: 3}, {Top: 5, Tags: []string{"t1"}}, {Top: 4, Filter: Filter{Sources: []string{"github"}}}, {Top: 7, Brief: true}} {
			lists, err := ix.RankAll(ctx, specs, q)
			must(t, err)
			for i, s := range specs {
				want, err := ix.Rank(ctx, s, q)
				must(t, err)
				if encode(t, lists[i]) != encode(t, want) {
					t.Fatalf("seed %d, query %+v, role %d:\n%s\nwant\n%s", seed, q, i, encode(t, lists[i]), encode(t, want))
				}
			}
		}
	}
}

func TestEnteringEqualsRank(t *testing.T) {
	ctx := context.Background()
	ix := open(t, tagged(40)...)
	specs := manyRoles(t, rand.New(rand.NewPCG(9, 4)), 20)
	q := Query{Top: 5}
	all := 0
	for _, c := range tagged(40) {
		got, err := ix.Entering(ctx, c.ID, specs, q)
		must(t, err)
		var want []Entry
		for i, s := range specs {
			list, err := ix.Rank(ctx, s, q)
			must(t, err)
			at := slices.IndexFunc(list.Results, func(r Result) bool { return r.ID == c.ID })
			if at >= 0 && list.Results[at].Points > 0 {
				want = append(want, Entry{Spec: i, Role: s.Hash(), Place: at + 1, Points: list.Results[at].Points})
			}
		}
		all += len(want)
		if encode(t, got) != encode(t, want) {
			t.Errorf("%s enters %s, want %s", c.ID, encode(t, got), encode(t, want))
		}
	}
	if all == 0 {
		t.Error("nobody enters any role: the test shows nothing")
	}
	if _, err := ix.Entering(ctx, "nobody", specs, q); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown ID: %v", err)
	}
	if got, err := ix.Entering(ctx, "p001", specs, Query{Tags: []string{"t0"}}); err != nil || len(got) > 0 {
		t.Errorf("a candidate that the query leaves out enters %v, %v", got, err)
	}
}

// TestBriefIsTheSameOrder: what is left out is left out, nothing else changes.
func TestBriefIsTheSameOrder(t *testing.T) {
	ix := open(t, tagged(60)...)
	long, brief := rank(t, ix, Query{Top: 9}), rank(t, ix, Query{Top: 9, Brief: true})
	for i, r := range long.Results {
		if b := brief.Results[i]; b.ID != r.ID || b.Points != r.Points || b.Reasons != nil {
			t.Errorf("place %d: %+v, want %s with %d points", i+1, b, r.ID, r.Points)
		}
	}
	if len(brief.HeldOut) != len(long.HeldOut) {
		t.Errorf("%d held out, want %d", len(brief.HeldOut), len(long.HeldOut))
	}
}

// TestRankingsBesideWrites: every ranking is that of one sequence number.
func TestRankingsBesideWrites(t *testing.T) {
	ctx := context.Background()
	inBoth(t, func(t *testing.T, ix *Index) {
		s := spec(t, "clusters: [{name: A, any: [java]}]")
		s.Clusters[0].All[0].Any = nil
		s.Clusters[0].All[0].Text = []string{"parsers"} // a word of everybody
		done := make(chan struct{})
		var wait sync.WaitGroup
		for range 3 {
			wait.Go(func() {
				for seen := uint64(0); ; {
					list, err := ix.Rank(ctx, s, Query{})
					if err != nil {
						t.Error(err)
						return
					}
					if list.Seq < seen || len(list.Results) != list.Ranked {
						t.Errorf("seq %d after %d, %d results of %d", list.Seq, seen, len(list.Results), list.Ranked)
					}
					seen = list.Seq
					ids := map[string]bool{}
					for _, r := range list.Results {
						// Each change writes a pair: one number sees both or neither.
						ids[r.ID] = true
						if r.Points == 0 {
							t.Errorf("%s at %d has no points", r.ID, list.Seq)
						}
					}
					for id := range ids {
						if twin := string('a'+'b'-id[0]) + id[1:]; !ids[twin] {
							t.Errorf("at %d %s is there without %s", list.Seq, id, twin)
						}
					}
					select {
					case <-done:
						return
					default:
					}
				}
			})
		}
		for i := range 30 {
			a, b := fmt.Sprint("a", i%7), fmt.Sprint("b", i%7)
			must(t, ix.Put(ctx, sample(a, "Wrote parsers."), sample(b, "Wrote parsers.")))
			if i%3 == 2 {
				must(t, ix.Delete(ctx, fmt.Sprint("a", (i+3)%7), fmt.Sprint("b", (i+3)%7)))
			}
		}
		close(done)
		wait.Wait()
	})
}

// TestRankHonoursContext: a ranking ends soon after its context, whatever it waits for.
func TestRankHonoursContext(t *testing.T) {
	ix := open(t, crowd(600)...)
	s := spec(t, goRole)
	for what, block := range map[string]func() (free func()){
		"explaining everybody": func() func() { return func() {} },
		"a change that waits for the disk": func() func() {
			ix.mu.Lock()
			return ix.mu.Unlock
		},
		"somebody else deriving": func() func() {
			must(t, ix.Put(context.Background(), crowd(1)...))
			ix.deriving.Lock()
			return ix.deriving.Unlock
		},
	} {
		free := block()
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
		start := time.Now()
		_, err := ix.Rank(ctx, s, Query{})
		if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took > time.Second {
			t.Errorf("%s: %v after %v", what, err, took) // a second: the machine may be busy
		}
		cancel()
		free()
	}
}

func TestFacetsEqualObvious(t *testing.T) {
	ctx := context.Background()
	people := tagged(30)
	ix := open(t, people...)
	must(t, ix.Delete(ctx, "p007"))
	for seed := range uint64(2) {
		for _, s := range manyRoles(t, rand.New(rand.NewPCG(seed, 7)), 3) {
			for _, q := range []Query{{}, {Tags: []string{"t1"}}, {Filter: Filter{Skills: []skill.ID{"go"}}}, {IDs: []string{"p001", "p002", "p003", "nobody"}}} {
				got, err := ix.Facets(ctx, s, q)
				must(t, err)
				if want := obviousFacets(t, ix, s, q); encode(t, got) != encode(t, want) {
					t.Fatalf("seed %d, query %+v:\n%s\nwant\n%s", seed, q, encode(t, got), encode(t, want))
				}
			}
		}
	}
}

// obviousFacets counts over a ranking of everybody and their rows.
func obviousFacets(t *testing.T, ix *Index, s *role.Spec, q Query) *Facets {
	t.Helper()
	ctx := context.Background()
	list, err := ix.Rank(ctx, s, q)
	must(t, err)
	v, err := ix.view(ctx)
	must(t, err)
	defer v.release()
	f := &Facets{Seq: list.Seq, Candidates: list.Ranked, Filtered: list.Filtered}
	bands, layers, levelsOf, years := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	skills, sources, tags := map[string]int{}, map[string]int{}, map[string]int{}
	for _, r := range append(list.Results, list.HeldOut...) {
		bands[r.Band.String()]++
		layers[string(r.Layer)]++
		c, err := ix.Get(ctx, r.ID)
		must(t, err)
		for _, tag := range c.Tags {
			tags[tag]++
		}
		for _, source := range sourcesOf(&c.Profile) {
			sources[source]++
		}
		level, most := "", 0
		for _, p := range derive(ix.Taxonomy(), ix.AsOf(), &c.Profile) {
			if y, ok := yearsIDs()[p.feature.Skill]; ok {
				if p.strength == score.MaxStrength {
					most = max(most, y.years)
				}
				continue
			}
			if p.feature.Depth != score.NoDepth {
				continue
			}
			if !reserved(p.feature.Skill) {
				skills[string(p.feature.Skill)]++
			}
			for i, l := range levels {
				if p.feature.Skill == role.LevelID(l, "") && p.work && i >= slices.Index(levels, role.Level(level)) {
					level = string(l)
				}
			}
		}
		levelsOf[level]++
		years[fmt.Sprint(most)]++
	}
	f.Bands = inOrder(bands, "strong", "screen", "weak", "no evidence")
	f.Layers = inOrder(layers, "direct", "adjacent", "partial")
	f.Levels = inOrder(levelsOf, "lead-design", "own-service", "execute", "")
	f.Years = inOrder(years, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
	f.Skills, f.Sources, f.Tags = byCount(skills), byCount(sources), byCount(tags)
	return f
}

func inOrder(counts map[string]int, values ...string) []Count {
	var list []Count
	for _, v := range values {
		list = append(list, Count{v, counts[v]})
	}
	return list
}

func byCount(counts map[string]int) []Count {
	list := []Count{}
	for v, n := range counts {
		list = append(list, Count{v, n})
	}
	slices.SortFunc(list, func(a, b Count) int {
		if a.N != b.N {
			return b.N - a.N
		}
		if a.Value < b.Value {
			return -1
		}
		return 1
	})
	return list
}

func TestFilters(t *testing.T) {
	junior := person("junior", "Engineer", "Used Golang.", "")
	junior.Profile.Engagements[0].Start = MonthOf(2025, 3)
	old := person("old", "Engineer", "Owned the Go services end to end.", "")
	old.Profile.Engagements[0] = Engagement{Kind: Job, Title: "Backend Engineer", Start: MonthOf(2008, 1), End: MonthOf(2012, 12)}
	listed := person("listed", "", "", "Go")
	ix := open(t, junior, old, listed)
	for _, c := range []struct {
		f    Filter
		want string
		why  string
	}{
		{Filter{}, "[junior listed old]", "nothing asked"},
		{Filter{Skills: []skill.ID{"go"}}, "[junior listed old]", "a list shows it too"},
		{Filter{Skills: []skill.ID{"go", "java"}}, "[]", "nobody shows both"},
		{Filter{Skills: []skill.ID{"go"}, Since: MonthOf(2020, 1)}, "[junior listed]", "the old job ended in 2012"},
		{Filter{Level: role.OwnService}, "[old]", "ownership is shown in one job"},
		{Filter{Years: 2}, "[old]", "five old years count half"},
		{Filter{Years: 3}, "[]", "which makes two and a half"},
		{Filter{Sources: []string{DocumentSource}}, "[junior listed old]", "all have a document"},
		{Filter{Sources: []string{"github"}}, "[]", "nobody has public work"},
	} {
		list, err := ix.Rank(context.Background(), spec(t, goRole), Query{Filter: c.f})
		must(t, err)
		var ids []string
		for _, r := range append(list.Results, list.HeldOut...) {
			ids = append(ids, r.ID)
		}
		slices.Sort(ids)
		if got := fmt.Sprint(ids); got != c.want || list.Filtered != 3-len(ids) {
			t.Errorf("%+v lets through %s and leaves out %d, want %s: %s", c.f, got, list.Filtered, c.want, c.why)
		}
	}
	if _, err := ix.Rank(context.Background(), spec(t, goRole), Query{Filter: Filter{Level: "guru"}}); err == nil {
		t.Error("an unknown level is no error")
	}
}
