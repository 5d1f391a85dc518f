package lint

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// Each rule is shown a tree that breaks it: a rule that cannot fail protects nothing.

func tree(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// check compares findings with the beginning of what each should say; want "" is none.
func check(t *testing.T, findings []Finding, err error, want, why string) {
	t.Helper()
	switch {
	case err != nil:
		t.Errorf("%s: %v", why, err)
	case want == "" && len(findings) > 0:
		t.Errorf("%s: want no finding, got %v", why, findings)
	case want != "" && (len(findings) != 1 || !strings.HasPrefix(findings[0].String(), want)):
		t.Errorf("%s: want one finding %q, got %v", why, want, findings)
	}
}

func TestArrows(t *testing.T) {
	for _, c := range []struct{ file, imports, want, why string }{
		{"score/a.go", "slices", "", "the standard library is free to all"},
		{"score/a.go", "m.org/m/parse", "score/a.go:2: package score must not import parse", "score has no sibling"},
		{"score/a.go", "go.yaml.in/yaml/v3", "score/a.go:2: package score imports the standard library only", "nor a dependency"},
		{"score/eval/a.go", "m.org/m/score", "score/eval/a.go:2: package score/eval must not import score", "below score neither"},
		{"score/a_test.go", "m.org/m/parse", "score/a_test.go:2: package score must not import parse", "tests keep to the arrows"},
		{"score/a_test.go", "m.org/m/score", "", "an outer test imports its own package"},
		{"parse/a.go", "m.org/m/parse/pdf", "", "parse knows its formats"},
		{"parse/a.go", "m.org/m/score", "parse/a.go:2: package parse must not import score", "parse has no sibling"},
		{"parse/pdf/a.go", "m.org/m/parse/run", "", "a format makes runs"},
		{"parse/pdf/a.go", "m.org/m/parse", "parse/pdf/a.go:2: package parse/pdf must not import parse", "never upwards"},
		{"parse/pdf/a.go", "m.org/m/parse/docx", "parse/pdf/a.go:2: package parse/pdf must not import parse/docx", "nor sideways"},
		{"parse/run/a.go", "m.org/m/parse", "parse/run/a.go:2: package parse/run must not import parse", "run is the leaf"},
		{"matching/a.go", "m.org/m/score", "", "matching brings all together"},
		{"matching/a.go", "m.org/m/score/eval", "matching/a.go:2: package matching must not import score/eval", "but measures nothing"},
		{"matching/skill/a.go", "m.org/m/score", "matching/skill/a.go:2: package matching/skill must not", "skill is a leaf"},
		{"matching/role/a.go", "m.org/m/matching/skill", "", "role needs skills"},
		{"matching/role/a.go", "m.org/m/matching", "matching/role/a.go:2: package matching/role must not import matching", "never upwards"},
		{"matching/review/a.go", "m.org/m/matching", "", "an adapter builds on matching"},
		{"sourcing/a.go", "net/http", "sourcing/a.go:2: package sourcing must not import net/http", "only sites ask the network"},
		{"sourcing/github/a.go", "net/http", "", "a site does"},
		{"parse/a.go", "net/http/httputil", "parse/a.go:2: package parse must not import net/http/httputil", "nor what lies below it"},
		{"matching/internal/store/a.go", "m.org/m/score", "", "an inner package keeps to the outer one's rule"},
		{"matching/internal/store/a.go", "m.org/m/examples/rank", "matching/internal/store/a.go:2: package matching must not", "in both directions"},
		{"examples/rank/a.go", "m.org/m/matching", "", "examples use everything"},
		{"helpers/a.go", "slices", "helpers/a.go: no rule", "a new folder needs a rule"},
		{"testdata/x/a.go", "m.org/m/matching", "", "the go command passes testdata by"},
	} {
		findings, err := Arrows(tree(map[string]string{c.file: "package p\nimport \"" + c.imports + "\"\n"}), "m.org/m")
		check(t, findings, err, c.want, c.why)
	}
}

func TestComments(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"// F does.\nfunc F() {}", "", "documented"},
		{"func f() {}", "", "not exported"},
		{"func F() {}", "p/doc.go:3: exported F has no doc comment", "nothing said"},
		{"// Does.\nfunc F() {}", "p/doc.go:4: the comment of F does not begin", "name missing"},
		{"// Fast does.\nfunc F() {}", "p/doc.go:4: the comment of F", "a longer word is not the name"},
		{"// A T is.\ntype T int", "", "an article may stand before a type"},
		{"// T is.\ntype T int\nfunc (t *T) M() {}", "p/doc.go:5: exported M", "a method counts"},
		{"// T is.\ntype T[K any] int\nfunc (t *T[K]) M() {}", "p/doc.go:5: exported M", "of a generic type too"},
		{"type t int\nfunc (t) M() {}", "", "a method of a type nobody can name does not"},
		{"// The kinds.\nconst (\n\tA = 1\n\tB = 2\n)", "", "a group's comment speaks for all"},
		{"const (\n\tA = 1 // first\n\tB = 2\n)", "p/doc.go:5: exported B", "without one each needs its own"},
		{"const A = 1", "p/doc.go:3: exported A", "a constant alone"},
		{"// Of all.\nvar A = 1", "p/doc.go:4: the comment of A", "and a variable alone"},
		{"type (\n\tT int\n)", "p/doc.go:4: exported T", "a type in a group"},
	} {
		findings, err := Comments(tree(map[string]string{"p/doc.go": "// Package p is.\npackage p\n" + c.text + "\n"}))
		check(t, findings, err, c.want, c.why)
	}
	for _, c := range []struct{ file, text, want, why string }{
		{"p/doc.go", "package p", "p: package without", "no package comment"},
		{"p/other.go", "// Package p is.\npackage p", "p: package without", "a library's stands in doc.go"},
		{"c/main.go", "// Command c does.\npackage main", "", "a program's may stand anywhere"},
		{"p/a_test.go", "package p\nfunc F() {}", "", "tests are not published"},
	} {
		findings, err := Comments(tree(map[string]string{c.file: c.text}))
		check(t, findings, err, c.want, c.why)
	}
}

