package role

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// The YAML parser tells the line of a fault in three ways. Faults of its scanner stand
// where they are, but without a line if that is the first. Faults in brackets stand
// where the bracket opens, one too low. Faults of block structure, the commonest slip
// of people, stand where the block begins, which may be the top of the file. So the
// text is read again below a comment line, which makes each line known, and a fault of
// block structure is searched for.
var (
	blockFaults = []string{
		"did not find expected key",
		"did not find expected '-' indicator",
		"found a tab character that violates indentation",
	}
	parserFault = regexp.MustCompile(`^did not find expected ([,<'n]|key)`)
	yamlError   = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)
)

// syntaxError says where a text that the YAML parser refused is not YAML.
func syntaxError(data []byte) *Error {
	line, problem := yamlFault(append([]byte("#\n"), data...))
	switch {
	case slices.Contains(blockFaults, problem):
		line = firstLine(data, problem)
	case !parserFault.MatchString(problem):
		line--
	}
	return &Error{Line: max(line, 0), Problem: "not YAML: " + problem}
}

// yamlFault returns what the YAML parser says of a text, "" if it reads it, with its
// line.
func yamlFault(data []byte) (line int, problem string) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		err := decoder.Decode(new(yaml.Node))
		if err == io.EOF {
			return 0, ""
		}
		if err != nil {
			m := yamlError.FindStringSubmatch(err.Error())
			if m == nil {
				return 0, fmt.Sprintf("%.80s", err)
			}
			line, _ = strconv.Atoi(m[1])
			return line, m[2]
		}
	}
}

// firstLine returns the line at which a fault of block structure appears. A text that
// holds the fault keeps it however it goes on, so halving finds the line.
func firstLine(data []byte, problem string) int {
	lines := bytes.SplitAfter(data, []byte("\n"))
	return sort.Search(len(lines), func(n int) bool {
		_, p := yamlFault(bytes.Join(lines[:n], nil))
		return p == problem
	})
}
