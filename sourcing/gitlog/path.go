package gitlog

import (
	"path"
	"strings"
)

// maxLevels is how deep directories are told apart.
const maxLevels = 3

// directory returns the directory of a file, at most three levels deep; "." is the top.
func directory(file string) string {
	dir := path.Dir(file)
	at := 0
	for range maxLevels {
		i := strings.IndexByte(dir[at:], '/')
		if i < 0 {
			return dir
		}
		at += i + 1
	}
	return dir[:at-1]
}

// foreign reports whether a file is not the work of who committed it: vendored,
// generated, or a list of versions.
func foreign(file string) bool {
	for part := range strings.SplitSeq(path.Dir(file), "/") {
		if foreignFolders[part] {
			return true
		}
	}
	name := path.Base(file)
	if foreignFiles[name] {
		return true
	}
	for _, end := range foreignEnds {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return strings.HasPrefix(name, "zz_generated") || strings.HasPrefix(name, "mock_")
}

var foreignFolders = map[string]bool{
	"vendor": true, "node_modules": true, "third_party": true, "thirdparty": true, "Godeps": true, "_vendor": true, "bower_components": true, "external": true, "deps": true, "dist": true,
	"generated": true, "__snapshots__": true, ".yarn": true, "Pods": true, "site-packages": true,
}

var foreignFiles = map[string]bool{
	"go.sum": true, "package-lock.json": true, "yarn.lock": true, "pnpm-lock.yaml": true, "Cargo.lock": true, "poetry.lock": true, "Pipfile.lock": true, "composer.lock": true, "Gemfile.lock": true, "uv.lock": true, "modules.txt": true,
}

var foreignEnds = []string{".pb.go", ".pb.gw.go", "_pb2.py", "_pb2_grpc.py", ".gen.go", "_gen.go", "_generated.go", "_string.go", ".min.js", ".min.css", ".map", ".snap", ".svg", ".lock", ".sum", ".generated.ts", ".g.dart", ".designer.cs", ".pb.cc", ".pb.h"}
