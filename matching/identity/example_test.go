package identity_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/identity"
)

// Two records have one e-mail address and are merged; a third has the name and a login
// in common and is suggested.
func ExampleFinder() {
	candidates := []matching.Candidate{
		{ID: "inbox/a", Person: matching.Person{Name: "Robert J. McCarthy", Email: "zebrafinch7@example.com"}},
		{ID: "inbox/b", Person: matching.Person{Name: "Bob McCarthy", Email: "Zebrafinch7@Example.com"}},
		{ID: "fair/c", Person: matching.Person{Name: "McCarthy, Robert", Email: "zebrafinch7@example.org"}},
		{ID: "fair/d", Person: matching.Person{Name: "Robert McCarthy", Email: "rob@example.net"}},
	}
	found, err := new(identity.Finder).Find(context.Background(), slices.Values(candidates))
	if err != nil {
		fmt.Println(err)
		return
	}
	for g := range found.Groups() {
		fmt.Println(g.IDs, "by", g.Links[0].Key)
	}
	for s := range found.Suggestions() {
		fmt.Println(s.A, s.B, s.Weight)
		for _, r := range s.Reasons {
			fmt.Printf("%+d %s: %s\n", r.Weight, r.Field, r.Level)
		}
	}
	// Output:
	// [inbox/a inbox/b] by e-mail
	// fair/c inbox/a 200
	// +90 e-mail: same login, other provider
	// +110 name: same but for words left out
}

// Merging keeps the parts.
func ExampleMerge() {
	m := identity.Merge(
		matching.Candidate{ID: "a", Person: matching.Person{Name: "Anna Berg", Phone: "+1 312 555 0193"}},
		matching.Candidate{ID: "b", Person: matching.Person{Name: "Anna Berg", Email: "anna@example.com"}},
	)
	one := m.Candidate()
	fmt.Println(one.ID, one.Person.Name, one.Person.Email, one.Person.Phone)
	for _, c := range m.Unmerge() {
		fmt.Println(c.ID, c.Person.Email, c.Person.Phone)
	}
	// Output:
	// a Anna Berg anna@example.com +1 312 555 0193
	// a  +1 312 555 0193
	// b anna@example.com
}
