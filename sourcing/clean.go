package sourcing

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxQuote and MaxText bound the quote and the text of one line of evidence, in bytes.
// The other fields are bounded too, so that a line that was written is never longer
// than [MaxLine]: whoever names a file or a topic must not be able to spoil a run.
const (
	MaxQuote = 280
	MaxText  = 8 << 10

	maxField = 2 << 10 // path, repository, login, address
	maxTerm  = 512     // one term, or one reason
	maxTerms = 64      // terms of a line, and reasons; a byte may take six in JSON
)

// Removed stands where an e-mail address or a telephone number stood.
const Removed = "[removed]"

var (
	// mail finds addresses, also with the signs spelled out. The last part of the
	// host has no digit: "module@v1.2.3" is no address.
	mail = regexp.MustCompile(`(?i)(?:mailto:)?[\p{L}\p{N}._%+\-]+(?:@|%40|\s?[\[(]\s?at\s?[\])]\s?)(?:[\p{L}\p{N}\-]+(?:\.|\s?[\[(]\s?dot\s?[\])]\s?))+\p{L}{2,}`)
	// telephone finds numbers as people print them: an international prefix, or
	// groups of digits with brackets, spaces, dots or hyphens between.
	telephone = regexp.MustCompile(`(?:\+|\b00)\d[\d\s().\-/]{5,20}\d|\(\d{2,5}\)[\s\-]?\d[\d\s\-]{4,12}\d|\b\d{3}[\s\-]\d{3}[\s\-]\d{4}\b|\b0\d{2,4}[\s\-/]\d{3,4}[\s\-]?\d{3,5}\b`)
)

// Scrub returns a text without the e-mail addresses and telephone numbers that people
// leave in signatures and trailers: [Removed] stands in their place. It removes too
// much rather than too little: a number that only looks like a telephone's goes too.
func Scrub(text string) string {
	if strings.ContainsAny(text, "@[(%") {
		text = mail.ReplaceAllString(text, Removed)
	}
	if digits(text) < minDigits {
		return text
	}
	return telephone.ReplaceAllString(text, Removed)
}

// minDigits is the number of digits from which a text can hold a telephone number.
// Most texts have less, and need no search.
const minDigits = 6

func digits(text string) (n int) {
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n
}

// clean bounds and scrubs every text of one line of evidence. An ID that holds an
// address or a number, as the lists that people keep may have, becomes a hash: people
// stay apart, and nobody can be written to.
func clean(ev Evidence) Evidence {
	ev.Text = cut(Scrub(ev.Text), MaxText)
	ev.Quote = cut(Scrub(ev.Quote), MaxQuote)
	ev.Place.Path, ev.Place.Repo = Scrub(ev.Place.Path), Scrub(ev.Place.Repo)
	ev.Source, ev.Terms = Scrub(ev.Source), Scrub(ev.Terms)
	ev.Actor.Source, ev.Actor.Login = Scrub(ev.Actor.Source), Scrub(ev.Actor.Login)
	if Scrub(ev.Actor.ID) != ev.Actor.ID {
		ev.Actor.ID = "hash:" + MailHash(ev.Actor.ID)[:16]
	}
	ev.URL = scrubAddress(ev.URL)
	if len(ev.URL) > maxField {
		ev.URL = "" // the beginning of an address leads elsewhere
	}
	ev.Subject, ev.Reasons = bounded(scrubAll(ev.Subject)), bounded(scrubAll(ev.Reasons))
	for _, field := range []*string{&ev.Place.Path, &ev.Place.Repo, &ev.Source, &ev.Terms, &ev.Actor.Source, &ev.Actor.Login} {
		*field = cut(*field, maxField)
	}
	if len(ev.Actor.ID) > maxField {
		ev.Actor.ID = "hash:" + MailHash(ev.Actor.ID)[:16]
	}
	return ev
}

// bounded returns the first terms, without those that are too long; the same slice if
// nothing is.
func bounded(terms []string) []string {
	long := func(s string) bool { return len(s) > maxTerm }
	if slices.ContainsFunc(terms, long) {
		terms = slices.DeleteFunc(slices.Clone(terms), long)
	}
	return terms[:min(len(terms), maxTerms)]
}

// international finds telephone numbers in the address of a page, where groups of
// digits are mostly something else.
var international = regexp.MustCompile(`(?i)(?:\+|%2b)\d{8,}`)

func scrubAddress(page string) string {
	return international.ReplaceAllString(mail.ReplaceAllString(page, Removed), Removed)
}

// scrubTerm cleans a raw term; one may be the address of a page.
func scrubTerm(term string) string {
	if strings.Contains(term, "://") {
		return scrubAddress(term)
	}
	return Scrub(term)
}

// scrubAll returns texts without addresses and numbers, the same slice if there are
// none: lines share their subjects.
func scrubAll(texts []string) []string {
	for i, s := range texts {
		if scrubTerm(s) == s {
			continue
		}
		clean := slices.Clone(texts)
		for ; i < len(clean); i++ {
			clean[i] = scrubTerm(clean[i])
		}
		return clean
	}
	return texts
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
