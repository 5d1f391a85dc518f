package review

import (
	"regexp"
	"strings"
)

// A Writing says how a text explains, by features that anybody can check. A badge, a
// list of keywords and length beyond the band add nothing.
type Writing struct {
	Sections bool `json:"sections"` // at least two headings
	Example  bool `json:"example"`  // code, a command, or "for example"
	Reasons  bool `json:"reasons"`  // says why, or at what price
	Limits   bool `json:"limits"`   // says what does not work, or when not to use it
	Band     bool `json:"band"`     // sentences of 6 to 30 words, in the middle
	Points   int  `json:"points"`   // of the five, 0..5
}

var (
	badge     = regexp.MustCompile(`\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?|<img[^>]*>`)
	fence     = regexp.MustCompile("(?s)```.*?(?:```|$)")
	heading   = regexp.MustCompile(`(?m)^(?:#{1,6} +\S|[^\n]+\n(?:={3,}|-{3,})\s*$)`)
	command   = regexp.MustCompile(`(?m)^(?: {4,}|\t)\S|^\s*\$ \S`)
	stopMarks = regexp.MustCompile(`[.!?](?:\s+|$)|\n\s*\n|\n\s*[-*•]\s`)
)

var exampleWords = cues(`for example, for instance, e g, usage, quick start, getting started`)

var limitWords = cues(`limitation, limitations, does not, do not use, not suited, not meant, known issues, caveat, caveats, not supported, out of scope`)

// ReadWriting reads the text of a README, a description or a summary.
func ReadWriting(markdown string) Writing {
	text := badge.ReplaceAllString(markdown, " ")
	w := Writing{
		Sections: len(heading.FindAllString(fence.ReplaceAllString(text, "\n"), -1)) >= 2,
		Example:  fence.MatchString(text) || command.MatchString(text),
	}
	var lengths []int
	for _, sentence := range prose(fence.ReplaceAllString(text, "\n\n")) {
		said := spoken(sentence)
		w.Example = w.Example || exampleWords.in(said)
		w.Reasons = w.Reasons || reasons.in(said) || gives(said)
		w.Limits = w.Limits || limitWords.in(said)
		lengths = append(lengths, len(wordsIn(sentence)))
	}
	inside := 0
	for _, n := range lengths {
		if n >= 6 && n <= 30 {
			inside++
		}
	}
	w.Band = len(lengths) > 0 && 2*inside > len(lengths)
	for _, ok := range []bool{w.Sections, w.Example, w.Reasons, w.Limits, w.Band} {
		if ok {
			w.Points++
		}
	}
	return w
}

// minProse is how many words a sentence has at least; what is shorter is a label.
const minProse = 5

// joints hold sentences together; a heap of keywords has none.
var joints = cues(`a, an, the, to, of, in, is, are, it, that, this, for, with, and, or, by, on, when, which, if`)

// prose returns the sentences of a text without headings, labels and lines that only
// name things one after the other.
func prose(text string) []string {
	var kept []string
	for _, block := range stopMarks.Split(text, -1) {
		var lines []string
		for line := range strings.SplitSeq(block, "\n") {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") && !namesOnly(line) {
				lines = append(lines, line)
			}
		}
		if joined := strings.Join(lines, " "); len(wordsIn(joined)) >= minProse && joints.in(spoken(joined)) {
			kept = append(kept, joined)
		}
	}
	return kept
}

// namesOnly reports whether a line is a list of names: pieces of at most three words
// between commas, bars or blanks that are hashtags.
func namesOnly(line string) bool {
	pieces := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(",;|/•·", r) })
	if len(pieces) < 3 {
		words := strings.Fields(line)
		for _, w := range words {
			if !strings.HasPrefix(w, "#") {
				return false
			}
		}
		return len(words) > 0
	}
	for _, p := range pieces {
		if len(strings.Fields(p)) > 3 {
			return false
		}
	}
	return true
}
