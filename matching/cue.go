package matching

import (
	"strings"
	"sync"
	"unicode"
)

// A cue is what a word or a phrase tells of its sentence.
type cue uint8

const (
	deed    cue = iota // somebody did something
	design             // somebody decided how it should be
	improve            // somebody found out why it was not, or made it better
	own                // a verb says that it was theirs to answer for
	answer             // a phrase says so
	result             // a result or an aim
	reason             // a reason, a price or an alternative
	cause              // a cause found
	help               // it was somebody else's, and they took part
	mention            // no more than a mention
	wish               // it has not happened
	cueCount
)

// marks say where the first word behind the first of each cue stands, counted in
// words; 0 if it is not there.
type marks [cueCount]int

func (m *marks) has(c cue) bool { return m[c] > 0 }

// cuesIn returns the cues of a sentence.
func cuesIn(words []string) (m marks) {
	forms := verbForms()
	for i, w := range words {
		if told := forms[w]; told != 0 {
			m.verb(words, i, told)
		}
		for _, p := range phraseCues[w] {
			if m[p.tells] == 0 && startsWith(words[i:], p.words) {
				m[p.tells] = i + len(p.words)
			}
		}
	}
	return m
}

// verb marks what the verb at a place tells.
func (m *marks) verb(words []string, i int, told verbTells) {
	if m[own] == 0 && told&(1<<own) != 0 && owner(words, i) {
		m[own] = i + 1
	}
	if told &= deeds; told == 0 || nounAt(words, i) || byOthers(words[i+1:]) {
		return
	}
	for c := deed; c <= improve; c++ {
		if m[c] == 0 && told&(1<<c) != 0 {
			m[c] = i + 1
		}
	}
}

// nounAt reports whether a word that is a verb or a noun ("work", "tests") stands where
// it is a noun.
func nounAt(words []string, i int) bool {
	return i > 0 && nouns[strings.TrimSuffix(words[i], "s")] && !beforeVerb[words[i-1]]
}

// verbTells holds the cues of a verb, one bit each; deeds are those of something done.
type verbTells uint16

const deeds verbTells = 1<<deed | 1<<design | 1<<improve

// endings are what a verb may carry behind its stem.
var endings = []string{"ing", "ied", "ies", "ed", "es", "en", "s", "d", "e", "y", "t", ""}

// verbForms returns what each form of each verb tells. All forms are written out once,
// so that no word of a profile has its endings cut off.
var verbForms = sync.OnceValue(func() map[string]verbTells {
	forms := map[string]verbTells{}
	for stem, told := range stemCues {
		for _, e := range endings {
			forms[stem+e] |= told
			if len(stem) > 1 {
				forms[stem+stem[len(stem)-1:]+e] |= told // a doubled consonant: "running", "planned"
			}
		}
	}
	for _, s := range []wordSet{ownWords, ownFirst} {
		for w := range s {
			forms[w] |= 1 << own
		}
	}
	return forms
})

// A wordSet holds words, or verbs without their ending.
type wordSet map[string]bool

func setOf(list string) wordSet {
	s := wordSet{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}

// stemsOf turns lists of verbs without their ending into the cues of each.
func stemsOf(lists map[cue]string) map[string]verbTells {
	s := map[string]verbTells{}
	for c, list := range lists {
		for _, w := range strings.Fields(list) {
			s[w] |= 1 << c
		}
	}
	return s
}

// A phrase is a sequence of words and what it tells.
type phrase struct {
	words []string
	tells cue
}

// A phraseSet holds phrases by their first word.
type phraseSet map[string][]phrase

// phrasesOf cuts lists at commas and line ends.
func phrasesOf(lists [cueCount]string) phraseSet {
	s := phraseSet{}
	for c, list := range lists {
		for p := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == '\n' }) {
			if words := lowerWords(p); len(words) > 0 {
				s[words[0]] = append(s[words[0]], phrase{words, cue(c)})
			}
		}
	}
	return s
}

// begin reports whether words begin with one of the phrases.
func (s phraseSet) begin(words []string) bool {
	if len(words) == 0 {
		return false
	}
	for _, p := range s[words[0]] {
		if startsWith(words, p.words) {
			return true
		}
	}
	return false
}

func startsWith(words, prefix []string) bool {
	if len(words) < len(prefix) {
		return false
	}
	for i, w := range prefix {
		if words[i] != w {
			return false
		}
	}
	return true
}

// lowerWords cuts a text into lower-case words: letters, digits and the marks that
// hold a word together.
func lowerWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'’-%+#", r)
	})
}
