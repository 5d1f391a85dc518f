package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score/eval"
)

// A cut leaves something out: of a role, or of every profile.
type cut struct {
	name    string
	role    func(*role.Spec)
	profile func(*matching.Profile)
}

// cuts are the features that can be left out through the public API.
var cuts = []cut{
	{name: "adjacent skills", role: eachLine(func(l *role.Line) { l.Adjacent, l.Accept = nil, "" })},
	{name: "depth asked for", role: eachLine(func(l *role.Line) { l.Depth = "" })},
	{name: "text phrases", role: eachLine(func(l *role.Line) { l.Text = nil })},
	{name: "cluster weights", role: func(s *role.Spec) {
		for i := range s.Clusters {
			s.Clusters[i].Weight = 0
		}
	}},
	{name: "must and trainable", role: func(s *role.Spec) {
		for i := range s.Clusters {
			s.Clusters[i].Need = role.Must
		}
	}},
	{name: "trainable clusters", role: func(s *role.Spec) {
		s.Clusters = slices.DeleteFunc(s.Clusters, func(c role.Cluster) bool { return c.Need == role.Trainable })
	}},
	{name: "level", role: func(s *role.Spec) { s.Level = "" }},
	{name: "years", role: func(s *role.Spec) { s.Years = 0 }},
	{name: "level and years", role: func(s *role.Spec) { s.Level, s.Years = "", 0 }},
	{name: "reject rules", role: func(s *role.Spec) { s.Reject = nil }},
	{name: "lists of skills", profile: without(matching.ListText)},
	{name: "work text", profile: without(matching.WorkText)},
	{name: "summary and headline", profile: without(matching.SummaryText, matching.HeadText)},
	{name: "job titles", profile: func(p *matching.Profile) {
		without(matching.TitleText)(p)
		for i := range p.Engagements {
			p.Engagements[i].Title = ""
		}
	}},
	{name: "courses", profile: without(matching.StudyText)},
	{name: "dates", profile: func(p *matching.Profile) {
		p.Dated = 0
		for i := range p.Engagements {
			e := &p.Engagements[i]
			e.Start, e.End, e.Current = 0, 0, false
		}
	}},
	{name: activityCut, profile: func(p *matching.Profile) { p.Activity = nil }},
}

const activityCut = "public activity"

// matters reports whether a cut changes any role; what concerns profiles always may.
func (c cut) matters(topics []topic) bool {
	return c.role == nil || slices.ContainsFunc(topics, func(t topic) bool {
		spec := clone(t.spec)
		c.role(spec)
		return spec.Hash() != t.spec.Hash()
	})
}

// eachLine makes a change of every line of a role.
func eachLine(change func(*role.Line)) func(*role.Spec) {
	return func(s *role.Spec) {
		for i := range s.Clusters {
			for j := range s.Clusters[i].All {
				change(&s.Clusters[i].All[j])
			}
		}
	}
}

// without leaves out the passages of some sections.
func without(sections ...matching.Section) func(*matching.Profile) {
	return func(p *matching.Profile) {
		p.Passages = slices.DeleteFunc(p.Passages, func(x matching.Passage) bool { return slices.Contains(sections, x.Section) })
	}
}

// ablation prints what the first measure loses without each feature, over all topics,
// and without each cluster, topic by topic. It starts from everything that there is,
// activity too.
func ablation(ctx context.Context, w io.Writer, o options, p *pool, topics []topic, judged eval.Qrels) error {
	a := ablater{ctx, o.measures[0], topics, judged}
	full, err := a.values(p.index, nil)
	if err != nil {
		return err
	}
	t := table(w)
	fmt.Fprintf(t, "\nproven without\t%s\tdifference\tworst topic\tbest topic\t\n", short(o.measures[0]))
	fmt.Fprintf(t, "(nothing left out)\t%.3f\t\t\t\t\n", eval.Mean(full))
	row := func(name string, values []float64) {
		changes := minus(values, full)
		fmt.Fprintf(t, "%s\t%.3f\t%+.3f\t%+.3f\t%+.3f\t\n", name, eval.Mean(values), eval.Mean(changes), slices.Min(changes), slices.Max(changes))
	}
	for _, c := range cuts {
		if c.name == activityCut && len(o.evidence) == 0 || !c.matters(topics) {
			continue
		}
		values, err := a.cut(p.index, p.people, c)
		if err != nil {
			return err
		}
		row(c.name, values)
	}
	for _, d := range depths {
		values, err := a.depth(p.index, p.people, d)
		if err != nil {
			return err
		}
		row("evidence "+d.String(), values)
	}
	t.Flush()
	return a.clusters(w, p.index, full)
}

