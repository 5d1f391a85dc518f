package matching

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/sourcing"
)

// strengthOf is how well one sentence of a job of five years shows a skill.
func strengthOf(t *testing.T, id skill.ID, sentence string) score.Strength {
	t.Helper()
	c := person("x", "Engineer", sentence, "")
	for _, p := range derive(skill.Default(), MonthOf(2026, 6), &c.Profile) {
		if p.feature.Skill == id && p.feature.Depth == score.NoDepth {
			return p.strength
		}
	}
	return 0
}

// TestDeeperSentenceIsStronger holds labelled pairs: the same job, the same skill, and
// only what was done with it differs.
func TestDeeperSentenceIsStronger(t *testing.T) {
	for _, c := range []struct {
		skill             skill.ID
		shallower, deeper string
	}{
		{"redis", "Used Redis.", "Designed cache invalidation for Redis to reduce stale reads."},
		{"go", "Worked with Go.", "Owned the Go ingestion service end to end."},
		{"java", "Familiar with Java.", "Built order services in Java."},
		{"postgresql", "Wrote queries in PostgreSQL.", "Tuned PostgreSQL indexes, 40% less load."},
		{"kafka", "Basic knowledge of Kafka.", "Consumed events from Kafka."},
		{"kubernetes", "Deployed to Kubernetes.", "Operated the Kubernetes clusters and was on call."},
		{"docker", "Exposure to Docker.", "Introduced Docker in all builds."},
		{"react", "Added pages in React.", "Redesigned state handling in React because screens went stale."},
		{"typescript", "Wrote TypeScript.", "Led the migration to TypeScript."},
		{"python", "Assisted with Python scripts.", "Wrote Python services."},
		{"django", "Developed views in Django.", "Architected the Django backend so that tenants are kept apart."},
		{"terraform", "Knowledge of Terraform.", "Automated networks with Terraform."},
		{"aws", "Uploaded reports to AWS.", "Responsible for the AWS accounts."},
		{"jenkins", "Used Jenkins.", "Took over Jenkins and headed its upgrade."},
		{"mysql", "Used MySQL.", "Debugged deadlocks in MySQL."},
		{"linux", "Familiar with Linux.", "Administered Linux servers."},
		{"cpp", "Maintained a C++ daemon.", "Debugged a memory leak in the C++ daemon."},
		{"elasticsearch", "Used Elasticsearch.", "Designed sharding for Elasticsearch to cut latency."},
		{"graphql", "Awareness of GraphQL.", "Implemented GraphQL resolvers."},
		{"grpc", "Called gRPC services.", "Designed and implemented the gRPC interfaces."},
		{"prometheus", "Introduction to Prometheus monitoring.", "Set up Prometheus monitoring."},
		{"grafana", "Configured Grafana.", "Owner of the Grafana dashboards."},
		{"ansible", "Helped with Ansible.", "Provisioned machines with Ansible."},
		{"rabbitmq", "Integrated RabbitMQ.", "Investigated message loss in RabbitMQ and found the root cause."},
		{"mongodb", "Understanding of MongoDB.", "Modelled documents in MongoDB."},
		{"spring-boot", "Developed Spring Boot services.", "Sole developer of four Spring Boot services."},
		{"active-directory", "Supported Active Directory.", "Oversaw Active Directory for three sites."},
		{"vmware", "Maintained VMware hosts.", "Consolidated VMware hosts, which cut downtime."},
		{"angular", "Assisted in Angular work.", "Developed Angular components."},
		{"kotlin", "Converted classes to Kotlin.", "Tech lead for the Kotlin rewrite."},
		{"git", "Knowledge of Git.", "Migrated repositories to Git."},
		{"oracle-database", "Supported Oracle database users.", "Optimised Oracle database queries, 3x faster."},
		{"selenium", "Wrote tests with Selenium.", "Built the Selenium suite from scratch and led its rollout to avoid outages."},
	} {
		a, b := strengthOf(t, c.skill, c.shallower), strengthOf(t, c.skill, c.deeper)
		if a == 0 || a >= b {
			t.Errorf("%s: %q shows %d, %q shows %d", c.skill, c.shallower, a, c.deeper, b)
		}
	}
}

const platformRole = `
title: Platform engineer
problem: Releases are risky.
level: own-service
years: 3
clusters:
  - {name: Services, any: [Go]}
  - {name: Runtime, any: [Kubernetes]}
  - {name: Data, any: [PostgreSQL]}
`

