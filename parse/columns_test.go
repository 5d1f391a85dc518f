package parse

import (
	"slices"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// woven draws two columns line by line.
func woven(a, b []run.Run) (out []run.Run) {
	for i := range max(len(a), len(b)) {
		if i < len(a) {
			out = append(out, a[i])
		}
		if i < len(b) {
			out = append(out, b[i])
		}
	}
	return out
}

func TestColumns(t *testing.T) {
	side := column(50, 100, "Skills", "Go", "SQL", "Bash")
	main := column(250, 106, "Work", "Engineer at Example", "built the thing", "and ran it")
	grid := column(250, 100, "Work", "Engineer at Example", "built the thing", "and ran it")
	dates := []run.Run{at(450, 100, "2019 - 2020"), at(450, 136, "2017 - 2018"), at(450, 172, "2015 - 2016")}
	jobs := column(50, 100, "Example Ltd, London", "Engineer", "built the thing", "Other Ltd", "Tester", "broke it", "Third Ltd", "Clerk", "filed it")
	labels := column(50, 100, "Languages", "Databases", "Tools")
	lists := column(250, 100, "Go, Python", "MySQL, Redis", "Git, Make")
	head := at(50, 60, "a head that stands over both of the columns and spans them all")
	foot := at(50, 200, "a foot that stands under both of the columns and spans them all")
	name := run.Run{Text: "Jane Roe", Page: 1, X: 250, Y: 80, Width: 100, Size: 24}
	contacts := []run.Run{at(50, 80, "+49 711 5550 1234"), at(250, 80, "ada@example.com")}
	across := at(50, 80, "Ulm, +49 711 5550 1234, and the whole of an address")
	wide := []run.Run{across, at(across.X+across.Width+14, 80, "a@example.com")}
	const (
		contactText = "+49 711 5550 1234 > ada@example.com"
		sideText    = "Skills\nGo\nSQL\nBash"
		mainText    = "Work\nEngineer at Example\nbuilt the thing\nand ran it"
		jobText     = "Example Ltd, London > 2019 - 2020\nEngineer\nbuilt the thing\nOther Ltd > 2017 - 2018\nTester\nbroke it\nThird Ltd > 2015 - 2016\nClerk\nfiled it"
	)
	for _, c := range []struct {
		runs []run.Run
		want string
		why  string
	}{
		{slices.Concat(side, main), sideText + "\n" + mainText, "columns drawn one after the other"},
		{slices.Concat(main, side), mainText + "\n" + sideText, "the right one first"},
		{woven(side, main), sideText + "\n" + mainText, "drawn line by line, but not on the same lines"},
		{slices.Concat(side, grid), sideText + "\n" + mainText, "on the same lines, but drawn one after the other"},
		{slices.Concat(side, []run.Run{name}, main), "Jane Roe\n" + mainText + "\n" + sideText, "the column with the name comes first"},
		{slices.Concat([]run.Run{head}, side, main, []run.Run{foot}), head.Text + "\n" + sideText + "\n" + mainText + "\n" + foot.Text, "heads and feet over both"},
		{woven(jobs[:3], dates[:1]), "Example Ltd, London > 2019 - 2020\nEngineer\nbuilt the thing", "a date stays with its line"},
		{slices.Concat(jobs, dates), jobText, "also where all dates are drawn last"},
		{slices.Concat(dates, jobs), jobText, "or first"},
		{slices.Concat(contacts, side, main), contactText + "\n" + sideText + "\n" + mainText, "a row of contacts above columns is one row"},
		{slices.Concat(side, contacts, main), contactText + "\n" + sideText + "\n" + mainText, "also where it is drawn between them"},
		{slices.Concat(wide, side, main), "Ulm, +49 711 5550 1234, and the whole of an address > a@example.com\n" + sideText + "\n" + mainText, "an item across the gap takes what is behind it along"},
		{woven(labels, lists), "Languages > Go, Python\nDatabases > MySQL, Redis\nTools > Git, Make", "labels and their lists are lines"},
	} {
		lines, _ := place(run.Document{Runs: c.runs, Pages: 1})
		if got := shown(lines); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

func TestDoubtfulColumns(t *testing.T) {
	left := column(50, 100, "one of the", "first text", "goes on and", "on again")
	right := []run.Run{at(250, 100, "two of the"), at(250, 112, "second text"), at(250, 130, "goes too"), at(250, 142, "and ends")}
	_, doubts := place(run.Document{Runs: slices.Concat(left, right), Pages: 1})
	if len(doubts) != 1 || doubts[0].Code != DoubtfulOrder {
		t.Errorf("half of the lines are shared: got %v, want one doubtful-order", doubts)
	}
}

func TestAside(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
		why  string
	}{
		{"Jan 2019 – Present", true, "dates"},
		{"2015", true, "a year"},
		{"San Francisco, CA", true, "a place"},
		{"Remote", true, "no place"},
		{"Go, Python", true, "a list of two names looks like a place"},
		{"built the thing", false, "text"},
		{"in 2019 I built the thing that runs the payments of the bank", false, "text with a year"},
	} {
		if got := aside(c.text); got != c.want {
			t.Errorf("%s: %q: got %v", c.why, c.text, got)
		}
	}
}
