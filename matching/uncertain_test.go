package matching

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

func uncertainty(t testing.TB, ix *Index, s *role.Spec, q Query) *Uncertainty {
	t.Helper()
	u, err := ix.Uncertainty(context.Background(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// Intervals hold the points, line by line and in sum, stay within the maximum, and
// stand in the order of the ranking.
func TestIntervalsHoldThePoints(t *testing.T) {
	ix, platform := inventedIndex(t)
	must(t, ix.Put(context.Background(), crowd(30)...))
	must(t, ix.Put(context.Background(), Candidate{ID: "empty"}))
	for _, s := range []*role.Spec{platform, spec(t, goRole)} {
		list, err := ix.Rank(context.Background(), s, Query{})
		must(t, err)
		u := uncertainty(t, ix, s, Query{})
		if u.Max != list.Max || len(u.Results) != len(list.Results) {
			t.Fatalf("%d results of max %d, the ranking has %d of %d", len(u.Results), u.Max, len(list.Results), list.Max)
		}
		for i, r := range u.Results {
			if r.ID != list.Results[i].ID || r.Points != list.Results[i].Points {
				t.Errorf("place %d: %s with %d points, the ranking has %s with %d", i+1, r.ID, r.Points, list.Results[i].ID, list.Results[i].Points)
			}
			sum, low, high := 0, 0, 0
			for j, l := range r.Lines {
				reason := list.Results[i].Reasons[j]
				if l.Points != reason.Points || l.Range.Low < 0 || l.Range.Low > l.Points || l.Range.High < l.Points || l.Range.High > reason.Max {
					t.Errorf("%s, %s: %+v with %d of %d points", r.ID, l.Label, l, reason.Points, reason.Max)
				}
				if (l.Range.Low == l.Range.High) != (len(l.Doubts) == 0) {
					t.Errorf("%s, %s: interval %v and doubts %v", r.ID, l.Label, l.Range, l.Doubts)
				}
				sum, low, high = sum+l.Points, low+l.Range.Low, high+l.Range.High
			}
			if sum != r.Points || r.Range != (Interval{low, high}) {
				t.Errorf("%s: the lines sum to %d in [%d, %d], the result has %d in %v", r.ID, sum, low, high, r.Points, r.Range)
			}
		}
	}
}

const onlyGo = "title: Go\nproblem: P.\nclusters:\n  - {name: Go, need: must, any: [go]}\n"

func TestWhatIsUncertain(t *testing.T) {
	dated := Engagement{Kind: Job, Title: "Engineer", Start: MonthOf(2023, 1), End: MonthOf(2026, 1)}
	open0 := Engagement{Kind: Job, Title: "Engineer"}
	of := func(e Engagement, passages ...Passage) Candidate {
		return Candidate{ID: "a", Profile: Profile{Dated: MonthOf(2026, 1), Engagements: []Engagement{e}, Passages: passages}}
	}
	text := func(s Section, engagement int, words string) Passage {
		return Passage{Section: s, Engagement: engagement, Text: words}
	}
	public := of(dated, text(ListText, -1, "Go, Rust"))
	public.Profile.Activity = []Activity{{Kind: sourcing.MergedPull, Subject: []string{"language:Go"}, When: MonthOf(2026, 1), Source: "github", Place: sourcing.Place{Repo: "a/b"}}}
	for _, row := range []struct {
		why    string
		who    Candidate
		low    score.Strength // strengths under a boost of 32,000
		high   score.Strength
		doubts []Doubt
	}{
		{"three recent private years, owned: nothing is left open", of(dated, text(WorkText, 0, "Owned Go microservices.")), 511, 511, nil},
		{"a list may be false (0); the three years may have named it: the upper bound of a mention", of(dated, text(ListText, -1, "Go, Rust")), 0, 320, []Doubt{Claimed, Silent}},
		{"nothing seen: as above without the claim", of(dated, text(WorkText, 0, "Sold shoes.")), 0, 320, []Doubt{Silent}},
		{"undated work: the bounds of its depth", of(open0, text(WorkText, 0, "Owned Go microservices.")), 256, 511, []Doubt{Undated}},
		{"work of no job: a mention at least, what it says at most", of(dated, text(WorkText, -1, "Owned Go microservices.")), 160, 511, []Doubt{Unplaced}},
	} {
		u := uncertainty(t, open(t, row.who), spec(t, onlyGo), Query{})
		l := u.Results[0].Lines[0]
		if want := (Interval{score.Points(32000, row.low), score.Points(32000, row.high)}); l.Range != want || !slices.Equal(l.Doubts, row.doubts) {
			t.Errorf("%s: [%d, %d] of %v, want [%d, %d] of %v", row.why, l.Range.Low/32000, l.Range.High/32000, l.Doubts, row.low, row.high, row.doubts)
		}
	}
	claimed := uncertainty(t, open(t, of(dated, text(ListText, -1, "Go, Rust"))), spec(t, onlyGo), Query{}).Results[0].Range
	proven := uncertainty(t, open(t, public), spec(t, onlyGo), Query{}).Results[0].Range
	if proven.High-proven.Low >= claimed.High-claimed.Low || proven.Low <= claimed.Low {
		t.Errorf("public work leaves %v of %v", proven, claimed)
	}
}

// A public account changes nothing for somebody whose private work shows everything.
func TestPrivateWorkIsNotLowered(t *testing.T) {
	private := person("a", "Engineer", "Owned Go microservices.", "")
	u := uncertainty(t, open(t, private), spec(t, onlyGo), Query{}).Results[0]
	if u.Range.Low != u.Points {
		t.Errorf("private work of %d points is lowered to %d", u.Points, u.Range.Low)
	}
}

// What overlaps by the intervals is what is listed, and nobody more than five.
func TestSwaps(t *testing.T) {
	ix := open(t, crowd(30)...)
	u := uncertainty(t, ix, spec(t, goRole), Query{})
	for i, a := range u.Results {
		overlaps := 0
		for _, b := range u.Results[i+1:] {
			if b.Range.High > a.Range.Low {
				overlaps++
			}
		}
		if a.Overlaps != overlaps || len(a.Swaps) != min(overlaps, maxSwaps) {
			t.Errorf("%s: %d overlaps and %d swaps, want %d", a.ID, a.Overlaps, len(a.Swaps), overlaps)
		}
		for _, s := range a.Swaps {
			b := u.Results[i+s.Places]
			if b.ID != s.ID || s.Gap != a.Points-b.Points || s.IfFalse != (b.Range.Low > a.Range.Low) || s.IfShown != (b.Range.High > a.Range.High) {
				t.Errorf("%s: swap %+v with %+v", a.ID, s, b)
			}
		}
	}
	again := uncertainty(t, open(t, crowd(30)...), spec(t, goRole), Query{})
	if encode(t, u) != encode(t, again) {
		t.Error("equal input gives another answer")
	}
	if top := uncertainty(t, ix, spec(t, goRole), Query{Top: 3}); len(top.Results) != 3 {
		t.Errorf("%d results of the top 3", len(top.Results))
	}
}

// The pair of the demonstration: lists may swap below work, not above it.
func TestListsFallBehindWorkIfTheyAreFalse(t *testing.T) {
	ix := open(t, person("lists", "Engineer", "Sold shoes.", "Go, gRPC, Docker, Prometheus, Kubernetes, OpenTelemetry"), person("works", "Engineer", "Named Docker once.", ""))
	s := spec(t, "title: T\nproblem: P.\nclusters:\n  - {name: A, need: must, any: [go]}\n  - {name: B, need: must, any: [grpc]}\n  - {name: C, need: must, any: [docker]}\n")
	u := uncertainty(t, ix, s, Query{})
	if u.Results[0].ID != "lists" || len(u.Results[0].Swaps) != 1 || !u.Results[0].Swaps[0].IfFalse {
		t.Errorf("the one who works does not come first if the lists are false: %+v", u.Results)
	}
}

func TestUncertaintyRefuses(t *testing.T) {
	ix := open(t, crowd(3)...)
	if _, err := ix.Uncertainty(context.Background(), &role.Spec{Title: "T"}, Query{}); err == nil {
		t.Error("a role that asks for nothing is no error")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ix.Uncertainty(ctx, spec(t, onlyGo), Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context: %v", err)
	}
}

// What the parser is not sure of widens the interval downwards and moves no point.
func TestMisreadWidensTheInterval(t *testing.T) {
	s := spec(t, "title: Go\nclusters:\n  - {name: Services, need: must, any: [go]}\n")
	sure := Candidate{ID: "a", Profile: Profile{Dated: MonthOf(2026, 1),
		Engagements: []Engagement{{Kind: Job, Title: "Developer", Start: MonthOf(2021, 1), End: MonthOf(2025, 12)}},
		Passages:    []Passage{{Section: WorkText, Text: "Owned the Go services.", Engagement: 0}},
	}}
	doubted := sure
	doubted.ID = "b"
	doubted.Profile.Engagements = []Engagement{sure.Profile.Engagements[0]}
	doubted.Profile.Engagements[0].Doubtful = true
	u, err := open(t, sure, doubted).Uncertainty(t.Context(), s, Query{})
	if err != nil || len(u.Results) != 2 {
		t.Fatalf("%+v, %v", u, err)
	}
	byID := map[string]Uncertain{u.Results[0].ID: u.Results[0], u.Results[1].ID: u.Results[1]}
	a, b := byID["a"], byID["b"]
	if a.Points != b.Points || b.Range.Low >= a.Range.Low || b.Range.High != a.Range.High || !slices.Contains(b.Lines[0].Doubts, Misread) || slices.Contains(a.Lines[0].Doubts, Misread) {
		t.Errorf("%+v and %+v", a, b)
	}
}
