package review

import (
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching/role"
)

// runWords is the length of a run of words that two texts hardly share by chance, and
// sharedWords how many words in such runs are worth a question.
const (
	runWords    = 6
	sharedWords = 18
)

// A Run is a passage of a text whose words stand in another text in the same order.
type Run struct {
	Start, End int // words of the text, half-open
}

// SharedRuns returns the longest runs of at least six words of a text that stand in
// another one too, in order and without overlap. Case and punctuation do not count.
func SharedRuns(text, other string) []Run { return sharedRuns(wordsIn(text), grams(wordsIn(other))) }

// grams returns all runs of runWords words.
func grams(words []string) map[string]bool {
	set := map[string]bool{}
	for i := 0; i+runWords <= len(words); i++ {
		set[strings.Join(words[i:i+runWords], " ")] = true
	}
	return set
}

func sharedRuns(words []string, other map[string]bool) []Run {
	var runs []Run
	for i := 0; i+runWords <= len(words); i++ {
		if !other[strings.Join(words[i:i+runWords], " ")] {
			continue
		}
		if n := len(runs); n > 0 && i <= runs[n-1].End {
			runs[n-1].End = i + runWords
		} else {
			runs = append(runs, Run{i, i + runWords})
		}
	}
	return runs
}

// askWording asks where the profile and the role text share runs of words.
func (s *subject) askWording() []Question {
	other := grams(wordsIn(s.roleText()))
	shared := 0
	var places []Citation
	for _, t := range s.seen.Sentences {
		for _, run := range sharedRuns(wordsIn(t.Text), other) {
			shared += run.End - run.Start
			places = append(places, cite(t.Evidence))
		}
	}
	if shared < sharedWords {
		return nil
	}
	return []Question{{SharedWording, Low, fmt.Sprintf("%d words stand in the role text in the same order. Adapting a résumé to a role is usual.", shared),
		"Which work of your own is behind this sentence?", strongest(places)}}
}

// roleText returns the words that candidates may have seen.
func (s *subject) roleText() string {
	if s.RoleText != "" {
		return s.RoleText
	}
	r := s.Role
	texts := []string{r.Title, r.Problem, r.Impact.FirstFocus, r.Impact.Systems, r.Impact.Success, r.Impact.Collaboration}
	for _, c := range r.Clusters {
		texts = append(texts, c.Name)
		for _, l := range c.All {
			texts = append(texts, strings.Join(names(l), ", "))
		}
	}
	return strings.Join(texts, "\n")
}

func names(l role.Line) []string {
	return append(append(append([]string(nil), l.Any...), l.Adjacent...), l.Text...)
}
