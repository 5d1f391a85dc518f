package identity

import "strings"

// Spellings of one name differ most in how sounds of other scripts are written. sound
// brings the common ways together and keeps vowels; frame drops the vowels after the
// first letter. frame finds (it is a blocking key), sound and the distance decide.

// sounds are tried in order at each place of a word; upper-case letters are sounds of
// their own, so that the result of one rule is not the input of another.
var sounds = []struct{ from, to string }{
	{"shch", "S"}, {"tch", "C"}, {"sch", "S"}, {"sh", "S"}, {"ch", "C"}, {"kh", "h"}, {"zh", "z"}, {"ph", "f"}, {"th", "t"},
	{"ck", "k"}, {"ts", "T"}, {"tz", "T"}, {"cz", "C"}, {"ks", "x"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"ue", "u"},
	{"oe", "o"}, {"ae", "a"}, {"iy", "i"}, {"ij", "i"}, {"yi", "i"}, {"ey", "i"}, {"ei", "i"}, {"ie", "i"},
	{"y", "i"}, {"j", "i"}, {"w", "v"}, {"q", "k"}, {"c", "k"},
}

// soundsFrom are the places of sounds by the letter they begin with.
var soundsFrom = func() (index [256][]int) {
	for i, s := range sounds {
		index[s.from[0]] = append(index[s.from[0]], i)
	}
	return index
}()

// A heard is a word as it is heard, roughly.
type heard struct {
	letters [wordBytes]byte
	n       int
}

func (h *heard) String() string { return string(h.letters[:h.n]) }

// hear returns a word as it is heard. Of a longer word the rest is not heard.
func hear(word string) (h heard) {
	word = word[:min(len(word), wordBytes)]
	last := byte(0)
	for word != "" {
		out, used := word[0], 1
		for _, i := range soundsFrom[word[0]] {
			if strings.HasPrefix(word, sounds[i].from) {
				out, used = sounds[i].to[0], len(sounds[i].from)
				break
			}
		}
		if out != last || out >= 0x80 { // doubled letters are one
			h.letters[h.n] = out
			h.n++
		}
		last = out
		word = word[used:]
	}
	return h
}

func sound(word string) string {
	h := hear(word)
	return h.String()
}

// frame returns the sound of a word without h and without vowels after the first letter;
// of a short one, which little else would tell from others, the whole sound.
func frame(word string) string {
	s := sound(word)
	var b strings.Builder
	for i := range len(s) {
		if i == 0 || !strings.ContainsRune("aeiouh", rune(s[i])) && s[i] != s[i-1] {
			b.WriteByte(s[i])
		}
	}
	if b.Len() < 3 {
		return s
	}
	return b.String()
}

// A spelling says how two words of names agree.
type spelling uint8

const (
	otherWord spelling = iota
	initialOf          // one is the first letter of the other
	shortForm          // one is a short form of the other
	respelled          // another spelling
	sameWord
)

// spell compares two words.
func spell(a, b string) spelling {
	if a == b {
		return sameWord
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case len(a) == 0:
		return otherWord
	case len(a) == 1 && hear(b).letters[0] == hear(a).letters[0]:
		return initialOf
	case len(a) == 1:
		return otherWord
	case formal(a) == formal(b), len(a) >= 3 && len(b) >= 5 && strings.HasPrefix(b, a):
		return shortForm
	case len(a) >= 3 && hear(a) == hear(b):
		return respelled
	}
	if d := distance(a, b); d == 1 && len(a) >= 5 || d == 2 && len(a) >= 6 && frame(a) == frame(b) {
		return respelled
	}
	return otherWord
}

// formal returns the given name that a short form stands for, where the short form is
// not its beginning.
func formal(word string) string {
	if f, ok := shortForms[word]; ok {
		return f
	}
	return word
}

var shortForms = map[string]string{
	"bob": "robert", "bobby": "robert", "bill": "william", "billy": "william", "will": "william", "liam": "william", "mike": "michael",
	"mick": "michael", "misha": "mikhail", "dick": "richard", "rick": "richard", "jim": "james", "jimmy": "james", "jack": "john",
	"johnny": "john", "dave": "david", "steve": "steven", "tony": "anthony", "liz": "elizabeth", "beth": "elizabeth", "betty": "elizabeth",
	"kate": "katherine", "katie": "katherine", "kathy": "katherine", "peggy": "margaret", "maggie": "margaret", "meg": "margaret",
	"ted": "edward", "ned": "edward", "hank": "henry", "harry": "henry", "chuck": "charles", "charlie": "charles", "joe": "joseph",
	"sasha": "aleksandr", "pepe": "jose", "paco": "francisco", "hans": "johannes", "tom": "thomas", "tommy": "thomas", "andy": "andrew",
	"drew": "andrew", "matt": "matthew", "becky": "rebecca", "debbie": "deborah", "susie": "susan", "sue": "susan", "vova": "vladimir",
	"dima": "dmitri", "kolya": "nikolai", "lena": "elena", "katya": "ekaterina", "tanya": "tatiana", "natasha": "natalia",
}

// distance returns the number of letters to insert, delete, change or swap with the
// next one (each part of the word at most once) to make one word of the other; 3 stands
// for any more. Words are at most wordBytes long, so it is bounded.
func distance(a, b string) int {
	const far = 3
	if len(b)-len(a) >= far || len(a)-len(b) >= far || len(a) > wordBytes || len(b) > wordBytes {
		return far
	}
	var before, above, row [wordBytes + 1]int
	for j := range len(b) + 1 {
		above[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above = above, row
	}
	return min(above[len(b)], far)
}
