package rtf

import "strings"

// field is a field of the text: its code says what it shows.
type field struct{ code []byte }

// target returns where a hyperlink field leads, "" if it is none or stays inside the
// document.
func (f *field) target() string {
	rest := strings.TrimSpace(string(f.code))
	name, rest, _ := strings.Cut(rest, " ")
	if !strings.EqualFold(name, "HYPERLINK") {
		return ""
	}
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		var arg string
		if arg, rest = argument(rest); !strings.HasPrefix(arg, `\`) {
			return arg
		}
		switch arg { // switches with a value of their own
		case `\l`, `\o`, `\t`:
			_, rest = argument(strings.TrimSpace(rest))
		}
	}
	return ""
}

// argument takes the first argument off s, without its quotes.
func argument(s string) (arg, rest string) {
	if strings.HasPrefix(s, `"`) {
		arg, rest, _ = strings.Cut(s[1:], `"`)
		return arg, rest
	}
	arg, rest, _ = strings.Cut(s, " ")
	return arg, rest
}
