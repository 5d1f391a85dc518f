package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/score/audit"
)

// disclaimer stands under every report.
const disclaimer = "Audit figures, not a finding of law. A ratio below .8 says where to look; one above it proves nothing."

// table prints the report for people.
func (r *report) table(w io.Writer) error {
	fmt.Fprintf(w, "%s: %d rows, %d selected.\n", term.Clean(r.File), r.Rows, r.Selected)
	for _, s := range r.Sections {
		fmt.Fprintf(w, "\n== %s: %d known, %d unknown\n\n", term.Clean(s.Name), s.Known, s.Unknown)
		rates(w, "selected", s.Selection)
		fmt.Fprintln(w)
		rates(w, "above median", s.Scoring)
		fmt.Fprintf(w, "\nlowest scoring ratio, 95%% interval over %d samples: %.3f to %.3f\n", r.Samples, s.Interval.Low, s.Interval.High)
		t := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintf(t, "skew of the first\tmin\tmax\t\n")
		for _, k := range s.Skews {
			fmt.Fprintf(t, "%d\t%s\t%s\t\n", k.K, k.Min, k.Max)
		}
		if err := t.Flush(); err != nil {
			return err
		}
		fmt.Fprintf(w, "NDKL %.4f; %d prefixes with too few of somebody\n\n", s.NDKL, s.Infeasible[1])
		t = tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintf(t, "exposure\tmean\tparity\ttreatment\timpact\t\n")
		for _, e := range s.Exposure {
			fmt.Fprintf(t, "%s\t%.4f\t%.3f\t%.3f\t%.3f\t\n", term.Clean(e.Category), e.Mean, e.Parity, e.Treatment, e.Impact)
		}
		if err := t.Flush(); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "\n%s\n", disclaimer)
	return err
}

func rates(w io.Writer, what string, all []audit.Comparison) {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%s\tn\tcount\trate\tratio\tp\tone more\tverdict\t\n", what)
	for _, c := range all {
		if c.Small {
			fmt.Fprintf(t, "%s\t%d\t%d\t%.3f\t–\t–\t–\tleft out, below 2 %% of the sample\t\n", term.Clean(c.Category), c.N, c.Counted, c.Rate.Rate)
			continue
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%.3f\t%.3f\t%.3f\t%d\t%s\t\n", term.Clean(c.Category), c.N, c.Counted, c.Rate.Rate, c.Ratio, c.P, c.Flip, c.Verdict)
	}
	t.Flush() // the writer below reports its error at the end
}
