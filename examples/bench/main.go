// Bench measures how good a ranking is: it ranks a folder of résumés for every role
// of a folder and compares the order with graded judgments.
//
//	go run ./examples/bench                                             # testdata
//	go run ./examples/bench -roles roles -resumes inbox -qrels dev.qrels -out runs
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
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/score/eval"
)

// options are the flags.
type options struct {
	roles, resumes, qrels, out string
	systems                    []string
}

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
	if err := run(ctx, o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// systems are the rankings that can be measured.
var systems = []string{"proven", "bm25"}

func flags(args []string) (options, error) {
	o := options{systems: systems}
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	set.StringVar(&o.roles, "roles", "testdata/roles", "folder of role specs, a `DIR`; the file name is the topic")
	set.StringVar(&o.resumes, "resumes", "testdata/resumes", "folder of résumés, a `DIR`")
	set.StringVar(&o.qrels, "qrels", "testdata/qrels/testdata.qrels", "graded judgments, a TREC qrels `FILE`")
	set.StringVar(&o.out, "out", "", "write a TREC run file for every system to this `DIR`")
	set.Func("systems", "comma-separated `LIST` of "+strings.Join(systems, ", ")+" (default all)", func(s string) error {
		o.systems = strings.Split(s, ",")
		for _, name := range o.systems {
			if !slices.Contains(systems, name) {
				return fmt.Errorf("unknown system %q, want %s", name, strings.Join(systems, ", "))
			}
		}
		return nil
	})
	err := set.Parse(args)
	if err == nil && set.NArg() > 0 {
		err = fmt.Errorf("unexpected argument %q", set.Arg(0))
	}
	return o, err
}

// A pool is the folder of résumés in the two forms that the systems read.
type pool struct {
	index *matching.Index
	texts map[string]string
}

// run ranks every role by every system and prints the measures.
func run(ctx context.Context, o options, w io.Writer) error {
	judged, err := readQrels(o.qrels)
	if err != nil {
		return err
	}
	p, err := readPool(ctx, o.resumes)
	if err != nil {
		return err
	}
	defer p.index.Close()
	runs := map[string]map[string][]string{} // system, topic, documents in order
	for _, topic := range judged.Topics() {
		name, spec, err := readRole(o.roles, topic)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, system := range o.systems {
			docs := bm25(string(text), p.texts)
			if system == "proven" {
				if docs, err = p.proven(ctx, spec); err != nil {
					return err
				}
			}
			if runs[system] == nil {
				runs[system] = map[string][]string{}
			}
			runs[system][topic] = docs
		}
	}
	if err := writeRuns(o, judged.Topics(), runs); err != nil {
		return err
	}
	return measures(w, o.systems, judged, runs)
}

func readQrels(name string) (eval.Qrels, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	judged, err := eval.ReadQrels(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return judged, nil
}

// readPool reads every résumé once. One that cannot be read is named and ranked by
// nobody.
func readPool(ctx context.Context, dir string) (pool, error) {
	ix, err := matching.Open("")
	if err != nil {
		return pool{}, err
	}
	p := pool{index: ix, texts: map[string]string{}}
	err = ix.PutFolder(ctx, os.DirFS(dir), nil, func(d parse.Document) {
		if d.Err != nil {
			fmt.Fprintln(os.Stderr, "bench: left out:", d.Err)
			return
		}
		p.texts[d.ID] = d.Resume.Text
	})
	return p, err
}

// readRole returns the role file of a topic and its spec.
func readRole(dir, topic string) (string, *role.Spec, error) {
	for _, ext := range []string{".yaml", ".yml", ".json"} {
		name := filepath.Join(dir, topic+ext)
		if _, err := os.Stat(name); err == nil {
			spec, err := role.ReadFile(name)
			return name, spec, err
		}
	}
	return "", nil, fmt.Errorf("no role for topic %q in %s", topic, dir)
}

// proven ranks by evidence: held out behind not held out.
func (p pool) proven(ctx context.Context, spec *role.Spec) ([]string, error) {
	list, err := p.index.Rank(ctx, spec, matching.Query{})
	if err != nil {
		return nil, err
	}
	var docs []string
	for _, r := range slices.Concat(list.Results, list.HeldOut) {
		docs = append(docs, r.ID)
	}
	return docs, nil
}

// writeRuns writes one run file for each system.
func writeRuns(o options, topics []string, runs map[string]map[string][]string) error {
	if o.out == "" {
		return nil
	}
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return err
	}
	for _, system := range o.systems {
		var text strings.Builder
		for _, topic := range topics {
			if err := eval.WriteRun(&text, topic, runs[system][topic], system); err != nil {
				return err
			}
		}
		if err := os.WriteFile(filepath.Join(o.out, system+".run"), []byte(text.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// measures prints nDCG@10 (linear gain), AP and P@5 (relevant from grade 1 on, as
// trec_eval has it) for each topic and their means.
func measures(w io.Writer, systems []string, judged eval.Qrels, runs map[string]map[string][]string) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "topic\t")
	for _, s := range systems {
		fmt.Fprintf(t, "%s nDCG@10\tAP\tP@5\t", s)
	}
	fmt.Fprintln(t)
	means := make([][3]float64, len(systems))
	topics := judged.Topics()
	for _, topic := range topics {
		fmt.Fprintf(t, "%s\t", topic)
		for i, s := range systems {
			grades := judged.Grades(topic, runs[s][topic])
			m := [3]float64{
				eval.NDCG(grades, judged.Ideal(topic), 10),
				eval.AP(grades, judged.Relevant(topic, 1)),
				eval.Precision(grades, 5),
			}
			fmt.Fprintf(t, "%.3f\t%.3f\t%.3f\t", m[0], m[1], m[2])
			for j := range m {
				means[i][j] += m[j] / float64(len(topics))
			}
		}
		fmt.Fprintln(t)
	}
	fmt.Fprint(t, "mean\t")
	for i := range systems {
		fmt.Fprintf(t, "%.3f\t%.3f\t%.3f\t", means[i][0], means[i][1], means[i][2])
	}
	fmt.Fprintln(t)
	return t.Flush()
}
