package gitlog

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// maxImports bounds the imports kept of one directory.
const maxImports = 40

// importLine is what git looks for; each language is read more strictly below.
const importLine = `^[[:space:]]*(import |from |[A-Za-z_.]* ?"[a-z0-9.-]+\.[a-z]+/|.*[= (]require\(|.* from ['"])`

// The imports of Go, Python, Java and JavaScript, as written in a line.
var (
	goImport     = regexp.MustCompile(`^\s*(?:import\s+)?(?:[\w.]+\s+)?"([a-z0-9\-]+(?:\.[a-z0-9\-]+)+/[^"\s]+)"\s*(?://.*)?$`)
	pythonImport = regexp.MustCompile(`^\s*(?:from\s+([a-zA-Z_]\w*)[\w.]*\s+import\b|import\s+([a-zA-Z_]\w*))`)
	javaImport   = regexp.MustCompile(`^\s*import\s+(?:static\s+)?([a-z][\w]*(?:\.[a-z][\w]*)+)\.`)
	scriptImport = regexp.MustCompile(`(?:\bfrom\s+|\brequire\(\s*|^\s*import\s+)['"](@?[a-zA-Z][\w\-./@]*)['"]`)
)

// imports returns, for each directory, what its files import at the revision, sorted.
func (c *Collector) imports(ctx context.Context) (map[string][]string, error) {
	found := map[string]map[string]bool{}
	err := c.stream(ctx, func(r io.Reader) error { return readImports(r, found) },
		"grep", "-I", "-z", "-E", "--no-color", "-e", importLine, c.rev(), "--", "*.go", "*.py", "*.java", "*.kt", "*.js", "*.ts", "*.tsx", "*.jsx")
	if err != nil && (ctx.Err() != nil || !errors.Is(err, ErrClone)) {
		return nil, err // git grep fails where it finds nothing, too
	}
	sorted := map[string][]string{}
	for dir, set := range found {
		all := slices.Sorted(maps.Keys(set))
		sorted[dir] = all[:min(len(all), maxImports)]
	}
	return sorted, nil
}

// readImports reads lines of "revision:path \0 line \n".
func readImports(r io.Reader, found map[string]map[string]bool) error {
	reader := bufio.NewReaderSize(r, 64<<10)
	for {
		line, err := reader.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			for errors.Is(err, bufio.ErrBufferFull) { // a line of packed code
				_, err = reader.ReadSlice('\n')
			}
			line = nil
		}
		if name, text, ok := bytes.Cut(line, []byte{0}); ok {
			if _, file, ok := bytes.Cut(name, []byte(":")); ok && !foreign(string(file)) {
				note(found, string(file), string(text))
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// note records the import that a line of a file states.
func note(found map[string]map[string]bool, file, line string) {
	name := imported(file, strings.TrimRight(line, "\r\n"))
	if name == "" {
		return
	}
	dir := directory(file)
	if found[dir] == nil {
		found[dir] = map[string]bool{}
	}
	found[dir][name] = true
}

// imported returns the module, package or library that a line imports; what belongs to
// the language or the project itself by its form is none.
func imported(file, line string) string {
	switch {
	case strings.HasSuffix(file, ".go"):
		return group(goImport, line)
	case strings.HasSuffix(file, ".py"):
		return group(pythonImport, line)
	case strings.HasSuffix(file, ".java"), strings.HasSuffix(file, ".kt"):
		name := group(javaImport, line)
		if strings.HasPrefix(name, "java.") || strings.HasPrefix(name, "javax.") {
			return ""
		}
		return name
	}
	name := group(scriptImport, line)
	parts := strings.SplitN(name, "/", 3)
	if strings.HasPrefix(name, "@") && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

// group returns the first group of a match that is not empty.
func group(re *regexp.Regexp, line string) string {
	match := re.FindStringSubmatch(line)
	for i := 1; i < len(match); i++ {
		if match[i] != "" {
			return match[i]
		}
	}
	return ""
}
