package matching

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

func poolOf(t testing.TB, ix *Index, s *role.Spec, q Query) *Pool {
	t.Helper()
	p, err := ix.Pool(context.Background(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPoolCountsWhoMeetsEveryMustHave(t *testing.T) {
	ix := open(t,
		person("all", "Engineer", "Owned the Golang gateway. Ran Docker.", ""),
		person("adjacent", "Engineer", "Owned the Java gateway. Ran Docker.", ""),
		person("no-docker", "Engineer", "Owned the Golang gateway.", ""),
		person("lists-docker", "Engineer", "Owned the Golang gateway.", "Docker"),
		person("neither", "Engineer", "Ran Jenkins pipelines.", ""),
		person("used-only", "Engineer", "Used Golang. Ran Docker.", ""),
	)
	s := spec(t, `
title: Go
level: execute
clusters:
  - {name: Language, all: [{any: [go], adjacent: [java], depth: own}]}
  - {name: Runtime, any: [docker]}
  - {name: Extra, need: trainable, any: [prometheus]}
`)
	p := poolOf(t, ix, s, Query{})
	if p.Candidates != 6 || p.In != 2 || p.Direct != 1 || p.Near != 3 {
		t.Errorf("%d candidates, %d in the pool, %d direct, %d near; want 6, 2 (all, adjacent), 1 (all), 3 (no-docker, lists-docker, used-only)",
			p.Candidates, p.In, p.Direct, p.Near)
	}
	for i, want := range []PoolLine{
		{Shown: 5, Met: 4, Direct: 3, Alone: 1},
		{Shown: 4, Met: 3, Direct: 3, Alone: 2},
		{},
	} {
		l := p.Lines[i]
		if got := (PoolLine{Shown: l.Shown, Met: l.Met, Direct: l.Direct, Alone: l.Alone}); got != want {
			t.Errorf("%s: %+v, want %+v", l.Label, got, want)
		}
	}
	if p = poolOf(t, ix, s, Query{IDs: []string{"all", "neither"}}); p.Candidates != 2 || p.Filtered != 4 || p.In != 1 {
		t.Errorf("with two IDs: %d candidates, %d filtered, %d in the pool; want 2, 4, 1", p.Candidates, p.Filtered, p.In)
	}
}

// TestPoolStrengthIsMoreThanAList: whatever the dates, a list alone keeps out and a
// mention in a text lets in.
func TestPoolStrengthIsMoreThanAList(t *testing.T) {
	for _, age := range []int{score.UnknownAge, 0, 60, 1000} {
		for _, months := range []int{0, 1, 600} {
			var lists []score.Evidence
			for i := range 5 {
				lists = append(lists, score.Evidence{Depth: score.Listed, Age: age, Months: months, Origin: fmt.Sprint(i)})
			}
			if s := score.Of(lists); s >= poolStrength {
				t.Errorf("lists of age %d and %d months reach %d, want below %d", age, months, s, poolStrength)
			}
			if s := score.Of([]score.Evidence{{Depth: score.Named, Age: age, Months: months}}); s < poolStrength {
				t.Errorf("a mention of age %d and %d months shows %d, want %d or more", age, months, s, poolStrength)
			}
		}
	}
}

func TestStrongIsInThePool(t *testing.T) {
	ix := open(t, crowd(35)...)
	r := rand.New(rand.NewPCG(7, 7))
	strong := 0
	for range 30 {
		s := randomSpec(r)
		list, err := ix.Rank(context.Background(), s, Query{})
		must(t, err)
		for _, res := range list.Results {
			if res.Band != score.Strong {
				continue
			}
			strong++
			sc, err := ix.scene(context.Background(), s, Query{IDs: []string{res.ID}})
			must(t, err)
			c := sc.count(sc.plan)
			sc.view.release()
			if c.in != 1 || c.direct != 1 {
				t.Fatalf("%s is strong and not in the pool of %s", res.ID, encode(t, s))
			}
		}
	}
	if strong == 0 {
		t.Error("nobody is strong: the test shows nothing")
	}
}

// randomSpec draws a role of one to four clusters over what the crowd knows.
func randomSpec(r *rand.Rand) *role.Spec {
	names := []string{"go", "java", "python", "react", "css", "docker", "kubernetes", "jenkins", "grpc", "rest-api", "prometheus", "opentelemetry", "kafka", "typescript"}
	draw := func(n int) []string {
		var some []string
		for range n {
			some = append(some, names[r.IntN(len(names))])
		}
		return some
	}
	s := &role.Spec{Title: "random", Years: r.IntN(4)}
	s.Level = []role.Level{"", role.Execute, role.OwnService}[r.IntN(3)]
	if r.IntN(3) == 0 {
		s.Reject = []role.Reject{{Only: []skill.Area{skill.Frontend}}}
	}
	for i := range 1 + r.IntN(4) {
		c := role.Cluster{Name: fmt.Sprintf("c%d", i), Need: []role.Need{role.Must, role.Must, role.Trainable}[r.IntN(3)], Weight: r.IntN(10)}
		for range 1 + r.IntN(3) {
			l := role.Line{Any: draw(1 + r.IntN(3)), Adjacent: draw(r.IntN(2)), Depth: []string{"", "", "use", "own"}[r.IntN(4)]}
			l.Accept = []string{"", "adjacent"}[r.IntN(2)]
			if r.IntN(4) == 0 {
				l.Text = []string{"distributed tracing"}
			}
			c.All = append(c.All, l)
		}
		s.Clusters = append(s.Clusters, c)
	}
	return s
}

// TestChangesEqualARun is the promise of R14: the figures of a change are those of
// the changed role, counted and ranked from the beginning.
func TestChangesEqualARun(t *testing.T) {
	ix := open(t, crowd(40)...)
	r := rand.New(rand.NewPCG(14, 14))
	moved, grown := 0, 0
	for n := range 15 {
		s := randomSpec(r)
		before := encode(t, s)
		q := Query{Top: 1 + r.IntN(8)}
		p := poolOf(t, ix, s, q)
		if encode(t, s) != before {
			t.Fatal("Pool changes the caller's role")
		}
		if want := ranked(t, ix, s, q); !slices.Equal(p.Shortlist, want) {
			t.Fatalf("role %d: shortlist %v, a ranking gives %v", n, p.Shortlist, want)
		}
		for _, c := range p.Changes {
			again := recount(t, ix, c.Spec, q)
			if c.Was != p.In || c.In != again.in || c.Direct != again.direct {
				t.Fatalf("role %d, %s %s: %d → %d (%d direct), a run gives %d → %d (%d)", n, c.Change, c.Label, c.Was, c.In, c.Direct, p.In, again.in, again.direct)
			}
			list := ranked(t, ix, c.Spec, q)
			if !reflect.DeepEqual(c.Enter, without(list, p.Shortlist)) || !reflect.DeepEqual(c.Leave, without(p.Shortlist, list)) || c.Agreement != agree(p.Shortlist, list) {
				t.Fatalf("role %d, %s %s: enter %v, leave %v, a ranking gives %v after %v", n, c.Change, c.Label, c.Enter, c.Leave, list, p.Shortlist)
			}
			moved += len(c.Enter)
			if c.In < c.Was && c.Change != Reweigh {
				t.Errorf("role %d: %s %s makes the pool smaller: %d → %d", n, c.Change, c.Label, c.Was, c.In)
			}
			if c.In > c.Was {
				grown++
			}
		}
	}
	if moved == 0 || grown == 0 {
		t.Errorf("%d entries, %d greater pools: the test shows nothing", moved, grown)
	}
}

// ranked returns the shortlist as Rank has it.
func ranked(t *testing.T, ix *Index, s *role.Spec, q Query) []string {
	t.Helper()
	list, err := ix.Rank(context.Background(), s, q)
	must(t, err)
	ids := []string{}
	for _, r := range list.Results {
		ids = append(ids, r.ID)
	}
	return ids
}

// recount counts a pool candidate by candidate from the rows: the obvious way.
func recount(t *testing.T, ix *Index, s *role.Spec, q Query) counts {
	t.Helper()
	plan, _ := role.Compile(s, ix.Taxonomy())
	v, err := ix.view(context.Background())
	must(t, err)
	defer v.release()
	var c counts
	for _, ord := range v.ordinals() {
		row := map[feature]score.Strength{}
		for _, p := range v.columns.row(ord) {
			row[p.feature] = p.strength
		}
		var pv *profileView
		in, direct := true, true
		for _, r := range plan.Requirements {
			if r.Kind != role.SkillLine || r.Need != role.Must {
				continue
			}
			met, straight := false, false
			see := func(strength score.Strength, via string) {
				met = met || strength >= poolStrength
				straight = straight || strength >= poolStrength && via == ""
			}
			for _, term := range r.Terms {
				see(row[feature{term.Skill, term.Depth}], term.Via)
			}
			for _, p := range r.Phrases {
				if pv == nil {
					profile, err := v.profile(ord)
					must(t, err)
					pv = newProfileView(ix.Taxonomy(), ix.AsOf(), profile)
				}
				strength, _ := pv.phrase(p.Text)
				see(strength, p.Via)
			}
			in, direct = in && met, direct && straight
		}
		if in {
			c.in++
		}
		if direct {
			c.direct++
		}
	}
	return c
}

func TestPoolIsDeterministic(t *testing.T) {
	people := crowd(50)
	s := spec(t, goRole)
	want := poolOf(t, open(t, people...), s, Query{})
	slices.Reverse(people)
	got := poolOf(t, open(t, people...), s, Query{})
	if encode(t, got) != encode(t, want) {
		t.Error("the pool depends on the order of the documents")
	}
	for _, key := range []string{`"in":`, `"enter":[`, `"agreement":{"agree":`, `"change":"drop"`} {
		if !strings.Contains(encode(t, want), key) {
			t.Errorf("no %s in the JSON", key)
		}
	}
}

func TestPoolAtTheEdges(t *testing.T) {
	ctx := context.Background()
	empty := open(t)
	p := poolOf(t, empty, spec(t, goRole), Query{})
	if p.In != 0 || len(p.Shortlist) != 0 || len(p.Changes) == 0 {
		t.Errorf("an empty index: %s", encode(t, p))
	}
	if _, err := empty.Pool(ctx, new(role.Spec), Query{}); err == nil {
		t.Error("a role that asks for nothing has a pool")
	}
	one := poolOf(t, open(t, crowd(20)...), spec(t, "clusters: [{name: A, any: [go]}]"), Query{})
	for _, c := range one.Changes {
		if c.Change == DropLine || c.Change == MakeTrainable {
			t.Errorf("the only requirement of a role: %s", c.Change)
		}
	}
	learn := poolOf(t, open(t, crowd(20)...), spec(t, "clusters: [{name: A, need: trainable, any: [go]}]"), Query{})
	if learn.In != 20 || learn.Near != 0 {
		t.Errorf("a role without must-haves: %d of 20 in the pool, %d near", learn.In, learn.Near)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := open(t, crowd(20)...).Pool(stopped, spec(t, goRole), Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context: %v", err)
	}
}

func TestManyPlacesEqualFew(t *testing.T) {
	ix := open(t, crowd(280)...)
	s := spec(t, goRole)
	for _, top := range []int{5, 260} {
		if got, want := poolOf(t, ix, s, Query{Top: top}).Shortlist, ranked(t, ix, s, Query{Top: top}); !slices.Equal(got, want) {
			t.Errorf("top %d: %d places differ from the ranking's %d", top, len(got), len(want))
		}
	}
}

// BenchmarkPool has one ranking of everybody, without its explanations, as baseline.
func BenchmarkPool(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		ix := syntheticIndex(b, n)
		s := &role.Spec{Title: "synthetic"}
		for i := range 5 {
			s.Clusters = append(s.Clusters, role.Cluster{Name: fmt.Sprint(i), Weight: 1 + i, All: []role.Line{
				{Any: []string{benchSkills[3*i], benchSkills[3*i+1]}, Depth: "own"}, {Any: []string{benchSkills[3*i+2]}},
			}})
		}
		b.Run(fmt.Sprintf("pool/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			changes := 0
			for b.Loop() {
				changes = len(poolOf(b, ix, s, Query{}).Changes)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*changes), "µs/change")
		})
		b.Run(fmt.Sprintf("ranking-pass/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			plan, _ := role.Compile(s, ix.Taxonomy())
			v, err := ix.view(context.Background())
			must(b, err)
			defer v.release()
			for b.Loop() {
				if _, err := ix.order(context.Background(), v, plan, Query{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

var benchSkills = []string{"go", "java", "python", "react", "css", "docker", "kubernetes", "jenkins", "grpc", "kafka", "prometheus", "grafana", "terraform", "mysql", "redis"}

// syntheticIndex derives rows from a generator in place of texts: 20 skills a person.
func syntheticIndex(b *testing.B, n int) *Index {
	ids := skill.Default().All()
	ix := mustOpen(b, Options{AsOf: march, derive: func(_ *skill.Taxonomy, _ Month, p *Profile) []posting {
		seed, _ := strconv.Atoi(p.Passages[0].Text)
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		var row []posting
		for k := range 20 {
			id := ids[r.IntN(len(ids))].ID
			if k < 8 {
				id = skill.ID(benchSkills[r.IntN(len(benchSkills))])
			}
			for _, d := range featureDepths[:1+r.IntN(4)] {
				row = append(row, posting{feature: feature{id, d}, strength: score.Strength(1 + r.IntN(511)), last: p.Dated})
			}
		}
		return row
	}})
	people := make([]Candidate, n)
	for i := range people {
		people[i] = Candidate{ID: fmt.Sprintf("p%06d", i), Profile: Profile{Passages: []Passage{{Section: ListText, Engagement: -1, Text: fmt.Sprint(i)}}}}
	}
	must(b, ix.Put(context.Background(), people...))
	return ix
}
