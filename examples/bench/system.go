package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score/eval"
)

// A system ranks the people of a pool for a role.
type system struct {
	name     string
	activity bool // reads public activity
	ours     bool // what the others are baselines for
	rank     func(ctx context.Context, o options, p *pool, t topic) ([]string, error)
}

// Names of systems with a meaning: the drafts of job descriptions, and the ending of a
// system that reads activity behind its name without.
const (
	importedName = "proven-imported"
	withActivity = "+activity"
)

// systems in the order of the tables. Those that read activity come last and see the
// same index after the evidence was added, so that the rows differ by nothing else.
var systems = []system{
	{name: "proven", ours: true, rank: func(ctx context.Context, _ options, p *pool, t topic) ([]string, error) {
		return p.proven(ctx, t.spec)
	}},
	{name: importedName, ours: true, rank: func(ctx context.Context, _ options, p *pool, t topic) ([]string, error) {
		return p.imported(ctx, t)
	}},
	{name: "bm25", rank: func(_ context.Context, _ options, p *pool, t topic) ([]string, error) {
		return bm25(t.text, p.texts()), nil
	}},
	{name: "bm25-must", rank: func(_ context.Context, _ options, p *pool, t topic) ([]string, error) {
		return bm25(mustWords(t.spec), p.texts()), nil
	}},
	{name: "skills", rank: func(_ context.Context, _ options, p *pool, t topic) ([]string, error) {
		return bySkills(t.spec, p.people), nil
	}},
	{name: "title", rank: func(_ context.Context, _ options, p *pool, t topic) ([]string, error) {
		return byTitle(t.spec.Title, p.people), nil
	}},
	{name: "random", rank: func(_ context.Context, o options, p *pool, t topic) ([]string, error) {
		return atRandom(o.seed, t.name, p.people), nil
	}},
	{name: "proven" + withActivity, activity: true, ours: true, rank: func(ctx context.Context, _ options, p *pool, t topic) ([]string, error) {
		return p.proven(ctx, t.spec)
	}},
	{name: "bm25" + withActivity, activity: true, rank: func(_ context.Context, _ options, p *pool, t topic) ([]string, error) {
		return bm25(t.text, p.textsWithActivity()), nil
	}},
}

func systemNames() []string {
	var out []string
	for _, s := range systems {
		out = append(out, s.name)
	}
	return out
}

func systemNamed(name string) (system, bool) {
	i := slices.IndexFunc(systems, func(s system) bool { return s.name == name })
	if i < 0 {
		return system{}, false
	}
	return systems[i], true
}

// A ranked is what one system made of all topics.
type ranked struct {
	name                    string
	ours, activity, outside bool
	run                     eval.Run
}

// rankAll ranks every topic by every system: first those that read résumés alone, then
// the evidence is added, then the others. Runs from outside come last.
func rankAll(ctx context.Context, o options, p *pool, topics []topic) ([]ranked, error) {
	var out []ranked
	for _, activity := range []bool{false, true} {
		if activity {
			if err := p.addEvidence(ctx, o.evidence); err != nil {
				return nil, err
			}
		}
		for _, s := range systems {
			if s.activity != activity || !slices.Contains(o.systems, s.name) {
				continue
			}
			r := ranked{name: s.name, ours: s.ours, activity: s.activity, run: eval.Run{}}
			for _, t := range topics {
				docs, err := s.rank(ctx, o, p, t)
				if err != nil {
					return nil, err
				}
				if len(docs) > 0 {
					r.run[t.name] = ranking(docs)
				}
			}
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int { return place(a.name) - place(b.name) })
	for _, name := range o.runs {
		r, err := readRun(name)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(out, func(other ranked) bool { return other.name == r.name }) {
			return nil, fmt.Errorf("%s: there is a system %s already", name, r.name)
		}
		out = append(out, r)
	}
	return out, nil
}

// place puts what reads activity beside its like without.
func place(name string) int {
	base, with := strings.CutSuffix(name, withActivity)
	i := 2 * slices.IndexFunc(systems, func(s system) bool { return s.name == base })
	if with {
		i++
	}
	return i
}

// ranking makes a run's ranking of documents in order, as [eval.WriteRun] writes it.
func ranking(docs []string) eval.Ranking {
	var out eval.Ranking
	for i, doc := range docs {
		out = append(out, eval.Entry{Doc: eval.Column(doc), Rank: i + 1, Score: float64(len(docs) - i)})
	}
	return out
}

// readRun reads a run file of another system. Documents are ordered by score, as
// trec_eval orders them.
func readRun(name string) (ranked, error) {
	f, err := os.Open(name)
	if err != nil {
		return ranked{}, err
	}
	defer f.Close()
	run, err := eval.ReadRun(f)
	if err != nil {
		return ranked{}, fmt.Errorf("%s: %w", name, err)
	}
	base := filepath.Base(name)
	return ranked{name: strings.TrimSuffix(base, filepath.Ext(base)), outside: true, run: run}, nil
}

// proven ranks by evidence: held out behind not held out.
func (p *pool) proven(ctx context.Context, spec *role.Spec) ([]string, error) {
	return provenOrder(ctx, p.index, spec)
}

// imported ranks by the draft that is made of the job description, as it is: nobody
// calibrated it. A draft without clusters ranks nobody.
func (p *pool) imported(ctx context.Context, t topic) ([]string, error) {
	if t.ad == "" {
		return nil, fmt.Errorf("no job description beside %s", t.file)
	}
	draft, err := role.Import([]byte(t.text), nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.ad, err)
	}
	if len(draft.Spec.Clusters) == 0 {
		return nil, nil
	}
	return p.proven(ctx, draft.Spec)
}

func provenOrder(ctx context.Context, ix *matching.Index, spec *role.Spec) ([]string, error) {
	list, err := ix.Rank(ctx, spec, matching.Query{})
	if err != nil {
		return nil, err
	}
	var docs []string
	for _, r := range slices.Concat(list.Results, list.HeldOut) {
		docs = append(docs, r.ID)
	}
	return docs, nil
}
