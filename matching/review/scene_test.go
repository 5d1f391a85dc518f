package review

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/sourcing"
)

// The people of these tests are invented.

var asOf = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

const goRole = `
title: Go engineer for platform services
problem: Releases of the account service take days of manual care.
impact:
  first_focus: Make the account service dependable
  systems: Go services on Kubernetes
  success: Changes reach production the same day
  collaboration: Product teams and the platform team
level: own-service
baseline: {cloud: aws, cicd: shared, containers: kubernetes, oncall: yes}
clusters:
  - name: Backend services
    need: must
    weight: 5
    all:
      - any: [Go]
        adjacent: [Java]
      - any: [PostgreSQL]
        depth: own
  - name: Runtime
    need: must
    any: [Docker, Kubernetes]
  - name: Observability
    need: trainable
    any: [Prometheus, Grafana]
`

func specOf(t *testing.T, text string) *role.Spec {
	t.Helper()
	spec, err := role.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

func resumeOf(t *testing.T, name, text string) *parse.Resume {
	t.Helper()
	cv, err := (&parse.Parser{AsOf: asOf}).Read(context.Background(), name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return cv
}

// A person is a résumé and public activity.
type person struct {
	file, text, roleText string
	activity             []sourcing.Evidence
}

// of reviews one person alone for a role.
func (p person) of(t *testing.T, spec *role.Spec) *Review {
	t.Helper()
	ix, err := matching.Options{AsOf: asOf}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	c := matching.Candidate{ID: "p"}
	var cv *parse.Resume
	if p.text != "" {
		name := p.file
		if name == "" {
			name = "p.md"
		}
		cv = resumeOf(t, name, p.text)
		c = matching.FromResume("p", cv)
	}
	c.Person.Actors = []matching.Actor{{Source: "github", ID: "7", Login: "p-example"}}
	if err := ix.Put(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	for i := range p.activity {
		p.activity[i].Actor, p.activity[i].Source = c.Person.Actors[0], "github"
	}
	if err := ix.Add(context.Background(), p.activity...); err != nil {
		t.Fatal(err)
	}
	v, err := Reviewer{Index: ix, Role: spec, RoleText: p.roleText}.Review(context.Background(), "p", cv)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// job returns a résumé of one dated job with these sentences.
func job(title, dates string, lines ...string) string {
	return "# Robin Example\n\n## Experience\n\n### " + title + ", Example Works\n" + dates + "\n\n- " + strings.Join(lines, "\n- ") + "\n"
}

// listed returns a résumé of a list of skills and a job without text.
func listed(skills ...string) string {
	return "# Robin Example\n\n## Skills\n\n" + strings.Join(skills, ", ") + "\n\n## Experience\n\n### Consultant, Example Works\nJan 2020 - Present\n"
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func check(v *Review, name string) Check {
	for _, c := range v.Checks {
		if c.Name == name {
			return c
		}
	}
	return Check{}
}

func question(v *Review, code Code) (Question, bool) {
	for _, q := range v.Questions {
		if q.Code == code {
			return q, true
		}
	}
	return Question{}, false
}

var thirtySkills = []string{"Go", "Java", "Python", "PostgreSQL", "MySQL", "MongoDB", "Redis", "Kafka", "RabbitMQ", "Docker", "Kubernetes", "AWS",
	"Azure", "Terraform", "Ansible", "Jenkins", "GitLab CI", "Prometheus", "Grafana", "gRPC", "GraphQL", "Elasticsearch", "Nginx", "React",
	"TypeScript", "Angular", "Spring Boot", "Django", "Linux", "Helm"}