// An ablater knows what stays the same.
type ablater struct {
	ctx    context.Context
	m      eval.Measure
	topics []topic
	judged eval.Qrels
}

// values returns the measure for every topic, with a change of its role or nil.
func (a ablater) values(ix *matching.Index, change func(*role.Spec)) ([]float64, error) {
	run := eval.Run{}
	for _, t := range a.topics {
		spec := clone(t.spec)
		if change != nil {
			change(spec)
		}
		docs, err := provenOrder(a.ctx, ix, spec)
		if err != nil {
			return nil, err
		}
		run[t.name] = ranking(docs)
	}
	return eval.Evaluate(a.judged, run, []eval.Measure{a.m}, eval.DocDescending).Of(a.m), nil
}

// cut measures without a feature. What concerns profiles needs an index of its own.
func (a ablater) cut(ix *matching.Index, people []person, c cut) ([]float64, error) {
	if c.profile == nil {
		return a.values(ix, c.role)
	}
	other, err := a.changed(ix, people, func(_ string, p *matching.Profile) { c.profile(p) })
	if err != nil {
		return nil, err
	}
	defer other.Close()
	return a.values(other, nil)
}

// changed returns a new index of the same people after a change of their profiles.
func (a ablater) changed(ix *matching.Index, people []person, change func(id string, p *matching.Profile)) (*matching.Index, error) {
	var all []matching.Candidate
	for _, p := range people {
		candidate, err := ix.Get(a.ctx, p.id)
		if err != nil {
			return nil, err
		}
		change(p.id, &candidate.Profile)
		all = append(all, candidate)
	}
	other, err := matching.Options{AsOf: monthStart(ix.AsOf())}.Open()
	if err != nil {
		return nil, err
	}
	if err := other.Put(a.ctx, all...); err != nil {
		other.Close()
		return nil, err
	}
	return other, nil
}

// clusters prints the measure of every topic without each of its clusters.
func (a ablater) clusters(w io.Writer, ix *matching.Index, full []float64) error {
	t := table(w)
	fmt.Fprintf(t, "\nrole\twithout cluster\t%s\tdifference\t\n", short(a.m))
	for i, topic := range a.topics {
		one := ablater{a.ctx, a.m, a.topics[i : i+1], eval.Qrels{topic.name: a.judged[topic.name]}}
		for j, cluster := range topic.spec.Clusters {
			if len(topic.spec.Clusters) == 1 {
				continue
			}
			values, err := one.values(ix, func(s *role.Spec) { s.Clusters = slices.Delete(s.Clusters, j, j+1) })
			if err != nil {
				return err
			}
			fmt.Fprintf(t, "%s\t%s\t%.3f\t%+.3f\t\n", topic.name, cluster.Name, values[0], values[0]-full[i])
		}
	}
	return t.Flush()
}

// clone returns a spec whose clusters can be changed.
func clone(spec *role.Spec) *role.Spec {
	out := *spec
	out.Clusters = slices.Clone(spec.Clusters)
	for i := range out.Clusters {
		out.Clusters[i].All = slices.Clone(out.Clusters[i].All)
	}
	return &out
}

func minus(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}

// monthStart returns the first day of a month.
func monthStart(m matching.Month) time.Time {
	t, err := time.Parse("2006-01", m.String())
	if err != nil {
		return time.Time{}
	}
	return t
}
