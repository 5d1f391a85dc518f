// Load measures how fast rankings are, beside other engines, on candidates that it
// makes up: the same people, the same roles, one run.
//
//	go run -C examples/load .                                             # 10,000, with text
//	go run -C examples/load . -n 100000 -format json                      # four minutes
//	go run -C examples/load . -n 1000000 -baselines bleve                 # strengths alone, three minutes
//	go run -C examples/load . -n 10000000 -baselines none -roles 10       # three minutes, 4 GB
//
// It prints for each engine what building it costs, its size, how long opening takes,
// and the time of a query in processor and wall time. Up to 100,000 candidates have
// texts and go through the whole index (ours), and through one that leaves its text part
// out (ours_no_text: the text is read for strengths all the same). Their strengths alone,
// see matching.Strengths, are ranked too (columns); with more candidates only those are,
// and the baselines hold skills alone. The other engines answer the nearest question
// that they can be asked: who has one of each group of skills, by their own score. floor
// is only reading what a ranking must read.
//
// Ratios within one run mean something; milliseconds on a busy machine do not.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
)

type flags struct {
	n, roles, rounds int
	seed             uint64
	top              int
	text             bool
	baselines        []string
	format           string
	dir              string
}

// engines are the baselines in the order of the output.
var engines = []string{"bleve", "bluge", "sqlite"}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	f, err := parse(os.Args[1:], os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(2)
	}
	if err := run(ctx, f, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func parse(args []string, out io.Writer) (flags, error) {
	f := flags{}
	set := flag.NewFlagSet("load", flag.ContinueOnError)
	set.SetOutput(out)
	set.IntVar(&f.n, "n", 10000, "`CANDIDATES` to make up")
	set.IntVar(&f.roles, "roles", 40, "`ROLES` to rank for")
	set.IntVar(&f.rounds, "rounds", 2, "`TIMES` that each role is ranked; the best counts")
	set.IntVar(&f.top, "top", 100, "`RESULTS` asked for")
	set.Uint64Var(&f.seed, "seed", 1, "`SEED` of all chance")
	baselines := set.String("baselines", strings.Join(engines, ","), "`LIST` of other engines: "+strings.Join(engines, ", ")+", or none")
	noText := set.Bool("no-text", false, "skills alone, as with more than 100,000 candidates")
	set.StringVar(&f.format, "format", "table", "`FORMAT` of the output: table or json")
	set.StringVar(&f.dir, "dir", "", "`DIR` for the indexes; empty is a temporary one")
	if err := set.Parse(args); err != nil {
		return f, err
	}
	f.text = !*noText && f.n <= 100000
	if *baselines != "none" && *baselines != "" {
		f.baselines = strings.Split(*baselines, ",")
	}
	for _, b := range f.baselines {
		if !slices.Contains(engines, b) {
			return f, fmt.Errorf("unknown baseline %q, want %s or none", b, strings.Join(engines, ", "))
		}
	}
	switch {
	case set.NArg() > 0:
		return f, fmt.Errorf("unexpected argument %q", set.Arg(0))
	case f.n < 1 || f.roles < 1 || f.rounds < 1 || f.top < 1:
		return f, errors.New("-n, -roles, -rounds and -top must be at least 1")
	case f.format != "table" && f.format != "json":
		return f, fmt.Errorf("unknown format %q, want table or json", f.format)
	}
	return f, nil
}

func run(ctx context.Context, f flags, out, progress io.Writer) (err error) {
	if f.dir == "" {
		if f.dir, err = os.MkdirTemp("", "load"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(f.dir)) }()
	}
	b := bench{flags: f, world: newWorld(f.seed), progress: progress, figures: figures{}}
	b.plans, err = b.world.roles(f.roles)
	if err != nil {
		return err
	}
	steps := []func(context.Context) error{b.columns}
	if f.text {
		steps = append(steps, b.index)
	}
	for _, name := range f.baselines {
		steps = append(steps, map[string]func(context.Context) error{"bleve": b.bleve, "bluge": b.bluge, "sqlite": b.sqlite}[name])
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	b.ratios()
	if f.format == "json" {
		return b.figures.json(out)
	}
	return b.figures.table(out)
}
