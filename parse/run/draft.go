package run

import "slices"

// A Draft is a flow document in the making. It bounds what is kept of a container by
// its text, so that a small archive cannot grow into a large document.
type Draft struct {
	Document
	left int // what may still be kept, in bytes
}

// runCost is what a run costs beside its text, so that a bound on the text also
// bounds the number of runs, which may be empty.
const runCost = 8

// NewDraft returns an empty flow document that keeps maxText bytes of text; a run
// counts 8 bytes more.
func NewDraft(maxText int) *Draft {
	return &Draft{Document: Document{Flow: true}, left: maxText}
}

// Charge reports whether one more run with n bytes of text may be kept, and counts
// it. From the first one that may not on there is a warning and no run may.
func (d *Draft) Charge(n int) bool {
	if d.left < n+runCost {
		d.left = 0
		d.Warn("the text is over the limit")
		return false
	}
	d.left -= n + runCost
	return true
}

// Warn adds a warning that is not there yet.
func (d *Draft) Warn(what string) {
	if !slices.Contains(d.Warnings, what) {
		d.Warnings = append(d.Warnings, what)
	}
}

// Add appends the runs of paragraphs.
func (d *Draft) Add(paras []Para) {
	for _, p := range paras {
		d.Runs = append(d.Runs, p...)
	}
}
