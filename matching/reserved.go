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

// A levelID is the ID of a level in an area, and how many others come before it.
type levelID struct {
	id   skill.ID
	rank int
}

// levelsPrefix begins the IDs of levels, and no other.
const levelsPrefix = "level-"

// levelIDs holds the ID of each of levelsShown in each area, by number, and in any.
var levelIDs = sync.OnceValue(func() *[len(levelsShown)][anyArea + 1]levelID {
	ids := new([len(levelsShown)][anyArea + 1]levelID)
	var all []*levelID
	for i, l := range levelsShown {
		for n, a := range areaTables().names {
			ids[i][n].id = role.LevelID(l.level, a)
			all = append(all, &ids[i][n])
		}
		ids[i][anyArea].id = role.LevelID(l.level, "")
		all = append(all, &ids[i][anyArea])
	}
	slices.SortFunc(all, func(a, b *levelID) int { return cmp.Compare(a.id, b.id) })
	for i, l := range all {
		l.rank = i
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
