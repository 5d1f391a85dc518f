package parse

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
)

// TestRoundTrip holds that a Parser reads our own JSON back with the same values.
func TestRoundTrip(t *testing.T) {
	for d := range new(Parser).Folder(t.Context(), os.DirFS("../testdata/resumes"), 2) {
		if d.Err != nil {
			t.Errorf("%s: %v", d.Name, d.Err)
			continue
		}
		first, err := json.Marshal(d.Resume)
		if err != nil {
			t.Fatal(err)
		}
		if _, second := jsonOf(t, "x.json", first); second != string(first) {
			t.Errorf("%s:\n got %s\nwant %s", d.Name, second, first)
		}
	}
}

// TestRoundTripAll does so for a Resume in which every field is filled.
func TestRoundTripAll(t *testing.T) {
	var r Resume
	fillFields(reflect.ValueOf(&r).Elem())
	first, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	back, second := jsonOf(t, "x.json", first)
	if second != string(first) {
		t.Errorf("got %s\nwant %s", second, first)
	}
	n := 0
	for range back.Fields() {
		n++
	}
	if want := fillFields(reflect.ValueOf(&r).Elem()); n != want {
		t.Errorf("%d of %d fields come back", n, want)
	}
}

func TestJSONForm(t *testing.T) {
	field := func(s string) Field { return Field{Value: s} }
	now, start := Date{Present: true}, Date{Year: 2019, Month: 3}
	for _, test := range []struct {
		why  string
		r    Resume
		want string
	}{
		{"basics are always there", Resume{}, `{"basics":{}}`},
		{"a present job has no end", Resume{Work: []Work{{Name: field("R&D <Ltd>"), StartDate: start, EndDate: now}}},
			`{"basics":{},"work":[{"name":"R&D <Ltd>","startDate":"2019-03"}]}`},
		{"so have courses and projects", Resume{Education: []Education{{StartDate: start, EndDate: now}}, Projects: []Project{{StartDate: start, EndDate: now}}},
			`{"basics":{},"education":[{"startDate":"2019-03"}],"projects":[{"startDate":"2019-03"}]}`},
		{"volunteers have an organization", Resume{Volunteer: []Work{{Name: field("Food Bank"), Position: field("Driver"), EndDate: start}}},
			`{"basics":{},"volunteer":[{"organization":"Food Bank","position":"Driver","endDate":"2019-03"}]}`},
		{"a season is its year", Resume{Awards: []Award{{Title: field("Prize"), Date: Date{Year: 2012, Season: Summer}}}},
			`{"basics":{},"awards":[{"title":"Prize","date":"2012"}]}`},
		{"places and confidence are not part of it", Resume{Text: "x", Basics: Basics{Name: Field{"Jo", Span{0, 1}, 1, 90}}}, `{"basics":{"name":"Jo"}}`},
	} {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(&test.r); err != nil || strings.TrimSpace(b.String()) != test.want {
			t.Errorf("%s:\n got %s(%v)\nwant %s", test.why, b.String(), err, test.want)
		}
	}
}

// TestRoundTripLosses holds what MarshalJSON says is lost.
func TestRoundTripLosses(t *testing.T) {
	in := Resume{
		Work: []Work{
			{Position: Field{Value: "Developer"}, StartDate: Date{Year: 2019}, EndDate: Date{Present: true}},
			{Position: Field{Value: "Clerk"}, StartDate: Date{Year: 2012, Season: Summer}},
			{Position: Field{Value: "Tester"}, EndDate: Date{Present: true}},
		},
		Projects: []Project{{Name: Field{Value: "Tool"}, StartDate: Date{Year: 2019}, EndDate: Date{Present: true}}},
	}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := jsonOf(t, "x.json", data)
	if !r.Work[0].EndDate.Present {
		t.Error("a present job goes on")
	}
	if !r.Work[1].EndDate.Present || r.Work[1].StartDate.Season != NoSeason {
		t.Errorf("an end that was not shown reads as present, a season is lost: %+v", r.Work[1])
	}
	if r.Work[2].EndDate.Present || r.Projects[0].EndDate.Present {
		t.Error("a present without a start, or of a project, cannot come back")
	}
}
