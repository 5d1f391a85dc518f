package matching

import (
	"context"
	"testing"
)

// TestDerivedAsStored puts strings that the truth does not keep as they are, and looks
// whether columns and text show what is stored and not what was handed over.
func TestDerivedAsStored(t *testing.T) {
	const bad = "golang\xff"
	whole := func(change func(*Candidate)) Candidate {
		c := Candidate{ID: "a", Tags: []string{"tag"}, Profile: Profile{
			Dated:       MonthOf(2025, 1),
			Engagements: []Engagement{{Kind: Job, Title: "engineer", Start: MonthOf(2020, 1), End: MonthOf(2025, 1)}},
			Passages:    []Passage{{Section: WorkText, Text: "Built services in Go."}},
		}}
		change(&c)
		return c
	}
	for name, change := range map[string]func(*Candidate){
		"nothing": func(*Candidate) {},
		"text":    func(c *Candidate) { c.Profile.Passages[0].Text = bad },
		"source":  func(c *Candidate) { c.Profile.Passages[0].Source = bad },
		"section": func(c *Candidate) { c.Profile.Passages[0].Section = bad },
		"title":   func(c *Candidate) { c.Profile.Engagements[0].Title = bad },
		"kind":    func(c *Candidate) { c.Profile.Engagements[0].Kind = bad },
		"tag":     func(c *Candidate) { c.Tags[0] = bad },
	} {
		t.Run(name, func(t *testing.T) {
			ix := mustOpen(t, Options{AsOf: march})
			c := whole(change)
			if err := ix.Put(context.Background(), c); err != nil {
				t.Fatal(err)
			}
			c.Profile.Passages[0].Text, c.Profile.Engagements[0].Title = "Rust", "nurse" // the caller's again
			if hits, err := ix.Search(context.Background(), "rust nurse", 0); err != nil || len(hits) > 0 {
				t.Errorf("the text shows what was changed after Put: %v, %v", hits, err)
			}
			r, err := ix.Verify(context.Background())
			if err != nil || !r.OK() {
				t.Errorf("%v, %+v", err, r)
			}
		})
	}
}
