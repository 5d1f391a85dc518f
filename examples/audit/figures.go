package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/proven-go/proven/score/audit"
)

// A report holds the figures of one ranking.
type report struct {
	File     string    `json:"file"`
	Rows     int       `json:"rows"`
	Selected int       `json:"selected"`
	Samples  int       `json:"samples"`
	Seed     uint64    `json:"seed"`
	Sections []section `json:"sections"`
}

// A section is the report of one attribute, or of all crossed.
type section struct {
	Name       string             `json:"name"`
	Known      int                `json:"known"`
	Unknown    int                `json:"unknown"`
	Selection  []audit.Comparison `json:"selection"`
	Scoring    []audit.Comparison `json:"scoring"`
	Interval   audit.Interval     `json:"lowest_scoring_ratio_95"`
	Curve      []audit.Cut        `json:"curve"`
	Skews      []skews            `json:"skew"`
	NDKL       float64            `json:"ndkl"`
	Infeasible [2]int             `json:"infeasible_index_and_count"`
	Exposure   []audit.Exposure   `json:"exposure"`
	sample     *audit.Sample
}

// skews are the extremes at one cut; −Inf, which JSON cannot say, is a text.
type skews struct {
	K   int    `json:"k"`
	Min string `json:"min"`
	Max string `json:"max"`
}

// figures reads the rows and prints their report.
func figures(ctx context.Context, o *options, w io.Writer) error {
	file, err := os.Open(o.rows)
	if err != nil {
		return err
	}
	defer file.Close()
	rows, err := audit.ReadRows(file)
	if err != nil {
		return fmt.Errorf("%s: %w", o.rows, err)
	}
	r, err := reportOf(ctx, o, rows)
	if err != nil {
		return err
	}
	switch o.format {
	case "curve":
		for i, s := range r.Sections {
			if err := audit.WriteCurve(w, s.sample, i == 0); err != nil {
				return err
			}
		}
		return nil
	case "csv":
		for i, s := range r.Sections {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if err := audit.WriteImpact(w, s.sample); err != nil {
				return err
			}
		}
		return nil
	case "json":
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(r)
	case "html":
		return r.html(w)
	}
	return r.table(w)
}

// mostDrawn is how many rows are drawn for one interval: of large rankings fewer samples,
// whose intervals are narrow anyway.
const (
	mostDrawn     = 50_000_000
	fewestSamples = 100
)

// reportOf makes a section for each attribute, and one for all of them crossed.
func reportOf(ctx context.Context, o *options, rows []audit.Row) (*report, error) {
	r := &report{File: o.rows, Rows: len(rows), Samples: o.samples, Seed: o.seed}
	if most := max(mostDrawn/max(len(rows), 1), fewestSamples); r.Samples > most {
		r.Samples = most
	}
	attributes := o.attributes
	if attributes == nil {
		attributes = attributesOf(rows)
	}
	if len(attributes) == 0 {
		return nil, errors.New("no attribute: want a column beside id, score, rank and selected")
	}
	for _, row := range rows {
		if row.Selected {
			r.Selected++
		}
	}
	for _, a := range attributes {
		if !slices.Contains(attributesOf(rows), a) {
			return nil, fmt.Errorf("no column %q; there are %s", a, strings.Join(attributesOf(rows), ", "))
		}
		r.Sections = append(r.Sections, r.section(ctx, rows, a))
	}
	if len(attributes) > 1 {
		r.Sections = append(r.Sections, r.section(ctx, rows, attributes...))
	}
	return r, ctx.Err()
}

func attributesOf(rows []audit.Row) []string {
	var names []string
	for _, row := range rows[:min(len(rows), 1)] {
		for name := range row.Groups {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// cutsOf are the ranks at which skew is shown.
var cutsOf = []int{5, 10, 25, 50, 100, 250, 500, 1000}

// section makes one; what it holds when the run was ended is not shown.
func (r *report) section(ctx context.Context, rows []audit.Row, attributes ...string) section {
	if ctx.Err() != nil {
		return section{}
	}
	s := audit.Sampled(rows, attributes...)
	x := section{
		Name: strings.Join(attributes, " & "), Known: s.Len(), Unknown: s.Unknown, sample: s,
		Selection: audit.FourFifths(s.Selection()), Scoring: audit.FourFifths(s.Scoring()),
		Curve: s.Curve(), NDKL: s.NDKL(), Exposure: s.Exposures(),
	}
	x.Infeasible[0], x.Infeasible[1] = s.Infeasible()
	x.Interval = s.Bootstrap(r.Samples, r.Seed, func(drawn *audit.Sample) float64 {
		if ctx.Err() != nil {
			return 0
		}
		return audit.MinRatio(drawn.Scoring())
	})
	for _, k := range cutsOf {
		if k <= s.Len() {
			x.Skews = append(x.Skews, skews{k, signed(s.MinSkew(k)), signed(s.MaxSkew(k))})
		}
	}
	return x
}

func signed(v float64) string {
	if math.IsInf(v, -1) {
		return "-inf"
	}
	return fmt.Sprintf("%+.3f", v)
}
