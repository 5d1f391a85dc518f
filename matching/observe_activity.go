package matching

import (
	"strings"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

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
		origin := activityOrigin(a)
		s, seen := spans[origin]
		if !seen {
			s = [2]Month{a.When, a.When}
		}
		spans[origin] = [2]Month{min(s[0], a.When), max(s[1], a.When)}
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

// activities observes all public activity.
func (r *reader) activities() {
	if len(r.profile.Activity) == 0 {
		return
	}
	spans := r.activitySpans()
	for i := range r.profile.Activity {
		r.activity(i, spans)
	}
}

// activity observes the subjects and the words of one sourced observation.
func (r *reader) activity(index int, spans map[string][2]Month) {
	o, ok := r.acted(index, spans)
	if !ok {
		return
	}
	a := r.profile.Activity[index]
	seen := map[skill.ID]bool{}
	var areas areaSet
	for _, term := range a.Subject {
		if id, ok := r.subject(term); ok && !seen[id] {
			seen[id] = true
			areas |= r.add(&o, id)
		}
	}
	if len(seen) > 0 && o.work {
		r.behaviour(o, areas)
	}
	o.shown.Depth = min(o.shown.Depth, score.Named) // words beside the work name a skill
	r.matches = r.taxonomy.Find(r.matches[:0], a.Text+"\n"+a.Quote)
	for _, m := range r.matches {
		if !seen[m.Skill] {
			seen[m.Skill] = true
			r.add(&o, m.Skill)
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
