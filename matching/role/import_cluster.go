package role

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

// The scale of emphasis. A line weighs 3 like a cluster that does not say; the title
// (or, if it names no skill, coming first), a word like "required" and a second mention
// each add 1, and a cluster weighs what its lines weigh together, within bounds: what
// the role is about weighs at least 6, as in specs that people write, and however many
// tools a text lists for something beside it, that does not outweigh it.
const (
	usualWeight  = 3
	weakWeight   = 2 // a must-have that no sentence asks for: a duty, a stack
	habitWeight  = 2 // ways of working, which every job names
	leastCore    = 6 // of what the title names, else of what is asked for first
	mostBeside   = 4 // of a must-have beside the core
	learntWeight = 2 // most of what is trainable
	coreName     = "Core"
)

// clusters turns what the sentences ask for into clusters of requirements.
func (im *importer) clusters() {
	asks := im.asks()
	lines, apart := im.merged(asks)
	im.accept(lines, apart)
	if len(lines) > maxDraftLines {
		im.left = len(lines) - maxDraftLines
		lines = lines[:maxDraftLines]
	}
	var keys []string
	grouped := map[string][]ask{}
	for _, l := range lines {
		key := string(l.need) + " " + im.theme(l, lines)
		if _, seen := grouped[key]; !seen {
			keys = append(keys, key)
		}
		grouped[key] = append(grouped[key], l)
	}
	slices.SortStableFunc(keys, func(a, b string) int { return strings.Compare(a[:4], b[:4]) }) // must before trainable
	names := map[string]bool{}
	for _, key := range keys {
		im.addCluster(im.clusterName(key, grouped[key], names), grouped[key], strings.HasSuffix(key, " "+coreName))
	}
}

// asks returns what the title and the sentences ask for, must-haves first.
func (im *importer) asks() []ask {
	all := im.titleAsks()
	last, block := 0, -1 // where the asks of the sentence before begin, and its block
	for _, s := range im.sentences {
		low := im.low[s.start:s.end]
		if !s.section.ranks() || s.section == levelPart || s.span == im.titleSpan || s.span == im.problem && s.section != tasksPart || boilerplate(low) || im.tags(s) {
			continue
		}
		if anyPhrase(low, degreeWords) || refuses(low) {
			continue // what somebody studied is not what they can do, whom nobody wants not what is asked for
		}
		if neverAsked.MatchString(low) {
			continue
		}
		before := len(all)
		for _, c := range s.clauses(im.text) {
			all = append(all, im.asksOf(s, c)...)
		}
		if s.section == systemsPart || s.section == teamPart || hiringFor.MatchString(im.text[s.start:s.end]) {
			all = append(all[:before], im.products(all[before:])...)
		}
		for i := before; i < len(all); i++ {
			all[i].plain = s.section == plainPart
		}
		if len(all) == before && s.block == block && aboutBefore(low) {
			for i := last; i < before; i++ {
				all[i].need, all[i].weak, all[i].plain = Trainable, false, false
			}
		}
		last, block = before, s.block
		if len(all) == before && s.section == mustPart && !s.labeled {
			im.bare = append(im.bare, s.span)
		}
	}
	all = im.decideWeak(all)
	slices.SortStableFunc(all, func(a, b ask) int { return rank(a) - rank(b) })
	if len(all) > 0 && all[0].need == Must && !all[0].title && !all[0].weak {
		all[0].weight++ // where the title names nothing, what comes first is meant most
	}
	return all
}

// rank orders asks: what must be there, then what may be learned, each in the order of
// the text.
func rank(a ask) int {
	if a.need == Trainable {
		return 1
	}
	return 0
}

// decideWeak settles what is named and not asked for. Beside real requirements a duty
// or the stack may be learned on the job, and so may the products that a text without
// headings names in passing; under headings a remark is nothing. In a text without any
// requirement they are all there is.
func (im *importer) decideWeak(all []ask) []ask {
	asked := slices.ContainsFunc(all, func(a ask) bool { return a.need == Must && !a.weak && !a.title && !a.field })
	for i := range all {
		a := &all[i]
		switch {
		case a.need == Trainable:
			a.weight = learntWeight
		case a.weak && asked:
			a.need, a.weight = Trainable, 1
		case a.weak:
			a.weight = weakWeight
		case im.habit(a.any[0]):
			a.weight = habitWeight
		}
	}
	if asked {
		headed := im.headed()
		all = slices.DeleteFunc(all, func(a ask) bool {
			return a.field || a.weak && (im.habit(a.any[0]) || a.plain && (headed || !im.product(a)))
		})
	}
	return all
}

