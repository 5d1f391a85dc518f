package matching

import "slices"

// Whose deed a sentence tells is read from its subject, as far as one is printed: a
// résumé leaves out "I". What stands behind "the team that" is the team's; what "we"
// run nobody in particular answers for; who helps takes part in what is somebody
// else's.

// A subject is who a sentence is about.
type subject uint8

const (
	writer subject = iota
	others         // other people, or the employer
	things         // what a thing is, does or was made of
)

// ownPart returns the words of a sentence that tell of its writer, and who its subject
// is. Where somebody else's clause stands before "I", it is left out; so is a clause
// that says what kind of team it was.
func ownPart(words []word) ([]word, subject) {
	words = words[:clause(words)]
	who := writer
	switch {
	case allWords().subjects.begin(words):
		who = others
	case describes(words):
		who = things
	}
	if who == writer {
		return words, who
	}
	for i, w := range words {
		switch {
		case w.is&(isI|isIHave) != 0:
			return words[i:], writer
		case w.is&isMine != 0 && i > 0 && who == things:
			return words, writer
		}
	}
	return words, who
}

// clause returns where a clause about a group of people begins, else the end.
func clause(words []word) int {
	for i := 1; i < len(words); i++ {
		if words[i].is&isRelative != 0 && words[i-1].is&isGroup != 0 {
			return i
		}
	}
	return len(words)
}

// describes reports whether a sentence says what a thing is or does: "The platform runs
// on AWS".
func describes(words []word) bool {
	if len(words) == 0 || words[0].is&isDeterminer == 0 {
		return false
	}
	for _, w := range words[1:min(5, len(words))] {
		if w.is&isFinite != 0 {
			return true
		}
	}
	return false
}

// byOthers reports whether "by somebody else" stands behind a verb.
func byOthers(behind []word) bool {
	return len(behind) > 1 && behind[0].is&isBy != 0 && behind[1].is&isOtherHand != 0
}

// afterI returns the words behind "I" or "I am" at the beginning.
func afterI(words []word) []word {
	for len(words) > 0 && words[0].is&isOpener != 0 {
		words = words[1:]
	}
	return words
}

// helps reports whether the writer took part in what was somebody else's: the first that
// is said of them is help.
func (m *marks) helps(words []word) bool {
	at := m[help]
	for i := range min(3, len(words)) {
		if words[i].is&isHelping != 0 && (i == 0 || words[i-1].is&isBeforeHelp != 0) {
			at = i + 1
			break
		}
	}
	if at == 0 {
		return false
	}
	for _, c := range [...]cue{design, improve, own, answer} {
		if m.has(c) && m[c] < at {
			return false
		}
	}
	return true
}

// answersFor reports whether the work was the writer's to answer for. What "we" answer
// for is nobody's in particular.
func (m *marks) answersFor(words []word) bool {
	at := m[own]
	if at == 0 && m.has(answer) && !tested(words, m[answer]) {
		at = m[answer]
	}
	if at == 0 {
		at = responsible(words)
	}
	if at == 0 {
		return false
	}
	we := slices.IndexFunc(words, func(w word) bool { return w.is&isWe != 0 })
	return we < 0 || we >= at || slices.ContainsFunc(words, func(w word) bool { return w.is&isFirst != 0 })
}

// responsible returns the place behind "responsible for" where a thing follows; 0 where
// a task does ("updating the web site") or nothing.
func responsible(words []word) int {
	for i, w := range words {
		if w.is&isResponsible != 0 && i+2 < len(words) && words[i+1].is&isFor != 0 && !task(words[i+2]) {
			return i + 2
		}
	}
	return 0
}

// task reports whether a word says what is done and not to what.
func task(w word) bool {
	return w.is&isGerund != 0 && w.is&deeds != 0 && w.is&(tellsOwn|isManaging) == 0
}

// owner reports whether the verb of ownership at a place says that the writer owned
// something: not "led to", "led by", "that owned", "the lead"
// and "ran tests".
func owner(words []word, at int) bool {
	if at+1 < len(words) {
		next := words[at+1].is
		if next&isBy != 0 || next&isTo != 0 && words[at].is&isLead != 0 {
			return false
		}
	}
	if at > 0 {
		before := words[at-1].is
		if before&(isRelative|isThe) != 0 || words[at].is&isOwn == 0 && before&isVerbBehind == 0 {
			return false
		}
	}
	return words[at].is&isRun == 0 || !tested(words, at+1)
}

// tested reports whether a word of what is run once and again stands among the next
// ones: tests are not owned by being run.
func tested(words []word, at int) bool {
	for _, w := range words[at:min(at+3, len(words))] {
		if w.is&isRunnable != 0 {
			return true
		}
	}
	return false
}
