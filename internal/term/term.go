package term

import (
	"fmt"
	"os"
	"strings"
	"unicode"
)

// Clean makes a text of a document safe for a terminal and one line of it: white
// space is folded; control, format and private characters are dropped.
func Clean(text string) string { return strings.Join(strings.Fields(Safe(text)), " ") }

// Safe drops the characters that could steer a terminal or hide in it (control,
// format, private, surrogate and replacement characters) and keeps line ends and
// tabs.
func Safe(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
}

// Is reports whether a file is a terminal.
func Is(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Progress returns a function that shows a line on a terminal in place of the one
// before, and does nothing in a pipe.
func Progress(f *os.File) func(line string) {
	if !Is(f) {
		return func(string) {}
	}
	return func(line string) { fmt.Fprintf(f, "\r\x1b[K%s", Clean(line)) }
}

// Thousands writes a number with a comma behind every thousand: 16,339,736.
func Thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
