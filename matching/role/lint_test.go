package role

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/matching/skill"
)

func readFile(t *testing.T, name string) *Spec {
	t.Helper()
	spec, err := ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// glob returns the files of a pattern, at least so many.
func glob(t *testing.T, pattern string, atLeast int) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) < atLeast {
		t.Fatalf("%d files match %s, want at least %d: %v", len(names), pattern, atLeast, err)
	}
	return names
}

var wanted = regexp.MustCompile(`(?m)^# want (\S+) line (\d+)$`)

// TestLintFixtures: each file says which findings it has, and has no others.
func TestLintFixtures(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range glob(t, "../../testdata/lint/*.yaml", 20) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, m := range wanted.FindAllStringSubmatch(string(text), -1) {
			want = append(want, m[2]+" "+m[1])
			seen[m[1]] = true
		}
		findings := Lint(readFile(t, name), nil)
		for _, f := range findings {
			got = append(got, fmt.Sprint(f.Line, " ", f.Code))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %v\nwant %v", filepath.Base(name), findings, want)
		}
	}
	for code := range advices {
		if !seen[string(code)] && code != NoShare { // that takes two hundred clusters: TestNoShare
			t.Errorf("no fixture has the code %s", code)
		}
	}
}

// TestFindingsAreWhole: every finding has all its parts, keeps to its place in the
// order and survives JSON.
func TestFindingsAreWhole(t *testing.T) {
	for _, name := range glob(t, "../../testdata/lint/*.yaml", 20) {
		spec := readFile(t, name)
		findings := Lint(spec, nil)
		for _, f := range findings {
			if f.Code == "" || f.Line < 1 || f.Column < 1 || f.Path == "" || f.Message == "" || f.Why == "" || f.Suggestion == "" {
				t.Errorf("%s: a finding without all its parts: %+v", name, f)
			}
		}
		if !slices.IsSortedFunc(findings, func(a, b Finding) int { return a.Line - b.Line }) {
			t.Errorf("%s: not in the order of the file: %v", name, findings)
		}
		text, err := json.Marshal(findings)
		if err != nil {
			t.Fatal(err)
		}
		var back []Finding
		if err := json.Unmarshal(text, &back); err != nil || len(back) != len(findings) || len(back) > 0 && !reflect.DeepEqual(back, findings) {
			t.Errorf("%s: %v did not survive JSON: %v", name, findings, err)
		}
		if again := Lint(spec, nil); !reflect.DeepEqual(again, findings) {
			t.Errorf("%s: a second run differs", name)
		}
		made := Lint(content(spec), nil)
		for i := range made {
			if made[i].Line != 0 || made[i].Column != 0 {
				t.Errorf("%s: a spec made in Go has the place %d:%d", name, made[i].Line, made[i].Column)
			}
		}
		if len(made) != len(findings) {
			t.Errorf("%s: %d findings without places, %d with", name, len(made), len(findings))
		}
	}
}

func TestPlaces(t *testing.T) {
	spec := read(t, `
title: T
clusters:
  - name: A
    any: [Go, Zork]
  - name: B
    all:
      - any: [Java]
      - {any: [Python], text: [one, two]}
`)
	for _, tt := range []struct {
		path         string
		line, column int
		why          string
	}{
		{"title", 2, 1, "a key"},
		{"baseline.cloud", 2, 1, "a key that is not there: the root"},
		{"clusters", 3, 1, "a list"},
		{"clusters[1]", 4, 5, "an item"},
		{"clusters[1].any[2]", 5, 15, "an item in the short form"},
		{"clusters[1].all[1].any[2]", 5, 15, "the same in the long form"},
		{"clusters[1].all[1].depth", 4, 5, "what is not there stands where its cluster does"},
		{"clusters[2].all[2].text[2]", 9, 37, "an item of a line"},
		{"clusters[2].all[2]", 9, 9, "a line"},
		{"clusters[9].all[1]", 3, 1, "what is not there"},
	} {
		if got := spec.places.at(tt.path); got != (place{tt.line, tt.column}) {
			t.Errorf("%s: %v, want %d:%d: %s", tt.path, got, tt.line, tt.column, tt.why)
		}
	}
	if got := (&Spec{}).places.at("title"); got != (place{}) {
		t.Errorf("a spec made in Go: %v, want no place", got)
	}
}

