package skill

import (
	"slices"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	x := Default()
	for _, row := range []struct {
		name string
		want ID // "" is not found
		why  string
	}{
		{"go", "go", "an ID"},
		{"Go", "go", "an ambiguous name counts"},
		{"golang", "go", "case does not matter"},
		{"GOLANG", "go", "case does not matter"},
		{"C", "c", "one letter"},
		{"C++", "cpp", "signs"},
		{"c++", "cpp", "signs"},
		{"C++17", "cpp", "version"},
		{"C#", "csharp", "signs"},
		{"c#.net", "csharp", "a dot that both begins and joins"},
		{"F#", "fsharp", "signs"},
		{".net", "dotnet", "a dot at the beginning"},
		{".NET Core", "dotnet", "an alias with a dot at the beginning"},
		{"Microsoft .NET", "dotnet", "a dot within"},
		{"ASP.NET", "asp-net", "a dot between two words"},
		{"asp .net", "asp-net", "a dot behind a blank"},
		{"Node.js", "nodejs", "dot"},
		{"node JS", "nodejs", "blank"},
		{"NodeJS", "nodejs", "in one word"},
		{"node-js", "nodejs", "hyphen"},
		{"REST-API", "rest-api", "hyphen"},
		{"RESTful APIs", "rest-api", "plural"},
		{"rest_api", "rest-api", "underscore"},
		{"Spring Boot", "spring-boot", "blank"},
		{"SpringBoot", "spring-boot", "in one word"},
		{"PL/SQL", "plsql", "slash"},
		{"plsql", "plsql", "ID"},
		{"Java 8", "java", "version"},
		{"java8", "java", "version without a blank"},
		{"Python 3.11", "python", "version with a dot"},
		{"Angular 2+", "angular", "version and more"},
		{"  React  ", "react", "blanks around"},
		{"React (library)", "react", "a remark in brackets"},
		{"Structured Query Language (SQL)", "sql", "a second name in brackets"},
		{"", "", "nothing"},
		{" ", "", "nothing"},
		{"!!!", "", "signs only"},
		{"Java and Go", "", "two names are not one"},
		{"Advanced Frobnication", "", "no skill"},
		{"C R", "", "letters behind a name are no version"},
		{"\xff\xfe", "", "invalid UTF-8"},
		{"Ja\u200bva", "", "a letter that is not seen"},
	} {
		got, ok := x.Lookup(row.name)
		if got != row.want || ok != (row.want != "") {
			t.Errorf("Lookup(%q) = %q, %t, want %q: %s", row.name, got, ok, row.want, row.why)
		}
	}
}

func TestNearest(t *testing.T) {
	x := Default()
	for _, row := range []struct {
		name string
		want ID
		why  string
	}{
		{"kotlin", "kotlin", "the name itself"},
		{"Kotln", "kotlin", "a letter missing"},
		{"PostgresQL databse", "postgresql", "words in common"},
		{"javascirpt", "javascript", "letters swapped"},
		{"Typscript", "typescript", "a letter missing"},
		{"Advanced GraphQL schema wizardry", "graphql", "a name within"},
		{"zzzzqqqq", "", "like nothing"},
		{"", "", "nothing"},
		{strings.Repeat("x", 1000), "", "too long to compare"},
	} {
		s, ok := x.Nearest(row.name)
		if s.ID != row.want || ok != (row.want != "") {
			t.Errorf("Nearest(%q) = %q, %t, want %q: %s", row.name, s.ID, ok, row.want, row.why)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "abc", 0},
		{"abc", "abd", 1}, {"abc", "acb", 1}, {"abcd", "bcda", 2}, {"kitten", "sitting", 3},
	} {
		if got := distance(row.a, row.b, 9); got != row.want {
			t.Errorf("distance(%q, %q) = %d, want %d", row.a, row.b, got, row.want)
		}
		if got := distance(row.b, row.a, 9); got != row.want {
			t.Errorf("distance(%q, %q) = %d, want %d", row.b, row.a, got, row.want)
		}
	}
}

func TestNumber(t *testing.T) {
	x := Default()
	all := x.All()
	if x.Len() != len(all) {
		t.Errorf("Len is %d, want %d", x.Len(), len(all))
	}
	for i, s := range all {
		if n, ok := x.Number(s.ID); n != i || !ok {
			t.Errorf("%s: number %d, %t, want %d", s.ID, n, ok, i)
		}
	}
	for _, id := range []ID{"", "level-", "years-", "~"} {
		n, ok := x.Number(id)
		if ok || n > 0 && all[n-1].ID > id || n < len(all) && all[n].ID < id {
			t.Errorf("%q would stand at %d, %t", id, n, ok)
		}
	}
}

func TestImplied(t *testing.T) {
	x := Default()
	for _, row := range []struct {
		id   ID
		want []ID // at least these
	}{
		{"spring-boot", []ID{"java", "spring"}},
		{"asp-net-mvc", []ID{"asp-net", "dotnet"}},
		{"nextjs", []ID{"javascript", "react"}},
		{"plsql", []ID{"oracle-database", "sql"}},
	} {
		got := x.Implied(row.id)
		for _, id := range row.want {
			if !slices.Contains(got, id) {
				t.Errorf("%s implies %v, want %s among them", row.id, got, id)
			}
		}
	}
	for _, s := range x.All() {
		all := x.Implied(s.ID)
		if !slices.IsSorted(all) || slices.Contains(all, s.ID) {
			t.Errorf("%s implies %v: out of order or itself", s.ID, all)
		}
		for _, id := range all {
			for _, more := range x.Implied(id) {
				if !slices.Contains(all, more) {
					t.Errorf("%s implies %s, which implies %s, and does not imply that", s.ID, id, more)
				}
			}
		}
	}
}

func TestNear(t *testing.T) {
	x := Default()
	edges := 0
	for _, s := range x.All() {
		near := x.Near(s.ID)
		edges += len(near)
		if !slices.IsSortedFunc(near, compareEdges) {
			t.Errorf("edges to %s are out of order: %v", s.ID, near)
		}
		for _, e := range near {
			_, known := x.Skill(e.From)
			if e.To != s.ID || !known || e.Why == "" || e.Eighths < 1 || e.Eighths > 7 {
				t.Errorf("bad edge %+v", e)
			}
		}
	}
	if !slices.ContainsFunc(x.Near("go"), func(e Edge) bool { return e.From == "rust" }) {
		t.Errorf("Rust is not near Go: %v", x.Near("go"))
	}
	if x.Near("no-such-skill") != nil {
		t.Error("edges to no skill")
	}
	t.Logf("%d edges", edges)
}
