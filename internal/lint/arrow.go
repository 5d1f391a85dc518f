package lint

import (
	"fmt"
	"go/parser"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A rule says what the packages that match a pattern may import of this module.
// Patterns are those of [path.Match] over the path below the module; "all" stands
// for every package.
type rule struct {
	pattern string
	imports []string
	std     bool // nothing but the standard library
	web     bool // may know net/http
}

// rules are the arrows of ARCHITECTURE.md; the first that matches holds. A package
// that matches none is a finding too: a new folder needs a decision, not luck.
var rules = []rule{
	{pattern: "score", std: true},
	{pattern: "score/*", imports: []string{"internal/dice"}, std: true},
	{pattern: "parse", imports: []string{"parse/*"}},
	{pattern: "parse/run"},
	{pattern: "parse/run/*", std: true},
	{pattern: "parse/*", imports: []string{"parse/run", "parse/run/*"}},
	{pattern: "sourcing"},
	{pattern: "sourcing/*", imports: []string{"sourcing", "internal/ghfake"}, web: true},
	{pattern: "matching", imports: []string{"parse", "sourcing", "score", "matching/skill", "matching/role"}},
	{pattern: "matching/skill"},
	{pattern: "matching/role", imports: []string{"matching/skill", "score"}},
	{pattern: "matching/*", imports: []string{"matching", "matching/skill", "matching/role", "parse", "sourcing", "score", "internal/dice"}},
	{pattern: "examples/replay", imports: []string{"all"}, web: true}, // plays the network
	{pattern: "examples/*", imports: []string{"all"}},
	{pattern: "internal/invent", imports: []string{"sourcing"}}, // words only: apart from the ranker that its benchmark measures
	{pattern: "internal/ghfake", std: true, web: true},
	{pattern: "internal/ghfake/contract", imports: []string{"internal/ghfake", "sourcing", "sourcing/*"}, web: true},
	{pattern: "internal/ghfake/contract/slice", std: true},
	{pattern: "internal/dice", std: true},
	{pattern: "internal/lint", std: true},
	{pattern: "internal/term", std: true},
}

// Arrows returns the imports of a tree that no rule allows. It reads every Go file
// whatever its build tags, nested modules too, which a single go list would miss.
// Tests keep to the same arrows, except that a test may import what its own package
// may be seen with: the package itself, net/http and third-party code.
func Arrows(tree fs.FS, module string) ([]Finding, error) {
	sources, err := parseTree(tree, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var out []Finding
	for _, s := range sources {
		dir := owner(s.dir())
		r, ok := ruleOf(dir)
		if !ok {
			out = append(out, Finding{s.name, 0, fmt.Sprintf("no rule of internal/lint says what package %s may import", dir)})
			continue
		}
		for _, spec := range s.file.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return nil, err
			}
			if what := r.forbids(target, module, dir, s.test()); what != "" {
				out = append(out, Finding{s.name, s.line(spec.Pos()), what})
			}
		}
	}
	return order(out), nil
}

// forbids returns why a package at dir may not import target, "" if it may.
func (r rule) forbids(target, module, dir string, test bool) string {
	below, ours := strings.CutPrefix(target, module+"/")
	switch {
	case ours:
		if below = owner(below); below == dir || slices.ContainsFunc(r.imports, func(p string) bool { return matches(p, below) }) {
			return ""
		}
		return fmt.Sprintf("package %s must not import %s", dir, below)
	case test:
		return ""
	case r.std && !standard(target):
		return fmt.Sprintf("package %s imports the standard library only, not %s", dir, target)
	case !r.web && (target == "net/http" || strings.HasPrefix(target, "net/http/")):
		return fmt.Sprintf("package %s must not import %s: only sourcing/<site> asks the network", dir, target)
	}
	return ""
}

// ruleOf returns the first rule for a package.
func ruleOf(dir string) (rule, bool) {
	i := slices.IndexFunc(rules, func(r rule) bool { return matches(r.pattern, dir) })
	if i < 0 {
		return rule{}, false
	}
	return rules[i], true
}

// matches reports whether a package is one that a pattern means.
func matches(pattern, dir string) bool {
	ok, err := path.Match(pattern, dir)
	return pattern == "all" || err == nil && ok
}

// owner returns the package that an internal package belongs to: what lies in
// matching/internal keeps to the rule of matching.
func owner(dir string) string {
	before, _, found := strings.Cut(dir, "/internal/")
	if found {
		return before
	}
	return dir
}

// standard reports whether an import path belongs to the standard library, whose
// paths have no dot in their first element.
func standard(target string) bool {
	first, _, _ := strings.Cut(target, "/")
	return !strings.Contains(first, ".")
}
