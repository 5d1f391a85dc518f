package parse

import (
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

func TestWholeHeads(t *testing.T) {
	for _, c := range []struct {
		head string
		kind SectionKind
		ok   bool
		why  string
	}{
		{"Professional Background", WorkSection, true, "background alone says nothing"},
		{"Academic History", EducationSection, true, "history alone is work"},
		{"Where I worked", WorkSection, true, "spoken"},
		{"What I do", SummarySection, true, "spoken"},
		{"Field Studies", OtherSection, false, "no studies at a school"},
		{"Training & Education", EducationSection, true, "the schools count more than the courses"},
	} {
		kind, _, ok := headKind(headWords(c.head))
		if ok != c.ok || ok && kind != c.kind {
			t.Errorf("%s (%s): got %v, %v, want %v, %v", c.head, c.why, kind, ok, c.kind, c.ok)
		}
	}
}

// cellsOf makes a flow document: paragraphs of cells, lines of a cell parted by "/".
func cellsOf(paragraphs ...string) run.Document {
	doc := run.Document{Flow: true}
	for _, p := range paragraphs {
		lead := run.Paragraph
		for cell := range strings.SplitSeq(p, "|") {
			for l := range strings.SplitSeq(cell, "/") {
				doc.Runs = append(doc.Runs, run.Run{Text: l, Break: lead})
				lead = run.Line
			}
			lead = run.Cell
		}
	}
	return doc
}

func TestDatesInNarrowCells(t *testing.T) {
	for _, c := range []struct{ row, want, why string }{
		{"Mar 2019/–/Present|Acme", "Mar 2019 – Present > Acme", "a word a line"},
		{"2021/2019|Acme", "2019 2021 > Acme", "the later year on top"},
		{"2019/Acme", "2019\nAcme", "a date above a name stays"},
	} {
		if got := shown(flowLines(cellsOf(c.row))); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

func TestSummaryWithoutHead(t *testing.T) {
	const opening = "Engineer with ten years of practice in three companies, at home in mills of every size and kind."
	for _, c := range []struct{ doc, want, why string }{
		{"Jane Doe|" + opening + "|Experience|Engineer, Acme Ltd, 2019 – 2021", opening, "below the name"},
		{"Jane Doe|Skills|Go|SQL|" + opening + "|Experience|Engineer, Acme Ltd, 2019 – 2021", opening, "behind the lists of a sidebar"},
		{"Jane Doe|Engineer, Acme Ltd, 2019 – 2021|Built and ran the mills of the whole town for two years with nine others.", "", "what stands below a job is no summary"},
	} {
		doc := run.Document{Flow: true}
		for p := range strings.SplitSeq(c.doc, "|") {
			doc.Runs = append(doc.Runs, run.Run{Text: p, Break: run.Paragraph})
		}
		r, err := new(Parser).build(t.Context(), doc)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Basics.Summary.Value; got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}
