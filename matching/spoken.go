package matching

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A spoken is a sentence cut into words, and the signs among them that tell of its
// form.
type spoken struct {
	text   string
	words  []word
	label  int // bytes before the first colon, -1 without one
	behind int // words before it
	parts  int // signs that part the items of a list
}

// wordByte maps an ASCII letter, a digit and the marks that hold a word together to
// their lower case, and all else to 0.
var wordByte = func() (t [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		if inWord(rune(c)) {
			t[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return t
}()

// inWord reports whether a character is part of a word.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("'’-%+#", r)
}

// lowered returns the lower case of a byte of a word.
func lowered(c byte) byte {
	if c < utf8.RuneSelf {
		return wordByte[c]
	}
	return c
}

const hashSeed uint32 = 2166136261

// hashByte is one step of FNV-1a.
func hashByte(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

// speak cuts a sentence into words as lowerWords does, and appends what is known of each
// to room.
func (v *vocabulary) speak(text string, room []word) spoken {
	s := spoken{text: text, words: room, label: -1}
	for i := 0; i < len(text); {
		start, h := i, hashSeed
		for i < len(text) && wordByte[text[i]] != 0 {
			h = hashByte(h, wordByte[text[i]])
			i++
		}
		switch {
		case i < len(text) && text[i] >= utf8.RuneSelf:
			w, size := v.beyond(text[start:])
			if size > 0 {
				s.words = append(s.words, w)
			} else {
				var r rune
				r, size = utf8.DecodeRuneInString(text[start:])
				s.sign(r, start)
			}
			i = start + size
		case i > start:
			s.words = append(s.words, v.look(h, text[start:i]))
		default:
			s.sign(rune(text[i]), i)
			i++
		}
	}
	return s
}

// beyond reads the word at the beginning of a text that holds letters outside ASCII, and
// returns how long it is, 0 if none stands there.
func (v *vocabulary) beyond(text string) (w word, size int) {
	var room [64]byte
	low, h := room[:0], hashSeed
	for size < len(text) {
		r, n := utf8.DecodeRuneInString(text[size:])
		if r = unicode.ToLower(r); !inWord(r) {
			break
		}
		from := len(low)
		low = utf8.AppendRune(low, r)
		for _, c := range low[from:] {
			h = hashByte(h, c)
		}
		size += n
	}
	return v.look(h, string(low)), size
}

// sign notes a sign that is part of no word.
func (s *spoken) sign(r rune, at int) {
	switch {
	case isItemSign(r):
		s.parts++
	case r == ':' && s.label < 0:
		s.label, s.behind = at, len(s.words)
	}
}

// isItemSign reports whether a sign parts the items of a list.
func isItemSign(r rune) bool {
	switch r {
	case ',', ';', '|', '/', '•', '(', ')':
		return true
	}
	return false
}

// unlabelled returns a sentence without its label, and whether it has one.
func (s *spoken) unlabelled() (text string, words []word, labelled bool) {
	if s.label < 0 || !fewFields(s.text[:s.label], itemWords) {
		return s.text, s.words, false
	}
	return s.text[s.label+1:], s.words[s.behind:], true
}

// fewFields reports whether white space cuts a text into at most so many parts.
func fewFields(text string, most int) bool {
	inside := false
	for _, r := range text {
		if space := unicode.IsSpace(r); space == inside {
			if inside = !space; inside {
				most--
			}
		}
	}
	return most >= 0
}
