package role_test

import (
	"fmt"

	"github.com/proven-go/proven/matching/role"
)

// A job description becomes a draft that cites it.
func ExampleImport() {
	draft, err := role.Import([]byte(`# Senior Go developer

Requirements:
- Go, three or more years
- PostgreSQL or MySQL

Nice to have:
- Kafka or similar
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, c := range draft.Spec.Clusters {
		source, _ := draft.Source(fmt.Sprintf("clusters[%d]", i+1))
		fmt.Printf("%s %v ← %s\n", c.Need, c.All[0].Any, source.Quote)
	}
	for _, f := range draft.Findings {
		if f.Code == role.SeniorityWithoutMeaning {
			fmt.Println(f)
		}
	}
	// Output:
	// must [Go] ← Go, three or more years
	// must [PostgreSQL MySQL] ← PostgreSQL or MySQL
	// trainable [Apache Kafka] ← Kafka or similar
	// line 1: the level is guessed from "Senior Go developer", which names no behaviour (seniority-without-behaviour)
}
