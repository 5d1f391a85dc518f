package role

import (
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// The tests of this file are the measurable checks of what an intake meeting needs, R1
// to R13. What takes a ranking is checked in examples/rank.

// TestR01Accept: the same strengths earn full, partial and no points under any,
// adjacent and direct.
func TestR01Accept(t *testing.T) {
	points := func(accept string, shown skill.ID) int {
		plan, _ := Compile(must(Line{Any: []string{"zorb"}, Accept: accept}), taxonomy(t))
		best := 0
		for _, term := range plan.Requirements[0].Terms {
			if term.Skill == shown {
				best = max(best, score.Points(term.Boost, 400))
			}
		}
		return best
	}
	full := points("direct", "zorb")
	for _, tt := range []struct {
		accept string
		shown  skill.ID
		want   int
		why    string
	}{
		{"direct", "quib", 0, "an adjacent skill is none"},
		{"", "quib", 0, "direct is the default"},
		{"adjacent", "quib", full / 8 * 5, "the eighths of the edge"},
		{"any", "quib", full, "as good as direct"},
		{"any", "frap", full, "whatever the edge is worth"},
		{"any", "dremel", 0, "without an edge it is no neighbour"},
		{"any", "zorb", full, "direct stays direct"},
	} {
		if got := points(tt.accept, tt.shown); got != tt.want {
			t.Errorf("accept %q, %s: %d points, want %d: %s", tt.accept, tt.shown, got, tt.want, tt.why)
		}
	}
	plan, _ := Compile(must(Line{Any: []string{"zorb"}, Adjacent: []string{"gribble"}, Accept: "any"}), taxonomy(t))
	for _, term := range plan.Requirements[0].Terms[1:] {
		if term.Boost != plan.Requirements[0].Boost || term.Via == "" || term.For != "zorb" {
			t.Errorf("%+v: want the whole boost and the path kept", term)
		}
	}
}

// TestR02Baseline: every unset part is reported by its name, and every set one is the
// input of a cluster.
func TestR02Baseline(t *testing.T) {
	set := Baseline{Cloud: "aws", CICD: "shared", Containers: "kubernetes", OnCall: "yes"}
	for _, tt := range []struct {
		name  string
		at    func(*Baseline) *string
		skill string // what the cluster asks for
	}{
		{"baseline.cloud", func(b *Baseline) *string { return &b.Cloud }, "aws"},
		{"baseline.cicd", func(b *Baseline) *string { return &b.CICD }, "CI/CD"},
		{"baseline.containers", func(b *Baseline) *string { return &b.Containers }, "kubernetes"},
		{"baseline.oncall", func(b *Baseline) *string { return &b.OnCall }, "on-call"},
	} {
		s := platformSpec()
		s.Baseline = set
		*tt.at(&s.Baseline) = ""
		var unset []string
		for _, f := range Lint(s, nil) {
			if f.Code == UnsetBaseline {
				unset = append(unset, f.Path)
				if !strings.Contains(f.Message, tt.name) {
					t.Errorf("%q does not name %s", f.Message, tt.name)
				}
			}
		}
		if !slices.Equal(unset, []string{tt.name}) {
			t.Errorf("%s unset: found %v", tt.name, unset)
		}
		for value, want := range map[string]int{*tt.at(&set): 1, "": 0, "none": 0, "no": 0} {
			var only Baseline
			*tt.at(&only) = value
			got := Suggest(&Spec{Baseline: only}, nil)
			if len(got) != want || want == 1 && !slices.Contains(got[0].All[0].Any, tt.skill) {
				t.Errorf("%s %q suggests %+v, want %d cluster with %s", tt.name, value, got, want, tt.skill)
			}
		}
	}
	if got := Suggest(&Spec{Baseline: Baseline{Cloud: "AWS, Azure"}}, nil); len(got) != 1 || !slices.Equal(got[0].All[0].Any, []string{"AWS", "Azure"}) {
		t.Errorf("two clouds suggest %+v", got)
	}
}

// TestR03Level: a level is one of three behaviours; "senior" without one is found and
// blocks.
func TestR03Level(t *testing.T) {
	for _, level := range levelWords {
		if _, err := Read(strings.NewReader("level: " + level + "\nclusters: [{name: A, any: [go]}]")); err != nil {
			t.Error(err)
		}
	}
	s := readFile(t, "../../testdata/lint/no-finding.yaml")
	for _, tt := range []struct {
		title string
		level Level
		want  bool
	}{
		{"Senior engineer for the timetable", "", true},
		{"Sr. engineer for the timetable", "", true},
		{"Senior engineer for the timetable", OwnService, false},
		{"Engineer for the timetable", "", false},
		{"Engineer of the Señor timetable", "", false},
	} {
		s.Title, s.Level = tt.title, tt.level
		found := slices.ContainsFunc(Lint(s, nil), func(f Finding) bool { return f.Code == SeniorityWithoutMeaning })
		if v := Ready(s, nil); found != tt.want || v.Ready == tt.want || tt.want && v.Gaps[0].Name != "level" {
			t.Errorf("%q at level %q: found %v, %v", tt.title, tt.level, found, v)
		}
	}
}

// TestR04SeniorPreferred: "senior preferred" gives the question with its three axes.
func TestR04SeniorPreferred(t *testing.T) {
	axes := SeniorityAxes()
	if len(axes) != 3 {
		t.Fatalf("%d axes, want three", len(axes))
	}
	findings := Lint(readFile(t, "../../testdata/lint/senior-preferred.yaml"), nil)
	if len(findings) != 1 {
		t.Fatalf("%v, want one finding", findings)
	}
	for _, want := range []string{"independent execution", "architecture judgment", "onboarding without hand-holding", "own-service", "lead-design", "execute"} {
		if !strings.Contains(findings[0].Suggestion, want) {
			t.Errorf("the question %q does not hold %q", findings[0].Suggestion, want)
		}
	}
}

// checkDefaults holds that a pattern suggests clusters that are whole, known to the
// taxonomy, weighed, and without a finding of their own.
func checkDefaults(t *testing.T, p Pattern) {
	t.Helper()
	for _, name := range []string{p.ID, strings.ToUpper(p.Name)} {
		if got := Defaults(name, nil); len(got) < 3 || len(got) != len(p.Clusters) {
			t.Fatalf("%s suggests %d clusters, want at least 3 and all of %d", name, len(got), len(p.Clusters))
		}
	}
	if p.Question == "" || strings.ToLower(p.ID) != p.ID {
		t.Errorf("%s: no question, or an ID that is none", p.ID)
	}
	s := readFile(t, "../../testdata/lint/no-finding.yaml")
	s.Clusters, s.Reject = Defaults(p.ID, nil), nil
	for _, f := range Lint(s, nil) {
		t.Errorf("%s: %v", p.ID, f)
	}
	for i, c := range s.Clusters {
		for j, l := range c.All {
			for _, name := range slices.Concat(p.Clusters[i].All[j].Any, p.Clusters[i].All[j].Adjacent) {
				if !slices.Contains(l.Any, name) && !slices.Contains(l.Adjacent, name) {
					t.Errorf("%s: the taxonomy does not know %q", p.ID, name)
				}
			}
		}
	}
	if got := Defaults(p.ID, new(skill.Taxonomy)); len(got) != 0 {
		t.Errorf("%s: an empty taxonomy leaves %v", p.ID, got)
	}
	s.Clusters[0].All[0].Any[0] = "changed"
	if Defaults(p.ID, nil)[0].All[0].Any[0] == "changed" {
		t.Errorf("%s: the list is not the caller's", p.ID)
	}
}

// TestR05Problems: six problems, each with clusters; free text suggests none.
func TestR05Problems(t *testing.T) {
	var ids []string
	for _, p := range Problems() {
		ids = append(ids, p.ID)
		checkDefaults(t, p)
	}
	if want := []string{"slow-apis", "brittle-integrations", "data-consistency", "scaling-pain", "platform-migration", "tooling-debt"}; !slices.Equal(ids, want) {
		t.Errorf("problems %v, want %v", ids, want)
	}
	if got := Suggest(&Spec{Problem: "Orders are lost."}, nil); got != nil {
		t.Errorf("free text suggests %v", got)
	}
	got := Suggest(&Spec{Problem: "Slow APIs", Clusters: Defaults("slow-apis", nil)[:1]}, nil)
	if len(got) != 2 {
		t.Errorf("%d clusters are suggested beside the one that is there, want 2", len(got))
	}
}

// TestR06Archetypes: four archetypes, each with clusters and a whole spec without a
// finding; examples/rank ranks people with these.
func TestR06Archetypes(t *testing.T) {
	all := Archetypes()
	if len(all) != 4 {
		t.Errorf("%d archetypes, want 4", len(all))
	}
	for _, p := range all {
		checkDefaults(t, p)
		s := readFile(t, "../../testdata/roles/"+p.ID+".yaml")
		if findings := Lint(s, nil); s.Archetype != p.ID || len(findings) > 0 || !Ready(s, nil).Ready {
			t.Errorf("%s: archetype %q, %v, %v", p.ID, s.Archetype, Ready(s, nil), findings)
		}
	}
	for _, name := range glob(t, "../../testdata/roles/*.yaml", 5) {
		if findings := Lint(readFile(t, name), nil); len(findings) > 0 {
			t.Errorf("%s: %v", name, findings)
		}
	}
}

// TestR07Trainable: all trainables together weigh no more than the weakest must-have,
// however heavy they are written.
func TestR07Trainable(t *testing.T) {
	s := platformSpec()
	s.Clusters[0].Weight, s.Clusters[1].Weight, s.Clusters[2].Weight = 9, 1, 9
	s.Level, s.Years = "", 0
	plan, _ := Compile(s, nil)
	weakest, trainable := plan.Max, 0
	for _, r := range plan.Requirements {
		if r.Need == Must {
			weakest = min(weakest, r.Boost)
		} else {
			trainable += r.Boost
		}
	}
	if trainable == 0 || trainable > weakest {
		t.Errorf("trainables %d, the weakest must-have %d", trainable, weakest)
	}
}

// TestR08Intake: the three fields of the meeting are read, written, compared and part of
// the hash.
func TestR08Intake(t *testing.T) {
	s := platformSpec()
	for _, field := range []struct {
		path string
		at   *[]string
	}{
		{"intake.without_help", &s.Intake.WithoutHelp},
		{"intake.can_learn", &s.Intake.CanLearn},
		{"intake.reject", &s.Intake.Reject},
	} {
		before := *s
		*field.at = append(slices.Clone(*field.at), "One thing more, in two\nlines")
		back, _ := rewrite(t, s)
		if changes := Diff(&before, back); len(changes) != 1 || changes[0].Path != field.path || before.Hash() == back.Hash() {
			t.Errorf("%s: %v", field.path, changes)
		}
	}
	plan, _ := Compile(s, nil)
	s.Intake = Intake{}
	without, _ := Compile(s, nil)
	if without.Max != plan.Max || len(without.Requirements) != len(plan.Requirements) {
		t.Error("the words of the meeting rank")
	}
}

// TestR09ShoppingList: fifteen technologies and impossible years are found, each by its
// own code alone, and a clean spec has no finding.
func TestR09ShoppingList(t *testing.T) {
	for name, want := range map[string]Code{
		"fifteen-technologies": ShoppingList, "fifteen-alternatives": ShoppingList, "ten-years-in-words": YearsBeyondAge,
		"ten-years-of-work": YearsBeyondAge, "too-many-musts": TooManyMusts, "no-problem": NoProblem, "no-finding": "",
	} {
		findings := Lint(readFile(t, "../../testdata/lint/"+name+".yaml"), nil)
		if len(findings) > 1 || len(findings) == 0 && want != "" || len(findings) == 1 && findings[0].Code != want {
			t.Errorf("%s: %v, want %q alone", name, findings, want)
		}
	}
}

// TestR10Ready: a role that cannot name its problem and first focus is not ready, with
// these two gaps named and no others.
func TestR10Ready(t *testing.T) {
	s := platformSpec()
	if v := Ready(s, nil); !v.Ready || v.Gaps != nil || v.String() != "ready" {
		t.Errorf("the whole spec: %v", v)
	}
	s.Problem, s.Impact.FirstFocus = "", " "
	v := Ready(s, nil)
	if want := "not ready: problem, impact.first_focus"; v.Ready || v.String() != want {
		t.Errorf("%v, want %s", v, want)
	}
	for _, g := range v.Gaps {
		if !strings.HasSuffix(g.Question, "?") {
			t.Errorf("the gap %s asks nothing: %q", g.Name, g.Question)
		}
	}
	for _, tt := range []struct {
		edit func(*Spec)
		want string
		why  string
	}{
		{func(s *Spec) { s.Clusters = nil }, "clusters", "nobody can earn a point"},
		{func(s *Spec) { s.Clusters[0].Need, s.Clusters[1].Need = Trainable, Trainable }, "clusters", "nothing must be there"},
		{func(s *Spec) { s.Clusters[0].All[0].Adjacent = []string{"golang"} }, "clusters[1].all[1].adjacent[1]", "a contradiction"},
		{func(s *Spec) { s.Clusters[1].All[0] = Line{Text: []string{"§"}} }, "clusters[2].all[1]", "nothing can meet it"},
		{func(s *Spec) { s.Level, s.Title = "", "Senior Go engineer" }, "level", "seniority without a level"},
		{func(s *Spec) { s.Baseline = Baseline{} }, "", "an unset baseline is advice"},
		{func(s *Spec) { s.Title = "Go ninja" }, "", "a cliche is advice"},
	} {
		s := platformSpec()
		tt.edit(s)
		want := "ready"
		if tt.want != "" {
			want = "not ready: " + tt.want
		}
		if v := Ready(s, nil); v.String() != want {
			t.Errorf("%v, want %s: %s", v, want, tt.why)
		}
	}
}

// TestR11Summary: the spec of the demonstration shows all four rows, and reads back.
func TestR11Summary(t *testing.T) {
	for _, name := range glob(t, "../../testdata/roles/*.yaml", 5) {
		s := readFile(t, name)
		summary := s.Summary()
		markdown := summary.Markdown()
		if ParseSummary(markdown) != summary || strings.Contains(markdown, notStated) {
			t.Errorf("%s: a row is missing or does not read back:\n%s", name, markdown)
		}
		for _, want := range []string{"First focus", "Systems", "Success", "Collaboration", s.Hash()} {
			if !strings.Contains(markdown, want) {
				t.Errorf("%s: no %q in\n%s", name, want, markdown)
			}
		}
	}
}

// TestR12Hash: author and date are kept and no part of the hash; TestHashSeesEveryEdit
// edits all else.
func TestR12Hash(t *testing.T) {
	s := platformSpec()
	s.Author, s.Date = "somebody else", "2027-01-01"
	back, _ := rewrite(t, s)
	if back.Author != s.Author || back.Date != s.Date || back.Hash() != platformSpec().Hash() {
		t.Errorf("author %q, date %q, hash %s", back.Author, back.Date, back.Hash())
	}
}

// TestR13Calibrated: of one role before and after the intake meeting, the findings
// strictly fall.
func TestR13Calibrated(t *testing.T) {
	const vague = `
title: Senior Python rockstar
clusters:
  - name: Stack
    any: [Python, Django]
  - name: More
    all:
      - any: [Python]
      - any: [PostgreSQL]
`
	draft := read(t, vague)
	meeting := []func(*Spec){
		func(s *Spec) { s.Title = "Senior Python engineer" },
		func(s *Spec) { s.Level = OwnService },
		func(s *Spec) { s.Problem = "slow-apis" },
		func(s *Spec) { s.Impact.FirstFocus = "The ten slowest endpoints" },
		func(s *Spec) { s.Impact.Systems = "FastAPI and PostgreSQL" },
		func(s *Spec) { s.Impact.Success = "Answers within 200 ms" },
		func(s *Spec) { s.Impact.Collaboration = "Two product teams" },
		func(s *Spec) { s.Baseline = Baseline{"aws", "shared", "docker", "no"} },
		func(s *Spec) { s.Clusters = s.Clusters[:1] },
	}
	before := len(Lint(draft, nil))
	for i, answer := range meeting {
		answer(draft)
		after := len(Lint(draft, nil))
		if after >= before {
			t.Errorf("answer %d: %d findings, before it %d: %v", i+1, after, before, Lint(draft, nil))
		}
		before = after
	}
	if before != 0 {
		t.Errorf("after the meeting: %v", Lint(draft, nil))
	}
}
