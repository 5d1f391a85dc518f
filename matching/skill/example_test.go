package skill_test

import (
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching/skill"
)

func Example() {
	text := "Moved a C# monolith to Go services; ready to go live."
	for _, m := range skill.Default().Find(nil, text) {
		fmt.Printf("%s at %d: %s\n", m.Skill, m.Start, text[m.Start:m.End])
	}
	// Output:
	// csharp at 8: C#
	// go at 23: Go
}

func ExampleTaxonomy_Lookup() {
	for _, name := range []string{"node JS", ".net", "Java 8", "basket weaving"} {
		id, ok := skill.Default().Lookup(name)
		fmt.Println(name, "→", id, ok)
	}
	// Output:
	// node JS → nodejs true
	// .net → dotnet true
	// Java 8 → java true
	// basket weaving →  false
}

func ExampleTaxonomy_Near() {
	for _, e := range skill.Default().Near("fsharp") {
		fmt.Printf("%s is worth %d/8: %s\n", e.From, e.Eighths, e.Why)
	}
	// Output:
	// csharp is worth 4/8: same runtime and libraries
}

func ExampleTaxonomy_Extend() {
	own, err := skill.Default().Extend(strings.NewReader(`
skills:
  - {id: acme-queue, name: Acme Queue, kind: tool, areas: [backend], implies: [message-queues]}
edges:
  - {from: kafka, to: acme-queue, eighths: 4, why: the same kind of log}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(own.Find(nil, "Operated AcmeQueue."))
	fmt.Println(own.Implied("acme-queue"))
	// Output:
	// [{acme-queue 9 18}]
	// [message-queues]
}

func ExampleParseArea() {
	a, err := skill.ParseArea("Front-end")
	fmt.Println(a, a.Within(skill.Software), err)
	// Output: frontend true <nil>
}
