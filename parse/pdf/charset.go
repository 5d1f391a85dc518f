package pdf

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A charset is a character set of East Asia that names the codes of a composite font.
// The predefined CMaps (ISO 32000-1, table 118) lead from these codes to glyph numbers,
// which are not needed here: the codes say what the text is. Glyph numbers alone
// (Identity-H with a font of Adobe's collections) do not, and are not read.
type charset struct {
	encoding encoding.Encoding
	lead     func(b byte) bool // the first of two bytes
	high     bool              // codes are 7-bit: their high bits are to be set
}

func charsetOf(name string) *charset {
	wide := func(b byte) bool { return b >= 0x81 && b != 0xff }
	switch {
	case strings.Contains(name, "RKSJ"):
		return &charset{japanese.ShiftJIS, func(b byte) bool { return b >= 0x81 && b <= 0x9f || b >= 0xe0 && b <= 0xfc }, false}
	case name == "EUC-H", name == "EUC-V":
		return &charset{japanese.EUCJP, func(b byte) bool { return b >= 0x80 }, false}
	case name == "H", name == "V":
		return &charset{japanese.EUCJP, func(byte) bool { return true }, true}
	case strings.HasPrefix(name, "GB-EUC"), strings.HasPrefix(name, "GBpc-EUC"),
		strings.HasPrefix(name, "GBK-EUC"), strings.HasPrefix(name, "GBKp-EUC"):
		return &charset{simplifiedchinese.GBK, wide, false}
	case strings.HasPrefix(name, "B5pc"), strings.HasPrefix(name, "ETen"), strings.HasPrefix(name, "HKscs"):
		return &charset{traditionalchinese.Big5, wide, false}
	case strings.HasPrefix(name, "KSC"):
		return &charset{korean.EUCKR, wide, false}
	}
	return nil
}

// next splits the first code off s.
func (c *charset) next(s []byte) (code uint32, n int) {
	if len(s) > 1 && c.lead(s[0]) {
		return uint32(s[0])<<8 | uint32(s[1]), 2
	}
	return uint32(s[0]), 1
}

func (c *charset) text(code uint32, n int) string {
	b := []byte{byte(code >> 8), byte(code)}[2-min(n, 2):]
	if c.high {
		for i := range b {
			b[i] |= 0x80
		}
	}
	out, err := c.encoding.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(out)
}