func TestComparePaths(t *testing.T) {
	inOrder := []string{"", "title", "problem", "impact.first_focus", "impact.collaboration", "level", "baseline.cloud", "baseline.oncall", "clusters", "clusters[2]", "clusters[2].all[9]", "clusters[2].all[10]", "clusters[10].name", "clusters[10].all[1].text[2]", "reject[1]", "intake.reject[1]"}
	for i, a := range inOrder {
		for j, b := range inOrder {
			if got, want := comparePaths(a, b), cmp.Compare(i, j); got != want {
				t.Errorf("%q and %q: %d, want %d", a, b, got, want)
			}
		}
	}
}

// phraseCodes returns the codes of what the words of a problem are found for.
func phraseCodes(t *testing.T, problem string) []Code {
	t.Helper()
	spec := readFile(t, "../../testdata/lint/no-finding.yaml")
	spec.Problem, spec.Level = problem, ""
	var codes []Code
	for _, f := range (Linter{AsOf: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}).Lint(spec) {
		if !slices.Contains(codes, f.Code) {
			codes = append(codes, f.Code)
		}
	}
	return codes
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		problem string
		want    []Code
		why     string
	}{
		{"Orders are lost when the queue restarts.", nil, "a problem"},
		{"slow-apis", nil, "a known problem by its ID"},
		{"Tooling debt", nil, "and by its name"},
		{"", []Code{NoProblem}, "nothing"},
		{"Backend developer wanted", []Code{NoProblem}, "three words are a heading"},
		{"We're hiring a developer for our office. We need a person for the backend.", []Code{NoProblem}, "whom, not why"},
		{"We need a developer, because. Orders are lost when the queue restarts.", nil, "one sentence says why"},
		{"We need a way to release without a night shift.", nil, "a need is no vacancy"},
		{"Our team wants two more backend engineers with experience.", []Code{NoProblem}, "a vacancy"},
		{"We are currently looking for someone who is good.", []Code{NoProblem}, "a vacancy"},
		{"We want it fixed by ROCK-STARS, as everybody does.", []Code{Cliche}, "case and hyphen do not hide it"},
		{"The ninja who wrote it has left, and nobody dares to touch it.", []Code{Cliche}, "a word of the list wherever it stands"},
		{"Our event-driven services lose messages on every deploy.", nil, "driven has a plain meaning"},
		{"Traffic grew 10x in a year and the database did not.", nil, "a measure is no 10x engineer"},
		{"Passionate people meet a fast-paced, dynamic environment here.", []Code{Cliche}, "three at once are one code"},
		{"The team responsible for billing waits for our exports every night.", nil, "a team may be responsible"},
		{"You will be responsible for developing new features for it.", []Code{GenericResponsibility}, "every job"},
		{"Participate in code reviews and other duties as assigned.", []Code{GenericResponsibility}, "every job"},
		{"Senior engineers leave because every release takes a night.", nil, "colleagues may be senior"},
		{"Every release takes a night. Senior preferred.", []Code{SeniorityWithoutMeaning}, "which of three things?"},
		{"Every release takes a night. We need a senior, ideally.", []Code{SeniorityWithoutMeaning}, "the same in other words"},
		{"Candidates with ten years of Remix will find it easy.", []Code{YearsBeyondAge}, "2021 and ten years"},
		{"Candidates with ten years of React or Remix will find it easy.", nil, "React is older, and one will do"},
		{"Candidates with ten years of React and Remix will find it easy.", []Code{YearsBeyondAge}, "both are asked"},
		{"Candidates with five years of Remix will find it easy.", nil, "as old as it is"},
		{"Candidates with 6-8 yrs of experience in Remix find it easy.", []Code{YearsBeyondAge}, "the lower end counts"},
		{"Somebody must know this: Remix (8+ years), and release it.", []Code{YearsBeyondAge}, "the number may stand behind"},
		{"It takes 20 years of work, with Remix of late.", nil, "the years are of work"},
		{"Fifteen years ago it was built, and Remix came last year.", nil, "a date is no demand"},
		{"Our 12-year-old shop got a Remix front end last year.", nil, "an age is no demand"},
	} {
		if got := phraseCodes(t, tt.problem); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %v, want %v: %s", tt.problem, got, tt.want, tt.why)
		}
	}
}

