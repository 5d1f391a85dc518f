package identity

import "strings"

// nameLevel says how two names agree. It is symmetric.
func nameLevel(a, b personName) level {
	if a.words == "" || b.words == "" || latin(a.words) != latin(b.words) {
		return missing // two scripts without a transliteration say nothing of each other
	}
	if b.words < a.words {
		a, b = b, a
	}
	l := nameSame
	if a.words != b.words || !strings.Contains(a.words, " ") {
		l = wordsLevel(splitName(a.words), splitName(b.words))
	}
	switch {
	case a.generation == b.generation || contradicts(l) || l == nameWord:
		return l
	case a.generation == noGeneration || b.generation == noGeneration:
		return nameGeneration
	}
	return nameJunior
}

// contradicts reports whether two names are hardly one person's: what keeps a shared
// address or number from merging records.
func contradicts(l level) bool { return l >= nameSurname && l <= nameJunior }

// A wordList is a name cut into words.
type wordList struct {
	word [nameWords]string
	n    int
}

func splitName(words string) (l wordList) {
	for words != "" && l.n < nameWords {
		l.word[l.n], words, _ = strings.Cut(words, " ")
		l.n++
	}
	return l
}

// A pairing says which word of one name goes with which of the other, best spelling first.
type pairing struct {
	with    [nameWords]int // index in the other name plus 1; 0 is none
	count   [sameWord + 1]int
	ordered bool
}

func pairWords(a, b wordList) pairing {
	p := pairing{ordered: true}
	var how [nameWords][nameWords]spelling
	for i := range a.n {
		for j := range b.n {
			how[i][j] = spell(a.word[i], b.word[j])
			if how[i][j] == shortForm && i+j > 0 { // only given names have one: Smith is not short for Smithson
				how[i][j] = otherWord
			}
		}
	}
	var used [nameWords]bool
	for want := sameWord; want > otherWord; want-- {
		// Two rounds: words at equal places first, so that the result does not depend
		// on which name comes first.
		for _, aligned := range [2]bool{true, false} {
			for i := range a.n {
				for j := range b.n {
					if how[i][j] == want && p.with[i] == 0 && !used[j] && (!aligned || i == j) {
						p.with[i], used[j] = j+1, true
						p.count[want]++
					}
				}
			}
		}
	}
	last := 0
	for i := range a.n {
		if p.with[i] != 0 {
			p.ordered = p.ordered && p.with[i] > last
			last = p.with[i]
		}
	}
	return p
}

// wordsLevel compares two names of at least one word each.
func wordsLevel(a, b wordList) level {
	if a.n > b.n {
		a, b = b, a
	}
	p := pairWords(a, b)
	full := p.count[sameWord] + p.count[respelled] + p.count[shortForm]
	left := a.n - full - p.count[initialOf]
	switch {
	case a.n < b.n && joined(a) == joined(b):
		return nameVariant // "Mary Ann" and "Maryann"
	case left == 0 && (a.n == 1 || full == 0):
		return nameWord
	case left == 0 && p.count[initialOf] > 0:
		return nameInitials
	case left == 0 && p.count[shortForm] > 0:
		return nameShort
	case left == 0 && p.count[respelled] > 0:
		return nameVariant
	case left == 0 && a.n < b.n:
		return nameFewer
	case left == 0 && p.ordered:
		return nameSame
	case left == 0:
		return nameOrder
	}
	return apart(a, b, p)
}

func joined(l wordList) string { return strings.Join(l.word[:l.n], "") }

// apart compares two names of which each has a word that the other does not know.
func apart(a, b wordList, p pairing) level {
	full := p.count[sameWord] + p.count[respelled] + p.count[shortForm]
	first := a.n > 1 && b.n > 1 && len(a.word[0]) > 1 && p.with[0] == 1
	last := p.with[a.n-1] == b.n
	switch {
	case first && last && full >= 2:
		return nameMiddle
	case first && full >= 2:
		return namePartly
	case first && full == 1 && len(b.word[0]) > 1:
		return nameSurname
	case full >= 1:
		return nameFamily
	}
	return nameDifferent
}