func TestHabits(t *testing.T) {
	for _, c := range []struct{ file, text, want, why string }{
		{"score/a.go", "func f() {}", "", "nothing wrong"},
		{"score/a.go", "func init() {}", "score/a.go:2: a library package has an init", "work before main"},
		{"parse/a.go", "import \"log/slog\"", "parse/a.go:2: a library package imports log/slog", "logging"},
		{"parse/a.go", "import \"math/rand/v2\"", "parse/a.go:2: a library package imports math/rand", "chance"},
		{"matching/a.go", "import \"time\"\nvar x = time.Now()", "matching/a.go:3: a library package uses time.Now", "the clock"},
		{"matching/a.go", "import \"time\"\nvar x = time.Now", "matching/a.go:3: a library package uses time.Now", "handed on"},
		{"matching/index.go", "import \"time\"\nvar x = time.Now()", "", "the one file that may"},
		{"matching/a.go", "func f(time struct{ Now int }) int { return time.Now }", "", "a field of that name"},
		{"sourcing/a.go", "import \"os\"\nvar x = os.Getenv(\"X\")", "sourcing/a.go:3: a library package uses os.Getenv", "the environment"},
		{"sourcing/a_test.go", "import \"os\"\nvar x = os.Getenv(\"X\")", "", "a test may"},
		{"examples/rank/main.go", "import \"log\"", "", "a program may"},
	} {
		findings, err := Habits(tree(map[string]string{c.file: "package p\n" + c.text + "\n"}))
		check(t, findings, err, c.want, c.why)
	}
}

func TestSignatures(t *testing.T) {
	for _, c := range []struct {
		text string
		bad  bool
		why  string
	}{
		{"func F(int) error { return nil }", false, "nothing foreign"},
		{"func f(dep.T) {}", false, "not exported"},
		{"func F(dep.T) {}", true, "a parameter"},
		{"func F() []map[string]*dep.T { return nil }", true, "deep in a result"},
		{"func F[T dep.I](T) {}", true, "a constraint"},
		{"var V = dep.New()", true, "an inferred type"},
		{"type T struct{ F dep.T }", true, "an exported field"},
		{"type T struct{ f dep.T }", false, "a hidden field"},
		{"type T struct{ dep.T }", true, "an embedded field, whose methods are promoted"},
		{"type T struct{ t }; type t struct{ F dep.T }", true, "promoted from a hidden type"},
		{"type T int; func (T) M(dep.T) {}", true, "a method"},
		{"type T int; func (T) m(dep.T) {}", false, "a hidden method"},
		{"type T = dep.T", true, "an alias"},
		{"type T interface{ M() chan dep.T }", true, "a method of an interface"},
		{"type T func(yield func(dep.T) bool)", true, "an iterator"},
		{"type T struct{ Next *T }", false, "a type that holds itself ends"},
	} {
		// dep stands for another module; p for a package of ours.
		fset := token.NewFileSet()
		dep := typeCheck(t, fset, "dep.org/dep", "package dep; type T struct{}; type I interface{ M() }; func New() T { return T{} }", nil)
		pkg := typeCheck(t, fset, "m.org/m/p", "package p; import \"dep.org/dep\"; var _ dep.T; "+c.text, dep)
		findings := Signatures(fset, pkg, func(path string) bool { return path == "dep.org/dep" })
		if got := len(findings) > 0; got != c.bad {
			t.Errorf("%s: %s: got %v", c.text, c.why, findings)
		}
	}
}

