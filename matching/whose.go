package matching

import (
	"slices"
	"strings"
)

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
func ownPart(words []string) ([]string, subject) {
	words = words[:clause(words)]
	who := writer
	switch {
	case otherSubjects.begin(words):
		who = others
	case describes(words):
		who = things
	}
	if who == writer {
		return words, who
	}
	for i, w := range words {
		switch w {
		case "i", "i've", "i’ve":
			return words[i:], writer
		case "my", "mine", "me", "myself":
			if i > 0 && who == things {
				return words, writer
			}
		}
	}
	return words, who
}

// clause returns where a clause about a group of people begins, else the end.
func clause(words []string) int {
	for i := 1; i < len(words); i++ {
		switch words[i] {
		case "that", "which", "who":
			if groups[words[i-1]] {
				return i
			}
		}
	}
	return len(words)
}

// describes reports whether a sentence says what a thing is or does: "The platform runs
// on AWS".
func describes(words []string) bool {
	if len(words) == 0 || !determiners[words[0]] {
		return false
	}
	for _, w := range words[1:min(5, len(words))] {
		if finite[w] {
			return true
		}
	}
	return false
}

// byOthers reports whether "by somebody else" stands behind a verb.
func byOthers(behind []string) bool {
	return len(behind) > 1 && behind[0] == "by" && otherHands[behind[1]]
}

// afterI returns the words behind "I" or "I am" at the beginning.
func afterI(words []string) []string {
	for len(words) > 0 && openers[words[0]] {
		words = words[1:]
	}
	return words
}

// helps reports whether the writer took part in what was somebody else's: the first that
// is said of them is help.
func (m *marks) helps(words []string) bool {
	at := m[help]
	for i := range min(3, len(words)) {
		if helping[words[i]] && (i == 0 || beforeHelp[words[i-1]]) {
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
func (m *marks) answersFor(words []string) bool {
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
	we := slices.Index(words, "we")
	return we < 0 || we >= at || slices.ContainsFunc(words, func(w string) bool { return first[w] })
}

// responsible returns the place behind "responsible for" where a thing follows; 0 where
// a task does ("updating the web site") or nothing.
func responsible(words []string) int {
	for i, w := range words {
		if w == "responsible" && i+2 < len(words) && words[i+1] == "for" && !task(words[i+2]) {
			return i + 2
		}
	}
	return 0
}

// task reports whether a word says what is done and not to what.
func task(word string) bool {
	told := verbForms()[word]
	return strings.HasSuffix(word, "ing") && told&deeds != 0 && told&(1<<own) == 0 && word != "managing"
}

// owner reports whether the verb of ownership at a place says that the writer owned
// something: not "led to", "led by", "that owned", "the lead"
// and "ran tests".
func owner(words []string, at int) bool {
	if at+1 < len(words) {
		switch next := words[at+1]; {
		case next == "by", next == "to" && strings.HasPrefix(words[at], "le"):
			return false
		}
	}
	if at > 0 {
		switch words[at-1] {
		case "that", "which", "who", "the":
			return false
		}
	}
	if !ownWords[words[at]] && at > 0 && !verbBehind[words[at-1]] {
		return false
	}
	return !runs[words[at]] || !tested(words, at+1)
}

// tested reports whether a word of what is run once and again stands among the next
// ones: tests are not owned by being run.
func tested(words []string, at int) bool {
	for _, w := range words[at:min(at+3, len(words))] {
		if runnable[w] {
			return true
		}
	}
	return false
}
