package matching

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

var asOf = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// goRole is a small role of every kind of requirement.
const goRole = `
title: Go services
problem: Internal APIs are brittle.
level: own-service
years: 3
clusters:
  - name: Backend services
    need: must
    weight: 5
    all:
      - any: [go]
        adjacent: [java, python]
      - any: [rest-api, grpc]
  - name: Runtime
    need: must
    any: [docker, kubernetes, ci-cd]
  - name: Observability
    need: trainable
    any: [prometheus, opentelemetry]
    text: ["distributed tracing"]
reject:
  - only: [frontend, mobile]
`

func spec(t testing.TB, text string) *role.Spec {
	t.Helper()
	s, err := role.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// open returns an index in memory with some candidates.
func open(t testing.TB, candidates ...Candidate) *Index {
	t.Helper()
	ix, err := Options{AsOf: asOf}.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	if err := ix.Put(context.Background(), candidates...); err != nil {
		t.Fatal(err)
	}
	return ix
}

func rank(t testing.TB, ix *Index, q Query) *List {
	t.Helper()
	list, err := ix.Rank(context.Background(), spec(t, goRole), q)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func encode(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// person makes a candidate with one job of three years up to the present.
func person(id, title, work, list string) Candidate {
	return Candidate{ID: id, Profile: Profile{
		Dated:       MonthOf(2026, 1),
		Engagements: []Engagement{{Kind: Job, Title: title, Start: MonthOf(2021, 1), End: MonthOf(2026, 1), Current: true}},
		Passages: []Passage{
			{Section: TitleText, Text: title}, {Section: WorkText, Text: work, Start: 100}, {Section: ListText, Engagement: -1, Text: list, Start: 5000},
		},
	}}
}

// crowd is a pool of invented people whose words are drawn from a small set.
func crowd(n int) []Candidate {
	works := []string{"Owned the Go gateway with gRPC.", "Built Java services on Kubernetes.", "Worked on React pages.", "Ran Jenkins pipelines because releases failed.",
		"Introduced distributed tracing with OpenTelemetry.", "Wrote Python and REST APIs.", ""}
	lists := []string{"Go, Docker", "Java, Kafka", "React, CSS", "Prometheus, Grafana", ""}
	var all []Candidate
	for i := range n {
		all = append(all, person(fmt.Sprintf("p%03d", i), "Engineer", works[i%7]+" "+works[(i*3+1)%7], lists[i%5]))
	}
	return all
}

func TestReasonsSumToTheScoreAndRecompute(t *testing.T) {
	ix := open(t, crowd(60)...)
	list := rank(t, ix, Query{})
	for _, r := range append(list.Results, list.HeldOut...) {
		sum, again := 0, 0
		for _, reason := range r.Reasons {
			sum += reason.Points
			again += reason.Recompute()
			if reason.Points != reason.Boost*int(reason.Strength) || reason.Points > reason.Max {
				t.Errorf("%s: %d points of %d from boost %d × strength %d", r.ID, reason.Points, reason.Max, reason.Boost, reason.Strength)
			}
		}
		if sum != r.Points || again != r.Points {
			t.Errorf("%s: %d points, reasons sum to %d and recompute to %d", r.ID, r.Points, sum, again)
		}
	}
}

func TestOrderOfDocumentsAndWorkersChangeNothing(t *testing.T) {
	people := crowd(40)
	want := rank(t, open(t, people...), Query{})
	slices.Reverse(people)
	ix := open(t)
	for _, c := range people { // one by one gives other sequence numbers, the same results
		if err := ix.Put(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	got := rank(t, ix, Query{})
	got.Seq = want.Seq
	if encode(t, got) != encode(t, want) {
		t.Error("the ranking depends on the order of the documents or on GOMAXPROCS")
	}
}

func TestOthersInThePoolChangeNoScore(t *testing.T) {
	people := crowd(40)
	list := rank(t, open(t, people...), Query{})
	for _, r := range list.Results[:5] {
		i := slices.IndexFunc(people, func(c Candidate) bool { return c.ID == r.ID })
		alone := rank(t, open(t, people[i]), Query{})
		if encode(t, alone.Results[0]) != encode(t, r) {
			t.Errorf("%s scores differently alone", r.ID)
		}
	}
}

func TestNameSwapChangesNothing(t *testing.T) {
	points := func(name string) string {
		r := invented()
		shift := len(name) - len(r.Basics.Name.Value)
		text := strings.Replace(r.Text, r.Basics.Name.Value, name, 1)
		swapped := invented()
		*swapped = shiftSpans(*swapped, text, shift)
		swapped.Basics.Name.Value = name
		list := rank(t, open(t, FromResume("x", swapped)), Query{})
		var points []int
		for _, reason := range list.Results[0].Reasons {
			points = append(points, reason.Points)
		}
		return fmt.Sprint(list.Results[0].Points, list.Results[0].Band, points)
	}
	if a, b := points("Ada Example"), points("Go Kubernetes Java"); a != b {
		t.Errorf("a name made of skills moves the score from %s to %s", a, b)
	}
}

// shiftSpans returns the invented résumé with its name replaced by one that is longer
// by shift bytes.
func shiftSpans(r parse.Resume, text string, shift int) parse.Resume {
	move := func(s *parse.Span) { s.Start, s.End = s.Start+shift, s.End+shift }
	r.Text = text
	r.Basics.Name.Span.End += shift
	for _, s := range []*parse.Span{&r.Basics.Email.Span, &r.Basics.Label.Span, &r.Basics.Location.City.Span,
		&r.Work[0].Name.Span, &r.Work[0].Position.Span, &r.Work[0].StartDate.Span, &r.Work[0].EndDate.Span, &r.Work[0].Span,
		&r.Work[0].Highlights[0].Span, &r.Work[0].Highlights[1].Span,
		&r.Education[0].Institution.Span, &r.Education[0].EndDate.Span, &r.Education[0].Span} {
		move(s)
	}
	for i := range r.Sections {
		move(&r.Sections[i].Span)
		move(&r.Sections[i].Head)
	}
	r.Sections[0].Span.Start = 0
	return r
}

func TestNameInTheTextOfWorkChangesNothing(t *testing.T) {
	result := func(name, subject string) Result {
		text := name + "\nEngineer, 2021-2024\n" + subject + " wrote Go services. " + strings.ToUpper(name) + " ran gRPC.\n"
		r := &parse.Resume{
			Text: text, Dated: parse.Date{Year: 2024},
			Basics: parse.Basics{Name: parse.Field{Value: name, Span: parse.Span{End: len(name)}}},
			Work:   []parse.Work{{StartDate: parse.Date{Year: 2021}, EndDate: parse.Date{Year: 2024}, Span: parse.Span{Start: len(name) + 1, End: len(text)}}},
		}
		return rank(t, open(t, FromResume("x", r)), Query{}).Results[0]
	}
	a, b := result("Anna Jenkins", "Ms Jenkins"), result("Jane Doering", "Ms Doering")
	if a.Points != b.Points || a.Points == 0 {
		t.Errorf("%d points as Anna Jenkins, %d as Jane Doering", a.Points, b.Points)
	}
	for _, name := range []string{"Jenkins", "JENKINS", "Anna"} {
		if strings.Contains(encode(t, a), name) {
			t.Errorf("%s is quoted", name)
		}
	}
}

func TestNameSpans(t *testing.T) {
	for _, c := range []struct{ name, text, want, why string }{
		{"Anna Jenkins", "Anna Jenkins used Jenkins", "Anna|Jenkins", "two parts side by side; the program stays"},
		{"Anna Jenkins", "Dr. Jenkins, jenkins", "Jenkins", "behind an honorific; small letters are no name"},
		{"Jane Doering", "Doering led; DOERING", "Doering|DOERING", "a part that is no skill, in any capitals"},
		{"Li Wu", "Li Wu", "", "too short to be told from words"},
		{"", "Anna", "", "no name"},
	} {
		var got []string
		for _, s := range nameSpans(c.text, c.name) {
			got = append(got, c.text[s.Start:s.End])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("nameSpans(%q, %q) = %q, want %q: %s", c.text, c.name, got, c.want, c.why)
		}
	}
}

func TestListingFiftyTimesEqualsListingOnce(t *testing.T) {
	once := person("x", "Engineer", "Wrote Go services.", "Go, Kafka, Kubernetes")
	often := person("x", "Engineer", "Wrote Go services.", strings.Repeat("Go, Kafka, Kubernetes, ", 50))
	for _, c := range []struct{ a, b Candidate }{
		{once, often},
		{person("x", "Engineer", "Go", ""), person("x", "Engineer", strings.Repeat("Go. ", 50), "")},
	} {
		a, b := rank(t, open(t, c.a), Query{}).Results[0], rank(t, open(t, c.b), Query{}).Results[0]
		if a.Points != b.Points {
			t.Errorf("repeating moves the score from %d to %d", a.Points, b.Points)
		}
	}
}

func TestPublicWorkIsAnotherRoadToTheSameCeiling(t *testing.T) {
	private := person("x", "Engineer", "Owned the Go gateway service end to end.", "")
	public := private
	public.Profile.Activity = []Activity{{Kind: "release", Subject: []string{"language:Go"}, When: MonthOf(2026, 5), Source: "github", Place: sourcing.Place{Repo: "x/y"}}}
	goPoints := func(c Candidate) int { return rank(t, open(t, c), Query{}).Results[0].Reasons[0].Points }
	if a, b := goPoints(private), goPoints(public); a != b {
		t.Errorf("at the ceiling a public account moves the points from %d to %d", a, b)
	}
	if r := rank(t, open(t, private), Query{}).Results[0].Reasons[0]; r.Strength != score.MaxStrength {
		t.Errorf("a dated private job with owned outcomes has strength %d, want %d", r.Strength, score.MaxStrength)
	}
}

func TestPublicWorkAloneRanks(t *testing.T) {
	c := Candidate{ID: "github:1", Profile: Profile{Activity: []Activity{
		{Kind: "review-comment", Subject: []string{"language:Go", "topic:grpc"}, Quote: "This leaks the context.", When: MonthOf(2025, 1), Source: "github", Place: sourcing.Place{Repo: "x/y"}},
	}}}
	r := rank(t, open(t, c), Query{}).Results[0]
	if r.Reasons[0].Strength == 0 || r.Reasons[0].Evidence[0].Quote != "This leaks the context." {
		t.Errorf("a reviewer without a résumé earns %+v", r.Reasons[0])
	}
}

func TestMissingMustHaveLowersOnlyItsOwnPoints(t *testing.T) {
	work := "Owned the Go gateway service with gRPC."
	with := rank(t, open(t, person("x", "Engineer", work+" Ran Kubernetes clusters.", "")), Query{}).Results[0]
	without := rank(t, open(t, person("x", "Engineer", work, "")), Query{}).Results[0]
	for i, r := range without.Reasons {
		switch same := r.Points == with.Reasons[i].Points; {
		case r.Cluster == "Runtime":
			if same || r.Points != 0 || r.Label == "" {
				t.Errorf("the missing requirement is %+v", r)
			}
		case !same:
			t.Errorf("%s: %d points without Kubernetes, %d with it", r.Label, r.Points, with.Reasons[i].Points)
		}
	}
}

func TestAdjacentSkillStatesItsPath(t *testing.T) {
	ix := open(t,
		person("direct", "Engineer", "Owned the Go services with gRPC. Ran Kubernetes clusters.", ""),
		person("adjacent", "Engineer", "Owned the Java services with gRPC. Ran Kubernetes clusters.", ""),
		person("partial", "Engineer", "Owned the Go services with gRPC.", ""),
	)
	layers := map[string]Layer{"direct": DirectLayer, "adjacent": AdjacentLayer, "partial": PartialLayer}
	for _, r := range rank(t, ix, Query{}).Results {
		if r.Layer != layers[r.ID] {
			t.Errorf("%s has layer %q", r.ID, r.Layer)
		}
		if got := r.Reasons[0]; r.ID == "adjacent" && (got.Skill != "java" || got.For != "go" || got.Via == "" || 2*got.Points != got.Max) {
			t.Errorf("the adjacent skill earns %d of %d: %+v", got.Points, got.Max, got)
		}
	}
}

func TestTiesGoByAHashOfTheID(t *testing.T) {
	var people []Candidate
	for i := range 20 {
		people = append(people, person(fmt.Sprintf("p%02d", i), "Engineer", "Wrote Go services.", ""))
	}
	list := rank(t, open(t, people...), Query{})
	var ids []string
	for i, r := range list.Results {
		ids = append(ids, r.ID)
		if i > 0 && tieKey(ids[i-1]) > tieKey(r.ID) {
			t.Errorf("%s stands before %s", ids[i-1], r.ID)
		}
	}
	if slices.IsSorted(ids) {
		t.Error("the alphabet decides")
	}
}

func TestBandsAreAbsolute(t *testing.T) {
	for _, c := range []struct {
		work, list string
		want       score.Band
		why        string
	}{
		{"Owned the Go services with gRPC. Ran Kubernetes clusters.", "", score.Strong, "every must-have in work, ownership shown"},
		{"Wrote the Go services with gRPC. Used Kubernetes.", "", score.Screen, "everything in work, but the level is not shown"},
		{"Owned the Java services with gRPC. Ran Kubernetes clusters.", "", score.Screen, "one by an adjacent skill only"},
		{"Owned the Go services.", "", score.Weak, "two must-haves missing"},
		{"", "Go, gRPC, Kubernetes", score.Weak, "only claims"},
		{"Sold flowers.", "", score.NoEvidence, "nothing that the role asks for"},
	} {
		c2 := person("x", "", c.work, c.list)
		c2.Profile.Engagements[0].Start = 0 // no years
		if r := rank(t, open(t, c2), Query{}).Results[0]; r.Band != c.want {
			t.Errorf("%q, %q: band %v, want %v: %s", c.work, c.list, r.Band, c.want, c.why)
		}
	}
}

func TestHiddenTextReachesNoScore(t *testing.T) {
	plain, stuffed := invented(), invented()
	stuffed.Hidden = []parse.Hidden{{Text: strings.Repeat("Go gRPC Kubernetes Docker Prometheus ", 100), Reason: "same-colour"}}
	a, b := FromResume("x", plain), FromResume("x", stuffed)
	if encode(t, a) != encode(t, b) {
		t.Error("hidden text reaches the candidate")
	}
}

func TestPhraseIsMatchedWordByWord(t *testing.T) {
	ix := open(t,
		person("yes", "Engineer", "Introduced distributed tracing for all services.", ""),
		person("no", "Engineer", "Distributed the work of tracing parcels.", ""),
	)
	for _, r := range rank(t, ix, Query{}).Results {
		last := r.Reasons[3]
		if got := last.Phrase != ""; got != (r.ID == "yes") {
			t.Errorf("%s: phrase %q, strength %d", r.ID, last.Phrase, last.Strength)
		}
	}
}

func TestRejectRuleHoldsOutAndLosesNobody(t *testing.T) {
	ix := open(t,
		person("front", "Frontend Developer", "Built React pages with Redux. Wrote CSS.", "Go"),
		person("back", "Backend Developer", "Built Go services with gRPC.", ""),
		person("silent", "", "", ""),
	)
	list := rank(t, ix, Query{})
	if len(list.HeldOut) != 1 || list.HeldOut[0].ID != "front" || len(list.HeldOut[0].HeldBy[0].Evidence) == 0 {
		t.Errorf("held out %+v", list.HeldOut)
	}
	if len(list.Results) != 2 || list.Results[0].ID != "back" || list.Results[1].Band != score.NoEvidence {
		t.Errorf("results %+v", list.Results)
	}
}

func TestQueryFiltersAndTop(t *testing.T) {
	people := crowd(30)
	for i := range people {
		people[i].Tags = []string{fmt.Sprint("t", i%3)}
	}
	ix := open(t, people...)
	all := rank(t, ix, Query{})
	top := rank(t, ix, Query{Top: 4})
	if encode(t, all.Results[:4]) != encode(t, top.Results) {
		t.Error("the top four are not the first four of all")
	}
	tagged := rank(t, ix, Query{Tags: []string{"t1"}})
	if tagged.Ranked != 10 || tagged.Filtered != 20 {
		t.Errorf("ranked %d and filtered %d of 30, want 10 and 20", tagged.Ranked, tagged.Filtered)
	}
}

func TestReopeningRanksByteForByte(t *testing.T) {
	dir := t.TempDir()
	var lists []string
	for range 2 {
		ix, err := Options{Dir: dir, AsOf: asOf}.Open()
		if err != nil {
			t.Fatal(err)
		}
		if ix.Len() == 0 {
			if err := ix.Put(context.Background(), crowd(30)...); err != nil {
				t.Fatal(err)
			}
		}
		lists = append(lists, encode(t, rank(t, ix, Query{})))
		if err := ix.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if lists[0] != lists[1] {
		t.Error("reopening changes the ranking")
	}
}

// The golden pair: deep adjacent ownership beats a shallow direct match. And a name
// swap on whole documents.
func TestInventedPeople(t *testing.T) {
	s, err := role.ReadFile("../testdata/roles/go-platform.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ix := open(t)
	if err := ix.PutFolder(context.Background(), "", os.DirFS("../testdata/resumes"), nil, nil); err != nil {
		t.Fatal(err)
	}
	list, err := ix.Rank(context.Background(), s, Query{IDs: []string{"python-platform", "go-listed-only"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Results) != 2 || list.Results[0].ID != "python-platform" {
		t.Errorf("the platform engineer does not lead: %+v", list.Results)
	}
	// The same work under two names and two schools.
	list, err = ix.Rank(context.Background(), s, Query{IDs: []string{"sre-one", "sre-two"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Results) != 2 || list.Results[0].Points != list.Results[1].Points || list.Results[0].Points == 0 {
		t.Errorf("name and school move the points: %+v", list.Results)
	}
}

func TestRankOfNothing(t *testing.T) {
	ix := open(t)
	for _, s := range []*role.Spec{nil, {Title: "empty"}} {
		if _, err := ix.Rank(t.Context(), s, Query{}); !errors.Is(err, ErrEmptyRole) {
			t.Errorf("a role that asks for nothing: %v", err)
		}
	}
}
