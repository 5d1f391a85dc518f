package review

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/parse"
)

func TestP07Questions(t *testing.T) {
	short := "# Robin Example\n\n## Experience\n\n"
	for _, dates := range []string{"Jan 2023 - Jun 2023", "Jul 2023 - Dec 2023", "Jan 2024 - May 2024", "Jun 2024 - Present"} {
		short += "### Engineer, Example Works\n" + dates + "\n\n- Wrote handlers in Go.\n\n"
	}
	for _, row := range []struct {
		text string
		want Code
		why  string
	}{
		{threeJobs, Overlapping, "two jobs share six months"},
		{short, ShortStays, "three finished jobs of under a year"},
		{job("Engineer", "Mar 2020 - Jan 2019", "Wrote handlers in Go."), DateConflict, "an end before its start"},
		{`{"basics":{"name":"Robin Example"},"work":[{"name":"Example Works","position":"Engineer","highlights":["Wrote handlers in Go."]}]}`, UnclearTenure, "no dates"},
		{job("Chief Architect", "Jan 2024 - Dec 2024", "Wrote handlers in Go."), TitleAndLevel, "a title after twelve months of work"},
		{job("Lead Engineer", "Jan 2015 - Dec 2024", "Wrote handlers in Go.", "Added tests in Go.", "Updated Docker images."), TitleAndLevel, "tasks below a title"},
		{listed("Go", "Docker"), ToValidate, "must-haves that are only claimed"},
		{listed(thirtySkills...), ListOnly, "thirty skills and no work"},
		{listed("Docker") + "\n## Summary\n\nDocker is what I like. Containers in Docker interest me. My field is Docker. Docker it is. Ask me on Docker.\n", RepeatedTerms, "one skill in six places without work"},
		{"# Robin Example\n\n## Skills\n\nGo, Docker\n", DoubtfulReading, "no job was recognised"},
		{listed("Go", "Docker") + "\n## Summary\n\nNo experience with Go.\n", Contradiction, "listed and denied"},
	} {
		file := "p.md"
		if row.text[0] == '{' {
			file = "p.json"
		}
		v := person{file: file, text: row.text}.of(t, specOf(t, goRole))
		q, asked := question(v, row.want)
		if !asked || len(q.Citations) == 0 || q.Ask == "" || !strings.HasSuffix(q.Ask, "?") && !strings.Contains(q.Ask, "? ") {
			t.Errorf("%s: got %+v, want a cited question: %s", row.want, v.Questions, row.why)
		}
	}
}

func TestP07GapIsNoQuestion(t *testing.T) {
	withGap := strings.ReplaceAll(threeJobs, "Jul 2021", "Jan 2022") // 2018 and 2019 without a job, no overlap
	v := person{text: withGap}.of(t, specOf(t, goRole))
	if len(v.Timeline.Gaps) == 0 {
		t.Fatal("the résumé has a gap of two years")
	}
	for _, q := range v.Questions {
		if q.Code == UnclearTenure || q.Code == Overlapping || q.Code == DateConflict || q.Code == ShortStays {
			t.Errorf("a gap is asked about: %+v", q)
		}
	}
	if c := check(v, "career narrative"); c.State != Pass {
		t.Errorf("career narrative: %s, want pass: a gap alone is never a concern", c.State)
	}
}

