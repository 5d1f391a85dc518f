package lint

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
)

// row is a line of the table of folders: its first cell holds one folder in code type.
var row = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

// House returns the folders with Go code that the table of ARCHITECTURE.md leaves out,
// and the folders it shows that are not there.
func House(tree fs.FS) ([]Finding, error) {
	text, err := fs.ReadFile(tree, "ARCHITECTURE.md")
	if err != nil {
		return nil, err
	}
	var shown []string
	for _, m := range row.FindAllSubmatch(text, -1) {
		shown = append(shown, string(m[1]))
	}
	sources, err := parseTree(tree, 0)
	if err != nil {
		return nil, err
	}
	var out []Finding
	for _, s := range sources {
		if dir := s.dir(); !slices.Contains(shown, dir) {
			shown = append(shown, dir)
			out = append(out, Finding{"ARCHITECTURE.md", 0, fmt.Sprintf("does not show folder %s", dir)})
		}
	}
	for _, dir := range shown {
		if info, err := fs.Stat(tree, dir); err != nil || !info.IsDir() {
			out = append(out, Finding{"ARCHITECTURE.md", 0, fmt.Sprintf("shows %s, which is no folder", dir)})
		}
	}
	return order(out), nil
}
