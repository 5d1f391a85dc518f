package matching

import (
	"math/bits"
	"strings"
	"sync"
)

// A vocabulary holds every word of the lists, also of their phrases, every form of
// their verbs, and what is known of each.
type vocabulary struct {
	words   []string // by number, in lower case
	traits  []traits
	numbers map[string]uint16 // only while the words are added
	table   []slot            // open addressing, a power of two, at most half full

	cues, wishes, mentions, subjects phraseBook
}

// A slot holds the upper half of the hash of a word above its number; 0 is empty.
type slot uint32

// A phraseBook holds phrases by the number of their first word.
type phraseBook [][]numberedPhrase

type numberedPhrase struct {
	words []uint16
	tells cue
}

// allWords returns the vocabulary of all lists.
var allWords = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{words: make([]string, 1), traits: make([]traits, 1), numbers: map[string]uint16{}}
	v.cues = v.addPhrases(phraseCues, isCue)
	v.wishes = v.addPhrases(firstWishes, isBegin)
	v.mentions = v.addPhrases(firstMentions, isBegin)
	v.subjects = v.addPhrases(otherSubjects, isBegin)
	for stem, told := range stemCues {
		v.addForms(stem, told)
	}
	for _, l := range wordLists() {
		for w := range l.words {
			v.add(w, l.trait)
		}
	}
	for w := range nouns { // compared without an "s", with which some end
		if !strings.HasSuffix(w, "s") {
			v.add(w, isNoun)
		}
		v.add(w+"s", isNoun)
	}
	v.fill()
	return v
})

// endings are what a verb may carry behind its stem.
var endings = []string{"ing", "ied", "ies", "ed", "es", "en", "s", "d", "e", "y", "t", ""}

// addForms adds what a verb and a noun of it look like. All forms are written out once,
// so that no word of a profile has its endings cut off.
func (v *vocabulary) addForms(stem string, told traits) {
	for _, e := range endings {
		v.add(stem+e, told)
		if len(stem) > 1 {
			v.add(stem+stem[len(stem)-1:]+e, told) // a doubled consonant: "running", "planned"
		}
	}
	for _, stem := range []string{stem, strings.TrimSuffix(stem, "ain")} { // "maintain", "maintenance"
		for _, e := range deedNouns {
			if len(stem) > 3 {
				v.add(stem+e, isDeedNoun)
			}
		}
	}
}

// addPhrases adds the words of phrases, and the trait of their first words.
func (v *vocabulary) addPhrases(set phraseSet, firsts traits) phraseBook {
	var book phraseBook
	for w, phrases := range set {
		n := v.add(w, firsts)
		if int(n) >= len(book) {
			book = append(book, make(phraseBook, int(n)+1-len(book))...)
		}
		for _, p := range phrases {
			numbered := numberedPhrase{tells: p.tells}
			for _, w := range p.words {
				numbered.words = append(numbered.words, v.add(w, 0))
			}
			book[n] = append(book[n], numbered)
		}
	}
	return book
}

// of returns the phrases that begin with a word.
func (b phraseBook) of(w word) []numberedPhrase {
	if int(w.number) < len(b) {
		return b[w.number]
	}
	return nil
}

// begin reports whether words begin with one of the phrases.
func (b phraseBook) begin(words []word) bool {
	if len(words) == 0 || words[0].is&isBegin == 0 {
		return false
	}
	for _, p := range b.of(words[0]) {
		if p.begins(words) {
			return true
		}
	}
	return false
}

// begins reports whether words begin with the phrase.
func (p *numberedPhrase) begins(words []word) bool {
	if len(words) < len(p.words) {
		return false
	}
	for i, n := range p.words {
		if words[i].number != n {
			return false
		}
	}
	return true
}

// add numbers a word in lower case, and adds to its traits.
func (v *vocabulary) add(w string, is traits) uint16 {
	n, found := v.numbers[w]
	if !found {
		n = uint16(len(v.words))
		v.numbers[w] = n
		v.words, v.traits = append(v.words, w), append(v.traits, shape(w))
	}
	v.traits[n] |= is
	return n
}

// fill makes the table, once all words are added.
func (v *vocabulary) fill() {
	v.numbers = nil
	v.table = make([]slot, 1<<bits.Len(uint(2*len(v.words))))
	mask := uint32(len(v.table) - 1)
	for n, w := range v.words[1:] {
		h := hashSeed
		for _, c := range []byte(w) {
			h = hashByte(h, c)
		}
		i := h & mask
		for v.table[i] != 0 {
			i = (i + 1) & mask
		}
		v.table[i] = slot(h&^0xffff | uint32(n+1))
	}
}

// look returns what is known of a word whose lower case has the hash.
func (v *vocabulary) look(hash uint32, w string) word {
	mask := uint32(len(v.table) - 1)
	for i := hash & mask; v.table[i] != 0; i = (i + 1) & mask {
		s := v.table[i]
		n := uint16(s)
		if (uint32(s)^hash)>>16 == 0 && len(v.words[n]) == len(w) && equalLow(w, v.words[n]) {
			return word{n, v.traits[n]}
		}
	}
	return word{is: shape(w)}
}
