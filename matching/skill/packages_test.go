package skill

import (
	"strings"
	"testing"
)

func TestLookupPackage(t *testing.T) {
	x := Default()
	for _, row := range []struct {
		path string
		want ID // "" is not found
		why  string
	}{
		{"github.com/jackc/pgx", "postgresql", "a Go module"},
		{"github.com/jackc/pgx/v5", "postgresql", "a major version below it"},
		{"github.com/jackc/pgx/v5/pgxpool", "postgresql", "a package below it"},
		{"github.com/jackc/pgxother", "", "another module whose path begins alike"},
		{"github.com/jackc", "", "what holds a module is not the module"},
		{"gorm.io/gorm", "gorm", "a Go module at a host of its own"},
		{"github.com/segmentio/kafka-go", "kafka", "a client of the skill"},
		{"github.com/IBM/sarama", "kafka", "case does not matter"},
		{"github.com/aws/aws-sdk-go-v2/service/s3", "s3", "the longest path wins"},
		{"github.com/aws/aws-sdk-go-v2/config", "aws", "the rest of the module"},
		{"net/http", "http", "the standard library"},
		{"sqlalchemy", "sqlalchemy", "PyPI"},
		{"sqlalchemy.orm", "sqlalchemy", "a Python module below it"},
		{"fastapi", "fastapi", "PyPI"},
		{"sklearn.linear_model", "scikit-learn", "imported under another name than it is installed"},
		{"react", "react", "npm"},
		{"react-dom/client", "react", "a file of an npm package"},
		{"@angular/core", "angular", "a scope of npm"},
		{"org.springframework.boot", "spring-boot", "a Java package"},
		{"org.springframework.boot.autoconfigure.SpringBootApplication", "spring-boot", "a class in it"},
		{"org.springframework.boot:spring-boot-starter-web", "spring-boot", "an artifact of Maven"},
		{"org.springframework.jdbc.core", "spring", "the framework beneath"},
		{"androidx.room.Dao", "room", "Android"},
		{" flask ", "flask", "blanks around"},
		{"flask-unknown", "", "a hyphen goes on with the name"},
		{"github.com/someone/react", "", "a name at the end of an unknown path may mean anything"},
		{"", "", "nothing"},
		{"...", "", "signs only"},
		{"/", "", "signs only"},
		{"react/" + strings.Repeat("x", 600), "", "too long"},
	} {
		got, ok := x.LookupPackage(row.path)
		if got != row.want || ok != (row.want != "") {
			t.Errorf("LookupPackage(%q) = %q, %t, want %q: %s", row.path, got, ok, row.want, row.why)
		}
	}
	if _, ok := new(Taxonomy).LookupPackage("react"); ok {
		t.Error("the zero taxonomy knows a package")
	}
}

// TestPackages holds that every path of the built-in data is found as its skill, with
// something below it too.
func TestPackages(t *testing.T) {
	x := Default()
	if len(x.merged.packages) < 400 {
		t.Errorf("%d packages, want at least 400", len(x.merged.packages))
	}
	for _, e := range x.merged.packages {
		for _, path := range []string{e.Paths[0], e.Paths[0] + "/below", e.Paths[0] + ".Below"} {
			if id, ok := x.LookupPackage(path); !ok || id != e.Skill {
				t.Errorf("%q is a package of %q, want %q", path, id, e.Skill)
			}
		}
	}
}

func TestExtendPackages(t *testing.T) {
	file := "packages:\n  - {skill: kafka, paths: [internal.example/bus]}\n  - {skill: vue, paths: [React]}\n"
	x := extend(t, Default(), file)
	for path, want := range map[string]ID{"internal.example/bus/v2": "kafka", "react": "vue", "fastapi": "fastapi"} {
		if id, _ := x.LookupPackage(path); id != want {
			t.Errorf("%q is a package of %q, want %q", path, id, want)
		}
	}
	if id, _ := Default().LookupPackage("react"); id != "react" {
		t.Errorf("extending changed the base: react is a package of %q", id)
	}
	if x.Hash() == Default().Hash() {
		t.Error("packages leave the hash as it was")
	}
}

// TestContestedForms holds that a form that follows from names of two skills is no name
// of either, whatever their order, and no error.
func TestContestedForms(t *testing.T) {
	for _, file := range []string{
		"skills:\n  - {id: alpha, name: Foo Barqux, kind: tool}\n  - {id: beta, name: Foobar Qux, kind: tool}\n",
		"skills:\n  - {id: alpha, name: Foobar Qux, kind: tool}\n  - {id: beta, name: Foo Barqux, kind: tool}\n",
		"skills:\n  - {id: alpha, name: Foo Barqux, kind: tool}\n  - {id: beta, name: Foobar Qux, kind: tool}\n  - {id: gamma, name: Foob Arqux, kind: tool}\n",
	} {
		x := extend(t, nil, file)
		if id, ok := x.Lookup("foobarqux"); ok {
			t.Errorf("a form of two skills names %q", id)
		}
		if got := x.Find(nil, "Used foobarqux."); got != nil {
			t.Errorf("a form of two skills is found: %v", got)
		}
		if got := x.Find(nil, "Foo Barqux, Foobar Qux"); len(got) != 2 || got[0].Skill == got[1].Skill {
			t.Errorf("names as written: found %v", got)
		}
	}
	// A name as written is stronger than any form.
	x := extend(t, nil, "skills:\n  - {id: alpha, name: Foo Barqux, kind: tool}\n  - {id: beta, name: Foobar Qux, kind: tool}\n  - {id: gamma, name: Foobarqux, kind: tool}\n")
	if id, _ := x.Lookup("foobarqux"); id != "gamma" {
		t.Errorf("foobarqux names %q, want gamma, which is written so", id)
	}
	// Where only the spelling with a slash tells two forms apart, neither is a name.
	x = extend(t, nil, "skills:\n  - {id: alpha, name: Foo/Bar query, kind: tool}\n  - {id: beta, name: Foo Bar querys, kind: tool}\n")
	for _, name := range []string{"foo/bar queries", "foo bar queries", "foobarquery"} {
		x.Lookup(name)
		x.Find(nil, name)
	}
}

func FuzzLookupPackage(f *testing.F) {
	x := Default()
	for _, path := range []string{"github.com/jackc/pgx/v5", "@angular/core", "org.springframework.boot:x", "..", "a::b", "/react"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		id, ok := x.LookupPackage(path)
		if _, known := x.Skill(id); ok != known {
			t.Errorf("LookupPackage(%q) = %q, %t", path, id, ok)
		}
	})
}
