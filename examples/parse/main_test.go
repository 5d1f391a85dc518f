package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse"
)

func TestMarked(t *testing.T) {
	text := "Ann Go\nx\x1by\n"
	for _, c := range []struct {
		marks []mark
		want  string
		why   string
	}{
		{nil, text[:8] + "y\n", "a control character is dropped"},
		{[]mark{{parse.Span{Start: 0, End: 3}, "a", false}, {parse.Span{Start: 4, End: 6}, "b", true}}, "‹a: Ann› ‹b?: Go›\nxy\n", "two marks, one doubtful"},
		{[]mark{{parse.Span{Start: 0, End: 6}, "a", false}, {parse.Span{Start: 4, End: 6}, "b", false}}, "‹a: Ann ‹b: Go››\nxy\n", "an inner mark"},
	} {
		if got := marked(text, c.marks, false); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
	coloured := marked("Go", []mark{{parse.Span{Start: 0, End: 2}, "work[0].name", false}}, true)
	if !strings.Contains(coloured, "\x1b[32mGo\x1b[0m") {
		t.Errorf("no colour in %q", coloured)
	}
}

func TestMarksNest(t *testing.T) {
	r := &parse.Resume{Text: "abcdef", Basics: parse.Basics{
		Name:  parse.Field{Value: "abcd", Span: parse.Span{Start: 0, End: 4}},
		Label: parse.Field{Value: "cdef", Span: parse.Span{Start: 2, End: 6}},
		URL:   parse.Field{Value: "https://example.org"},
	}}
	marks, elsewhere := marksOf(r)
	if len(marks) != 1 || marks[0].path != "basics.name" {
		t.Errorf("marks %+v: a mark that crosses another is left out", marks)
	}
	if len(elsewhere) != 1 || elsewhere[0] != "basics.url: https://example.org" {
		t.Errorf("elsewhere %q: a link's target is not in the text", elsewhere)
	}
}

// Every format prints every document of testdata.
func TestFormats(t *testing.T) {
	dir := os.DirFS("../../testdata/resumes")
	for doc := range new(parse.Parser).Folder(t.Context(), dir, 1) {
		var spans, line, whole strings.Builder
		for _, err := range []error{asSpans(false)(&spans, doc), asLine(&line, doc), asJSON(&whole, doc)} {
			if err != nil {
				t.Errorf("%s: %v", doc.Name, err)
			}
		}
		if !strings.Contains(spans.String(), "‹basics.name: "+doc.Resume.Basics.Name.Value+"›") {
			t.Errorf("%s: the name is not marked", doc.Name)
		}
		var read struct {
			File   string
			Resume struct{ Basics struct{ Name string } }
		}
		if err := json.Unmarshal([]byte(line.String()), &read); err != nil || read.File != doc.Name || read.Resume.Basics.Name == "" {
			t.Errorf("%s: %v in %s", doc.Name, err, line.String())
		}
		if !json.Valid([]byte(whole.String())) {
			t.Errorf("%s: bad JSON", doc.Name)
		}
	}
}
