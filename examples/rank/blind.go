package main

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching"
)

// blind takes out of a list what often names a person: IDs (file names), sources,
// links, repositories. A hash stands in their place, so that equal things stay equal.
// The words of quotes stay but for accounts and addresses.
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
		words := strings.Fields(e.Quote)
		for j, w := range words {
			if strings.ContainsAny(w, "@") || strings.Count(w, "/") > 1 {
				words[j] = "…" // an account, an address or a repository
			}
		}
		e.Quote = strings.Join(words, " ")
	}
}

// masked is a name that tells equal things from others. It is no secret: who has a
// list of the names can find them again.
func masked(what, text string) string {
	return fmt.Sprintf("%s-%.8x", what, sha256.Sum256([]byte(text)))
}
