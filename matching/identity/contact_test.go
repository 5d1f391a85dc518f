package identity

import (
	"testing"

	"github.com/proven-go/proven/matching"
)

func TestAddresses(t *testing.T) {
	name := foldName("Anna Berg")
	for _, c := range []struct {
		a, b string
		want level
		why  string
	}{
		{"Anna.Berg@example.com", "anna.berg@EXAMPLE.com", emailSame, "case says nothing"},
		{"anna.berg+jobs@example.com", "anna.berg@example.com", emailSame, "a tag is no part of it"},
		{"a.n.na77x@gmail.com", "anna77x@googlemail.com", emailSame, "one provider, dots ignored"},
		{"a.nna@example.com", "anna@example.com", emailOther, "elsewhere dots matter"},
		{"zebrafinch7@example.com", "zebrafinch7@example.org", emailLogin, "an invented login"},
		{"anna.berg@example.com", "annaberg@example.org", emailNamed, "made of the name"},
		{"jobs@example.com", "jobs@example.com", missing, "a mailbox of a team"},
		{"john.doe@example.com", "john.doe@example.com", missing, "a sample"},
		{"you@localhost", "you@localhost", missing, "no domain"},
		{"@example.com", "@example.com", missing, "no login"},
		{"", "anna@example.com", missing, "not there"},
	} {
		if got := compareAddresses(foldAddress(c.a, name), foldAddress(c.b, name)); got != c.want {
			t.Errorf("%q, %q: %q, want %q: %s", c.a, c.b, levels[got].Name, levels[c.want].Name, c.why)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want level
		why  string
	}{
		{"+1 (312) 555-0193", "0013125550193", phoneSame, "two ways to dial abroad"},
		{"+1 (312) 555-0193", "312.555.0193", phoneEnding, "without the country"},
		{"+44 20 7555 0193", "020 7555 0193", phoneEnding, "a zero for the country"},
		{"+1 312 555 0193", "+44 12 555 0193", phoneOther, "two countries"},
		{"+1 312 555 0193 x11", "+1 312 555 0193 ext. 11", phoneSame, "the extension too"},
		{"+1 312 555 0193 x11", "+1 312 555 0193 x12", missing, "colleagues"},
		{"+1 312 555 0193 x11", "+1 312 555 0193", phoneEnding, "with and without extension"},
		{"(555) 123-4567", "(555) 123-4567", missing, "a sample counts up"},
		{"555-555-5555", "555-555-5555", missing, "a sample of one digit"},
		{"12345", "12345", missing, "too short"},
		{"12345678901234567890", "12345678901234567890", missing, "too long"},
		{"call me", "call me", missing, "no digits"},
	} {
		if got := compareNumbers(foldNumber(c.a), foldNumber(c.b)); got != c.want {
			t.Errorf("%q, %q: %q, want %q: %s", c.a, c.b, levels[got].Name, levels[c.want].Name, c.why)
		}
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want level
		why  string
	}{
		{"https://github.com/Anna-Example/", "github.com/anna-example", linkPage, "one account"},
		{"https://de.linkedin.com/in/anna-example", "http://www.linkedin.com/in/anna-example/", linkPage, "one door for each country"},
		{"https://twitter.com/anna_example", "https://x.com/anna_example", linkPage, "the site changed its name"},
		{"https://stackoverflow.com/users/12/anna", "https://stackoverflow.com/users/12/berg", linkPage, "the number is the account"},
		{"https://github.com/anna-example", "https://github.com/berg-example", linkOther, "two accounts at one site"},
		{"https://github.com/anna-example/tool", "https://github.com/anna-example/tool", missing, "a repository has other authors too"},
		{"https://github.com", "https://github.com", missing, "a site is nobody's account"},
		{"https://github.com/johndoe", "https://github.com/johndoe", missing, "a sample"},
		{"https://anna.example.org", "anna.example.org/", linkSite, "a site of one's own, perhaps"},
		{"ftp://anna.example.org", "ftp://anna.example.org", missing, "no page"},
		{"https://me:pw@anna.example.org", "https://anna.example.org", missing, "a secret in it: not read"},
	} {
		_, a := foldAccounts(matching.Person{Links: []string{c.a}})
		_, b := foldAccounts(matching.Person{Links: []string{c.b}})
		if got := compareLinks(a, b, linkPage, linkSite, linkOther); got != c.want {
			t.Errorf("%q, %q: %q, want %q: %s", c.a, c.b, levels[got].Name, levels[c.want].Name, c.why)
		}
	}
}

// TestNoReplyAddressIsAnAccount: the number stands in GitHub's own addresses.
func TestNoReplyAddressIsAnAccount(t *testing.T) {
	a := matching.Candidate{ID: "a", Person: matching.Person{Email: "42+anna-example@users.noreply.github.com"}}
	b := matching.Candidate{ID: "b", Person: matching.Person{Actors: []matching.Actor{{Source: "github", ID: "42", Login: "berg-example"}}}}
	if got := compare(recordOf(a), recordOf(b))[0]; got != accountSame {
		t.Errorf("%q, want the same account", levels[got].Name)
	}
}
