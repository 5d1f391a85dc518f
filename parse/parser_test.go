package parse

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// ada is a résumé in plain text; all persons here are invented.
const ada = `Ada Example
Platform Engineer
ada@example.com | +49 711 5550 1234 | Stuttgart, Germany
https://github.com/ada-example

SUMMARY
Engineer for deployment platforms with ten years of practice in three companies.

EXPERIENCE

Senior Platform Engineer, Acme GmbH, Berlin, Germany      03/2019 - present
  * Designed the release pipeline because deployments took a day.
  * Ran Kubernetes for forty teams.

Systems Administrator, Beispiel AG, Bonn, Germany      2014 - 02/2019
  * Kept 300 servers running.

EDUCATION
Universität Musterstadt      2010 - 2014
Bachelor of Science in Physics

SKILLS
Languages: Go, Python
Systems: Kubernetes, Linux

LANGUAGES
German (native), English - fluent
`

func read(t *testing.T, name, text string) *Resume {
	t.Helper()
	r, err := new(Parser).Read(t.Context(), name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	check(t, r)
	return r
}

// jobsOf writes jobs as "title @ employer, start…end".
func jobsOf(r *Resume) string {
	var out []string
	for _, w := range r.Work {
		end := w.EndDate.String()
		if w.EndDate.Present {
			end = "now"
		}
		out = append(out, fmt.Sprintf("%s @ %s, %s…%s", w.Position.Value, w.Name.Value, w.StartDate, end))
	}
	return strings.Join(out, "; ")
}

func TestReadText(t *testing.T) {
	r := read(t, "ada.txt", ada)
	b := r.Basics
	for _, test := range []struct{ what, got, want string }{
		{"name", b.Name.Value, "Ada Example"},
		{"label", b.Label.Value, "Platform Engineer"},
		{"email", b.Email.Value, "ada@example.com"},
		{"phone", b.Phone.Value, "+49 711 5550 1234"},
		{"city", b.Location.City.Value, "Stuttgart"},
		{"network", b.Profiles[0].Network.Value, "GitHub"},
		{"jobs", jobsOf(r), "Senior Platform Engineer @ Acme GmbH, 2019-03…now; Systems Administrator @ Beispiel AG, 2014…2019-02"},
		{"place", r.Work[0].Location.Value, "Berlin, Germany"},
		{"highlight", r.Work[0].Highlights[0].Value, "Designed the release pipeline because deployments took a day."},
		{"school", r.Education[0].Institution.Value, "Universität Musterstadt"},
		{"degree", r.Education[0].StudyType.Value + "/" + r.Education[0].Area.Value, "Bachelor of Science/Physics"},
		{"skills", fmt.Sprint(r.Skills[0].Name.Value, len(r.Skills), r.Skills[1].Keywords[1].Value), "Languages2Linux"},
		{"languages", fmt.Sprint(r.Languages[0].Language.Value, r.Languages[1].Fluency.Value), "Germanfluent"},
		{"dated", r.Dated.String(), "2019-03"},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, test.got, test.want)
		}
	}
}

func TestHeads(t *testing.T) {
	for _, test := range []struct{ why, in, want string }{
		{"title, date, employer in two lines", "Experience\nSystems Engineer\nMay 2010 to Sep 2013 Acme Ltd\nBuilt things that last for years.\n", "Systems Engineer @ Acme Ltd, 2010-05…2013-09"},
		{"date left, title and employer right", "Experience\n2014-2017: Java Developer, WebSoft Ltd (Bonn)\n- Did work.\n", "Java Developer @ WebSoft Ltd, 2014…2017"},
		{"employer above several roles", "Experience\n\nAcme GmbH\nLead Developer      2019 - 2021\n- Led a team.\nDeveloper      2016 - 2019\n- Wrote code.\n", "Lead Developer @ Acme GmbH, 2019…2021; Developer @ Acme GmbH, 2016…2019"},
		{"title at employer", "Work history\nDeveloper at Acme      2016 - 2019\n", "Developer @ Acme, 2016…2019"},
		{"no separator between title and employer", "Work history\nWeb Developer Naya Solutions      2016 - 2019\n", "Web Developer @ Naya Solutions, 2016…2019"},
		{"start and end one above the other", "Experience\n2019, August FIRST LINE LTD\n2020, June Python Developer\n- Did work on things.\n", "Python Developer @ FIRST LINE LTD, 2019-08…2020-06"},
		{"a comma inside a title", "Experience\n\nManager, Audit      2001 - 2003\nDunmore & Ashby\n- Audited.\n", "Manager, Audit @ Dunmore & Ashby, 2001…2003"},
		{"jobs without dates", "Work experience:\n\nPHP Developer\nUnique Systems LLC\n- Wrote code.\n\nWeb Developer\nConcord Bank\n- Wrote code.\n", "PHP Developer @ Unique Systems LLC, …; Web Developer @ Concord Bank, …"},
		{"a year in a sentence begins no job", "Experience\nDeveloper, Acme Ltd, 2016 - 2019\n- Moved all from Server 2003 to 2008 (2016-2017).\n", "Developer @ Acme Ltd, 2016…2019"},
		{"no section head at all", "Jo Doe\n\nDeveloper, Acme Ltd      2016 - 2019\n- Wrote code.\n", "Developer @ Acme Ltd, 2016…2019"},
	} {
		if got := jobsOf(read(t, "x.txt", test.in)); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.why, got, test.want)
		}
	}
}

