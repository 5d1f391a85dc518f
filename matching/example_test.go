package matching_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

const cv = `Ada Example
ada@example.org

Experience

Backend Engineer, Acme Example, 01/2021 - 01/2026
- Owned the Go gateway and its gRPC API end to end.
- Ran the services on Kubernetes.
`

const goRole = `
title: Go services
clusters:
  - name: Backend
    need: must
    any: [go]
  - name: Runtime
    need: must
    any: [kubernetes]
`

func Example() {
	ctx := context.Background()
	spec, err := role.Read(strings.NewReader(goRole))
	if err != nil {
		fmt.Println(err)
		return
	}
	resume, err := new(parse.Parser).Read(ctx, "ada.txt", strings.NewReader(cv))
	if err != nil {
		fmt.Println(err)
		return
	}
	ix, err := matching.Options{AsOf: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}.Open()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer ix.Close()
	if err := ix.Put(ctx, matching.FromResume("cand-42", resume)); err != nil {
		fmt.Println(err)
		return
	}
	list, err := ix.Rank(ctx, spec, matching.Query{Top: 20})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range list.Results {
		fmt.Println(r.ID, r.Band)
		for _, reason := range r.Reasons {
			fmt.Printf("%s: %q\n", reason.Label, reason.Evidence[0].Quote)
		}
	}
	// Output:
	// cand-42 strong
	// Go: "Owned the Go gateway and its gRPC API end to end."
	// Kubernetes: "Ran the services on Kubernetes."
}