// TestThreeDeepSkillsBeatFifteenShallowOnes: depth where the role asks wins over
// breadth beside it.
func TestThreeDeepSkillsBeatFifteenShallowOnes(t *testing.T) {
	deep := person("deep", "Engineer", "Owned the Go services end to end. Operated Kubernetes on call. Designed schemas in PostgreSQL to avoid locks.", "")
	names := "Go, Kubernetes, PostgreSQL, Java, Kafka, Redis, Docker, Terraform, AWS, React, Python, Ansible, Jenkins, MySQL, MongoDB"
	listed := person("listed", "Engineer", "Answered mail.", names)
	named := person("named", "Engineer", "Worked with "+names+".", names)
	list, err := open(t, deep, listed, named).Rank(context.Background(), spec(t, platformRole), Query{})
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, r := range list.Results {
		order = append(order, r.ID)
	}
	if got := strings.Join(order, " "); got != "deep named listed" {
		t.Errorf("order %s, want deep, named, listed", got)
	}
	if r := list.Results[2]; 3*r.Points > list.Max {
		t.Errorf("lists alone have %d of %d points", r.Points, list.Max)
	}
}

// TestGoldenPlatformPair: two platform engineers with the same words in their skill
// lists; one tells what they answered for, the other names it.
func TestGoldenPlatformPair(t *testing.T) {
	skills := "Go, Kubernetes, PostgreSQL, Docker, Terraform"
	owner := person("owner", "Platform Engineer", "Owned the deployment platform for 40 services in Go.\nRan Kubernetes upgrades without downtime.\nTuned PostgreSQL, 30% fewer slow queries.", skills)
	namer := person("namer", "Platform Engineer", "Member of the platform team.\nEnvironment: Go, Kubernetes, PostgreSQL.", skills)
	list, err := open(t, owner, namer).Rank(context.Background(), spec(t, platformRole), Query{})
	if err != nil {
		t.Fatal(err)
	}
	a, b := list.Results[0], list.Results[1]
	if a.ID != "owner" || a.Band != score.Strong || b.Band == score.Strong {
		t.Errorf("%s %v %d before %s %v %d", a.ID, a.Band, a.Points, b.ID, b.Band, b.Points)
	}
	for i, r := range a.Reasons[:3] {
		if r.Points <= b.Reasons[i].Points {
			t.Errorf("%s: %d points owned, %d named", r.Label, r.Points, b.Reasons[i].Points)
		}
	}
}

// TestCeilingNeedsNoPublicAccount: who shows everything in full in private jobs has all
// the points, with or without public work.
func TestCeilingNeedsNoPublicAccount(t *testing.T) {
	private := person("x", "Engineer", "Owned the Go services end to end. Operated Kubernetes on call. Designed schemas in PostgreSQL to avoid locks.", "")
	public := private
	for i, s := range []string{"language:Go", "topic:kubernetes", "topic:postgresql"} {
		public.Profile.Activity = append(public.Profile.Activity, Activity{
			Kind: sourcing.Release, Subject: []string{s}, When: MonthOf(2026, 5), Source: "github", Place: sourcing.Place{Repo: fmt.Sprint("x/", i)}})
	}
	var points []int
	for _, c := range []Candidate{private, public} {
		list, err := open(t, c).Rank(context.Background(), spec(t, platformRole), Query{})
		if err != nil {
			t.Fatal(err)
		}
		if r := list.Results[0]; r.Points != list.Max {
			t.Errorf("%d of %d points: %+v", r.Points, list.Max, r.Reasons)
		}
		points = append(points, list.Results[0].Points)
	}
	if points[0] != points[1] {
		t.Errorf("%d points without, %d with a public account", points[0], points[1])
	}
}

// TestShareOfAJob: what a job is mainly about is stronger than what it names once, and
// a skill of its title is all of it.
func TestShareOfAJob(t *testing.T) {
	short := func(title, work string) Candidate {
		c := person("x", title, work, "")
		c.Profile.Engagements[0].Start = MonthOf(2025, 2) // a year: longer is full anyhow
		return c
	}
	rest := strings.Repeat("Wrote services in Java.\nQueried MySQL.\n", 5)
	strength := func(c Candidate) score.Strength {
		for _, p := range derive(skill.Default(), MonthOf(2026, 6), &c.Profile) {
			if p.feature == (feature{Skill: "go"}) {
				return p.strength
			}
		}
		return 0
	}
	once := strength(short("Engineer", rest+"Wrote a tool in Go."))
	often := strength(short("Engineer", rest+strings.Repeat("Wrote a service in Go.\n", 6)))
	alone := strength(short("Engineer", "Wrote a tool in Go."))
	titled := strength(short("Go Developer", rest))
	if !(once < often && often == alone && alone < titled) {
		t.Errorf("once %d, often %d, alone %d, in the title %d", once, often, alone, titled)
	}
}

