package role

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// Limits of the engines.
const (
	maxBoolean    = 1000 // bytes; networks cut what follows
	maxXRayWords  = 32   // words of a web search, operators counted
	maxGitHub     = 256  // bytes of a search on GitHub
	maxSkillNames = 3    // names of one skill
	maxGroup      = 12   // skills and phrases of one requirement
)

// siteOfProfiles restricts a web search to public profiles.
const siteOfProfiles = "site:linkedin.com/in"

// A fit is how much of each group a string may name.
type fit struct{ names, alternatives int }

// fits yields what to try, from the fullest to the shortest.
func fits(yield func(fit) bool) {
	for names := maxSkillNames; names > 0; names-- {
		if !yield(fit{names, maxGroup}) {
			return
		}
	}
	for n := maxGroup - 1; n > 0; n-- {
		if !yield(fit{1, n}) {
			return
		}
	}
}

// boolean writes the fullest Boolean string that the engine takes, "" if none fits.
// Who is left out is the first to go: it only keeps the layers apart.
func (w *searchWriter) boolean(e Engine, groups []searchGroup, not []skill.ID) string {
	for _, without := range [][]skill.ID{not, nil} {
		for f := range fits {
			if text := w.booleanFit(e, groups, without, f); within(e, text) {
				return text
			}
		}
	}
	return ""
}

func within(e Engine, text string) bool {
	if e == XRaySearch {
		return len(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(` ()"`, r) })) <= maxXRayWords
	}
	return len(text) <= maxBoolean
}

func (w *searchWriter) booleanFit(e Engine, groups []searchGroup, not []skill.ID, f fit) string {
	var parts []string
	for _, g := range groups {
		names := w.alternatives(g, f)
		if len(names) == 0 {
			continue
		}
		text := strings.Join(names, " OR ")
		if len(names) > 1 {
			text = "(" + text + ")"
		}
		if !slices.Contains(parts, text) { // two clusters may ask for one thing
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	out := w.alternatives(searchGroup{skills: not}, fit{1, f.alternatives})
	if e == XRaySearch {
		text := siteOfProfiles + " " + strings.Join(parts, " ")
		for _, name := range out {
			text += " -" + name
		}
		return text
	}
	text := strings.Join(parts, " AND ")
	if len(out) > 0 {
		text += " NOT (" + strings.Join(out, " OR ") + ")"
	}
	return text
}

// alternatives returns the quoted names of a group.
func (w *searchWriter) alternatives(g searchGroup, f fit) []string {
	var names []string
	add := func(name string) {
		if name = quoted(name); name != `""` && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	left := f.alternatives
	for _, id := range g.skills[:min(left, len(g.skills))] {
		for _, name := range w.namesOf(id, f.names) {
			add(name)
		}
	}
	left -= min(left, len(g.skills))
	for _, p := range g.phrases[:min(left, len(g.phrases))] {
		add(plain(p))
	}
	return names
}
