package matching

import "math"

// How much of a job a skill is cannot be read from one sentence: somebody who writes
// Java all day names it in the title and in half of what they tell, somebody who once
// looked into it names it once among thirty other things. The share of a skill in an
// engagement is how many of its sentences that show any skill show this one.

// pervades is one over the part of an engagement's sentences from which on a skill
// counts as the whole of it: most jobs need several skills side by side.
const pervades = 3

// shareParts is the denominator of a share, see score.Evidence.
const shareParts = 64

// A place is where a sentence begins; the zero place is nowhere.
type place struct{ passage, start int }

// A use is how much of one engagement one skill is.
type use struct {
	skill int   // its number
	last  place // the latest sentence counted
	count int
}

// share sets the share of every observation of a skill in an engagement. A skill of
// the title has all of it. Public activity comes later.
func (r *reader) share() {
	totals := r.telling()
	uses := room(&r.uses, len(totals)) // by engagement, of one skill after the other
	groups := r.groups()
	for n := range r.skills {
		for _, i := range groups.of(n) {
			o := &r.found[i]
			e := r.profile.Passages[o.cite.passage].Engagement
			if e < 0 || e >= len(uses) {
				continue
			}
			u, at := &uses[e], placeOf(o)
			if u.skill != n {
				*u = use{skill: n}
			}
			switch {
			case r.profile.Passages[o.cite.passage].Section == TitleText:
				u.count = math.MaxInt32 / pervades // all of it
			case u.last != at:
				u.count++
				u.last = at
			}
		}
		for _, i := range groups.of(n) {
			o := &r.found[i]
			if e := r.profile.Passages[o.cite.passage].Engagement; e >= 0 && e < len(uses) {
				if part, all := uses[e].count*pervades, totals[e]; part < all {
					o.shown.Share = max(1, shareParts*part/all)
				}
			}
		}
	}
}

// telling counts the sentences of each engagement that show a skill, titles apart.
func (r *reader) telling() []int {
	totals := room(&r.totals, len(r.profile.Engagements))
	var latest place
	for i := range r.found {
		o := &r.found[i]
		p := &r.profile.Passages[o.cite.passage]
		if at := placeOf(o); p.Engagement >= 0 && p.Engagement < len(totals) && p.Section != TitleText && at != latest {
			totals[p.Engagement]++
			latest = at
		}
	}
	return totals
}

func placeOf(o *observation) place { return place{o.cite.passage, o.cite.start + 1} }
