package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// readRanking reads what a ranking program prints: CSV with a column id and one of score
// and points, or a TREC run. The order is that of the lines.
func readRanking(r io.Reader) (map[string]place, error) {
	b := bufio.NewReader(r)
	head, _ := b.Peek(4096)
	first, _, _ := strings.Cut(string(head), "\n")
	if strings.Contains(first, ",") {
		return readScores(b)
	}
	all := map[string]place{}
	scanner := bufio.NewScanner(b)
	for scanner.Scan() {
		fields := strings.Fields(scanner.Text())
		if len(fields) == 0 {
			continue
		}
		if len(fields) != 6 {
			return nil, fmt.Errorf("line %d of the ranking has %d fields, want topic, Q0, id, rank, score, tag", len(all)+1, len(fields))
		}
		score, err := strconv.ParseFloat(fields[4], 64)
		if err != nil {
			return nil, fmt.Errorf("line %d of the ranking: bad score", len(all)+1)
		}
		all[fields[2]] = place{score, len(all) + 1}
	}
	if len(all) == 0 {
		return nil, errors.Join(scanner.Err(), errors.New("the ranking program printed no ranking"))
	}
	return all, scanner.Err()
}

// readScores reads the CSV form.
func readScores(r io.Reader) (map[string]place, error) {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, errors.New("the ranking program printed no CSV ranking")
	}
	id := slices.Index(rows[0], "id")
	score := max(slices.Index(rows[0], "score"), slices.Index(rows[0], "points"))
	if id < 0 || score < 0 {
		return nil, errors.New("the ranking has no columns id and score or points")
	}
	all := map[string]place{}
	for i, row := range rows[1:] {
		v, err := strconv.ParseFloat(row[score], 64)
		if err != nil {
			return nil, fmt.Errorf("row %d of the ranking: bad score", i+1)
		}
		all[row[id]] = place{v, i + 1}
	}
	return all, nil
}
