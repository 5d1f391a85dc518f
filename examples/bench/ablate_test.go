package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

// everything is a spec on which each cut of a role leaves something out.
const everything = `title: Go engineer
level: own-service
years: 3
clusters:
  - {name: Services, weight: 5, any: [Go], adjacent: [Java], depth: own, text: [event sourcing]}
  - {name: Data, any: [SQL], accept: adjacent}
  - {name: Messages, need: trainable, any: [Kafka]}
reject:
  - only: [frontend]
`

func TestCutsLeaveTheRoleAsItWas(t *testing.T) {
	spec, err := role.Read(strings.NewReader(everything))
	if err != nil {
		t.Fatal(err)
	}
	before := spec.Hash()
	for _, c := range cuts {
		if !c.matters([]topic{{spec: spec}}) {
			t.Errorf("without %s the role is the same", c.name)
		}
	}
	if spec.Hash() != before {
		t.Error("a cut changed the role itself")
	}
	bare, err := role.Read(strings.NewReader("clusters:\n  - {name: Services, any: [Go]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cuts {
		if c.role != nil && c.matters([]topic{{spec: bare}}) {
			t.Errorf("%s matters to a role without it", c.name)
		}
	}
}

func TestCutsOfProfiles(t *testing.T) {
	for _, c := range cuts {
		if c.profile == nil {
			continue
		}
		p := matching.Profile{Dated: 5, Engagements: []matching.Engagement{{Title: "Engineer", Start: 1, End: 5, Current: true}},
			Activity: []matching.Activity{{URL: "u"}}}
		for _, s := range []matching.Section{matching.TitleText, matching.HeadText, matching.SummaryText, matching.WorkText, matching.ListText, matching.StudyText} {
			p.Passages = append(p.Passages, matching.Passage{Section: s, Text: string(s)})
		}
		c.profile(&p)
		e := p.Engagements[0]
		left := len(p.Passages) + len(p.Activity)
		if left == 7 && e.Title != "" && e.Start != 0 {
			t.Errorf("%s leaves everything", c.name)
		}
		if left < 5 {
			t.Errorf("%s leaves only %d of 7 parts", c.name, left)
		}
	}
}

func TestRemoveCited(t *testing.T) {
	p := matching.Profile{
		Passages: []matching.Passage{
			{Text: "Wrote Go. Ran SQL.", Source: "a.md", Start: 100},
			{Text: "Wrote Go. Ran SQL.", Source: "b.md", Start: 100},
		},
		Activity: []matching.Activity{{URL: "u"}, {URL: "v"}},
	}
	citedList{
		{Source: "a.md", Span: parse.Span{Start: 100, End: 109}},
		{Source: "a.md", Span: parse.Span{Start: 5, End: 9}},
		{Source: "github", URL: "u"},
	}.remove(&p)
	texts := []string{p.Passages[0].Text, p.Passages[1].Text}
	if want := []string{"          Ran SQL.", "Wrote Go. Ran SQL."}; !slices.Equal(texts, want) {
		t.Errorf("texts are %q, want %q: places stay, other documents too", texts, want)
	}
	if len(p.Activity) != 1 || p.Activity[0].URL != "v" {
		t.Errorf("activity is %v, want v alone", p.Activity)
	}
}
