package matching

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
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

// A reader turns one profile into observations.
type reader struct {
	taxonomy *skill.Taxonomy
	asOf     Month
	profile  *Profile
	found    []observation // of skills
	levels   []observation // of the reserved IDs of levels
	seen     map[levelKey]bool
	titles   map[int][]skill.Area // by engagement, see titled
	matches  []skill.Match
}

// observe returns all observations of a profile, in the order of its passages, then
// its activity.
func observe(taxonomy *skill.Taxonomy, asOf Month, p *Profile) []observation {
	r := reader{taxonomy: taxonomy, asOf: asOf, profile: p, seen: map[levelKey]bool{}, titles: map[int][]skill.Area{}}
	for _, t := range r.told() {
		r.sentence(t)
	}
	r.share()
	r.lower()
	spans := r.activitySpans()
	for i := range p.Activity {
		r.activity(i, spans)
	}
	return append(r.found, r.levels...)
}

// A telling is a sentence of a passage and how deep it goes.
type telling struct {
	passage int
	sentence
	depth score.Depth
}

// told returns the sentences of all passages that tell of something. A line that
// only names things, "Environment: Java, Oracle", lists the means of what the rest of
// its job tells: where that tells of deeds, they were used.
func (r *reader) told() []telling {
	var all []telling
	deeds := map[int]bool{} // engagements whose text tells of deeds
	means := map[int]bool{} // indices of all
	for i, p := range r.profile.Passages {
		for _, s := range sentences(p.Text) {
			depth, manner := sectionDepth(p.Section, p.Text[s.start:s.end])
			if manner == denied {
				continue
			}
			if p.Section == WorkText {
				deeds[p.Engagement] = deeds[p.Engagement] || depth >= score.Used
				means[len(all)] = depth == score.Named && manner != faint
			}
			all = append(all, telling{i, s, depth})
		}
	}
	for i := range all {
		if means[i] && deeds[r.profile.Passages[all[i].passage].Engagement] {
			all[i].depth = score.Used
		}
	}
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
	for _, m := range r.matches {
		r.add(o, m.Skill)
	}
	if !o.work {
		return
	}
	if p.Section == TitleText {
		o.shown.Depth = min(o.shown.Depth, score.Used) // what one is called is no behaviour
	}
	named := r.titled(p.Engagement)
	if len(r.matches)+len(named) > 0 {
		r.behaviour(o, skillsOf(r.matches), named)
	}
}

// titled returns the areas that the title of an engagement names.
func (r *reader) titled(engagement int) []skill.Area {
	if engagement < 0 || engagement >= len(r.profile.Engagements) {
		return nil
	}
	areas, known := r.titles[engagement]
	if !known {
		areas = r.taxonomy.TitleAreas(r.profile.Engagements[engagement].Title)
		r.titles[engagement] = areas
	}
	return areas
}

// sectionDepth bounds the depth of a sentence by where it stands: only the text of
// work tells of deeds, and the title of a job says what the whole of it answered for.
// Everything else is a claim: a headline or a summary about oneself, a list, a course.
func sectionDepth(section Section, text string) (score.Depth, manner) {
	depth, m := depthOf(text)
	switch section {
	case TitleText:
		return score.Owned, plain
	case WorkText:
		return depth, m
	}
	return min(depth, score.Listed), m
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
	e := r.profile.Engagements[p.Engagement]
	o.work = e.Kind != Study
	if !o.work {
		o.shown.Depth = min(depth, score.Listed)
	}
	o.shown.Origin = fmt.Sprintf("%s-%03d", e.Kind, p.Engagement)
	o.shown.Months = monthsOf(e)
	o.last = r.profile.lastOf(p.Engagement)
	o.shown.Age = age(o.last, r.profile.Dated)
	return o
}

// lastOf returns the last month of an engagement. One with a beginning and no end
// went on until the next of its kind began, or goes on.
func (p *Profile) lastOf(index int) Month {
	e := p.Engagements[index]
	if e.End != 0 || e.Start == 0 {
		return e.End
	}
	last := p.Dated
	for _, next := range p.Engagements {
		if next.Kind == e.Kind && next.Start > e.Start {
			last = min(last, next.Start)
		}
	}
	return last
}

// monthsOf returns the length of an engagement, first and last month included; 0 if
// unknown. The length of a current one is unknown too if no date of the document is
// later than its start: then nobody says how long it has been going on.
func monthsOf(e Engagement) int {
	if e.Start == 0 || e.End < e.Start || e.Current && e.End == e.Start {
		return 0
	}
	return int(e.End-e.Start) + 1
}

// age returns the months from a month to a later one, 0 if it is not later, and
// score.UnknownAge if either is unknown.
func age(from, to Month) int {
	if from == 0 || to == 0 {
		return score.UnknownAge
	}
	return int(max(to-from, 0))
}

// add records an observation of a skill and of all that using it implies.
func (r *reader) add(o observation, id skill.ID) {
	o.skill = id
	r.found = append(r.found, o)
	for _, implied := range r.taxonomy.Implied(id) {
		o.skill = implied
		r.found = append(r.found, o)
	}
}

func skillsOf(matches []skill.Match) []skill.ID {
	ids := make([]skill.ID, len(matches))
	for i, m := range matches {
		ids[i] = m.Skill
	}
	return ids
}

