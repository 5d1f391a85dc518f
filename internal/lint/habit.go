package lint

import (
	"fmt"
	"go/ast"
	"io/fs"
	"slices"
	"strings"
)

// library are the folders whose packages keep the habits.
var library = []string{"score", "parse", "sourcing", "matching"}

// loggers and dice are packages that a library does not import: it returns what
// happened, and chance would make equal input give unequal output.
var loggers = []string{"log", "log/slog", "math/rand", "math/rand/v2"}

// surroundings are the functions that make a result depend on when and where it is
// computed.
var surroundings = map[string][]string{
	"time": {"Now", "Since", "Until"},
	"os":   {"Getenv", "LookupEnv", "Environ", "ExpandEnv", "Exit", "Args", "Stdout", "Stderr"},
}

// clocks are the files that may read the clock, each for a reason that stands there.
var clocks = []string{"matching/index.go"} // the month of a new index

// Habits returns where a library package logs, throws dice, reads the clock or the
// environment, or has an init function. Tests may.
func Habits(tree fs.FS) ([]Finding, error) {
	sources, err := parseTree(tree, 0)
	if err != nil {
		return nil, err
	}
	var out []Finding
	for _, s := range sources {
		top, _, _ := strings.Cut(s.name, "/")
		if s.test() || !slices.Contains(library, top) {
			continue
		}
		for _, spec := range s.file.Imports {
			if target := strings.Trim(spec.Path.Value, `"`); slices.Contains(loggers, target) {
				out = append(out, Finding{s.name, s.line(spec.Pos()), "a library package imports " + target})
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if what := s.habit(n); what != "" {
				out = append(out, Finding{s.name, s.line(n.Pos()), what})
			}
			return true
		})
	}
	return order(out), nil
}

// habit returns what is wrong with a node, "" if nothing is.
func (s source) habit(n ast.Node) string {
	switch n := n.(type) {
	case *ast.FuncDecl:
		if n.Recv == nil && n.Name.Name == "init" {
			return "a library package has an init function"
		}
	case *ast.SelectorExpr:
		// A variable named like the package is declared in the file; a package is not.
		x, ok := n.X.(*ast.Ident)
		if !ok || x.Obj != nil || !slices.Contains(surroundings[x.Name], n.Sel.Name) || x.Name == "time" && slices.Contains(clocks, s.name) {
			return ""
		}
		return fmt.Sprintf("a library package uses %s.%s: take it as a parameter or a field", x.Name, n.Sel.Name)
	}
	return ""
}
