package lint

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Comments returns the exported names without a doc comment that begins with the
// name, and the packages that say nowhere what they are for.
//
// "A Name", "An Name" and "The Name" begin with the name too. A constant or a
// variable inside a group is documented by itself, by the comment behind it or by the
// group's comment, which speaks of all and need not begin with a name. Methods of
// types that are not exported need no comment, nor do test files.
func Comments(tree fs.FS) ([]Finding, error) {
	sources, err := parseTree(tree, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var out []Finding
	sources = slices.DeleteFunc(sources, source.test)
	for _, s := range sources {
		for _, decl := range s.file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				out = append(out, s.function(d)...)
			case *ast.GenDecl:
				out = append(out, s.general(d)...)
			}
		}
	}
	return order(append(out, packageComments(sources)...)), nil
}

// function checks a function or a method.
func (s source) function(d *ast.FuncDecl) []Finding {
	if !d.Name.IsExported() || d.Recv != nil && !ast.IsExported(receiver(d.Recv.List[0].Type)) {
		return nil
	}
	return s.begins(d.Name, d.Doc)
}

// general checks a declaration of types, constants or variables.
func (s source) general(d *ast.GenDecl) []Finding {
	var out []Finding
	for _, spec := range d.Specs {
		switch sp := spec.(type) {
		case *ast.TypeSpec:
			if sp.Name.IsExported() {
				out = append(out, s.begins(sp.Name, either(sp.Doc, d))...)
			}
		case *ast.ValueSpec:
			i := slices.IndexFunc(sp.Names, (*ast.Ident).IsExported)
			switch {
			case i < 0 || d.Lparen.IsValid() && (d.Doc != nil || sp.Doc != nil || sp.Comment != nil):
			case d.Lparen.IsValid():
				out = append(out, s.undocumented(sp.Names[i]))
			default:
				out = append(out, s.begins(sp.Names[i], d.Doc)...)
			}
		}
	}
	return out
}

// either returns a type's own comment, or that of its declaration if it stands alone.
func either(own *ast.CommentGroup, d *ast.GenDecl) *ast.CommentGroup {
	if own == nil && !d.Lparen.IsValid() {
		return d.Doc
	}
	return own
}

// begins checks that a comment is there and begins with a name.
func (s source) begins(name *ast.Ident, doc *ast.CommentGroup) []Finding {
	if doc == nil {
		return []Finding{s.undocumented(name)}
	}
	words := strings.Fields(doc.Text())
	if len(words) > 1 && slices.Contains([]string{"A", "An", "The"}, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 || strings.TrimRight(words[0], ",:;.") != name.Name {
		return []Finding{{s.name, s.line(name.Pos()), fmt.Sprintf("the comment of %s does not begin with its name", name.Name)}}
	}
	return nil
}

// undocumented is the finding of an exported name without any comment.
func (s source) undocumented(name *ast.Ident) Finding {
	return Finding{s.name, s.line(name.Pos()), fmt.Sprintf("exported %s has no doc comment", name.Name)}
}

// receiver returns the type name of a receiver: T of T, *T and *T[K].
func receiver(e ast.Expr) string {
	switch t := e.(type) {
	case *ast.Ident:
		return t.Name
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.IndexListExpr:
		return receiver(t.X)
	}
	return ""
}

// packageComments finds the packages without a package comment: a library's stands
// in doc.go, a program's in any file.
func packageComments(sources []source) []Finding {
	documented := map[string]bool{}
	first := map[string]token.Pos{}
	var dirs []source
	for _, s := range sources {
		if _, seen := first[s.dir()]; !seen {
			first[s.dir()] = s.file.Package
			dirs = append(dirs, s)
		}
		if s.file.Doc != nil && (s.file.Name.Name == "main" || path.Base(s.name) == "doc.go") {
			documented[s.dir()] = true
		}
	}
	var out []Finding
	for _, s := range dirs {
		if !documented[s.dir()] {
			out = append(out, Finding{s.dir(), 0, "package without a package comment (of a library in doc.go)"})
		}
	}
	return out
}
