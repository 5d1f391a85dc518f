package matching

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/parse"
)

// honorifics stand before a name.
var honorifics = []string{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "mme", "sr", "sra"}

// nameSpans returns where a person's name stands again in a text: two parts of it
// side by side, one behind an honorific, and any part that is not also the name of a
// skill. So "Ms Jenkins" is a person wherever she stands, and "Jenkins" alone in the
// résumé of an Anna Jenkins is the program. Parts of fewer than three letters and
// words in small letters are never taken for a name.
func nameSpans(text, name string) []parse.Span {
	var parts []string
	for _, p := range nameWords(name) {
		if word := name[p.Start:p.End]; utf8.RuneCountInString(word) >= 3 {
			parts = append(parts, word)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	words := nameWords(text)
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return text[words[i].Start:words[i].End]
	}
	isPart := func(i int) bool {
		first, _ := utf8.DecodeRuneInString(at(i))
		return unicode.IsUpper(first) && slices.ContainsFunc(parts, func(p string) bool { return strings.EqualFold(p, at(i)) })
	}
	var spans []parse.Span
	for i, w := range words {
		if !isPart(i) {
			continue
		}
		_, known := skill.Default().Lookup(at(i))
		if isPart(i-1) || isPart(i+1) || !known || slices.Contains(honorifics, strings.ToLower(at(i-1))) {
			spans = append(spans, w)
		}
	}
	return spans
}

// nameWords returns the runs of letters of a text.
func nameWords(text string) []parse.Span {
	var words []parse.Span
	start := -1
	for i, r := range text {
		switch letter := unicode.IsLetter(r) || unicode.IsMark(r); {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			words = append(words, parse.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, parse.Span{Start: start, End: len(text)})
	}
	return words
}
