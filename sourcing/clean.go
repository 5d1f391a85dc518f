package sourcing

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// MaxQuote and MaxText bound the quote and the text of one line of evidence, in bytes.
const (
	MaxQuote = 280
	MaxText  = 8 << 10
)

// Removed stands where an e-mail address or a telephone number stood.
const Removed = "[removed]"

var (
	// mail finds addresses, also with the signs spelled out. The last part of the
	// host has no digit: "module@v1.2.3" is no address.
	mail = regexp.MustCompile(`(?i)(?:mailto:)?[\p{L}\p{N}._%+\-]+(?:@|\s?[\[(]\s?at\s?[\])]\s?)(?:[\p{L}\p{N}\-]+(?:\.|\s?[\[(]\s?dot\s?[\])]\s?))+\p{L}{2,}`)
	// telephone finds numbers as people print them: an international prefix, or
	// groups of digits with brackets, spaces, dots or hyphens between.
	telephone = regexp.MustCompile(`(?:\+|\b00)\d[\d\s().\-/]{5,20}\d|\(\d{2,5}\)[\s\-]?\d[\d\s\-]{4,12}\d|\b\d{3}[\s\-]\d{3}[\s\-]\d{4}\b|\b0\d{2,4}[\s\-/]\d{3,4}[\s\-]?\d{3,5}\b`)
)

// Scrub returns a text without the e-mail addresses and telephone numbers that people
// leave in signatures and trailers: [Removed] stands in their place. It removes too
// much rather than too little: a number that only looks like a telephone's goes too.
func Scrub(text string) string {
	if strings.ContainsAny(text, "@[(") {
		text = mail.ReplaceAllString(text, Removed)
	}
	return telephone.ReplaceAllString(text, Removed)
}

// clean bounds and scrubs every text of one line of evidence.
func clean(ev Evidence) Evidence {
	ev.Text = cut(Scrub(ev.Text), MaxText)
	ev.Quote = cut(Scrub(ev.Quote), MaxQuote)
	ev.Place.Path = Scrub(ev.Place.Path)
	ev.Actor.Login = Scrub(ev.Actor.Login)
	ev.URL = mail.ReplaceAllString(ev.URL, Removed)
	for i, s := range ev.Subject {
		if t := mail.ReplaceAllString(s, Removed); t != s {
			ev.Subject = append([]string(nil), ev.Subject...)
			ev.Subject[i] = t
		}
	}
	return ev
}

// cut returns at most n bytes of a text, whole characters only, and as whole words
// where a space stands in the last quarter.
func cut(text string, n int) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if len(text) <= n {
		return text
	}
	end := n - len("…")
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	if space := strings.LastIndexByte(text[:end], ' '); space > end*3/4 {
		end = space
	}
	return text[:end] + "…"
}
