// Clarity measures the rule that says which review comments are clear: it reads
// comments with hand labels and prints, for each number of points, how many of them
// people found clear.
//
//	go run ./examples/clarity                       # invented comments of testdata
//	go run ./examples/clarity -comments labelled.csv
//
// The file is CSV with the columns patch, msg, relevance, informativeness and
// expression, the last three 1 or 0.
package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/proven-go/proven/sourcing"
)

func main() {
	name := flag.String("comments", "testdata/comments/reviews.csv", "labelled comments, a CSV `FILE`")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "clarity: unexpected argument %q\n", flag.Arg(0))
		os.Exit(2)
	}
	if err := run(*name, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "clarity:", err)
		os.Exit(1)
	}
}

// A tally counts comments and those that were labelled clear in every respect.
type tally struct{ all, clear int }

func (t tally) String() string {
	if t.all == 0 {
		return fmt.Sprintf("%6d %6s", 0, "–")
	}
	return fmt.Sprintf("%6d  %.3f", t.all, float64(t.clear)/float64(t.all))
}

func run(name string, w io.Writer) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	byPoints, err := read(file)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var called tally
	fmt.Fprintln(w, "points  comments  labelled clear")
	for points, t := range byPoints {
		fmt.Fprintf(w, "%6d  %s\n", points, t)
		if points >= sourcing.Clear {
			called.all += t.all
			called.clear += t.clear
		}
	}
	fmt.Fprintf(w, "%5d+  %s\n", sourcing.Clear, called)
	return nil
}

// read counts the comments of a CSV file by their points.
func read(r io.Reader) (byPoints [sourcing.MaxClarity + 1]tally, err error) {
	rows := csv.NewReader(r)
	rows.LazyQuotes = true // patches hold quotes of their own
	head, err := rows.Read()
	if err != nil {
		return byPoints, err
	}
	var at [5]int
	for i, column := range []string{"patch", "msg", "relevance", "informativeness", "expression"} {
		if at[i] = slices.Index(head, column); at[i] < 0 {
			return byPoints, fmt.Errorf("no column %q", column)
		}
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return byPoints, nil
		}
		if err != nil {
			return byPoints, err
		}
		points, _ := sourcing.Clarity(sourcing.Comment{Text: row[at[1]], Hunk: row[at[0]]})
		byPoints[points].all++
		if row[at[2]] == "1" && row[at[3]] == "1" && row[at[4]] == "1" {
			byPoints[points].clear++
		}
	}
}
