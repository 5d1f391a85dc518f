package matching

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"github.com/proven-go/proven/score"
)

// reading is raised with every change to how this package reads a profile that the
// word lists do not show: sections, sentences, areas, public activity.
const reading = "reading/4"

// Model identifies everything but the taxonomy that can move a strength: the score
// model and the rules by which profiles are read. Two results may be compared only
// if their models are equal.
func Model() string { return model() }

var model = sync.OnceValue(func() string {
	h := sha256.New()
	fmt.Fprintln(h, score.Model(), reading, skillsForArea, pervades, mostNamed, mostTitled, proseWords, minItems, itemWords, deedNouns, endings, besides)
	fmt.Fprintln(h, verbLists, phraseLists) // fmt prints maps in the order of their keys
	for _, s := range []wordSet{
		nouns, beforeVerb, states, ownWords, ownFirst, verbBehind, runs, runnable, openers, determiners, finite, groups, first, otherHands,
		helping, beforeHelp, pictures, subjects, arising, times, chosen,
	} {
		fmt.Fprintln(h, s)
	}
	for _, s := range []phraseSet{firstWishes, firstMentions, otherSubjects} {
		fmt.Fprintln(h, s)
	}
	fmt.Fprintln(h, activityDepths)
	return hex.EncodeToString(h.Sum(nil)[:6])
})
