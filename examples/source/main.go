// Source collects proof of work for a role, politely, and shows who stands behind it.
//
//	go run ./examples/source                                            # invented lists of testdata, no network
//	go run ./examples/source -role role.yaml -dry-run                   # which repositories, at what cost
//	go run ./examples/source -role role.yaml -find-repos -purpose "platform team" -contact https://example.org/hiring
//	go run ./examples/source -role role.yaml -repo owner/name -since 2026-01-01 \
//	    -purpose "platform team, autumn" -contact https://example.org/hiring \
//	    -token-file token -out evidence.jsonl
//
// A run that stops, by Ctrl-C, a limit or a failure, goes on with the same command.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/proven-go/proven/internal/term"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/sourcing"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := flags(os.Args[1:], time.Now().UTC())
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "source:", err)
		os.Exit(2)
	}
	if err := run(ctx, o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "source:", term.Clean(err.Error()))
		stop()
		os.Exit(1)
	}
}

// run plans, collects and shows.
func run(ctx context.Context, o *options, w io.Writer) error {
	spec, err := role.ReadFile(o.role)
	if err != nil {
		return err
	}
	g, err := o.gather()
	if err != nil {
		return err
	}
	if o.findRepos {
		return find(ctx, w, o, spec)
	}
	if o.dryRun {
		if len(g.Collectors) == 0 {
			propose(w, spec, skill.Default())
			return nil
		}
		return plan(ctx, w, g)
	}
	if len(g.Collectors) == 0 {
		return errors.New("nothing to ask: choose a -repo (-dry-run proposes some), -git, -table, -schedule or -archive")
	}
	c, err := collect(ctx, o, g)
	if err != nil {
		return err
	}
	if o.format == "jsonl" {
		return c.lines(w, o.out)
	}
	return c.cards(ctx, w, spec)
}

// A collection is what a run has learned.
type collection struct {
	options  *options
	policy   sourcing.Policy
	evidence []sourcing.Evidence
	state    sourcing.Checkpoint
}

// collect runs to the end, into -out with a checkpoint or into memory.
func collect(ctx context.Context, o *options, g *sourcing.Gather) (*collection, error) {
	c := &collection{options: o, policy: g.Policy}
	show := term.Progress(os.Stderr)
	defer show("")
	report := func(p sourcing.GatheredPage) {
		show(fmt.Sprintf("%s: %d lines of evidence, %d requests, %d more at no cost", p.Collector, p.After.Lines, p.After.Cost.Requests, p.After.Cost.Cached))
	}
	if o.out == "" {
		for page, err := range g.Pages(ctx, sourcing.Checkpoint{}) {
			if err != nil {
				return nil, stopped(err, "nothing was kept; with -out a run can go on")
			}
			c.evidence = append(c.evidence, page.Evidence...)
			c.state = page.After
			report(page)
		}
		return c, nil
	}
	state, err := g.File(ctx, o.out, o.checkpoint, report)
	if err != nil {
		return nil, stopped(err, fmt.Sprintf("%d lines are in %s; the same command goes on from there", state.Lines, o.out))
	}
	c.state = state
	file, err := os.Open(o.out)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	for ev, err := range sourcing.Read(file) {
		if err != nil {
			return nil, err
		}
		c.evidence = append(c.evidence, ev)
	}
	return c, nil
}

// stopped says what is left of a run that did not end.
func stopped(err error, left string) error {
	if errors.Is(err, context.Canceled) {
		err = errors.New("stopped")
	}
	return fmt.Errorf("%w; %s", err, left)
}

// lines writes JSON Lines; what went into a file already is not repeated.
func (c *collection) lines(w io.Writer, out string) error {
	if out != "" {
		_, err := fmt.Fprintf(w, "%d lines of evidence in %s\n", len(c.evidence), out)
		return err
	}
	return sourcing.Write(w, func(yield func(sourcing.Evidence, error) bool) {
		for _, ev := range c.evidence {
			if !yield(ev, nil) {
				return
			}
		}
	})
}
