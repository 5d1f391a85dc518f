package skill

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestDefault(t *testing.T) {
	x, err := load()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(x.All()); n < 1700 {
		t.Errorf("%d skills, want at least 1700", n)
	}
	if x.Hash() != Default().Hash() || len(x.Hash()) != 32 {
		t.Errorf("hash %q of a second load differs from %q", x.Hash(), Default().Hash())
	}
	names := 0
	for i, s := range x.All() {
		names += 1 + len(s.Aliases)
		if i > 0 && x.All()[i-1].ID >= s.ID {
			t.Errorf("%q is out of order", s.ID)
		}
		for _, name := range append([]string{s.Name, string(s.ID)}, s.Aliases...) {
			if _, ok := x.Lookup(name); !ok {
				t.Errorf("name %q of %q is not found", name, s.ID)
			}
		}
	}
	t.Logf("%d skills, %d names, %d words, %d nodes", len(x.skills), names, len(x.names.words), len(x.names.nodes))
}

// entry makes a taxonomy file of one skill with more keys.
func entry(more string) string {
	return "skills:\n  - {id: alpha, name: Alpha, kind: tool" + more + "}\n"
}

func TestRules(t *testing.T) {
	const beta = "  - {id: beta, name: Beta, kind: tool}\n"
	for _, row := range []struct{ name, file, want string }{
		{"not a mapping", "[]", "top level must be a mapping"},
		{"text only", "hello", "top level must be a mapping"},
		{"unknown top key", "skill: []", `:1: unknown key "skill"`},
		{"unknown key of a skill", entry(", alias: [A]"), `:2: unknown key "alias"`},
		{"unknown key of a context", entry(", context: {word: [a]}"), `unknown key "word"`},
		{"unknown key of an edge", "edges:\n  - {of: a}", `unknown key "of"`},
		{"unknown key of a title", "titles:\n  - {name: a}", `unknown key "name"`},
		{"key twice", entry(", kind: tool"), `key "kind" given twice`},
		{"wrong type", entry(", aliases: A"), "want a list"},
		{"wrong type of an item", entry(", aliases: [[A]]"), "must be text"},
		{"no number", entry(", since: soon"), "must be a whole number"},
		{"no flag", "titles:\n  - {names: [a], noun: maybe}", "must be true or false"},
		{"capitals in an ID", "skills:\n  - {id: Alpha, name: Alpha, kind: tool}", "bad id"},
		{"dot in an ID, which no feature name may have", "skills:\n  - {id: a.b, name: Alpha, kind: tool}", "bad id"},
		{"no ID", "skills:\n  - {name: Alpha, kind: tool}", "bad id"},
		{"reserved beginning", "skills:\n  - {id: years-3, name: Alpha, kind: tool}", "reserved"},
		{"reserved beginning", "skills:\n  - {id: area-backend, name: Alpha, kind: tool}", "reserved"},
		{"no name", "skills:\n  - {id: alpha, kind: tool}", "has no name"},
		{"unknown kind", "skills:\n  - {id: alpha, name: Alpha, kind: thing}", `unknown kind "thing"`},
		{"unknown area", entry(", areas: [cooking]"), `unknown area "cooking", want one of software development`},
		{"no year", entry(", since: 9"), "no year"},
		{"implies itself", entry(", implies: [alpha]"), "implies itself"},
		{"implies an unknown skill", entry(", implies: [gamma]"), `implies "gamma", which is no skill`},
		{"a cycle of two", entry(", implies: [beta]") + "  - {id: beta, name: Beta, kind: tool, implies: [alpha]}\n", "a cycle"},
		{"ID twice", entry("") + "  - {id: alpha, name: Other, kind: tool}\n", `:3: skill "alpha" already stands in extension:2`},
		{"name of two skills", entry("") + "  - {id: beta, name: ALPHA, kind: tool}\n", `name "alpha" of skill "beta" is already a name of "alpha"`},
		{"alias of two skills", entry(", aliases: [Gam-ma]") + "  - {id: beta, name: Beta, kind: tool, aliases: [gam ma]}\n", "a context rule can tell them apart"},
		{"a name that no text is searched for", entry(", aliases: ['A; B']"), "cannot be found in texts"},
		{"a name of signs", entry(", aliases: ['!']"), "cannot be found in texts"},
		{"a name without end", entry(", aliases: [" + strings.Repeat("ab ", 40) + "]"), "want at most 100"},
		{"context for a foreign name", entry(", context: {names: [Beta]}"), "none of its names"},
		{"context word of two words", entry(", context: {words: [a b]}"), "not one word"},
		{"phrase without the name", entry(", context: {not: [beta test]}"), "must hold an ambiguous name"},
		{"phrase too long", entry(", context: {not: [alpha a b c d e f]}"), "at most 6 words"},
		{"proper is no flag", entry(", context: {words: [a], proper: often}"), "must be true or false"},
		{"its own parent", entry(", parent: alpha"), "is its own parent"},
		{"an unknown parent", entry(", parent: gamma"), `has the parent "gamma", which is no skill`},
		{"a cycle of parents", entry(", parent: beta") + "  - {id: beta, name: Beta, kind: tool, parent: alpha}\n", "a cycle of parents"},
		{"no repository", entry(", repos: [alpha]"), "is not owner/name"},
		{"an address for a repository", entry(", repos: ['https://example.org/a/b']"), "is not owner/name"},
		{"a repository of dots", entry(", repos: [a/..]"), "is not owner/name"},
		{"edge to nowhere", entry("") + "edges:\n  - {from: alpha, to: gamma, eighths: 3, why: w}", `"gamma" is no skill`},
		{"edge from nowhere", entry("") + "edges:\n  - {to: alpha, eighths: 3, why: w}", "want two skills"},
		{"edge to itself", entry("") + "edges:\n  - {from: alpha, to: alpha, eighths: 3, why: w}", "to itself"},
		{"edge without a reason", entry("") + beta + "edges:\n  - {from: alpha, to: beta, eighths: 3}", "has no reason"},
		{"edge worth nothing", entry("") + beta + "edges:\n  - {from: alpha, to: beta, why: w}", "want 1..7"},
		{"edge worth the skill itself", entry("") + beta + "edges:\n  - {from: alpha, to: beta, eighths: 8, why: w}", "want 1..7"},
		{"edge twice, once by both", entry("") + beta + "edges:\n  - {from: alpha, to: beta, eighths: 2, why: w, both: true}\n  - {from: beta, to: alpha, eighths: 3, why: w}", "already stands"},
		{"unknown key of a package", "packages:\n  - {path: a}", `unknown key "path"`},
		{"package without paths", "packages:\n  - {skill: alpha}", "without paths"},
		{"package of no skill", entry("") + "packages:\n  - {skill: gamma, paths: [a]}", `"gamma", which is no skill`},
		{"package twice", entry("") + "packages:\n  - {skill: alpha, paths: [a]}\n  - {skill: alpha, paths: [A]}", `package "A" already stands in extension:4`},
		{"package with a blank", entry("") + "packages:\n  - {skill: alpha, paths: [a b]}", "without blanks"},
		{"package that ends in a sign", entry("") + "packages:\n  - {skill: alpha, paths: [a/]}", "ends in no sign"},
		{"title without names", "titles:\n  - {areas: [backend]}", "title without names"},
		{"title twice", "titles:\n  - {names: [tester]}\n  - {names: [Tester]}", "already stands"},
		{"title of signs", "titles:\n  - {names: ['?']}", "cannot be found"},
		{"bad syntax has its line", "skills:\n  - {id: alpha\n", "skill: extension:"},
		{"an anchor", entry(", aliases: &a [A]"), "want a list"},
		{"an alias", "skills: &s []\nedges: *s", "want a list"},
		{"a merge key", "<<: {}\n", `unknown key "<<"`},
		{"a second document", "skills: []\n---\nskills: []\n", "more than one document"},
	} {
		_, err := new(Taxonomy).Extend(strings.NewReader(row.file))
		var fe *FileError
		if !errors.As(err, &fe) || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got %v, want a FileError with %q", row.name, err, row.want)
		}
	}
}

