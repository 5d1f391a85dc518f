package outreach

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/proven-go/proven/matching/skill"
)

// A Code names a fault of a note, for programs.
type Code string

// The codes: the first three are what makes notes work and is missing, the next four
// what makes them fail, the last is the length.
const (
	Unspecific  Code = "unspecific"   // nothing that this person did
	Unclear     Code = "unclear-next" // does not say what happens next
	Pressing    Code = "pressing"     // pushes
	LongIntro   Code = "long-intro"   // speaks of itself first
	Hype        Code = "hype"         // "rockstar"
	StackDump   Code = "stack-dump"   // technologies without a problem
	AskFirst    Code = "ask-first"    // wants time before it says why
	WrongLength Code = "length-band"  // outside 200 to 400 characters
	minLength        = 200
	maxLength        = 400
)

// A Finding is a fault of a note.
type Finding struct {
	Code Code   `json:"code"`
	Why  string `json:"why"`
}

// Lint checks a note that somebody wrote, in English. A note between 200 and 400
// characters that names what the person did, states a problem, offers a brief and asks
// for nothing has no finding. A nil taxonomy is the built-in one.
//
// Sources: figures on the length of notes as quoted by SHRM from LinkedIn (200–400
// characters were answered 16 % more often than the average).
func Lint(text string, t *skill.Taxonomy) []Finding {
	if t == nil {
		t = skill.Default()
	}
	text = oneLine(text)
	lower := strings.ToLower(text)
	sentences := strings.FieldsFunc(lower, func(r rune) bool { return r == '.' || r == '!' || r == '?' })
	technologies := len(t.Find(nil, text))
	problem := problems.MatchString(lower)
	var found []Finding
	for _, rule := range []struct {
		broken bool
		code   Code
		why    string
	}{
		{!signals.MatchString(lower), Unspecific, "say what you read of this person: a quote, a talk, a repository"},
		{!nexts.MatchString(lower), Unclear, "offer a brief and the interview steps, so that the next step is known"},
		{pressure.MatchString(lower), Pressing, "take the pressure out: no deadlines, no urgency"},
		{longIntro(sentences), LongIntro, "begin with the person and the problem, not with yourself or the company"},
		{hype.MatchString(lower), Hype, "say what the work is; big words say nothing"},
		{technologies >= 4 && !problem, StackDump, "say which problem the technologies are for"},
		{asksFirst(sentences), AskFirst, "say why it concerns this person before asking for time"},
		{length(text) < minLength || length(text) > maxLength, WrongLength, "notes of 200 to 400 characters are answered most"},
	} {
		if rule.broken {
			found = append(found, Finding{rule.code, rule.why})
		}
	}
	return found
}

func length(text string) int { return utf8.RuneCountInString(text) }

var (
	signals  = regexp.MustCompile(`“[^”]+”|"[^"]+"|\byour (?:talk|review|comment|commit|pull request|work on|post|article|repository|library|package|patch|fix|write-up|case study|project)|\bi (?:read|saw|watched|came across) (?:your|how you|that you)|\byou (?:built|moved|wrote|designed|maintain|own|introduced|led|fixed|reviewed|described)`)
	nexts    = regexp.MustCompile(`\b(?:brief|one-pager|one page|interview (?:steps|flow|plan|process)|steps of the interview|job description|details)\b`)
	pressure = regexp.MustCompile(`\b(?:asap|urgent(?:ly)?|immediately|right away|act (?:fast|now)|last chance|before (?:friday|monday|tomorrow|the weekend)|closing (?:soon|this week)|don't miss|only (?:today|this week)|as soon as possible|following up again|limited spots?)\b|!{2,}`)
	hype     = regexp.MustCompile(`\b(?:rock ?stars?|ninjas?|gurus?|unicorns?|wizards?|superstars?|game[- ]chang\w+|world[- ]class|once in a lifetime|amazing opportunit\w+|exciting opportunit\w+|revolution\w+|10x|perfect (?:fit|match)|best of the best|cutting[- ]edge)\b`)
	problems = regexp.MustCompile(`\b(?:problem|brittle|slow|fails?|failing|outages?|risky|migrat\w+|rebuild\w*|stabilis\w+|stabiliz\w+|scal(?:e|ing)|latency|debt|incidents?|inconsisten\w+|moving|replac\w+|too many|breaks?|because|so that)\b`)
	selves   = regexp.MustCompile(`^\s*(?:my name is|i am|i'm|i work|we are|we're|our company|our client|founded|as a (?:leading|fast)|i hope this|hope you|i represent|at \w+,? we)\b`)
	asks     = regexp.MustCompile(`\b(?:do you have (?:\d+|a few|some|fifteen|twenty|thirty) (?:min\w*|time)|(?:quick|short|brief|15[- ]min\w*|20[- ]min\w*|30[- ]min\w*) (?:call|chat)|hop on a|jump on a|book a (?:slot|call|time)|schedule a|when (?:are you|can we|could we)|let me know your availability|your calendar)\b`)
	hello    = regexp.MustCompile(`^\s*(?:hi|hello|dear|hey)\b[^,]*,?\s*`)
)

// longIntro reports whether the first two sentences speak of the writer.
func longIntro(sentences []string) bool {
	n := 0
	for _, s := range sentences[:min(len(sentences), 3)] {
		if selves.MatchString(hello.ReplaceAllString(s, "")) {
			n++
		}
	}
	return n >= 2
}

// asksFirst reports whether time is asked for before anything specific is said.
func asksFirst(sentences []string) bool {
	for _, s := range sentences {
		switch {
		case signals.MatchString(s) || problems.MatchString(s):
			return false
		case asks.MatchString(s):
			return true
		}
	}
	return false
}
