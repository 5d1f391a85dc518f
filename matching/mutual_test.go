package matching

import (
	"context"
	"errors"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

func mutual(t testing.TB, ix *Index, s *role.Spec, id string) *Mutual {
	t.Helper()
	m, err := ix.Mutual(context.Background(), s, id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Both sides are sums of what they list, and the first is the ranking's.
func TestBothSidesAddUp(t *testing.T) {
	ix, s := inventedIndex(t)
	must(t, ix.Put(context.Background(), crowd(20)...))
	list, err := ix.Rank(context.Background(), s, Query{})
	must(t, err)
	for _, r := range append(list.Results, list.HeldOut...) {
		m := mutual(t, ix, s, r.ID)
		if m.Covers.Points != r.Points || m.Covers.Max != list.Max || encode(t, m.Covers.Reasons) != encode(t, r.Reasons) {
			t.Errorf("%s: covers %d of %d, the ranking has %d of %d", r.ID, m.Covers.Points, m.Covers.Max, r.Points, list.Max)
		}
		points, of := 0, 0
		for i, o := range m.Uses.Strengths {
			if o.Used < 0 || o.Used > int(o.Strength) || (o.Used > 0) != (o.By != "") || o.Depth < score.Used || len(o.Evidence) == 0 {
				t.Errorf("%s: %+v", r.ID, o)
			}
			if i > 0 && m.Uses.Strengths[i-1].Strength < o.Strength {
				t.Errorf("%s: %s stands behind a weaker one", r.ID, o.Skill)
			}
			points, of = points+o.Used, of+int(o.Strength)
		}
		if points != m.Uses.Points || of != m.Uses.Of {
			t.Errorf("%s: strengths sum to %d of %d, the use says %d of %d", r.ID, points, of, m.Uses.Points, m.Uses.Of)
		}
		if encode(t, m) != encode(t, mutual(t, ix, s, r.ID)) {
			t.Errorf("%s: equal input gives another answer", r.ID)
		}
	}
}

func TestUse(t *testing.T) {
	s := spec(t, `
title: T
problem: P.
level: execute
clusters:
  - {name: Services, need: must, all: [{any: [java], adjacent: [go]}]}
`)
	for _, row := range []struct {
		why, work  string
		points, of int
		strengths  int
		as         string
		shown      role.Level
		above      bool
	}{
		{"asked for directly: all of it", "Built Java services.", 416, 416, 1, "", role.Execute, false},
		{"adjacent at 4/8: half of it", "Built Go microservices in golang.", 416 / 2, 416 + 416, 2, "", role.Execute, false},
		{"Spring Boot shows Java; Java is not counted twice", "Built services with Spring Boot.", 416, 416, 1, "java", role.Execute, false},
		{"another trade: none of it", "Built Terraform modules.", 0, 416, 1, "", role.Execute, false},
		{"owns what only had to be worked on", "Owned the Java services, on call.", 511, 511, 1, "", role.OwnService, true},
		{"a mention is no strength", "Java, services.", 0, 0, 0, "", "", false},
	} {
		m := mutual(t, open(t, person("a", "Chef", row.work, "React, Vue")), s, "a")
		if m.Uses.Points != row.points || m.Uses.Of != row.of || len(m.Uses.Strengths) != row.strengths {
			t.Errorf("%s: uses %d of %d in %+v, want %d of %d", row.why, m.Uses.Points, m.Uses.Of, m.Uses.Strengths, row.points, row.of)
			continue
		}
		if row.strengths > 0 && string(m.Uses.Strengths[0].As) != row.as {
			t.Errorf("%s: used as %q, want %q", row.why, m.Uses.Strengths[0].As, row.as)
		}
		if m.Level.Shown != row.shown || m.Level.Above != row.above || (row.shown != "") != (len(m.Level.Evidence) > 0) {
			t.Errorf("%s: level %+v, want %q, above: %v", row.why, m.Level, row.shown, row.above)
		}
	}
}

// Nobody is over-qualified for a role that asks for no level, and whom nobody knows has
// two sides of nothing.
func TestMutualAtTheEdges(t *testing.T) {
	s := spec(t, onlyGo)
	ix := open(t, person("a", "Engineer", "Designed Go microservices because releases failed.", ""), Candidate{ID: "empty"})
	if m := mutual(t, ix, s, "a"); m.Level.Above || m.Level.Shown != role.LeadDesign {
		t.Errorf("level %+v", m.Level)
	}
	if m := mutual(t, ix, s, "empty"); m.Uses.Of != 0 || m.Uses.Points != 0 || m.Covers.Points != 0 || m.Level.Shown != "" {
		t.Errorf("an empty profile: %+v", m)
	}
	if _, err := ix.Mutual(context.Background(), s, "nobody"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown ID: %v", err)
	}
}
