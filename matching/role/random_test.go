package role

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// oddTexts are values that a careless writer of YAML or Markdown gets wrong.
var oddTexts = []string{
	"", "", "Go", "C#", "C++", ".NET", "Node.js", "yes", "no", "null", "~", "3", "0x10", "1e3", "2026-01-01", "true", "- x", "a: b", "a #b", "#x", "'q'", `"q"`, "[x]", "{x}", "*x", "&x", "!x", "|", ">", "%", "@x", "`x`", "a, b", "x:", "?", "-", "---", "...", "<br>", "a | b", `a \ b`, "ünï", "日本", "😀", "a\nb", "a\n\nb", "a\n  b", "a\tb", "\u2028x\u2028y", "x \nb", "*not stated*", "# x", "Spec x", "a\u00a0b",
}

func randomText(rnd *rand.Rand, oneLine bool) string {
	s := oddTexts[rnd.IntN(len(oddTexts))]
	if rnd.IntN(4) == 0 {
		s += " " + oddTexts[rnd.IntN(len(oddTexts))]
	}
	if s = strings.TrimSpace(s); oneLine {
		s = strings.TrimSpace(strings.NewReplacer("\n", " ", "\t", " ").Replace(s))
	}
	return s
}

func randomTexts(rnd *rand.Rand, most int) []string {
	var all []string
	for range rnd.IntN(most + 1) {
		if s := randomText(rnd, true); s != "" {
			all = append(all, s)
		}
	}
	return all
}

func randomLine(rnd *rand.Rand) Line {
	return Line{
		Any:      append(randomTexts(rnd, 3), "zorb"),
		Adjacent: randomTexts(rnd, 2),
		Accept:   []string{"", "direct", "adjacent", "any"}[rnd.IntN(4)],
		Depth:    []string{"", "use", "own", "design"}[rnd.IntN(4)],
		Text:     randomTexts(rnd, 2),
	}
}

// randomSpec returns a spec that a file can hold, small enough that two of them are
// often alike in parts.
func randomSpec(rnd *rand.Rand) *Spec {
	text := func() string { return randomText(rnd, true) }
	prose := func() string { return randomText(rnd, false) }
	s := &Spec{
		Title: text(), Problem: prose(), Author: text(), Archetype: text(),
		Impact:   Impact{prose(), prose(), prose(), prose()},
		Level:    []Level{"", Execute, OwnService, LeadDesign}[rnd.IntN(4)],
		Years:    rnd.IntN(4),
		Date:     []string{"", "2026-03-31"}[rnd.IntN(2)],
		Baseline: Baseline{text(), text(), text(), text()},
		Intake:   Intake{randomTexts(rnd, 2), randomTexts(rnd, 2), randomTexts(rnd, 2)},
	}
	for i := range 1 + rnd.IntN(4) {
		c := Cluster{Name: fmt.Sprint("C", i), Need: []Need{Must, Trainable}[rnd.IntN(2)], Weight: 1 + rnd.IntN(9)}
		for range 1 + rnd.IntN(3) {
			c.All = append(c.All, randomLine(rnd))
		}
		s.Clusters = append(s.Clusters, c)
	}
	for range rnd.IntN(3) {
		area := skill.Areas()[rnd.IntN(4)]
		s.Reject = append(s.Reject, []Reject{{Only: []skill.Area{area}}, {Without: []skill.Area{area, skill.Backend}}}[rnd.IntN(2)])
	}
	return s
}
