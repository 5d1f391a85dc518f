package main

import (
	"fmt"
	"hash/fnv"

	"github.com/proven-go/proven/matching"
)

// blind takes out of a list what often names a person: IDs (file names), sources,
// links, repositories. A hash stands in their place, so that equal things stay equal.
// The words of quotes stay.
func blind(list *matching.List) {
	for _, results := range [][]matching.Result{list.Results, list.HeldOut} {
		for i := range results {
			r := &results[i]
			r.ID = masked("candidate", r.ID)
			for j := range r.Reasons {
				blindEvidence(r.Reasons[j].Evidence)
			}
			for j := range r.HeldBy {
				blindEvidence(r.HeldBy[j].Evidence)
			}
		}
	}
}

func blindEvidence(evidence []matching.Evidence) {
	for i := range evidence {
		e := &evidence[i]
		e.Source, e.URL, e.Place, e.Origin = "", "", "", masked("origin", e.Origin)
	}
}

func masked(what, text string) string {
	h := fnv.New32a()
	h.Write([]byte(text))
	return fmt.Sprintf("%s-%08x", what, h.Sum32())
}
