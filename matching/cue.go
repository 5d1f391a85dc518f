package matching

import "strings"

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
func (v *vocabulary) cuesIn(words []word) (m marks) {
	for i, w := range words {
		if w.is&verbs != 0 {
			m.verb(words, i)
		}
		if w.is&isCue == 0 {
			continue
		}
		for _, p := range v.cues.of(w) {
			if m[p.tells] == 0 && p.begins(words[i:]) {
				m[p.tells] = i + len(p.words)
			}
		}
	}
	return m
}

// verb marks what the verb at a place tells.
func (m *marks) verb(words []word, i int) {
	told := words[i].is
	if m[own] == 0 && told&tellsOwn != 0 && owner(words, i) {
		m[own] = i + 1
	}
	if told&deeds == 0 || nounAt(words, i) || byOthers(words[i+1:]) {
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
func nounAt(words []word, i int) bool {
	return i > 0 && words[i].is&isNoun != 0 && words[i-1].is&isBeforeVerb == 0
}

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
func stemsOf(lists map[cue]string) map[string]traits {
	s := map[string]traits{}
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

// lowerWords cuts a text into lower-case words: letters, digits and the marks that
// hold a word together.
func lowerWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !inWord(r) })
}
