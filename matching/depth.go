package matching

import (
	"strings"
	"unicode"

	"github.com/proven-go/proven/score"
)

// How deep a sentence goes is read from its words alone, by the lists below. They
// hold the verbs and phrases of work in general, never of one trade or one document.
// A verb is compared without its ending, so "design" stands for designs, designed
// and designing; a phrase is compared word by word.

// usedStems say that somebody did something.
var usedStems = stems(`achiev adapt add analys analyz appl assembl automat backup bring brought build built
	carr chang code coding collaborat complet conduct configur connect construct contribut convert coordinat
	creat customis customiz deliver deploy develop document draft driv drove enabl enforc enhanc ensur establish execut
	extend extract fix generat handl harden help host implement improv increas install integrat introduc
	launch load made maintain mak manag migrat model modif monitor move operat organis organiz pack parallelis
	perform port process produc program provid provision publish reduc refactor releas replac
	resolv restor review rework rewrit rewrote rollout run ran scal schedul secur serv set setup ship
	simplif solv standardis standardiz support test track train transform translat troubleshoot troubleshot
	took tak kept keep plan patch roll answer decid mentor taught teach respond gather
	upgrad updat us utilis utiliz verif virtualis virtualiz visualis visualiz work wrap writ wrote administ administer`)

// ownWords say that it was theirs to answer for. They are whole words, because "own",
// "run" and "direct" are mostly something else. "Maintained" alone is work on a thing,
// not the answer for it.
var ownWords = stems(`owned owning owns led lead leading leads headed heading championed spearheaded spearheading
	operate operated operates ran administer administered administers
	administering administrate administrated oversaw oversee overseen overseeing directed supervise supervised supervising`)

// ownFirst say so only where they are surely verbs: at the beginning of a sentence,
// and behind "I", "and" or "to".
var ownFirst = stems(`own run head direct lead`)

// ownPhrases say the same in several words.
var ownPhrases = phrases("responsible for", "in charge of", "on call", "on-call", "end to end", "end-to-end",
	"from scratch", "from the ground up", "took over", "take over", "sole developer", "sole engineer", "sole administrator",
	"single-handedly", "single handedly", "accountable for", "tech lead", "technical lead", "team lead", "point of contact",
	"built and maintained", "build and maintain", "developed and maintained", "develop and maintain", "design and develop",
	"designed and developed", "designed and implemented", "design and implement", "full responsibility", "owner of")

// designStems say that somebody decided how it should be, or found out why it was not.
var designStems = stems(`design redesign architect rearchitect re-architect debug diagnos optimis optimiz tun profil
	refactor root-caus prototyp investigat decoupl migrat consolidat`)

// whyPhrases give a reason or a result.
var whyPhrases = phrases("because", "so that", "in order to", "which cut", "which reduced", "resulting in", "resulted in",
	"leading to", "led to", "thereby", "to reduce", "to improve", "to increase", "to avoid", "to ensure", "to allow", "to enable",
	"to support", "to cut", "to prevent", "to handle", "to scale", "to speed", "by introducing", "by moving", "by replacing",
	"root cause", "root causes", "bottleneck", "bottlenecks", "trade-off", "trade-offs", "instead of", "rather than", "memory leak", "memory leaks",
	"latency", "throughput", "downtime", "outage", "outages", "incident", "incidents", "race condition", "deadlock", "deadlocks")

// faintPhrases hold a sentence down to a mention.
var faintPhrases = phrases("familiar with", "familiarity with", "basic knowledge", "basic understanding", "exposure to",
	"knowledge of", "understanding of", "aware of", "awareness of", "introduction to", "coursework", "assisted in", "assisted with", "helped with",
	"good at", "proficient in", "proficient with", "proficient at", "proficiency in", "proficiency with", "skilled in", "skilled at",
	"versed in", "competent in")

// wishPhrases say that it has not happened.
var wishPhrases = phrases("no experience", "not have experience", "don't have experience", "don’t have experience", "without experience",
	"would like to", "want to learn", "willing to learn", "eager to learn", "looking to learn", "wish to", "hope to", "interested in learning",
	"don't want", "don’t want", "not want to", "plan to learn", "currently learning")

// A manner is how a sentence tells what it tells.
type manner uint8

const (
	plain  manner = iota
	faint         // held down to a mention: "familiar with"
	denied        // a wish or a denial: it has not happened
)

