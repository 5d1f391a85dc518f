package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A font draws "ti", "ft" or "fi" as one glyph, and where the file does not say which
// letters the glyph stands for they are lost on the way: "Soware Engineer", "Educaon".
// What is left of a long word is mostly no other word, so that a list of the words that
// résumés are made of can tell it. A document that has lost no ligature holds none of
// these remains; two different ones are taken as proof.

// ligatureProof is how many different remains show that a document has lost ligatures.
const ligatureProof = 2

// remains gives the word of each remainder.
var remains = func() map[string]string {
	words := strings.Fields(`software education educational application applications certification certifications certificate
		certificates certified position positions configuration configurations integration integrations
		information administration automation communication communications implementation documentation
		optimization optimisation organization migration migrations solution solutions production
		international national functional functionality operating operations operation testing reporting
		marketing consulting scripting computing troubleshooting writing critical multiple native
		creative competitive analytics statistics mathematics cybernetics informatics institution
		institutional microsoft confident confidential efficient efficiency effective workflow workflows
		offices bottlenecks committed submitted verification specification specifications notification
		notifications authentication authorization transformation virtualization visualization
		presentation presentations qualification qualifications proficient proficiency scientific
		artificial significant significantly definition definitions difficult different collaboration
		translation validation evaluation estimation negotiation innovation motivation orientation
		participation transaction transactions acquisition competition cooperation corporation
		foundation association simulation calculation calculations installation identification
		modification modifications classification simplified modified identified unified utilities
		utility activities activity practices practical analytical statistical mathematical logistics
		diagnostics relations relational executive executives objective objectives perspective relatives
		initiative initiatives interactive`)
	known := wordSet(strings.Join(words, " "))
	m := map[string]string{}
	for _, w := range words {
		for _, lost := range [][]string{{"tti", "ti", "tt", "ft"}, {"ffi", "ffl", "fi", "fl", "ff"}, {"tti", "ti", "tt", "ft", "ffi", "ffl", "fi", "fl", "ff"}} {
			rest := w
			for _, l := range lost {
				rest = strings.ReplaceAll(rest, l, "")
			}
			if rest != w && len(rest) >= 5 && !known[rest] && !soundRemains[rest] && rest[0] == w[0] {
				m[rest] = w
			}
		}
	}
	return m
}()

// soundRemains are remainders that are words themselves.
var soundRemains = wordSet("wring")

// mendLigatures puts lost ligatures back. The lines are changed.
func mendLigatures(lines []line) {
	seen := map[string]bool{}
	for i := range lines {
		for k := range lines[i].segments {
			eachWord(lines[i].segments[k].text, func(from, to int) {
				if full := wholeWord(lines[i].segments[k].text[from:to]); full != "" {
					seen[full] = true
				}
			})
		}
	}
	if len(seen) < ligatureProof {
		return
	}
	for i := range lines {
		for k := range lines[i].segments {
			lines[i].segments[k].text = withLigatures(lines[i].segments[k].text)
		}
	}
}

// wholeWord returns the word that w is a remainder of, "" if it is none. It is asked of
// every word of a document and allocates nothing.
func wholeWord(w string) string {
	var lower [24]byte
	if len(w) < 5 || len(w) > len(lower) {
		return ""
	}
	for i := 0; i < len(w); i++ {
		lower[i] = w[i]
		if 'A' <= w[i] && w[i] <= 'Z' {
			lower[i] += 'a' - 'A'
		}
	}
	return remains[string(lower[:len(w)])]
}

// withLigatures returns s with the words whole that have lost ligatures.
func withLigatures(s string) string {
	var b strings.Builder
	at := 0
	eachWord(s, func(from, to int) {
		full := wholeWord(s[from:to])
		if full == "" {
			return
		}
		switch {
		case allCaps(s[from:to]):
			full = strings.ToUpper(full)
		default:
			full = s[from:from+1] + full[1:]
		}
		b.WriteString(s[at:from])
		b.WriteString(full)
		at = to
	})
	if at == 0 {
		return s
	}
	return b.String() + s[at:]
}

// eachWord calls f with the place of each run of letters in s.
func eachWord(s string, f func(from, to int)) {
	from := -1
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) && from < 0:
			from = i
		case !unicode.IsLetter(r) && from >= 0:
			f(from, i)
			from = -1
		}
	}
	if from >= 0 {
		f(from, len(s))
	}
}

// misnamed returns the letters of a ligature that a widespread office font files under
// the code of a letter of no European language, "" for all other characters.
func misnamed(r rune) string {
	switch r {
	case 'Ɵ':
		return "ti"
	case 'Ʃ':
		return "tt"
	case 'ƫ':
		return "tti"
	case 'ƞ':
		return "tf"
	case 'Ō':
		return "ft"
	}
	return ""
}

// inWord reports whether a small letter of the Latin script stands before or behind s[i:j].
func inWord(s string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after := firstRune(s[j:])
	return before >= 'a' && before <= 'z' || i == 0 && s[i:j] != "Ō" && after >= 'a' && after <= 'z'
}
