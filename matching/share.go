package matching

import (
	"math"

	"github.com/proven-go/proven/matching/skill"
)

// How much of a job a skill is cannot be read from one sentence: somebody who writes
// Java all day names it in the title and in half of what they tell, somebody who once
// looked into it names it once among thirty other things. The share of a skill in an
// engagement is how many of its sentences that show any skill show this one.

// pervades is one over the part of an engagement's sentences from which on a skill
// counts as the whole of it: most jobs need several skills side by side.
const pervades = 3

// shareParts is the denominator of a share, see score.Evidence.
const shareParts = 64

// share sets the share of every observation of a skill in an engagement. A skill of
// the title has all of it.
func (r *reader) share() {
	type place struct{ passage, start int }
	type use struct {
		skill      skill.ID
		engagement int
	}
	last := map[use]place{} // the latest sentence counted
	counts := map[use]int{}
	totals := make([]int, len(r.profile.Engagements))
	var latest place
	each := func(visit func(o *observation, u use, at place)) {
		for i := range r.found {
			o := &r.found[i]
			e := r.profile.Passages[o.cite.passage].Engagement
			if e >= 0 && e < len(totals) {
				visit(o, use{o.skill, e}, place{o.cite.passage, o.cite.start + 1})
			}
		}
	}
	each(func(o *observation, u use, at place) {
		if r.profile.Passages[o.cite.passage].Section == TitleText {
			counts[u] = math.MaxInt32 / pervades // all of it
			return
		}
		if at != latest {
			totals[u.engagement]++
			latest = at
		}
		if last[u] != at {
			counts[u]++
			last[u] = at
		}
	})
	each(func(o *observation, u use, _ place) {
		if n, all := counts[u]*pervades, totals[u.engagement]; n < all {
			o.shown.Share = max(1, shareParts*n/all)
		}
	})
}
