package role

import (
	"slices"
	"strings"
)

// A Pattern is a kind of work that many roles share: a business problem or an
// archetype. It suggests clusters for a first draft; nothing of it ranks by itself.
type Pattern struct {
	ID       string    // to write in a spec: "slow-apis"
	Name     string    // "Slow APIs"
	Question string    // what to ask the hiring manager first
	Clusters []Cluster // what such work takes, in names of the built-in taxonomy
}

// Problems returns the closed list of business problems: slow APIs, brittle
// integrations, data consistency, scaling pain, platform migration, tooling debt. The
// problem of a spec is one of their IDs or names, or free text, which suggests nothing.
// The result is the caller's.
func Problems() []Pattern { return copyPatterns(problems) }

var problems = []Pattern{
	{
		ID: "slow-apis", Name: "Slow APIs",
		Question: "Which requests are slow, for whom, and what do the traces say they wait for?",
		Clusters: []Cluster{
			must5("Service APIs", Line{Any: []string{"REST API", "gRPC", "GraphQL"}, Depth: "own"}),
			must3("Where the time goes", Line{Any: []string{"query optimisation", "caching", "performance tuning"}, Depth: "use"}),
			learn("Seeing it", Line{Any: []string{"Prometheus", "Grafana", "OpenTelemetry", "Datadog"}}),
		},
	},
	{
		ID: "brittle-integrations", Name: "Brittle integrations",
		Question: "Which partner or service breaks, how do you learn of it, and who repairs the data?",
		Clusters: []Cluster{
			must5("Contracts between systems", Line{Any: []string{"API design", "REST API", "SOAP", "OpenAPI", "gRPC"}, Depth: "own"}),
			must3("Messages that arrive", Line{Any: []string{"Kafka", "RabbitMQ", "Amazon SQS", "event-driven architecture"}}),
			learn("Tests across the border", Line{Any: []string{"integration testing", "contract testing"}}),
		},
	},
	{
		ID: "data-consistency", Name: "Data consistency",
		Question: "Which numbers disagree, who notices, and where is the truth meant to live?",
		Clusters: []Cluster{
			must5("Relational data", Line{Any: []string{"PostgreSQL", "MySQL", "SQL Server", "Oracle Database", "SQL"}, Depth: "own"}),
			must3("Schema and borders", Line{Any: []string{"database design", "distributed systems", "event-driven architecture"}}),
			learn("Moving data", Line{Any: []string{"data migration", "ETL"}}),
		},
	},
	{
		ID: "scaling-pain", Name: "Scaling pain",
		Question: "What grows, by how much a year, and what broke first the last time?",
		Clusters: []Cluster{
			must5("Services under load", Line{Any: []string{"distributed systems", "microservices", "caching", "performance tuning"}, Depth: "own"}),
			must3("Runtime", Line{Any: []string{"Kubernetes", "Docker", "AWS", "Google Cloud", "Azure"}}),
			learn("Load before users bring it", Line{Any: []string{"load testing", "Prometheus", "Grafana"}}),
		},
	},
	{
		ID: "platform-migration", Name: "Platform migration",
		Question: "From what to what, what may stand still meanwhile, and how do you go back?",
		Clusters: []Cluster{
			must5("Target platform", Line{Any: []string{"AWS", "Google Cloud", "Azure", "Kubernetes"}, Depth: "use"}),
			must3("Environments as code", Line{Any: []string{"Terraform", "Ansible", "infrastructure as code"}}),
			must3("Moving what runs", Line{Any: []string{"cloud migration", "data migration", "refactoring"}}),
		},
	},
	{
		ID: "tooling-debt", Name: "Tooling debt",
		Question: "What does a change wait for between the keyboard and production, and how long?",
		Clusters: []Cluster{
			must5("Delivery pipeline", Line{Any: []string{"CI/CD", "Jenkins", "GitHub Actions", "GitLab CI"}, Depth: "own"}),
			must3("Tests that people trust", Line{Any: []string{"test automation", "unit testing", "integration testing"}}),
			learn("Repeatable builds", Line{Any: []string{"Docker", "Gradle", "Bazel", "build automation"}}),
		},
	},
}

func must5(name string, lines ...Line) Cluster { return Cluster{name, Must, 5, lines} }

func must3(name string, lines ...Line) Cluster { return Cluster{name, Must, 3, lines} }

func learn(name string, lines ...Line) Cluster { return Cluster{name, Trainable, 2, lines} }

// patternIn returns the pattern that an ID or a name names, whatever its case.
func patternIn(list []Pattern, name string) (Pattern, bool) {
	name = strings.TrimSpace(name)
	at := slices.IndexFunc(list, func(p Pattern) bool {
		return strings.EqualFold(p.ID, name) || strings.EqualFold(p.Name, name)
	})
	if at < 0 {
		return Pattern{}, false
	}
	return list[at], true
}

func copyPatterns(list []Pattern) []Pattern {
	var copied []Pattern
	for _, p := range list {
		p.Clusters = copyClusters(p.Clusters)
		copied = append(copied, p)
	}
	return copied
}

func copyClusters(list []Cluster) []Cluster {
	var copied []Cluster
	for _, c := range list {
		c.All = slices.Clone(c.All)
		for i := range c.All {
			l := &c.All[i]
			l.Any, l.Adjacent, l.Text = slices.Clone(l.Any), slices.Clone(l.Adjacent), slices.Clone(l.Text)
		}
		copied = append(copied, c)
	}
	return copied
}
