package main

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/proven-go/proven/parse"
)

func TestReadTruths(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	truths, err := readTruths(fstest.MapFS{
		"b.json":    file(`{"doc": "x/b.pdf", "family": "f", "name": "B"}`),
		"a.json":    file(`{"doc": "a.docx"}`),
		"scan.json": file(`{"doc": "scan.pdf", "absent": ["no text layer"]}`),
		"old.json":  file(`{"doc": "old.doc"}`),
		"README.md": file(`no truth`),
	})
	if err != nil {
		t.Fatal(err)
	}
	var docs []string
	for _, tr := range truths {
		docs = append(docs, tr.Doc)
	}
	if want := []string{"a.docx", "x/b.pdf"}; !slices.Equal(docs, want) {
		t.Errorf("documents %v, want %v: what must give an error is left out", docs, want)
	}
	if by := []string{truths[1].group("format"), truths[1].group("family")}; by[0] != "pdf" || by[1] != "f" {
		t.Errorf("groups %v", by)
	}
	for why, tree := range map[string]fstest.MapFS{
		"no truth at all":              {},
		"a misspelt key":               {"a.json": file(`{"doc": "a.pdf", "nmae": "A"}`)},
		"a truth of nothing":           {"a.json": file(`{"name": "A"}`)},
		"two truths of one document":   {"a.json": file(`{"doc": "a.pdf"}`), "b.json": file(`{"doc": "a.pdf"}`)},
		"a truth that is not readable": {"a.json": file(`{`)},
	} {
		if _, err := readTruths(tree); err == nil {
			t.Errorf("no error for %s", why)
		}
	}
}

func TestFactsOf(t *testing.T) {
	f := func(s string) parse.Field { return parse.Field{Value: s} }
	got := factsOf(&parse.Resume{
		Basics: parse.Basics{
			Name: f("Zoë Kane"), URL: f("example.org"),
			Location: parse.Location{City: f("Reedham"), Region: f("Kent"), Address: f("1 Quay")},
			Profiles: []parse.Profile{{URL: f("https://github.com/zk-example")}, {Username: f("zk-example")}},
		},
		Work: []parse.Work{
			{Name: f("Acme"), StartDate: parse.Date{Year: 2019, Month: 4}, EndDate: parse.Date{Present: true}},
			{Name: f("Bolt"), StartDate: parse.Date{Year: 2015}},
			{Location: f("Reedham")},
		},
		Education: []parse.Education{{StudyType: f("BSc"), Area: f("Physics"), StartDate: parse.Date{Year: 2011}, EndDate: parse.Date{Present: true}}},
		Skills:    []parse.SkillGroup{{Name: f("Languages"), Keywords: []parse.Field{f("Go"), f("SQL")}}, {Name: f("Docker")}},
	})
	if got.name != "Zoë Kane" || got.location != "Reedham, Kent" {
		t.Errorf("name %q, location %q: the address is taken only where there is no city", got.name, got.location)
	}
	if want := []string{"example.org", "https://github.com/zk-example", "zk-example"}; !slices.Equal(got.urls, want) {
		t.Errorf("urls %v, want %v", got.urls, want)
	}
	if want := []entry{{"Acme", "", "2019-04", present}, {"Bolt", "", "2015", present}}; !slices.Equal(got.work, want) {
		t.Errorf("work %v, want %v: a job without an end goes on, one without a part is none", got.work, want)
	}
	if want := []entry{{"", "BSc Physics", "2011", ""}}; !slices.Equal(got.education, want) {
		t.Errorf("education %v, want %v", got.education, want)
	}
	if want := []string{"Go", "SQL", "Docker"}; !slices.Equal(got.skills, want) {
		t.Errorf("skills %v, want %v: a group without items is one", got.skills, want)
	}
}
