package parse

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The shapes of addresses are looked for in every row, and few rows hold one. A pattern
// costs a hundred times what it costs to see that a text has no "@".

// A shape is a pattern with a cheap test before it.
type shape struct {
	pattern *regexp.Regexp
	may     func(string) bool // reports whether a text can hold a match at all
}

var (
	emailShape = shape{regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9._%+'-]*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}`), mayMail}
	urlShape   = shape{regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s<>"'|,;()\[\]]+[^\s<>"'|,;()\[\].:]|\b(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|io|dev|me|ai|co|app|edu|gov|info|tech|page|site|name|blog|xyz|de|fr|es|pt|br|uk|ch|at|nl|it|be|jp|in|ca|au|eu|us|ru|il|example|test)\b(?:/[^\s<>"'|,;()\[\]]*[^\s<>"'|,;()\[\].:])?`), mayURL}
	phoneShape = shape{regexp.MustCompile(`(?:\+|00)?\(?\d[\d\s().\-–/]{5,22}\d(?:\s*(?:x|ext\.?|Ext\.?)\s*\d{1,5})?`), mayPhone}
)

// MatchString reports whether s holds a match.
func (p shape) MatchString(s string) bool { return p.may(s) && p.pattern.MatchString(s) }

// FindString returns the first match in s, "" if there is none.
func (p shape) FindString(s string) string {
	if !p.may(s) {
		return ""
	}
	return p.pattern.FindString(s)
}

// FindStringIndex returns where the first match in s stands, nil if there is none.
func (p shape) FindStringIndex(s string) []int {
	if !p.may(s) {
		return nil
	}
	return p.pattern.FindStringIndex(s)
}

// FindAllStringIndex returns where the first n matches in s stand, all if n < 0.
func (p shape) FindAllStringIndex(s string, n int) [][]int {
	if !p.may(s) {
		return nil
	}
	return p.pattern.FindAllStringIndex(s, n)
}

// masked returns s with blanks in place of every match.
func (p shape) masked(s string) string {
	if !p.may(s) {
		return s
	}
	return p.pattern.ReplaceAllStringFunc(s, blank)
}

func blank(s string) string { return strings.Repeat(" ", len(s)) }

// mayMail reports whether s can hold an e-mail address.
func mayMail(s string) bool { return strings.IndexByte(s, '@') > 0 }

// mayURL reports whether s can hold an address of the web: a scheme, "www.", or a dot
// between two letters.
func mayURL(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		switch s[i] {
		case '.':
			if before, after := s[i-1], s[i+1]; addressByte(before) && letterByte(after) || (before|0x20) == 'w' && after > ' ' {
				return true
			}
		case ':':
			if strings.HasPrefix(s[i:], "://") {
				return true
			}
		}
	}
	return false
}

// letterByte reports whether c is a letter of ASCII or begins or ends another character:
// patterns without case take two of those for letters.
func letterByte(c byte) bool { return c >= utf8.RuneSelf || 'a' <= c|0x20 && c|0x20 <= 'z' }

func addressByte(c byte) bool { return letterByte(c) || '0' <= c && c <= '9' || c == '-' }

// mayPhone reports whether s has the seven digits that a telephone number has at least.
func mayPhone(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		if '0' <= s[i] && s[i] <= '9' {
			digits++
		}
	}
	return digits >= minPhone
}

// Digits of a telephone number.
const (
	minPhone = 7
	maxPhone = 15
)

// phoneAt is a telephone number in a text.
type phoneAt struct {
	Span
	labelled bool // a plus or a word such as "Tel." says what it is
}

// phonesAt finds the telephone numbers in a text.
func phonesAt(text string) []phoneAt {
	if !mayPhone(text) {
		return nil
	}
	var out []phoneAt
	for _, m := range phoneShape.FindAllStringIndex(urlShape.masked(emailShape.masked(text)), -1) {
		if open := strings.Index(text[m[0]:m[1]], " ("); open >= 4 && text[m[0]] != '+' {
			m[0] += open + 1 // a postal code stands before an area code
		}
		digits, found := 0, text[m[0]:m[1]]
		for _, r := range found {
			if unicode.IsDigit(r) {
				digits++
			}
		}
		if digits < minPhone || digits > maxPhone {
			continue
		}
		labelled := strings.HasPrefix(found, "+") || phoneLabel.MatchString(strings.ToLower(text[max(0, m[0]-40):m[0]]))
		if !labelled && len(periods(found, 0)) > 0 {
			continue
		}
		if digits < 9 && !labelled && !strings.ContainsAny(found, " -.") {
			continue // a postal or identity number
		}
		out = append(out, phoneAt{Span{m[0], m[1]}, labelled})
	}
	return out
}

var phoneLabel = regexp.MustCompile(`(?:phone|mobile|mob|cell|tel|telephone|telefon|téléphone|teléfono|telefone|handy|call|whatsapp|☎|📞|📱)\W{0,6}$`)

// phonesIn finds the telephone numbers in a text. Far from the contacts a number needs
// a word or a plus before it.
func phonesIn(text string, far bool) []Span { return spansOf(phonesAt(text), far) }

func spansOf(phones []phoneAt, far bool) []Span {
	var out []Span
	for _, p := range phones {
		if p.labelled || !far {
			out = append(out, p.Span)
		}
	}
	return out
}

// phonesOf returns what phonesIn finds in row i.
func (s *sheet) phonesOf(i int, far bool) []Span {
	f := s.factsOf(i)
	if !f.phoned {
		f.phoned, f.phones = true, phonesAt(s.rowText(i))
	}
	return spansOf(f.phones, far)
}
