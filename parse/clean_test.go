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
		{"EducaƟon, aƩended SoŌware plaƞorm", "Education, attended Software platform", "ligatures filed under other letters"},
		{"Ōsaka, Ɵ = 3", "Ōsaka, Ɵ = 3", "… which stay outside of words"},
	} {
		if got := tidy(test.in); got != test.want {
			t.Errorf("%q: got %q, want %q (%s)", test.in, got, test.want, test.why)
		}
	}
}
