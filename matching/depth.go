package matching

import (
	"slices"
	"strings"
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
	words := lowerWords(sentence)
	said := cuesIn(words)
	if said.has(wish) || firstWishes.begin(afterI(words)) {
		return score.NoDepth, denied
	}
	if said.has(mention) || firstMentions.begin(words) {
		return score.Named, faint
	}
	if enumerates(sentence) {
		return score.Named, plain
	}
	own, who := ownPart(words)
	switch who {
	case others:
		return score.Named, faint
	case things:
		return score.Named, plain
	}
	if len(own) < len(words) {
		said = cuesIn(own)
	}
	return said.depth(sentence, words, own), plain
}

// depth returns how deep the writer's part of a sentence goes.
func (m *marks) depth(sentence string, words, own []string) score.Depth {
	switch helped := m.helps(own); {
	case helped && m.did(sentence, own):
		return score.Used
	case helped:
		return score.Named
	case (m.has(design) || m.has(improve)) && (m.has(result) || measured(words)):
		return score.Designed
	case m.did(sentence, own) && m.reasoned(words):
		return score.Designed
	case m.answersFor(own) || m.has(design) && !drawn(own, m[design]):
		return score.Owned
	case m.did(sentence, own):
		return score.Used
	}
	return score.Named
}

// did reports whether somebody did something.
func (m *marks) did(sentence string, words []string) bool {
	return m.has(deed) || m.has(design) || m.has(improve) || m.has(own) || m.has(answer) ||
		responsible(words) > 0 || startsWithDeed(words) || namesDeed(words) || labelsDeed(sentence)
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
func enumerates(sentence string) bool {
	sentence, labelled := unlabelled(sentence)
	items := 0
	for item := range strings.FieldsFuncSeq(sentence, func(r rune) bool { return strings.ContainsRune(",;|/•()", r) }) {
		words := 0
		for range strings.FieldsSeq(item) {
			words++
		}
		if words > itemWords {
			return false
		}
		items += min(words, 1)
	}
	if items < minItems {
		return false
	}
	first := lowerWords(sentence)
	if len(first) == 0 || startsWithDeed(first) || namesDeed(first[:min(2, len(first))]) {
		return false
	}
	return labelled || !startsWithVerb(first)
}

// unlabelled returns a sentence without its label.
func unlabelled(sentence string) (rest string, labelled bool) {
	label, rest, found := strings.Cut(sentence, ":")
	if !found || len(strings.Fields(label)) > itemWords {
		return sentence, false
	}
	return rest, true
}

// labelsDeed reports whether a deed stands behind a label: "Intern: cleaned data".
func labelsDeed(sentence string) bool {
	rest, labelled := unlabelled(sentence)
	return labelled && startsWithDeed(lowerWords(rest))
}

// deedNouns are the endings that make a noun of a verb.
var deedNouns = []string{"ment", "ement", "ation", "tion", "ion", "ance", "enance", "is", ""}

// namesDeed reports whether a deed stands as a noun: "development of a platform",
// "administration of servers".
func namesDeed(words []string) bool {
	for i, w := range words {
		if i+1 == len(words) || words[i+1] != "of" {
			continue
		}
		for _, e := range deedNouns {
			stem, found := strings.CutSuffix(w, e)
			if found && len(stem) > 3 && stemCues[stem]|stemCues[stem+"ain"] != 0 {
				return true
			}
		}
	}
	return false
}

// startsWithDeed reports whether a sentence begins with a verb form that is not in
// the lists: "Containerised …", "Patching …". What somebody is ("certified") and a
// compound ("market-leading") is no deed.
func startsWithDeed(words []string) bool {
	if len(words) < 2 || len(words[0]) <= 5 || states[words[0]] || strings.HasSuffix(words[0], "-leading") {
		return false
	}
	return strings.HasSuffix(words[0], "ed") || strings.HasSuffix(words[0], "ing")
}

// startsWithVerb reports whether a sentence begins with one of the verbs of the lists,
// or with "I" or "we".
func startsWithVerb(words []string) bool {
	first := words[0]
	return first == "i" || first == "we" || verbForms()[first] != 0
}

// measured reports whether a sentence states a figure that tells of a result: a
// fraction, a factor or a duration.
func measured(words []string) bool {
	for _, w := range words {
		if len(w) > 1 && unicode.IsDigit(rune(w[0])) && (strings.HasSuffix(w, "%") || strings.HasSuffix(w, "x") || strings.HasSuffix(w, "ms")) {
			return true
		}
	}
	return false
}

// drawn reports whether what is designed, from the word behind a place on, is a picture
// and no part of a system.
func drawn(words []string, at int) bool {
	return slices.ContainsFunc(words[at:min(at+3, len(words))], func(w string) bool { return pictures[w] })
}
