package role

import (
	"regexp"
	"strings"
)

// A bracket that names skills is a remark of its own: its words say nothing of the
// skills outside, while those outside say something of it. One that names none ("Kafka
// (nice to have)") speaks of what stands before.

// outside returns a lowered clause with blanks for the brackets that name skills other
// than the given one, so that places stay.
func outside(low string, f found, all []found) string {
	b := []byte(low)
	for _, o := range all {
		if o.paren < 0 || o.paren == f.paren {
			continue
		}
		for i := o.paren; i < len(b); i++ {
			closed := low[i] == ')'
			b[i] = ' '
			if closed {
				break
			}
		}
	}
	return string(b)
}

// acceptedWords say that a person would accept a skill in place of the one asked for.
var acceptedWords = []string{"accepted as adjacent", "is accepted", "are accepted", "also accepted", "accepted", "acceptable", "is fine", "are fine", "fine too", "is ok", "is okay", "also welcome", "welcome too", "works too",
	"coming from", "come from", "came from", "transition from", "switching from", "switch from", "as adjacent", "also count", "counts too", "count too", "also considered", "can convince us", "convince us", "welcome to talk", "welcome to apply",
	"will do as well", "would do as well", "just as good", "just as well", "equally good", "instead", "should talk to us", "also talk to us", "please apply too", "apply anyway", "considered as well", "transfers well", "transfer well"}

var (
	// A person of another trade is welcome: that trade is no bonus but another way in.
	welcomed = regexp.MustCompile(`\b(?:engineer|developer|administrator|admin|programmer|analyst|person|background|candidate|people|experience|someone|somebody|folk|dev)s?\b.*\b(?:welcome|talk to us|get in touch)\b`)
	// Who can do one thing is taught the other.
	taught = regexp.MustCompile(`\b(?:we|you|they)(?:['’]ll| will| can| would|['’]d)?(?: happily| gladly| also)? (?:teach|train|retrain|show|help|get you|pick|learn|cross-train)\b`)
)

// conditions begin what holds only for some: "Angular or Vue, if you had …".
var conditions = []string{"if you", "if your", "provided you", "as long as you", "if it was", "if they"}

// instead reports whether a clause only accepts a skill in place of another; near is
// the clause without the remarks about other skills.
func instead(low, near string, f found) bool {
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
