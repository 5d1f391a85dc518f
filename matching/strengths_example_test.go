package matching_test

import (
	"bytes"
	"context"
	"fmt"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
)

// Strengths that come from elsewhere are ranked without an index, and kept in a file.
func ExampleStrengths() {
	may := matching.MonthOf(2026, 5)
	s := matching.NewStrengths(may)
	err := s.Append(
		matching.Row{ID: "ada", Shown: []matching.Shown{{Skill: "go", Strength: 400, Last: may, Work: true}}},
		matching.Row{ID: "ben", Shown: []matching.Shown{
			{Skill: "go", Strength: 120, Last: may}, {Skill: "kubernetes", Strength: 300, Last: may, Work: true},
		}},
		matching.Row{ID: "cleo", Shown: []matching.Shown{{Skill: "cobol", Strength: 511, Last: may, Work: true}}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if err := s.Save(&file); err != nil {
		fmt.Println(err)
		return
	}
	if s, err = matching.ReadStrengths(&file, int64(file.Len())); err != nil {
		fmt.Println(err)
		return
	}
	plan, _ := role.Compile(&role.Spec{Title: "Go on Kubernetes", Clusters: []role.Cluster{
		{Name: "Language", All: []role.Line{{Any: []string{"go"}}}},
		{Name: "Runtime", All: []role.Line{{Any: []string{"kubernetes"}}}},
	}}, nil)
	places, err := s.Rank(context.Background(), plan, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range places {
		fmt.Println(p.ID, p.Points > 0)
	}
	// Output:
	// ben true
	// ada true
}
