package matching

// How deep a sentence goes asks of its words whether they are in one of some thirty
// lists. The vocabulary answers all of it at once: a word of a text is hashed as it is
// read, looked up once, and neither copied nor compared again.

// A word is a word of a sentence.
type word struct {
	number uint16 // in the vocabulary; 0 for a word of no list
	is     traits
}

// traits say what is known of a word, one bit each. The lowest are the cues of verbs.
type traits uint64

const (
	tellsOwn traits = 1 << own
	deeds    traits = 1<<deed | 1<<design | 1<<improve
	verbs    traits = deeds | tellsOwn
)

const (
	isArising traits = 1 << (own + 1 + iota)
	isBeforeHelp
	isBeforeVerb
	isChosen
	isDeterminer
	isFinite
	isFirst
	isGroup
	isHelping
	isOpener
	isOtherHand
	isOwn
	isPicture
	isRun
	isRunnable
	isState
	isSubject
	isTime
	isVerbBehind

	isAs
	isBy
	isFor
	isFrom
	isI
	isIHave
	isKeep
	isLead
	isManaging
	isMine
	isOf
	isOver
	isRelative
	isResponsible
	isSince
	isThe
	isTo
	isTraced
	isTraded
	isWe

	isNoun     // a verb that is a noun as often, also in the plural
	isDeedNoun // what names a deed before "of"
	isCue      // the first word of a phrase of phraseCues
	isBegin    // the first word of a phrase that counts at the beginning of a sentence only

	isActive // ends like a verb form and is long enough for one
	isGerund // ends in "ing"
	isFigure // tells of a result: "40%", "3x", "20ms"
)

// A wordList is a set of words that have a trait in common.
type wordList struct {
	trait traits
	words wordSet
}

// wordLists are all lists of single words.
func wordLists() []wordList {
	return []wordList{
		{isArising, arising}, {isBeforeHelp, beforeHelp}, {isBeforeVerb, beforeVerb}, {isChosen, chosen}, {isDeterminer, determiners},
		{isFinite, finite}, {isFirst, first}, {isGroup, groups}, {isHelping, helping}, {isOpener, openers}, {isOtherHand, otherHands},
		{isOwn | tellsOwn, ownWords}, {tellsOwn, ownFirst}, {isPicture, pictures}, {isRun, runs}, {isRunnable, runnable},
		{isState, states}, {isSubject, subjects}, {isTime, times}, {isVerbBehind, verbBehind},
		{isAs, setOf("as")}, {isBy, setOf("by")}, {isFor, setOf("for")}, {isFrom, setOf("from")}, {isI, setOf("i")},
		{isIHave, setOf("i've i’ve")}, {isKeep, setOf("keep")}, {isLead, setOf("led lead leading leads")}, {isManaging, setOf("managing")},
		{isMine, setOf("my mine me myself")}, {isOf, setOf("of")}, {isOver, setOf("over")}, {isRelative, setOf("that which who")},
		{isResponsible, setOf("responsible")}, {isSince, setOf("since")}, {isThe, setOf("the")}, {isTo, setOf("to")},
		{isTraced, setOf("traced")}, {isTraded, setOf("trading traded")}, {isWe, setOf("we")},
	}
}

// shape returns the traits that show in the letters of a word, also of one that is in
// no list. "Market-leading" is a compound and no deed.
func shape(w string) (is traits) {
	n := len(w)
	if n < 2 {
		return 0
	}
	switch lowered(w[n-1]) {
	case 'd':
		if n > 5 && lowered(w[n-2]) == 'e' {
			return isActive
		}
	case 'g':
		if !endsLow(w, "ing") {
			return 0
		}
		if n > 5 && !endsLow(w, "-leading") {
			is = isActive
		}
		return is | isGerund
	case '%', 'x':
		if isDigit(w[0]) {
			return isFigure
		}
	case 's':
		if isDigit(w[0]) && lowered(w[n-2]) == 'm' {
			return isFigure
		}
	}
	return 0
}

// endsLow reports whether a word ends with letters in lower case.
func endsLow(w string, end string) bool {
	return len(w) >= len(end) && equalLow(w[len(w)-len(end):], end)
}

// equalLow reports whether the lower case of w is low, which is as long.
func equalLow(w string, low string) bool {
	for i := range len(w) {
		if lowered(w[i]) != low[i] {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
