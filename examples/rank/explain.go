package main

import (
	"fmt"
	"io"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
)

// explain prints everything behind one candidate's points.
func (r *report) explain(w io.Writer) error {
	for i, res := range r.all() {
		r.candidate(w, "   ", res)
		for n, reason := range res.Reasons {
			r.explainReason(w, reason)
			for _, text := range r.raises(reason, r.backing[i].raises[n], 2) {
				fmt.Fprintf(w, "  could add: %s\n", clean(text))
			}
			fmt.Fprintln(w)
		}
		if train := r.training(res); len(train) > 0 {
			fmt.Fprintln(w, "To learn for this role:")
			for _, text := range train {
				fmt.Fprintf(w, "  %s\n", clean(text))
			}
			fmt.Fprintln(w)
		}
		if uses := r.uses(r.backing[i].mutual); uses != "" {
			fmt.Fprintf(w, "%s\n\n", clean(uses))
		}
		fmt.Fprintf(w, "Sum of the reasons: %s points", term.Thousands(res.Points))
		if s := r.backing[i].spread; s != nil && s.Low < s.High {
			fmt.Fprintf(w, "; %s to %s as doubts fall", term.Thousands(s.Low), term.Thousands(s.High))
		}
		fmt.Fprintln(w, ".")
	}
	return nil
}

// explainReason prints one requirement with its points, path and quotes.
func (r *report) explainReason(w io.Writer, reason matching.Reason) {
	fmt.Fprintf(w, "%s: %s\n", clean(reason.Cluster), clean(reason.Label))
	if reason.Points == 0 {
		fmt.Fprintf(w, "  0 of %s points: nothing seen\n", term.Thousands(reason.Max))
		return
	}
	by := ""
	if name := r.by(reason); name != "" {
		by = ", by " + clean(name)
	}
	fmt.Fprintf(w, "  %s of %s points = boost %d × strength %d of 511%s\n",
		term.Thousands(reason.Points), term.Thousands(reason.Max), reason.Boost, reason.Strength, by)
	if path := reason.Path(r.index.Taxonomy()); path != "" {
		fmt.Fprintf(w, "  stands in: %s\n", clean(path))
	}
	for _, e := range reason.Evidence {
		fmt.Fprintf(w, "  %-8s “%s”%s%s\n", e.Depth, clean(e.Quote), when(e), source(e))
	}
}