// TestWordLists: every phrase of the lists is found in a sentence, in another case and
// with other punctuation, and no phrase hides behind another list.
func TestWordLists(t *testing.T) {
	for _, list := range [][]string{clicheWords, dutyWords, seniorWords, seniorPhrases} {
		seen := map[string]bool{}
		for _, phrase := range list {
			if seen[phrase] || phrase != strings.TrimSpace(spaced(phrase)) {
				t.Errorf("%q stands twice, or has another form than the text it is looked for in", phrase)
			}
			seen[phrase] = true
			text := "We, the " + strings.ToUpper(strings.ReplaceAll(phrase, " ", "-")) + ", know."
			if got := phrasesIn(text, list); len(got) == 0 {
				t.Errorf("%q is not found in %q", phrase, text)
			}
			if got := phrasesIn("un"+strings.ReplaceAll(phrase, " ", "")+"ish", list); len(got) > 0 {
				t.Errorf("part of a word is found: %v", got)
			}
		}
	}
	for _, phrase := range dutyWords {
		if slices.Contains(clicheWords, phrase) {
			t.Errorf("%q is in two lists", phrase)
		}
	}
}

func TestAsOf(t *testing.T) {
	spec := readFile(t, "../../testdata/lint/ten-years-of-work.yaml")
	day := func(year int) time.Time { return time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC) }
	for _, tt := range []struct {
		asOf time.Time
		date string
		want int
		why  string
	}{
		{time.Time{}, "2026-05-04", 1, "the date of the spec"},
		{time.Time{}, "", 0, "no day, no age"},
		{time.Time{}, "yesterday", 0, "a spec made in Go may hold no date"},
		{day(2026), "", 1, "the day given"},
		{day(2030), "", 1, "nine years"},
		{day(2031), "", 0, "ten years"},
		{day(2031), "2026-05-04", 0, "the day given comes first"},
		{day(1990), "", 1, "before it was made"},
	} {
		spec.Date = tt.date
		if got := (Linter{AsOf: tt.asOf}).Lint(spec); len(got) != tt.want {
			t.Errorf("as of %v, date %q: %v, want %d findings: %s", tt.asOf, tt.date, got, tt.want, tt.why)
		}
	}
}

// TestLintIsTotal: whatever a spec made in Go holds, Lint, Ready and Suggest answer.
func TestLintIsTotal(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		spec := randomSpec(rnd)
		spec.Clusters = append(spec.Clusters, Cluster{}, Cluster{All: []Line{{}}})
		before := spec.Hash()
		for _, f := range Lint(spec, taxonomy(t)) {
			if f.Message == "" || f.Why == "" || f.Suggestion == "" || f.String() == "" {
				t.Fatalf("an empty finding %+v", f)
			}
		}
		if v := Ready(spec, taxonomy(t)); v.Ready {
			t.Fatal("a spec with an empty cluster is ready")
		}
		Suggest(spec, taxonomy(t))
		if spec.Hash() != before {
			t.Fatal("the spec was changed")
		}
	}
	if got := Lint(&Spec{}, nil); len(got) != 10 { // no problem, 4 + 4 unset, no clusters
		t.Errorf("the empty spec: %v", got)
	}
}

// TestLintIsFast: a spec far beyond what people write takes no long time.
func TestLintIsFast(t *testing.T) {
	var names []string
	for _, s := range skill.Default().All()[:100] {
		names = append(names, s.Name)
	}
	spec := &Spec{Problem: strings.Repeat("10 years of Remix and ten years of Go. ", 500)}
	for i := range 40 {
		own := slices.Clone(names)
		own[i] = fmt.Sprint("Zork ", i)
		spec.Clusters = append(spec.Clusters, Cluster{Name: fmt.Sprint(i), All: []Line{{Any: own, Adjacent: own, Accept: "adjacent"}}})
	}
	start := time.Now()
	(Linter{AsOf: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}).Lint(spec)
	if took := time.Since(start); took > 15*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Logf("took %v", took)
	}
}
