package skill

import (
	"unicode"
	"unicode/utf8"
)

// A text is read as words and what stands between them. A word is a longest run of
// letters and digits; "++" and "#" right behind a word are a word of their own, so
// that C, C++ and C# differ; a dot that begins a word belongs to it, so that .NET is
// not "net". Everything else only separates, and the kind of separation decides
// whether one name may reach across it.

// A gap says what stands before a word.
type gap uint8

const (
	gapNone  gap = iota // nothing: the start of the text, or the "++" of "C++"
	gapSpace            // blanks
	gapJoin             // one hyphen, underscore, dot or apostrophe
	gapSlash            // one slash or ampersand, with or without blanks
	gapHard             // other signs: a name ends here
	gapLine             // the end of a line: names and their context end here
)

// A token is one word of a text.
type token struct {
	start, end int
	word       int32 // number in the lexicon of the word as written, or noWord
	bare       int32 // the same without a leading dot
	gap        gap   // what stands before it
	digit      bool  // it holds an ASCII digit
	sign       bool  // it is "++", "#" and the like
}

const noWord int32 = -1

// lower maps an ASCII letter or digit to its lower case and all else to 0.
var lower = func() (t [256]byte) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return t
}()

// isWordRune reports whether a rune outside ASCII is part of a word.
func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// gapState gathers the signs between two words.
type gapState struct {
	space, line           bool
	joins, slashes, other int
}

func (g *gapState) add(r rune) {
	switch r {
	case ' ', '\t', 0xA0, 0x2007, 0x202F:
		g.space = true
	case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		g.line = true
	case '-', '_', '.', '\'', 0x2010, 0x2011, 0x2019:
		g.joins++
	case '/', '&':
		g.slashes++
	default:
		g.other++
	}
}

func (g *gapState) gap() gap {
	switch signs := g.joins + g.slashes + g.other; {
	case g.line:
		return gapLine
	case signs == 0 && g.space:
		return gapSpace
	case signs == 0:
		return gapNone
	case signs == 1 && g.slashes == 1:
		return gapSlash
	case signs == 1 && g.joins == 1 && !g.space:
		return gapJoin
	}
	return gapHard
}

// next reads the word at or after pos, where pos is 0 or the end of the word before,
// and reports whether there is one. At the end of the text it says what stood there.
func (x *lexicon) next(text string, pos int) (token, bool) {
	if pos > 0 && pos < len(text) && (text[pos] == '+' || text[pos] == '#') && endsWord(text, pos) {
		return x.sign(text, pos), true
	}
	var g gapState
	i := pos
	for i < len(text) {
		c := text[i]
		if lower[c] != 0 {
			return x.scan(text, pos, i, &g), true
		}
		if c < utf8.RuneSelf {
			if c == ' ' {
				g.space = true
			} else {
				g.add(rune(c))
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(text[i:])
		if isWordRune(r) {
			return x.scan(text, pos, i, &g), true
		}
		g.add(r)
		i += w
	}
	return token{start: i, end: i, word: noWord, bare: noWord, gap: g.gap()}, false
}

// endsWord reports whether a word ends at pos.
func endsWord(text string, pos int) bool {
	if lower[text[pos-1]] != 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[:pos])
	return r >= utf8.RuneSelf && isWordRune(r)
}

// sign reads the run of "+" or "#" at pos.
func (x *lexicon) sign(text string, pos int) token {
	i, h := pos, hashSeed
	for i < len(text) && text[i] == text[pos] {
		h = hashByte(h, text[i])
		i++
	}
	w := x.find(h, text[pos:i])
	return token{start: pos, end: i, word: w, bare: w, sign: true}
}

// scan reads the word that begins at i; g is what was seen since pos.
func (x *lexicon) scan(text string, pos, i int, g *gapState) token {
	t := token{start: i}
	h, ascii := hashSeed, true
	j := i
	for j < len(text) {
		c := text[j]
		if l := lower[c]; l != 0 {
			h = hashByte(h, l)
			t.digit = t.digit || c <= '9'
			j++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, w := utf8.DecodeRuneInString(text[j:])
		if !isWordRune(r) {
			break
		}
		ascii = false
		h = hashRune(h, unicode.ToLower(r))
		j += w
	}
	t.end = j
	t.bare = x.find(h, text[i:j])
	if t.bare == noWord && t.digit && ascii {
		t.bare = x.stem(text[i:j])
	}
	t.word = t.bare
	if i > pos && text[i-1] == '.' && (i-1 == pos && (pos == 0 || !endsWord(text, pos)) || i-1 > pos) {
		x.dotted(text, &t, g)
	}
	t.gap = g.gap()
	return t
}

// dotted looks up a word with the dot before it and takes the dot out of the gap if
// that names something.
func (x *lexicon) dotted(text string, t *token, g *gapState) {
	h := hashByte(hashSeed, '.')
	for k := t.start; k < t.end; k++ {
		l := lower[text[k]]
		if l == 0 {
			return
		}
		h = hashByte(h, l)
	}
	w := x.find(h, text[t.start-1:t.end])
	if w == noWord {
		return
	}
	t.word = w
	t.start--
	// In "C#.NET" the dot both begins the word and joins it to the one before.
	if g.space || g.line || g.joins+g.slashes+g.other > 1 {
		g.joins--
	}
}

// stem returns the word without the version number at its end: "python" for
// "python3". Stems of fewer than three letters are too easily something else.
func (x *lexicon) stem(word string) int32 {
	n := len(word)
	for n > 0 && word[n-1] <= '9' {
		n--
	}
	if n < 3 || len(word)-n > 4 {
		return noWord
	}
	h := hashSeed
	for k := range n {
		if word[k] <= '9' {
			return noWord
		}
		h = hashByte(h, lower[word[k]])
	}
	return x.find(h, word[:n])
}
