package role

import "fmt"

// An Error is a fault of a role file and its place. Lines and columns count from 1,
// columns in characters. Where only the line of a fault is known (the text is not
// YAML), the column is that of its first character. Both are 0 for what was never in a
// file.
type Error struct {
	File    string // as given to ReadFile; empty from Read
	Line    int
	Column  int
	Problem string // the bad value and what would be right
}

// Error returns "role: line 7, column 10: unknown level ...", with the file's name
// before the line if it is known.
func (e *Error) Error() string {
	s := "role: "
	if e.File != "" {
		s += e.File + ": "
	}
	switch {
	case e.Line > 0 && e.Column > 0:
		s += fmt.Sprintf("line %d, column %d: ", e.Line, e.Column)
	case e.Line > 0:
		s += fmt.Sprintf("line %d: ", e.Line)
	}
	return s + e.Problem
}
