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
	return appendSentences(make([]sentence, 0, 1+len(text)/usualBytes), text)
}

// appendSentences appends the sentences of a text to found.
func appendSentences(found []sentence, text string) []sentence {
	c := cutter{text: text, longest: -1, found: found}
	for i := 0; i < len(text); {
		b := text[i]
		if !mayEnd[b] {
			i++
			continue
		}
		r, next := rune(b), i+1
		if b >= utf8.RuneSelf {
			var size int
			r, size = utf8.DecodeRuneInString(text[i:])
			next = i + size
		}
		switch r {
		case '\n':
			if !c.wrapped(i) {
				c.flush(i)
			}
			c.line = next
		case ';', '•', '·', '▪':
			c.flush(next)
		case '.', '!', '?':
			if stop(text, i, next) {
				c.flush(next)
			}
		}
		i = next
	}
	c.flush(len(text))
	return c.found
}

// usualBytes is about how many bytes a sentence has, by which room is made for them.
const usualBytes = 48

// mayEnd says of a byte whether a sentence may end at it: the marks, and the beginnings
// of the list marks.
var mayEnd = func() (t [256]bool) {
	for _, mark := range []string{"\n", ";", ".", "!", "?", "•", "·", "▪"} {
		t[mark[0]] = true
	}
	return t
}()

// A cutter cuts a passage into sentences.
type cutter struct {
	text        string
	longest     int // bytes of the longest line; -1 until somebody asks
	start, line int // beginning of the sentence and of the line
	found       []sentence
}

// flush ends the sentence, without the white space around it.
func (c *cutter) flush(end int) {
	start, last := c.start, end
	for start < last && isSpace(c.text[start]) {
		start++
	}
	for last > start && isSpace(c.text[last-1]) {
		last--
	}
	if last > start {
		c.found = append(c.found, sentence{start, last})
	}
	c.start = end
}

// wrapped reports whether the line that ends at a place goes on in the next.
func (c *cutter) wrapped(end int) bool {
	return !endsSentence(c.text[c.line:end]) && (startsSmall(c.text[end+1:]) || c.full(end-c.line))
}

// full reports whether a line of so many bytes fills the passage's width.
func (c *cutter) full(line int) bool {
	if c.longest < 0 {
		c.longest = longestLine(c.text)
	}
	return c.longest >= minWidth && line > c.longest*3/4
}

// longestLine returns the bytes of the longest line of a text.
func longestLine(text string) int {
	longest := 0
	for {
		end := strings.IndexByte(text, '\n')
		if end < 0 {
			return max(longest, len(text))
		}
		longest = max(longest, end)
		text = text[end+1:]
	}
}

// minWidth is the width, in bytes, below which a passage's lines are not taken for
// wrapped prose.
const minWidth = 60

// startsSmall reports whether a line begins with a small letter.
func startsSmall(line string) bool {
	for line != "" && blank(line[0]) {
		line = line[1:]
	}
	r, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLower(r)
}

// stop reports whether the mark at text[at:next] ends a sentence: white space and
// something other than a small letter follows, and no single letter or short
// abbreviation stands before it.
func stop(text string, at, next int) bool {
	rest := text[next:]
	if rest != "" && !isSpace(rest[0]) {
		rest = strings.TrimLeft(rest, "\"')”’")
	}
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
	for line != "" && blank(line[len(line)-1]) {
		line = line[:len(line)-1]
	}
	if line == "" {
		return true
	}
	switch line[len(line)-1] {
	case '.', '!', '?', ';', ':':
		return true
	}
	return false
}

// blank reports whether a byte is white space inside a line. Most of the time for a line
// went into strings.TrimLeft and its like, which make a set of two bytes first.
func blank(b byte) bool { return b == ' ' || b == '\t' }

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// fold makes one line of a text, for quotes.
func fold(text string) string { return strings.Join(strings.Fields(text), " ") }
