package sourcing

import (
	"regexp"
	"strings"
	"unicode"
)

// A Comment is what somebody wrote about a change or in a discussion.
type Comment struct {
	Text string
	Path string // file that the comment is attached to; empty if it is not
	Hunk string // lines of the change that it is attached to
}

// MaxClarity is the greatest Clarity.
const MaxClarity = 6

// Clear is the clarity from which a comment counts as clear. Of hand-labelled review
// comments with five points or more, about four fifths were clear in every respect,
// of those with three or less about a third.
const Clear = 5

// The reasons that Clarity gives, in this order.
const (
	LongEnough   = "says more than a few words"
	OwnWords     = "not a template"
	HasLocus     = "points at a place"
	HasAct       = "suggests, asks or states a problem"
	HasReason    = "gives a reason or a reference"
	Respectful   = "respectful"
	minimumWords = 6
)

// Clarity says from 0 to [MaxClarity] how clear a comment is, one point for each of
// the reasons, which it returns in the order of their declaration: at least six words
// beside quotes and code; not a template such as "LGTM"; a place it speaks of, by its
// attachment or by an identifier; a suggestion, a question or a stated problem; a
// reason or a reference; no insult. Length beyond six words earns nothing. The rule
// reads English.
//
// Source of the criteria: the practitioners' attributes relevance, informativeness and
// expression in "ClearCRC" (arXiv 2410.06515).
func Clarity(c Comment) (points int, reasons []string) {
	said := prose(c.Text)
	words := clarityWords(said)
	spoken := len(clarityWords(identifier.ReplaceAllString(reference.ReplaceAllString(said, " "), " ")))
	lower := " " + strings.Join(words, " ") + " "
	code := strings.Contains(c.Text, "```")
	for _, r := range []struct {
		ok     bool
		reason string
	}{
		{spoken >= minimumWords, LongEnough},
		{len(words) > 0 && !template(words), OwnWords},
		{(c.Path != "" || c.Hunk != "" || identifier.MatchString(c.Text)) && !anyOf(lower, elsewhere), HasLocus},
		{code || anyOf(lower, acts) || strings.Contains(c.Text, "?") && anyOf(lower, behaviours), HasAct},
		{reference.MatchString(c.Text) || anyOf(lower, becauses) || sharesName(c), HasReason},
		{!anyOf(lower, insults), Respectful},
	} {
		if r.ok {
			reasons = append(reasons, r.reason)
		}
	}
	return len(reasons), reasons
}

var (
	fence      = regexp.MustCompile("(?s)```.*?(?:```|$)")
	quoted     = regexp.MustCompile(`(?m)^[ \t]*>.*$`)
	command    = regexp.MustCompile(`(?m)^[ \t]*/[a-z\-]+.*$`)
	identifier = regexp.MustCompile("`[^`\n]+`|\\b[a-z]+[A-Z]\\w*|\\b\\w+_\\w+\\b|\\b\\w+\\(\\)|\\b\\w+\\.\\w+\\(")
	reference  = regexp.MustCompile(`https?://|#\d+\b|\b[0-9a-f]{7,40}\b|\bRFC ?\d+|\b[\w\-]+/[\w\-]+#\d+`)
)

// prose is a text without quotes, fenced code and commands to machines.
func prose(text string) string {
	text = fence.ReplaceAllString(text, " ")
	text = quoted.ReplaceAllString(text, " ")
	return command.ReplaceAllString(text, " ")
}

// clarityWords cuts prose into lower-case words.
func clarityWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '_' && r != '+'
	})
}

// template reports whether a comment is one of those that fit any change.
func template(words []string) bool {
	if len(words) > 4 {
		return false
	}
	return templates[strings.Join(words, " ")] || templates[words[0]] && len(words) <= 2
}

