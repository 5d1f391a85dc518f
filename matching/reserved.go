package matching

import (
	"cmp"
	"slices"
	"sync"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// The reserved IDs of levels and years stand in every row. They are made once.

// levelsShown are the levels, and the least depth of a sentence that shows each.
var levelsShown = [...]struct {
	level role.Level
	from  score.Depth
}{{role.Execute, score.Used}, {role.OwnService, score.Owned}, {role.LeadDesign, score.Designed}}

// levelIDs holds the ID of each of levelsShown in each area, by number, and in any.
var levelIDs = sync.OnceValue(func() *[len(levelsShown)][anyArea + 1]skill.ID {
	ids := new([len(levelsShown)][anyArea + 1]skill.ID)
	for i, l := range levelsShown {
		for n, a := range areaTables().names {
			ids[i][n] = role.LevelID(l.level, a)
		}
		ids[i][anyArea] = role.LevelID(l.level, "")
	}
	return ids
})

// A yearsColumn is a number of years in one area.
type yearsColumn struct {
	id    skill.ID
	years int
	area  int // its number
}

// yearsPrefix begins the IDs of years, and no other.
const yearsPrefix = "years-"

// yearsColumns holds all of them, ordered by ID.
var yearsColumns = sync.OnceValue(func() []yearsColumn {
	var all []yearsColumn
	for n, a := range areaTables().names {
		for years := 1; years <= role.MaxYears; years++ {
			all = append(all, yearsColumn{role.YearsID(years, a), years, n})
		}
	}
	slices.SortFunc(all, func(a, b yearsColumn) int { return cmp.Compare(a.id, b.id) })
	return all
})
