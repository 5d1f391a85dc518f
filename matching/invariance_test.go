package matching

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/parse"
)

// Whole documents through parse, FromResume, Put and Rank: what an edit that says
// nothing about work does to the points for every role of testdata. Invented people are
// written in every format; an edit of a sheet is compared with the sheet as it was, in
// the same format.

// Names of many cultures and genders, all invented; among them names that are also
// skills, places, titles or words of a heading.
var trialNames = []string{
	"Siobhán O'Malley-Byrne", "Oluwaseun Adébáyò", "Muhammad al-Rashid", "José da Silva Júnior", "Thị Hương Nguyễn", "王小明", "Лариса Ветрова",
	"Søren Ægirsson", "Priya Raghunathan", "DeShawn Pennington", "Emily Walsh", "Kim Lee", "Ng", "Francesca von und zu Hohenfels", "Αλεξάνδρα Λιβάδη",
	"Ruby Perl", "Julia Swift", "Go Tanaka", "Dr. Scala Cobol", "Anna Baker", "Paris Dallas", "Summer Skill", "Will Manage",
}

// Surnames that are job titles. The parser takes such a name for the headline.
var titleNames = []string{"Jean Developer", "Navroz Engineer"}

// identityEdits are edits of who somebody is. Each must change no score by one point.
func identityEdits() map[string][]func(*sheet) {
	line := func(lines ...string) (edits []func(*sheet)) {
		for _, l := range lines {
			edits = append(edits, func(s *sheet) { s.contacts = append(s.contacts, l) })
		}
		return edits
	}
	edits := map[string][]func(*sheet){
		"pronouns": append(line("she/her", "Pronouns: they/them", "he/him/his"), func(s *sheet) { s.name += " (she/her)" }),
		"photo":    line("Photo: attached", "[Photo]", "photo.jpg"),
		"birth":    line("Date of birth: 3 May 1961", "Born 1999", "Born: 12.04.1975", "Age: 52", "Birthday: 1988-11-30"),
		"address":  line("14 Cooper's Row, Lagos, Nigeria", "Prenzlauer Allee 7, 10405 Berlin", "Address: 2 Elm Court, Apt 5, Dallas, TX 75201", "Bandra West, Mumbai 400050", "東京都渋谷区"),
		"person":   line("Gender: female", "Sex: M", "Marital status: married, two children", "Nationality: Kenyan", "Religion: none", "Citizenship: US citizen, no visa needed", "Single"),
		"contact": {
			func(s *sheet) { s.contacts[0] = "x9@example.net" },
			func(s *sheet) { s.contacts[0] = "java.go.kubernetes@example.com" },
			func(s *sheet) { s.contacts[1] = "+234 555 0199" },
			func(s *sheet) {
				s.contacts = append(s.contacts, "https://www.linkedin.com/in/golang-terraform-example")
			},
		},
	}
	for _, school := range []string{"Great Harbour University", "Westling Evening College", "Institute of Java", "Universidad de Puerto Viejo", "Spelham Women's College"} {
		edits["school"] = append(edits["school"], func(s *sheet) {
			if x := s.section("Education"); x != nil {
				for i := range x.entries {
					x.entries[i].at = school
				}
			}
		})
	}
	return edits
}

// Identity edits, the people and the formats taking turns.
func TestIdentityMovesNoPoint(t *testing.T) {
	t.Parallel()
	var p trialPool
	turn := 0
	try := func(kind string, s sheet, edit func(*sheet)) {
		edited := s.clone()
		edit(&edited)
		format := sheetFormats[turn%len(sheetFormats)]
		turn++
		p.compare(t, kind, format, s, edited)
	}
	edits := identityEdits()
	var titled trialPool
	kinds := []string{"pronouns", "photo", "birth", "address", "person", "contact", "school"}
	for i, s := range sheets(t) {
		turn = i
		for j, name := range trialNames {
			if (i+j)%2 == 1 {
				continue // half of the names and edits for each person, to be quick
			}
			try("name", s, func(s *sheet) { s.name = name })
		}
		for _, name := range titleNames {
			edited := s.clone()
			edited.name = name
			titled.compare(t, "name that is a title", sheetFormats[i%len(sheetFormats)], s, edited)
		}
		for _, kind := range kinds {
			for j, edit := range edits[kind] {
				if (i+j)%2 == 0 {
					try(kind, s, edit)
				}
			}
		}
	}
	all := p.shifts(t)
	report(t, all)
	unmoved(t, all)
	p.sameRows(t)

	// Known limit: a name that is read as the headline speaks for a reject rule as any
	// headline does. It moves no point.
	all = titled.shifts(t)
	report(t, all)
	for i := range all {
		if all[i].held {
			t.Logf("%s: held out or not for %s", all[i].id, all[i].role)
		}
		all[i].held = false
	}
	unmoved(t, all)
}

