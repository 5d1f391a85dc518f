package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/sourcing"
	"github.com/proven-go/proven/sourcing/github"
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
	fmt.Fprintf(w, "Repositories for %s. Choose with -repo; each costs 13 requests, and one more for each hundred comments, issues and people.\n", term.Clean(spec.Title))
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
	fmt.Fprintln(w, "\nTo look for more, use -find-repos or paste into the repository search of GitHub:")
	shown := 0
	for _, s := range role.SearchStrings(spec, t) {
		if strings.Contains(strings.ToLower(string(s.Engine)), "repo") && shown < 4 {
			shown++
			fmt.Fprintf(w, "  %s\n", term.Clean(s.Text))
		}
	}
}

// find searches for repositories where the work of each cluster is done.
func find(ctx context.Context, w io.Writer, o *options, spec *role.Spec) error {
	c, err := o.github()
	if err != nil {
		return err
	}
	t := skill.Default()
	fmt.Fprintf(w, "Repositories found for %s. Choose with -repo.\n", term.Clean(spec.Title))
	for _, cluster := range spec.Clusters {
		words := searchWords(spec, cluster, t)
		if words == "" {
			continue
		}
		found, err := c.Find(ctx, words)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "\n%s: %s\n", term.Clean(cluster.Name), term.Clean(words))
		for _, r := range found[:min(len(found), perCluster)] {
			fmt.Fprintf(w, "  -repo %-36s %s, last push %s, %s\n", term.Clean(r.Name), term.Clean(cmp.Or(r.Language, "no main language")), day(r.Pushed), fieldOf(r, t))
		}
		if len(found) == 0 {
			fmt.Fprintln(w, "  nothing found")
		}
	}
	fmt.Fprintf(w, "\nCost: %d requests.\n", c.Transport.Spent().Requests)
	return nil
}

// searchWords are what is searched for a cluster: the first language that the role
// asks for, and the first other skill of the cluster as a topic.
func searchWords(spec *role.Spec, cluster role.Cluster, t *skill.Taxonomy) string {
	var words []string
	for _, c := range spec.Clusters {
		for _, s := range skillsOf(c, t) {
			if s.Kind == skill.Language && len(words) == 0 {
				words = append(words, "language:"+quoteWords(s.Name))
			}
		}
	}
	for _, s := range skillsOf(cluster, t) {
		if s.Kind != skill.Language {
			words = append(words, "topic:"+string(s.ID))
			break
		}
	}
	return strings.Join(words, " ")
}

// quoteWords writes a name of several words as one.
func quoteWords(name string) string {
	if strings.Contains(name, " ") {
		return strconv.Quote(name)
	}
	return name
}

// fieldOf says which field a repository's topics speak of.
func fieldOf(r github.Repo, t *skill.Taxonomy) string {
	for _, topic := range r.Topics {
		if id, ok := t.Lookup(topic); ok {
			if s, known := t.Skill(id); known {
				return domain(s)
			}
		}
	}
	return "field unknown"
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
