package role

import (
	"regexp"
	"strings"
)

// What stands in a bracket is a remark of its own: its words say nothing of the skills
// outside, while those outside say something of it.

// outside returns a lowered clause with blanks for the brackets in which a skill does
// not stand, so that places stay.
func outside(low string, f found) string {
	if strings.IndexByte(low, '(') < 0 {
		return low
	}
	b := []byte(low)
	depth, open := 0, 0
	for i := range b {
		switch c := low[i]; {
		case c == '(':
			if depth == 0 {
				open = i
			}
			depth++
		case c == ')' && depth > 0:
			depth--
		}
		if depth > 0 && !(f.paren >= open && f.paren >= 0 && inBracket(low, open, f.Start)) {
			b[i] = ' '
		}
	}
	return string(b)
}

// inBracket reports whether the bracket that opens at a place still holds another.
func inBracket(low string, open, at int) bool {
	depth := 0
	for i := open; i < at && i < len(low); i++ {
		switch low[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return false
			}
		}
	}
	return open < at
}

// acceptedWords say that a person would accept a skill in place of the one asked for.
var acceptedWords = []string{"accepted as adjacent", "is accepted", "are accepted", "also accepted", "accepted", "acceptable", "is fine", "are fine", "fine too", "is ok", "is okay", "also welcome", "welcome too", "works too",
	"coming from", "come from", "came from", "transition from", "switching from", "switch from", "as adjacent", "also count", "counts too", "count too", "also considered", "can convince us", "convince us", "welcome to talk", "welcome to apply",
	"will do as well", "would do as well", "just as good", "just as well", "equally good", "instead", "should talk to us", "also talk to us", "please apply too", "apply anyway", "considered as well", "transfers well", "transfer well"}

var (
	// A person of another trade is welcome: that trade is no bonus but another way in.
	welcomed = regexp.MustCompile(`\b(?:engineer|developer|administrator|admin|programmer|analyst|person|background|candidate|people|experience|someone|somebody)s?\b.*\bwelcome\b`)
	// Who can do one thing is taught the other.
	taught = regexp.MustCompile(`\b(?:we|you)(?:['’]ll| will| can| would|['’]d)?(?: happily| gladly| also)? (?:teach|train|retrain|show|help|get you|pick|learn|cross-train)\b`)
)

// conditions begin what holds only for some: "Angular or Vue, if you had …".
var conditions = []string{"if you", "if your", "provided you", "as long as you", "if it was", "if they"}

// instead reports whether a clause only accepts a skill in place of another.
func instead(low string, f found) bool {
	near := outside(low, f)
	if f.paren >= 0 { // a remark about all of the bracket, or about all of the clause
		end := len(low)
		if i := strings.IndexByte(low[f.paren:], ')'); i >= 0 {
			end = f.paren + i
		}
		if behind := low[min(f.End, end):end]; anyPhrase(behind, conditions) {
			return true
		}
	}
	if anyPhrase(near, acceptedWords) || welcomed.MatchString(near) {
		return true
	}
	at := firstPhrase(near, conditions)
	if at.start < 0 || at.start > f.Start {
		return false
	}
	then := taught.FindStringIndex(near[at.end:])
	return then != nil && f.Start < at.end+then[0]
}
