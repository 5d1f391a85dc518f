package role

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"unicode/utf8"

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
	// Half of what begins so is YAML in flow style, which the YAML parser has read then.
	looksLikeJSON = regexp.MustCompile(`^\s*[{\[]\s*["{\[}\]]`)
	yamlError     = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)
)

// The column of a fault is that of the first character of its line: the parser does not
// say more, and in block structure, where people slip most, it is the place. JSON has a
// parser that says where it stops.

// syntaxError says where a text that the YAML parser refused is not YAML, or not JSON if
// it begins as only that does.
func syntaxError(data []byte) *Error {
	if looksLikeJSON.Match(data) {
		var fault *json.SyntaxError
		if errors.As(json.Unmarshal(data, new(any)), &fault) {
			line, column := placeOf(data, int(fault.Offset)-1)
			return &Error{Line: line, Column: column, Problem: "not JSON: " + fault.Error()}
		}
	}
	line, problem := yamlFault(append([]byte("#\n"), data...))
	switch {
	case slices.Contains(blockFaults, problem):
		line = firstLine(data, problem)
	case !parserFault.MatchString(problem):
		line--
	}
	line = max(line, 1)
	return &Error{Line: line, Column: firstColumn(data, line), Problem: "not YAML: " + problem}
}

// placeOf returns the line and column of the character at an offset, at most that of
// the last.
func placeOf(data []byte, offset int) (line, column int) {
	before := data[:max(min(offset, len(data)-1), 0)]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}

// firstColumn returns the column of the first character of a line that is no blank.
func firstColumn(data []byte, line int) int {
	for ; line > 1; line-- {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	text, _, _ := bytes.Cut(data, []byte("\n"))
	return len(text) - len(bytes.TrimLeft(text, " \t")) + 1
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
