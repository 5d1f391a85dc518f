package matching

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// inventedIndex holds the people of testdata/resumes, and the role that ranks them.
func inventedIndex(t testing.TB) (*Index, *role.Spec) {
	t.Helper()
	s, err := role.ReadFile("../testdata/roles/go-platform.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ix := open(t)
	if err := ix.PutFolder(context.Background(), "", os.DirFS("../testdata/resumes"), nil, nil); err != nil {
		t.Fatal(err)
	}
	return ix, s
}

func feedback(t testing.TB, ix *Index, s *role.Spec, id string) *Feedback {
	t.Helper()
	f, err := ix.Feedback(context.Background(), s, id)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every requirement below its maximum says what would raise it, no raise promises more
// than there is, and the last one promises exactly the rest.
func TestEveryUnmetRequirementSaysWhatWouldRaiseIt(t *testing.T) {
	ix, s := inventedIndex(t)
	must(t, ix.Put(context.Background(), crowd(12)...))
	must(t, ix.Put(context.Background(), Candidate{ID: "empty"}))
	specs := []*role.Spec{s, spec(t, goRole)}
	random := rand.New(rand.NewPCG(5, 8))
	for range 12 {
		specs = append(specs, randomSpec(random))
	}
	for _, s := range specs {
		list, err := ix.Rank(context.Background(), s, Query{})
		must(t, err)
		for _, r := range append(list.Results, list.HeldOut...) {
			f := feedback(t, ix, s, r.ID)
			if f.Points != r.Points || f.Max != list.Max || len(f.HeldBy) != len(r.HeldBy) {
				t.Errorf("%s: feedback has %d of %d points, the ranking %d of %d", r.ID, f.Points, f.Max, r.Points, list.Max)
			}
			for i, a := range f.Lines {
				if encode(t, a.Reason) != encode(t, r.Reasons[i]) {
					t.Errorf("%s, %s: the reason differs from the ranking's", r.ID, a.Reason.Label)
				}
				checkRaises(t, r.ID, a)
			}
		}
	}
}

func checkRaises(t *testing.T, id string, a Advice) {
	t.Helper()
	left := a.Reason.Max - a.Reason.Points
	if left == 0 {
		if len(a.Raise) > 0 {
			t.Errorf("%s, %s: at its maximum and still to be raised by %v", id, a.Reason.Label, a.Raise)
		}
		return
	}
	if len(a.Raise) == 0 {
		t.Fatalf("%s, %s: nothing would raise it", id, a.Reason.Label)
	}
	for _, r := range a.Raise {
		if r.Gain < 1 || r.Gain > left || r.Action.Words() == "" {
			t.Errorf("%s, %s: %+v, and %d points are left", id, a.Reason.Label, r, left)
		}
	}
	if end := a.Raise[len(a.Raise)-1]; end.Gain != left {
		t.Errorf("%s, %s: the last raise %+v does not earn the %d that are left", id, a.Reason.Label, end, left)
	}
}

// One line of a role, one kind of evidence: the gain that is promised is the gain of
// the profile that does what it says.
func TestRaisesComeTrue(t *testing.T) {
	const asks = "title: Go\nproblem: P.\nclusters:\n  - {name: Go, need: must, any: [go]}\n"
	job := func(start, end int, text, list string) Candidate {
		return Candidate{ID: "a", Profile: Profile{
			Dated:       MonthOf(2026, 1),
			Engagements: []Engagement{{Kind: Job, Title: "Engineer", Start: MonthOf(start, 2), End: MonthOf(end, 1)}},
			Passages:    []Passage{{Section: WorkText, Text: text}, {Section: ListText, Engagement: -1, Text: list, Start: 5000}},
		}}
	}
	for _, row := range []struct {
		why         string
		now, raised Candidate
		action      Action
	}{
		{"named → used", job(2024, 2026, "Go microservices.", ""), job(2024, 2026, "Wrote Go microservices.", ""), TellUse},
		{"used → owned", job(2024, 2026, "Wrote Go microservices.", ""), job(2024, 2026, "Owned Go microservices.", ""), TellOwned},
		{"listed → used in the latest job", job(2024, 2026, "Sold shoes.", "Go, Rust"), job(2024, 2026, "Built Go microservices that sell shoes.", "Go, Rust"), ShowInJob},
		{"nothing → used in the latest job", job(2024, 2026, "Sold shoes.", ""), job(2024, 2026, "Built Go microservices that sell shoes.", ""), ShowInJob},
		{"seven years old → four", job(2017, 2019, "Owned Go microservices.", ""), job(2020, 2022, "Owned Go microservices.", ""), WorkRecently},
		{"two years → three", job(2024, 2026, "Owned Go microservices.", ""), job(2023, 2026, "Owned Go microservices.", ""), WorkLonger},
	} {
		before, after := open(t, row.now), open(t, row.raised)
		s := spec(t, asks)
		want := feedback(t, after, s, "a").Points - feedback(t, before, s, "a").Points
		raise := find(feedback(t, before, s, "a").Lines[0].Raise, row.action)
		if want <= 0 || !near(raise.Gain, want, row.action) {
			t.Errorf("%s: %q promises %d points, the profile that does it gains %d", row.why, row.action, raise.Gain, want)
		}
	}
}

// near compares a gain with one that came true. Work again lately is a second
// stretch of time beside the old one, so it earns at least what moving the old one does.
func near(gain, want int, a Action) bool {
	if a == WorkRecently {
		return gain >= want
	}
	return gain == want
}

func find(raises []Raise, a Action) Raise {
	for _, r := range raises {
		if r.Action == a {
			return r
		}
	}
	return Raise{}
}

func TestMissingSaysWhatWasLookedFor(t *testing.T) {
	s := spec(t, `
title: T
problem: P.
clusters:
  - name: Services
    need: must
    all:
      - {any: [go], adjacent: [java], depth: own, text: ["platform library"]}
`)
	ix := open(t, person("a", "Engineer", "Wrote Go microservices.", ""))
	var got []string
	for _, m := range feedback(t, ix, s, "a").Lines[0].Missing {
		got = append(got, strings.Join([]string{string(m.Skill), m.Phrase, m.Depth.String(), m.Seen.String(), string(m.For)}, "|"))
	}
	want := []string{"go||owned|used|", "java||owned|none|go", "|platform library|none|none|"}
	if encode(t, got) != encode(t, want) {
		t.Errorf("missing: %q, want %q", got, want)
	}
}

func TestFeedbackKnowsNobodyElse(t *testing.T) {
	s := spec(t, goRole)
	alone := open(t, person("a", "Engineer", "Built Java services on Kubernetes.", "Go"))
	among := open(t, append(crowd(20), person("a", "Engineer", "Built Java services on Kubernetes.", "Go"))...)
	if one, other := encode(t, feedback(t, alone, s, "a")), encode(t, feedback(t, among, s, "a")); one != other {
		t.Errorf("others change the feedback:\n%s\n%s", one, other)
	}
}

func TestFeedbackRefuses(t *testing.T) {
	ix := open(t, person("a", "Engineer", "Built Java services.", "Go"))
	if _, err := ix.Feedback(context.Background(), spec(t, goRole), "b"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown ID: %v", err)
	}
	if _, err := ix.Feedback(context.Background(), &role.Spec{Title: "T"}, "a"); err == nil {
		t.Error("a role that asks for nothing is no error")
	}
}

// The bounds that the actions assume are those of package score.
func TestFullTermIsFull(t *testing.T) {
	full := score.Evidence{Depth: score.Owned, Months: fullTerm, Age: lately}
	if s := score.Of([]score.Evidence{full}); s != score.MaxStrength {
		t.Errorf("%+v has strength %d", full, s)
	}
	for _, less := range []score.Evidence{
		{Depth: score.Owned, Months: fullTerm - 1, Age: lately}, {Depth: score.Owned, Months: fullTerm, Age: lately + 2}, {Depth: score.Used, Months: fullTerm},
	} {
		if s := score.Of([]score.Evidence{less}); s == score.MaxStrength {
			t.Errorf("%+v is full already", less)
		}
	}
}
