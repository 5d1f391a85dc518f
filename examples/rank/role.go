package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
)

// readRole reads a role spec. Any other file is a job description: it is imported, and
// the draft that ranks is printed to w with what it leaves open. A spec has no Text.
func readRole(name string, t *skill.Taxonomy, w io.Writer) (*role.Draft, error) {
	data, err := readDescription(name)
	if err != nil {
		return nil, err
	}
	if data == nil {
		spec, err := role.ReadFile(name)
		return &role.Draft{Spec: spec}, err
	}
	draft, err := role.Import(data, t)
	var fault *role.Error
	if errors.As(err, &fault) {
		fault.File = name
	}
	if err != nil {
		return nil, err
	}
	if len(draft.Spec.Clusters) == 0 {
		return nil, fmt.Errorf("%s: no sentence names a known skill, so there is nothing to rank by", name)
	}
	file, err := draft.YAML()
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(w, "Imported from %s; a draft to calibrate, save it as YAML and edit it:\n\n", clean(name))
	for line := range strings.Lines(string(file)) {
		fmt.Fprintf(w, "  %s", cleanLine(line))
	}
	if fmt.Fprintln(w); len(draft.Findings) > 0 {
		fmt.Fprintln(w, "What the text leaves open:")
		for _, f := range draft.Findings {
			fmt.Fprintf(w, "  %s\n    → %s\n", clean(f.String()), clean(f.Suggestion))
		}
		fmt.Fprintln(w)
	}
	return draft, nil
}

// draftTo returns where a draft is printed: before the table, and beside what a machine
// or a file gets, which stays a ranking and nothing else.
func (o options) draftTo() io.Writer {
	if o.format == "table" && o.out == "" {
		return os.Stdout
	}
	return os.Stderr
}

// warn says on standard error what in a calibrated role ranks oddly.
func warn(findings []role.Finding) {
	count := map[role.Code]int{}
	for _, f := range findings {
		count[f.Code]++
	}
	for _, f := range findings {
		more := ""
		switch count[f.Code] {
		case 0:
			continue // said with the first of its kind
		case 1:
		default:
			more = fmt.Sprintf(", and %d more of the kind", count[f.Code]-1)
		}
		count[f.Code] = 0
		fmt.Fprintf(os.Stderr, "rank: warning: %s%s\n", clean(f.String()), more)
	}
}

// longest is the size in bytes beyond which a file is no job description; Import says
// so of one that is a byte larger.
const longest = 8 << 20

// readDescription returns the content of a file that is a job description, nil for a
// spec: YAML, or JSON that is no JobPosting.
func readDescription(name string) ([]byte, error) {
	extension := strings.ToLower(filepath.Ext(name))
	if extension == ".yaml" || extension == ".yml" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, longest+1))
	if err != nil {
		return nil, err
	}
	if extension == ".json" && !bytes.Contains(data, []byte(`"@type"`)) {
		return nil, nil
	}
	return data, nil
}

// cleanLine makes a line safe for a terminal and keeps its indentation.
func cleanLine(line string) string {
	text := strings.TrimLeft(line, " ")
	return line[:len(line)-len(text)] + clean(text) + "\n"
}
