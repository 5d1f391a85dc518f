package parse

import (
	"slices"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// labels places texts in a left column whose letters end at x=130, 9 points before the
// text at x=139: less than a tab.
func labels(y float64, texts ...string) (out []run.Run) {
	for i, l := range texts {
		if l != "" {
			out = append(out, at(130-5*float64(len([]rune(l))), y+12*float64(i), l))
		}
	}
	return out
}

func TestPlaceMargin(t *testing.T) {
	for _, c := range []struct {
		runs []run.Run
		want string
		why  string
	}{
		{
			append(labels(100, "2019", "2017", "2015", "2013"), column(139, 100, "Engineer at Acme", "Analyst at Bell", "Clerk at Corn", "Student")...),
			"2019 > Engineer at Acme\n2017 > Analyst at Bell\n2015 > Clerk at Corn\n2013 > Student",
			"many lines begin at x=139, so the label before is a text of its own",
		},
		{
			append(labels(100, "Jan", "2019–Mar", "2021", "", "2017"), column(139, 100, "Engineer, Acme", "• built the mill", "• ran the mill", "Analyst, Bell", "Clerk, Corn")...),
			"Jan 2019–Mar 2021 > Engineer, Acme\n* built the mill\n* ran the mill\nAnalyst, Bell\n2017 > Clerk, Corn",
			"the three lines of one date stand beside the first",
		},
		{
			slices.Concat(column(50, 100, "Acme, Engineer", "built the mill with forty others", "kept it running"), []run.Run{at(480, 100, "Ulm, Germany"), at(470, 112, "2019 – present")}),
			"Acme, Engineer > Ulm, Germany > 2019 – present\nbuilt the mill with forty others\nkept it running",
			"a date under a place belongs to the line of the place, not to the text beside",
		},
		{
			slices.Concat(column(50, 100, "Acme", "Engineer"), []run.Run{at(485, 100, "2019 – 2021"), at(480, 112, "Ulm, Germany")}),
			"Acme > 2019 – 2021\nEngineer > Ulm, Germany",
			"a second line of a head keeps its place",
		},
		{
			slices.Concat(column(50, 100, "BSc Physics", "Acme College", "2009 – 2012"), column(310, 100, "MSc Physics", "Bell College", "2012 – 2014")[:1], column(310, 112, "Bell College", "2012 – 2014")),
			"BSc Physics\nAcme College\n2009 – 2012\nMSc Physics\nBell College\n2012 – 2014",
			"entries side by side, told by their dates",
		},
		{
			append(labels(100, "now", "2019", "", "2018", "2015"), column(139, 100, "Engineer", "• built the mill", "• ran the mill", "Clerk", "• swept the mill")...),
			"2019 now > Engineer\n* built the mill\n* ran the mill\n2015 2018 > Clerk\n* swept the mill",
			"the later year on top",
		},
		{
			append(labels(100, "2019", "2020", "2021", "2022"), column(139, 100, "Prize of Ulm", "Prize of Bonn", "Prize of Kiel", "Prize of Trier")...),
			"2019 > Prize of Ulm\n2020 > Prize of Bonn\n2021 > Prize of Kiel\n2022 > Prize of Trier",
			"a list of years is no stack",
		},
		{
			[]run.Run{at(50, 100, "1."), at(62, 100, "Go"), at(50, 112, "2."), at(62, 112, "SQL"), at(62, 124, "Rust"), at(62, 136, "C"), at(62, 148, "Zig")},
			"1. Go\n2. SQL\nRust\nC\nZig",
			"a number belongs to its item",
		},
	} {
		lines, _ := place(run.Document{Runs: c.runs})
		if got := shown(lines); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

func TestPlaceWrappedHead(t *testing.T) {
	prose := []string{"Built the great mill of the town with", "forty other people and kept it going", "for the seven years that followed the", "flood, which took the bridge with all"}
	head := append(column(50, 100, prose...), column(50, 172, "Lead Designer of great mills at Acme", "Studios", "2019 – 2021")...)
	list := column(50, 100, "Reading drawings", "Go", "Mills", "Water", "Bridges", "Floods")
	for _, c := range []struct {
		runs []run.Run
		want string
		why  string
	}{
		{head, "Lead Designer of great mills at Acme Studios", "the word did not fit on the line above"},
		{list, "Reading drawings", "the longest item of a list is no margin"},
	} {
		lines, _ := place(run.Document{Runs: c.runs})
		if !slices.ContainsFunc(lines, func(l line) bool { return l.segments[0].text == c.want }) {
			t.Errorf("%s: no line %q in\n%s", c.why, c.want, shown(lines))
		}
	}
}

func TestPlaceHeadsInMargin(t *testing.T) {
	head := func(y float64, text string) run.Run {
		return run.Run{Text: text, Page: 1, X: 60, Y: y, Width: 8 * float64(len(text)), Size: 16}
	}
	var runs []run.Run
	for i, h := range []string{"Work", "Education", "Skills"} {
		y := 100 + 80*float64(i)
		runs = append(runs, head(y+3, h))
		runs = append(runs, column(180, y, "a first line of text in the part", "a second line of text in the part", "a third one")...)
	}
	r, err := new(Parser).build(t.Context(), run.Document{Runs: runs})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []SectionKind
	for _, s := range r.Sections {
		kinds = append(kinds, s.Kind)
	}
	if want := []SectionKind{WorkSection, EducationSection, SkillSection}; !slices.Equal(kinds, want) {
		t.Errorf("heads beside their text: got kinds %v, want %v in\n%s", kinds, want, r.Text)
	}
}

func TestPlaceFoot(t *testing.T) {
	page := func(n int, texts ...string) (out []run.Run) {
		out = append(column(50, 100, texts...), at(50, 700, "Ulm / ada.example"))
		for i := range out {
			out[i].Page = n
		}
		return out
	}
	lines, _ := place(run.Document{Runs: append(page(1, "one", "two", "three", "four"), page(2, "five", "six", "seven", "eight")...)})
	if got, want := shown(lines), "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nUlm / ada.example"; got != want {
		t.Errorf("a repeated foot tears no text apart: got\n%s\nwant\n%s", got, want)
	}
}
