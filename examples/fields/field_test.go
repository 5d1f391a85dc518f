package main

import (
	"slices"
	"testing"
)

func TestSingle(t *testing.T) {
	for _, c := range []struct {
		why       string
		want, got facts
		field     string
		tally     tally
	}{
		{"accents and case do not matter in a name", facts{name: "Zoë Kane"}, facts{name: "ZOE KANE"}, "name", tally{1, 1, 1}},
		{"a name with a title is another name", facts{name: "Zoë Kane"}, facts{name: "Zoë Kane PhD"}, "name", tally{0, 1, 1}},
		{"not found is asked and not given", facts{name: "Zoë Kane"}, facts{}, "name", tally{0, 0, 1}},
		{"found where there is none costs precision", facts{}, facts{phone: "555 0100"}, "phone", tally{0, 1, 0}},
		{"neither is nothing", facts{}, facts{}, "email", tally{}},
		{"a country code more is right", facts{phone: "+1 (555) 010-0199"}, facts{phone: "555-010-0199"}, "phone", tally{1, 1, 1}},
		{"an extension of four digits alone is not", facts{phone: "555 010 0199"}, facts{phone: "0199"}, "phone", tally{0, 1, 1}},
		{"the city is enough", facts{location: "Port Ellery, Ontario"}, facts{location: "12 Quay, port ellery"}, "location", tally{1, 1, 1}},
		{"the region is not", facts{location: "Port Ellery, Ontario"}, facts{location: "Ontario"}, "location", tally{0, 1, 1}},
		{"a summary may go on", facts{summary: "I build things."}, facts{summary: "I build things. And more."}, "summary", tally{1, 1, 1}},
	} {
		tr := truth{Name: c.want.name, Email: c.want.email, Phone: c.want.phone, Location: c.want.location, Summary: c.want.summary}
		if got := compare(tr, c.got)[c.field].tally; got != c.tally {
			t.Errorf("%s: %+v, want %+v", c.why, got, c.tally)
		}
	}
}

func TestLinks(t *testing.T) {
	tr := truth{
		URLs:     []string{"https://example.org/a", "https://example.org/b", "https://example.org/c"},
		LinkOnly: []string{"url https://example.org/c", "email"},
		Email:    "me@example.org",
	}
	s := compare(tr, facts{urls: []string{"example.org/a", "www.example.org/c/", "example.org/x", ""}})
	// a is right, b is missed, x is wrong; c is right as a link and no error as a URL.
	if got := s["url"].tally; got != (tally{1, 2, 2}) {
		t.Errorf("url %+v, want 1 right of 2 given and 2 asked", got)
	}
	if got := s["url.links"].tally; got != (tally{1, 1, 1}) {
		t.Errorf("url.links %+v, want 1 of 1", got)
	}
	if _, asked := s["email"]; asked {
		t.Error("an address that only a link shows was asked for")
	}
}

func TestEntries(t *testing.T) {
	tr := truth{Work: []truthEntry{
		{Company: "Acme Ltd", Title: "Engineer", Start: "2019-04", End: "present"},
		{Company: "Bolt", Title: "Cook", Start: "2015"},
		{Company: "Cove", Title: "Porter", Start: "2012", End: "2014"},
	}}
	s := compare(tr, facts{work: []entry{
		{"Acme Ltd, Reedham", "Engineer", "2019-04", "present"}, // employer right: 2·2/5 = 0.8
		{"Bolt Kitchens of Reedham", "Cook", "2015", "present"}, // employer wrong, contained; the end is forgiven
		{"", "", "2001", ""}, // no such job
	}})
	for field, want := range map[string]tally{
		"work.company":             {1, 2, 3},
		"work.company (contained)": {2, 2, 3},
		"work.title":               {2, 2, 3},
		"work.start":               {2, 3, 3},
		"work.end":                 {1, 1, 2}, // Bolt's end is not asked for, and its "present" not counted
		"work.entry":               {1, 3, 3},
	} {
		if got := s[field].tally; got != want {
			t.Errorf("%s %+v, want %+v", field, got, want)
		}
	}
	want := []wrong{{"Bolt", "Bolt Kitchens of Reedham"}, {"Cove", ""}}
	if got := s["work.company"].wrong; !slices.Equal(got, want) {
		t.Errorf("wrong employers %v, want %v", got, want)
	}
}

func TestDegreeIsStudyTypeAndArea(t *testing.T) {
	tr := truth{Education: []truthEntry{{Institution: "Reedham College", Degree: "BSc", Area: "Marine Physics"}}}
	s := compare(tr, facts{education: []entry{{"Reedham College", "Marine Physics", "", ""}}})
	// 2·2/5 = 0.8 ≥ 0.6
	if got := s["education.degree"].tally; got != (tally{1, 1, 1}) {
		t.Errorf("degree %+v", got)
	}
	if got := s["education.entry"].tally; got != (tally{1, 1, 1}) {
		t.Errorf("entry %+v", got)
	}
}

func TestSkills(t *testing.T) {
	tr := truth{Skills: []string{"Go", "C++", "REST API", "–"}}
	s := compare(tr, facts{skills: []string{"Go, SQL", "Node: REST-API"}})
	// "Go" and "REST API" stand in it, "C++" is "c" by letters and does not; a mark alone
	// is no skill. Items: Go, SQL, Node, REST-API, of which two are asked for.
	if got := s["skills.recall"].tally; got != (tally{2, 3, 3}) {
		t.Errorf("recall %+v, want 2 of 3", got)
	}
	if got := s["skills.exact"].tally; got != (tally{2, 4, 3}) {
		t.Errorf("exact %+v, want 2 of 4 given and 3 asked", got)
	}
	if _, asked := compare(truth{}, facts{skills: []string{"Go"}})["skills.exact"]; asked {
		t.Error("skills were measured though nobody wrote them down")
	}
}
