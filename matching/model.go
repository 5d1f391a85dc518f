package matching

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/proven-go/proven/score"
)

// reading is raised with every change to how this package reads a profile that the
// word lists do not show: sections, sentences, areas, public activity.
const reading = "reading/3"

// Model identifies everything but the taxonomy that can move a strength: the score
// model and the rules by which profiles are read. Two results may be compared only
// if their models are equal.
func Model() string { return model() }

var model = sync.OnceValue(func() string {
	h := sha256.New()
	fmt.Fprintln(h, score.Model(), reading, skillsForArea, pervades, mostNamed, mostTitled, proseWords, minItems, itemWords, deedNouns, endings, besides)
	for _, s := range []stemSet{usedStems, ownWords, ownFirst, designStems} {
		fmt.Fprintln(h, slices.Sorted(maps.Keys(s)))
	}
	for _, s := range []phraseSet{ownPhrases, whyPhrases, faintPhrases, wishPhrases} {
		for _, first := range slices.Sorted(maps.Keys(s)) {
			fmt.Fprintln(h, s[first])
		}
	}
	fmt.Fprintln(h, activityDepths) // fmt prints maps in the order of their keys
	return hex.EncodeToString(h.Sum(nil)[:6])
})