// degreeWords mark a sentence about education.
var degreeWords = []string{"degree", "completed studies", "studies in", "studied", "vocational training", "comparable training", "bachelor", "bachelor's", "bachelors", "master's", "masters", "phd", "university", "diploma", "studium", "abschluss", "ausbildung"}

// tags reports whether a sentence is a row of hashtags.
func (im *importer) tags(s sentence) bool {
	words := strings.Fields(im.text[s.start:s.end])
	return !slices.ContainsFunc(words, func(w string) bool { return w[0] != '#' })
}

// product reports whether an ask names a language or product rather than a field of work.
func (im *importer) product(a ask) bool {
	return len(im.products([]ask{{any: slices.Clone(a.any)}})) > 0
}

// products leaves out of some asks what names a field of work rather than a language
// or product.
func (im *importer) products(asks []ask) []ask {
	var kept []ask
	for _, a := range asks {
		a.any = slices.DeleteFunc(a.any, func(id skill.ID) bool {
			k, _ := im.taxonomy.Skill(id)
			return k.Kind == skill.Practice || k.Kind == skill.Protocol
		})
		if len(a.any) > 0 {
			kept = append(kept, a)
		}
	}
	return kept
}

// titleAsks returns what the title asks for: languages and products; a field of work
// ("Systems administrator") is asked for by the rest of the text.
func (im *importer) titleAsks() []ask {
	if im.titleSpan.start == im.titleSpan.end {
		return nil
	}
	s := sentence{span: im.titleSpan, section: titlePart, block: -1}
	asks := im.products(im.asksOf(s, im.titleSpan))
	for i := range asks {
		a := &asks[i]
		a.title, a.weak, a.need, a.depth, a.weight = true, false, Must, "", usualWeight+1
	}
	return asks
}

// merged puts asks for the same skills into one line, and returns apart those that are
// only accepted in place of something else.
func (im *importer) merged(asks []ask) (lines, apart []ask) {
	for _, a := range asks {
		if a.apart {
			apart = append(apart, a)
			continue
		}
		i := slices.IndexFunc(lines, func(l ask) bool { return overlap(l.any, a.any) })
		switch {
		case i < 0:
			lines = append(lines, a)
		case lines[i].need == a.need:
			lines[i].mention(a)
			lines[i].repeat(a)
		default: // a must-have covers it; what is new in it may be learned
			lines[i].mention(a)
			a.any = slices.DeleteFunc(slices.Clone(a.any), func(id skill.ID) bool { return hasSkill(lines, id) })
			if len(a.any) > 0 {
				lines = append(lines, a)
			}
		}
	}
	return lines, apart
}

// mention counts a second sentence about a must-have, once.
func (l *ask) mention(a ask) {
	if l.need == Must && a.source != l.source && !l.again {
		l.weight++
		l.again = true
	}
}

// repeat adds what a second mention says to a line. The title names what the role is about and a
// requirement says it in full, so its alternatives join; between two requirements the
// narrower one stands.
func (l *ask) repeat(a ask) {
	l.accept = l.accept || a.accept
	if l.depth == "" {
		l.depth = a.depth
	}
	if l.title && !l.joined || len(l.any) > 1 && a.clause == l.clause {
		for _, id := range a.any {
			if !slices.Contains(l.any, id) {
				l.any = append(l.any, id)
			}
		}
	}
	if l.title && !l.joined {
		l.joined, l.source, l.clause = true, a.source, a.clause
	}
}

func overlap(a, b []skill.ID) bool {
	return slices.ContainsFunc(a, func(id skill.ID) bool { return slices.Contains(b, id) })
}

func hasSkill(lines []ask, id skill.ID) bool {
	return slices.ContainsFunc(lines, func(l ask) bool { return slices.Contains(l.any, id) })
}

// accept puts each skill that the text only accepts beside the one it comes nearest
// to, else beside the first.
func (im *importer) accept(lines, apart []ask) {
	for _, a := range apart {
		for _, id := range a.any {
			if len(lines) == 0 || hasSkill(lines, id) {
				continue
			}
			best, most := 0, 0
			for i, l := range lines {
				for _, want := range l.any {
					for _, e := range im.taxonomy.Near(want) {
						if e.From == id && e.Eighths > most {
							best, most = i, e.Eighths
						}
					}
				}
			}
			if !slices.Contains(lines[best].adjacent, id) {
				lines[best].adjacent = append(lines[best].adjacent, id)
			}
		}
	}
}

