package role

import (
	"slices"
	"strings"
	"unicode"

	"github.com/proven-go/proven/matching/skill"
)

// namesOf returns at most n names of a skill that mean nothing else, in the order of
// the taxonomy. A name in which another one stands finds nothing more and is left out.
// Where every name is also an everyday word, a language is named together with what
// people do with it, and anything else by its name alone.
func (w *searchWriter) namesOf(id skill.ID, n int) []string {
	names, known := w.names[id]
	if !known {
		if names = w.clearNames(id); w.names == nil {
			w.names = map[skill.ID][]string{}
		}
		w.names[id] = names
	}
	return names[:min(n, len(names))]
}

// clearNames returns all names for namesOf, which asks for them again and again.
func (w *searchWriter) clearNames(id skill.ID) []string {
	s, ok := w.taxonomy.Skill(id)
	if !ok {
		return nil
	}
	var clear []string
	for i, name := range append([]string{s.Name}, s.Aliases...) {
		if found, ok := w.taxonomy.Lookup(name); !ok || found != id || everyday(&s, name) || i > 0 && tooShort(name) {
			continue
		}
		clear = append(clear, plain(name))
	}
	var kept []string
	for i, name := range clear {
		inside := func(j int) bool {
			return i != j && (holdsName(name, clear[j]) && (!holdsName(clear[j], name) || j < i))
		}
		if !slices.ContainsFunc(indices(clear), inside) {
			kept = append(kept, name)
		}
	}
	if len(kept) == 0 {
		if kept = []string{plain(s.Name)}; s.Kind == skill.Language {
			kept = []string{plain(s.Name) + " developer", plain(s.Name) + " programming"}
		}
	}
	return kept
}

func indices(list []string) []int {
	all := make([]int, len(list))
	for i := range all {
		all[i] = i
	}
	return all
}

// everyday reports whether a name of a skill is an everyday word too.
func everyday(s *skill.Skill, name string) bool {
	if s.Context == nil || len(s.Context.Words) == 0 {
		return false
	}
	names := s.Context.Names
	if len(names) == 0 {
		names = []string{s.Name}
	}
	return slices.ContainsFunc(names, func(n string) bool { return nameKey(n) == nameKey(name) })
}

// tooShort reports whether an alias is an abbreviation of two letters.
func tooShort(name string) bool {
	return len(name) <= 2 && !strings.ContainsAny(name, "+#")
}

// nameKey is what a search engine compares: case, blanks, hyphens and dots do not count.
func nameKey(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -._/", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// holdsName reports whether a name stands in another, as words or as a whole.
func holdsName(long, short string) bool {
	if nameKey(long) == nameKey(short) {
		return true
	}
	words := func(s string) string {
		return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" -/", r) }), " ") + " "
	}
	return strings.Contains(words(long), words(short))
}

// plain makes words safe inside quotes: no quote, no backslash, no control character,
// one line.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '"' || r == '\\' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return ' '
		case strings.ContainsRune("“”„", r):
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// quoted puts words in quotes unless they are one word of letters and digits that is no
// operator.
func quoted(name string) string {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if strings.IndexFunc(name, func(r rune) bool { return !word(r) }) < 0 && name != "AND" && name != "OR" && name != "NOT" {
		return name
	}
	return `"` + name + `"`
}
