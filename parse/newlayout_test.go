package parse

import (
	"strings"
	"testing"
)

// TestLayouts holds heads of jobs that no sample of development has, of invented people.
func TestLayouts(t *testing.T) {
	for _, c := range []struct{ why, body, want string }{
		{"labels on every row, as in South Asia", "Organization: Kaveri Infosys Pvt Ltd, Chennai\nDesignation: Senior Test Engineer\nDuration: Aug 2019 to till date\nResponsibilities:\n * Wrote tests\n\nOrganization: Nilgiri Soft\nDesignation: Test Engineer\nDuration: Jun 2016 to Jul 2019\n",
			"Senior Test Engineer @ Kaveri Infosys Pvt Ltd, 2019-08…now; Test Engineer @ Nilgiri Soft, 2016-06…2019-07"},
		{"three roles under one employer, one title that no list knows", "Lakehead Storage                 Duluth, MN\nOperations Manager               April 2020 - Present\n- Ran three sites\nSite Supervisor                  July 2016 - March 2020\n- Opened a site\nLoader                           May 2013 - June 2016\n\nBirchwood Grocers                Hibbing, MN\nStock Clerk                      June 2011 - April 2013\n",
			"Operations Manager @ Lakehead Storage, 2020-04…now; Site Supervisor @ Lakehead Storage, 2016-07…2020-03; Loader @ Lakehead Storage, 2013-05…2016-06; Stock Clerk @ Birchwood Grocers, 2011-06…2013-04"},
		{"a field of work is no employer", "Vice President, Finance\nJanuary 2015 - May 2020\nHighlights\n- Raised a loan\n", "Vice President, Finance @ , 2015-01…2020-05"},
		{"employer and town that no list knows", "Jan 2014 - Dec 2018\nCarpenter, Atelier Reno, Saltmarsh\n- Built stairs\n", "Carpenter @ Atelier Reno, 2014-01…2018-12"},
		{"running text behind the head on its row", "Jan 2014 - Dec 2018   Clerk, Atelier Reno, Saltmarsh, UK. Kept the books of two mills.\n", "Clerk @ Atelier Reno, 2014-01…2018-12"},
		{"an employer with an article, its place below the title", "06/2021 - present\tPastry Chef\n\tThe Copper Ladle, Red Wing, MN\n\t- Built a menu\n", "Pastry Chef @ The Copper Ladle, 2021-06…now"},
		{"two names before a place", "Confectioner, Fekete, Szeged, Hungary (Sep 2013 – Nov 2017)\n- Made cakes\n", "Confectioner @ Fekete, 2013-09…2017-11"},
		{"a short month of Dutch", "Studio Vlinder — Developer (mrt 2019 – heden)\n", "Developer @ Studio Vlinder, 2019-03…now"},
		{"Portuguese, title below the employer", "Hospital de Santa Clara, Coimbra\nEnfermeiro Especialista\nmarço de 2018 – presente\n- Noites\n\nClínica Foz do Lis, Leiria\nEnfermeiro\nsetembro de 2012 – fevereiro de 2018\n- Dias\n",
			"Enfermeiro Especialista @ Hospital de Santa Clara, 2018-03…now; Enfermeiro @ Clínica Foz do Lis, 2012-09…2018-02"},
	} {
		if got := jobsOf(read(t, "a.txt", "Ada Example\nada@example.com\n\nEXPERIENCE\n\n"+c.body)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// TestStudyHeads holds heads over studies and their neighbours.
func TestStudyHeads(t *testing.T) {
	r := read(t, "a.txt", "Ada Example\nada@example.com\n\nACADEMIC APPOINTMENTS\n\n2017–2021  Lecturer, University of Port Ellery\n\nEDUCATIONAL QUALIFICATION\n\nBSc Physics, Tarn-Hochschule Ulm, 2012 - 2015\n\nSkills: Weirs, Ropes\n\nReferences available on request\n")
	if got := jobsOf(r); got != "Lecturer @ University of Port Ellery, 2017…2021" {
		t.Errorf("posts at a university are jobs: %s", got)
	}
	if len(r.Education) != 1 || r.Education[0].Institution.Value != "Tarn-Hochschule Ulm" {
		t.Errorf("education %+v", r.Education)
	}
	if len(r.Skills) != 1 || valuesOf(r.Skills[0].Keywords) != "Weirs; Ropes" {
		t.Errorf("skills beside their head below studies: %+v", r.Skills)
	}
	if s := r.Sections[len(r.Sections)-1]; s.Kind != ReferenceSection {
		t.Errorf("the last section is of kind %d", s.Kind)
	}
}

// TestNoName holds that what is no name is not taken for one.
func TestNoName(t *testing.T) {
	const rest = "\n\nSUMMARY\n\nKeeper of weirs.\n\nSKILLS\n\nStrategic Planning\nCustomer and Client Relations\n\nEXPERIENCE\n\nEngineer, Acme GmbH      2019 - 2021\n"
	for _, c := range []struct{ top, why string }{
		{"| | English | Beer Sheva, Israel | 1987", "a place in the row of contacts"},
		{"Haifa Cell:\nwww.", "a place before a label"},
		{"| | 9 March 1984 | Port Ellery", "a town behind a birthday"},
		{"Tarn National University", "a school"},
		{"November TARN BANK", "a month"},
		{"C# Oracle SQL Oracle", "tools"},
		{"Linked In", "a network in two words"},
		{"Highly-qualified Weir Keeper of the North (WKN), driven to keep all sluices of the valley dry.", "the beginning of a sentence"},
	} {
		if got := read(t, "a.txt", c.top+rest).Basics.Name.Value; got != "" {
			t.Errorf("%s: %q", c.why, got)
		}
	}
	for _, name := range []string{"Liselotte van der Meulen", "Ana Beatriz de Souza Carvalho", "Hyun-woo Baek", "April Planter", "Ali ibn Yusuf", "Noor al-Haddadin", "Bianca d'Aosta"} {
		if got := read(t, "a.txt", name+"\nwork@mail.example"+rest).Basics.Name.Value; got != name {
			t.Errorf("%s is a name, got %q", name, got)
		}
	}
}

// TestSomeoneElse holds that contacts of other people are not the person's.
func TestSomeoneElse(t *testing.T) {
	for _, c := range []struct{ text, why string }{
		{"\n\nREFERENCES\n\nBert Mill, Acme, bert@acme.example, (555) 010-9900\n", "a referee"},
		{"\n\nEngineer, Tarn Ltd, 2011 - 2013\nSupervisor: Bert Mill (928-555-0177), bert@acme.example\n", "a supervisor"},
	} {
		r := read(t, "a.txt", "Ada Example\nUlm"+aboutAda+c.text)
		if b := r.Basics; b.Email.Value != "" || b.Phone.Value != "" {
			t.Errorf("%s: %q, %q", c.why, b.Email.Value, b.Phone.Value)
		}
	}
	r := read(t, "a.txt", "Ada Example\nada@example.com"+aboutAda+"\nEDUCATION\n\nTarn University\nBSc Physics, 2012 - 2015\nhttps://www.tarn.example\n")
	if got := r.Basics.URL.Value; got != "" || !strings.Contains(r.Education[0].URL.Value, "tarn.example") {
		t.Errorf("the school's page: the person's is %q, the school's %q", got, r.Education[0].URL.Value)
	}
}

// TestNumberedHeads holds that heads which are counted through are heads, whatever they say.
func TestNumberedHeads(t *testing.T) {
	r := read(t, "a.md", "# Ada Example\n\nada@example.com\n\n## 01 Work\n\n**Engineer, Acme GmbH** 2019 - 2021\n\n- Built 3 mills.\n\n## 02 Field Notes\n\n**Clerk of Weirs, Tarn Ltd** 2015 - 2017\n\n"+
		"## 03 Education\n\nBSc Physics, Tarn University, 2012 - 2015\n\n## 04 Skills\n\nWeirs, Ropes\n\n## 05 Field Engineers\n\nBert Mill\n\n## 06 Interests\n\nFerries\n")
	if got := jobsOf(r); got != "Engineer @ Acme GmbH, 2019…2021" {
		t.Errorf("an unknown head between counted ones ends the work: %s", got)
	}
	var heads []string
	for _, s := range r.Sections {
		heads = append(heads, r.Text[s.Head.Start:s.Head.End])
	}
	if got := strings.Join(heads, "; "); got != "; 01 Work; 02 Field Notes; 03 Education; 04 Skills; 05 Field Engineers; 06 Interests" {
		t.Errorf("heads %q", got)
	}
}