func TestReadJSON(t *testing.T) {
	r := read(t, "x.json", `{"basics":{"name":"Ada Example","website":"https://a.example"},"work":[{"company":"Acme","position":"Developer","startDate":"2019-03","highlights":["Wrote​ it."]}],
		"education":[{"institution":"Uni","gpa":3.5}],"skills":[{"name":"Go","keywords":["concurrency"]}],"languages":"none"}`)
	if got := jobsOf(r); got != "Developer @ Acme, 2019-03…now" {
		t.Errorf("the old name of the employer's field: got %s", got)
	}
	if r.Basics.URL.Value != "https://a.example" || r.Education[0].Score.Value != "3.5" {
		t.Errorf("old names, numbers for strings: got %+v, %+v", r.Basics.URL, r.Education[0].Score)
	}
	if got := r.Work[0].Highlights[0].Value; got != "Wrote it." {
		t.Errorf("characters without width are taken out: got %q", got)
	}
	if len(r.Sections) != 4 {
		t.Errorf("got %d sections, want header, work, education, skills", len(r.Sections))
	}
}

func TestHidden(t *testing.T) {
	r := read(t, "x.txt", "Jo Doe\nPy\u200Bthon developer\U000E0047\U000E006F\n\nSkills\nGo\n")
	if strings.Contains(r.Text, "\u200B") || !strings.Contains(r.Text, "Python") {
		t.Errorf("zero-width characters stay in the text: %q", r.Text)
	}
	if len(r.Hidden) != 1 || r.Hidden[0].Text != "\u200BGo" || !has(r, HiddenText) {
		t.Errorf("tag characters are read and reported: got %+v", r.Hidden)
	}
}

func has(r *Resume, code Code) bool {
	for _, d := range r.Diagnostics {
		if d.Code == code {
			return true
		}
	}
	return false
}

