package role

import (
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// An ask is one requirement as the text states it: alternatives out of one clause.
type ask struct {
	any      []skill.ID
	adjacent []skill.ID
	accept   bool // something near is accepted
	apart    bool // the whole of it is only accepted as adjacent to something else
	depth    string
	need     Need
	weak     bool // nothing says that a person must bring it: a duty, a stack, a remark
	plain    bool // out of running text, which no heading says anything about
	field    bool // only says what the years of work were spent on
	title    bool
	joined   bool // a requirement has said in full what the title names
	again    bool // a second sentence mentions it
	weight   int  // emphasis, see the scale in import_cluster.go
	clause   int  // start of the clause: what is asked for together stays together
	source   span
}

// A found is a skill in a clause: its place counts from the begin of the clause.
type found struct {
	skill.Match
	kind  skill.Kind
	paren int // where the bracket opens in which it stands, -1 outside of one
}

// asksOf returns the requirements of one clause.
func (im *importer) asksOf(s sentence, c span) []ask {
	low := im.low[c.start:c.end]
	found := im.find(c, s.item || s.labeled)
	if s.section == plainPart && !s.item || s.section == tasksPart || s.section == teamPart {
		found = im.things(c, found, s.section != plainPart)
	}
	if len(found) == 0 {
		return nil
	}
	var asks []ask
	for _, g := range im.groups(low, found) {
		a := ask{clause: c.start, source: c, weight: usualWeight}
		for _, f := range g {
			if !slices.Contains(a.any, f.Skill) {
				a.any = append(a.any, f.Skill)
			}
		}
		near := outside(low, g[0], found)
		im.judge(&a, near, s, g[0])
		a.apart = instead(low, near, g[0])
		if n := len(asks); n > 0 && too(low[g[len(g)-1].End:]) {
			a.need, a.weak = asks[n-1].need, asks[n-1].weak
		}
		a.field = s.section == plainPart && g[0].kind == skill.Practice && spanYears(low, g[0].Start)
		asks = append(asks, a)
	}
	asks = im.narrowed(asks)
	for i := range asks { // "or similar" and "accepted" speak of the group before them
		from, until := reach(low, asks, found, i)
		asks[i].accept = asks[i].accept || anyPhrase(low[from:until], similarWords)
	}
	return asks
}

// spanYears reports whether a number of years stands before a place in a clause with
// nothing but a few words between: "three years of data engineering".
func spanYears(low string, at int) bool {
	all := yearsAsked.FindAllStringIndex(low[:at], -1)
	if len(all) == 0 {
		return false
	}
	between := low[all[len(all)-1][1]:at]
	return wordCount(between) <= mostBetween && !strings.ContainsAny(between, ",:;")
}

// too reports whether the words behind a skill say of it what was said before: "dbt
// would be a plus, Airflow too".
func too(behind string) bool {
	behind = strings.TrimLeft(behind, " ")
	return strings.HasPrefix(behind, "too") && !strings.HasPrefix(behind, "tool") || strings.HasPrefix(behind, "as well") && !strings.HasPrefix(behind, "as well as") || strings.HasPrefix(behind, "likewise")
}

// enumerates reports whether a clause is no more than a list that begins with a skill:
// "Java, Spring, 5 years."
func enumerates(low string, f found) bool {
	return f.Start < len(low) && strings.HasPrefix(low[f.End:], ",") && (f.Start == 0 || strings.Contains(low[:f.Start], ",")) && !hasVerb(low)
}

// hasVerb reports whether a clause says what is or is done.
func hasVerb(low string) bool {
	return anyPhrase(low, []string{"is", "are", "was", "were", "we", "our", "you", "they", "it", "has", "have", "runs", "run", "will", "would"})
}

// narrowed settles what a clause says twice, wide and in full. A practice goes: in "test
// automation with Selenium or Cypress" each of the tools shows it. A language of every
// field joins: "SQL on PostgreSQL or MySQL" is one thing to know.
func (im *importer) narrowed(asks []ask) []ask {
	wide := func(a, b ask) bool {
		return len(a.any) == 1 && a.need == b.need && !slices.ContainsFunc(b.any, func(id skill.ID) bool { return !im.implies(id, a.any[0]) })
	}
	var kept []ask
	for i, a := range asks {
		s, _ := im.taxonomy.Skill(a.any[0])
		joins := s.Kind == skill.Language && len(s.Areas) == 0
		at := slices.IndexFunc(asks, func(b ask) bool { return wide(a, b) })
		switch {
		case at < 0 || at == i || !joins && s.Kind != skill.Practice:
			kept = append(kept, a)
		case joins && at > i:
			asks[at].any = append([]skill.ID{s.ID}, asks[at].any...)
		}
	}
	return kept
}

// judge reads from the words of a clause, without the remarks about other skills, how
// much a group that begins with a skill is meant.
func (im *importer) judge(a *ask, low string, s sentence, first found) {
	need, said := needAt(low, first.Start)
	switch {
	case s.section == nicePart && !(said && need == Must):
		a.need = Trainable
	case said:
		a.need = need
	case s.section == mustPart || s.section != levelPart && anyPhrase(low, askWords) || s.section == plainPart && enumerates(low, first):
		a.need = Must
	default:
		a.need, a.weak = Must, true
	}
	if said && need == Must {
		a.weight++
	}
	if a.need == Must && !a.weak {
		a.depth = depthBefore(low[:first.Start])
	}
}

// reach returns the part of the clause in which "or similar" speaks of the i-th group:
// from its first skill to the next group.
func reach(low string, asks []ask, all []found, i int) (from, until int) {
	from, until = len(low), len(low)
	for _, f := range all {
		if slices.Contains(asks[i].any, f.Skill) {
			from = min(from, f.Start)
		}
	}
	if i+1 < len(asks) {
		for _, f := range all {
			if f.Start > from && slices.Contains(asks[i+1].any, f.Skill) {
				until = min(until, f.Start)
			}
		}
	}
	return from, max(from, until)
}

// The verbs that say how deep the experience must be, where they stand before a skill.
// They are those of what somebody has done: a bare "own" or "operate" names a duty, and
// few résumés prove ownership skill by skill. Measured on five judged roles, asking for
// it wherever a verb of work stands cost 8 % of the ranking's quality.
var (
	designVerbs = []string{"designing", "designed", "architecting", "architected"}
	ownVerbs    = []string{"owning", "owned", "ownership of", "operated"}
)

// depthReach is how many bytes before the skill the verb may stand.
const depthReach = 48

func depthBefore(before string) string {
	near := before[max(0, len(before)-depthReach):]
	if i := strings.LastIndexAny(near, ",:("); i >= 0 {
		near = near[i:]
	}
	switch {
	case anyPhrase(near, designVerbs):
		return "design"
	case anyPhrase(near, ownVerbs):
		return "own"
	}
	return ""
}

// denials are the words before a skill that say it is not meant.
var denials = []string{"without", "without a", "without an", "without any", "no", "instead of", "rather than"}

func denied(before string) bool {
	before = strings.TrimRight(before[max(0, len(before)-24):], " (")
	return slices.ContainsFunc(denials, func(d string) bool { return before == d || strings.HasSuffix(before, " "+d) })
}

// purpose reports whether the words before a practice say that it is what the skill
// before it is for: "Python for test automation" asks for Python.
func purpose(before string) bool {
	before = strings.TrimRight(before, " ")
	return strings.HasSuffix(before, " for") || strings.HasSuffix(before, " for our") || strings.HasSuffix(before, " for the")
}

// mostInClause bounds the skills read from one clause; nobody asks for so many.
const mostInClause = 40

// find returns the skills of a clause in order, each once at each place.
func (im *importer) find(c span, list bool) []found {
	text := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, im.text[c.start:c.end])
	matches := im.taxonomy.Find(nil, text)
	if list {
		matches = im.taxonomy.FindInList(nil, text)
	}
	matches = im.settled(c, text, matches)
	var all []found
	for _, m := range matches {
		s, _ := im.taxonomy.Skill(m.Skill)
		if before := im.low[c.start : c.start+m.Start]; im.ignored(s) || denied(before) || s.Kind == skill.Practice && len(all) > 0 && purpose(before) {
			continue
		}
		if len(all) < mostInClause {
			all = append(all, found{m, s.Kind, openBracket(text[:m.Start])})
		}
	}
	return all
}

// openBracket returns where the last bracket opens that is still open, or -1.
func openBracket(before string) int {
	open := strings.LastIndexByte(before, '(')
	if open >= 0 && strings.IndexByte(before[open:], ')') < 0 {
		return open
	}
	return -1
}

// ignored reports whether a skill says nothing about a person for this role: it is what
// every job has, or management in a role that is not about it.
func (im *importer) ignored(s skill.Skill) bool {
	return slices.Contains(generic, s.ID) || slices.Contains(managing, s.ID) && !im.manages
}

// generic are skills that every software job names and no search can tell people by;
// managing are those of managers, which other jobs name in passing.
var (
	generic  = []skill.ID{"software-development", "apis", "systems-integration", "open-source", "web-development", "scalability", "sdlc"}
	managing = []skill.ID{"project-management", "product-management", "people-management", "it-management", "team-leadership", "presales", "process-improvement", "change-management"}
)
