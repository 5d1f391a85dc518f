package review

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

// Three skills in depth come before fifteen in passing, for a role of three clusters.
func TestP13DepthBeforeBreadth(t *testing.T) {
	spec := specOf(t, `
title: Data services
clusters:
  - {name: Language, need: must, any: [Go, Java, Python, Rust]}
  - {name: Data, need: must, any: [PostgreSQL, MySQL, MongoDB, Redis]}
  - {name: Runtime, need: must, any: [Kubernetes, Docker, Terraform, Ansible]}
`)
	deep := job("Engineer", "Jan 2020 - Present", "Owned the ledger service in Go, on call for it.",
		"Designed the partitioning of PostgreSQL because retention locked the table.", "Owned the Kubernetes clusters of the ledger.")
	broad := listed("Go", "Java", "Python", "Rust", "C#", "PostgreSQL", "MySQL", "MongoDB", "Redis", "Kafka", "Kubernetes", "Docker", "Terraform", "Ansible", "Jenkins")
	d, b := person{text: deep}.of(t, spec), person{text: broad}.of(t, spec)
	if d.Points <= b.Points {
		t.Errorf("three deep skills %d points, fifteen shallow ones %d", d.Points, b.Points)
	}
}

// A spec kept as a file, or its snapshot from the index, gives the same review to the
// byte, in another index and beside other people.
func TestF05RepeatsToTheByte(t *testing.T) {
	spec := specOf(t, goRole)
	file, err := spec.YAML()
	if err != nil {
		t.Fatal(err)
	}
	again := specOf(t, string(file))
	if d := role.Diff(spec, again); len(d) != 0 {
		t.Fatalf("the snapshot differs: %v", d)
	}
	p := person{text: threeJobs}
	if a, b := asJSON(t, p.of(t, spec)), asJSON(t, p.of(t, again)); a != b {
		t.Error("the review of a snapshot differs")
	}
	ix, err := matching.Options{AsOf: asOf}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	cv := resumeOf(t, "p.md", threeJobs)
	c := matching.FromResume("p", cv)
	c.Person.Actors = []matching.Actor{{Source: "github", ID: "7"}}
	if err := ix.Put(context.Background(), matching.FromResume("other", resumeOf(t, "o.md", listed(thirtySkills...))), c); err != nil {
		t.Fatal(err)
	}
	v, err := Reviewer{Index: ix, Role: again}.Review(context.Background(), "p", cv)
	if err != nil {
		t.Fatal(err)
	}
	if asJSON(t, v) != asJSON(t, p.of(t, spec)) {
		t.Error("another person in the index changes the review")
	}
}

func TestReviewErrors(t *testing.T) {
	if _, err := (Reviewer{}).Review(context.Background(), "p", nil); err == nil {
		t.Error("a Reviewer without an index gives no error")
	}
	ix, err := matching.Options{AsOf: asOf}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if _, err := (Reviewer{Index: ix, Role: specOf(t, goRole)}).Review(context.Background(), "nobody", nil); !errors.Is(err, matching.ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
}

// The citations of a document are cut from it.
func TestSpansPointAtQuotes(t *testing.T) {
	text := job("Senior Engineer", "Jan 2020 - Dec 2023", "Owned the account service in Go.", "Chose Postgres over Mongo because orders need transactions.") +
		"\n## Skills\n\nGo, Docker, Kubernetes\n"
	cv := resumeOf(t, "p.md", text)
	v := person{text: text}.of(t, specOf(t, goRole))
	var all []Citation
	for _, c := range v.Checks {
		all = append(all, c.Citations...)
	}
	for _, c := range v.Ledger {
		all = append(append(all, c.Said...), c.Proof...)
	}
	for _, c := range all {
		if c.Span == (parse.Span{}) {
			t.Errorf("%q has no span", c.Quote)
			continue
		}
		if got := strings.Join(strings.Fields(cv.Text[c.Span.Start:c.Span.End]), " "); got != c.Quote {
			t.Errorf("span %v is %q, the quote %q", c.Span, got, c.Quote)
		}
	}
	if len(all) < 10 {
		t.Errorf("only %d citations", len(all))
	}
}
