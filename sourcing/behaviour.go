package sourcing

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Bounds of what Behaviour takes for a machine's.
const (
	behaviourTexts = 12  // texts from which their sameness says something
	behaviourWords = 4   // words of a text that is one
	behaviourLike  = 800 // thousandths of words in common that make two texts one template
	behaviourShare = 700 // thousandths of all texts that follow a template
	behaviourForms = 200 // templates that are told apart
	behaviourDates = 40  // moments from which their rhythm says something
	behaviourGaps  = 500 // thousandths of all gaps that are alike
	behaviourHours = 2   // times that the emptiest hour of the day may be emptier than an even spread
)

// Behaviour reports whether what one actor did looks like a machine's work, and why:
// most texts follow a few templates, differing in numbers, links and names only, and
// its rhythm is nobody's: every hour of the day, gaps of one length, or answers that
// come within seconds of each other. Only both together, or one of them with a name
// that says so, make a machine; why names what was seen in any case. Silence, and less
// than a dozen texts, say nothing. The lines are expected to be of one actor, in any
// order; texts that a collector worded itself are left out.
//
// Source of the signs: comment patterns (BoDeGHa) and activity rhythm (RABBIT).
func Behaviour(lines []Evidence) (machine bool, why []string) {
	named := false
	var texts []string
	var moments []time.Time
	for _, ev := range lines {
		named = named || Machine(ev.Actor)
		if !spoken[ev.Kind] || ev.Source == "gitlog" {
			continue
		}
		texts = append(texts, cmp.Or(ev.Text, ev.Quote))
		if !ev.When.IsZero() {
			moments = append(moments, ev.When.UTC())
		}
	}
	template, says := templated(texts)
	if template {
		why = append(why, says)
	}
	rhythm, says := mechanical(moments)
	if rhythm {
		why = append(why, says)
	}
	if named {
		why = append(why, "named as a machine")
	}
	return template && rhythm || named && (template || rhythm), why
}

// spoken are the kinds whose texts their actor wrote.
var spoken = map[Kind]bool{Review: true, ReviewComment: true, Issue: true, IssueComment: true, MergedPull: true, ClosedPull: true}

// templated reports whether most texts are near-equal to others.
func templated(texts []string) (bool, string) {
	type form struct {
		words []string // sorted, each once
		n     int
	}
	var forms []form
	all := 0
	slices.Sort(texts) // what comes first makes the form
	for _, text := range texts {
		words := shape(text)
		if len(words) < behaviourWords {
			continue
		}
		all++
		i := slices.IndexFunc(forms, func(f form) bool { return alike(f.words, words) })
		if i >= 0 {
			forms[i].n++
		} else if len(forms) < behaviourForms {
			forms = append(forms, form{words, 1})
		}
	}
	same := 0
	for _, f := range forms {
		if f.n >= 3 {
			same += f.n
		}
	}
	if all < behaviourTexts || same*1000 < all*behaviourShare {
		return false, ""
	}
	return true, fmt.Sprintf("%d of %d texts follow a template", same, all)
}

// shape returns the words of a text that a template would keep: none with a digit, no
// link, no mention; sorted, each once.
func shape(text string) []string {
	var words []string
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if strings.Contains(word, "://") || strings.HasPrefix(word, "@") || strings.ContainsFunc(word, unicode.IsDigit) {
			continue
		}
		if word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); word != "" {
			words = append(words, word)
		}
		if len(words) == 200 {
			break
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// alike reports whether two sorted lists have most words in common (Jaccard).
func alike(a, b []string) bool {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			both++
			i, j = i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return both*1000 >= (len(a)+len(b)-both)*behaviourLike
}

// mechanical reports whether moments come in a rhythm that no person has.
func mechanical(moments []time.Time) (bool, string) {
	if len(moments) < behaviourDates {
		return false, ""
	}
	slices.SortFunc(moments, time.Time.Compare)
	var hours [24]int
	timed := 0
	equal := map[time.Duration]int{} // gaps, in minutes
	quick := 0
	for i, t := range moments {
		if t.Hour()+t.Minute()+t.Second() > 0 { // a bare day has no hour
			hours[t.Hour()]++
			timed++
		}
		if i == 0 {
			continue
		}
		gap := t.Sub(moments[i-1])
		equal[gap.Round(time.Minute)]++
		if gap <= 5*time.Second {
			quick++
		}
	}
	gaps := len(moments) - 1
	for _, gap := range slices.Sorted(maps.Keys(equal)) {
		n := equal[gap]
		if n*1000 >= gaps*behaviourGaps && gap >= time.Minute && gap%(24*time.Hour) != 0 {
			return true, fmt.Sprintf("%d of %d gaps last equally long", n, gaps)
		}
	}
	switch {
	case quick*1000 >= gaps*behaviourGaps:
		return true, fmt.Sprintf("%d of %d come within seconds of the one before", quick, gaps)
	case timed >= behaviourDates && slices.Min(hours[:])*24*behaviourHours >= timed:
		return true, "active in every hour of the day alike"
	}
	return false, ""
}
