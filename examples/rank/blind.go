package main

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
)

// blind takes out of a list what often names a person: IDs (file names), sources,
// links, repositories. A hash stands in their place, so that equal things stay equal.
// The words of quotes stay but for accounts and addresses.
func blind(r *report) {
	list := r.list
	for _, b := range r.backing {
		for _, around := range b.around {
			for i, a := range around {
				around[i] = surroundings{blindWords(a.before), blindWords(a.after)}
			}
		}
		if b.review != nil {
			blindReview(b.review)
		}
	}
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
		e.Quote = blindWords(e.Quote)
	}
}

// blindWords takes accounts, addresses and repositories out of a text.
func blindWords(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if strings.Contains(w, "@") || strings.Count(w, "/") > 1 {
			words[i] = "…"
		}
	}
	return strings.Join(words, " ")
}

// masked is a name that tells equal things from others. It is no secret: who has a
// list of the names can find them again.
func masked(what, text string) string {
	return fmt.Sprintf("%s-%.8x", what, sha256.Sum256([]byte(text)))
}

// blindReview does the same for a review.
func blindReview(v *review.Review) {
	v.ID = masked("candidate", v.ID)
	for _, c := range v.Checks {
		blindCitations(c.Citations)
	}
	for _, c := range v.Ledger {
		blindCitations(c.Said)
		blindCitations(c.Proof)
	}
	for _, q := range v.Questions {
		blindCitations(q.Citations)
	}
	for _, q := range v.Screen.Questions {
		blindCitations(q.Citations)
	}
	for _, i := range v.Plan.Interviews {
		for _, it := range i.Items {
			blindCitations(it.Citations)
		}
	}
}

func blindCitations(all []review.Citation) {
	for i := range all {
		c := &all[i]
		c.Source, c.URL, c.Place, c.Quote = "", "", "", blindWords(c.Quote)
	}
}
