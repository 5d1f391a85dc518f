package role

import (
	"cmp"
	"fmt"
	"slices"
)

// A Finding is something that a person should look at in a spec. It is never an
// error: the role still compiles and ranks. Line and Column are those of the file that
// the spec was read from, counted from 1, and 0 for a spec made in Go; a spec edited
// since has the places of what stood there.
type Finding struct {
	Code       Code   `json:"code"`
	Line       int    `json:"line,omitempty"`
	Column     int    `json:"column,omitempty"`
	Path       string `json:"path,omitempty"`    // the key: "baseline.cloud", "clusters[2].all[1]"; indices from 1
	Cluster    string `json:"cluster,omitempty"` // name of the cluster, if it is about one; "Level" and "Years" for those
	Label      string `json:"label,omitempty"`   // the requirement in words, as in [Requirement]
	Message    string `json:"message"`           // what was found
	Why        string `json:"why"`               // why it matters for the search
	Suggestion string `json:"suggestion"`        // what would be better
}

// String returns "line 12: Backend services, Go: message (code)", without the parts
// that are not known.
func (f Finding) String() string {
	var s string
	if f.Line > 0 {
		s = fmt.Sprintf("line %d: ", f.Line)
	}
	if f.Cluster != "" {
		s += f.Cluster
		if f.Label != "" && f.Label != f.Cluster {
			s += ", " + f.Label
		}
		s += ": "
	}
	return s + f.Message + " (" + string(f.Code) + ")"
}

// order sorts findings by place, then by the key in the order of the file format, code
// and message.
func order(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			comparePaths(a.Path, b.Path),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
