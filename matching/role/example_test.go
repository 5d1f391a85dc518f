package role_test

import (
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching/role"
)

func Example() {
	spec, err := role.Read(strings.NewReader(`
title: Go platform engineer
level: own-service
clusters:
  - name: Services
    weight: 6
    any: [Go]
    adjacent: [Java]
  - name: Runtime
    any: [Docker, Kubernetes]
    depth: own
  - name: Dashboards
    need: trainable
    any: [Grafana]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, findings := role.Compile(spec, nil)
	for _, r := range plan.Requirements {
		fmt.Printf("%5d %-9s %s: %s\n", r.Boost, r.Need, r.Cluster, r.Label)
	}
	fmt.Println(len(findings), "findings")
	// Output:
	// 15056 must      Services: Go
	//  7528 must      Runtime: Docker or Kubernetes, owned
	//  7528 trainable Dashboards: Grafana
	//  1880 must      Level: owns a service end to end
	// 0 findings
}

func ExampleRead_fault() {
	_, err := role.Read(strings.NewReader("title: Go platform engineer\nlevel: guru\n"))
	fmt.Println(err)
	// Output: role: line 2, column 8: unknown level "guru", want execute, own-service or lead-design
}
