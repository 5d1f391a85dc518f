package skill

import (
	"slices"
	"strings"
	"testing"
)

// lastYear is the newest first release that the built-in data may hold. It is a
// constant and not the clock: a test must not fail because a year begins.
const lastYear = 2026

// TestData holds what is asked of every entry of the built-in data beyond the rules
// of a file, so that callers can lean on it.
func TestData(t *testing.T) {
	x := Default()
	var skills, names, edges, repositories, lonely int
	near := map[ID]bool{}
	for _, s := range x.All() {
		for _, e := range x.Near(s.ID) {
			near[e.From], near[e.To] = true, true
			edges++
		}
	}
	for _, s := range x.All() {
		skills++
		names += 1 + len(s.Aliases)
		repositories += min(1, len(s.Repositories))
		if s.Since < 1940 && s.Since != 0 || s.Since > lastYear {
			t.Errorf("%s was first released in %d, want a year up to %d", s.ID, s.Since, lastYear)
		}
		if s.Since == 0 && s.Kind != Practice {
			t.Errorf("%s is a %s without a year of its first release", s.ID, s.Kind)
		}
		if slices.Contains(x.Implied(s.Parent), s.ID) {
			t.Errorf("%s lies below %s, which implies it", s.ID, s.Parent)
		}
		if s.Parent == "" && len(x.Children(s.ID)) == 0 {
			t.Errorf("%s has neither a parent nor children", s.ID)
		}
		if !near[s.ID] && len(s.Implies) == 0 {
			lonely++
		}
	}
	t.Logf("%d skills, %d names, %d edges, %d with repositories, %d roots, %d reached by no edge and implying nothing",
		skills, names, edges, repositories, len(x.Children("")), lonely)
	for what, row := range map[string][2]int{
		"skills": {skills, 1700}, "names": {names, 10000}, "edges": {edges, 2000}, "skills with repositories": {repositories, 500},
	} {
		if row[0] < row[1] {
			t.Errorf("%d %s, want at least %d", row[0], what, row[1])
		}
	}
	if n := len(x.Children("")); n > 12 {
		t.Errorf("%d roots, want at most 12: %v", n, x.Children(""))
	}
}

// TestEdgesHaveReasons holds that reasons are a few words.
func TestEdgesHaveReasons(t *testing.T) {
	x := Default()
	for _, s := range x.All() {
		for _, e := range x.Near(s.ID) {
			if len(strings.Fields(e.Why)) < 1 || len(e.Why) > 90 {
				t.Errorf("edge from %s to %s has the reason %q, want a few words", e.From, e.To, e.Why)
			}
		}
	}
}

func TestAncestors(t *testing.T) {
	x := Default()
	for _, row := range []struct {
		id   ID
		want []ID // in this order, perhaps with others between
		why  string
	}{
		{"spring-boot", []ID{"spring", "java", "software-development"}, "a framework on a framework on a language"},
		{"zookeeper", []ID{"distributed-systems"}, "a skill of its own, not a name of Consul"},
		{"odoo", []ID{"erp"}, "a product of its kind"},
		{"software-development", nil, "a root"},
		{"no-such-skill", nil, "unknown"},
	} {
		got := x.Ancestors(row.id)
		at := -1
		for _, id := range row.want {
			next := slices.Index(got, id)
			if next <= at {
				t.Errorf("%s lies below %v, want %v in this order: %s", row.id, got, row.want, row.why)
			}
			at = next
		}
		if row.want == nil && got != nil {
			t.Errorf("%s lies below %v, want nothing: %s", row.id, got, row.why)
		}
	}
	for _, s := range x.All() {
		if s.Parent != "" && !slices.Contains(x.Children(s.Parent), s.ID) {
			t.Errorf("%s is no child of its parent %s", s.ID, s.Parent)
		}
		if up := x.Ancestors(s.ID); slices.Contains(up, s.ID) || len(up) > 8 {
			t.Errorf("%s lies below %v", s.ID, up)
		}
	}
}

func TestAccess(t *testing.T) {
	// What a role lint and a sourcing plan ask of one skill.
	x := Default()
	s, ok := x.Skill("kubernetes")
	if !ok || s.Since != 2014 || s.Kind != Platform || !slices.Contains(s.Repositories, "kubernetes/kubernetes") ||
		!slices.Contains(s.Aliases, "K8s") || !slices.Contains(s.Areas, Infrastructure) || s.Parent == "" {
		t.Errorf("Kubernetes is %+v", s)
	}
	if near := x.Near("kubernetes"); len(near) == 0 || near[0].Why == "" {
		t.Errorf("nothing is near Kubernetes: %v", near)
	}
	if n, ok := x.Nearest("Kuberntes"); !ok || n.ID != "kubernetes" {
		t.Errorf("nearest to a misspelling is %s", n.ID)
	}
}
