package matching

import (
	"math/bits"
	"slices"

	"github.com/proven-go/proven/score"
)

// shownLevels says in which areas a sentence of work or an activity shows a level.
type shownLevels struct {
	observation
	level int // index into levelsShown
	areas areaSet
}

// behaviour records the levels that a sentence of work shows, in the areas of the
// skills it names and of the job's title. Showing the behaviour is the whole of it, so
// it counts as owned and only time moves its strength; a second sentence of the same
// job shows nothing more.
func (r *reader) behaviour(o observation, areas areaSet) {
	depth := o.shown.Depth
	o.shown.Depth = score.Owned
	areas = areas.withHolders() | 1<<anyArea
	for i, level := range levelsShown {
		if depth < level.from {
			break
		}
		fresh := areas
		if o.cite.passage >= 0 {
			e := r.at(r.profile.Passages[o.cite.passage].Engagement)
			fresh &^= e.levels[i]
			e.levels[i] |= areas
		}
		if fresh != 0 {
			r.levels = append(r.levels, shownLevels{o, i, fresh})
		}
	}
}

// joinLevels adds an observation for every level and area to what was found.
func (r *reader) joinLevels() {
	total := 0
	for i := range r.levels {
		total += bits.OnesCount32(uint32(r.levels[i].areas))
	}
	r.found, r.which = slices.Grow(r.found, total), slices.Grow(r.which, total)
	var skills [len(levelsShown)][anyArea + 1]int // their numbers, and one
	table := levelIDs()
	for i := range r.levels {
		l := &r.levels[i]
		for a := range l.areas.each() {
			n := &skills[l.level][a]
			if *n == 0 {
				id := &table[l.level][a]
				r.skills = append(r.skills, shownSkill{id: id.id, rank: r.known.levels + id.rank})
				*n = len(r.skills)
			}
			r.record(&l.observation, *n-1)
		}
	}
}