// A name swap in the documents of the benchmark, wherever the name stands.
func TestNamesOfTheBenchmarkMoveNoPoint(t *testing.T) {
	t.Parallel()
	var p trialPool
	files, err := os.ReadDir("../testdata/bench/resumes")
	must(t, err)
	for i, f := range files {
		if i%9 != 0 {
			continue // every ninth document, to be quick
		}
		data, err := os.ReadFile(filepath.Join("../testdata/bench/resumes", f.Name()))
		must(t, err)
		format := strings.TrimPrefix(filepath.Ext(f.Name()), ".")
		r, err := new(parse.Parser).Read(context.Background(), f.Name(), bytes.NewReader(data))
		must(t, err)
		name := r.Basics.Name.Value
		if name == "" {
			continue
		}
		p.put(t, f.Name(), format, data)
		for n := range 3 {
			other := trialNames[(i+n*5)%len(trialNames)]
			id := fmt.Sprintf("%s %s", f.Name(), other)
			p.put(t, id, format, bytes.ReplaceAll(data, []byte(name), []byte(other)))
			p.variants = append(p.variants, variant{"name", id, f.Name()})
		}
	}
	all := p.shifts(t)
	report(t, all)
	unmoved(t, all)
	p.sameRows(t)
}

// The same person in every format, written here and as the document of testdata/resumes
// that another program made of the same source.
func TestFormatMovesNoPoint(t *testing.T) {
	t.Parallel()
	var p trialPool
	for _, s := range sheets(t) {
		for _, format := range sheetFormats {
			p.put(t, s.doc+"."+format, format, s.write(t, format, ""))
			p.variants = append(p.variants, variant{"format " + format, s.doc + "." + format, s.doc + ".txt"})
		}
		files, err := filepath.Glob("../testdata/resumes/" + s.doc + ".*")
		must(t, err)
		for _, file := range files {
			data, err := os.ReadFile(file)
			must(t, err)
			p.put(t, file, strings.TrimPrefix(filepath.Ext(file), "."), data)
			p.variants = append(p.variants, variant{"another program's " + filepath.Ext(file)[1:], file, s.doc + ".txt"})
		}
	}
	all := p.shifts(t)
	report(t, all)
	bounded(t, all, 0, 0)
	p.sameRows(t, "format pdf") // a project read as a job
}

// Sentences that name no skill and no deed of a trade.
var neutral = []string{
	"I like long walks by the river and the quiet of early mornings.",
	"The office had large windows and a friendly dog.",
	"Colleagues came from many countries and ate lunch together.",
	"Sundays belong to my family and to a small vegetable garden.",
	"It was a pleasant place with good coffee.",
}

func paragraph(sentences int) string {
	var b strings.Builder
	for i := range sentences {
		b.WriteString(neutral[i%len(neutral)] + " ")
	}
	return strings.TrimSpace(b.String())
}

// Text that says nothing, the order of the sections, and the year of a degree.
func TestNeutralEdits(t *testing.T) {
	t.Parallel()
	edits := []struct {
		kind string
		edit func(*sheet)
	}{
		{"padding in the summary", func(s *sheet) {
			if x := s.section(summaryHeads...); x != nil {
				x.text = append(x.text, paragraph(5))
			}
		}},
		{"padding as interests", func(s *sheet) {
			s.sections = append(s.sections, sheetSection{head: "Interests", text: []string{paragraph(5)}})
		}},
		{"long padding at the end", func(s *sheet) {
			s.sections = append(s.sections, sheetSection{head: "Miscellaneous", text: []string{paragraph(120)}})
		}},
		{"a line in every job", func(s *sheet) {
			for i := range s.section(jobHeads...).entries {
				e := &s.section(jobHeads...).entries[i]
				e.lines = append(e.lines, neutral[1])
			}
		}},
		{"ten lines in every job", func(s *sheet) {
			for i := range s.section(jobHeads...).entries {
				e := &s.section(jobHeads...).entries[i]
				for j := range 10 {
					e.lines = append(e.lines, neutral[j%len(neutral)])
				}
			}
		}},
		{"sections turned round", func(s *sheet) { slices.Reverse(s.sections) }},
		{"sections moved up by one", func(s *sheet) { s.sections = append(s.sections[1:], s.sections[0]) }},
		{"sections moved up by two", func(s *sheet) { s.sections = append(s.sections[2:], s.sections[:2]...) }},
		{"education first", func(s *sheet) {
			at := slices.IndexFunc(s.sections, func(x sheetSection) bool { return x.head == "Education" })
			if at >= 0 {
				s.sections = slices.Insert(slices.Delete(slices.Clone(s.sections), at, at+1), 0, s.sections[at])
			}
		}},
		{"years of the degree", func(s *sheet) {
			if x := s.section("Education"); x != nil {
				x.entries[0].dates = "1987 – 1991"
			}
		}},
	}
	var p trialPool
	for i, s := range sheets(t) {
		for j, e := range edits {
			edited := s.clone()
			e.edit(&edited)
			p.compare(t, e.kind, sheetFormats[(i+j)%(len(sheetFormats)-1)], s, edited)
		}
	}
	all := p.shifts(t)
	report(t, all)
	bounded(t, all, 0, 0)
	p.sameRows(t, "years of the degree") // how old a course is
}

// The instrument itself: an edit of the work does move points.
func TestEditsOfWorkAreSeen(t *testing.T) {
	t.Parallel()
	var p trialPool
	for _, s := range sheets(t) {
		edited := s.clone()
		edited.section(jobHeads...).entries = edited.section(jobHeads...).entries[1:]
		p.compare(t, "without the latest job", "txt", s, edited)
	}
	all := p.shifts(t)
	report(t, all)
	moved := 0
	for _, s := range all {
		if s.delta() != 0 {
			moved++
		}
	}
	if moved < len(all)/4 {
		t.Errorf("%d of %d comparisons moved", moved, len(all))
	}
}
