package identity

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/proven-go/proven/matching"
)

// TestP14MergeThenUnmergeIsIdentity for every pair of the labelled records, whether or
// not they are one person's, through JSON too.
func TestP14MergeThenUnmergeIsIdentity(t *testing.T) {
	all := candidatesOf(readLabelled(t))
	for i, a := range all {
		for j, b := range all[i+1:] {
			m := Merge(a, b)
			m.Candidate()
			if got := m.Unmerge(); !reflect.DeepEqual(got, []matching.Candidate{a, b}) {
				t.Fatalf("%s, %s: unmerged to %v", a.ID, b.ID, got)
			}
			if j > 2 {
				continue // JSON is slow
			}
			before, err := json.Marshal([]matching.Candidate{a, b})
			if err != nil {
				t.Fatal(err)
			}
			form, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			var again Merged
			if err := json.Unmarshal(form, &again); err != nil {
				t.Fatal(err)
			}
			after, err := json.Marshal(again.Unmerge())
			if err != nil {
				t.Fatal(err)
			}
			if string(after) != string(before) {
				t.Fatalf("%s, %s: JSON changed them to %s", a.ID, b.ID, after)
			}
		}
	}
}

// TestMergedInAnyOrder: the candidate in place of several does not depend on their order.
func TestMergedInAnyOrder(t *testing.T) {
	all := candidatesOf(readLabelled(t))
	for i := 2; i < len(all); i++ {
		a, b, c := all[i-2], all[i-1], all[i]
		want := Merge(a, b).With(c).Candidate()
		if got := Merge(c, a).With(b).Candidate(); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s, %s, %s: %+v and %+v", a.ID, b.ID, c.ID, got, want)
		}
		if got := Merge(a, a).Candidate(); !reflect.DeepEqual(got.Profile, Merge(a, a).With(a).Candidate().Profile) {
			t.Fatalf("%s: twice and three times differ", a.ID)
		}
	}
}

func TestMergedCandidate(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2030, 1, d, 0, 0, 0, 0, time.UTC) }
	job := matching.Engagement{Kind: matching.Job, Title: "Developer", Start: 24_200, End: 24_212}
	later := matching.Engagement{Kind: matching.Job, Title: "Lead", Start: 24_213, End: 24_220}
	old := matching.Candidate{ID: "a", Tags: []string{"x"}, Profile: matching.Profile{Dated: 24_212, Engagements: []matching.Engagement{job},
		Passages: []matching.Passage{{Section: matching.WorkText, Engagement: 0, Text: "Built a queue."}}},
		Person: matching.Person{Name: "Anna Berg", Phone: "+1 312 555 0193", Links: []string{"https://anna.example.org"}, Origin: "old.pdf", Consent: "form 1", Retention: day(9)}}
	recent := matching.Candidate{ID: "b", Tags: []string{"x", "a"}, Profile: matching.Profile{Dated: 24_220, Engagements: []matching.Engagement{later, job},
		Passages: []matching.Passage{{Section: matching.WorkText, Engagement: 1, Text: "Built  a queue."}, {Section: matching.WorkText, Engagement: 0, Text: "Led the team."}}},
		Person: matching.Person{Name: "Anna Lund", Email: "anna@example.com", Links: []string{"https://anna.example.org"}, Origin: "new.pdf", Retention: day(7)}}
	got := Merge(old, recent).Candidate()
	want := matching.Candidate{ID: "a", Tags: []string{"a", "x"}, Profile: matching.Profile{Dated: 24_220, Engagements: []matching.Engagement{later, job},
		Passages: []matching.Passage{{Section: matching.WorkText, Engagement: 1, Text: "Built  a queue.", Source: "new.pdf"}, {Section: matching.WorkText, Engagement: 0, Text: "Led the team.", Source: "new.pdf"}}},
		Person: matching.Person{Name: "Anna Lund", Email: "anna@example.com", Phone: "+1 312 555 0193", Links: []string{"https://anna.example.org"}, Origin: "new.pdf; old.pdf", Consent: "form 1", Retention: day(7)}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if slices.Contains(old.Tags, "a") || old.Profile.Passages[0].Source != "" {
		t.Error("merging changed what it was given")
	}
}
