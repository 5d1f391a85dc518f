package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/sourcing"
)

// plan prints what a run would ask for.
func plan(ctx context.Context, w io.Writer, g *sourcing.Gather) error {
	p, err := g.Plan(ctx)
	if err != nil {
		return err
	}
	for _, s := range p.Steps {
		more := ""
		if s.AtLeast {
			more = " or more"
		}
		fmt.Fprintf(w, "%6d%-8s  %s\n", s.Requests, more, term.Clean(s.What))
	}
	_, err = fmt.Fprintf(w, "%6d or more requests. A busy repository took 437 for a year of work, and 4 when nothing had changed.\n", p.Requests())
	return err
}

// perCluster bounds the repositories proposed for a cluster.
const perCluster = 6

// propose prints, for each cluster of a role, where people who can do it are seen at
// work: the repositories that the taxonomy knows for its skills.
func propose(w io.Writer, spec *role.Spec, t *skill.Taxonomy) {
	fmt.Fprintf(w, "Repositories for %s. Choose with -repo; each costs about 7 requests and one more for each hundred comments.\n", term.Clean(spec.Title))
	for _, c := range spec.Clusters {
		fmt.Fprintf(w, "\n%s\n", term.Clean(c.Name))
		n := 0
		for _, s := range skillsOf(c, t) {
			for _, repo := range s.Repositories {
				if n++; n <= perCluster {
					fmt.Fprintf(w, "  -repo %-36s %s, %s\n", repo, term.Clean(s.Name), domain(s))
				}
			}
		}
		if n == 0 {
			fmt.Fprintln(w, "  the taxonomy knows none for its skills")
		}
	}
	fmt.Fprintln(w, "\nTo look for more, paste into the repository search of GitHub:")
	shown := 0
	for _, s := range role.SearchStrings(spec, t) {
		if strings.Contains(strings.ToLower(string(s.Engine)), "repo") && shown < 4 {
			shown++
			fmt.Fprintf(w, "  %s\n", term.Clean(s.Text))
		}
	}
}

// skillsOf returns the skills that a cluster asks for directly, each once.
func skillsOf(c role.Cluster, t *skill.Taxonomy) []skill.Skill {
	var all []skill.Skill
	for _, line := range c.All {
		for _, name := range line.Any {
			id, ok := t.Lookup(name)
			if s, known := t.Skill(id); ok && known && !slices.ContainsFunc(all, func(x skill.Skill) bool { return x.ID == id }) {
				all = append(all, s)
			}
		}
	}
	return all
}

// domain says which field the people of a repository mostly work in.
func domain(s skill.Skill) string {
	if slices.Contains(s.Areas, skill.Backend) {
		return "mostly backend work"
	}
	if len(s.Areas) == 0 {
		return "work of every field"
	}
	return "mostly " + string(s.Areas[0])
}
