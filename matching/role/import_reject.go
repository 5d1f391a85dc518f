package role

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

var (
	onlyWords    = []string{"only", "solely", "exclusively", "purely", "pure", "nothing but", "just", "alone", "limited to", "restricted to", "mainly", "mostly", "nur", "reine", "rein", "ausschließlich"}
	withoutWords = []string{"no", "without", "never", "lack", "lacks", "lacking", "none", "missing", "not any", "keine", "ohne"}
	// What narrows a field to less than its area: no rule over areas says that.
	partWords = []string{"academic", "theoretical", "hobby"}
	// Words for work that are no names of areas.
	areaWords = map[string]skill.Area{"analysis": skill.DataAnalysis, "analyses": skill.DataAnalysis, "call taking": skill.HelpDesk, "game scripting": skill.Game, "front ends": skill.Frontend,
		"web design": skill.Design, "manual testing": skill.ManualTest, "manual testers": skill.ManualTest, "hardware": skill.Embedded,
		"user interfaces": skill.Frontend, "user interface": skill.Frontend, "web pages": skill.Frontend, "websites": skill.Frontend, "web sites": skill.Frontend, "web": skill.Frontend,
		"phone": skill.Mobile, "phones": skill.Mobile, "phone apps": skill.Mobile, "analysts": skill.DataAnalysis, "testers": skill.ManualTest, "data scientists": skill.MachineLearn, "data scientist": skill.MachineLearn, "project managers": skill.Management, "managers": skill.Management, "designers": skill.Design, "notebooks": skill.DataAnalysis,
		"first-level support": skill.HelpDesk, "first level support": skill.HelpDesk, "first-line support": skill.HelpDesk, "first line support": skill.HelpDesk, "1st line support": skill.HelpDesk,
		"support desk": skill.HelpDesk, "support desks": skill.HelpDesk, "service desk": skill.HelpDesk, "service desks": skill.HelpDesk, "call centre": skill.HelpDesk, "call center": skill.HelpDesk}
)

// reject sets the rules that the text states over areas.
func (im *importer) reject() {
	for _, s := range im.sentences {
		low := im.low[s.start:s.end]
		if s.section != rejectPart && (s.section == companyPart || !refuses(low)) {
			continue
		}
		for _, c := range s.clauses(im.text) {
			for _, rule := range im.rules(im.low[c.start:c.end]) {
				if len(im.spec.Reject) < maxRules && !slices.ContainsFunc(im.spec.Reject, rule.equal) {
					im.spec.Reject = append(im.spec.Reject, rule)
					im.cite(item("reject", len(im.spec.Reject)-1), s.span)
				}
			}
		}
	}
}

// maxRules bounds the rules of a draft.
const maxRules = 10

func (r Reject) equal(o Reject) bool {
	return slices.Equal(r.Only, o.Only) && slices.Equal(r.Without, o.Without)
}

// rules reads the rules of one clause. Each "only" of an enumeration is a rule of its
// own: "development only, or help desk only".
func (im *importer) rules(low string) []Reject {
	parts := []string{low}
	for _, between := range []string{", or ", " or ", ", "} {
		split := strings.Split(low, between)
		if len(split) > 1 && !slices.ContainsFunc(split, func(p string) bool { return !anyPhrase(p, onlyWords) }) {
			parts = split
			break
		}
	}
	var rules []Reject
	for _, p := range parts {
		rules = append(rules, im.rulesOf(p)...)
	}
	return slices.DeleteFunc(rules, im.selfRejecting)
}

// rulesOf reads one part of a clause: what stands behind "without" is missing, what
// "only" stands with, or whom a refusal names, is all there is.
func (im *importer) rulesOf(low string) []Reject {
	low, refused := withoutRefusal(low)
	head, tail := "", low
	if only := firstPhrase(low, onlyWords); only.start >= 0 {
		head, tail = low, ""
		if i := firstPhrase(low[only.end:], withoutWords).start; i >= 0 {
			head, tail = low[:only.end+i], low[only.end+i:]
		}
	} else if i := firstPhrase(low, withoutWords).start; i < 0 && refused {
		head, tail = low, ""
	} else if i > 0 && refused && len(im.areas(low[:i])) > 0 {
		head, tail = low[:i], "" // front-end people without any server work: they show nothing else
	}
	var rules []Reject
	if areas := im.areas(head); len(areas) > 0 && !anyPhrase(head, partWords) {
		rules = append(rules, Reject{Only: areas})
	}
	if areas := im.areas(tail); len(areas) > 0 && anyPhrase(tail, withoutWords) {
		rules = append(rules, Reject{Without: areas})
	}
	return rules
}

// selfRejecting reports whether a rule would reject people for the very work that the
// title names; then the sentence was misread.
func (im *importer) selfRejecting(r Reject) bool {
	return slices.ContainsFunc(im.taxonomy.TitleAreas(im.spec.Title), func(a skill.Area) bool {
		return slices.ContainsFunc(r.Only, a.Within)
	})
}

// areas returns the areas that some words name, in the order of the list of areas.
func (im *importer) areas(low string) []skill.Area {
	words := strings.FieldsFunc(low, func(r rune) bool { return strings.ContainsRune(" ,.()/:\"“”", r) })
	named := map[skill.Area]bool{}
	for i := 0; i < len(words); {
		n := min(3, len(words)-i)
		for ; n > 0; n-- {
			if a, ok := areaOf(strings.Join(words[i:i+n], " ")); ok {
				named[a] = true
				break
			}
		}
		i += max(n, 1)
	}
	var all []skill.Area
	for _, a := range skill.Areas() {
		if named[a] {
			all = append(all, a)
		}
	}
	if len(all) == 0 {
		all = im.taxonomy.TitleAreas(low)
	}
	return all
}

func areaOf(words string) (skill.Area, bool) {
	if a, ok := areaWords[words]; ok {
		return a, true
	}
	switch words { // names of areas that in prose are words like others
	case "server", "apps", "ui", "systems", "platform", "cloud", "operations", "leadership", "manager", "development", "game", "games", "network":
		return "", false
	}
	a, err := skill.ParseArea(words)
	return a, err == nil
}

// intake keeps the words of the three lists of the intake meeting.
func (im *importer) intake() {
	i := &im.spec.Intake
	for _, s := range im.sentences {
		switch {
		case boilerplate(im.low[s.start:s.end]):
		case anyPhrase(im.low[s.start:s.end], clicheWords) && wordCount(im.low[s.start:s.end]) <= shortRemark:
		case s.section == mustPart:
			im.keep(&i.WithoutHelp, "intake.without_help", s.span)
		case s.section == nicePart:
			im.keep(&i.CanLearn, "intake.can_learn", s.span)
		case s.section == rejectPart:
			im.keep(&i.Reject, "intake.reject", s.span)
		}
	}
}

// shortRemark is the number of words up to which a sentence with a cliché says nothing
// else: "Rockstars only!".
const shortRemark = 3

// mostKept bounds each list of the intake meeting.
const mostKept = 20

func (im *importer) keep(list *[]string, path string, at span) {
	text := shortened(im.quote(at), longestQuote)
	if len(*list) < mostKept && !slices.Contains(*list, text) {
		*list = append(*list, text)
		im.cite(item(path, len(*list)-1), at)
	}
}
