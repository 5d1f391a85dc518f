package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/proven-go/proven/parse"
)

// Values are compared after what does not matter has been taken off: case, accents,
// ligatures, punctuation and white space, because layouts change all of them.

// letters returns the letters and digits of s without case and accents: "Zoë O’Neil" is
// "zoeoneil".
func letters(s string) string {
	kept := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, norm.NFKD.String(s))
	return cases.Fold().String(kept)
}

// words splits s into words without case; accents count. Line-end hyphens that a
// typesetter put in (soft hyphens) part no word.
func words(s string) []string {
	s = strings.ReplaceAll(norm.NFKC.String(s), "\u00ad", "")
	return strings.FieldsFunc(cases.Fold().String(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
}

// digits returns the decimal digits of s.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// address returns an e-mail address in the form in which addresses are equal.
func address(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), "mailto:", "")
}

// link returns a URL without what people leave out when they write one: the scheme,
// "www." and the last slash.
func link(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if scheme, rest, found := strings.Cut(s, "://"); found && strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyz") == "" {
		s = rest
	}
	return strings.TrimRight(strings.TrimPrefix(s, "www."), "/")
}

// present is the end of what goes on.
const present = "present"

// month returns a date without its day, as a truth file has it. The JSON form of a
// résumé has no word for the present, so that is "" here.
func month(d parse.Date) string {
	if d.Present {
		return ""
	}
	d.Day = 0
	return d.String()
}
