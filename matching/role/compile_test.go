package role

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// invented is a small taxonomy of things that do not exist.
const invented = `
skills:
  - {id: zorb, name: Zorb, kind: language, areas: [backend], aliases: [zorblang]}
  - {id: quib, name: Quib, kind: language, areas: [backend]}
  - {id: frap, name: Frap, kind: language, areas: [backend]}
  - {id: plonk, name: Plonk, kind: framework, areas: [frontend]}
  - {id: dremel, name: Dremel DB, kind: database, areas: [data analysis]}
  - {id: gribble, name: Gribble, kind: practice}
edges:
  - {from: quib, to: zorb, eighths: 5, why: "the same runtime"}
  - {from: frap, to: zorb, eighths: 3, why: "the same syntax"}
  - {from: frap, to: plonk, eighths: 6, why: "built with it"}
  - {from: plonk, to: zorb, eighths: 2, why: "often together"}
`

func taxonomy(t testing.TB) *skill.Taxonomy {
	t.Helper()
	x, err := new(skill.Taxonomy).Extend(strings.NewReader(invented))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// must is a spec of one must-have cluster with one line.
func must(l Line) *Spec {
	return &Spec{Clusters: []Cluster{{Name: "C", Need: Must, Weight: 5, All: []Line{l}}}}
}

func TestCompileLine(t *testing.T) {
	const b = score.MaxBoost // the only line has it all
	for _, tt := range []struct {
		line    Line
		terms   []Term
		phrases []Phrase
		label   string
		why     string
	}{
		{Line{Any: []string{"Zorb", "Quib"}}, []Term{{Skill: "zorb", Boost: b}, {Skill: "quib", Boost: b}}, nil, "Zorb or Quib", "direct skills have the whole boost; no edges unless asked"},
		{Line{Any: []string{"Zorb", "zorblang"}}, []Term{{Skill: "zorb", Boost: b}}, nil, "Zorb", "two names of one skill"},
		{Line{Any: []string{"zorb"}, Accept: "adjacent"}, []Term{
			{Skill: "zorb", Boost: b},
			{Skill: "quib", Boost: b / 8 * 5, Via: "the same runtime", For: "zorb"},
			{Skill: "frap", Boost: b / 8 * 3, Via: "the same syntax", For: "zorb"},
			{Skill: "plonk", Boost: b / 8 * 2, Via: "often together", For: "zorb"},
		}, nil, "Zorb", "edges with their own eighths"},
		{Line{Any: []string{"zorb", "plonk"}, Accept: "adjacent", Depth: "own"}, []Term{
			{Skill: "zorb", Boost: b, Depth: score.Owned},
			{Skill: "plonk", Boost: b, Depth: score.Owned},
			{Skill: "quib", Boost: b / 8 * 5, Via: "the same runtime", For: "zorb", Depth: score.Owned},
			{Skill: "frap", Boost: b / 8 * 6, Via: "built with it", For: "plonk", Depth: score.Owned},
		}, nil, "Zorb or Plonk, owned", "the better edge of two; direct is never adjacent; depth holds for all"},
		{Line{Any: []string{"zorb"}, Adjacent: []string{"quib", "gribble"}, Accept: "adjacent"}, []Term{
			{Skill: "zorb", Boost: b},
			{Skill: "quib", Boost: b / 2, Via: "the same runtime", For: "zorb"},
			{Skill: "gribble", Boost: b / 2, Via: whyAccepted, For: "zorb"},
			{Skill: "frap", Boost: b / 8 * 3, Via: "the same syntax", For: "zorb"},
			{Skill: "plonk", Boost: b / 8 * 2, Via: "often together", For: "zorb"},
		}, nil, "Zorb", "explicit adjacent keeps 4/8, whatever the edge says"},
		{Line{Any: []string{"zorb"}, Adjacent: []string{"zorb"}}, []Term{{Skill: "zorb", Boost: b}}, nil, "Zorb", "direct is never adjacent"},
		{Line{Any: []string{"zorb", "Frobnicator 9"}, Adjacent: []string{"Blorpity"}, Text: []string{"owl watching", "OWL  watching"}},
			[]Term{{Skill: "zorb", Boost: b}},
			[]Phrase{{Text: "Frobnicator 9", Boost: b}, {Text: "owl watching", Boost: b}, {Text: "Blorpity", Boost: b / 2, Via: whyAccepted}},
			"Zorb, Frobnicator 9, owl watching or OWL  watching", "unknown names and texts are phrases"},
		{Line{Any: []string{"zorb"}, Depth: "use"}, []Term{{Skill: "zorb", Boost: b, Depth: score.Used}}, nil, "Zorb, used", "depth use"},
		{Line{Any: []string{"zorb"}, Depth: "design"}, []Term{{Skill: "zorb", Boost: b, Depth: score.Designed}}, nil, "Zorb, designed", "depth design"},
	} {
		spec := must(tt.line)
		before := must(tt.line)
		plan, _ := Compile(spec, taxonomy(t))
		want := []Requirement{{Cluster: "C", Label: tt.label, Need: Must, Terms: tt.terms, Phrases: tt.phrases, Boost: b}}
		if !reflect.DeepEqual(plan.Requirements, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", tt.why, plan.Requirements, want)
		}
		if !reflect.DeepEqual(spec, before) {
			t.Errorf("%s: Compile changed the spec", tt.why)
		}
	}
}

func TestFindings(t *testing.T) {
	spec := must(Line{Any: []string{"zorb", "zorblang", "Plonkk", "§§§"}})
	spec.Clusters[0].Name = "Owls"
	_, findings := Compile(spec, taxonomy(t))
	var codes []Code
	for _, f := range findings {
		codes = append(codes, f.Code)
		if f.Cluster != "Owls" || !strings.HasPrefix(f.Label, "Zorb") || f.Message == "" || f.String() == "" {
			t.Errorf("finding without its place: %+v", f)
		}
	}
	if want := []Code{DoubledSkill, UnknownSkill, UnknownSkill}; !slices.Equal(codes, want) {
		t.Fatalf("codes %v, want %v", codes, want)
	}
	if m := findings[1].Message; !strings.Contains(m, `"Plonkk"`) || !strings.Contains(m, "Plonk") {
		t.Errorf("%q does not name the word and the nearest skill", m)
	}
}

func TestNoShare(t *testing.T) {
	spec := &Spec{}
	for i := range 180 {
		spec.Clusters = append(spec.Clusters, Cluster{Name: string(rune('A' + i)), Need: Trainable, All: []Line{{Any: []string{"zorb"}}}})
	}
	for range 20 {
		spec.Clusters = append(spec.Clusters, Cluster{Weight: 9, All: []Line{{Any: []string{"zorb"}}}})
	}
	spec.Clusters = append(spec.Clusters, Cluster{Weight: 1, All: []Line{{Any: []string{"zorb"}}}})
	_, findings := Compile(spec, taxonomy(t))
	if len(findings) != 180 || findings[0].Code != NoShare {
		t.Errorf("%d findings, want one for each of 180 trainables that share what one light must-have has", len(findings))
	}
}

func abs(n int) int { return max(n, -n) }

func TestCompileLevel(t *testing.T) {
	for _, tt := range []struct {
		level Level
		want  []Term // boosts in eighths of the line's
	}{
		// zorb is backend, which lies within software development.
		{Execute, []Term{{Skill: "level-execute-backend", Boost: 8}, {Skill: "level-own-service-backend", Boost: 8}, {Skill: "level-lead-design-backend", Boost: 8},
			{Skill: "level-execute-software-development", Boost: 4}, {Skill: "level-own-service-software-development", Boost: 4}, {Skill: "level-lead-design-software-development", Boost: 4}}},
		{OwnService, []Term{{Skill: "level-own-service-backend", Boost: 8}, {Skill: "level-lead-design-backend", Boost: 8},
			{Skill: "level-own-service-software-development", Boost: 4}, {Skill: "level-lead-design-software-development", Boost: 4},
			{Skill: "level-execute-backend", Boost: 4}}},
		{LeadDesign, []Term{{Skill: "level-lead-design-backend", Boost: 8}, {Skill: "level-lead-design-software-development", Boost: 4},
			{Skill: "level-own-service-backend", Boost: 4}, {Skill: "level-execute-backend", Boost: 4}}},
		{"", nil},
		{"guru", nil}, // only of a spec made in Go; Read refuses it
	} {
		spec := must(Line{Any: []string{"zorb"}})
		spec.Level = tt.level
		plan, _ := Compile(spec, taxonomy(t))
		if tt.want == nil {
			if len(plan.Requirements) != 1 {
				t.Errorf("level %q: %d requirements, want none for the level", tt.level, len(plan.Requirements)-1)
			}
			continue
		}
		r := plan.Requirements[1]
		if r.Kind != LevelLine || r.Need != Must || r.Cluster != "Level" || r.Label == "" || abs(plan.Requirements[0].Boost-4*r.Boost) > 32 {
			t.Errorf("level %q: %+v, want a quarter as heavy as the weakest must-have", tt.level, r)
		}
		for i, term := range r.Terms {
			if (term.Via == "") != (term.For == "") {
				t.Errorf("level %q: %+v: Via and For go together", tt.level, term)
			}
			if term.For != "" && term.For != LevelID(tt.level, skill.Backend) {
				t.Errorf("level %q: %+v stands in for another level", tt.level, term)
			}
			r.Terms[i].Boost, r.Terms[i].Via, r.Terms[i].For = term.Boost*8/r.Boost, "", ""
		}
		if !slices.Equal(r.Terms, tt.want) {
			t.Errorf("level %q: %+v, want %+v", tt.level, r.Terms, tt.want)
		}
	}
}

func TestCompileYears(t *testing.T) {
	line := func(names ...string) []Line { return []Line{{Any: names}} }
	for _, tt := range []struct {
		years    int
		clusters []Cluster
		full     string
		half     string
		label    string
		why      string
	}{
		{3, []Cluster{{All: line("zorb")}}, "years-3-backend", "years-3-software-development", "3 years of work in backend", "the area of the skill, half for the wider one"},
		{1, []Cluster{{Weight: 5, All: line("zorb")}, {Weight: 2, All: line("plonk")}}, "years-1-backend", "years-1-software-development years-1-frontend", "1 year of work in backend", "an area with little behind it counts half"},
		{2, []Cluster{{Weight: 5, All: line("zorb")}, {Weight: 3, All: line("plonk")}}, "years-2-backend years-2-frontend", "years-2-software-development", "2 years of work in backend or frontend", "two areas of like weight"},
		{2, []Cluster{{All: line("zorb")}, {Need: Trainable, Weight: 9, All: line("plonk")}}, "years-2-backend", "years-2-software-development", "2 years of work in backend", "what may be learned says nothing"},
		{4, []Cluster{{All: line("dremel")}}, "years-4-data-analysis", "", "4 years of work in data analysis", "an area by itself"},
		{50, []Cluster{{All: line("dremel")}}, "years-10-data-analysis", "", "10 years of work in data analysis", "at most MaxYears"},
	} {
		spec := &Spec{Years: tt.years, Clusters: tt.clusters}
		plan, findings := Compile(spec, taxonomy(t))
		r := plan.Requirements[len(plan.Requirements)-1]
		var full, half []string
		for _, term := range r.Terms {
			if term.Boost == r.Boost {
				full = append(full, string(term.Skill))
			} else if term.Boost == r.Boost/2 && term.Via != "" && term.For == r.Terms[0].Skill {
				half = append(half, string(term.Skill))
			}
		}
		if strings.Join(full, " ") != tt.full || strings.Join(half, " ") != tt.half || r.Label != tt.label || r.Kind != YearsLine || len(findings) > 0 {
			t.Errorf("%s: %+v, %v", tt.why, r, findings)
		}
		weakest := plan.Requirements[0].Boost
		for _, o := range plan.Requirements {
			if o.Kind == SkillLine && o.Need == Must {
				weakest = min(weakest, o.Boost)
			}
		}
		if abs(weakest-4*r.Boost) > 32 {
			t.Errorf("%s: years weigh %d, want a quarter of the weakest must-have's %d", tt.why, r.Boost, weakest)
		}
	}
}

func TestYearsOfAnything(t *testing.T) {
	spec := must(Line{Any: []string{"gribble"}})
	spec.Years = 2
	plan, findings := Compile(spec, taxonomy(t))
	r := plan.Requirements[1]
	if len(r.Terms) != len(skill.Areas()) || r.Label != "2 years of work" || len(findings) != 1 || findings[0].Code != NoField {
		t.Errorf("got %+v, %v: want every area and a finding", r, findings)
	}
}

// TestOrder: as in the spec, then level, then years; the same every time.
func TestOrder(t *testing.T) {
	plan, findings := Compile(platformSpec(), nil)
	var clusters []string
	for _, r := range plan.Requirements {
		clusters = append(clusters, r.Cluster)
	}
	if got, want := strings.Join(clusters, ", "), "Backend services, Backend services, Release and runtime, Observability, Level, Years"; got != want {
		t.Errorf("order %s, want %s", got, want)
	}
	for range 20 {
		again, f := Compile(platformSpec(), nil)
		if !reflect.DeepEqual(plan, again) || !reflect.DeepEqual(findings, f) {
			t.Fatal("two compilations differ")
		}
	}
	if len(findings) > 0 {
		t.Errorf("findings for everyday skills: %v", findings)
	}
	if plan.Hash != platformSpec().Hash() || plan.Taxonomy != skill.Default().Hash() || plan.Title != platformSpec().Title || plan.Level != OwnService || len(plan.Reject) != 2 {
		t.Errorf("plan %+v", plan)
	}
}

// TestTrainableRole: where nothing must be there, level and years are no must-haves
// either and do not push the rest down.
func TestTrainableRole(t *testing.T) {
	spec := &Spec{Level: Execute, Years: 2, Clusters: []Cluster{
		{Name: "A", Need: Trainable, Weight: 4, All: []Line{{Any: []string{"zorb"}}}},
		{Name: "B", Need: Trainable, Weight: 2, All: []Line{{Any: []string{"plonk"}}}},
	}}
	plan, _ := Compile(spec, taxonomy(t))
	var boosts []int
	for _, r := range plan.Requirements {
		boosts = append(boosts, r.Boost)
		if r.Need != Trainable {
			t.Errorf("%s is a must-have", r.Label)
		}
	}
	if want := []int{18280, 9136, 2280, 2280}; !slices.Equal(boosts, want) {
		t.Errorf("boosts %v, want %v: 4:2:½:½", boosts, want)
	}
}

func TestCompileOdd(t *testing.T) {
	for name, spec := range map[string]*Spec{
		"none":          nil,
		"empty":         {},
		"level alone":   {Level: LeadDesign, Years: 3},
		"no line":       {Clusters: []Cluster{{Name: "A"}}, Level: Execute},
		"empty line":    {Clusters: []Cluster{{Name: "A", All: []Line{{}}}}, Years: 1},
		"only adjacent": {Clusters: []Cluster{{Name: "A", All: []Line{{Adjacent: []string{"zorb"}, Accept: "adjacent"}}}}},
		"odd values":    {Years: -4, Clusters: []Cluster{{Need: "maybe", Weight: math.MaxInt, All: []Line{{Any: []string{"zorb", ""}, Depth: "?", Accept: "?"}}}}},
	} {
		plan, _ := Compile(spec, taxonomy(t))
		t.Log(name)
		checkPlan(t, spec, plan)
	}
}

// checkPlan holds the invariants of every plan.
func checkPlan(t *testing.T, spec *Spec, p *Plan) {
	t.Helper()
	sum, trainable, weakest, musts := 0, 0, score.MaxBoost, 0
	for _, r := range p.Requirements {
		sum += r.Boost
		if r.Need == Trainable {
			trainable += r.Boost
		} else if r.Kind == SkillLine {
			weakest, musts = min(weakest, r.Boost), musts+1
		}
		checkRequirement(t, r)
	}
	if sum > score.MaxBoost || p.Max != sum*int(score.MaxStrength) || p.Max >= 1<<24 {
		t.Fatalf("boosts sum to %d, max %d", sum, p.Max)
	}
	if musts > 0 && trainable > weakest {
		t.Fatalf("trainables %d outweigh the weakest must-have %d in %+v", trainable, weakest, spec)
	}
}

func checkRequirement(t *testing.T, r Requirement) {
	t.Helper()
	seen := map[skill.ID]bool{}
	for _, term := range r.Terms {
		if seen[term.Skill] || term.Boost > r.Boost || term.Boost < 0 || (term.Boost > 0 && term.Boost*8%r.Boost != 0) {
			t.Fatalf("term %+v of %+v", term, r)
		}
		seen[term.Skill] = true
		if direct := term.Via == ""; direct && (term.Boost != r.Boost || term.For != "") {
			t.Fatalf("direct term %+v of %+v", term, r)
		}
	}
	if r.greatest() != r.Boost {
		t.Fatalf("boost %d, best alternative %d: nobody can reach the role's maximum", r.Boost, r.greatest())
	}
}

func TestPlanLaws(t *testing.T) {
	planLaws(t, taxonomy(t), 2_000)
	planLaws(t, skill.Default(), 300)
}

func planLaws(t *testing.T, x *skill.Taxonomy, n int) {
	names := []string{"no such thing", "zorblang"}
	for _, s := range x.All() {
		names = append(names, s.Name)
	}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(n int) (picked []string) {
		for range r.IntN(n) {
			picked = append(picked, names[r.IntN(len(names))])
		}
		return picked
	}
	for range n {
		spec := &Spec{Level: []Level{"", Execute, OwnService, LeadDesign}[r.IntN(4)], Years: r.IntN(12)}
		for range 1 + r.IntN(9) {
			c := Cluster{Need: []Need{Must, Must, Trainable}[r.IntN(3)], Weight: r.IntN(10)}
			for range 1 + r.IntN(4) {
				c.All = append(c.All, Line{
					Any:      append(pick(6), names[r.IntN(len(names))]),
					Adjacent: pick(4),
					Accept:   []string{"", "direct", "adjacent"}[r.IntN(3)],
					Depth:    []string{"", "use", "own", "design"}[r.IntN(4)],
					Text:     pick(2),
				})
			}
			spec.Clusters = append(spec.Clusters, c)
		}
		plan, _ := Compile(spec, x)
		checkPlan(t, spec, plan)
	}
}
