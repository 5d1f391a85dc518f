package role

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// What only the text of a job description can show.
const (
	UnreadRequirement Code = "unread-requirement" // a requirement in which no known skill is named
	NoRequirement     Code = "no-requirement"     // no known skill anywhere: nothing to rank by
	LeftOut           Code = "left-out"           // more requirements than a draft holds
)

// mostUnread bounds the findings about requirements without a known skill.
const mostUnread = 12

// findings returns what Lint says of the draft and what the text itself leaves vague,
// with lines of the text, ordered by place.
func (im *importer) findings() []Finding {
	all := slices.DeleteFunc(Lint(im.spec, im.taxonomy), func(f Finding) bool {
		return f.Code == Cliche || f.Code == GenericResponsibility // vague reads the whole text for them
	})
	add := func(code Code, path string, f Finding) { all = append(all, im.spec.finding(code, path, f)) }
	if len(im.spec.Clusters) == 0 {
		add(NoRequirement, "clusters", Finding{
			Message:    "no sentence names a known skill",
			Suggestion: "say what the person must be able to do, with the names of languages, tools or practices",
		})
	}
	if im.left > 0 {
		add(LeftOut, "clusters", Finding{
			Message:    fmt.Sprintf("%d requirements beyond the first %d are left out", im.left, maxDraftLines),
			Suggestion: "keep what must be done without help in the first months",
		})
	}
	if im.guessed.start < im.guessed.end {
		at := im.place(im.guessed.start)
		f := im.spec.finding(SeniorityWithoutMeaning, "level", Finding{
			Message:    "the level is guessed from " + quote(im.quote(im.guessed)) + ", which names no behaviour",
			Suggestion: seniorityQuestion(),
		})
		f.Line, f.Column = at.line, at.column
		all = append(all, f)
	}
	all = append(all, im.unread()...)
	all = append(all, im.vague()...)
	return distinct(all)
}

// unread finds requirements that ask for something no known skill names.
func (im *importer) unread() []Finding {
	var all []Finding
	for _, s := range im.bare[:min(len(im.bare), mostUnread)] {
		cited := slices.ContainsFunc(im.sources, func(o Source) bool {
			return o.Start == s.start && !strings.HasPrefix(o.Path, "intake")
		})
		if cited || wordCount(im.text[s.start:s.end]) < 2 || yearsAsked.MatchString(im.low[s.start:s.end]) {
			continue
		}
		all = append(all, im.findingAt(UnreadRequirement, s, Finding{
			Message:    "no known skill in " + quote(im.quote(s)),
			Why:        "it does not count in the ranking",
			Suggestion: "name a skill, write the words under text if people write them like that, or keep it for the interview",
		}))
	}
	return all
}

// vague finds clichés and duties of every job in the sentences about the role; the
// company may praise itself.
func (im *importer) vague() []Finding {
	var all []Finding
	for _, list := range []struct {
		code    Code
		phrases []string
		format  string
	}{{Cliche, clicheWords, "%q is said by every posting"}, {GenericResponsibility, dutyWords, "%q fits every job"}} {
		for _, phrase := range phrasesIn(im.text, list.phrases) {
			words := spaced(phrase)
			for _, s := range im.sentences {
				if s.section != companyPart && strings.Contains(spaced(im.text[s.start:s.end]), words) {
					all = append(all, im.findingAt(list.code, s.span, Finding{Message: fmt.Sprintf(list.format, phrase)}))
					break
				}
			}
		}
	}
	return all
}

// findingAt returns a finding about a sentence of the text rather than a key.
func (im *importer) findingAt(code Code, s span, f Finding) Finding {
	at := im.place(s.start)
	f = im.withAdvice(code, f)
	f.Line, f.Column = at.line, at.column
	return f
}

func (im *importer) withAdvice(code Code, f Finding) Finding {
	why := f.Why
	f = im.spec.finding(code, "", f)
	f.Why = cmp.Or(why, f.Why)
	return f
}

// distinct orders findings and drops those that say the same of the same place.
func distinct(all []Finding) []Finding {
	order(all)
	seen := map[Finding]bool{}
	return slices.DeleteFunc(all, func(f Finding) bool {
		key := Finding{Code: f.Code, Message: f.Message}
		key.Path, key.Line = f.Path, f.Line
		if seen[key] {
			return true
		}
		seen[key] = true
		return false
	})
}

// ordered returns the sources in the order of the spec: they were cited in it, but for
// the parts of the impact and the clusters, which come where the spec has them.
func (im *importer) ordered() []Source {
	keys := []string{"title", "problem", "impact", "level", "years", "baseline", "clusters", "reject", "intake"}
	slices.SortStableFunc(im.sources, func(a, b Source) int {
		return slices.Index(keys, topKey(a.Path)) - slices.Index(keys, topKey(b.Path))
	})
	return im.sources
}

func topKey(path string) string {
	if i := strings.IndexAny(path, ".["); i >= 0 {
		return path[:i]
	}
	return path
}
