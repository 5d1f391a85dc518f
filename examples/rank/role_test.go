package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// file writes a job description into a folder of its own.
func file(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// One command leads from a job description and a folder of résumés to a shortlist.
func TestJobDescription(t *testing.T) {
	text := output(t, "-role", "testdata/roles/go-platform.md")
	first := strings.Index(text, "STRONG")
	if owner := strings.Index(text, "go-platform-owner"); first < 0 || owner < first || !strings.Contains(text[:owner], "  1  STRONG") {
		t.Errorf("the owner is not the first and strong:\n%s", text)
	}
	for _, want := range []string{"“", "Held out", "without: backend", "Python", "SCREEN"} {
		if !strings.Contains(text, want) {
			t.Errorf("the shortlist does not say %q", want)
		}
	}
}

// The job description and the calibrated role are about the same work, and the people
// that the role calls strong are strong by the draft too.
func TestJobDescriptionAgreesWithTheRole(t *testing.T) {
	strong := func(role string) string {
		var ids []string
		for line := range strings.Lines(output(t, "-role", role, "-format", "csv")) {
			if f := strings.Split(line, ","); f[3] == "strong" {
				ids = append(ids, f[1])
			}
		}
		return strings.Join(ids, " ")
	}
	draft := strong("testdata/roles/go-platform.md")
	t.Chdir("examples/rank")
	for id := range strings.FieldsSeq(strong("testdata/roles/go-platform.yaml")) {
		if !strings.Contains(draft, id) {
			t.Errorf("%s is strong for the role, and not for its draft: %s", id, draft)
		}
	}
}

func TestDraftIsPrintedFirst(t *testing.T) {
	name := file(t, "posting.html", "<h1>Senior Go developer</h1><h2>Requirements</h2><ul><li>Go or Rust<li>passionate team player\x1b[31m</ul>")
	var w bytes.Buffer
	draft, err := readRole(name, nil, &w)
	if err != nil {
		t.Fatal(err)
	}
	if draft.Spec.Title != "Senior Go developer" || !strings.Contains(draft.Text, "team player") {
		t.Errorf("title %q, text %q", draft.Spec.Title, draft.Text)
	}
	for _, want := range []string{"any: [Go, Rust]", "# Go or Rust", "team player", "seniority-without-behaviour", "architecture judgment"} {
		if !strings.Contains(w.String(), want) {
			t.Errorf("the draft does not say %q:\n%s", want, w.String())
		}
	}
	if strings.ContainsRune(w.String(), '\x1b') {
		t.Error("a control character reaches the terminal")
	}
}

func TestWhatIsASpec(t *testing.T) {
	posting := `{"@type": "JobPosting", "title": "Go developer", "skills": "Go"}`
	spec := "title: Go developer\nclusters: [{name: Go, any: [Go]}]"
	for _, row := range []struct {
		name, text string
		draft      bool
	}{
		{"role.yaml", spec, false}, {"role.YML", spec, false},
		{"role.json", `{"title": "Go developer", "clusters": [{"name": "Go", "any": ["Go"]}]}`, false},
		{"posting.json", posting, true}, {"posting.md", "# Go developer\nRequirements: Go.", true}, {"posting", "Go developer\nRequirements: Go.", true},
	} {
		var w bytes.Buffer
		got, err := readRole(file(t, row.name, row.text), nil, &w)
		if err != nil || got.Spec.Title != "Go developer" || (w.Len() > 0) != row.draft {
			t.Errorf("%s: %v, %v, draft %q", row.name, got, err, w.String())
		}
	}
}

func TestNoRole(t *testing.T) {
	for _, row := range []struct{ name, text, want string }{
		{"a.md", "We water plants.", "nothing to rank by"},
		{"b.pdf", "%PDF-1.7\n\xe2\xe3", "not UTF-8"},
		{"c.json", `{"@type": "JobPosting",`, "line 1"},
		{"d.yaml", "title: [", "line"},
	} {
		if _, err := readRole(file(t, row.name, row.text), nil, new(bytes.Buffer)); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want %q", row.name, err, row.want)
		}
	}
}

func TestDraftStaysOutOfARun(t *testing.T) {
	for _, row := range []struct {
		o    options
		want *os.File
		why  string
	}{
		{options{format: "table"}, os.Stdout, "a person reads both"},
		{options{format: "json"}, os.Stderr, "a program reads the ranking"},
		{options{format: "trec"}, os.Stderr, "a program reads the ranking"},
		{options{format: "table", out: "x"}, os.Stderr, "the file holds the ranking"},
	} {
		if row.o.draftTo() != row.want {
			t.Errorf("%+v: %s", row.o, row.why)
		}
	}
}