func TestFilesInAnyOrder(t *testing.T) {
	// Two taxonomies that hold the same, given in two orders, are the same.
	a := "skills:\n  - {id: alpha, name: Alpha, kind: tool, implies: [beta]}\n  - {id: beta, name: Beta, kind: tool}\nedges:\n  - {from: beta, to: alpha, eighths: 2, why: w}\ntitles:\n  - {names: [x, y]}\n  - {names: [z]}\n"
	b := "titles:\n  - {names: [z]}\n  - {names: [x, y]}\nedges:\n  - {from: beta, to: alpha, eighths: 2, why: w}\nskills:\n  - {id: beta, name: Beta, kind: tool}\n  - {id: alpha, name: Alpha, kind: tool, implies: [beta]}\n"
	if x, y := extend(t, nil, a), extend(t, nil, b); x.Hash() != y.Hash() {
		t.Errorf("hashes %s and %s differ", x.Hash(), y.Hash())
	}
	if x, y := extend(t, nil, a), extend(t, nil, strings.Replace(a, "why: w", "why: v", 1)); x.Hash() == y.Hash() {
		t.Error("another reason leaves the hash as it was")
	}
}

// extend returns x, nil being the empty taxonomy, extended by a file.
func extend(t testing.TB, x *Taxonomy, file string) *Taxonomy {
	t.Helper()
	if x == nil {
		x = new(Taxonomy)
	}
	y, err := x.Extend(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return y
}

func ids(matches []Match) (out []ID) {
	for _, m := range matches {
		out = append(out, m.Skill)
	}
	return out
}

func TestZeroTaxonomy(t *testing.T) {
	x := new(Taxonomy)
	if got := x.Find(nil, "Go"); got != nil {
		t.Errorf("found %v", got)
	}
	if _, ok := x.Lookup("Go"); ok {
		t.Error("Go found")
	}
	if _, ok := x.Nearest("Go"); ok {
		t.Error("something near Go")
	}
	if x.TitleAreas("Developer") != nil || x.Implied("go") != nil || x.Near("go") != nil || len(x.All()) != 0 {
		t.Error("the zero taxonomy holds something")
	}
	if empty := extend(t, nil, ""); len(empty.All()) != 0 || !slices.Equal(ids(empty.Find(nil, "Go")), nil) {
		t.Error("an empty extension adds something")
	}
}