// A theme is a name for requirements that belong together whatever sentence they
// stand in, by a practice that their skills show.
var themes = []struct {
	name   string
	shown  []skill.ID
	habits bool
}{
	{name: "Messaging", shown: []skill.ID{"message-queues"}},
	{name: "Observability", shown: []skill.ID{"system-monitoring", "log-management", "distributed-tracing", "alerting"}},
	{name: "Delivery", shown: []skill.ID{"ci-cd", "infrastructure-as-code", "configuration-management", "build-tools"}},
	{name: "Cloud and runtime", shown: []skill.ID{"cloud-computing", "containerization", "serverless"}},
	{name: "Testing", shown: []skill.ID{"software-testing"}},
	{name: "Data stores", shown: []skill.ID{"sql", "nosql", "rdbms"}},
	{name: "Ways of working", shown: []skill.ID{"agile", "scrum", "kanban", "version-control", "code-review", "pair-programming", "mentoring", "technical-writing", "stakeholder-management", "issue-tracking", "jira", "confluence"}, habits: true},
}

// theme returns what a line is grouped by: the core of the role, a theme, else the
// clause that asks for it.
func (im *importer) theme(l ask, lines []ask) string {
	if im.core(l, lines) {
		return coreName
	}
	for _, t := range themes {
		for _, id := range t.shown {
			if l.any[0] == id || im.implies(l.any[0], id) {
				return t.name
			}
		}
	}
	return fmt.Sprintf("#%d", l.clause)
}

// core reports whether a must-have belongs to what the role is about: what the title,
// names, and the languages and frameworks beside it.
func (im *importer) core(l ask, lines []ask) bool {
	if im.near(l, lines) {
		return true
	}
	return l.need == Must && im.builds(l) && slices.ContainsFunc(lines, func(o ask) bool { return o.clause == l.clause && im.near(o, lines) })
}

// builds reports whether a line asks for a language or framework that one builds with.
func (im *importer) builds(l ask) bool {
	s, _ := im.taxonomy.Skill(l.any[0])
	return (s.Kind == skill.Language || s.Kind == skill.Framework) && !im.implies(s.ID, "software-testing")
}

// near reports whether a line is what the title names or hangs on it directly.
func (im *importer) near(l ask, lines []ask) bool {
	if l.title || l.need == Trainable || !im.builds(l) {
		return l.title
	}
	s, _ := im.taxonomy.Skill(l.any[0])
	for _, t := range lines {
		if !t.title {
			continue
		}
		for _, id := range t.any {
			if t.clause == l.clause || im.implies(s.ID, id) || im.implies(id, s.ID) {
				return true
			}
		}
	}
	return false
}

func (im *importer) habit(id skill.ID) bool {
	for _, t := range themes {
		if t.habits && (slices.Contains(t.shown, id) || im.implies(id, "version-control")) {
			return true
		}
	}
	return false
}

// clusterName returns a name that no cluster has yet: that of the theme, else those
// of the first skills.
func (im *importer) clusterName(key string, lines []ask, taken map[string]bool) string {
	_, name, _ := strings.Cut(key, " ")
	if name == coreName || name[0] == '#' {
		var first []string
		for _, l := range lines[:min(len(lines), 3)] {
			first = append(first, im.name(l.any[0]))
		}
		name = strings.Join(first, ", ")
	} else if len(lines) > 0 && lines[0].need == Trainable {
		name += " to learn"
	}
	unique := name
	for n := 2; taken[unique]; n++ {
		unique = fmt.Sprintf("%s %d", name, n)
	}
	taken[unique] = true
	return unique
}

// addCluster adds a cluster and cites the sentence behind each of its lines.
func (im *importer) addCluster(name string, lines []ask, core bool) {
	c := Cluster{Name: name, Need: lines[0].need}
	for j, l := range lines {
		c.Weight += l.weight
		line := Line{Depth: l.depth}
		for _, id := range l.any {
			line.Any = append(line.Any, im.name(id))
		}
		for _, id := range l.adjacent {
			line.Adjacent = append(line.Adjacent, im.name(id))
		}
		if l.accept {
			line.Accept = acceptAdjacent
		}
		c.All = append(c.All, line)
		im.cite(linePath(len(im.spec.Clusters), j), l.source)
	}
	first := len(im.spec.Clusters) == 0 && !lines[0].weak && !im.habit(lines[0].any[0])
	switch {
	case c.Need == Trainable:
		c.Weight = min(c.Weight, usualWeight)
	case core || first:
		c.Weight = min(max(c.Weight, leastCore), maxWeight)
	default:
		c.Weight = min(c.Weight, mostBeside)
	}
	im.spec.Clusters = append(im.spec.Clusters, c)
}
