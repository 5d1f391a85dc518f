package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/role"
)

// lint prints what is vague, missing or impossible in a role, and whether one can
// search with it.
func (p program) lint(_ context.Context, args []string) error {
	set := p.flags("lint", "text", "json")
	strict := set.Bool("strict", false, "end with status 1 unless the role is ready to search with")
	var linter role.Linter
	day(set, &linter.AsOf, "on which the age of a technology is measured (default the date of the role)")
	files, err := set.parse(args, defaultRole)
	if err != nil {
		return err
	}
	spec, err := role.ReadFile(files[0])
	if err != nil {
		return err
	}
	findings, verdict := linter.Lint(spec), linter.Ready(spec)
	if set.format == "json" {
		if findings == nil {
			findings = []role.Finding{}
		}
		err = p.writeJSON(struct {
			File     string         `json:"file"`
			Title    string         `json:"title"`
			Spec     string         `json:"spec"`
			Verdict  role.Verdict   `json:"verdict"`
			Findings []role.Finding `json:"findings"`
		}{files[0], spec.Title, spec.Hash(), verdict, findings})
	} else {
		err = p.printFindings(files[0], spec, findings, verdict)
	}
	if err == nil && *strict && !verdict.Ready {
		err = fmt.Errorf("%s is %s", files[0], verdict)
	}
	return err
}

func (p program) printFindings(file string, spec *role.Spec, findings []role.Finding, verdict role.Verdict) error {
	fmt.Fprintf(p.out, "%s\n%s, spec %s\n\n", term.Clean(spec.Title), term.Clean(file), spec.Hash())
	for _, f := range findings {
		fmt.Fprintf(p.out, "%s\n    why:    %s\n    better: %s\n", term.Clean(f.String()), term.Clean(f.Why), term.Clean(f.Suggestion))
	}
	if len(findings) == 0 {
		fmt.Fprintln(p.out, "No finding.")
	}
	if verdict.Ready {
		_, err := fmt.Fprintln(p.out, "Ready to search with.")
		return err
	}
	fmt.Fprintln(p.out, "\nNot ready to search with. Ask the hiring manager:")
	for _, g := range verdict.Gaps {
		where := ""
		if g.Line > 0 {
			where = fmt.Sprintf("line %d, ", g.Line)
		}
		if _, err := fmt.Fprintf(p.out, "  %s%s: %s\n", where, term.Clean(g.Name), term.Clean(g.Question)); err != nil {
			return err
		}
	}
	return nil
}

// day adds the flag -as-of.
func day(set *line, t *time.Time, what string) {
	set.Func("as-of", "`YYYY-MM-DD` "+what, func(s string) (err error) {
		if *t, err = time.Parse(time.DateOnly, s); err == nil && t.Year() < 1900 {
			err = fmt.Errorf("want a day since 1900")
		}
		return err
	})
}

// render prints the role impact summary: one page for a candidate or an interviewer.
func (p program) render(_ context.Context, args []string) error {
	set := p.flags("render", "markdown", "json")
	files, err := set.parse(args, defaultRole)
	if err != nil {
		return err
	}
	spec, err := role.ReadFile(files[0])
	if err != nil {
		return err
	}
	if set.format == "json" {
		return p.writeJSON(spec.Summary())
	}
	_, err = fmt.Fprint(p.out, term.Safe(spec.Summary().Markdown()))
	return err
}

// diff prints what changed from one role to another, requirement by requirement.
func (p program) diff(_ context.Context, args []string) error {
	set := p.flags("diff", "text", "json")
	files, err := set.parse(args, "", "")
	if err != nil {
		return err
	}
	old, err := role.ReadFile(files[0])
	if err != nil {
		return err
	}
	new, err := role.ReadFile(files[1])
	if err != nil {
		return err
	}
	changes := role.Diff(old, new)
	if set.format == "json" {
		if changes == nil {
			changes = []role.Change{}
		}
		return p.writeJSON(struct {
			Old     string        `json:"old"`
			New     string        `json:"new"`
			Changes []role.Change `json:"changes"`
		}{old.Hash(), new.Hash(), changes})
	}
	if len(changes) == 0 {
		_, err := fmt.Fprintln(p.out, "No change: both are spec", new.Hash())
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Spec %s → %s\n", old.Hash(), new.Hash())
	for _, c := range changes {
		fmt.Fprintln(&b, term.Clean(c.String()))
	}
	_, err = fmt.Fprint(p.out, b.String())
	return err
}
