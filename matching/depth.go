package matching

import (
	"slices"
	"unicode"

	"github.com/proven-go/proven/score"
)

// How deep a sentence goes is read from its words alone: what was done (the lists of
// depth_words.go), whose deed it was (whose.go) and whether a reason or a result is
// given (why.go).

// A manner is how a sentence tells what it tells.
type manner uint8

const (
	plain  manner = iota
	faint         // held down to a mention: "familiar with"
	denied        // a wish or a denial: it has not happened
)

// depthOf returns how deep a sentence of work goes: [score.Named] without an action of
// its writer, else as deep as the actions.
func depthOf(sentence string) (score.Depth, manner) {
	var room [usualWords]word
	v := allWords()
	s := v.speak(sentence, room[:0])
	said := v.cuesIn(s.words)
	if v.denies(&s, &said) {
		return score.NoDepth, denied
	}
	if said.has(mention) || v.mentions.begin(s.words) {
		return score.Named, faint
	}
	if s.enumerates() {
		return score.Named, plain
	}
	own, who := ownPart(s.words)
	switch who {
	case others:
		return score.Named, faint
	case things:
		return score.Named, plain
	}
	if len(own) < len(s.words) {
		said = v.cuesIn(own)
	}
	return said.depth(&s, own), plain
}

// denies reports whether a sentence is a wish or a denial.
func denies(sentence string) bool {
	var room [usualWords]word
	v := allWords()
	s := v.speak(sentence, room[:0])
	said := v.cuesIn(s.words)
	return v.denies(&s, &said)
}

func (v *vocabulary) denies(s *spoken, said *marks) bool {
	return said.has(wish) || v.wishes.begin(afterI(s.words))
}

// usualWords is how many words of a sentence need no memory of their own.
const usualWords = 48

// depth returns how deep the writer's part of a sentence goes.
func (m *marks) depth(s *spoken, own []word) score.Depth {
	did := m.did(s, own)
	switch helped := m.helps(own); {
	case helped && did:
		return score.Used
	case helped:
		return score.Named
	case (m.has(design) || m.has(improve)) && (m.has(result) || measured(s.words)):
		return score.Designed
	case did && m.reasoned(s.words):
		return score.Designed
	case m.answersFor(own) || m.has(design) && !drawn(own, m[design]):
		return score.Owned
	case did:
		return score.Used
	}
	return score.Named
}

// did reports whether somebody did something.
func (m *marks) did(s *spoken, words []word) bool {
	return m.has(deed) || m.has(design) || m.has(improve) || m.has(own) || m.has(answer) ||
		responsible(words) > 0 || startsWithDeed(words) || namesDeed(words) || s.labelsDeed()
}

// Bounds of a line that only names things: how many it names at least, and how many
// words a name has at most.
const (
	minItems  = 3
	itemWords = 4
)

// enumerates reports whether a sentence only names things one after the other, with or
// without a label: "Environment: Material Design, Unit Testing, Google Maps". Verbs are
// nouns there, unless one stands at the beginning: "Designed, built and ran …".
func (s *spoken) enumerates() bool {
	if s.parts < minItems-1 {
		return false
	}
	text, words, labelled := s.unlabelled()
	if len(words) == 0 || startsWithDeed(words) || namesDeed(words[:min(2, len(words))]) || !labelled && startsWithVerb(words) {
		return false
	}
	return itemsIn(text) >= minItems
}

// itemsIn returns how many items the signs of a list part a text into, 0 if one of them
// has too many words for a name.
func itemsIn(text string) int {
	items, words, inside := 0, 0, false
	for _, r := range text {
		switch {
		case isItemSign(r):
			words, inside = 0, false
		case unicode.IsSpace(r):
			inside = false
		case !inside:
			if words++; words > itemWords {
				return 0
			}
			if words == 1 {
				items++
			}
			inside = true
		}
	}
	return items
}

// labelsDeed reports whether a deed stands behind a label: "Intern: cleaned data".
func (s *spoken) labelsDeed() bool {
	_, words, labelled := s.unlabelled()
	return labelled && startsWithDeed(words)
}

// deedNouns are the endings that make a noun of a verb.
var deedNouns = []string{"ment", "ement", "ation", "tion", "ion", "ance", "enance", "is", ""}

// namesDeed reports whether a deed stands as a noun: "development of a platform",
// "administration of servers".
func namesDeed(words []word) bool {
	for i := 1; i < len(words); i++ {
		if words[i].is&isOf != 0 && words[i-1].is&isDeedNoun != 0 {
			return true
		}
	}
	return false
}

// startsWithDeed reports whether a sentence begins with a verb form that is not in
// the lists: "Containerised …", "Patching …". What somebody is ("certified") and a
// compound ("market-leading") is no deed.
func startsWithDeed(words []word) bool {
	return len(words) > 1 && words[0].is&(isActive|isState) == isActive
}

// startsWithVerb reports whether a sentence begins with one of the verbs of the lists,
// or with "I" or "we".
func startsWithVerb(words []word) bool {
	return words[0].is&(verbs|isI|isWe) != 0
}

// measured reports whether a sentence states a figure that tells of a result: a
// fraction, a factor or a duration.
func measured(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.is&isFigure != 0 })
}

// drawn reports whether what is designed, from the word behind a place on, is a picture
// and no part of a system.
func drawn(words []word, at int) bool {
	return slices.ContainsFunc(words[at:min(at+3, len(words))], func(w word) bool { return w.is&isPicture != 0 })
}
