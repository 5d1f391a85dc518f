package lint

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Finding is one place where a rule does not hold.
type Finding struct {
	File string // slash-separated, from the root of the tree; a package where no file is to blame
	Line int    // counts from 1; 0 means the whole file
	What string // the broken rule and what would be right
}

// String returns "file:line: what".
func (f Finding) String() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s", f.File, f.What)
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What)
}

// order sorts findings by file, line and text.
func order(findings []Finding) []Finding {
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.What, b.What))
	})
	return findings
}

// skipped reports whether a directory holds nothing of the tree: version control,
// what .gitignore names.
func skipped(dir string) bool { return dir == ".git" || dir == "out" }

// walkFiles calls visit for every regular file of a tree, in lexical order.
func walkFiles(tree fs.FS, visit func(name string) error) error {
	return fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && skipped(name):
			return fs.SkipDir
		case !d.Type().IsRegular():
			return nil
		}
		return visit(name)
	})
}

// A source is one parsed Go file.
type source struct {
	name string // from the root
	fset *token.FileSet
	file *ast.File
}

// line returns the line of a position.
func (s source) line(p token.Pos) int { return s.fset.Position(p).Line }

// test reports whether the file belongs to a test.
func (s source) test() bool { return strings.HasSuffix(s.name, "_test.go") }

// dir returns the folder of the file, the package's path below the module.
func (s source) dir() string { return path.Dir(s.name) }

// parseTree parses every Go file below the root, whatever its build tags and module,
// except below folders that the go command ignores.
func parseTree(tree fs.FS, mode parser.Mode) ([]source, error) {
	var out []source
	err := walkFiles(tree, func(name string) error {
		if path.Ext(name) != ".go" || ignored(path.Dir(name)) {
			return nil
		}
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, text, mode)
		if err != nil {
			return err
		}
		out = append(out, source{name, fset, file})
		return nil
	})
	return out, err
}

// ignored reports whether the go command passes a folder by.
func ignored(dir string) bool {
	return slices.ContainsFunc(strings.Split(dir, "/"), func(part string) bool {
		return part == "testdata" || part != "." && (strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_"))
	})
}
