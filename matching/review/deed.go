package review

import (
	"slices"
	"strings"
	"unicode"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/score"
)

// An Ownership says whose a piece of work was, as far as one sentence tells.
type Ownership string

// The ownerships. "Supported", "helped" and "took part" are no ownership; a task alone
// tells neither.
const (
	Unknown Ownership = "unknown"
	Support Ownership = "support"
	Own     Ownership = "own"
)

// An Insight says how far a sentence lets a reader see into the work, from the least to
// the most: nothing that happened, a mention, a use, a decision with its reason, a cause
// found or a limit met.
type Insight uint8

// The insights.
const (
	NoInsight Insight = iota
	Mention
	Use
	Design
	Debug
)

var insightNames = [...]string{"none", "mention", "use", "design", "debug"}

// String returns the lower-case name, "none" for a value outside the list.
func (i Insight) String() string {
	if int(i) >= len(insightNames) {
		i = NoInsight
	}
	return insightNames[i]
}

// MarshalText returns the name.
func (i Insight) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads the name of an insight; any other text is an error.
func (i *Insight) UnmarshalText(text []byte) error {
	at, err := indexOf("insight", insightNames[:], text)
	*i = Insight(at)
	return err
}

// A Deed is how one sentence tells of work.
type Deed struct {
	Ownership Ownership `json:"ownership"`
	Insight   Insight   `json:"insight"`
	Claim     bool      `json:"claim"` // the writer did it, alone or with others
}

// ReadDeed reads one sentence of a text of work. Depth comes from [matching.DepthOf]:
// a sentence that scoring takes for a mention or a wish is no claim. What is added is
// who did it, and whether it gives a reason or a cause. Precision and recall over
// labelled sentences are held by a test and printed by examples/review -detectors.
func ReadDeed(sentence string) Deed {
	depth, wish := matching.DepthOf(sentence)
	said := spoken(sentence)
	d := Deed{Ownership: Unknown, Insight: insightOf(depth, said)}
	if wish {
		return Deed{Ownership: Unknown}
	}
	others := othersDid(said)
	lends := lendsHand(said)
	helps := support.in(said) || lends
	did := depth >= score.Used || d.Insight >= Design || lends || lent.in(said)
	d.Claim = did && !others && !faint.in(said)
	switch {
	case helps || others && theirs.in(said):
		d.Ownership = Support
	case d.Claim && !together(said) && (owns(said) || d.Insight == Design):
		d.Ownership = Own
	}
	if !d.Claim {
		d.Insight = min(d.Insight, Mention)
	}
	return d
}

// insightOf returns how far a sentence lets a reader see.
func insightOf(depth score.Depth, said string) Insight {
	switch {
	case causes.in(said):
		return Debug
	case reasons.in(notTimes.Replace(said)) || gives(said) || depth >= score.Designed:
		return Design
	case depth >= score.Used:
		return Use
	}
	return Mention
}

// gives reports whether something is traded for something, or "since" or "as" begins a
// reason: not a time ("since 2018") and not a part that somebody played ("as lead").
func gives(said string) bool {
	words := strings.Fields(said)
	for i := 1; i+1 < len(words); i++ {
		next := words[i+1]
		switch words[i] {
		case "since":
			if !unicode.IsDigit(rune(next[0])) && !sinceTimes[next] {
				return true
			}
		case "trading", "traded": // "freshness for fewer calls"
			if i+3 < len(words) && words[i+2] == "for" {
				return true
			}
		case "as":
			if asSubjects[next] && !(i+2 < len(words) && arising[words[i+2]]) {
				return true
			}
		}
	}
	return false
}

// notTimes takes away comparisons of times: "in minutes instead of hours" decides
// nothing. notTests takes away a kind of test.
var (
	notTests = strings.NewReplacer("end to end test", "test", "end to end automation", "automation")
	notTimes = strings.NewReplacer("instead of hours", "", "instead of days", "", "instead of weeks", "", "instead of minutes", "", "instead of months", "")
)

// What stands behind "since" where it tells a time, behind "as" where it gives a reason,
// and behind that where it tells a time after all.
var (
	sinceTimes = setOf("january february march april may june july august september october november december spring summer autumn early late then")
	arising    = setOf("arise arose rose come came occur occurred happen happened appear appeared are")
	asSubjects = setOf("it they there we he she nobody")
)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// lendsHand reports whether the writer helps, assists or supports: a verb of that kind
// begins the sentence or stands where the writer's own verb does. Behind another deed it
// goes on with that: "developed and supported".
func lendsHand(said string) bool {
	words := strings.Fields(said)
	for i, w := range words {
		if lending[w] && i+1 < len(words) && (i == 0 || beforeVerb[words[i-1]]) && !slices.ContainsFunc(words[i+1:min(i+3, len(words))], func(w string) bool { return served[w] }) {
			return true
		}
	}
	return false
}

// owns reports whether a sentence says that its writer answered for a thing or decided
// how it should be.
func owns(said string) bool {
	said = notTests.Replace(said)
	return answers.in(said) || decides.in(said) || firstOwn.begins(said) || designs(said) || responsible(said)
}

// designs reports whether a sentence begins with the design of something that is no
// picture or page.
func designs(said string) bool { return firstDesign.begins(said) && !pictures.in(said) }

// responsible reports whether "responsible for" stands before a thing. Before a task
// ("responsible for testing", "for assisting") it only says that there was a task.
func responsible(said string) bool {
	_, rest, found := strings.Cut(said, " responsible for ")
	first, _, _ := strings.Cut(rest, " ")
	return found && first != "" && !strings.HasSuffix(first, "ing")
}

// together reports whether "we" did it and nobody says who.
func together(said string) bool {
	return strings.Contains(said, " we ") && !strings.Contains(said, " i ") && !strings.Contains(said, " my ")
}

// othersDid reports whether the sentence says that somebody else did the work.
func othersDid(said string) bool {
	return otherSubjects.begins(said) || passives.in(said)
}

// A cueSet is a list of word sequences, each with a blank before and behind.
type cueSet []string

// cues cuts a list at commas and line ends.
func cues(list string) cueSet {
	var set cueSet
	for c := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		if c = strings.TrimSpace(c); c != "" {
			set = append(set, " "+c+" ")
		}
	}
	return set
}

// in reports whether one of the sequences stands in a text made by spoken.
func (s cueSet) in(said string) bool {
	for _, c := range s {
		if strings.Contains(said, c) {
			return true
		}
	}
	return false
}

// begins reports whether a text begins with one of the sequences.
func (s cueSet) begins(said string) bool {
	for _, c := range s {
		if strings.HasPrefix(said, c) {
			return true
		}
	}
	return false
}

// spoken returns the words of a text in lower case with one blank around each; hyphens
// part words, so that "on-call" is "on call".
func spoken(text string) string { return " " + strings.Join(wordsIn(text), " ") + " " }

// wordsIn returns the words of a text in lower case.
func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'%+#", r)
	})
}
