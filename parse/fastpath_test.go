package parse

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// The cheap tests before patterns and readers may only say no where those find nothing.

func checkFast(t *testing.T, s string) {
	t.Helper()
	if ps := readPeriods(s, 0); len(ps) > 0 && !mayDate(s) {
		t.Errorf("mayDate(%q) is false, but it holds %+v", s, ps)
	}
	for name, p := range map[string]shape{"e-mail": emailShape, "URL": urlShape} {
		if m := p.pattern.FindString(s); m != "" && !p.may(s) {
			t.Errorf("%q may not hold the %s %q", s, name, m)
		}
	}
	if m := handleShape.FindStringSubmatchIndex(s); m != nil && handleAt(s) == nil {
		t.Errorf("handleAt(%q) finds nothing", s)
	}
	if strongAt.MatchString(s) && !maySeparate(s) && folded(s) {
		t.Errorf("maySeparate(%q) is false", s)
	}
	if ahead.MatchString(s) && !liesAhead(s) {
		t.Errorf("liesAhead(%q) is false", s)
	}
	if yearShape.MatchString(s) && !mayYear(s) {
		t.Errorf("mayYear(%q) is false", s)
	}
	if placeShape.MatchString(s) && !mayPlace(s) {
		t.Errorf("mayPlace(%q) is false", s)
	}
	if _, sure, ok := headKind(headWords(s)); surelyHead(s) != (sure && ok) {
		t.Errorf("surelyHead(%q) is %t", s, surelyHead(s))
	}
	if got, want := foldSpace(s), strings.Join(strings.Fields(s), " "); got != want {
		t.Errorf("foldSpace(%q) = %q, want %q", s, got, want)
	}
	if printable(s) && norm.NFKC.String(s) != s {
		t.Errorf("%q is not clean", s)
	}
	for _, tok := range scan(s) {
		if low := strings.ToLower(s[tok.span.Start:tok.span.End]); tok.text != low && dateWords[low] != "" {
			t.Errorf("%q: the token %q is a word of dates, want %q", s, tok.text, low)
		}
	}
}

// fastCases are near the edges of the tests, one reason each.
var fastCases = []struct{ text, why string }{
	{"Mar 21", "two digits behind a month"},
	{"March of '19", "a word and a mark between them"},
	{"MÄRZ 2019 – HEUTE", "capitals that are not ASCII"},
	{"20192021", "two years whose dash got lost"},
	{"2019 – 21", "two digits behind a year"},
	{"Acme, current", "a word for the present at the end"},
	{"à ce jour", "an expression for the present that ends in another word"},
	{"aujourd'hui ", "with a blank behind it"},
	{"till date", "not the present by its last word alone"},
	{"Q3 2019", "a quarter"},
	{"a@b.example", "an e-mail address"},
	{"WWW.Acme.test/jobs", "capitals in an address"},
	{"https://a.b", "a scheme"},
	{"github.com/jdoe", "an address without a scheme"},
	{"GitHub: jdoe", "an account behind its network"},
	{"jdoe (LinkedIn) ", "an account before its network"},
	{"Clerk at Acme", "a word between the parties"},
	{"Graduating May 2026", "a date ahead"},
	{"NOW", "a word for the present in capitals"},
	{"éPresent", "a letter that is no word character to the pattern"},
	{"Ulm, Germany", "a place"},
	{"remote", "a place without a comma"},
	{"S K I L L S   &   T O O L S", "letter-spaced"},
	{"one two three four five six seven eight", "too many words for a head"},
	{"a\u00a0b", "a blank that is not ASCII"},
	{"", "nothing"},
}

func TestFastEqualsObvious(t *testing.T) {
	for _, c := range fastCases {
		t.Run(c.why, func(t *testing.T) { checkFast(t, c.text) })
	}
}

func FuzzFastEqualsObvious(f *testing.F) {
	for _, c := range fastCases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsAny(s, "ſK") { // the patterns take these for "s" and "k"
			t.Skip()
		}
		checkFast(t, s)
	})
}