// one is an importer that knows one package.
type one struct{ pkg *types.Package }

func (o one) Import(path string) (*types.Package, error) {
	if o.pkg != nil && o.pkg.Path() == path {
		return o.pkg, nil
	}
	return importer.Default().Import(path)
}

// typeCheck compiles a package of one file as far as its types.
func typeCheck(t *testing.T, fset *token.FileSet, path, text string, dep *types.Package) *types.Package {
	t.Helper()
	file, err := parser.ParseFile(fset, path, text, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := (&types.Config{Importer: one{dep}}).Check(path, fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

func TestExportedSignaturesLeavesProgramsOut(t *testing.T) {
	listed := []Listed{
		{ImportPath: "m.org/m/examples/x", Name: "main"},
		{ImportPath: "m.org/m/internal/x", Name: "x"},
		{ImportPath: "dep.org/dep", Name: "dep", DepOnly: true},
	}
	findings, err := ExportedSignatures(listed, "m.org/m")
	check(t, findings, err, "", "none of these is a library package")
	if _, err := ExportedSignatures([]Listed{{ImportPath: "m.org/m/x", Name: "x"}}, "m.org/m"); err == nil {
		t.Error("a library package without compiled types must be an error, not a pass")
	}
}

const sample = "# T\n```sh\ngit clone x\ncd x\ngo test ./...\n\ntrue  # fine\nexit 3\n```\n" +
	"```go\npackage main\n\nfunc main() { panic(1) }\n```\n```text\nno command\n```\n"

func TestCommands(t *testing.T) {
	got := Commands(sample)
	want := []Command{{7, "true  # fine"}, {8, "exit 3"}}
	if !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	if err := got[0].Run(t.Context(), t.TempDir()); err != nil {
		t.Errorf("a command that ends well: %v", err)
	}
	if err := got[1].Run(t.Context(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "line 8") {
		t.Errorf("a command that fails must be an error with its line, got %v", err)
	}
}

func TestPrograms(t *testing.T) {
	got := Programs(sample)
	if len(got) != 1 || got[0].Line != 11 || !strings.HasPrefix(got[0].Text, "package main\n") {
		t.Fatalf("got %v", got)
	}
	for _, c := range []struct {
		text string
		ok   bool
		why  string
	}{
		{"package main\n\nfunc main() {}\n", true, "a whole program"},
		{got[0].Text, false, "it compiles and panics"},
		{"package main\n\nfunc main() { x := 1 }\n", false, "it does not compile"},
		{"x := 1\n", false, "a piece of a program"},
	} {
		if err := (Block{Text: c.text}).Run(t.Context(), t.TempDir(), t.TempDir()); (err == nil) != c.ok {
			t.Errorf("%s: got %v", c.why, err)
		}
	}
}

func TestHouse(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"| folder |\n|---|\n| `score` | a |\n| `parse` | b |\n", "", "both are there"},
		{"| `score` | a |\n", "ARCHITECTURE.md: does not show folder parse", "a new folder needs a line"},
		{"| `score` | a |\n| `parse` | b |\n| `gone` | c |\n", "ARCHITECTURE.md: shows gone", "an old one loses its line"},
	} {
		findings, err := House(tree(map[string]string{"ARCHITECTURE.md": c.text, "score/a.go": "package score", "parse/a.go": "package parse", "parse/b.go": "package parse"}))
		check(t, findings, err, c.want, c.why)
	}
}

func TestPlaces(t *testing.T) {
	up := strings.Repeat("../", 2)
	for _, c := range []struct{ file, text, want, why string }{
		{"a.md", "see /ho" + "me/ann/x.txt", "a.md:1: names /ho" + "me/ann/x.txt", "somebody's home"},
		{"a.md", "x\n\"/tm" + "p\"", "a.md:2: names /tm" + "p", "scratch space"},
		{"a.md", `open C:` + `\Data`, "a.md:1: names C:", "a drive"},
		{"a.md", "https://example.org/home/ann and and/or", "", "an address on the web"},
		{"a.md", "matching/tmp/x and .ci/run", "", "a path inside the tree"},
		{"a/b.go", `dir := "` + up + `x"`, "a/b.go:1: names ../../", "two folders up from the first leaves the root"},
		{"a/b/c.go", `dir := "` + up + `x"`, "", "two folders up from the second does not"},
		{"a.bin", "\x00 /ho" + "me/ann", "", "not text"},
	} {
		findings, err := Places(tree(map[string]string{c.file: c.text}))
		check(t, findings, err, c.want, c.why)
	}
}