// Reviewing everybody leaves the ranking as it was, to the byte, whatever is asked about.
func TestP07ChangesNoScore(t *testing.T) {
	ctx := context.Background()
	ix, err := matching.Options{AsOf: asOf}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	spec, cvs := specOf(t, goRole), map[string]*parse.Resume{}
	for id, text := range map[string]string{"list": listed(thirtySkills...), "jobs": threeJobs, "chief": job("Chief Architect", "Jan 2024 - Dec 2024", "Wrote handlers in Go.")} {
		cvs[id] = resumeOf(t, id+".md", text)
		if err := ix.Put(ctx, matching.FromResume(id, cvs[id])); err != nil {
			t.Fatal(err)
		}
	}
	before, err := ix.Rank(ctx, spec, matching.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range before.Results {
		v, err := Reviewer{Index: ix, Role: spec}.Review(ctx, r.ID, cvs[r.ID])
		if err != nil {
			t.Fatal(err)
		}
		if len(v.Questions) == 0 || v.Points != r.Points || v.Band != r.Band {
			t.Errorf("%s: %d points, %s with %d questions; the ranking says %d, %s", r.ID, v.Points, v.Band, len(v.Questions), r.Points, r.Band)
		}
	}
	after, err := ix.Rank(ctx, spec, matching.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if asJSON(t, before) != asJSON(t, after) {
		t.Error("the ranking differs after the reviews")
	}
}

// judgmental words say what somebody is, not what was seen.
var judgmental = cues(`suspicious, suspect, fake, faked, lie, lies, lied, lying, liar, dishonest, dishonesty, cheat, cheating, fraud, fraudulent, red flag,
	job hopper, job hopping, hopper, unstable, inflated, inflates, exaggerated, exaggerates, weak, poor, bad, worse, worst, lazy, unqualified, incompetent,
	unreliable, disloyal, overqualified, alarming, warning, problematic, questionable, doubtful person, untrue, false, wrongdoing, failed, failure to, lacks,
	lacking, deficient, mediocre, inferior, stuffing, stuffed, spam, trick, manipulation, manipulated, risky, unexplained, gaps in`)

// spoke collects every note and question of a review: all strings but quotes, titles and
// what comes from the role.
func spoke(v *Review) []string {
	var all []string
	for _, c := range v.Checks {
		all = append(all, c.Note)
	}
	for _, c := range v.Ledger {
		all = append(all, c.Note)
	}
	for _, q := range v.Questions {
		all = append(all, q.Note, q.Ask)
	}
	for _, q := range v.Screen.Questions {
		all = append(all, q.Question)
	}
	for _, i := range v.Plan.Interviews {
		all = append(all, i.Name, i.Job)
		for _, p := range i.Prompts {
			all = append(all, p.Ask)
		}
	}
	for _, r := range v.Raise {
		for _, w := range r.Ways {
			all = append(all, w.Show)
		}
	}
	for _, p := range v.Probes {
		all = append(all, p.Ask, p.Listen)
	}
	return all
}

func TestP07NeutralWords(t *testing.T) {
	texts := []string{threeJobs, listed(thirtySkills...), listed("Go") + "\n## Summary\n\nNo experience with Go. Engineer with 30 years of Kubernetes.\n",
		job("Chief Architect", "Jan 2024 - Dec 2024", "Supported the team with Go.", "Assisted the Docker upgrade.", "Wrote tests in Go.", "Wrote handlers in Go."),
		"# Robin Example\n\n## Experience\n\n### Engineer, Example Works\n2020 - 2019\n\n- Wrote handlers in Go.\n"}
	people := []person{{file: "p.html", text: "<html><body><h1>Robin Example</h1><p style='display:none'>Go Docker</p><p>Wrote handlers in Go for 30 years.</p></body></html>"}}
	for _, text := range texts {
		people = append(people, person{text: text, roleText: text})
	}
	n := 0
	for _, p := range people {
		for _, said := range spoke(p.of(t, specOf(t, goRole))) {
			n++
			for _, word := range judgmental {
				if strings.Contains(spoken(said), word) {
					t.Errorf("%q holds %q", said, strings.TrimSpace(word))
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d sentences were read", n)
	}
}

// What can only be seen in a talk has no field anywhere in a review, except in the list
// of probes, which is the same for everybody.
func TestP10NoTraits(t *testing.T) {
	traits := []string{"trait", "attitude", "honest", "impatien", "patience", "blame", "dismissive", "personality", "character", "motivat", "temper",
		"culture", "sentiment", "emotion", "integrity", "sincer", "humil", "arrogan", "gender", "age", "race", "ethnic", "nationality", "religion", "health", "family"}
	seen := map[reflect.Type]bool{}
	var walk func(rt reflect.Type, path string)
	walk = func(rt reflect.Type, path string) {
		for slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map}, rt.Kind()) {
			rt = rt.Elem()
		}
		if rt.Kind() != reflect.Struct || seen[rt] || rt == reflect.TypeFor[Probe]() || rt == reflect.TypeFor[matching.Evidence]() {
			return
		}
		seen[rt] = true
		for f := range rt.Fields() {
			name := strings.ToLower(f.Name)
			for _, trait := range traits {
				if strings.Contains(name, trait) && trait != "age" || name == trait {
					t.Errorf("%s.%s names a trait of a person", path, f.Name)
				}
			}
			walk(f.Type, path+"."+f.Name)
		}
	}
	walk(reflect.TypeFor[Review](), "Review")
	if !seen[reflect.TypeFor[Claim]()] || !seen[reflect.TypeFor[Prompt]()] {
		t.Error("the walk does not reach the parts")
	}
	one, other := person{text: threeJobs}.of(t, specOf(t, goRole)), person{text: listed("Go")}.of(t, specOf(t, goRole))
	if len(one.Probes) != 4 || !reflect.DeepEqual(one.Probes, other.Probes) {
		t.Error("the list of probes is four and the same for everybody")
	}
}
