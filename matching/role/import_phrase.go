package role

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A span is a half-open byte range of the imported text.
type span struct{ start, end int }

// lowered returns a text in lower case and on one line, each character in the place
// that it had, so that a place in one is a place in the other.
func lowered(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r == '\u00a0':
			return r // as long as it was; phrases are compared with blanks only
		}
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, text)
}

// indexPhrase returns where a phrase stands in a lowered text as whole words, or -1.
func indexPhrase(low, phrase string) int {
	for from := 0; ; {
		i := strings.Index(low[from:], phrase)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(phrase)
		if (i == 0 || !wordByte(low[i-1]) || !wordByte(phrase[0])) &&
			(end == len(low) || !wordByte(low[end]) || !wordByte(phrase[len(phrase)-1])) {
			return i
		}
		from = i + 1
	}
}

func hasPhrase(low, phrase string) bool { return indexPhrase(low, phrase) >= 0 }

// anyPhrase reports whether one of the phrases stands in a lowered text.
func anyPhrase(low string, phrases []string) bool {
	for _, p := range phrases {
		if hasPhrase(low, p) {
			return true
		}
	}
	return false
}

// firstPhrase returns where the first of the phrases stands, the longest of those that
// begin there, or an empty span at -1.
func firstPhrase(low string, phrases []string) span {
	best := span{-1, -1}
	for _, p := range phrases {
		i := indexPhrase(low, p)
		if i >= 0 && (best.start < 0 || i < best.start || i == best.start && i+len(p) > best.end) {
			best = span{i, i + len(p)}
		}
	}
	return best
}

// wordByte reports whether a byte belongs to a word; all of a character beyond ASCII
// counts as a letter, which keeps umlauts in one piece.
func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// trimmed returns a span without the blanks around its words.
func trimmed(text string, s span) span {
	inner := text[s.start:s.end]
	s.start += len(inner) - len(strings.TrimLeftFunc(inner, unicode.IsSpace))
	return span{s.start, s.start + len(strings.TrimSpace(inner))}
}

// wordCount returns the number of words of a text.
func wordCount(text string) int { return len(strings.Fields(text)) }
