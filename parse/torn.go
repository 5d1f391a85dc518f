package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Converters tear the first letter off words ("J ava d eveloper") where kerning is
// narrow. One segment alone shows it only if a third of its words are torn; a document in
// which several segments are so is torn everywhere, and there a single torn word is
// enough: "Java D eveloper", "June 2 017".

// tornSegments is how many plainly torn segments make a torn document.
const tornSegments = 4

// mendTorn closes up the words of torn segments, and of all segments of a torn document.
// The lines are changed.
func mendTorn(lines []line) {
	torn := 0
	for i := range lines {
		for k := range lines[i].segments {
			if seg := &lines[i].segments[k]; plainlyTorn(seg.text) {
				seg.text = closeTorn(strings.Fields(seg.text))
				torn++
			}
		}
	}
	if torn < tornSegments {
		return
	}
	for i := range lines {
		for k := range lines[i].segments {
			seg := &lines[i].segments[k]
			seg.text = closeTorn(strings.Fields(seg.text))
		}
	}
}

// plainlyTorn reports whether a third of the words of s and three at least have lost
// their first letter.
func plainlyTorn(s string) bool {
	if !lettered(s) {
		return false
	}
	words := strings.Fields(s)
	n, sure := 0, 0
	for i := 1; i < len(words); i++ {
		if tornPair(words[i-1], words[i]) && !unicode.IsUpper(firstRune(words[i])) {
			n++
			if !strings.Contains(oneLetterWords, words[i-1]) {
				sure++
			}
			i++
		}
	}
	return n >= 3 && sure >= 2 && n*3 >= len(words)
}

// lettered reports whether three words of s or more are single characters.
func lettered(s string) bool {
	words, long := 0, 0
	for _, r := range s {
		if r != ' ' {
			long++
			continue
		}
		if long == 1 {
			words++
		}
		long = 0
	}
	return words >= 3
}

// oneLetterWords stand alone in sound text too, languages of programs among them.
const oneLetterWords = "aAIiCReoyu"

// closeTorn joins letters to the words that they were torn off, if any word is surely
// torn. Of two letters in a row before a longer rest the first is a word ("a m ember").
func closeTorn(words []string) string {
	sure := false
	for i := 1; i < len(words) && !sure; i++ {
		sure = tornPair(words[i-1], words[i]) && (!strings.Contains(oneLetterWords, words[i-1]) || len(words[i]) > 1 && tornBeside(words, i))
	}
	if !sure {
		return strings.Join(words, " ")
	}
	var b strings.Builder
	for i := 0; i < len(words); i++ {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[i])
		if i+1 < len(words) && tornPair(words[i], words[i+1]) && !wordBefore(words[i+1:]) {
			i++
			b.WriteString(words[i])
		}
	}
	return b.String()
}

// wordBefore reports whether the letter before words is a word of its own, because the
// first of words is the torn letter of the next.
func wordBefore(words []string) bool {
	return utf8.RuneCountInString(words[0]) == 1 && len(words) > 1 && tornPair(words[0], words[1]) && utf8.RuneCountInString(words[1]) > 1
}

// tornBeside reports whether another pair of words near pair i is torn for sure.
func tornBeside(words []string, i int) bool {
	for k := max(1, i-3); k < len(words) && k <= i+3; k++ {
		if k != i && tornPair(words[k-1], words[k]) && !strings.Contains(oneLetterWords, words[k-1]) {
			return true
		}
	}
	return false
}

// tornPair reports whether a may be the first letter of a word whose rest is b.
func tornPair(a, b string) bool {
	first, size := utf8.DecodeRuneInString(a)
	if size != len(a) {
		return false
	}
	next := firstRune(b)
	switch {
	case unicode.IsUpper(first):
		return unicode.IsLetter(next) || next == '+' || next == '#' || unicode.IsDigit(next) && len(b) == 1
	case unicode.IsLower(first):
		return unicode.IsLower(next)
	}
	return unicode.IsDigit(first) && unicode.IsDigit(next)
}

// mendGlued parts a town and the title behind it that have lost the blank between them
// in a short line: "Acme,MoscowDeveloper". The lines are changed.
func mendGlued(lines []line) {
	for i := range lines {
		for k := range lines[i].segments {
			seg := &lines[i].segments[k]
			if len(seg.text) > maxWrappedBytes {
				continue
			}
			if cut := gluedTitle(seg.text); cut > 0 {
				seg.text = seg.text[:cut] + " " + seg.text[cut:]
			}
		}
	}
}

// gluedTitle returns where in s a title begins right behind a town, 0 if nowhere.
func gluedTitle(s string) int {
	from := 0 // of the word at hand
	for i, before := 0, rune(0); i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(before) && unicode.IsLetter(r) {
			from = i
		}
		if unicode.IsLower(before) && unicode.IsUpper(r) && towns[strings.ToLower(s[from:i])] {
			end := strings.IndexFunc(s[i:], func(r rune) bool { return !unicode.IsLetter(r) })
			if end < 0 {
				end = len(s) - i
			}
			if titleWord(strings.ToLower(s[i : i+end])) {
				return i
			}
		}
		before = r
		i += n
	}
	return 0
}