// TestMeansOfAJob: a line that names the means counts as use where the job tells of
// deeds, and as a mention where it does not.
func TestMeansOfAJob(t *testing.T) {
	with := strengthOf(t, "go", "Built the order service.\nEnvironment: Go, Redis, Docker")
	without := strengthOf(t, "go", "The order service\nEnvironment: Go, Redis, Docker")
	faint := strengthOf(t, "go", "Built the order service.\nFamiliar with Go")
	if with != 416 || without != 320 || faint != 320 {
		t.Errorf("beside deeds %d, alone %d, faint %d; want 416, 320, 320", with, without, faint)
	}
}

// TestBesideTheWork: under a title that is with people only, another field's work is
// one depth less; a title that names the field changes nothing.
func TestBesideTheWork(t *testing.T) {
	for _, c := range []struct {
		title, work string
		want        score.Strength
	}{
		{"Systems Administrator", "Maintained VMware hosts.", 416},
		{"IT Manager", "Maintained VMware hosts.", 416},
		{"Project Manager", "Maintained VMware hosts.", 320},
		{"Project Manager", "VMware hosts", 320},
		{"Project Manager", "Debugged VMware hosts because they stalled.", 511},
		{"", "Maintained VMware hosts.", 416},
	} {
		p := person("x", c.title, c.work, "").Profile
		for _, got := range derive(skill.Default(), MonthOf(2026, 6), &p) {
			if got.feature == (feature{Skill: "vmware"}) && got.strength != c.want {
				t.Errorf("%q, %q: %d, want %d", c.title, c.work, got.strength, c.want)
			}
		}
	}
}

// TestListPastedIntoAJob: two hundred skills behind "Environment:" show no more than two
// hundred in a list.
func TestListPastedIntoAJob(t *testing.T) {
	var names []string
	for _, s := range skill.Default().All() {
		if names = append(names, s.Name); len(names) == 200 {
			break
		}
	}
	names = append(names, "Go")
	pasted := strengthOf(t, "go", "Built the order service.\nEnvironment: "+strings.Join(names, ", "))
	c := person("x", "Engineer", "Built the order service.", strings.Join(names, ", "))
	var listed score.Strength
	for _, p := range derive(skill.Default(), MonthOf(2026, 6), &c.Profile) {
		if p.feature == (feature{Skill: "go"}) {
			listed = p.strength
		}
	}
	if listed == 0 || pasted > score.Of([]score.Evidence{{Depth: score.Listed, Months: 36}}) {
		t.Errorf("pasted %d, listed %d", pasted, listed)
	}
}

// TestOpenEnd: a job with a beginning and no end ended when the next one began.
func TestOpenEnd(t *testing.T) {
	p := Profile{Dated: MonthOf(2026, 1), Engagements: []Engagement{
		{Kind: Job, Start: MonthOf(2010, 3)}, {Kind: Job, Start: MonthOf(2015, 5)}, {Kind: Study, Start: MonthOf(2020, 1)}, {Kind: Job}, {Kind: Job, Start: MonthOf(2001, 1), End: MonthOf(2002, 1)},
	}}
	for i, want := range []Month{MonthOf(2015, 5), MonthOf(2026, 1), MonthOf(2026, 1), 0, MonthOf(2002, 1)} {
		if got := p.lastOf(i); got != want {
			t.Errorf("engagement %d lasts to %v, want %v", i, got, want)
		}
	}
}

// TestHeadlineSpeaksAgainstARule: what somebody calls themselves can save them from a
// reject rule, and silence meets none.
func TestHeadlineSpeaksAgainstARule(t *testing.T) {
	without := strings.Replace(goRole, "only: [frontend, mobile]", "without: [frontend]", 1)
	back := person("back", "Backend Developer", "Built Go services with gRPC.", "")
	called := back
	called.ID = "called"
	called.Profile.Passages = append([]Passage{{Section: HeadText, Engagement: -1, Text: "Frontend Developer"}}, called.Profile.Passages...)
	list, err := open(t, back, called, person("silent", "", "", "")).Rank(context.Background(), spec(t, without), Query{})
	if err != nil {
		t.Fatal(err)
	}
	if len(list.HeldOut) != 1 || list.HeldOut[0].ID != "back" {
		t.Errorf("held out %+v", list.HeldOut)
	}
}
