package role

import (
	"regexp"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// A relation is how two neighbouring skills of a clause hang together.
type relation uint8

const (
	apart   relation = iota // other words between them
	either                  // or, a slash
	listed                  // a comma: what the end of the list says
	both                    // and
	example                 // such as, a bracket
	closing                 // a bracket has closed between them
)

var (
	eitherWords  = []string{"or", "and/or", "oder", "bzw", "respectively", "alternatively", "/", "|"}
	bothWords    = []string{"and", "&", "as well as", "und", "sowie", "plus", "+"}
	exampleWords = []string{"such as", "like", "e.g", "eg", "for example", "for instance", "including", "incl", "i.e", "z.b", "wie", "namely", "especially", "particularly"}
	choiceWords  = []string{"one of", "one or more of", "at least one", "any of", "either", "mindestens eine", "eine der"}
)

// oneOfKind is one thing before a colon, of which a list gives the kinds: "a warehouse:
// Snowflake, BigQuery, dbt".
var oneOfKind = regexp.MustCompile(`\b(?:an?|any|some|one)\s+(?:[\pL\d-]+\s+){0,3}[\pL\d-]+:\s*$`)

// mostBetween is how many words may stand between two names of one list, bracketReach
// how many between a name and the bracket that explains it.
const (
	mostBetween  = 4
	bracketReach = 8
)

// choiceReach is how many bytes before a list "one of" may stand.
const choiceReach = 40

// groups puts the skills of a clause together that are alternatives of each other.
func (im *importer) groups(low string, all []found) [][]found {
	relations := make([]relation, len(all)) // to the skill before; of the first none
	for i := 1; i < len(all); i++ {
		relations[i] = relate(low, all[i-1], all[i])
	}
	dropped := im.settle(low, all, relations, slices.Clone(relations))
	var groups [][]found
	for i, f := range all {
		switch {
		case dropped[i]:
		case i > 0 && relations[i] == either && len(groups) > 0:
			groups[len(groups)-1] = append(groups[len(groups)-1], f)
		default:
			groups = append(groups, []found{f})
		}
	}
	return groups
}

// versions are numbers behind a name, which may hold a slash: "Windows 10/11".
var versions = regexp.MustCompile(`/?\b\d[\d.x/]*\b`)

// relate reads the words between two skills.
func relate(low string, a, b found) relation {
	between := low[a.End:b.Start]
	if a.paren != b.paren {
		if b.paren >= a.End && wordCount(between) <= bracketReach {
			if anyPhrase(between, eitherWords) {
				return either
			}
			return example
		}
		if i := strings.LastIndexByte(between, ')'); i >= 0 && anyPhrase(between[i:], eitherWords) && wordCount(between) <= bracketReach {
			return either
		}
		return closing
	}
	between = versions.ReplaceAllString(between, " ")
	words := wordCount(strings.Trim(between, " ,"))
	switch {
	case anyPhrase(between, exampleWords):
		if anyPhrase(between[:firstPhrase(between, exampleWords).start], bothWords) {
			return apart // "CAN bus and of an operating system, e.g. FreeRTOS": another noun heads the examples
		}
		return example
	case words > mostBetween || strings.Contains(between, ";"):
		return apart
	case strings.ContainsAny(between, "/|") || anyPhrase(between, eitherWords):
		return either
	case strings.ContainsAny(between, "&+") || anyPhrase(between, bothWords):
		return both
	case strings.Contains(between, ","):
		return listed
	}
	return apart
}

// settle decides the open relations: a list ends in "or" or "and" and means that
// throughout, examples are alternatives of each other, and of a list that says neither
// those are alternatives that are alike. It returns which skills only head a list of
// examples.
func (im *importer) settle(low string, all []found, r, was []relation) (dropped []bool) {
	dropped = make([]bool, len(all))
	inList := func(i int) bool { return was[i] == listed || was[i] == either || was[i] == both }
	for i := 1; i < len(all); {
		end := i
		for end < len(all) && inList(end) {
			end++
		}
		if i < end {
			examples := all[i-1].paren >= 0 && all[i-1].paren == all[i].paren || i > 1 && was[i-1] == example
			start := max(0, all[i-1].Start-choiceReach)
			before := low[start:all[i-1].Start]
			choice := examples || oneOfKind.MatchString(before) || anyPhrase(before, choiceWords) || anyPhrase(before, exampleWords)
			im.settleList(all[i-1:end], r[i:end], choice, endsInOr(low[all[end-1].End:]))
		}
		for end < len(all) && !inList(end) {
			if was[end] == example {
				last := end + 1
				for last < len(all) && inList(last) {
					last++
				}
				dropped[end-1] = im.settleHead(all, r, end, last)
			}
			end++
		}
		i = end
	}
	return dropped
}

// settleList settles one list by the relations between its skills. "or", which may
// stand behind it ("A, B or similar"), holds as far as the next "and". In a choice all
// are alternatives, whatever joins them.
func (im *importer) settleList(list []found, r []relation, choice, or bool) {
	same := !slices.Contains(r, both)
	for i := range r {
		same = same && im.alike(list[i].Skill, list[i+1].Skill)
	}
	for i := len(r) - 1; i >= 0; i-- {
		or = r[i] == either || or && r[i] != both
		switch {
		case r[i] == either:
		case choice, or && r[i] == listed:
			r[i] = either
		case same:
			r[i] = either
		default:
			r[i] = apart
		}
	}
}

// endsInOr reports whether the words behind a list go on with "or".
func endsInOr(rest string) bool {
	rest = strings.TrimLeft(rest, " ,")
	return strings.HasPrefix(rest, "or ") || strings.HasPrefix(rest, "oder ")
}

// settleHead decides what becomes of the skill before its examples. A language or
// product stands for itself ("Java (Spring)"); a practice that an example shows joins
// them ("message queues such as Kafka"), and so does a platform the language in which
// one works on it ("Android (Kotlin)"); any other only says of what they are examples
// ("networking (sockets, TCP/IP)"), and the examples say what is meant.
func (im *importer) settleHead(all []found, r []relation, at, end int) (dropped bool) {
	head := all[at-1]
	r[at] = apart
	practice := head.kind == skill.Practice || head.kind == skill.Protocol || im.common(head.Skill)
	if !practice && (head.kind == skill.Language || head.kind == skill.Framework) {
		return false
	}
	for _, f := range all[at:end] {
		if im.implies(f.Skill, head.Skill) || f.kind == skill.Language && im.nearBy(f.Skill, head.Skill) {
			r[at] = either
			return false
		}
	}
	if practice && at > 1 {
		r[at] = r[at-1] // they hang on what the practice hung on
	}
	return practice
}

// alike reports whether one of two skills easily stands in for the other: they are of
// a kind and an edge joins them or both show the same practice.
func (im *importer) alike(a, b skill.ID) bool {
	x, _ := im.taxonomy.Skill(a)
	y, _ := im.taxonomy.Skill(b)
	if x.Kind != y.Kind || x.Kind == skill.Practice {
		return false
	}
	for _, e := range im.taxonomy.Near(a) {
		if e.From == b {
			return x.Kind != skill.Language
		}
	}
	for _, id := range im.taxonomy.Implied(a) {
		if s, _ := im.taxonomy.Skill(id); s.Kind == skill.Practice && im.implies(b, id) && x.Kind != skill.Language {
			return true
		}
	}
	return false
}

// nearBy reports whether the taxonomy has an edge from one skill to another.
func (im *importer) nearBy(from, to skill.ID) bool {
	return slices.ContainsFunc(im.taxonomy.Near(to), func(e skill.Edge) bool { return e.From == from })
}

// common reports whether a name is a common noun ("ticketing systems") rather than
// that of a product: its makers write it in lower case.
func (im *importer) common(id skill.ID) bool {
	s, _ := im.taxonomy.Skill(id)
	return strings.ToLower(s.Name) == s.Name && strings.Contains(s.Name, " ")
}

func (im *importer) implies(id, other skill.ID) bool {
	return slices.Contains(im.taxonomy.Implied(id), other)
}
