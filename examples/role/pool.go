package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
)

// pool prints how many people of a folder each requirement leaves over, and what each
// single change to the role would do to the pool and to the shortlist.
func (p program) pool(ctx context.Context, args []string) error {
	set := p.flags("pool", "text", "json")
	resumes := set.String("resumes", "testdata/resumes", "folder of résumés, a `DIR`")
	top := set.Int("top", 10, "places of the shortlist, a number `N`")
	into := set.String("into", "", "say which single weight brings a candidate into the shortlist, an `ID`")
	asOf := time.Now().UTC()
	day(set, &asOf, "from which the age of public activity counts (default the current month)")
	files, err := set.parse(args, defaultRole)
	if err != nil {
		return err
	}
	if *top < 1 {
		return fmt.Errorf("-top %d, want 1 or more; %w", *top, errUsage)
	}
	spec, err := role.ReadFile(files[0])
	if err != nil {
		return err
	}
	ix, err := matching.Options{AsOf: asOf}.Open()
	if err != nil {
		return err
	}
	defer ix.Close()
	if err := p.fill(ctx, ix, *resumes); err != nil {
		return err
	}
	query := matching.Query{Top: *top}
	if *into != "" {
		return p.into(ctx, ix, spec, *into, query, set.format)
	}
	pool, err := ix.Pool(ctx, spec, query)
	if err != nil {
		return err
	}
	if set.format == "json" {
		return p.writeJSON(pool)
	}
	return p.printPool(spec, pool)
}

// fill puts the résumés of a folder; one that cannot be read is named and left out.
func (p program) fill(ctx context.Context, ix *matching.Index, dir string) error {
	if info, err := os.Stat(dir); err != nil {
		return err
	} else if !info.IsDir() {
		return fmt.Errorf("-resumes %s is not a folder", dir)
	}
	err := ix.PutFolder(ctx, dir, os.DirFS(dir), nil, func(d parse.Document) {
		if d.Err != nil {
			fmt.Fprintln(p.err, "role: left out:", term.Clean(d.Err.Error()))
		}
	})
	if err == nil && ix.Len() == 0 {
		err = fmt.Errorf("-resumes %s holds no document that can be read", dir)
	}
	return err
}

func (p program) printPool(spec *role.Spec, pool *matching.Pool) error {
	fmt.Fprintf(p.out, "%s\n%d candidates, as of %s. Role %s, taxonomy %s, model %s.\n", term.Clean(spec.Title),
		pool.Candidates, pool.AsOf, short(pool.Role), short(pool.Taxonomy), short(pool.Model))
	fmt.Fprintf(p.out, "Pool, every must-have shown in text and not in a list alone: %d, of them %d by direct skills and %d through adjacent ones. %d more lack one must-have.\n\n",
		pool.In, pool.Direct, pool.In-pool.Direct, pool.Near)
	fmt.Fprintf(p.out, "%6s %6s %6s %6s\n", "shown", "met", "direct", "lacks")
	for _, l := range pool.Lines {
		alone := ""
		if l.Kind == role.SkillLine && l.Need == role.Must {
			alone = fmt.Sprint(l.Alone)
		}
		fmt.Fprintf(p.out, "%6d %6d %6d %6s  %s\n", l.Shown, l.Met, l.Direct, alone, name(l.Cluster, l.Label))
	}
	fmt.Fprint(p.out, "(shown: at all; met: in work or a summary, as deep as asked; lacks: this must-have and no other)\n")
	fmt.Fprintf(p.out, "\nShortlist of %d: %s\n\nOne change at a time:\n", len(pool.Shortlist), ids(pool.Shortlist))
	quiet := 0
	for _, c := range pool.Changes {
		if c.In == c.Was && c.Agreement.Tau() == 1 {
			quiet++
			continue
		}
		fmt.Fprintln(p.out, "  "+sentence(c, len(pool.Shortlist)))
	}
	_, err := fmt.Fprintf(p.out, "  %d further changes move neither the pool nor the shortlist\n", quiet)
	return err
}

// into prints the weights that bring one candidate into the shortlist.
func (p program) into(ctx context.Context, ix *matching.Index, spec *role.Spec, id string, q matching.Query, format string) error {
	changes, err := ix.Reweigh(ctx, spec, id, q)
	if err != nil {
		return err
	}
	if format == "json" {
		return p.writeJSON(changes)
	}
	if len(changes) == 0 {
		_, err := fmt.Fprintf(p.out, "No single weight brings %s into the first %d.\n", term.Clean(id), q.Top)
		return err
	}
	for _, c := range changes {
		fmt.Fprintln(p.out, sentence(c, q.Top))
	}
	return nil
}

// sentence says a counterfactual in a line: "drop Docker: pool 41 → 118, 3 enter the top
// 10 (a, b, c)".
func sentence(c matching.Counterfactual, places int) string {
	var what string
	switch c.Change {
	case matching.Reweigh:
		what = fmt.Sprintf("weigh %s %d: tau %.2f", term.Clean(c.Cluster), c.Weight, c.Agreement.Tau())
	case matching.AcceptAdjacent:
		what = "accept what is adjacent to " + name(c.Cluster, c.Label)
	case matching.AnyDepth:
		what = "ask for no depth in " + name(c.Cluster, c.Label)
	case matching.MakeTrainable:
		what = "let them learn " + term.Clean(c.Cluster)
	default:
		what = "drop " + name(c.Cluster, c.Label)
	}
	if c.Change != matching.Reweigh {
		what += fmt.Sprintf(": pool %d → %d", c.Was, c.In)
	}
	switch {
	case len(c.Enter) > 0:
	case c.Agreement.Tau() == 1:
		return what + ", the shortlist stays"
	default:
		return what + ", nobody enters the top " + fmt.Sprint(places)
	}
	verb := "enter"
	if len(c.Enter) == 1 {
		verb = "enters"
	}
	return fmt.Sprintf("%s, %d %s the top %d (%s)", what, len(c.Enter), verb, places, ids(c.Enter))
}

// name names a requirement, the cluster too where it says more.
func name(cluster, label string) string {
	if label == "" || label == cluster {
		return term.Clean(cluster)
	}
	return term.Clean(label) + " [" + term.Clean(cluster) + "]"
}

func ids(list []string) string {
	clean := make([]string, len(list))
	for i, id := range list {
		clean[i] = term.Clean(id)
	}
	return strings.Join(clean, ", ")
}

// short cuts a hash to what a person compares.
func short(hash string) string { return hash[:min(len(hash), 8)] }
