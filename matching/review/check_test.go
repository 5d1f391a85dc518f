package review

import (
	"strings"
	"testing"

	"github.com/proven-go/proven/sourcing"
)

func TestP01Ownership(t *testing.T) {
	for _, row := range []struct {
		lines []string
		want  State
		why   string
	}{
		{[]string{"Owned the account service in Go from design to on-call."}, Pass, "owned and on call"},
		{[]string{"Built and maintained the payment API in Java."}, Pass, "built and maintained"},
		{[]string{"Supported the payments team with Go scripts.", "Helped with the Kubernetes upgrade."}, Concern, "supported twice, owned nothing"},
		{[]string{"Supported the payments team with Go scripts."}, Unclear, "one sentence of support is no pattern"},
		{[]string{"Wrote REST endpoints in Go."}, Unclear, "a task says nothing of ownership"},
		{[]string{"We owned the account service in Go."}, Unclear, `"we" does not say who`},
		{[]string{"Served customers and ran the till."}, Unclear, "no service of a known field"},
	} {
		v := person{text: job("Engineer", "Jan 2020 - Dec 2023", row.lines...)}.of(t, specOf(t, goRole))
		if got := check(v, "service ownership"); got.State != row.want {
			t.Errorf("%q: got %s, want %s: %s", row.lines, got.State, row.want, row.why)
		}
	}
	public := person{activity: []sourcing.Evidence{{Kind: sourcing.Owner, Subject: []string{"language:Go"}, Place: sourcing.Place{Repo: "example-org/relay"}, When: asOf, Quote: "Listed as code owner."}}}
	if got := check(public.of(t, specOf(t, goRole)), "service ownership"); got.State != Pass || got.Citations[0].Place != "example-org/relay" {
		t.Errorf("a maintainer's record: got %+v, want pass with the repository", got)
	}
}

func TestP06Triage(t *testing.T) {
	for name, text := range map[string]string{
		"empty of work": "# Robin Example\n\n## Interests\n\nchess\n",
		"list only":     listed(thirtySkills...),
		"owner": job("Engineer", "Jan 2020 - Dec 2023", "Owned the account service in Go and PostgreSQL on Kubernetes and AWS, on call for it.",
			"Chose Postgres over Mongo because orders need transactions.", "Found that a missing index held the queue and fixed it."),
		"support": job("Engineer", "Jan 2020 - Dec 2023", "Supported the team with Go.", "Assisted the Kubernetes upgrade.", "No experience with AWS."),
	} {
		v := person{text: text}.of(t, specOf(t, goRole))
		if len(v.Checks) != 5 {
			t.Fatalf("%s: %d rows, want 5", name, len(v.Checks))
		}
		for i, c := range v.Checks {
			if c.Name != CheckNames()[i] {
				t.Errorf("%s: row %d is %q, want %q", name, i, c.Name, CheckNames()[i])
			}
			if c.State != Unclear && len(c.Citations) == 0 {
				t.Errorf("%s: %s is %s without a citation", name, c.Name, c.State)
			}
			if c.Note == "" || strings.Contains(c.Note, "\n") {
				t.Errorf("%s: %s: note %q, want one line", name, c.Name, c.Note)
			}
		}
		if len(v.HeldBy) != 0 {
			t.Errorf("%s: a review holds nobody out", name)
		}
	}
}

func TestP03Environment(t *testing.T) {
	v := person{text: listed(append(thirtySkills, "on-call", "CI/CD")...)}.of(t, specOf(t, goRole))
	if len(v.Environment) != 4 {
		t.Fatalf("%d parts, want 4", len(v.Environment))
	}
	for _, e := range v.Environment {
		if e.Credit != Claimed {
			t.Errorf("%s: %s, want claimed: keywords alone earn no more", e.Part, e.Credit)
		}
	}
	v = person{text: job("Platform Engineer", "Jan 2020 - Dec 2023",
		"Moved 30 services to AWS.", "Built the GitLab CI pipelines with Docker images.", "Owned the PostgreSQL clusters.",
		"I was on call one week in four for the account service.")}.of(t, specOf(t, goRole))
	want := map[string]Credit{"cloud": InWork, "deployment": InWork, "data layer": Answered, "production": Answered}
	for _, e := range v.Environment {
		if e.Credit != want[e.Part] || len(e.Citations) == 0 {
			t.Errorf("%s: %s with %d citations, want %s", e.Part, e.Credit, len(e.Citations), want[e.Part])
		}
	}
	v = person{text: job("Engineer", "Jan 2020 - Dec 2023", "Wrote Go handlers.", "No experience with AWS.")}.of(t, specOf(t, goRole))
	if got := v.Environment[0]; !got.Denied || got.Credit != NoCredit {
		t.Errorf("cloud: got %+v, want denied", got)
	}
	v = person{text: job("Engineer", "Jan 2020 - Dec 2023", "Wrote Go handlers.")}.of(t, specOf(t, goRole))
	if got := check(v, "environment fit"); got.State != Unclear {
		t.Errorf("silence on the environment: %s, want unclear", got.State)
	}
}

func TestP05Communication(t *testing.T) {
	text := job("Engineer", "Jan 2020 - Dec 2023", "Chose Postgres over Mongo because orders need transactions.",
		"Found that a missing index held the queue and fixed it.")
	if got := check(person{text: text}.of(t, specOf(t, goRole)), "communication"); got.State != Pass {
		t.Errorf("two reasons: %s, want pass", got.State)
	}
	comment := sourcing.Evidence{Kind: sourcing.ReviewComment, Subject: []string{"language:Go"}, When: asOf, Place: sourcing.Place{Repo: "example-org/relay", Path: "a.go"},
		Text: "This retries without a limit. Please add jitter and a cap, because every node wakes at the same moment."}
	if got := check(person{activity: []sourcing.Evidence{comment}}.of(t, specOf(t, goRole)), "communication"); got.State != Pass {
		t.Errorf("a clear review comment: %s, want pass", got.State)
	}
	if got := check(person{text: listed("Go")}.of(t, specOf(t, goRole)), "communication"); got.State != Unclear {
		t.Errorf("hardly a sentence: %s, want unclear: short is no concern", got.State)
	}
}

const readme = `# Relay

Relay forwards events from a queue to web hooks and retries with a cap.

## Usage

    relay -queue orders -to https://hooks.example.com

## Why

It keeps no state of its own because the queue does; the price is that an order of events is not kept.
It does not support batches.
`

func TestP05ReadWriting(t *testing.T) {
	base := ReadWriting(readme)
	if base.Points != 5 {
		t.Fatalf("got %+v, want all five", base)
	}
	badge := "[![build](https://ci.example.com/b.svg)](https://ci.example.com) ![stars](https://example.com/s.svg)\n<img src=\"x.png\">\n"
	keywords := "\n\n" + strings.Repeat("Go, Kafka, gRPC, Kubernetes, Docker, AWS\n", 50) + "\n#golang #kafka #devops\n\n" + strings.Repeat("golang kafka kubernetes docker microservices ", 40) + "\n"
	for why, text := range map[string]string{
		"badges add nothing": badge + readme, "keywords add nothing": readme + keywords, "both": badge + readme + keywords,
	} {
		if got := ReadWriting(text); got != base {
			t.Errorf("%s: got %+v, want %+v", why, got, base)
		}
	}
	for why, text := range map[string]string{"keywords alone": keywords, "badges alone": badge, "empty": ""} {
		if got := ReadWriting(text); got.Points != 0 {
			t.Errorf("%s: got %+v, want no point", why, got)
		}
	}
}
