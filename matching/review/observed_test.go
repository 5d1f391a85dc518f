package review

import (
	"context"
	"testing"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/score"
)

// What the review reads is what scoring reads: sentences with their depth, skills with
// their places.
func TestObserved(t *testing.T) {
	text := job("Engineer", "Jan 2020 - Dec 2023", "Owned the ledger service in Spring Boot.", "No experience with Kafka.") + "\n## Skills\n\nGo\n"
	ix, err := matching.Options{AsOf: asOf}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if err := ix.Put(context.Background(), matching.FromResume("p", resumeOf(t, "p.md", text))); err != nil {
		t.Fatal(err)
	}
	seen, err := ix.Observed(context.Background(), "p")
	if err != nil {
		t.Fatal(err)
	}
	denied := 0
	for _, s := range seen.Sentences {
		if s.Denied {
			denied++
		}
		if depth, wish := matching.DepthOf(s.Text); s.Section == matching.WorkText && (wish != s.Denied || depth != s.Depth) {
			t.Errorf("%q is %v here and %v alone", s.Text, s.Depth, depth)
		}
	}
	if denied != 1 {
		t.Errorf("%d denials, want 1", denied)
	}
	named := map[string]bool{}
	for _, g := range seen.Skills {
		named[string(g.Skill)] = named[string(g.Skill)] || g.Named
		if g.Skill == "kafka" {
			t.Error("what a sentence denies is no sighting")
		}
		if g.Skill == "spring-boot" && (g.Evidence.Depth != score.Owned || g.Evidence.Months != 48 || !g.Work) {
			t.Errorf("got %+v, want owned for 48 months at work", g)
		}
	}
	for id, want := range map[string]bool{"spring-boot": true, "go": true, "spring": false, "java": false} {
		if got, there := named[id]; !there || got != want {
			t.Errorf("%s: named %t, there %t; want named %t", id, got, there, want)
		}
	}
}
