package review_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

func ExampleReviewer() {
	spec, err := role.Read(strings.NewReader("title: Go services\nclusters:\n  - {name: Services, need: must, any: [Go]}\n  - {name: Runtime, need: must, any: [Docker]}\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	day := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	ix, err := matching.Options{AsOf: day}.Open()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer ix.Close()
	ctx := context.Background()
	text := "# Robin Example\n\n## Experience\n\n### Engineer, Example Works\nJan 2020 - Dec 2023\n\n- Owned the ledger service in Go.\n\n## Skills\n\nGo, Docker\n"
	cv, err := (&parse.Parser{AsOf: day}).Read(ctx, "robin.md", strings.NewReader(text))
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := ix.Put(ctx, matching.FromResume("robin", cv)); err != nil {
		fmt.Println(err)
		return
	}
	v, err := review.Reviewer{Index: ix, Role: spec}.Review(ctx, "robin", cv)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(v.Checks[0].Name, v.Checks[0].State, v.Checks[0].Citations[0].Quote)
	for _, c := range v.Ledger {
		fmt.Println(c.Kind, c.Subject, c.Status)
	}
	for _, talk := range v.Plan.Interviews {
		fmt.Println(talk.Name, len(talk.Items), len(talk.Prompts))
	}
	// Output:
	// service ownership pass Owned the ledger service in Go.
	// skill Go corroborated
	// skill Docker only claimed
	// ownership Go unverifiable
	// past-project deep dive 2 5
	// system design near the real work 1 2
	// collaboration 1 4
}
