package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/proven-go/proven/score"
)

// An event is one change of one chart.
type event struct {
	chart, dev string
	at         int // seconds
	lines      int // added and deleted
}

// A history is every change in order of time, and who was listed as an owner when.
type history struct {
	events []event
	listed map[string]map[string]int // chart, person, seconds of the first listing
}

const day = 24 * 60 * 60

// readHistory reads a folder of charts.
func readHistory(dir string) (history, error) {
	h := history{listed: map[string]map[string]int{}}
	name := filepath.Join(dir, "events.csv")
	t, err := readTable(name, ',')
	if err != nil {
		return h, err
	}
	c, err := t.at("chart", "dev", "ts", "added", "deleted")
	if err != nil {
		return h, fmt.Errorf("%s: %w", name, err)
	}
	for i, row := range t.rows {
		at, err1 := t.whole(i, c[2])
		added, err2 := t.whole(i, c[3])
		deleted, err3 := t.whole(i, c[4])
		if err := cmp.Or(err1, err2, err3); err != nil {
			return h, fmt.Errorf("%s: %w", name, err)
		}
		h.events = append(h.events, event{row[c[0]], row[c[1]], at, added + deleted})
	}
	slices.SortStableFunc(h.events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
	return h, h.readOwners(filepath.Join(dir, "owners.csv"))
}

func (h history) readOwners(name string) error {
	t, err := readTable(name, ',')
	if err != nil {
		return err
	}
	c, err := t.at("chart", "dev", "first_listed_ts")
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for i, row := range t.rows {
		at, err := t.whole(i, c[2])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		chart, dev := row[c[0]], row[c[1]]
		if h.listed[chart] == nil {
			h.listed[chart] = map[string]int{}
		}
		h.listed[chart][dev] = at
	}
	return nil
}

// cut returns the moment of a chart's first owner listing.
func (h history) cut(chart string) int {
	first := -1
	for _, at := range h.listed[chart] {
		if first < 0 || at < first {
			first = at
		}
	}
	return first
}

// before returns what everybody who had changed a chart before a moment had done by
// then, in the chart and elsewhere. A change in the very second of the moment is not
// before it: it is often the change that adds the list.
func (h history) before(chart string, moment int) map[string]score.Contribution {
	people := map[string]score.Contribution{}
	first, last := map[string]int{}, map[string]int{}
	elsewhere := map[string]map[string]int{} // person, chart, lines
	lines, commits := 0, 0
	for _, e := range h.events {
		if e.at >= moment {
			break
		}
		if elsewhere[e.dev] == nil {
			elsewhere[e.dev] = map[string]int{}
		}
		elsewhere[e.dev][e.chart] += e.lines
		if e.chart != chart {
			continue
		}
		c, known := people[e.dev]
		if !known {
			first[e.dev] = e.at
			c.First = len(people) == 0
		}
		c.Lines += e.lines
		c.Commits++
		people[e.dev] = c
		last[e.dev] = e.at
		lines, commits = lines+e.lines, commits+1
	}
	for dev, c := range people {
		c.OthersLines, c.OthersCommits = lines-c.Lines, commits-c.Commits
		c.Days, c.Away = (last[dev]-first[dev])/day, (moment-last[dev])/day
		for _, n := range elsewhere[dev] {
			c.Places++
			if n >= score.SubstantialLines {
				c.Substantial++
			}
		}
		people[dev] = c
	}
	return people
}
