package matching

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// TestStrengthsTogether ranks roles over invented rows one by one and at once, and counts
// what a role reads.
func TestStrengthsTogether(t *testing.T) {
	names := []skill.ID{"go", "kubernetes", "python", "postgresql"}
	r, s, held := rand.New(rand.NewPCG(7, 7)), NewStrengths(MonthOf(2026, 5)), map[skill.ID]int{}
	for i := range 3000 {
		row := Row{ID: fmt.Sprint("c", i)}
		for _, n := range names {
			if r.IntN(3) == 0 {
				row.Shown = append(row.Shown, Shown{Skill: n, Strength: score.Strength(1 + r.IntN(511)), Last: MonthOf(2025, 1)})
				held[n]++
			}
		}
		must(t, s.Append(row))
	}
	var plans []*role.Plan
	for i, n := range names {
		plan, _ := role.Compile(&role.Spec{Title: string(n), Clusters: []role.Cluster{
			{Name: "One", Weight: 1 + i, All: []role.Line{{Any: []string{string(n)}}}},
			{Name: "Both", All: []role.Line{{Any: []string{"go", "python"}}}},
		}}, nil)
		plans = append(plans, plan)
	}
	together, err := s.RankAll(t.Context(), plans, 25)
	must(t, err)
	for i, plan := range plans {
		alone, err := s.Rank(t.Context(), plan, 25)
		must(t, err)
		if !slices.Equal(alone, together[i]) {
			t.Errorf("role %d: together %v, alone %v", i, together[i], alone)
		}
		want := held[names[i]] + held["go"] + held["python"] // once for each requirement that asks
		if got, sum := s.Touch(plan); got != want || sum <= 0 {
			t.Errorf("role %d reads %d strengths with sum %d, want %d", i, got, sum, want)
		}
	}
}
