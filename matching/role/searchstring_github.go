package role

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// gitHubLanguages are the names of languages where GitHub's is another than ours; an
// empty one is no language there.
var gitHubLanguages = map[skill.ID]string{
	"plsql": "PLSQL", "tsql": "TSQL", "shell-scripting": "Shell", "bash": "Shell", "batch-scripting": "Batchfile",
	"legacy-4gl": "", "progress-4gl": "", "adabas": "", "rpg": "", "regex": "",
}

// languageOf returns GitHub's qualifier for a language, "" for what is none.
func (w *searchWriter) languageOf(id skill.ID) string {
	s, ok := w.taxonomy.Skill(id)
	if !ok || s.Kind != skill.Language {
		return ""
	}
	name, other := gitHubLanguages[id]
	if !other {
		name = plain(s.Name)
	}
	if name == "" || !strings.Contains(name, " ") {
		return prefixed("language:", name)
	}
	return `language:"` + name + `"`
}

func prefixed(prefix, value string) string {
	if value == "" {
		return ""
	}
	return prefix + value
}

// inFiles keeps the skills that files and projects show: a way of working is none.
func (w *searchWriter) inFiles(ids []skill.ID) []skill.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id skill.ID) bool {
		s, ok := w.taxonomy.Skill(id)
		return !ok || s.Kind == skill.Practice
	})
}

// gitHubCode writes the fullest code search that is short enough, "" if there is none
// or it would say nothing but a language. A file has one language, so only the first
// group of languages is asked for as such.
func (w *searchWriter) gitHubCode(groups []searchGroup) string {
	for f := range fits {
		if text := w.codeFit(groups, f); len(text) <= maxGitHub {
			return text
		}
	}
	return ""
}

func (w *searchWriter) codeFit(groups []searchGroup, f fit) string {
	language := ""
	var words []string
	for _, g := range groups {
		g.skills = w.inFiles(g.skills)
		languages := w.languages(g.skills)
		if language == "" && len(languages) > 0 {
			language = anyOf(languages[:min(len(languages), f.alternatives)])
			continue
		}
		if names := w.alternatives(g, f); len(names) > 0 {
			words = append(words, anyOf(names))
		}
	}
	if len(words) == 0 {
		return ""
	}
	if language != "" {
		words = append([]string{language}, words...)
	}
	return strings.Join(slices.Compact(words), " ")
}

// languages returns the qualifiers of the languages among some skills, nothing where
// they are the lesser part: "SQL" beside six databases does not ask for a language.
func (w *searchWriter) languages(ids []skill.ID) []string {
	var languages []string
	for _, id := range ids {
		if l := w.languageOf(id); l != "" && !slices.Contains(languages, l) {
			languages = append(languages, l)
		}
	}
	if 2*len(languages) < len(ids) {
		return nil
	}
	return languages
}

// anyOf joins alternatives.
func anyOf(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return "(" + strings.Join(names, " OR ") + ")"
}

// gitHubRepositories writes a search for projects by one language and the topics of the
// groups; "" if that is too long or no more than a language. A topic is the skill's ID.
func (w *searchWriter) gitHubRepositories(groups []searchGroup) string {
	var parts []string
	language, topics := "", 0
	for _, g := range groups {
		ids := w.inFiles(g.skills)
		if len(ids) == 0 {
			continue
		}
		part := "topic:" + string(ids[0])
		if l := w.languages(ids); len(l) > 0 && (language == "" || l[0] == language) {
			language, part = l[0], l[0]
		}
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
			if part != language {
				topics++
			}
		}
	}
	text := strings.Join(parts, " ")
	if topics == 0 || len(text) > maxGitHub {
		return ""
	}
	return text
}
