package parse

import (
	"testing"

	"github.com/proven-go/proven/parse/run"
)

func TestNewestDate(t *testing.T) {
	const job = "Jane Doe\n\nEXPERIENCE\n\nEngineer, Acme GmbH      03/2016 - present\n  * Built mills.\n"
	for _, c := range []struct{ text, want, why string }{
		{"\nAWARDS\n\nExample Prize, 2019", "2019", "an award is later than the last job's start"},
		{"\nPUBLICATIONS\n\nOn Mills (Journal of Examples, May 2021)", "2021-05", "so is a paper"},
		{"\nTALKS\n\nMills that run — Example Conf (2022)", "2022", "and a talk"},
		{"\nEDUCATION\n\nMSc Physics, Example University      2015 - 2028", "2016-03", "a course may end after the document"},
		{"\nEDUCATION\n\nMSc Physics, Example University\nExpected graduation: May 2027", "2016-03", "what is expected lies ahead"},
		{"\nCERTIFICATES\n\nExample Rigger, valid until 2029", "2016-03", "so does the end of a licence"},
		{"\nSKILLS\n\nOffice 2019, Windows Server 2022", "2016-03", "versions are no dates"},
		{"\nREFERENCES\n\nJohn Roe, since 2023", "2016-03", "nor are the dates of others"},
	} {
		if got := read(t, "a.txt", job+c.text+"\n").Dated.String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
	}
}

func TestDatedBeforeContainer(t *testing.T) {
	line := func(text string) run.Run { return run.Run{Text: text, Break: run.Paragraph} }
	runs := []run.Run{line("Experience"), line("Engineer, Acme Ltd, 03/2016 – present"), line("Awards"), line("Example Prize, 2031")}
	for _, c := range []struct {
		year, month int
		want, why   string
	}{
		{2018, 5, "2016-03", "what is later than the container cannot have happened"},
		{2011, 1, "2031", "a container older than the jobs says nothing: a template's date"},
	} {
		r, err := new(Parser).build(t.Context(), run.Document{Flow: true, Runs: runs, Year: c.year, Month: c.month})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Dated.String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
	}
}

func TestHiddenWithoutWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
		why  string
	}{
		{"Jane\u200b Doe\n\nSkills\nGo", false, "a mark without width says nothing"},
		{"Jane Doe\U000E0048\U000E0069\n\nSkills\nGo", true, "tag characters carry words"},
	} {
		r := read(t, "a.txt", c.text)
		if len(r.Hidden) == 0 {
			t.Errorf("%s: nothing is kept", c.why)
		}
		if got := has(r, HiddenText); got != c.want {
			t.Errorf("%s: reported %v, want %v", c.why, got, c.want)
		}
	}
}

func TestLimitWarning(t *testing.T) {
	doc := run.Document{Flow: true, Runs: []run.Run{{Text: "Skills", Break: run.Paragraph}, {Text: "Go", Break: run.Paragraph}}, Warnings: []string{limitWarning}}
	r, err := new(Parser).build(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	if !has(r, LimitReached) || has(r, PartlyRead) {
		t.Errorf("a reader's limit: got %v", r.Diagnostics)
	}
}

func TestUnknownHeads(t *testing.T) {
	head := func(y float64, text string) run.Run {
		return run.Run{Text: text, Page: 1, X: 50, Y: y, Width: 7 * float64(len(text)), Size: 14, Style: run.Bold}
	}
	var runs []run.Run
	for i, h := range []string{"Experience", "Field Notes", "Skills", "Education"} {
		y := 100 + 80*float64(i)
		runs = append(runs, head(y, h))
		runs = append(runs, column(50, y+20, "some words of text in this part", "and some more words of it")...)
	}
	r, err := new(Parser).build(t.Context(), run.Document{Runs: runs})
	if err != nil {
		t.Fatal(err)
	}
	var got []SectionKind
	for _, s := range r.Sections {
		got = append(got, s.Kind)
	}
	want := []SectionKind{WorkSection, OtherSection, SkillSection, EducationSection}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("a head of the common look and no known word: got %v, want %v", got, want)
	}
}
