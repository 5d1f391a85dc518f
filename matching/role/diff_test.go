package role

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/skill"
)

func TestDiff(t *testing.T) {
	line := func(names ...string) Line { return Line{Any: names} }
	for _, tt := range []struct {
		edit func(*Spec)
		want []Change
		why  string
	}{
		{func(*Spec) {}, nil, "nothing changed"},
		{func(s *Spec) { s.Author, s.Date = "x", "" }, nil, "author and date are no part of the content"},
		{func(s *Spec) { s.Clusters[1].Need, s.Clusters[1].Weight = "", 0 }, nil, "defaults left out"},
		{func(s *Spec) { s.Impact.Success = "" }, []Change{{"impact.success", "Weekly releases without a night shift", ""}}, "a row is gone"},
		{func(s *Spec) { s.Years, s.Level = 5, LeadDesign }, []Change{{"level", "own-service", "lead-design"}, {"years", "4", "5"}}, "in the order of the keys"},
		{func(s *Spec) { s.Clusters[0].All[0].Any = []string{"go", "rust"} }, []Change{{"clusters[Backend services].all[1].any", "[go]", "[go, rust]"}}, "one name more"},
		{func(s *Spec) { s.Clusters[2].Need = Must }, []Change{{"clusters[Observability].need", "trainable", "must"}}, "the need"},
		{func(s *Spec) { s.Clusters[0].All = s.Clusters[0].All[1:] }, []Change{{"clusters[Backend services].all[1]", "any: [go], adjacent: [java, kotlin, python, C#, Node.js]", ""}}, "the first line is gone, the second has not changed"},
		{func(s *Spec) { s.Clusters[0].All = slices.Insert(s.Clusters[0].All, 0, line("sql")) }, []Change{{"clusters[Backend services].all[1]", "", "any: [sql]"}}, "a line before the others"},
		{func(s *Spec) { s.Clusters = s.Clusters[:2] }, []Change{{"clusters[Observability]", "trainable, weight 2: any: [prometheus, opentelemetry, grafana], text: [distributed tracing]", ""}}, "a cluster is gone"},
		{func(s *Spec) { s.Clusters = append(s.Clusters, Cluster{Name: "X", All: []Line{line("sql")}}) }, []Change{{"clusters[X]", "", "must, weight 3: any: [sql]"}}, "a cluster more"},
		{func(s *Spec) { slices.Reverse(s.Clusters[:2]) }, []Change{{"clusters", "[Backend services, Release and runtime, Observability]", "[Release and runtime, Backend services, Observability]"}}, "another order decides ties"},
		{func(s *Spec) { s.Reject = s.Reject[:1] }, []Change{{"reject[2]", "without: [backend]", ""}}, "a rule is gone"},
		{func(s *Spec) { s.Reject[0].Only = []skill.Area{"mobile"} }, []Change{{"reject[1]", "only: [frontend, mobile]", "only: [mobile]"}}, "a rule changed"},
		{func(s *Spec) { s.Intake.CanLearn = nil }, []Change{{"intake.can_learn", "[Tracing, our pipelines]", ""}}, "what the meeting said"},
		{func(s *Spec) { s.Baseline.OnCall = "a, b" }, []Change{{"baseline.oncall", "yes", "a, b"}}, "the environment"},
	} {
		s := platformSpec()
		tt.edit(s)
		if got := Diff(platformSpec(), s); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", tt.why, got, tt.want)
		}
	}
	if got, want := (Change{"level", "", "execute"}).String(), "level: unset → execute"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestDiffIsEmptyIfHashesAreEqual: and only then; and there and back has as many
// changes as paths that differ.
func TestDiffIsEmptyIfHashesAreEqual(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	same, other := 0, 0
	for range 1500 {
		a := randomSpec(rnd)
		b := *a
		b.Clusters = copyClusters(a.Clusters)
		for range rnd.IntN(3) {
			mutate(rnd, &b)
		}
		changes := Diff(a, &b)
		if equal := a.Hash() == b.Hash(); equal != (len(changes) == 0) {
			t.Fatalf("equal hashes: %v, changes %v\n%+v\n%+v", equal, changes, a, &b)
		} else if equal {
			same++
		} else {
			other++
		}
		if len(Diff(&b, a)) == 0 != (len(changes) == 0) {
			t.Fatal("the way back differs")
		}
	}
	if same < 150 || other < 150 {
		t.Errorf("%d pairs alike, %d not: the test says little", same, other)
	}
}

// mutate changes something that may or may not be part of the content.
func mutate(rnd *rand.Rand, s *Spec) {
	c := &s.Clusters[rnd.IntN(len(s.Clusters))]
	switch rnd.IntN(10) {
	case 0:
		s.Author = "another"
	case 1:
		s.Title = randomText(rnd, true)
	case 2:
		slices.Reverse(s.Clusters)
	case 3:
		slices.Reverse(c.All)
	case 4:
		c.All = append(c.All, randomLine(rnd))
	case 5:
		c.All = c.All[:1]
	case 6:
		c.All[0].Accept = []string{"", "direct"}[rnd.IntN(2)]
	case 7:
		c.Name = s.Clusters[0].Name // two of a name, as only Go can make
	case 8:
		c.Weight = []int{0, 3}[rnd.IntN(2)]
	default:
		s.Intake.Reject = append(slices.Clip(s.Intake.Reject), "x")
	}
}
