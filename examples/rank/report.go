package main

import (
	"context"
	"io"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

// A report is a ranking and what is needed to show it.
type report struct {
	spec    *role.Spec
	list    *matching.List
	index   *matching.Index
	options options

	findings []role.Finding           // about the spec
	roleText string                   // the job description, if the role was read from one
	resumes  map[string]*parse.Resume // by ID; what no index keeps, for the page
	detail   detail                   // of the page
	backing  []backing                // one for each of all; only the page and an explanation need it
}

// printer returns the function that prints a format.
func (r *report) printer(format string) (func(io.Writer) error, error) {
	switch {
	case r.options.explain != "" && format == "table":
		return r.explain, nil
	case format == "json":
		return r.json, nil
	case format == "csv":
		return r.csv, nil
	case format == "trec":
		return r.trec, nil
	case format == "html":
		return r.html, nil
	}
	return r.table, nil
}

// all returns every result in its order: held out behind not held out.
func (r *report) all() []matching.Result {
	return append(r.list.Results[:len(r.list.Results):len(r.list.Results)], r.list.HeldOut...)
}

// name returns a candidate's name, "" with -blind or if nobody knows it. Only
// presentation asks for it.
func (r *report) name(id string) string {
	if r.options.blind {
		return ""
	}
	c, err := r.index.Get(context.Background(), id)
	if err != nil {
		return ""
	}
	return clean(c.Person.Name)
}

// A clusterLine is what a candidate shows of one cluster, or of level and years.
type clusterLine struct {
	name        string
	points, max int
	reasons     []matching.Reason
	best        *matching.Reason  // the reason with the most points; nil if nothing was seen
	missing     []matching.Reason // requirements of which nothing was seen
}

// clusters sums a candidate's reasons by cluster, in the role's order.
func clusters(res matching.Result) []clusterLine {
	var lines []clusterLine
	for i := range res.Reasons {
		reason := &res.Reasons[i]
		if len(lines) == 0 || lines[len(lines)-1].name != reason.Cluster {
			lines = append(lines, clusterLine{name: reason.Cluster})
		}
		line := &lines[len(lines)-1]
		line.points += reason.Points
		line.max += reason.Max
		line.reasons = append(line.reasons, *reason)
		if reason.Points == 0 {
			line.missing = append(line.missing, *reason)
		} else if line.best == nil || reason.Points > line.best.Points {
			line.best = reason
		}
	}
	return lines
}

// clean makes a text of a document safe for a terminal, on one line.
func clean(text string) string { return term.Clean(text) }
