package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/proven-go/proven/score/audit"
)

//go:embed page.html
var page string

// html writes one page that needs nothing else: no script, no network.
func (r *report) html(w io.Writer) error {
	t, err := template.New("audit").Funcs(template.FuncMap{"curve": curve, "three": three, "width": width}).Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, struct {
		*report
		Disclaimer string
	}{r, disclaimer})
}

func three(v float64) string { return fmt.Sprintf("%.3f", v) }

// width is the length of a bar, of 100.
func width(v float64) string { return fmt.Sprintf("%.1f", 100*min(max(v, 0), 1)) }

// Size of the picture of a curve.
const (
	curveWidth  = 640
	curveHeight = 160
)

// curve returns the points of a polyline: the lowest ratio over the cut.
func curve(cuts []audit.Cut) string {
	var points strings.Builder
	step := max(len(cuts)/curveWidth, 1)
	for i := 0; i < len(cuts); i += step {
		x := float64(curveWidth) * float64(cuts[i].K) / float64(len(cuts))
		fmt.Fprintf(&points, "%.1f,%.1f ", x, curveHeight*(1-cuts[i].Ratio))
	}
	return strings.TrimSpace(points.String())
}