// A levelKey is a level in an area that one engagement or repository shows.
type levelKey struct {
	origin string
	level  skill.ID
}

// behaviour records the levels that a sentence of work shows, in the areas of the
// skills it names and of the job's title. Showing the behaviour is the whole of it, so
// it counts as owned and only time moves its strength; a second sentence of the same
// job shows nothing more.
func (r *reader) behaviour(o observation, skills []skill.ID, areas []skill.Area) {
	depth := o.shown.Depth
	o.shown.Depth = score.Owned
	areas = slices.Clip(areas)
	for _, id := range skills {
		s, _ := r.taxonomy.Skill(id)
		areas = append(areas, s.Areas...)
	}
	areas = append(withHolders(areas), "")
	for _, level := range []struct {
		level role.Level
		from  score.Depth
	}{{role.Execute, score.Used}, {role.OwnService, score.Owned}, {role.LeadDesign, score.Designed}} {
		if depth < level.from {
			break
		}
		for _, a := range areas {
			o.skill = role.LevelID(level.level, a)
			if key := (levelKey{o.shown.Origin, o.skill}); o.cite.passage < 0 || !r.seen[key] {
				r.seen[key] = true
				r.levels = append(r.levels, o)
			}
		}
	}
}

// activityDepths says what each kind of public activity shows. Opening an issue or a
// pull request that was not merged names a skill; merged work and reviews use it;
// maintaining and releasing own it.
var activityDepths = map[sourcing.Kind]score.Depth{
	sourcing.Commit: score.Used, sourcing.Authorship: score.Owned, sourcing.Review: score.Used,
	sourcing.ReviewComment: score.Used, sourcing.Issue: score.Named, sourcing.IssueComment: score.Named,
	sourcing.MergedPull: score.Used, sourcing.ClosedPull: score.Named, sourcing.Release: score.Owned,
	sourcing.Package: score.Owned, sourcing.Talk: score.Used, sourcing.Owner: score.Owned,
	sourcing.Profile: score.Listed,
}

// activitySpans returns the first and last month of each origin of public activity:
// a repository worked on for three years is an engagement of three years.
func (r *reader) activitySpans() map[string][2]Month {
	spans := map[string][2]Month{}
	for _, a := range r.profile.Activity {
		if a.When == 0 {
			continue
		}
		s, seen := spans[activityOrigin(a)]
		if !seen {
			s = [2]Month{a.When, a.When}
		}
		spans[activityOrigin(a)] = [2]Month{min(s[0], a.When), max(s[1], a.When)}
	}
	return spans
}

func activityOrigin(a Activity) string {
	if a.Place.Repo != "" {
		return "repo:" + a.Place.Repo
	}
	return "source:" + a.Source
}

// acted returns an observation that has the time, the depth and the origin of an
// activity; ok is false for a kind that shows nothing.
func (r *reader) acted(index int, spans map[string][2]Month) (o observation, ok bool) {
	a := r.profile.Activity[index]
	depth, ok := activityDepths[a.Kind]
	if !ok {
		return o, false
	}
	origin := activityOrigin(a)
	o = observation{
		shown: score.Evidence{Depth: depth, Age: age(a.When, r.asOf), Origin: origin},
		last:  a.When, work: depth > score.Listed,
		cite: citation{passage: -1, activity: index},
	}
	if s, dated := spans[origin]; dated {
		o.shown.Months = int(s[1]-s[0]) + 1
	}
	return o, true
}

// activity observes the subjects and the words of one sourced observation.
func (r *reader) activity(index int, spans map[string][2]Month) {
	o, ok := r.acted(index, spans)
	if !ok {
		return
	}
	a := r.profile.Activity[index]
	seen := map[skill.ID]bool{}
	for _, term := range a.Subject {
		if id, ok := r.subject(term); ok && !seen[id] {
			seen[id] = true
			r.add(o, id)
		}
	}
	if len(seen) > 0 && o.work {
		r.behaviour(o, slices.Sorted(maps.Keys(seen)), nil)
	}
	o.shown.Depth = min(o.shown.Depth, score.Named) // words beside the work name a skill
	r.matches = r.taxonomy.Find(r.matches[:0], a.Text+"\n"+a.Quote)
	for _, m := range r.matches {
		if !seen[m.Skill] {
			seen[m.Skill] = true
			r.add(o, m.Skill)
		}
	}
}

// subject maps a raw term ("language:Go", "import:github.com/jackc/pgx/v5") to a
// skill: the whole value, else for a path its elements from the last to the first.
func (r *reader) subject(term string) (skill.ID, bool) {
	what, value, found := strings.Cut(term, ":")
	if !found {
		value = term
	}
	if found && what == "link" {
		return "", false // an address that the person gave, not a subject
	}
	if found && what == "import" {
		if id, ok := r.taxonomy.LookupPackage(value); ok {
			return id, true
		}
	}
	if id, ok := r.taxonomy.Lookup(value); ok {
		return id, true
	}
	parts := strings.Split(value, "/")
	for i := len(parts) - 1; i > 0; i-- {
		if id, ok := r.taxonomy.Lookup(parts[i]); ok {
			return id, true
		}
	}
	return "", false
}
