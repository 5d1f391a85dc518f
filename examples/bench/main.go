// Bench measures how good rankings are: it ranks a folder of résumés for every role of
// a folder by several systems and compares the orders with graded judgments.
//
//	go run ./examples/bench                                   # testdata/bench
//	go run ./examples/bench -roles roles -resumes inbox -qrels dev.qrels -out runs
//	go run ./examples/bench -run theirs.run -ablate           # any system's run file beside ours
//	go run ./examples/bench -manifest runs/manifest.json      # the same again, to the byte
//
// The systems are those of system.go: ours, with and without public activity, and the
// baselines that a ranking must beat. What a run rests on is written to a manifest.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := flags(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
	if o.manifest != "" {
		err = repeat(ctx, o, os.Stdout)
	} else {
		err = run(ctx, o, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// run does what the flags ask: reads, ranks, measures, and writes the report to w and
// everything to the folder of -out.
func run(ctx context.Context, o options, w io.Writer) error {
	files, err := bench(ctx, o)
	if err != nil {
		return err
	}
	if err := write(o.out, files); err != nil {
		return err
	}
	_, err = io.WriteString(w, files.text(reportFile))
	return err
}

// bench returns every output of a run, the manifest last.
func bench(ctx context.Context, o options) (outputs, error) {
	judged, err := readQrels(o.qrels)
	if err != nil {
		return nil, err
	}
	if len(judged.Topics()) == 0 {
		return nil, fmt.Errorf("%s: no judgment", o.qrels)
	}
	topics, err := readTopics(o.roles, judged.Topics())
	if err != nil {
		return nil, err
	}
	p, err := readPool(ctx, o)
	if err != nil {
		return nil, err
	}
	defer p.index.Close()
	runs, err := rankAll(ctx, o, p, topics)
	if err != nil {
		return nil, err
	}
	var files outputs
	var report strings.Builder
	heading(&report, o, p, topics)
	if err := strangers(&report, o, p, judged, runs); err != nil {
		return nil, err
	}
	if err := measured(&report, &files, o, judged, runs); err != nil {
		return nil, err
	}
	proof(&report, p, judged, runs)
	if o.ablate {
		if err := ablation(ctx, &report, o, p, topics, judged); err != nil {
			return nil, err
		}
	}
	files.add(reportFile, report.String())
	m, err := newManifest(o, p, topics, files)
	if err != nil {
		return nil, err
	}
	files.add(manifestFile, m.text())
	return files, nil
}

// The names of two outputs; the others are named by their system.
const (
	reportFile   = "report.txt"
	manifestFile = "manifest.json"
)

// outputs are named texts in the order of making.
type outputs []output

type output struct{ name, text string }

func (f *outputs) add(name, text string) { *f = append(*f, output{name, text}) }

func (f outputs) text(name string) string {
	for _, out := range f {
		if out.name == name {
			return out.text
		}
	}
	return ""
}

// write puts the outputs into a folder; "" keeps none.
func write(dir string, files outputs) error {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.name), []byte(f.text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
