package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"text/tabwriter"

	"github.com/proven-go/proven/score"
	"github.com/proven-go/proven/score/eval"
)

// people are developers with the features of their public work and how they rate
// themselves, from 1 to 5.
type people struct {
	practice []score.Practice
	rating   []int
	features []feature
}

// A feature is a column of numbers.
type feature struct {
	name   string
	values []float64
}

// readPeople reads the table of developers. A column counts as a feature if every cell
// of it is a number.
func readPeople(name string) (people, error) {
	t, err := readTable(name, ';')
	if err != nil {
		return people{}, err
	}
	c, err := t.at("projects", "codeChurn", "commits", "survey")
	if err != nil {
		return people{}, fmt.Errorf("%s: %w", name, err)
	}
	var p people
	for i := range t.rows {
		projects, err1 := t.whole(i, c[0])
		lines, err2 := t.whole(i, c[1])
		commits, err3 := t.whole(i, c[2])
		rating, err4 := t.whole(i, c[3])
		if err := cmp.Or(err1, err2, err3, err4); err != nil {
			return people{}, fmt.Errorf("%s: %w", name, err)
		}
		p.practice = append(p.practice, score.Practice{Places: projects, Lines: lines, Commits: commits})
		p.rating = append(p.rating, rating)
	}
	for column, title := range t.columns {
		if column != c[3] {
			if values, ok := t.numbers(column); ok {
				p.features = append(p.features, feature{title, values})
			}
		}
	}
	return p, nil
}

// numbers returns a column if all of it is numbers.
func (t table) numbers(column int) ([]float64, bool) {
	values := make([]float64, len(t.rows))
	for i, row := range t.rows {
		v, err := strconv.ParseFloat(row[column], 64)
		if err != nil || v != v {
			return nil, false
		}
		values[i] = v
	}
	return values, true
}

// A split says who is an expert and who is not; the rest is left out.
type split struct {
	name          string
	expert, other func(rating int) bool
}

var splits = []split{
	{"4-5 against 1-3", func(r int) bool { return r >= 4 }, func(r int) bool { return r <= 3 }},
	{"4-5 against 1-2", func(r int) bool { return r >= 4 }, func(r int) bool { return r <= 2 }},
}

func reportPeople(w io.Writer, p people, s eval.Sampling) error {
	fmt.Fprintf(w, `Who rates themselves an expert of the library?
label   rating 4 or 5 against 1 to 3; and against 1 or 2, as experts and novices of the source, 3 left out
ties    half a pair
values  AUC, .95 bootstrap interval over people (%d samples, seed %d)

`, s.Samples, s.Seed)
	breadth := feature{name: "breadth"}
	for _, practice := range p.practice {
		breadth.values = append(breadth.values, float64(score.Breadth(practice).Total()))
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(t, "feature\t")
	for _, sp := range splits {
		fmt.Fprintf(t, "%s\tinterval\t", sp.name)
	}
	fmt.Fprintln(t)
	for _, f := range slices.Concat([]feature{breadth}, p.features) {
		fmt.Fprintf(t, "%s\t", f.name)
		for _, sp := range splits {
			b := sp.auc(f, p.rating, s)
			fmt.Fprintf(t, "%.3f\t[%.3f, %.3f]\t", b.Mean, b.Low, b.High)
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

// auc returns the area under the curve of a feature, with its interval over people.
func (sp split) auc(f feature, rating []int, s eval.Sampling) eval.Interval {
	var in []int
	for i, r := range rating {
		if sp.expert(r) || sp.other(r) {
			in = append(in, i)
		}
	}
	values, positive := make([]float64, len(in)), make([]bool, len(in))
	return eval.BootstrapOf(len(in), func(sample []int) float64 {
		for i, j := range sample {
			values[i], positive[i] = f.values[in[j]], sp.expert(rating[in[j]])
		}
		return eval.AUC(values, positive)
	}, 0.95, s)
}
