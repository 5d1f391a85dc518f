package parse

import (
	"strings"
	"testing"

	"github.com/proven-go/proven/parse/run"
)

// aboutAda stands below the contacts of the tests here.
const aboutAda = "\n\nEXPERIENCE\n\nEngineer, Acme GmbH, Berlin      2019 - 2021\n  * Built mills.\n"

func TestContacts(t *testing.T) {
	address := func(r *Resume) string {
		all := []string{r.Basics.URL.Value}
		for _, p := range r.Basics.Profiles {
			all = append(all, p.URL.Value)
		}
		return strings.Trim(strings.Join(all, " "), " ")
	}
	name := func(r *Resume) string { return r.Basics.Name.Value }
	city := func(r *Resume) string { return r.Basics.Location.City.Value }
	mail := func(r *Resume) string { return r.Basics.Email.Value }
	phone := func(r *Resume) string { return r.Basics.Phone.Value }
	for _, c := range []struct {
		text string
		get  func(*Resume) string
		want string
		why  string
	}{
		{"Jane Baker\nEngineer\njane.baker@example.com", name, "Jane Baker", "a name that is a title, known by the address"},
		{"FIELD NOTES\nAda Example\nada.example@example.com", name, "Ada Example", "the address tells the name from a title"},
		{"J A N E D O E\njane.doe@example.com", name, "JANE DOE", "letter-spaced; the address has the word space"},
		{"Jane Doe Jane Doe\njd@example.com", name, "Jane Doe", "drawn twice"},
		{"Name: Jane Doe\nEmail: jd@example.com", name, "Jane Doe", "a form"},
		{"Robert Roe, Jr.\nrr@example.com", name, "Robert Roe, Jr.", "the generation belongs to the name"},
		{"Jane Doe\nUlm, Germany jane@example.com (555) 123-4567", city, "Ulm", "icons were all that parted them"},
		{"Jane Doe\nPleasantville, CA 94588 (555) 123-4567", phone, "(555) 123-4567", "the postal code is no part of the number"},
		{"Jane Doe\njane@example.com , Ulm, Germany , jane.example", city, "Ulm", "commas between icons"},
		{"Jane Doe\njane.doe@example.exampl\ne", mail, "jane.doe@example.example", "a narrow box has cut it"},
		{"Jane Doe\njane.doe@example.com\nengineer", mail, "jane.doe@example.com", "a whole address is not joined with a word"},
		{"Jane Doe\njd@example.com • linkedin.com/in/jane-\ndoe", address, "linkedin.com/in/jane-doe", "broken at a hyphen at the end of the line"},
		{"Jane Doe\njd@example.com\nhttps://jane.example/\nSummary", address, "https://jane.example/", "a head is no part of an address"},
		{"Jane Doe\njd@example.com\nGitHub: jdoe\nanes (LinkedIn)", address, "https://github.com/jdoe https://linkedin.com/in/anes", "handles beside the network"},
		{"Jane Doe\njd@example.com" + aboutAda + "\nLANGUAGES\nEnglish - native\n\nUlm, Germany / https://jane.example", address, "https://jane.example", "contacts in the foot"},
		{"Jane Doe\njd@example.com" + aboutAda + "\nLANGUAGES\nEnglish - native\n\nUlm, Germany / https://jane.example", city, "Ulm", "and the place"},
	} {
		text := c.text
		if !strings.Contains(text, aboutAda) {
			text += aboutAda
		}
		if got := c.get(read(t, "a.txt", text)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestLinks(t *testing.T) {
	linked := func(text, target string) run.Run { return run.Run{Text: text, Link: target, Break: run.Paragraph} }
	plain := func(text string) run.Run { return run.Run{Text: text, Break: run.Paragraph} }
	for _, c := range []struct {
		run  run.Run
		part string
		want string
		why  string
	}{
		{linked("GitHub •", "https://github.com/adaex"), "Contact", "https://github.com/adaex", "the text names the network"},
		{linked("Website", "https://ada.example"), "Contact", "https://ada.example", "the text says what it is"},
		{linked("adaex", "https://code.example/adaex"), "Contact", "https://code.example/adaex", "the account is in the address"},
		{linked("Mastodon", "https://social.example/@ada"), "Contact", "https://social.example/@ada", "a network without a host of its own"},
		{linked("Acme Studios", "https://acme.example"), "Experience", "", "an employer's page"},
		{linked("LinkedIn", "https://linkedin.com/in/bob"), "References", "", "a referee's profile"},
		{linked("mill-tools", "https://github.com/adaexample/mill-tools"), "Projects", "https://github.com/adaexample", "the owner of a repository who has the person's name"},
		{linked("grist", "https://github.com/bobo/grist"), "Projects", "", "another owner's repository"},
	} {
		r, err := new(Parser).build(t.Context(), run.Document{Flow: true, Runs: []run.Run{plain("Ada Example"), plain("Engineer"), plain(c.part), c.run}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		if !r.Basics.URL.IsZero() {
			got = append(got, r.Basics.URL.Value)
		}
		for _, p := range r.Basics.Profiles {
			got = append(got, p.URL.Value)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %q", c.why, got, c.want)
		}
	}
}

func TestNameOverTwoLines(t *testing.T) {
	big := func(y float64, text string) run.Run {
		return run.Run{Text: text, Page: 1, X: 50, Y: y, Width: 12 * float64(len(text)), Size: 24}
	}
	runs := append([]run.Run{big(60, "ADA MARIA"), big(90, "EXAMPLE")}, column(50, 130, "Engineer for mills", "ada@example.com", "builds mills of every size and kind", "and keeps them running all year")...)
	r, err := new(Parser).build(t.Context(), run.Document{Runs: runs})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := r.Basics.Name.Value, "ADA MARIA EXAMPLE"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
