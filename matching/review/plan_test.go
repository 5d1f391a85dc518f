package review

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// plans are the plans of people who show much, little and nothing.
func plans(t *testing.T) map[string]*Review {
	return map[string]*Review{
		"nothing": person{text: "# Robin Example\n\n## Interests\n\nchess\n"}.of(t, specOf(t, goRole)),
		"list":    person{text: listed(thirtySkills...)}.of(t, specOf(t, goRole)),
		"denied":  person{text: listed("Go", "Docker") + "\n## Summary\n\nNo experience with Go.\n"}.of(t, specOf(t, goRole)),
		"owner": person{text: job("Senior Engineer", "Jan 2020 - Dec 2023", "Owned the account service in Go.", "Owned the PostgreSQL cluster.",
			"Deployed with Docker.")}.of(t, specOf(t, goRole)),
		"java": person{text: job("Engineer", "Jan 2020 - Dec 2023", "Owned the billing service in Java.")}.of(t, specOf(t, goRole)),
	}
}

func TestO06EachGapOnce(t *testing.T) {
	for name, v := range plans(t) {
		if len(v.Plan.Interviews) != 3 {
			t.Fatalf("%s: %d interviews, want 3", name, len(v.Plan.Interviews))
		}
		ids, subjects, jobs := map[string]int{}, map[string]int{}, map[string]bool{}
		for i, talk := range v.Plan.Interviews {
			if talk.Name != InterviewNames()[i] || jobs[talk.Job] || len(talk.Items) == 0 {
				t.Errorf("%s: interview %d: %+v, want a name, a job of its own and something to settle", name, i, talk)
			}
			jobs[talk.Job] = true
			for _, item := range talk.Items {
				ids[item.ID]++
				subjects[item.From+"/"+item.Label]++
				if !item.Gap && len(item.Citations) == 0 {
					t.Errorf("%s: claim %+v without a span", name, item)
				}
			}
		}
		for _, all := range []map[string]int{ids, subjects} {
			for key, n := range all {
				if n != 1 {
					t.Errorf("%s: %s stands in the plan %d times", name, key, n)
				}
			}
		}
		for _, r := range v.Raise { // every must-have that is missing is asked about
			if r.Points == 0 && r.Need == "must" && subjects[r.Cluster+"/"+r.Label] != 1 {
				t.Errorf("%s: %s, %s is a gap and in no interview: %v", name, r.Cluster, r.Label, slices.Sorted(maps.Keys(subjects)))
			}
		}
	}
}

func TestO07EveryPromptIsBound(t *testing.T) {
	for name, v := range plans(t) {
		for i, talk := range v.Plan.Interviews {
			items := map[string]bool{}
			for _, item := range talk.Items {
				items[item.ID] = true
			}
			bank := 0
			for _, p := range talk.Prompts {
				if !items[p.Item] {
					t.Errorf("%s: %q is about %q, which is not in interview %d", name, p.Ask, p.Item, i+1)
				}
				if p.Bank == "deep-dive" {
					bank++
				}
			}
			if i == deepDive && bank != 4 {
				t.Errorf("%s: %d prompts of the deep dive, want 4", name, bank)
			}
		}
	}
	owner := plans(t)["owner"].Plan.Interviews[deepDive]
	for _, word := range []string{"yours alone", "changed under pressure", "broke in production", "build differently today"} {
		if !slices.ContainsFunc(owner.Prompts, func(p Prompt) bool { return strings.Contains(p.Ask, word) && strings.HasPrefix(p.Item, "claim-") }) {
			t.Errorf("no prompt on %q is bound to a claim of the owner", word)
		}
	}
}

func TestO08Situations(t *testing.T) {
	for name, v := range plans(t) {
		talk := v.Plan.Interviews[collaboration]
		for _, word := range []string{"boundary between their services", "requirements are unclear", "reviewer asks for changes", "Production is down"} {
			n := 0
			for _, p := range talk.Prompts {
				if strings.Contains(p.Ask, word) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s: the situation %q stands there %d times, want once", name, word, n)
			}
		}
	}
}

func TestF08Raise(t *testing.T) {
	for name, v := range plans(t) {
		unmet := map[string]bool{}
		for _, c := range specOf(t, goRole).Clusters {
			unmet[c.Name] = name == "nothing" || name == "list"
		}
		for _, r := range v.Raise {
			delete(unmet, r.Cluster)
			if len(r.Ways) == 0 {
				t.Errorf("%s: %s: nothing would raise it", name, r.Label)
			}
			for _, w := range r.Ways {
				if w.Points <= r.Points || w.Points > r.Max {
					t.Errorf("%s: %s: %d points with %q, %d now, %d at most", name, r.Label, w.Points, w.Show, r.Points, r.Max)
				}
			}
		}
		for cluster, is := range unmet {
			if is {
				t.Errorf("%s: cluster %s is unmet and has no line", name, cluster)
			}
		}
	}
	// What it says comes true: two years of dated work with Go.
	v := person{text: job("Engineer", "Jul 2024 - Present", "Wrote handlers in Go.")}.of(t, specOf(t, goRole))
	bare := plans(t)["nothing"].Raise[0]
	for _, r := range v.Raise {
		if r.Label == bare.Label && r.Points != bare.Ways[0].Points {
			t.Errorf("two years of Go are %d points, %d were said", r.Points, bare.Ways[0].Points)
		}
	}
}

// What an item says of its origin is true: a field that is not set is nobody's source.
func TestFixedItemsNameTheirSource(t *testing.T) {
	for _, row := range []struct{ problem, focus, from, label string }{
		{"Releases are risky.", "Make them dull", "impact.first_focus", "Make them dull"},
		{"Releases are risky.", "", "problem", "Releases are risky."},
		{"", "", "title", "Go engineer"},
	} {
		spec := specOf(t, goRole)
		spec.Title, spec.Problem, spec.Impact.FirstFocus, spec.Impact.Collaboration = "Go engineer", row.problem, row.focus, ""
		plan := person{text: listed("Go")}.of(t, spec).Plan
		work := plan.Interviews[systemDesign].Items
		if last := work[len(work)-1]; last.From != row.from || last.Label != row.label {
			t.Errorf("the work that waits is %q from %s, want %q from %s", last.Label, last.From, row.label, row.from)
		}
		people := plan.Interviews[collaboration].Items
		if last := people[len(people)-1]; last.From != "role" {
			t.Errorf("the people come from %s, want the role: the field is not set", last.From)
		}
	}
}
