package matching

import (
	"fmt"
	"slices"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
)

// A Filter lets candidates through by what their profiles show, before any role is
// asked. Unlike a must-have of a role it leaves people out; their number is reported. The
// zero Filter lets everybody through; what is set must all hold.
type Filter struct {
	Skills  []skill.ID // every one of these, shown by anything, a list too
	Since   Month      // and each of Skills last seen in this month or later; beyond three years, to the half year
	Level   role.Level // this level or a higher one, shown in any work
	Years   int        // years of work in Area, 1 to role.MaxYears; more count as that
	Area    skill.Area // empty is any one area
	Sources []string   // evidence from one of these, DocumentSource or a collector's
}

// levels are the levels from the lowest to the highest.
var levels = []role.Level{role.Execute, role.OwnService, role.LeadDesign}

// tests returns what a filter asks of the columns.
func (f *Filter) tests(asOf Month) ([]columnTest, error) {
	var tests []columnTest
	for _, id := range f.Skills {
		t := columnTest{keys: []columnKey{skillKey(feature{Skill: id})}}
		if f.Since > 0 {
			t.holds = func(v columnValue) bool { return v.last(asOf) >= f.Since }
		}
		tests = append(tests, t)
	}
	if f.Level != "" {
		at := slices.Index(levels, f.Level)
		if at < 0 {
			return nil, fmt.Errorf("matching: unknown level %q, want %s, %s or %s", f.Level, levels[0], levels[1], levels[2])
		}
		t := columnTest{holds: columnValue.work}
		for _, level := range levels[at:] {
			t.keys = append(t.keys, skillKey(feature{Skill: role.LevelID(level, "")}))
		}
		tests = append(tests, t)
	}
	if f.Years > 0 {
		t := columnTest{holds: func(v columnValue) bool { return wholeYears(v) >= min(f.Years, role.MaxYears) }}
		for _, area := range skill.Areas() {
			if f.Area == "" || f.Area == area {
				t.keys = append(t.keys, columnKey{kind: tenureColumn, name: string(area)})
			}
		}
		tests = append(tests, t)
	}
	if len(f.Sources) > 0 {
		t := columnTest{}
		for _, s := range f.Sources {
			t.keys = append(t.keys, columnKey{kind: sourceColumn, name: s})
		}
		tests = append(tests, t)
	}
	return tests, nil
}

// wholeYears reads a value of a list of half months: the years that a role may ask for
// and find shown in full.
func wholeYears(v columnValue) int { return int(v.strength()) / (2 * 12) }

// admitted returns whom a query lets through.
func (v *view) admitted(q Query) (*lanes, error) {
	tests, err := q.Filter.tests(v.ix.asOf)
	if err != nil {
		return nil, err
	}
	for _, tag := range q.Tags {
		tests = append(tests, columnTest{keys: []columnKey{{kind: tagColumn, name: tag}}})
	}
	if len(q.IDs) == 0 {
		return v.columns.passing(tests, nil), nil
	}
	ords, err := v.find(q.IDs)
	if err != nil {
		return nil, err
	}
	return v.columns.passing(tests, ords), nil
}

// find returns the ordinals of IDs; unknown ones have none.
func (v *view) find(ids []string) ([]uint32, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	tx, err := beginTruth(v, false)
	if err != nil {
		return nil, err
	}
	ords := []uint32{} // not nil: nobody is not everybody
	for _, id := range ids {
		if ord, ok := tx.find(id); ok {
			ords = append(ords, ord)
		}
	}
	return ords, tx.fault()
}
