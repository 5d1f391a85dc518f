package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
)

// A table is a CSV file with a line of column names.
type table struct {
	columns []string
	rows    [][]string
}

func readTable(name string, comma rune) (table, error) {
	f, err := os.Open(name)
	if err != nil {
		return table{}, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = comma
	columns, err := r.Read()
	if errors.Is(err, io.EOF) {
		err = errors.New("the file is empty, want a line of column names")
	}
	if err != nil {
		return table{}, fmt.Errorf("%s: %w", name, err)
	}
	rows, err := r.ReadAll()
	if err != nil {
		return table{}, fmt.Errorf("%s: %w", name, err)
	}
	return table{columns, rows}, nil
}

// at returns the places of columns.
func (t table) at(names ...string) ([]int, error) {
	places := make([]int, len(names))
	for i, name := range names {
		if places[i] = slices.Index(t.columns, name); places[i] < 0 {
			return nil, fmt.Errorf("no column %q, it has %q", name, t.columns)
		}
	}
	return places, nil
}

// whole reads the whole number in a cell; row counts from 0 below the names.
func (t table) whole(row, column int) (int, error) {
	n, err := strconv.Atoi(t.rows[row][column])
	if err != nil {
		return 0, fmt.Errorf("row %d, column %s: %.20q, want a whole number", row+2, t.columns[column], t.rows[row][column])
	}
	return n, nil
}
