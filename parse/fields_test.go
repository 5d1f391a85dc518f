package parse

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

// squeezed drops what the text and a value may differ in: blanks, where a name was
// letter-spaced or an address broken over two lines, and hyphens, where a word was.
func squeezed(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "-", "")
}

// checkFields holds what is true of every field of a parsed document: a span holds its
// value, a page is known where the format has pages, and something is said of how the
// value was found.
func checkFields(t *testing.T, name string, r *Resume) {
	t.Helper()
	paged := strings.HasSuffix(name, ".pdf")
	for path, f := range r.Fields() {
		if f.Confidence < 1 || f.Confidence > 100 {
			t.Errorf("%s: %s has confidence %d", name, path, f.Confidence)
		}
		if f.Span.Empty() {
			if f.Page != 0 {
				t.Errorf("%s: %s stands nowhere, on page %d", name, path, f.Page)
			}
			continue
		}
		if paged != (f.Page > 0) {
			t.Errorf("%s: %s is on page %d", name, path, f.Page)
		}
		text := r.Text[f.Span.Start:f.Span.End]
		if !strings.Contains(squeezed(text), squeezed(f.Value)) && !dateField(path) {
			t.Errorf("%s: %s is %q, its span holds %q", name, path, f.Value, text)
		}
		if year, _, _ := strings.Cut(f.Value, "-"); dateField(path) && f.Value != "present" && !strings.Contains(text, year[2:]) && !onlyMonth(text) {
			t.Errorf("%s: %s is %q, its span holds %q", name, path, f.Value, text)
		}
	}
}

func dateField(path string) bool { return strings.HasSuffix(strings.ToLower(path), "date") }

// onlyMonth reports whether a text is a month whose year stands behind the end of its
// range: "May – August 2015".
func onlyMonth(s string) bool {
	toks := scan(s)
	return len(toks) > 0 && month(toks[0]) > 0
}

func TestFieldsOfTestdata(t *testing.T) {
	n := 0
	for d := range new(Parser).Folder(t.Context(), os.DirFS("../testdata/resumes"), 2) {
		if d.Err != nil {
			t.Errorf("%s: %v", d.Name, d.Err)
			continue
		}
		n++
		checkFields(t, d.Name, d.Resume)
		again, err := new(Parser).ReadFile(t.Context(), os.DirFS("../testdata/resumes"), d.Name)
		if err != nil || !reflect.DeepEqual(again, d.Resume) {
			t.Errorf("%s: read twice, two results", d.Name)
		}
	}
	if n < 10 {
		t.Errorf("only %d documents", n)
	}
}

// TestFieldsVisitsAll holds that no field of a Resume is left out of Fields: it fills
// every Field and Date by reflection and counts.
func TestFieldsVisitsAll(t *testing.T) {
	var r Resume
	want := fillFields(reflect.ValueOf(&r).Elem())
	paths := map[string]bool{}
	for path, f := range r.Fields() {
		if f.Value != "x" && f.Value != "2019" {
			t.Errorf("%s is %q", path, f.Value)
		}
		paths[path] = true
	}
	if len(paths) != want {
		t.Errorf("got %d paths, want %d", len(paths), want)
	}
	for _, path := range []string{"basics.name", "basics.location.city", "basics.profiles[0].url", "work[0].highlights[0]", "skills[0].keywords[0]", "education[0].endDate", "projects[0].roles[0]"} {
		if !paths[path] {
			t.Errorf("no %s", path)
		}
	}
	for range r.Fields() {
		break // leaving early must not panic
	}
}

// fillFields gives every field that JSON shows a value and returns their number.
func fillFields(v reflect.Value) int {
	switch p := v.Addr().Interface().(type) {
	case *Field:
		p.Value = "x"
		return 1
	case *Date:
		p.Year = 2019
		return 1
	}
	n := 0
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" {
				n += fillFields(v.Field(i))
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		n += fillFields(v.Index(0))
	}
	return n
}

