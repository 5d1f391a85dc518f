package lint

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
)

// Signatures returns the third-party types that an exported name of a package shows:
// in a parameter, a result, a type parameter, an exported or embedded field, an
// exported method, an element or an alias, however deep. A caller would depend on
// such a library without having asked for it, and we could never change it.
//
// Foreign reports whether an import path is third-party. Types are taken as the
// compiler sees them, so an inferred type and an alias count like a written one.
func Signatures(fset *token.FileSet, pkg *types.Package, foreign func(path string) bool) []Finding {
	var out []Finding
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		object := scope.Lookup(name)
		if !object.Exported() {
			continue
		}
		w := walker{foreign: foreign, seen: map[types.Type]bool{}}
		w.object(object)
		if len(w.found) > 0 {
			at := fset.Position(object.Pos())
			out = append(out, Finding{pkg.Path(), at.Line,
				fmt.Sprintf("exported %s shows %s, a type of another module", name, strings.Join(w.found, ", "))})
		}
	}
	return order(out)
}

// A walker collects the foreign types that can be reached through exported parts.
type walker struct {
	foreign func(path string) bool
	seen    map[types.Type]bool
	found   []string
}

// object looks through what an exported name declares.
func (w *walker) object(object types.Object) {
	if name, ok := object.(*types.TypeName); ok && name.IsAlias() {
		w.visit(types.Unalias(object.Type()))
	}
	w.visit(object.Type())
}

// visit looks through a type.
func (w *walker) visit(t types.Type) {
	if t == nil || w.seen[t] {
		return
	}
	w.seen[t] = true
	switch t := t.(type) {
	case *types.Alias:
		w.visit(t.Rhs())
	case *types.Named:
		w.named(t)
	case *types.Signature:
		w.params(t.TypeParams())
		w.tuple(t.Params())
		w.tuple(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			if f.Exported() || f.Embedded() {
				w.visit(f.Type())
			}
		}
	case *types.Interface:
		for m := range t.Methods() {
			if m.Exported() {
				w.visit(m.Type())
			}
		}
		for e := range t.EmbeddedTypes() {
			w.visit(e)
		}
	case *types.Map:
		w.visit(t.Key())
		w.visit(t.Elem())
	case *types.Union:
		for term := range t.Terms() {
			w.visit(term.Type())
		}
	case interface{ Elem() types.Type }: // pointer, slice, array, channel
		w.visit(t.Elem())
	}
}

// named stops at a type of another module, passes by the standard library and looks
// through a type of ours: its exported methods and what it is made of.
func (w *walker) named(t *types.Named) {
	for arg := range t.TypeArgs().Types() {
		w.visit(arg)
	}
	pkg := t.Obj().Pkg()
	switch {
	case pkg == nil || standard(pkg.Path()):
		return
	case w.foreign(pkg.Path()):
		w.found = append(w.found, pkg.Path()+"."+t.Obj().Name())
		return
	}
	w.params(t.TypeParams())
	w.visit(t.Underlying())
	for m := range t.Methods() {
		if m.Exported() {
			w.visit(m.Type())
		}
	}
}

func (w *walker) params(list *types.TypeParamList) {
	for p := range list.TypeParams() {
		w.visit(p.Constraint())
	}
}

func (w *walker) tuple(t *types.Tuple) {
	for v := range t.Variables() {
		w.visit(v.Type())
	}
}
