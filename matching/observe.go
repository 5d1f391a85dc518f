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
	found    []observation
	matches  []skill.Match
}

// observe returns all observations of a profile, in the order of its passages, then
// its activity.
func observe(taxonomy *skill.Taxonomy, asOf Month, p *Profile) []observation {
	r := reader{taxonomy: taxonomy, asOf: asOf, profile: p}
	for i := range p.Passages {
		r.passage(i)
	}
	spans := r.activitySpans()
	for i := range p.Activity {
		r.activity(i, spans)
	}
	return r.found
}

// passage observes every skill of every sentence of a passage.
func (r *reader) passage(index int) {
	p := &r.profile.Passages[index]
	for _, s := range sentences(p.Text) {
		text := p.Text[s.start:s.end]
		depth, ok := sectionDepth(p.Section, text)
		if !ok {
			continue
		}
		if p.Section == ListText {
			r.matches = r.taxonomy.FindInList(r.matches[:0], text)
		} else {
			// A wrapped line is no border for a name: "Spring\nBoot".
			r.matches = r.taxonomy.Find(r.matches[:0], strings.ReplaceAll(text, "\n", " "))
		}
		o := r.dated(index, depth)
		o.cite = citation{passage: index, start: s.start, end: s.end, activity: -1}
		for _, m := range r.matches {
			r.add(o, m.Skill)
		}
		if o.work && len(r.matches) > 0 {
			r.behaviour(o, skillsOf(r.matches))
		}
	}
}

// sectionDepth bounds the depth of a sentence by where it stands: only the text of
// work tells of deeds, a headline or summary is a claim about oneself, a list or a
// course is a claim.
func sectionDepth(section Section, text string) (score.Depth, bool) {
	depth, ok := depthOf(text)
	switch section {
	case TitleText:
		return score.Used, true
	case WorkText:
		return depth, ok
	case HeadText:
		return score.Named, true
	case SummaryText, OtherText:
		return min(depth, score.Named), ok
	}
	return score.Listed, ok
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
	o.shown.Age = age(e.End, r.profile.Dated)
	o.last = e.End
	return o
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

// behaviour records the levels that a sentence of work shows, in the areas of the
// skills it names. Showing the behaviour is the whole of it, so it counts as owned and
// only time moves its strength.
func (r *reader) behaviour(o observation, skills []skill.ID) {
	depth := o.shown.Depth
	o.shown.Depth = score.Owned
	var areas []skill.Area
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
			r.found = append(r.found, o)
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
		r.behaviour(o, slices.Sorted(maps.Keys(seen)))
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
	_, value, found := strings.Cut(term, ":")
	if !found {
		value = term
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
