package role_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/proven-go/proven/matching/role"
)

const draft = `title: Senior backend rockstar
date: 2026-05-04
problem: Orders are lost when the queue restarts.
baseline: {cloud: aws, cicd: shared, containers: docker}
clusters:
  - name: Services
    any: [Go]
  - name: Front end
    any: [Remix]
    text: [ten years of Remix]
`

func ExampleLint() {
	spec, err := role.Read(strings.NewReader(draft))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range role.Lint(spec, nil) {
		if f.Code != role.UnsetImpact {
			fmt.Println(f)
		}
	}
	fmt.Println(role.Ready(spec, nil))
	// Output:
	// line 1: said by every posting: "rockstar" (cliche)
	// line 1: "senior" without a level (seniority-without-behaviour)
	// line 4: baseline.oncall is not set: whether the role is on call (unset-baseline)
	// line 10: 10 years of Remix, first released in 2021, at most 5 years ago (years-beyond-age)
	// not ready: level, impact.first_focus, clusters[2].all[1].text[1]
}

func ExampleDiff() {
	old, err := role.Read(strings.NewReader(draft))
	if err != nil {
		fmt.Println(err)
		return
	}
	now := *old
	now.Title, now.Level = "Backend engineer", role.OwnService
	now.Clusters = now.Clusters[:1]
	for _, change := range role.Diff(old, &now) {
		fmt.Println(change)
	}
	// Output:
	// title: Senior backend rockstar → Backend engineer
	// level: unset → own-service
	// clusters[Front end]: must, weight 3: any: [Remix], text: [ten years of Remix] → unset
}

func ExampleSuggest() {
	for _, c := range role.Suggest(&role.Spec{Problem: "slow-apis", Baseline: role.Baseline{Cloud: "aws"}}, nil) {
		fmt.Println(c.Need, c.Name, c.All[0].Any)
	}
	// Output:
	// must Service APIs [REST API gRPC GraphQL]
	// must Where the time goes [query optimisation caching performance tuning]
	// trainable Seeing it [Prometheus Grafana OpenTelemetry Datadog]
	// trainable Cloud [aws]
}

func ExampleSpec_YAML() {
	spec := &role.Spec{
		Title:    "Backend engineer",
		Level:    role.OwnService,
		Clusters: []role.Cluster{{Name: "Services", Weight: 5, All: []role.Line{{Any: []string{"Go"}, Adjacent: []string{"Java", "C#"}}}}},
	}
	text, err := spec.YAML()
	if err != nil {
		fmt.Println(err)
		return
	}
	os.Stdout.Write(text)
	// Output:
	// title: Backend engineer
	// level: own-service
	// clusters:
	//   - name: Services
	//     need: must
	//     weight: 5
	//     any: [Go]
	//     adjacent: [Java, C#]
}
