package text

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/proven-go/proven/parse/run"
)

// ErrBinary says that the bytes are not text. Errors of [Read] and [Markdown] wrap
// it or the context's error.
var ErrBinary = errors.New("text: not a text")

// Decode returns data as UTF-8 with '\n' line ends: UTF-8 or UTF-16 as a byte order
// mark says, else UTF-8 if it is valid, else Windows-1252. Data with NUL bytes that
// is not UTF-16 gives ErrBinary.
func Decode(data []byte) (string, error) {
	var s string
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		s = strings.ToValidUTF8(string(data[3:]), "\uFFFD")
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		s = wide(data[2:], 0)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		s = wide(data[2:], 1)
	case bytes.IndexByte(data, 0) >= 0:
		return "", ErrBinary
	case utf8.Valid(data):
		s = string(data)
	default:
		b, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", ErrBinary
		}
		s = string(b)
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.NewReplacer("\r", "\n", "\f", "\n\n", "\v", "\n", "\x00", "").Replace(s), nil
}

// wide decodes UTF-16; low is the place of the high byte in a pair.
func wide(data []byte, first int) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		hi, lo := data[i+1], data[i]
		if first == 1 {
			hi, lo = lo, hi
		}
		units = append(units, uint16(hi)<<8|uint16(lo))
	}
	return string(utf16.Decode(units))
}

// Read returns the runs of a plain text: a run a line, a run without text for every
// free line. Wide gaps in a line are tabs.
func Read(ctx context.Context, data []byte) (run.Document, error) {
	s, err := Decode(data)
	if err != nil {
		return run.Document{}, err
	}
	doc := run.Document{Flow: true}
	indent, free := 0, true
	for l := range strings.SplitSeq(s, "\n") {
		body := strings.TrimRight(l, " \t")
		text := strings.TrimLeft(body, " \t")
		here := len(body) - len(text)
		if underline(text) {
			text = "" // drawn rules say no more than a free line
		}
		r := run.Run{Text: text, Break: run.Line}
		if text == "" || free || here < indent {
			r.Break = run.Paragraph
		}
		free = text == ""
		if !free {
			indent = here
		}
		gaps(&doc, r)
	}
	return doc, ctx.Err()
}

// underline reports whether a line is a drawn rule.
func underline(s string) bool {
	return len(s) > 2 && strings.Trim(s, "-=_*~#+") == ""
}

// gaps appends r, cut into runs at tabs and at three blanks or more.
func gaps(doc *run.Document, r run.Run) {
	text, from := r.Text, 0
	for i := 0; i < len(text); i++ {
		end := i
		for end < len(text) && (text[end] == ' ' || text[end] == '\t') {
			end++
		}
		if end == i || end-i < 3 && strings.IndexByte(text[i:end], '\t') < 0 || i == from {
			i = max(i, end-1)
			continue
		}
		r.Text = text[from:i]
		doc.Runs = append(doc.Runs, r)
		r.Break, from, i = run.Tab, end, end-1
	}
	r.Text = text[from:]
	doc.Runs = append(doc.Runs, r)
}
