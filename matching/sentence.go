package matching

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A sentence is a half-open byte range of a passage's text.
type sentence struct{ start, end int }

// sentences cuts a passage into sentences: at a full stop, exclamation or question
// mark, semicolon or list mark, and at a line end unless the line was merely
// wrapped. A line was wrapped if the next one goes on with a small letter, or if it
// fills the passage's width; and if it does not end a sentence.
func sentences(text string) []sentence {
	longest := 0
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, len(line))
	}
	var found []sentence
	start, line := 0, 0 // beginning of the sentence and of the line
	flush := func(end int) {
		for start < end && isSpace(text[start]) {
			start++
		}
		last := end
		for last > start && isSpace(text[last-1]) {
			last--
		}
		if last > start {
			found = append(found, sentence{start, last})
		}
		start = end
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		next := i + size
		switch {
		case r == '\n':
			full := longest >= minWidth && i-line > longest*3/4
			if wrapped := (full || startsSmall(text[next:])) && !endsSentence(text[line:i]); !wrapped {
				flush(i)
			}
			line = next
		case r == ';' || r == '•' || r == '·' || r == '▪':
			flush(next)
		case r == '.' || r == '!' || r == '?':
			if stop(text, i, next) {
				flush(next)
			}
		}
		i = next
	}
	flush(len(text))
	return found
}

// minWidth is the width, in bytes, below which a passage's lines are not taken for
// wrapped prose.
const minWidth = 60

// startsSmall reports whether a line begins with a small letter.
func startsSmall(line string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " \t"))
	return unicode.IsLower(r)
}

// stop reports whether the mark at text[at:next] ends a sentence: white space and
// something other than a small letter follows, and no single letter or short
// abbreviation stands before it.
func stop(text string, at, next int) bool {
	rest := strings.TrimLeft(text[next:], "\"')”’")
	if rest == "" {
		return true
	}
	r, size := utf8.DecodeRuneInString(rest)
	if !unicode.IsSpace(r) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[size:], " \t\n"))
	if unicode.IsLower(after) {
		return false
	}
	word := text[strings.LastIndexAny(text[:at], " \t\n(")+1 : at]
	return utf8.RuneCountInString(word) > 1 && !abbreviations[strings.ToLower(word)]
}

var abbreviations = map[string]bool{"e.g": true, "i.e": true, "etc": false, "inc": true, "ltd": true, "approx": true, "vs": true, "no": true, "incl": true, "dr": true}

// endsSentence reports whether a line ends with a mark that closes a sentence.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, " \t")
	return line == "" || strings.ContainsAny(line[len(line)-1:], ".!?;:")
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// fold makes one line of a text, for quotes.
func fold(text string) string { return strings.Join(strings.Fields(text), " ") }
