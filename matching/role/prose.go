package role

import (
	"slices"
	"strings"
	"unicode"
)

// said is one text of a spec and the key it stands under.
type said struct{ path, text string }

// prose returns the texts that people read, in the order of the file: what the problem
// and the impact say, names, phrases, the words of the intake meeting.
func (s *Spec) prose() []said {
	all := []said{
		{"title", s.Title},
		{"problem", s.Problem},
	}
	for _, row := range impactRows {
		all = append(all, said{row.path, row.of(&s.Impact)})
	}
	for i := range s.Clusters {
		c := &s.Clusters[i]
		all = append(all, said{clusterPath(i) + ".name", c.Name})
		for j := range c.All {
			all = appendSaid(all, linePath(i, j)+".any", c.All[j].Any)
			all = appendSaid(all, linePath(i, j)+".text", c.All[j].Text)
		}
	}
	all = appendSaid(all, "intake.without_help", s.Intake.WithoutHelp)
	all = appendSaid(all, "intake.can_learn", s.Intake.CanLearn)
	return appendSaid(all, "intake.reject", s.Intake.Reject)
}

func appendSaid(all []said, list string, texts []string) []said {
	for i, text := range texts {
		all = append(all, said{item(list, i), text})
	}
	return all
}

// spaced returns the words of a text in lower case with one blank before, between and
// behind them, so that a phrase with blanks around it is found as whole words. An
// apostrophe inside a word is dropped.
func spaced(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	open := false // a word
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
			open = true
		case r == '\'' || r == '’':
		case open:
			b.WriteByte(' ')
			open = false
		}
	}
	if open {
		b.WriteByte(' ')
	}
	return b.String()
}

// phrasesIn returns the phrases of a list that a text holds, without those inside a
// longer one that was found. The phrases have the form that spaced gives a text.
func phrasesIn(text string, list []string) []string {
	words := spaced(text)
	var found []string
	for _, phrase := range list {
		if holds(words, phrase) {
			found = append(found, phrase)
		}
	}
	var longest []string
	for _, phrase := range found {
		inside := func(other string) bool { return other != phrase && holds(" "+other+" ", phrase) }
		if !slices.ContainsFunc(found, inside) {
			longest = append(longest, phrase)
		}
	}
	return longest
}

// holds reports whether a phrase stands in spaced words.
func holds(words, phrase string) bool {
	for {
		at := strings.Index(words, phrase)
		if at < 0 {
			return false
		}
		end := at + len(phrase)
		if words[at-1] == ' ' && words[end] == ' ' {
			return true
		}
		words = words[at:]
		words = words[strings.IndexByte(words, ' '):]
	}
}
