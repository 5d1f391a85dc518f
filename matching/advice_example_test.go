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

const listCV = `Bo Example
bo@example.org

Experience

Backend Engineer, Acme Example, 01/2021 - 01/2026
- Owned the Java services and their database.

Skills

Go, Kubernetes
`

// exampleIndex holds Ada, who owned a Go service, and Bo, who lists Go.
func exampleIndex() (*matching.Index, *role.Spec) {
	spec, err := role.Read(strings.NewReader(goRole))
	if err != nil {
		panic(err)
	}
	ix, err := matching.Options{AsOf: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}.Open()
	if err != nil {
		panic(err)
	}
	for id, text := range map[string]string{"ada": cv, "bo": listCV} {
		resume, err := new(parse.Parser).Read(context.Background(), id+".txt", strings.NewReader(text))
		if err != nil {
			panic(err)
		}
		if err := ix.Put(context.Background(), matching.FromResume(id, resume)); err != nil {
			panic(err)
		}
	}
	return ix, spec
}

// What a candidate can be told, without a word about anybody else.
func ExampleIndex_Feedback() {
	ix, spec := exampleIndex()
	defer ix.Close()
	feedback, err := ix.Feedback(context.Background(), spec, "bo")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range feedback.Lines {
		fmt.Printf("%s: %q\n", line.Reason.Label, line.Reason.Evidence[0].Quote)
		for _, raise := range line.Raise {
			fmt.Printf("+%d %s\n", raise.Gain, raise.Action.Words())
		}
	}
	// Output:
	// Go: "Go, Kubernetes"
	// +4672000 say what you did with it in your latest job, if you did
	// +6192000 show recent work in full: what you owned, and for how long
	// Kubernetes: "Go, Kubernetes"
	// +4672000 say what you did with it in your latest job, if you did
	// +6192000 show recent work in full: what you owned, and for how long
}

// How sure a ranking is of its order.
func ExampleIndex_Uncertainty() {
	ix, spec := exampleIndex()
	defer ix.Close()
	u, err := ix.Uncertainty(context.Background(), spec, matching.Query{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range u.Results {
		fmt.Println(r.ID, r.Range.Low, r.Points, r.Range.High, "overtaken by", r.Overlaps)
		for _, line := range r.Lines {
			fmt.Println(" ", line.Label, line.Doubts)
		}
	}
	// Output:
	// ada 16352000 16352000 16352000 overtaken by 0
	//   Go []
	//   Kubernetes []
	// bo 0 3968000 10240000 overtaken by 0
	//   Go [claimed silent]
	//   Kubernetes [claimed silent]
}

// Bo covers little of the role, and the role uses nothing of what Bo is good at.
func ExampleIndex_Mutual() {
	ix, spec := exampleIndex()
	defer ix.Close()
	m, err := ix.Mutual(context.Background(), spec, "bo")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("covers", m.Covers.Points, "of", m.Covers.Max)
	fmt.Println("uses", m.Uses.Points, "of", m.Uses.Of)
	for _, s := range m.Uses.Strengths {
		fmt.Println(" ", s.Skill, s.Depth, s.Strength)
	}
	// Output:
	// covers 3968000 of 16352000
	// uses 0 of 1022
	//   backend-development owned 511
	//   java owned 511
}
