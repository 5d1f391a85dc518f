package html

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// decode returns a page as UTF-8. A byte order mark decides, then what the page says
// of itself. But a page that says it is written in a code page of one byte, or says
// nothing, and is valid UTF-8 with letters outside ASCII, is UTF-8: that is hardly
// ever an accident, and pages saved by other programs often keep a wrong note.
func decode(data []byte) (string, error) {
	e, name, _ := charset.DetermineEncoding(data, "")
	wide := strings.HasPrefix(name, "utf-16")
	if !wide && bytes.IndexByte(data, 0) >= 0 {
		return "", ErrBinary
	}
	single := strings.HasPrefix(name, "windows-") || strings.HasPrefix(name, "iso-8859-") || name == "macintosh"
	switch {
	case (single || name == "utf-8") && utf8.Valid(data):
		return string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), nil
	case name == "utf-8" && !mostlyUTF8(data):
		e = charmap.Windows1252
	case name == "utf-8":
		return strings.ToValidUTF8(string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), "\uFFFD"), nil
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", ErrBinary
	}
	return strings.ReplaceAll(strings.TrimPrefix(string(out), "\uFEFF"), "\x00", ""), nil
}

// mostlyUTF8 reports whether at least half of the letters outside ASCII are UTF-8: a
// page with a few broken bytes still is.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good >= bad
}
