package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/role"
)

// search prints the search strings of a role, the direct layer first, then whoever
// comes through adjacent skills.
func (p program) search(_ context.Context, args []string) error {
	set := p.flags("search", "text", "json")
	files, err := set.parse(args, defaultRole)
	if err != nil {
		return err
	}
	spec, err := role.ReadFile(files[0])
	if err != nil {
		return err
	}
	all := role.SearchStrings(spec, nil)
	if set.format == "json" {
		return p.writeJSON(all)
	}
	for _, layer := range []string{"direct", "adjacent"} {
		heading := ""
		for _, s := range all {
			if s.Layer != layer {
				continue
			}
			if h := layer + ": " + strings.Join(s.Clusters, " + "); h != heading {
				heading = h
				fmt.Fprintf(p.out, "\n%s\n", term.Clean(h))
				for _, path := range s.Paths {
					fmt.Fprintf(p.out, "  (%s)\n", term.Clean(path))
				}
			}
			if _, err := fmt.Fprintf(p.out, "  %-20s %s\n", s.Engine, term.Clean(s.Text)); err != nil {
				return err
			}
		}
	}
	return nil
}
