package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"go.yaml.in/yaml/v3"

	"github.com/proven-go/proven/matching/skill"
)

// A listed thing has one name or several and may belong to a group.
type listed struct {
	names []string
	group string
}

// coverage says which things of a list the taxonomy knows.
type coverage struct {
	Groups  []groupCoverage `json:"groups"`
	Missing []string        `json:"missing"`
}

type groupCoverage struct {
	Group string  `json:"group"`
	Names int     `json:"names"`
	Known int     `json:"known"`
	Share float64 `json:"share"`
}

// coverNames looks up every thing of a file; one known name of it is enough.
func coverNames(x *skill.Taxonomy, file string) (*coverage, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	all, err := readNames(file, data)
	if err != nil {
		return nil, err
	}
	c := new(coverage)
	for _, l := range all {
		i := slices.IndexFunc(c.Groups, func(g groupCoverage) bool { return g.Group == l.group })
		if i < 0 {
			i = len(c.Groups)
			c.Groups = append(c.Groups, groupCoverage{Group: l.group})
		}
		c.Groups[i].Names++
		known := func(name string) bool { _, ok := x.Lookup(name); return ok }
		if slices.ContainsFunc(l.names, known) {
			c.Groups[i].Known++
		} else {
			c.Missing = append(c.Missing, l.names[0])
		}
	}
	for i := range c.Groups {
		c.Groups[i].Share = share(c.Groups[i].Known, c.Groups[i].Names)
	}
	slices.SortFunc(c.Groups, func(a, b groupCoverage) int { return strings.Compare(a.Group, b.Group) })
	return c, nil
}

func readNames(file string, data []byte) ([]listed, error) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".csv":
		return readTable(data)
	case ".yml", ".yaml":
		return readMapping(data)
	}
	var all []listed
	sc := bufio.NewScanner(bytes.NewReader(data))
	for sc.Scan() {
		if name := strings.TrimSpace(sc.Text()); name != "" && name[0] != '#' {
			all = append(all, listed{names: []string{name}})
		}
	}
	return all, sc.Err()
}

// readTable reads a CSV file with a head. The first column is the name; display_name
// is another, and so is each item of aliases.
func readTable(data []byte) ([]listed, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	var all []listed
	for _, row := range rows[1:] {
		l := listed{names: []string{row[0]}}
		for i, head := range rows[0] {
			if head == "display_name" && row[i] != "" {
				l.names = append(l.names, strings.Trim(row[i], `"`))
			}
			if head == "aliases" && row[i] != "" {
				l.names = append(l.names, strings.Split(row[i], ", ")...)
			}
		}
		all = append(all, l)
	}
	return all, nil
}

// readMapping reads a YAML mapping from names to what is known of each: its aliases,
// and its type, by which the result is grouped.
func readMapping(data []byte) ([]listed, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	if doc.Kind != yaml.DocumentNode || doc.Content[0].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("want a mapping from names at the top")
	}
	var all []listed
	top := doc.Content[0].Content
	for i := 0; i+1 < len(top); i += 2 {
		var about struct {
			Type    string
			Aliases []string
		}
		if err := top[i+1].Decode(&about); err != nil {
			return nil, err
		}
		all = append(all, listed{names: append([]string{top[i].Value}, about.Aliases...), group: about.Type})
	}
	return all, nil
}

func (c *coverage) table(w io.Writer, missing bool) error {
	t := tabwriter.NewWriter(w, 2, 0, 2, ' ', 0)
	fmt.Fprintln(t, "group\tnames\tknown\tshare")
	sum := groupCoverage{Group: "all"}
	for _, g := range c.Groups {
		sum.Names, sum.Known = sum.Names+g.Names, sum.Known+g.Known
		if g.Group != "" {
			fmt.Fprintf(t, "%s\t%d\t%d\t%.3f\n", g.Group, g.Names, g.Known, g.Share)
		}
	}
	fmt.Fprintf(t, "%s\t%d\t%d\t%.3f\n", sum.Group, sum.Names, sum.Known, share(sum.Known, sum.Names))
	if err := t.Flush(); err != nil || !missing {
		return err
	}
	for _, name := range c.Missing {
		if _, err := fmt.Fprintf(w, "missing  %s\n", name); err != nil {
			return err
		}
	}
	return nil
}
