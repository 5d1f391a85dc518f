package main

import "testing"

// someone makes a person with one job of some months in a trade's family, ended some
// months ago.
func someone(l level, family string, months, ago int, uses ...use) *person {
	dated := at(2026, 1)
	end := dated - month(ago)
	return &person{level: l, dated: dated, jobs: []job{{trade: &trade{family: family}, level: l, start: end - month(months), end: end, uses: uses}}}
}

func TestGrade(t *testing.T) {
	r := want{families: []string{"backend"}, level: own, years: 3,
		must: []need{
			{crafts: []string{"go"}, adjacent: []string{"java"}, core: true},
			{crafts: []string{"sql"}},
			{crafts: []string{"api"}},
		},
		only: []string{"frontend"}}
	full := []use{{"go", owned}, {"sql", used}, {"api", used}}
	public := someone(own, "backend", 40, 0)
	public.public = full
	lists := someone(own, "backend", 40, 0)
	lists.listed = []string{"go", "sql", "api"}
	both := someone(own, "backend", 40, 0, use{"sql", used}, use{"api", used})
	both.listed = []string{"go"}
	for _, c := range []struct {
		p    *person
		want int
		why  string
	}{
		{someone(own, "backend", 40, 0, full...), 3, "everything shown, level and years as asked"},
		{public, 3, "the same shown in public alone"},
		{someone(lead, "backend", 40, 0, full...), 3, "above the level lowers nothing"},
		{someone(own, "backend", 24, 0, full...), 3, "two thirds of the years are enough"},
		{someone(own, "backend", 23, 0, full...), 2, "less are not"},
		{someone(execute, "backend", 40, 0, full...), 2, "one level below"},
		{someone(own, "backend", 40, 0, use{"go", used}, use{"sql", used}, use{"api", used}), 2, "the middle used, not owned"},
		{someone(own, "backend", 40, 0, use{"java", owned}, use{"sql", used}, use{"api", used}), 2, "adjacent with ownership"},
		{someone(own, "backend", 40, 0, use{"java", used}, use{"sql", used}, use{"api", used}), 1, "adjacent without"},
		{someone(own, "backend", 40, 0, use{"go", owned}, use{"sql", used}), 2, "one must-have missing"},
		{someone(own, "backend", 40, 0, use{"go", owned}), 1, "two missing"},
		{someone(own, "backend", 40, 97, full...), 1, "eight years ago: every must-have but the owned one is a claim"},
		{someone(own, "backend", 40, 96, full...), 3, "just inside eight years"},
		{lists, 1, "only listed"},
		{someone(own, "backend", 40, 0, use{"go", named}, use{"sql", used}, use{"api", used}), 1, "a mention in a job is a claim"},
		{both, 1, "the middle only listed"},
		{someone(own, "backend", 40, 0, use{"sql", used}, use{"api", used}), 1, "most of the rest, in the field"},
		{someone(own, "data", 40, 0, use{"sql", used}, use{"api", used}), 0, "the same in another field"},
		{someone(own, "frontend", 40, 0, full...), 0, "rejected: nothing but front ends"},
		{someone(own, "backend", 40, 0), 0, "nothing at all"},
	} {
		if got := r.grade(c.p); got != c.want {
			t.Errorf("grade %d, want %d: %s", got, c.want, c.why)
		}
	}
	r.only, r.without = nil, []string{"mobile"}
	if got := r.grade(someone(own, "backend", 40, 0, full...)); got != 0 {
		t.Errorf("grade %d, want 0: rejected without mobile work", got)
	}
	r.without, r.level = nil, lead
	if got := r.grade(someone(execute, "backend", 40, 0, full...)); got != 1 {
		t.Errorf("grade %d, want 1: two levels below", got)
	}
}

func TestFamilyMonths(t *testing.T) {
	p := someone(own, "backend", 40, 0)
	if got := p.family([]string{"backend", "data"}); got != 40 {
		t.Errorf("%d months of back ends, want 40", got)
	}
	if got := p.family([]string{"mobile"}); got != 0 {
		t.Errorf("%d months of mobile work, want none", got)
	}
}
