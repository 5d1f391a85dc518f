package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// maxLine is the longest line read, in bytes.
const maxLine = 1 << 20

// A LineError is a fault of a file and its line, from 1. It holds no document name.
type LineError struct {
	Line    int
	Problem string
}

// Error returns "eval: line 7: ...".
func (e *LineError) Error() string { return fmt.Sprintf("eval: line %d: %s", e.Line, e.Problem) }

// eachLine hands the columns of each line to use, which returns what is wrong with
// them, if anything. Empty lines are skipped, and a byte order mark at the start.
func eachLine(r io.Reader, columns int, use func(fields []string) (problem string)) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		text := lines.Text()
		if n == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		fields := strings.Fields(text)
		if len(fields) == 0 {
			continue
		}
		if len(fields) != columns {
			return &LineError{n, fmt.Sprintf("%d columns, want %d", len(fields), columns)}
		}
		if problem := use(fields); problem != "" {
			return &LineError{n, problem}
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("eval: after line %d: %w", n, err)
	}
	return nil
}
