package matching_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
)

// What does each must-have cost?
func ExampleIndex_Pool() {
	ctx := context.Background()
	ix, err := matching.Open("")
	if err != nil {
		panic(err)
	}
	defer ix.Close()
	for id, work := range map[string]string{
		"ada": "Owned Golang services. Ran Kubernetes.", "ben": "Owned Golang services.", "cleo": "Owned Golang tools. Ran Linux.",
	} {
		err := ix.Put(ctx, matching.Candidate{ID: id, Profile: matching.Profile{
			Engagements: []matching.Engagement{{Kind: matching.Job}},
			Passages:    []matching.Passage{{Section: matching.WorkText, Text: work}},
		}})
		if err != nil {
			panic(err)
		}
	}
	spec, err := role.Read(strings.NewReader(`clusters: [{name: Go, any: [go]}, {name: Kubernetes, any: [kubernetes]}]`))
	if err != nil {
		panic(err)
	}
	pool, err := ix.Pool(ctx, spec, matching.Query{})
	if err != nil {
		panic(err)
	}
	for _, c := range pool.Changes {
		if c.Change == matching.DropLine {
			fmt.Printf("%s %s: %d → %d\n", c.Change, c.Label, c.Was, c.In)
		}
	}
	// Output:
	// drop Go: 1 → 1
	// drop Kubernetes: 1 → 3
}
