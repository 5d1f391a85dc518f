package main

// A need is one thing that a role wants done without help.
type need struct {
	crafts   []string // any of them
	adjacent []string // accepted instead, if owned
	core     bool     // the middle of the role
}

// A want is what a role asks for, in the terms of the latent profiles. The role files
// and job descriptions of testdata/bench/roles say the same in their own words.
type want struct {
	topic    string
	families []string // whose years count
	level    level
	years    int
	must     []need
	only     []string // reject: worked in nothing but these families
	without  []string // reject: worked in none of these families
}

var wants = []want{
	{topic: "android-field", families: []string{"mobile"}, level: own, years: 3,
		must: []need{
			{crafts: []string{"android"}, adjacent: []string{"ios"}, core: true},
			{crafts: []string{"mobiledata"}},
			{crafts: []string{"api"}},
		},
		without: []string{"mobile"}},
	{topic: "data-pipelines", families: []string{"data"}, level: own, years: 3,
		must: []need{
			{crafts: []string{"pipelines"}, core: true},
			{crafts: []string{"warehouse"}},
			{crafts: []string{"sql"}},
			{crafts: []string{"python"}},
		},
		only: []string{"analysis"}},
	{topic: "go-platform", families: []string{"backend", "infra"}, level: own, years: 3,
		must: []need{
			{crafts: []string{"go"}, adjacent: []string{"java", "python", "dotnet", "node"}, core: true},
			{crafts: []string{"api"}},
			{crafts: []string{"containers", "delivery"}},
		},
		only: []string{"frontend", "mobile"}},
	{topic: "java-billing", families: []string{"backend"}, level: own, years: 4,
		must: []need{
			{crafts: []string{"java"}, adjacent: []string{"dotnet"}, core: true},
			{crafts: []string{"spring"}},
			{crafts: []string{"sql"}},
			{crafts: []string{"api"}},
		},
		only: []string{"frontend"}},
	{topic: "python-partners", families: []string{"backend"}, level: execute, years: 2,
		must: []need{
			{crafts: []string{"python"}, core: true},
			{crafts: []string{"pyweb"}},
			{crafts: []string{"sql"}},
			{crafts: []string{"autotest"}},
		},
		only: []string{"analysis"}},
	{topic: "react-portal", families: []string{"frontend"}, level: execute, years: 2,
		must: []need{
			{crafts: []string{"react"}, adjacent: []string{"otherui"}, core: true},
			{crafts: []string{"script"}},
			{crafts: []string{"state"}},
			{crafts: []string{"pages"}},
		},
		without: []string{"frontend", "backend"}},
	{topic: "reliability-lead", families: []string{"infra", "admin", "backend"}, level: lead, years: 5,
		must: []need{
			{crafts: []string{"containers"}, adjacent: []string{"cloud"}, core: true},
			{crafts: []string{"observe"}},
			{crafts: []string{"incident"}},
			{crafts: []string{"iac", "delivery"}},
		},
		only: []string{"support"}},
	{topic: "server-rooms", families: []string{"admin"}, level: own, years: 4,
		must: []need{
			{crafts: []string{"windows"}, adjacent: []string{"linux"}, core: true},
			{crafts: []string{"virtual"}},
			{crafts: []string{"backup"}},
			{crafts: []string{"network"}},
		},
		only: []string{"support"}},
}