func TestConfidence(t *testing.T) {
	r := read(t, "x.txt", ada)
	got := map[string]int{}
	for path, f := range r.Fields() {
		got[path] = f.Confidence
	}
	for _, test := range []struct {
		path string
		want int
		why  string
	}{
		{"basics.name", Labelled, "the e-mail address agrees"},
		{"basics.email", Shaped, "an address is one wherever it stands"},
		{"basics.phone", Shaped, "a number with its country code"},
		{"basics.label", Known, "its words are those of a title"},
		{"work[0].startDate", Shaped, "half of a range"},
		{"work[0].position", Known, "a title, but it shares its cell"},
		{"education[0].institution", Shaped, "a school in a cell of its own"},
		{"skills[1].keywords[0]", Known, "an item of a list"},
	} {
		if got[test.path] != test.want {
			t.Errorf("%s (%s): got %d, want %d", test.path, test.why, got[test.path], test.want)
		}
	}
	r = read(t, "x.txt", "Jo Doe\nE-mail: jo@example.com\nPhone: 503 555 0119\n\nEXPERIENCE\nDeveloper      2012\nFrobnik\n- Wrote code.\n")
	got = map[string]int{}
	for path, f := range r.Fields() {
		got[path] = f.Confidence
	}
	for _, test := range []struct {
		path string
		want int
		why  string
	}{
		{"basics.email", Labelled, "a word names it"},
		{"basics.phone", Labelled, "a word names it"},
		{"work[0].startDate", Guessed, "one year: the first, the last or the only one"},
	} {
		if got[test.path] != test.want {
			t.Errorf("%s (%s): got %d, want %d of %v", test.path, test.why, got[test.path], test.want, got)
		}
	}
	r = read(t, "x.json", `{"basics":{"name":"Jo"},"work":[{"position":"Developer","startDate":"2019"}]}`)
	for path, f := range r.Fields() {
		if f.Confidence != Stated || f.Page != 0 {
			t.Errorf("%s: got %d on page %d, want %d: JSON names its fields", path, f.Confidence, f.Page, Stated)
		}
	}
}

// TestPages holds that fields know the page on which they stand.
func TestPages(t *testing.T) {
	lines := strings.Split(ada, "\n")
	cut := 0
	for i, l := range lines {
		if l == "EDUCATION" {
			cut = i
		}
	}
	data := pdfFile(pdfLines(lines[:cut]), pdfLines(lines[cut:]))
	r, _ := jsonOf(t, "x.pdf", data)
	checkFields(t, "x.pdf", r)
	for path, f := range r.Fields() {
		want := 1
		if strings.HasPrefix(path, "education") || strings.HasPrefix(path, "skills") || strings.HasPrefix(path, "languages") {
			want = 2
		}
		if !f.Span.Empty() && f.Page != want {
			t.Errorf("%s is on page %d, want %d", path, f.Page, want)
		}
	}
	if len(r.Skills) == 0 || len(r.Work) == 0 {
		t.Errorf("got %d jobs, %d groups of skills", len(r.Work), len(r.Skills))
	}
}

func ExampleResume_Fields() {
	cv := "Jo Doe\njo.doe@example.com\n\nExperience\nDeveloper, Acme Ltd      2019 - 2021\n"
	r, err := new(Parser).Read(context.Background(), "jo.txt", strings.NewReader(cv))
	if err != nil {
		fmt.Println(err)
		return
	}
	for path, f := range r.Fields() {
		fmt.Printf("%s: %s (%d)\n", path, f.Value, f.Confidence)
	}
	// Output:
	// basics.name: Jo Doe (95)
	// basics.email: jo.doe@example.com (90)
	// work[0].name: Acme Ltd (80)
	// work[0].position: Developer (80)
	// work[0].startDate: 2019 (90)
	// work[0].endDate: 2021 (90)
}
