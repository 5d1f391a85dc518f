package parse

import "testing"

func TestTidy(t *testing.T) {
	for _, test := range []struct{ in, want, why string }{
		{"a\u00A0 b\tc", "a b c", "white space is folded"},
		{"\uFB01rst", "first", "ligatures"},
		{"\uE0B0 mail", "mail", "icons of private use"},
		{"2019 \u00AD 2020", "2019 – 2020", "a soft hyphen between blanks is a dash"},
		{"hyphen\u00ADated", "hyphenated", "… and nothing inside a word"},
		{"2019 â€“ 2020", "2019 – 2020", "UTF-8 read as Windows-1252"},
		{"Â· Go Â ", "· Go", "… a lost no-break space"},
		{"Pâtisserie São Tomé", "Pâtisserie São Tomé", "true accents stay"},
		{"J ava d eveloper a t S pring", "Java developer at Spring", "torn-off first letters"},
		{"C developer with a goal", "C developer with a goal", "a few single letters are words"},
		{"D ecember 2 019 - p resent", "December 2019 - present", "… with digits"},
	} {
		if got := tidy(test.in); got != test.want {
			t.Errorf("%q: got %q, want %q (%s)", test.in, got, test.want, test.why)
		}
	}
}
