package matching

import (
	"strings"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// An observation says that a profile shows one skill at one place. Everything that
// a score or a reason needs to know of a skill is in its observations.
type observation struct {
	skill skill.ID
	shown score.Evidence
	last  Month
	work  bool // stands in the text of work or in public activity, not in a claim
	cite  citation
}

// A citation is where an observation stands: a range of a passage, or an activity.
type citation struct {
	passage    int // index into Profile.Passages; -1 for an activity
	start, end int // bytes of the passage's text
	activity   int // index into Profile.Activity
}

// A reader turns one profile into observations. Skills have numbers in the order in
// which the profile first shows them, so that what is counted by skill needs no map.
type reader struct {
	known
	asOf    Month
	profile *Profile
	found   []observation
	which   []int         // the number of each of found
	numbers []int32       // by number in the taxonomy: the number here and one, 0 where not shown
	skills  []shownSkill  // by number; the reserved IDs of levels come last
	levels  []shownLevels // until they join found
	engaged []engaged     // by engagement, see at

	// Room that each use writes anew.
	tellings  []telling
	sentences []sentence
	matches   []skill.Match
	places    [2][]int // see groups
	totals    []int    // by engagement, see share
	uses      []use
	worked    []areaSet // by engagement, see engagementAreas
	tallies   []skillTally
	jobs      []datedJob
	tenured   []tenure
	stretches []stretch // of all that is tenured
}

// room returns n zero items in the memory of a buffer.
func room[T any](buffer *[]T, n int) []T {
	*buffer = append((*buffer)[:0], make([]T, n)...)
	return *buffer
}

// observe reads a profile. All observations are found then: of skills in the order of
// the passages, then of the activity; of levels likewise behind them.
func (r *reader) observe(asOf Month, p *Profile) {
	r.begin(asOf, p)
	for _, t := range r.told() {
		r.sentence(t)
	}
	r.share()
	r.lower()
	r.activities()
	r.joinLevels()
}

// begin forgets the profile before.
func (r *reader) begin(asOf Month, p *Profile) {
	r.asOf, r.profile = asOf, p
	r.found, r.which, r.skills, r.levels = r.found[:0], r.which[:0], r.skills[:0], r.levels[:0]
	r.engaged = r.engaged[:0]
	room(&r.numbers, len(r.known.all))
}

// number returns the number of a skill of the taxonomy.
func (r *reader) number(of int) int {
	n := int(r.numbers[of]) - 1
	if n < 0 {
		n = len(r.skills)
		r.numbers[of] = int32(n + 1)
		r.skills = append(r.skills, r.known.all[of])
	}
	return n
}

// record adds an observation of the skill of a number.
func (r *reader) record(o *observation, n int) {
	r.found = append(r.found, *o)
	r.found[len(r.found)-1].skill = r.skills[n].id
	r.which = append(r.which, n)
}

// skillGroups are the observations of each skill: indices of found, ascending.
type skillGroups struct{ order, starts []int }

// of returns the group of the skill of a number.
func (g skillGroups) of(n int) []int {
	return g.order[g.starts[n]:g.starts[n+1]:g.starts[n+1]]
}

// groups sorts what is found by skill, until it is called again.
func (r *reader) groups() skillGroups {
	g := skillGroups{room(&r.places[0], len(r.which)), room(&r.places[1], len(r.skills)+2)}
	for _, n := range r.which {
		g.starts[n+2]++
	}
	for n := 2; n < len(g.starts); n++ {
		g.starts[n] += g.starts[n-1]
	}
	for i, n := range r.which {
		g.order[g.starts[n+1]] = i
		g.starts[n+1]++ // from where the group of n starts to where the next one does
	}
	return g
}

// A telling is a sentence of a passage and how deep it goes.
type telling struct {
	passage int
	sentence
	depth score.Depth
	means bool // names things in the text of work, and nothing else
}

// told returns the sentences of all passages that tell of something. A line that
// only names things, "Environment: Java, Oracle", lists the means of what the rest of
// its job tells: where that tells of deeds, they were used.
func (r *reader) told() []telling {
	all := r.tellings[:0]
	deeds := map[int]bool{} // engagements whose text tells of deeds
	for i := range r.profile.Passages {
		p := &r.profile.Passages[i]
		r.sentences = appendSentences(r.sentences[:0], p.Text)
		for _, s := range r.sentences {
			depth, manner := sectionDepth(p.Section, p.Text[s.start:s.end])
			if manner == denied {
				continue
			}
			if p.Section == WorkText && depth >= score.Used {
				deeds[p.Engagement] = true
			}
			all = append(all, telling{i, s, depth, p.Section == WorkText && depth == score.Named && manner != faint})
		}
	}
	for i := range all {
		if t := &all[i]; t.means && deeds[r.profile.Passages[t.passage].Engagement] {
			t.depth = score.Used
		}
	}
	r.tellings = all
	return all
}

// mostNamed is how many skills a sentence of work names at most: one that names more is
// a list, wherever it stands, so that pasting one into a job shows no more than listing
// it does.
const mostNamed = 20

// mostTitled is how many skills the title of a job says it answered for: one that names
// more is a list of keywords.
const mostTitled = 3

// sentence observes every skill of a sentence, and the level that it shows.
func (r *reader) sentence(t telling) {
	p := &r.profile.Passages[t.passage]
	text := p.Text[t.start:t.end]
	if p.Section == ListText {
		r.matches = r.taxonomy.FindInList(r.matches[:0], text)
	} else {
		// A wrapped line is no border for a name: "Spring\nBoot".
		r.matches = r.taxonomy.Find(r.matches[:0], strings.ReplaceAll(text, "\n", " "))
	}
	switch {
	case len(r.matches) > mostNamed:
		t.depth = min(t.depth, score.Listed)
	case p.Section == TitleText && len(r.matches) > mostTitled:
		t.depth = min(t.depth, score.Named)
	}
	o := r.observed(t)
	var areas areaSet
	for _, m := range r.matches {
		areas |= r.add(&o, m.Skill)
	}
	if !o.work {
		return
	}
	if p.Section == TitleText {
		o.shown.Depth = min(o.shown.Depth, score.Used) // what one is called is no behaviour
	}
	named := r.titled(p.Engagement)
	if len(r.matches)+len(named) > 0 {
		r.behaviour(o, areas|areasOf(named))
	}
}

// sectionDepth bounds the depth of a sentence by where it stands: only the text of
// work tells of deeds, and the title of a job says what the whole of it answered for.
// Everything else is a claim: a headline or a summary about oneself, a list, a course.
func sectionDepth(section Section, text string) (score.Depth, manner) {
	switch {
	case section == TitleText:
		return score.Owned, plain
	case section == WorkText:
		return depthOf(text)
	case denies(text):
		return score.NoDepth, denied
	}
	return score.Listed, plain
}

// observed returns an observation that has the depth, the place, the time and the
// origin of a sentence.
func (r *reader) observed(t telling) observation {
	o := r.dated(t.passage, t.depth)
	o.cite = citation{passage: t.passage, start: t.start, end: t.end, activity: -1}
	return o
}

// dated returns an observation that has the time and the origin of a passage.
func (r *reader) dated(index int, depth score.Depth) observation {
	p := &r.profile.Passages[index]
	o := observation{shown: score.Evidence{Depth: depth, Age: 0, Origin: "profile"}, last: r.profile.Dated}
	if p.Engagement < 0 || p.Engagement >= len(r.profile.Engagements) {
		switch p.Section {
		case WorkText:
			o.work = true
			o.shown.Origin, o.shown.Age, o.last = "work", score.UnknownAge, 0
		case StudyText, ListText:
			o.shown.Origin = string(p.Section)
		}
		return o
	}
	o.work = r.profile.Engagements[p.Engagement].Kind != Study
	if !o.work {
		o.shown.Depth = min(depth, score.Listed)
	}
	e := r.at(p.Engagement)
	o.shown.Origin, o.shown.Months, o.shown.Age, o.last = e.origin, e.months, e.age, e.last
	return o
}

// add records an observation of a skill and of all that using it implies, and returns
// the areas of the skill.
func (r *reader) add(o *observation, id skill.ID) areaSet {
	of := r.learn(id)
	r.record(o, r.number(of))
	for _, implied := range r.known.all[of].implied {
		r.record(o, r.number(implied))
	}
	return r.known.all[of].areas
}
