package matching

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord bounds a word in bytes; what is longer is data, not language, and is cut.
const maxWord = 100

// eachWord cuts a text into words and calls yield with each, in the form in which
// words are compared, and its byte range. It is the only tokenizer of the text part:
// fields, queries and phrases all go through it.
//
// A word is a run of letters, digits and marks. "+" and "#" stay with the letters
// before them where no letter or digit follows (C++, C#, F#). Scripts that put no
// spaces between words yield single characters. The form is lower case, without
// compatibility variants (a ligature is its letters) and without Latin accents.
func eachWord(text string, yield func(word string, start, end int)) {
	for i := 0; i < len(text); {
		start := i
		if i = wordEnd(text, i); i == start {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		i = withSigns(text, i)
		if w := wordForm(text[start:i]); w != "" {
			yield(w, start, i)
		}
	}
}

// asciiWord says of each ASCII character whether it belongs to words.
var asciiWord = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = isWordRune(rune(c))
	}
	return is
}()

// wordEnd returns the end of the word that begins at i, without signs; i if none does.
func wordEnd(text string, i int) int {
	for start := i; i < len(text); {
		if text[i] < utf8.RuneSelf { // most of all text
			if !asciiWord[text[i]] {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		alone := unspaced(r)
		if !isWordRune(r) || alone && i > start {
			return i
		}
		i += size
		if alone {
			return i
		}
	}
	return i
}

// wordsOf returns the words of a text in their compared form.
func wordsOf(text string) []string {
	var words []string
	eachWord(text, func(w string, _, _ int) { words = append(words, w) })
	return words
}

// containsWords reports whether a text holds the words one after the other.
func containsWords(text string, phrase []string) bool {
	if len(phrase) == 0 {
		return false
	}
	words := wordsOf(text)
	for i := 0; i+len(phrase) <= len(words); i++ {
		found := true
		for j := range phrase {
			if words[i+j] != phrase[j] {
				found = false
				break
			}
		}
		if found {
			return true
		}
	}
	return false
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// unspaced reports whether r belongs to a script written without spaces.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// withSigns returns the end of a word that ends at i, with the signs that are part
// of a language's name.
func withSigns(text string, i int) int {
	if i == len(text) || text[i] != '+' && text[i] != '#' {
		return i
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	end := i
	for end < len(text) && (text[end] == '+' || text[end] == '#') {
		end++
	}
	if !unicode.IsLetter(before) {
		return i
	}
	if after, _ := utf8.DecodeRuneInString(text[end:]); isWordRune(after) {
		return i // "a+b"
	}
	return end
}

func wordForm(word string) string {
	ascii, upper := true, false
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
		upper = upper || 'A' <= word[i] && word[i] <= 'Z'
	}
	if ascii && !upper && len(word) <= maxWord {
		return word
	}
	if !ascii {
		word = strings.Map(func(r rune) rune {
			if r >= 0x300 && r <= 0x36F { // accents, which NFKD has set apart
				return -1
			}
			return r
		}, norm.NFKD.String(word))
	}
	word = strings.ToLower(word)
	if len(word) > maxWord {
		end := maxWord
		for end > 0 && !utf8.RuneStart(word[end]) {
			end--
		}
		word = word[:end]
	}
	return word
}
