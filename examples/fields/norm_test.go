package main

import (
	"slices"
	"testing"

	"github.com/proven-go/proven/parse"
)

func TestLetters(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"Zoë O’Neil", "zoeoneil", "case, accents, quotes and blanks do not matter"},
		{"STRASSE", "strasse", "capitals fold"},
		{"Straße", "strasse", "so does the sharp s, to two letters"},
		{"o\ufb03ce", "office", "a ligature is its letters"},
		{"snake_case 2", "snakecase2", "digits stay, the underscore goes"},
		{"…–·", "", "marks alone are nothing"},
	} {
		if got := letters(c.in); got != c.want {
			t.Errorf("letters(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
		why  string
	}{
		{"B.Sc. Physics", []string{"b", "sc", "physics"}, "every mark parts words"},
		{"devel\u00adopment", []string{"development"}, "a soft hyphen parts none"},
		{"Müller, MÜLLER", []string{"müller", "müller"}, "case goes, accents stay"},
		{"mu\u0308ller", []string{"müller"}, "a combining accent is the same letter"},
		{"C++ / C#", []string{"c", "c"}, "marks are no words"},
		{" – ", nil, "no word"},
	} {
		if got := words(c.in); !slices.Equal(got, c.want) {
			t.Errorf("words(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}

func TestLink(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{" https://www.Example.org/Me/ ", "example.org/me", "scheme, www, case, slash and blanks are left out by people"},
		{"example.org/me", "example.org/me", "as shown on a page"},
		{"example.org/?next=http://other.example.org", "example.org/?next=http://other.example.org", "only a scheme at the beginning is one"},
		{"www.example.org//", "example.org", "all slashes at the end"},
	} {
		if got := link(c.in); got != c.want {
			t.Errorf("link(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}

func TestAddress(t *testing.T) {
	if got := address(" mailto:Jo@Example.org "); got != "jo@example.org" {
		t.Errorf("address = %q", got)
	}
}

func TestMonth(t *testing.T) {
	for _, c := range []struct {
		in   parse.Date
		want string
		why  string
	}{
		{parse.Date{Year: 2019, Month: 3, Day: 7}, "2019-03", "truth files have no days"},
		{parse.Date{Year: 2019}, "2019", "a partial date stays partial"},
		{parse.Date{Present: true}, "", "JSON Resume has no word for it"},
		{parse.Date{}, "", "unknown"},
	} {
		if got := month(c.in); got != c.want {
			t.Errorf("month(%+v) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}
