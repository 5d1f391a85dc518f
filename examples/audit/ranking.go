package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// readRanking reads what a ranking program prints: CSV with a column id and one of score
// and points, or a TREC run of one topic. The order is that of the lines.
func readRanking(r io.Reader) (map[string]place, error) {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(4096); isCSV(string(head)) {
		return readScores(b)
	}
	all := map[string]place{}
	scanner := bufio.NewScanner(b)
	for line := 1; scanner.Scan(); line++ {
		fields := strings.Fields(scanner.Text())
		if len(fields) == 0 {
			continue
		}
		if len(fields) != 6 {
			return nil, fmt.Errorf("line %d of the ranking has %d fields, want topic, Q0, id, rank, score, tag", line, len(fields))
		}
		if err := add(all, fields[2], fields[4]); err != nil {
			return nil, fmt.Errorf("line %d of the ranking: %w", line, err)
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("the ranking: %w", err)
	}
	if len(all) == 0 {
		return nil, errors.New("the ranking program printed no ranking")
	}
	return all, nil
}

// isCSV reports whether a text begins with a head line of CSV: an ID may hold a comma too.
func isCSV(text string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(text, "\ufeff"), "\n")
	return slices.ContainsFunc(strings.Split(first, ","), func(name string) bool { return strings.Trim(name, "\" \r") == "id" })
}

// add puts somebody behind the others.
func add(all map[string]place, id, score string) error {
	v, err := strconv.ParseFloat(score, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return errors.New("bad score, want a finite number")
	}
	if _, twice := all[id]; twice {
		return errors.New("an id stands twice; want one ranking, for one role")
	}
	all[id] = place{v, len(all) + 1}
	return nil
}

// readScores reads the CSV form.
func readScores(r io.Reader) (map[string]place, error) {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, errors.New("the ranking program printed no CSV ranking")
	}
	rows[0][0] = strings.Trim(strings.TrimPrefix(rows[0][0], "\ufeff"), "\"")
	id := slices.Index(rows[0], "id")
	score := max(slices.Index(rows[0], "score"), slices.Index(rows[0], "points"))
	if id < 0 || score < 0 {
		return nil, errors.New("the ranking has no columns id and score or points")
	}
	all := map[string]place{}
	for i, row := range rows[1:] {
		if err := add(all, row[id], row[score]); err != nil {
			return nil, fmt.Errorf("row %d of the ranking: %w", i+1, err)
		}
	}
	return all, nil
}
