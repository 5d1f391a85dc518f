package role

// Archetypes returns the closed list of archetypes: stabilise a Python API layer,
// rebuild a Java service boundary, own PostgreSQL access patterns, improve deployment
// reliability. testdata/roles holds a whole spec of each. The result is the caller's.
func Archetypes() []Pattern { return copyPatterns(archetypes) }

var archetypes = []Pattern{
	{
		ID: "python-api-layer", Name: "Stabilise a Python API layer",
		Question: "Which endpoints fail, under what load, and who calls them?",
		Clusters: []Cluster{
			must5("Python services", Line{Any: []string{"FastAPI", "Django", "Flask", "aiohttp"}, Adjacent: []string{"Python", "Node.js", "Ruby on Rails"}, Depth: "use"}),
			must3("Service APIs", Line{Any: []string{"API design", "REST API", "GraphQL", "gRPC"}, Depth: "own"}),
			must3("Data behind the API", Line{Any: []string{"PostgreSQL", "MySQL", "query optimisation"}}),
			learn("Tests and alerts", Line{Any: []string{"pytest", "Prometheus", "Grafana", "Sentry"}}),
		},
	},
	{
		ID: "java-service-boundary", Name: "Rebuild a Java service boundary",
		Question: "What crosses the boundary today that should not, and who depends on it?",
		Clusters: []Cluster{
			must5("Java services", Line{Any: []string{"Java", "Spring Boot", "Quarkus", "Micronaut"}, Adjacent: []string{"Kotlin", "C#", "Scala"}, Depth: "use"}),
			must5("Boundaries", Line{Any: []string{"microservices", "API design", "domain-driven design", "software architecture"}, Depth: "own"}),
			must3("Contracts", Line{Any: []string{"REST API", "gRPC", "Kafka", "OpenAPI"}}),
			learn("Runtime", Line{Any: []string{"Docker", "Kubernetes"}}),
		},
	},
	{
		ID: "postgresql-access", Name: "Own PostgreSQL access patterns",
		Question: "Which queries hurt, who writes them, and who may change the schema?",
		Clusters: []Cluster{
			must5("PostgreSQL", Line{Any: []string{"PostgreSQL"}, Adjacent: []string{"MySQL", "Oracle Database", "SQL Server"}, Depth: "own"}),
			must5("Queries and schema", Line{Any: []string{"query optimisation", "database design", "stored procedures"}, Depth: "use"}),
			must3("Code that asks", Line{Any: []string{"Java", "Go", "Python", "C#", "Node.js", "ORM"}}),
			learn("Caches beside it", Line{Any: []string{"Redis", "caching", "Elasticsearch"}}),
		},
	},
	{
		ID: "deployment-reliability", Name: "Improve deployment reliability",
		Question: "How many of the last ten releases went wrong, how was it noticed, and how long did going back take?",
		Clusters: []Cluster{
			must5("Delivery pipelines", Line{Any: []string{"CI/CD", "Jenkins", "GitHub Actions", "GitLab CI", "Argo CD", "release management"}, Depth: "own"}),
			must5("Runtime", Line{Any: []string{"Kubernetes", "Docker", "Amazon ECS"}, Depth: "use"}),
			must3("Environments as code", Line{Any: []string{"Terraform", "Ansible", "CloudFormation", "infrastructure as code"}}),
			learn("Alerts", Line{Any: []string{"Prometheus", "Grafana", "Datadog", "incident response"}}),
		},
	},
}
