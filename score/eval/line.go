package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxLine is the longest line read, in bytes.
const maxLine = 1 << 20

// What [ErrDuplicate] is called in a line.
const (
	judgedTwice = "document judged twice for a topic"
	rankedTwice = "document ranked twice for a topic"
)

// ErrDuplicate is inside the error of a file that judges or ranks a document twice for
// a topic: which of the two is meant, nobody can say.
var ErrDuplicate = errors.New("eval: document twice for a topic")

// A LineError is a fault of a file and its line, from 1. It holds no document name.
type LineError struct {
	Line    int
	Problem string
	Cause   error // [ErrDuplicate] or nil
}

// Unwrap returns the cause.
func (e *LineError) Unwrap() error { return e.Cause }

// Error returns "eval: line 7: ...".
func (e *LineError) Error() string { return fmt.Sprintf("eval: line %d: %s", e.Line, e.Problem) }

// eachLine hands the columns of each line to use, which returns what is wrong with
// them, if anything. Empty lines are skipped, lines whose first column begins with "#"
// (comments since trec_eval 10.0), and a byte order mark at the start.
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
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) != columns {
			return &LineError{n, fmt.Sprintf("%d columns, want %d", len(fields), columns), nil}
		}
		switch problem := use(fields); problem {
		case "":
		case judgedTwice, rankedTwice:
			return &LineError{n, problem, ErrDuplicate}
		default:
			return &LineError{n, problem, nil}
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("eval: after line %d: %w", n, err)
	}
	return nil
}
