package matching

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse"
)

// field finds a value in a text and makes a field of it.
func field(text, value string) parse.Field {
	i := strings.Index(text, value)
	if i < 0 {
		panic("no " + value)
	}
	return parse.Field{Value: value, Span: parse.Span{Start: i, End: i + len(value)}}
}

// invented returns a small résumé with every kind of private text in it.
func invented() *parse.Resume {
	text := "Ada Example\nada@example.org\nLima\nBackend engineer\n" +
		"Work\nOracle-Acme GmbH, Platform Engineer, 2019-2023\nOwned the Go gateway.\nRan Kubernetes.\n" +
		"Skills\nGo, Kafka\nEducation\nSpring University, 2015\nJava course\n"
	at := func(s string) parse.Span { return field(text, s).Span }
	return &parse.Resume{
		Basics: parse.Basics{
			Name: field(text, "Ada Example"), Email: field(text, "ada@example.org"), Label: field(text, "Backend engineer"),
			Location: parse.Location{City: field(text, "Lima")},
			Profiles: []parse.Profile{{URL: parse.Field{Value: "https://github.com/ada-example"}}},
		},
		Work: []parse.Work{{
			Name: field(text, "Oracle-Acme GmbH"), Position: field(text, "Platform Engineer"),
			StartDate: parse.Date{Year: 2019, Span: at("2019")}, EndDate: parse.Date{Year: 2023, Span: at("2023")},
			Highlights: []parse.Field{field(text, "Owned the Go gateway."), field(text, "Ran Kubernetes.")},
			Span:       parse.Span{Start: at("Oracle").Start, End: at("Skills").Start},
		}},
		Education: []parse.Education{{
			Institution: field(text, "Spring University"), EndDate: parse.Date{Year: 2015, Span: at("2015")},
			Span: parse.Span{Start: at("Spring").Start, End: len(text)},
		}},
		Text: text,
		Sections: []parse.Section{
			{Kind: parse.HeaderSection, Span: parse.Span{Start: 0, End: at("Work").Start}},
			{Kind: parse.WorkSection, Head: at("Work"), Span: parse.Span{Start: at("Work").Start, End: at("Skills").Start}},
			{Kind: parse.SkillSection, Head: at("Skills"), Span: parse.Span{Start: at("Skills").Start, End: at("Education").Start}},
			{Kind: parse.EducationSection, Head: at("Education"), Span: parse.Span{Start: at("Education").Start, End: len(text)}},
		},
		Dated: parse.Date{Year: 2023},
	}
}

func TestFromResumeKeepsPeopleApart(t *testing.T) {
	r := invented()
	c := FromResume("x", r)
	profile, err := json.Marshal(c.Profile)
	if err != nil {
		t.Fatal(err)
	}
	for _, private := range []string{"Ada", "example.org", "Lima", "Acme", "Oracle", "University", "github"} {
		if strings.Contains(string(profile), private) {
			t.Errorf("%q reaches the profile: %s", private, profile)
		}
	}
	if c.Person.Name != "Ada Example" || c.Person.Email != "ada@example.org" || len(c.Person.Links) != 1 {
		t.Errorf("person = %+v", c.Person)
	}
}

func TestFromResumePassages(t *testing.T) {
	r := invented()
	c := FromResume("x", r)
	want := []struct {
		section    Section
		engagement int
		text       string
	}{
		{HeadText, -1, "Backend engineer"},
		{TitleText, 0, "Platform Engineer"},
		{WorkText, 0, "Owned the Go gateway."},
		{WorkText, 0, "Ran Kubernetes."},
		{ListText, -1, "Go, Kafka"},
		{StudyText, 1, "Java course"},
	}
	for i, p := range c.Profile.Passages {
		if r.Text[p.Start:p.Start+len(p.Text)] != p.Text {
			t.Errorf("passage %d does not stand at its place", i)
		}
		if i >= len(want) || p.Section != want[i].section || p.Engagement != want[i].engagement || p.Text != want[i].text {
			t.Errorf("passage %d = %+v", i, p)
		}
	}
	if len(c.Profile.Passages) != len(want) {
		t.Errorf("%d passages, want %d", len(c.Profile.Passages), len(want))
	}
}

// TestTextOfAHeader: what a torn layout leaves in the header is told by its length, and
// where no job was found it is what tells of work. A line with a contact stays out.
func TestTextOfAHeader(t *testing.T) {
	text := "Ada Example\nLima, Peru\nWrite to ada@example.org or come to see me in Lima any day\n" +
		"Built the order services in Go and ran them on Kubernetes\nEnglish\n"
	r := &parse.Resume{Text: text, Sections: []parse.Section{{Kind: parse.HeaderSection, Span: parse.Span{End: len(text)}}}}
	r.Basics.Name = field(text, "Ada Example")
	for _, c := range []struct {
		work []parse.Work
		want Section
	}{{nil, WorkText}, {[]parse.Work{{Position: parse.Field{Value: "Engineer"}}}, OtherText}} {
		r.Work = c.work
		got := FromResume("x", r).Profile.Passages
		if len(got) != 1 || got[0].Section != c.want || !strings.HasPrefix(got[0].Text, "Built") || strings.Contains(got[0].Text, "English") {
			t.Errorf("with %d jobs: %+v, want one passage of %s", len(c.work), got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	got := cut(parse.Span{Start: 0, End: 10}, []parse.Span{{Start: 8, End: 12}, {Start: 2, End: 4}, {Start: 3, End: 5}})
	want := []parse.Span{{Start: 0, End: 2}, {Start: 5, End: 8}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("cut = %v, want %v: holes may overlap and reach over the end", got, want)
	}
}

// What an employer is said to be is no work of the person's.
func TestEmployersAreNoWork(t *testing.T) {
	const resume = `{"basics":{"name":"Jo Quill"},"work":[{"name":"Northlane","description":"A platform for Kubernetes and Kafka clusters","position":"Backend Developer","startDate":"2019-01","endDate":"2022-12","highlights":["Wrote services in Go."]}]}`
	cv, err := new(parse.Parser).Read(t.Context(), "jo.json", strings.NewReader(resume))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range FromResume("jo", cv).Profile.Passages {
		if strings.Contains(p.Text, "Kafka") {
			t.Errorf("the employer's product is the person's work: %q", p.Text)
		}
	}
}
