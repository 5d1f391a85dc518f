package lint

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
)

// A Listed is one package as go list reports it.
type Listed struct {
	ImportPath string
	Name       string
	Standard   bool
	DepOnly    bool   // not named by the patterns, only needed by them
	Export     string // file with its compiled types
}

// List asks the go command, run in a folder, for the packages of some patterns and
// all that they need, compiled as far as their types.
func List(ctx context.Context, dir string, patterns ...string) ([]Listed, error) {
	args := append([]string{"list", "-export", "-deps", "-json=ImportPath,Name,Standard,DepOnly,Export"}, patterns...)
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("lint: go list: %w: %s", err, stderr.String())
	}
	var out []Listed
	for dec := json.NewDecoder(bytes.NewReader(text)); ; {
		var l Listed
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("lint: go list: %w", err)
		}
		out = append(out, l)
	}
}

// ExportedSignatures applies [Signatures] to the library packages of a module: all
// but its programs and what lies below examples and internal.
func ExportedSignatures(listed []Listed, module string) ([]Finding, error) {
	export := map[string]string{}
	for _, l := range listed {
		export[l.ImportPath] = l.Export
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if export[path] == "" {
			return nil, fmt.Errorf("lint: no compiled types of %s", path)
		}
		return os.Open(export[path])
	})
	foreign := func(path string) bool { return path != module && !strings.HasPrefix(path, module+"/") }
	var out []Finding
	for _, l := range listed {
		if l.Standard || l.DepOnly || l.Name == "main" || foreign(l.ImportPath) || strings.Contains(l.ImportPath, "/internal/") {
			continue
		}
		var pkg *types.Package
		pkg, err := imports.Import(l.ImportPath)
		if err != nil {
			return nil, err
		}
		out = append(out, Signatures(fset, pkg, foreign)...)
	}
	return order(out), nil
}
