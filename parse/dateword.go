package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Most lines of a résumé hold no date, and most words are no word of dates. Both are
// told here before anything is cut into tokens: dates are looked for in every line, and
// in many pieces of lines more than once.

// dateWords gives every word that the readers of dates compare tokens with, by itself.
var dateWords = func() map[string]string {
	m := map[string]string{}
	for w := range strings.FieldsSeq("q of de time day working till until to date the à ce jour aujourd hui and und present") {
		m[w] = w
	}
	for w := range monthNames {
		m[w] = w
	}
	for w := range seasonNames {
		m[w] = w
	}
	for _, set := range []map[string]bool{nowWords, ordinals, rangeMarks, sinceMarks, durationUnits} {
		for w := range set {
			m[w] = w
		}
	}
	return m
}()

// lowerWord returns a word of dates in lower case, and other words of ASCII as they are.
func lowerWord(w string) string {
	var low [16]byte // longer than every word of dates
	capitals := false
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= utf8.RuneSelf {
			return strings.ToLower(w)
		}
		if i >= len(low) {
			continue
		}
		if 'A' <= c && c <= 'Z' {
			capitals = true
			c += 'a' - 'A'
		}
		low[i] = c
	}
	if !capitals || len(w) > len(low) {
		return w
	}
	if known, ok := dateWords[string(low[:len(w)])]; ok {
		return known
	}
	return w
}

// mayDate reports whether s can hold a date: a year, two digits behind a month, or a
// word for the present at its end.
func mayDate(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		j := digitsEnd(s, i)
		switch {
		case j-i == 4 && s[i:j] >= "1940" && s[i:j] <= "2079", j-i == 8:
			return true
		case j-i == 2 && behindMonth(s[:i]):
			return true
		}
		i = j
	}
	end := strings.TrimRightFunc(s, unicode.IsSpace)
	return nowEnds[lowerWord(lastLetters(end))]
}

// nowEnds end the expressions for the present.
var nowEnds = func() map[string]bool {
	m := wordSet("time day working date jour hui")
	for w := range nowWords {
		m[w] = true
	}
	return m
}()

// behindMonth reports whether the last word of s, with marks behind it but no number,
// is a month or a word that may follow one.
func behindMonth(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return !dateRune(r) && (r < '0' || r > '9') })
	w := lowerWord(lastLetters(s))
	return monthNames[w] > 0 || w == "of" || w == "de"
}

// lastLetters returns the word that s ends in, "" if it ends in anything else.
func lastLetters(s string) string {
	i := len(s)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !dateRune(r) {
			break
		}
		i -= n
	}
	return s[i:]
}

func dateRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
