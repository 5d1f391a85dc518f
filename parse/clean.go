package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/proven-go/proven/parse/run"
)

// Cleaning happens in two steps. What hides (invisible runs, zero-width and tag
// characters) is taken out of the runs before anything is placed, so that no later
// stage can see it. What only disturbs (private-use icons, ligatures, wide spaces,
// encoding errors) is taken out of each segment.

// unhide splits a document into what a reader sees and what he does not. The runs of
// doc are not changed.
func unhide(doc run.Document) (run.Document, []Hidden) {
	var hidden []Hidden
	kept := make([]run.Run, 0, len(doc.Runs))
	pending := run.None // the break of a hidden run passes on to the next visible one
	for _, r := range doc.Runs {
		if r.Hidden != run.Visible && strings.TrimSpace(r.Text) != "" {
			hidden = append(hidden, Hidden{foldSpace(r.Text), r.Page, hiddenReason(r.Hidden)})
			pending = max(pending, r.Break)
			continue
		}
		text, zero := zeroWidth(r.Text)
		if zero != "" {
			hidden = append(hidden, Hidden{zero, r.Page, "zero-width"})
		}
		r.Text, r.Break = text, max(r.Break, pending)
		pending = run.None
		kept = append(kept, r)
	}
	doc.Runs = kept
	return doc, joinHidden(hidden)
}

// joinHidden joins neighbours of one page and reason: readers give one run a glyph
// at times.
func joinHidden(in []Hidden) (out []Hidden) {
	for _, h := range in {
		if n := len(out) - 1; n >= 0 && out[n].Page == h.Page && out[n].Reason == h.Reason && len(out[n].Text) < 1<<16 {
			sep := " "
			if h.Reason == "zero-width" {
				sep = ""
			}
			out[n].Text += sep + h.Text
			continue
		}
		out = append(out, h)
	}
	return out
}

func hiddenReason(h run.Hidden) string {
	switch h {
	case run.SameColour:
		return "same-colour"
	case run.Tiny:
		return "tiny"
	case run.OffPage:
		return "off-page"
	}
	return "invisible"
}

// zeroWidth takes characters without width out of s and returns them apart, tag
// characters as the ASCII that they carry. Joiners stay in scripts that need them;
// marks of direction go without report.
func zeroWidth(s string) (clean, hidden string) {
	odd := func(r rune) bool { return r == 0x180E || r >= 0x200B && r <= 0x206F || r == 0xFEFF || r >= 0xE0000 }
	if strings.IndexFunc(s, odd) < 0 {
		return s, ""
	}
	var b, h strings.Builder
	prev := rune(0)
	for _, r := range s {
		switch {
		case r >= 0xE0020 && r <= 0xE007E:
			h.WriteRune(r - 0xE0000)
		case r >= 0xE0000 && r <= 0xE007F:
		case r == 0x200C || r == 0x200D:
			if prev >= 0x0590 {
				b.WriteRune(r)
			} else {
				h.WriteRune(r)
			}
		case r == 0x200B || r == 0x2060 || r == 0xFEFF || r == 0x180E || r >= 0x2061 && r <= 0x2064:
			h.WriteRune(r)
		case r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x206F:
		default:
			b.WriteRune(r)
		}
		prev = r
	}
	return b.String(), h.String()
}

// foldSpace joins the words of s by single spaces.
func foldSpace(s string) string {
	if folded(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// folded reports whether the words of s are joined by single spaces already, as most are.
func folded(s string) bool {
	blank := true
	for _, r := range s {
		if r != ' ' && unicode.IsSpace(r) || r == ' ' && blank {
			return false
		}
		blank = r == ' '
	}
	return !blank || s == ""
}

// tidy makes the text of a segment clean: composed, without control and private-use
// characters, white space folded, hyphens and dashes as they look.
func tidy(s string) string {
	if printable(s) {
		return foldSpace(s)
	}
	s = norm.NFKC.String(unmojibake(s))
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == 0x00AD: // a soft hyphen between blanks stands for a dash
			if around(s, i, i+2) {
				b.WriteRune('–')
			}
		case r == 0x2010 || r == 0x2011:
			b.WriteByte('-')
		case r == 0x2212:
			b.WriteRune('–')
		case misnamed(r) != "" && inWord(s, i, i+utf8.RuneLen(r)):
			b.WriteString(misnamed(r))
		case r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Co, r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return foldSpace(b.String())
}

// printable reports whether s is printable ASCII, which is clean as it is.
func printable(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// around reports whether blanks or ends stand on both sides of s[i:j].
func around(s string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[j:])
	return (i == 0 || unicode.IsSpace(before)) && (j >= len(s) || unicode.IsSpace(after))
}

// unmojibake repairs UTF-8 that was once read as Windows-1252 ("â€“" for a dash).
func unmojibake(s string) string {
	if printable(s) || !strings.ContainsAny(s, "ÂÃâïð") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		fixed, used := misread(s[i:])
		switch {
		case used > 0:
			b.WriteString(fixed)
			n = used
		case r == 'Â' && (i+n == len(s) || unicode.IsSpace(firstRune(s[i+n:]))): // was a no-break space
			b.WriteByte(' ')
		case strings.HasPrefix(s[i:], "ï¼"): // a full-width mark whose third byte got lost
			b.WriteString(" – ")
			n = len("ï¼")
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// misread returns the character that the start of s stood for before it was read
// as Windows-1252, and the bytes of s that it takes; 0 if there is none.
func misread(s string) (string, int) {
	var raw []byte
	for i, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			return "", 0
		}
		if raw = append(raw, c); len(raw) == 1 && (c < 0xC2 || c > 0xF4) || len(raw) > 4 {
			return "", 0
		}
		if len(raw) > 1 {
			if c < 0x80 || c > 0xBF {
				return "", 0
			}
			if utf8.Valid(raw) {
				return string(raw), i + utf8.RuneLen(r)
			}
		}
	}
	return "", 0
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