func TestDated(t *testing.T) {
	open := "Experience\nDeveloper, Acme Ltd since 2016\n- Wrote code.\n"
	p := &Parser{AsOf: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)}
	r, err := p.Read(t.Context(), "x.txt", strings.NewReader(open))
	if err != nil || r.Dated.String() != "2024-05" {
		t.Errorf("the caller's day wins: got %v, %v", r.Dated, err)
	}
	if r := read(t, "x.txt", open); r.Dated.String() != "2016" {
		t.Errorf("else the newest date in the document: got %v", r.Dated)
	}
	for _, born := range []string{"Date of birth: 4 May 2001", "DOB 04.05.2001", "Geburtsdatum: 4. Mai 2001", "Née le 4 mai 2001", "geb. am 4. Mai 2001"} {
		if r := read(t, "x.txt", "Jo Quill\n"+born+"\n\nExperience\nDeveloper, Acme Ltd\n- Wrote code.\n"); !r.Dated.IsZero() {
			t.Errorf("%q dates the document: %v", born, r.Dated)
		}
	}
	r = read(t, "x.json", `{"basics":{"name":"Jo"},"work":[{"position":"Developer","endDate":"present"}]}`)
	if !has(r, UnknownPresent) || !r.Dated.IsZero() {
		t.Errorf("no date at all: got %v, %v", r.Dated, r.Diagnostics)
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		name, data string
		want       error
	}{
		{"x.txt", " \n\n", ErrNoText},
		{"x.txt", "", ErrNoText},
		{"x.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ErrFormat},
		{"x.png", "\x89PNG\x00", ErrFormat},
		{"x.pdf", "hello", ErrDamaged},
		{"x.docx", "PK\x03\x04", ErrDamaged},
		{"x.json", "{", ErrDamaged},
		{"x.json", `{"a":1}`, ErrFormat},
		{"x.json", `{"basics":{}}`, ErrNoText},
		{"x.txt", strings.Repeat("a", 200), ErrTooLarge},
		{"x.txt", "a\x00b", ErrFormat},
	} {
		r, err := (&Parser{MaxBytes: 100}).Read(t.Context(), test.name, strings.NewReader(test.data))
		var typed *Error
		if r != nil || !errors.Is(err, test.want) || !errors.As(err, &typed) || typed.Name != test.name {
			t.Errorf("%s %.10q: got %v, want %v", test.name, test.data, err, test.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := new(Parser).Read(ctx, "x.txt", strings.NewReader(ada)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

func TestMaxText(t *testing.T) {
	r, err := (&Parser{MaxText: 40}).Read(t.Context(), "x.txt", strings.NewReader(ada))
	if err != nil || len(r.Text) > 40 || !has(r, LimitReached) {
		t.Errorf("got %d bytes, %v", len(r.Text), err)
	}
}

func TestFolder(t *testing.T) {
	fsys := fstest.MapFS{"b.txt": {}, "README.md": {}, ".git/x.txt": {}, ".hidden": {}, "sub/c.jpg": {Data: []byte("x")}}
	for _, name := range []string{"a.md", "a.txt", "sub/a.txt", "z", "z.txt"} {
		fsys[name] = &fstest.MapFile{Data: []byte(ada)}
	}
	var first []Document
	for _, workers := range []int{1, 8, 0} {
		var docs []Document
		for d := range new(Parser).Folder(t.Context(), fsys, workers) {
			docs = append(docs, d)
		}
		var ids []string
		for _, d := range docs {
			ids = append(ids, d.ID)
		}
		if got, want := strings.Join(ids, " "), "a.md a.txt b sub/a sub/c z z.txt"; got != want {
			t.Fatalf("%d workers: got %s, want %s", workers, got, want)
		}
		if !errors.Is(docs[2].Err, ErrNoText) || !errors.Is(docs[4].Err, ErrFormat) || docs[0].Resume == nil {
			t.Errorf("got errors %v, %v", docs[2].Err, docs[4].Err)
		}
		if first == nil {
			first = docs
		} else if !reflect.DeepEqual(first, docs) {
			t.Errorf("%d workers change the content", workers)
		}
	}
	for range new(Parser).Folder(t.Context(), fsys, 2) {
		break // leaving early must not hang
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for d := range new(Parser).Folder(ctx, fsys, 2) {
		if n++; n == 2 {
			cancel()
		}
		if n > 3 {
			t.Fatalf("goes on after the context is done: %v", d.Name)
		}
	}
}

// TestIDs holds that IDs are never shared, whatever the names.
func TestIDs(t *testing.T) {
	names := []string{"a", "a.pdf", "a.pdf.pdf", "a.b", "a.b.txt", "x/.y", "x/y.txt", "x/y"}
	seen := map[string]bool{}
	for _, id := range fileIDs(names) {
		if seen[id] || id == "" {
			t.Errorf("ID %q twice or empty", id)
		}
		seen[id] = true
	}
}

// check holds what is true of every Resume.
func check(t testing.TB, r *Resume) {
	t.Helper()
	at := 0
	for _, s := range r.Sections {
		if s.Span.Start != at || s.Span.End < at || s.Head.Start < 0 || s.Head.End > len(r.Text) {
			t.Fatalf("sections leave a gap or overlap at %d: %+v", at, s)
		}
		at = s.Span.End
	}
	if at != len(r.Text) {
		t.Fatalf("sections end at %d of %d", at, len(r.Text))
	}
	if strings.TrimSpace(r.Text) == "" {
		t.Fatal("an empty Resume")
	}
	checkSpans(t, reflect.ValueOf(r).Elem(), len(r.Text))
}

// checkSpans walks all spans of a value.
func checkSpans(t testing.TB, v reflect.Value, size int) {
	switch v.Kind() {
	case reflect.Struct:
		if s, ok := v.Interface().(Span); ok && (s.Start < 0 || s.End > size || s.Start > s.End) {
			t.Fatalf("span %v leaves the text of %d bytes", s, size)
		}
		for i := range v.NumField() {
			checkSpans(t, v.Field(i), size)
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkSpans(t, v.Index(i), size)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("x.txt", []byte(ada))
	f.Add("x.md", []byte("# Jo\n## Experience\n**Clerk**, Acme\n*2019 – now*\n- Did\n"))
	f.Add("x.json", []byte(`{"basics":{"name":"Jo"},"work":[{"name":"Acme","startDate":"2019"}]}`))
	f.Add("x.txt", []byte("EXPERIENCE\nCompany Name City , State Clerk 2019 2020\n(\n)\nSkills: (a, b\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		format, err := detect(name, data)
		if err != nil || format == "pdf" || format == "docx" {
			return // those have targets of their own
		}
		p := &Parser{MaxText: 1 << 14}
		var r *Resume
		if format == "json" { // without the guard: a panic must show
			r, err = p.readJSON(context.Background(), data)
		} else if doc, e := p.runs(context.Background(), format, data); e == nil {
			r, err = p.build(context.Background(), doc)
		} else {
			err = e
		}
		if err == nil {
			check(t, r)
		}
	})
}

func ExampleParser() {
	cv := "Jo Doe\njo@example.com\n\nExperience\nDeveloper, Acme Ltd      2019 - 2021\n- Wrote the billing service in Go.\n"
	r, err := new(Parser).Read(context.Background(), "jo.txt", io.Reader(strings.NewReader(cv)))
	if err != nil {
		fmt.Println(err)
		return
	}
	job := r.Work[0]
	fmt.Println(r.Basics.Name.Value, "|", job.Position.Value, "|", job.Name.Value, "|", job.StartDate, job.EndDate)
	h := job.Highlights[0].Span
	fmt.Println(r.Text[h.Start:h.End])
	// Output:
	// Jo Doe | Developer | Acme Ltd | 2019 2021
	// Wrote the billing service in Go.
}
