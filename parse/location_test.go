package parse

import (
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// shown returns a place as "address; postal code; city; region; country", what is
// empty left out.
func (l Location) shown() string {
	var out []string
	for _, f := range []Field{l.Address, l.PostalCode, l.City, l.Region, l.CountryCode} {
		if !f.IsZero() {
			out = append(out, f.Value)
		}
	}
	return strings.Join(out, "; ")
}

func TestLocationByPosition(t *testing.T) {
	for _, c := range []struct{ head, want, why string }{
		{"Ada Example\nEngineer\nTarnwick | ada@example.com | 555-0103", "Tarnwick", "between bars"},
		{"Ada Example\nEngineer · Nether Tarn · ada@example.com", "Nether Tarn", "beside the title"},
		{"Ada Example\nEngineer\nTarn-upon-Wick\nada@example.com", "Tarn-upon-Wick", "a line of its own above the contacts"},
		{"Ada Example\nEngineer\nada@example.com\n+1 555 010 0103\nTarnwick", "Tarnwick", "and below them"},
		{"Ada Example, Tarnwick\nEngineer\nada@example.com | Portfolio | LinkedIn", "", "a row without contacts beside it says too little"},
		{"Ada Example\nEngineer\nTarnwick, Wickshire | ada@example.com", "Tarnwick; Wickshire", "town and region"},
		{"Ada Example\nEngineer\nTarnwick, TX 75201 | ada@example.com", "75201; Tarnwick; TX", "the postal code apart"},
		{"Ada Example\nEngineer\nTarnwick TW1 4QX | ada@example.com", "TW1 4QX; Tarnwick", "a postal code with letters"},
		{"Ada Example\nEngineer\n14 Mill Row, Tarnwick\nada@example.com", "14 Mill Row; Tarnwick", "street and town"},
		{"Ada Example\nEngineer\nGermany, Tarnwick | ada@example.com", "Tarnwick; Germany", "the country first"},
		{"ADA EXAMPLE\nENGINEER\nTARNWICK | ada@example.com", "TARNWICK", "all in capitals"},

		{"Ada Example\nEngineer\nData Science Lead | ada@example.com", "", "a title"},
		{"Ada Example\nEngineer\nKorn Mills Ltd | ada@example.com", "", "an employer"},
		{"Ada Example\nEngineer\nPython | ada@example.com", "", "a skill"},
		{"Ada Example\nEngineer\nMillwright, Gristwork | ada@example.com\n\nSKILLS\nMillwright, Gristwork, Sluices", "", "skills listed below"},
		{"Ada Example\nEngineer\nGristwork · Sluices · Weirs · ada@example.com", "", "several are a list"},
		{"Ada Example\nEngineer\nPortfolio | ada@example.com | 555-0103", "", "a page"},
		{"Ada Example\nEngineer\nMarried | ada@example.com | 555-0103", "", "a state of life"},
		{"Ada Example\nEngineer\nGerman, English | ada@example.com", "", "languages"},
		{"Ada Example\nEngineer\nAda Example | ada@example.com", "", "the name again"},
		{"Ada Example\nEngineer\nPhone | 555-0103 | Email | ada@example.com", "", "labels"},
		{"Ada Example\nEngineer\nUpdated May 2021 | ada@example.com", "", "a date"},
		{"Ada Example\nEngineer\nMSc Physics | ada@example.com", "", "a degree"},
		{"Ada Example\nEngineer\nGoogle Scholar | ada@example.com", "", "an account"},
		{"Ada Example\nEngineer\nCISSP | ada@example.com", "", "letters behind a name"},
		{"Ada Example\nEngineer\nComputer Science | ada@example.com", "", "a field of study"},
		{"Ada Example\nEngineer\nClean Code Enthusiast | ada@example.com", "", "a motto"},
		{"Ada Example\nEngineer\nCloud Native, Rust | ada@example.com", "", "skills"},
		{"Ada Example\nEngineer\nA. Example | ada@example.com", "", "the name with its initial"},
		{"Ada Example\nEngineer\nRobotics, Team Leadership | ada@example.com", "", "abstract nouns"},
		{"Ada Example\nEngineer\nBritish | ada@example.com", "", "a nationality"},
		{"Ada Example\nEngineer\nWrote to Tarnwick mills of every kind for ten years | ada@example.com", "", "running text"},
	} {
		text := c.head + aboutAda
		if cut := strings.Index(c.head, "\n\n"); cut > 0 {
			text = c.head[:cut] + aboutAda + c.head[cut:]
		}
		if got := read(t, "a.txt", text).Basics.Location.shown(); got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.why, c.head, got, c.want)
		}
	}
}

