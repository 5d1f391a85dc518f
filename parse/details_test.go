package parse

import (
	"strings"
	"testing"
)

// valuesOf joins the values of fields.
func valuesOf(fs []Field) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Value)
	}
	return strings.Join(out, "; ")
}

func TestDetailOf(t *testing.T) {
	for _, c := range []struct {
		text string
		want detail
		why  string
	}{
		{"Technologies: Go, SQL", toolDetail, "the noun alone"},
		{"Key technologies used: Go", toolDetail, "fillers on both sides"},
		{"Relevant coursework: Optics", courseDetail, "a filler before it"},
		{"Client: Acme", bodyDetail, "for whom"},
		{"Kunde: Acme", bodyDetail, "in German"},
		{"https://acme.example", noDetail, "a scheme is no label"},
		{"Built a mill: with sails", noDetail, "words of a sentence"},
		{"Technologies and the people who use them every day: Go", noDetail, "too long for a label"},
		{": Go", noDetail, "no word at all"},
	} {
		if got, _ := detailOf(c.text); got != c.want {
			t.Errorf("%s: %q is %d, want %d", c.why, c.text, got, c.want)
		}
	}
}

func TestProjectDetails(t *testing.T) {
	r := read(t, "a.md", "# Ada Example\n\nada@example.com\n\n## Projects\n\n### Harvest Planner | Go, PostgreSQL, React\n*2021 – 2022*\n\n- Planned the harvest of nine farms.\n\n"+
		"### Weir Watch\nLead developer\n\nClient: Tarn Water Board\n\nType: open source\n\nTechnologies used: Rust, LoRa\n\nLink: https://weir.example\n\n- Measured three weirs.\n")
	if len(r.Projects) != 2 {
		t.Fatalf("%d projects: %+v", len(r.Projects), r.Projects)
	}
	a, b := r.Projects[0], r.Projects[1]
	for _, c := range []struct{ what, got, want string }{
		{"name before a bar", a.Name.Value, "Harvest Planner"},
		{"tools behind it", valuesOf(a.Keywords), "Go; PostgreSQL; React"},
		{"highlights", valuesOf(a.Highlights), "Planned the harvest of nine farms."},
		{"dates on their own row", a.StartDate.String() + "…" + a.EndDate.String(), "2021…2022"},
		{"role below the name", valuesOf(b.Roles), "Lead developer"},
		{"entity", b.Entity.Value, "Tarn Water Board"},
		{"type", b.Type.Value, "open source"},
		{"tools", valuesOf(b.Keywords), "Rust; LoRa"},
		{"address", b.URL.Value, "https://weir.example"},
		{"what is labelled is no highlight", valuesOf(b.Highlights), "Measured three weirs."},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
	checkFields(t, "a.md", r)
}

func TestCourses(t *testing.T) {
	r := read(t, "a.txt", "Ada Example\nada@example.com\n\nEDUCATION\n\nBSc Physics, Tarn University, 2012 - 2015\nRelevant coursework: Optics, Hydraulics\n")
	if got := valuesOf(r.Education[0].Courses); got != "Optics; Hydraulics" {
		t.Errorf("courses %q", got)
	}
}

func TestEmployerAbout(t *testing.T) {
	for _, c := range []struct{ sentence, want, why string }{
		{"Acme is a maker of weirs and sluices.", "yes", "begins with the employer"},
		{"The company operates nine mills in the north.", "yes", "the company"},
		{"Leading provider of rope ferries with 200 employees.", "yes", "what it is"},
		{"Acme asked me to lead the weir team.", "", "of the person"},
		{"Built a scheduler for the ferries.", "", "a verb of work"},
		{"A small team that I led for years at the company.", "", "I"},
		{"Acme.", "", "too short to say anything"},
	} {
		if got := aboutEmployer(c.sentence, "Acme Weirs Ltd"); got != (c.want == "yes") {
			t.Errorf("%s: %v for %q", c.why, got, c.sentence)
		}
	}
	r := read(t, "a.txt", "Ada Example\nada@example.com\n\nEXPERIENCE\n\nEngineer, Acme Weirs Ltd      2019 - 2021\n\nAcme is a maker of weirs and sluices. Kept nine sluices dry.\n\nClerk, Tarn Ropes Ltd      2015 - 2019\n\nAbout the company: a ropery with forty people\n\nKept the books.\n")
	for i, want := range []struct{ about, summary string }{
		{"Acme is a maker of weirs and sluices.", "Kept nine sluices dry."},
		{"a ropery with forty people", "Kept the books."},
	} {
		if w := r.Work[i]; w.Description.Value != want.about || w.Summary.Value != want.summary {
			t.Errorf("job %d: description %q, summary %q", i, w.Description.Value, w.Summary.Value)
		}
	}
}

func TestEntryURL(t *testing.T) {
	page := `<h1>Ada Example</h1><p>ada@example.com</p><h2>Experience</h2><h3><a href="https://acme.example">Acme Weirs Ltd</a></h3><p>Engineer, 2019 – 2021</p><ul><li>Built mills.</li></ul>
		<h2>Education</h2><p><b><a href="https://tarn.example">Tarn University</a></b></p><p>BSc Physics, 2012 – 2015</p>
		<h2>Certificates</h2><p><a href="https://badge.example/1">Weir Keeper</a>, Tarn Water Board, March 2020</p>`
	r := read(t, "a.html", page)
	for _, c := range []struct{ what, got, want string }{
		{"behind the employer", r.Work[0].URL.Value, "https://acme.example"},
		{"behind the school", r.Education[0].URL.Value, "https://tarn.example"},
		{"behind a certificate", r.Certificates[0].URL.Value, "https://badge.example/1"},
		{"none of them is the person's", r.Basics.URL.Value, ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
	r = read(t, "a.txt", "Ada Example\nada@example.com\n\nEXPERIENCE\n\nEngineer, Acme Weirs Ltd      2019 - 2021\nhttps://acme.example\n\n* Built mills.\n")
	if w := r.Work[0]; w.URL.Value != "https://acme.example" || valuesOf(w.Highlights) != "Built mills." {
		t.Errorf("an address on its own row: url %q, highlights %q", w.URL.Value, valuesOf(w.Highlights))
	}
}
