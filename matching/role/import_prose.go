package role

import (
	"regexp"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// In running text that no heading divides, a sentence may speak of the one before it,
// and nouns name things as often as skills.

var (
	// Words that point back at what was named before.
	pointsBack = regexp.MustCompile(`\b(?:both|these|those|they|them|this|that|it|neither|none of (?:it|them|these)|all of (?:it|them|this|these))\b`)
	// What is said of something that need not be known yet.
	stillNew = regexp.MustCompile(`\bnew to you\b|\bpick (?:it|them|this|these|that|those) up\b|\blearn (?:it|them|this|these|that|those)\b|\b(?:train|teach|show|help) you\b|\bcan be (?:learned|learnt|taught|picked up)\b|\bnobody (?:arrives|comes|starts)\b`)
	// What the person is never asked to do.
	neverAsked = regexp.MustCompile(`\byou(?:['’]ll)? (?:never|will never|won['’]t|will not|don['’]t|do not) (?:have|need) to (?:touch|know|use|write|learn|care)\b|\bwe (?:don['’]t|do not|no longer) (?:use|need|require|ask for)\b|\bnot (?:part of|in) (?:this|the) (?:role|job)\b`)
)

// aboutBefore reports whether a sentence without skills of its own says that what the
// sentence before it names may be learned here.
func aboutBefore(low string) bool {
	return pointsBack.MatchString(low) && stillNew.MatchString(low)
}

// headed reports whether a heading or label of the text announces what a person must
// bring. Without one, the text as a whole says what the work needs.
func (im *importer) headed() bool {
	return slices.ContainsFunc(im.sentences, func(s sentence) bool { return s.section == mustPart })
}

// things leaves out of a sentence the fields of work that it names as things: "the
// mobile app", "our data model". Among duties only what names people or a product goes:
// "with the platform team", but not "own the alerting".
func (im *importer) things(c span, all []found, duty bool) []found {
	return slices.DeleteFunc(all, func(f found) bool {
		before := strings.TrimRight(im.low[c.start:c.start+f.Start], " ")
		if f.kind != skill.Practice || !endsIn(before, determiners) {
			return false
		}
		next, _, _ := strings.Cut(strings.TrimLeft(im.low[c.start+f.End:c.end], " "), " ")
		return !duty || slices.Contains(belongings, strings.Trim(next, ",.)"))
	})
}

var (
	determiners = []string{"the", "our", "its", "their", "this", "your", "a", "an"}
	belongings  = []string{"team", "teams", "people", "group", "department", "desk", "app", "apps", "product", "colleagues", "engineers", "lead"}
)
