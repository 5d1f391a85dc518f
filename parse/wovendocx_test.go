package parse

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// word makes a Word document whose body is the XML given.
func word(t *testing.T, body string) *bytes.Reader {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	w, err := z.Create("word/document.xml")
	if err == nil {
		_, err = w.Write([]byte(`<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(buf.Bytes())
}

// dumped writes lines as one paragraph with line breaks: text copied out of a page.
func dumped(lines string) string {
	lines = strings.ReplaceAll(strings.TrimSpace(lines), "&", "&amp;")
	return `<w:p><w:r><w:t>` + strings.ReplaceAll(lines, "\n", `</w:t><w:br/><w:t>`) + `</w:t></w:r></w:p>`
}

func TestWovenDocuments(t *testing.T) {
	for _, test := range []struct{ why, body, jobs string }{
		{"jobs under the head of a list beside them", dumped(`
Jane Doe
Experience
Acme Mills Jan 2022 - June 2022
Senior Software Developer
Skills & Expertise
design of a new platform
collecting requirements  Java
Bell Works Aug 2018 - Dec 2021  Kafka, Cassandra
Software Engineer / Senior Software Engineer
Git, Docker, Scrum
Corn House Dec 2015 - Aug 2018
Software Developer / Senior Software Developer
refactoring of legacy systems`),
			"Senior Software Developer @ Acme Mills, 2022-01…2022-06; Software Engineer / Senior Software Engineer @ Bell Works, 2018-08…2021-12; Software Developer / Senior Software Developer @ Corn House, 2015-12…2018-08"},
		{"a head over jobs beside the head of a list", dumped(`
Jane Doe
EXPERIENCE
SKILLS & EXPERTISE
Front-end: HTML, CSS
Full-stack Developer Sep 2019
in Acme Mills
Back-end: PHP, Bash
Developer and Coordinator Dec 2017 - Jul 2019
on behalf of the mills`),
			"Full-stack Developer @ , 2019-09…; Developer and Coordinator @ , 2017-12…2019-07"},
		{"heads that run into their text", dumped(`
Jane Doe, Senior Engineer
Skills  Go, SQL, Docker
Work experience 04/2022 - 07/2022 (project employment)
Full Stack Engineer, Acme Mills, Bonn, Germany
Developed an application for the mills.
02/2019 - 03/2022
Go Developer, Bell Works, Bonn, Germany
Kept the books.
Education Bachelor's degree 01/2019
Ulm Building College`),
			"Full Stack Engineer @ Acme Mills, 2022-04…2022-07; Go Developer @ Bell Works, 2019-02…2022-03"},
		{"a head in a narrow margin, and dashes that got lost", dumped(`
Jane Doe
SUMMARY Main stack is PHP and Node.js for mills of all kinds.
WORK Acme  Full Stack Developer (2019 - 2021)
EXPERIENCE Worked with external services;
Migrated the project to another builder;
Bell Mills  Junior Developer (2017 - 2019)
Implemented new features;
EDUCATION Ulm University  Bachelor's Degree (2013 - 2017)`),
			"Full Stack Developer @ Acme, 2019…2021; Junior Developer @ Bell Mills, 2017…2019"},
		{"text of the column on the left before title and employer", dumped(`
Jane Doe
PROFESSIONAL SUMMARY
EXPERIENCE
I have got some practice in building and working Assistant Manager
on projects of mills. I am familiar with Wal & Joe Jewelry | Feb 2018 - Jul 2019
HTML, CSS, plus some modern libraries.`),
			"Assistant Manager @ Wal & Joe Jewelry, 2018-02…2019-07"},
		{"title and employer before the text beside them", dumped(`
Jane Doe
Experience
Bell Works Developing & maintaining voices for mills, and
Lead Software Developer Rest Api, Razor & jQuery, Asterisk + .Net services, queues, kafka,
MAR 2019 TO MAR 2022 AWS)
Solo responsibility for architecture decisions.
Acme Ltd Developing & maintaining systems for hospitals (forms,
Senior .Net developer 4.5, controls and tools).
NOV 2015 TO MAR 2018
supervision of junior developers.`),
			"Lead Software Developer @ Bell Works, 2019-03…2022-03; Senior .Net developer @ Acme Ltd, 2015-11…2018-03"},
		{"a town that ran into the title", dumped(`
Jane Doe
EXPERIENCE
Acme Mills, MoscowDeveloper
APRIL 2017 - OCTOBER 2018
Took a part in the casual games of the team.`),
			"Moscow Developer @ Acme Mills, 2017-04…2018-10"},
	} {
		r, err := new(Parser).Read(t.Context(), "a.docx", word(t, test.body))
		if err != nil {
			t.Fatalf("%s: %v", test.why, err)
		}
		check(t, r)
		if got := jobsOf(r); got != test.jobs {
			t.Errorf("%s: got\n%s\nwant\n%s\nin\n%s", test.why, got, test.jobs, r.Text)
		}
	}
}

// A layout table of one row, each cell one paragraph, what were line ends and tabs now
// blanks.
func TestLostLineEnds(t *testing.T) {
	cell := func(s string) string {
		return `<w:tc><w:p><w:r><w:t>` + s[:len(s)/2] + `</w:t></w:r><w:r><w:t>` + s[len(s)/2:] + `</w:t></w:r></w:p></w:tc>`
	}
	side := ` Ulm, Germany      Languages   Personal qualities Quick learner Flexibility Communication skills Problem solving Time management Leadership Critical thinking   Education Machines and networks of mills            2006 – 2012  Ulm University Honours degree `
	jobs := `Front End developer Summary A web developer with ten years of practice who has made many portals for mills.  Experience Front End Lead / Senior Developer                  2020 – Present Acme Mills Led the team of the web portal. Main projects: the portal, the cashier.  Responsibilities: Coding for most of the time, Hiring.   Senior developer                                2014 – 2020                       Bellwork Developed applications for all kinds of balloons.  Stack: React, Redux.`
	r, err := new(Parser).Read(t.Context(), "a.docx", word(t, `<w:tbl><w:tr>`+cell(side)+cell(jobs)+`</w:tr></w:tbl>`))
	if err != nil {
		t.Fatal(err)
	}
	check(t, r)
	want := "Front End Lead / Senior Developer @ Acme Mills, 2020…now; Senior developer @ Bellwork, 2014…2020"
	if got := jobsOf(r); got != want {
		t.Errorf("got\n%s\nwant\n%s\nin\n%s", got, want, r.Text)
	}
	if len(r.Education) != 1 || r.Education[0].StartDate.Year != 2006 {
		t.Errorf("got studies %+v", r.Education)
	}
	if !strings.HasPrefix(r.Basics.Summary.Value, "A web developer") {
		t.Errorf("got summary %q", r.Basics.Summary.Value)
	}
	for _, test := range []struct {
		in   string
		want bool
		why  string
	}{
		{jobs, true, "gaps of many blanks"},
		{strings.Repeat("A sentence ends.  Another one begins. ", 20), false, "two blanks between sentences are a habit"},
		{"Go      5 years     SQL     3 years    C     2 years", false, "a short row is a table typed with blanks"},
		{"a\t" + jobs, false, "there are tabs"},
	} {
		if got := unbroken(test.in); got != test.want {
			t.Errorf("%s: got %v for %.40q", test.why, got, test.in)
		}
	}
}
