package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A table adds the sheets of documents up, for all of them and for each group.
type table struct {
	all    group
	groups map[string]group
}

// A group is one column: its documents and their tallies by field.
type group struct {
	documents int
	tallies   map[string]tally
}

func newTable() *table {
	return &table{group{tallies: map[string]tally{}}, map[string]group{}}
}

// add counts a document of a group.
func (t *table) add(name string, s sheet) {
	g, found := t.groups[name]
	if !found {
		g.tallies = map[string]tally{}
	}
	g.documents++
	t.all.documents++
	for field, o := range s {
		g.tallies[field] = g.tallies[field].plus(o.tally)
		t.all.tallies[field] = t.all.tallies[field].plus(o.tally)
	}
	t.groups[name] = g
}

// print writes precision, recall and F1 over all documents (sums over values, not means
// over documents) and the F1 of each group, as a Markdown table that can also be read as
// it is. Fields of recall show that alone; a dash is a field nobody asked for.
func (t *table) print(w io.Writer) error {
	head := []string{"field", "P", "R", fmt.Sprintf("all (%d)", t.all.documents)}
	names := sorted(t.groups)
	for _, name := range names {
		head = append(head, fmt.Sprintf("%s (%d)", name, t.groups[name].documents))
	}
	rows := [][]string{head}
	for _, field := range columns {
		sum := t.all.tallies[field.name]
		row := []string{field.name, digits3(sum.precision(), sum), digits3(sum.recall(), sum), ""}
		if field.recall {
			row[1] = "–"
		}
		row[3] = figure(sum, field.recall)
		for _, name := range names {
			row = append(row, figure(t.groups[name].tallies[field.name], field.recall))
		}
		rows = append(rows, row)
	}
	return printRows(w, rows)
}

// figure is the one number that stands for a tally.
func figure(t tally, recall bool) string {
	if recall {
		return digits3(t.recall(), t)
	}
	return digits3(t.f1(), t)
}

func digits3(v float64, t tally) string {
	if t.asked == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", v)
}

// printRows writes a Markdown table, the first column to the left, the rest to the right.
func printRows(w io.Writer, rows [][]string) error {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for n, row := range rows {
		for i, cell := range row {
			fill := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				b.WriteString("| " + cell + fill + " |")
			} else {
				b.WriteString(" " + fill + cell + " |")
			}
		}
		b.WriteByte('\n')
		if n == 0 {
			for i := range row {
				rule := strings.Repeat("-", width[i])
				if i == 0 {
					b.WriteString("|-" + rule + "-|")
				} else {
					b.WriteString("-" + rule + ":|")
				}
			}
			b.WriteByte('\n')
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
