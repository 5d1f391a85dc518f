package review

import (
	"strings"
	"unicode"

	"github.com/proven-go/proven/matching/skill"
)

// A Hint says what an interviewer's note may lack as evidence. It is about the note, not
// about the candidate: the answer to one is a further question.
type Hint string

// The hints.
const (
	AbstractionOnly Hint = "abstraction-only" // principles, and nothing that somebody did
	Overclaim       Hint = "overclaim"        // all, always, nobody else: ask for the exception
	OwnedOrTeam     Hint = "owned-or-team"    // a deed, and not whose part was the candidate's
)

// Hints reads one note and returns what to ask on, in the order of the constants; none
// for a note that tells a deed and whose it was. A nil taxonomy is the built-in one.
func Hints(note string, t *skill.Taxonomy) []Hint {
	if t == nil {
		t = skill.Default()
	}
	said := spoken(note)
	if strings.TrimSpace(said) == "" {
		return nil
	}
	if absolute.in(said) {
		return []Hint{Overclaim}
	}
	switch team := groups.in(said); {
	case team && !oneself.in(said):
		return []Hint{OwnedOrTeam}
	case !team && !concrete(note, said) && (general.in(said) || len(t.Find(nil, note)) > 0):
		return []Hint{AbstractionOnly}
	}
	return nil
}

// concrete reports whether a note holds a figure, or a deed of somebody.
func concrete(note, said string) bool {
	return strings.IndexFunc(note, unicode.IsDigit) >= 0 || acted.in(said)
}

// absolute are words without exception; groups, oneself and acted tell who acted.
var (
	absolute = cues(`never had, never made, never failed, never wrong, every decision, expert in every, expert in all, knows everything,
		everything worked, everything was, all problems, always solved, always right, nobody else, no one else, no one in, nothing to improve,
		change nothing, mastery of, master of all, 100%, perfectly, without any mistake`)
	groups  = cues(`we, our, the team, the department, the group, their group, they, the squad, the company`)
	oneself = cues(`he, she, his, her, hers, himself, herself, i, the candidate, candidate`)
	acted   = cues(`wrote, built, chose, found, fixed, drew, named, asked, put, moved, changed, ran, took, showed, read, decided, split, measured,
		removed, added, designed, dropped, rewrote, admits, would redo, disagreed, debugged, traced, explained the, helped with`)
	general = cues(`general, in general, generally, high level, principles, best practices, concepts, theoretical, values, importance, important,
		quality, simplicity, it depends, philosophy, mindset, approach`)
)
