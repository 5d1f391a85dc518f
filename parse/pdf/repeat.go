package pdf

import (
	"math"
	"slices"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// dropRepeats drops what is clipped away on one page and seen on it or the next one.
// Browsers draw a line that a page break goes through on both pages, and clip each to
// its half: that hides nothing.
func dropRepeats(runs []run.Run) []run.Run {
	if !slices.ContainsFunc(runs, func(r run.Run) bool { return r.Hidden == run.OffPage }) {
		return runs
	}
	seen := map[string][]run.Run{}
	for _, r := range runs {
		if text := strings.TrimSpace(r.Text); r.Hidden == run.Visible && len(seen[text]) < 100 {
			seen[text] = append(seen[text], r)
		}
	}
	return slices.DeleteFunc(runs, func(r run.Run) bool {
		return r.Hidden == run.OffPage && slices.ContainsFunc(seen[strings.TrimSpace(r.Text)], func(v run.Run) bool {
			return v.Page >= r.Page-1 && v.Page <= r.Page+1 && math.Abs(v.X-r.X) < 1 && math.Abs(v.Size-r.Size) < 0.1
		})
	})
}