var templates = setOf("lgtm", "+1", "1", "nit", "done", "thanks", "thank you", "fixed", "nice", "ok", "okay", "ditto", "same",
	"same here", "same as above", "ditto here", "looks good", "looks good to me", "sgtm", "ack", "agreed", "good catch", "good point", "great", "yes", "no",
	"why", "remove", "indent", "typo", "spacing", "whitespace", "unused", "rename", "this too", "here too", "see above", "as above", "ping", "bump", "resolved")

// behaviours are the words of a question about what the code does; a bare "why this?"
// asks the reader to guess.
var behaviours = []string{" if ", " when ", " happen", " return", " call", " handl", " work", " expect", " intend", " mean", " chang", " pass", " throw", " rais", " set", " check", " valu", " case", " instead", " same ", " differ", " possible", " safe", " still ", " already ", " rely ", " depend", " default", " empty", " null", " nil ", " allow", " support", " test", " type", " could ", " would ", " should ", " can "}

// acts are the words of suggestions and of stated problems.
var acts = []string{" should ", " shouldn't ", " could ", " can we ", " please ", " let's ", " lets ", " suggest ", " consider ", " prefer ", " instead ", " rather ", " better ",
	" maybe ", " perhaps ", " need ", " needs ", " must ", " missing ", " wrong ", " bug ", " fail ", " fails ", " break ", " breaks ", " leak ", " leaks ", " crash ", " panic ", " race ", " doesn't ", " won't ", " can't ", " cannot ", " isn't ",
	" unnecessary ", " redundant ", " unused ", " duplicate ", " what if ", " how about ", " wonder ", " i think ", " i'd ", " imo ", " imho ", " would be ", " would make ", " would rather ",
	" try ", " move ", " rename ", " remove ", " extract ", " replace ", " avoid ", " typo ", " incorrect "}

// becauses are the words that give a reason, a purpose, a condition or a consequence.
var becauses = []string{" because ", " since ", " so that ", " so we ", " so it ", " so you ", " so this ", " so i ", " so the ", " otherwise ", " to avoid ", " to prevent ", " to ensure ", " in case ", " if ", " when ", " as it ", " as this ", " as we ",
	" which means ", " that means ", " this means ", " means that ", " which will ", " which would ", " will be ", " will not ", " won't ", " would be ", " due to ", " in order to ", " unless ", " instead of ", " rather than ", " for example ", " for instance ", " e g ", " i e ", " consistent ",
	" consistency ", " easier ", " simpler ", " cleaner ", " clearer ", " faster ", " slower ", " safer ", " performance ", " readability ", " readable ", " confusing ", " misleading ", " documented ", " documentation ", " docs ", " spec ", " convention "}

// elsewhere are the words of comments that speak of something else than the place they
// stand at: the writer's own change, another change, another time.
var elsewhere = []string{" i added ", " i've added ", " i had to ", " i removed ", " i have removed ", " i've removed ", " i changed ", " i've changed ", " i have added ", " i've updated ", " i updated ", " i fixed ", " i am removing ", " i'm removing ",
	" unrelated ", " not related ", " another pr ", " separate pr ", " follow up ", " in this pr ", " this pr ", " of scope ", " the pr ", " pull request ", " next pr ", " later pr ", " different pr "}

var insults = []string{" stupid ", " idiot ", " idiotic ", " moron ", " dumb ", " garbage ", " crap ", " crappy ", " shit ", " shitty ", " fuck ", " fucking ", " wtf ", " bullshit ", " ridiculous ", " terrible ", " horrible ", " awful ", " pathetic ", " nonsense ", " lazy ", " sucks "}

func anyOf(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

func setOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

// sharesName reports whether a comment names something of the change: an identifier of
// four letters or more that stands in the hunk, written as code is.
func sharesName(c Comment) bool {
	if c.Hunk == "" {
		return false
	}
	for _, name := range identifier.FindAllString(c.Text, -1) {
		name = strings.Trim(name, "`().")
		if len(name) >= 4 && strings.Contains(c.Hunk, name) {
			return true
		}
	}
	return false
}