func TestLocationByLabel(t *testing.T) {
	for _, c := range []struct {
		head, want string
		confidence int
		why        string
	}{
		{"City: Tarnwick\nada@example.com", "Tarnwick", Labelled, "a label"},
		{"ada@example.com | Location: Tarnwick, Wickshire", "Tarnwick; Wickshire", Labelled, "a label between bars"},
		{"Based in Tarnwick | ada@example.com", "Tarnwick", Labelled, "a phrase"},
		{"📍 Tarnwick | ada@example.com", "Tarnwick", Labelled, "a sign"},
		{"Address: 14 Mill Row\nCity: Tarnwick\nada@example.com", "Tarnwick", Labelled, "the town goes before the street"},
		{"Residence: Tarnwick Languages: German, English\nada@example.com", "Tarnwick", Labelled, "another label behind it"},
		{"Address: Tarnwick, Weir 7\nada@example.com", "Weir 7; Tarnwick", Labelled, "the street behind the town"},
		{"Tarnwick | ada@example.com", "Tarnwick", Placed, "only its position"},
		{"Tarnwick, Germany | ada@example.com", "Tarnwick; Germany", Known, "a known country"},
		{"City: English, German\nada@example.com", "", 0, "languages under a wrong label"},
	} {
		l := read(t, "a.txt", "Ada Example\nEngineer\n"+c.head+aboutAda).Basics.Location
		if got := l.shown(); got != c.want || l.City.Confidence != c.confidence {
			t.Errorf("%s: %q: got %q at %d, want %q at %d", c.why, c.head, got, l.City.Confidence, c.want, c.confidence)
		}
	}
}

func TestLocationInTable(t *testing.T) {
	doc := run.Document{Flow: true}
	for _, cells := range [][]string{{"Ada Example"}, {"Engineer"}, {"E-mail", "ada@example.com"}, {"City", "Tarnwick"}, {"Phone", "+1 555 0103"}} {
		lead := run.Paragraph
		for _, cell := range cells {
			doc.Runs = append(doc.Runs, run.Run{Text: cell, Break: lead})
			lead = run.Cell
		}
	}
	r, err := new(Parser).build(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Basics.Location; got.shown() != "Tarnwick" || got.City.Confidence != Labelled {
		t.Errorf("got %q at %d, want the cell beside the label", got.shown(), got.City.Confidence)
	}
}

func TestEmployerBeforeUnknownTown(t *testing.T) {
	const text = "Ada Example\n\nEXPERIENCE\n\nWeb Developer      Feb 2022 - Present\nTarnwick Ink & Sign, Tarnwick\n  * Kept the pages of the town.\n\nSales Assistant      May 2018 - Jan 2022\nTarnwick Ropes\n  * Served.\n"
	want := "Web Developer @ Tarnwick Ink & Sign, 2022-02…now; Sales Assistant @ Tarnwick Ropes, 2018-05…2022-01"
	if got := jobsOf(read(t, "a.txt", text)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestQualifications(t *testing.T) {
	for _, c := range []struct {
		body         string
		certificates string
		skills       int
		studies      int
		why          string
	}{
		{"Tarn Certified: Administrator of Weirs, Locks and Sluices, March 2021\nSluice Foundation, 2020", "Tarn Certified: Administrator of Weirs, Locks and Sluices; Sluice Foundation", 0, 0, "dated and named so"},
		{"Weirs, sluices, ropes\nTen years of mills", "", 1, 0, "skills under the same head"},
		{"BSc Physics, Tarn University, 2015", "", 0, 1, "a degree is neither"},
	} {
		r := read(t, "a.txt", "Ada Example\nada@example.com"+aboutAda+"\nQUALIFICATIONS\n\n"+c.body+"\n")
		var names []string
		for _, x := range r.Certificates {
			names = append(names, x.Name.Value)
		}
		if got := strings.Join(names, "; "); got != c.certificates || (len(r.Skills) > 0) != (c.skills > 0) || len(r.Education) != c.studies {
			t.Errorf("%s: got %q, %d groups of skills and %d courses", c.why, got, len(r.Skills), len(r.Education))
		}
	}
}