// depthOf returns how deep a sentence of work goes: [score.Named] without an action,
// else as deep as its actions.
func depthOf(sentence string) (score.Depth, manner) {
	words := lowerWords(sentence)
	if wishPhrases.in(words) {
		return score.NoDepth, denied
	}
	if faintPhrases.in(words) {
		return score.Named, faint
	}
	if enumerates(sentence) {
		return score.Named, plain
	}
	own := ownPhrases.in(words) || ownWords.has(words) || leads(words, ownFirst)
	design := designStems.in(words)
	switch {
	case design && (whyPhrases.in(words) || measured(words)):
		return score.Designed, plain
	case own || design:
		return score.Owned, plain
	case usedStems.in(words) || startsWithDeed(words) || namesDeed(words):
		return score.Used, plain
	}
	return score.Named, plain
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
	label, rest, labelled := strings.Cut(sentence, ":")
	if labelled = labelled && len(strings.Fields(label)) <= itemWords; labelled {
		sentence = rest
	}
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
	return len(first) > 0 && !startsWithDeed(first) && (labelled || !startsWithVerb(first))
}

// deedNouns are the endings that make a noun of a verb.
var deedNouns = []string{"ment", "ation", "tion", "ion", "ance", "enance", ""}

// namesDeed reports whether a deed stands as a noun: "development of a platform",
// "administration of servers".
func namesDeed(words []string) bool {
	for i, w := range words {
		if i+1 == len(words) || words[i+1] != "of" {
			continue
		}
		for _, e := range deedNouns {
			stem, found := strings.CutSuffix(w, e)
			if found && len(stem) > 3 && (usedStems[stem] || usedStems[stem+"ain"]) {
				return true
			}
		}
	}
	return false
}

// leads reports whether one of some verbs stands where only a verb can.
func leads(words []string, verbs stemSet) bool {
	for i, w := range words {
		if verbs[w] && (i == 0 || words[i-1] == "i" || words[i-1] == "and" || words[i-1] == "to") {
			return true
		}
	}
	return false
}

// startsWithDeed reports whether a sentence begins with a verb form that is not in
// the lists: "Containerised …", "Patching …".
func startsWithDeed(words []string) bool {
	return len(words) > 1 && len(words[0]) > 5 && (strings.HasSuffix(words[0], "ed") || strings.HasSuffix(words[0], "ing"))
}

// startsWithVerb reports whether a sentence begins with one of the verbs of the lists,
// or with "I" or "we".
func startsWithVerb(words []string) bool {
	first := words[:1]
	return first[0] == "i" || first[0] == "we" || ownWords[first[0]] || ownFirst[first[0]] || usedStems.in(first) || designStems.in(first)
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

// stemSet holds verbs without their ending, and phraseSet word sequences by their
// first word.
type (
	stemSet   map[string]bool
	phraseSet map[string][][]string
)

func stems(list string) stemSet {
	s := stemSet{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}

func phrases(list ...string) phraseSet {
	s := phraseSet{}
	for _, p := range list {
		words := lowerWords(p)
		s[words[0]] = append(s[words[0]], words)
	}
	return s
}

// endings are what a verb may carry behind its stem, the longest first.
var endings = []string{"ing", "ied", "ies", "ed", "es", "en", "s", "d", "e", "y", "t", ""}

// in reports whether any word is one of the verbs.
func (s stemSet) in(words []string) bool {
	for _, w := range words {
		for _, e := range endings {
			stem, found := strings.CutSuffix(w, e)
			if !found || stem == "" {
				continue
			}
			if s[stem] || len(stem) > 2 && stem[len(stem)-1] == stem[len(stem)-2] && s[stem[:len(stem)-1]] {
				return true // the second form is a doubled consonant: "running", "planned"
			}
		}
	}
	return false
}

// has reports whether any word stands in the set as it is. "Led to" and its forms
// tell of a result, not of a lead.
func (s stemSet) has(words []string) bool {
	for i, w := range words {
		if s[w] && !(strings.HasPrefix(w, "le") && i+1 < len(words) && words[i+1] == "to") {
			return true
		}
	}
	return false
}

// in reports whether one of the phrases stands in the words.
func (s phraseSet) in(words []string) bool {
	for i, w := range words {
		for _, p := range s[w] {
			if startsWith(words[i:], p) {
				return true
			}
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
