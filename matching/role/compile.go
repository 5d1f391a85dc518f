package role

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// Eighths of a requirement's boost.
const (
	directEighths   = 8
	adjacentEighths = 4 // what the role itself accepts as adjacent
)

// Compile turns a spec into the plan that ranks, with what a person should look at.
// Requirements stand in the order of the spec, then level, then years. Equal spec and
// equal taxonomy give an equal plan. A nil taxonomy is the built-in one; a nil spec asks
// for nothing.
//
// Direct skills earn the whole boost of their line, explicit adjacent ones 4/8, and
// with `accept: adjacent` those of the taxonomy their edge's own eighths, with `accept:
// any` both as much as direct ones; phrases and names outside the taxonomy earn what
// skills in their place would. A cluster's
// weight is split over its lines by [score.Boosts].
func Compile(spec *Spec, t *skill.Taxonomy) (*Plan, []Finding) {
	if t == nil {
		t = skill.Default()
	}
	if spec == nil {
		spec = &Spec{}
	}
	c := &compiler{spec: spec, taxonomy: t}
	shares := c.shares()
	boosts := score.Boosts(shares)
	plan := &Plan{Title: spec.Title, Hash: spec.Hash(), Taxonomy: t.Hash(), Level: spec.Level, Reject: copyRejects(spec.Reject)}
	next := 0
	add := func(build func(boost int) Requirement) {
		r := build(boosts[next])
		if next++; r.Boost == 0 {
			c.find(NoShare, &r, "too small beside the other requirements to earn a point; raise its weight or drop it")
		}
		plan.Requirements = append(plan.Requirements, r)
		plan.Max += score.Points(r.Boost, score.MaxStrength)
	}
	for i := range spec.Clusters {
		cluster := &spec.Clusters[i]
		for j := range cluster.All {
			c.path = linePath(i, j)
			add(func(boost int) Requirement { return c.line(cluster, &cluster.All[j], boost) })
		}
	}
	if c.path = "level"; c.asksLevel() {
		add(c.level)
	}
	if c.path = "years"; c.asksYears() {
		add(c.years)
	}
	return plan, c.findings
}

type compiler struct {
	spec     *Spec
	taxonomy *skill.Taxonomy
	findings []Finding
	path     string // of what is compiled
}

func (c *compiler) find(code Code, r *Requirement, format string, args ...any) {
	c.findings = append(c.findings, c.spec.finding(code, c.path, Finding{
		Cluster: r.Cluster,
		Label:   r.Label,
		Message: fmt.Sprintf(format, args...),
	}))
}

// shares returns what each requirement claims, in the order of the plan. Level and
// years claim what the weakest must-have line does, of which [score.Boosts] gives a
// prior its part; in a role without must-haves, what its lightest line does, and they are trainable like all of it.
func (c *compiler) shares() []score.Share {
	var shares []score.Share
	for i := range c.spec.Clusters {
		cluster := &c.spec.Clusters[i]
		for range cluster.All {
			shares = append(shares, score.Share{Weight: cluster.weight(), Lines: len(cluster.All), Trainable: cluster.need() == Trainable})
		}
	}
	prior := score.Share{Weight: defaultWeight, Lines: 1}
	if len(shares) > 0 {
		prior = slices.MinFunc(shares, func(a, b score.Share) int {
			if a.Trainable != b.Trainable {
				return map[bool]int{false: -1, true: 1}[a.Trainable]
			}
			return a.Weight*b.Lines - b.Weight*a.Lines
		})
	}
	prior.Prior = true
	if c.asksLevel() {
		shares = append(shares, prior)
	}
	if c.asksYears() {
		shares = append(shares, prior)
	}
	return shares
}

// line compiles one requirement of a cluster.
func (c *compiler) line(cluster *Cluster, l *Line, boost int) Requirement {
	r := Requirement{Cluster: cluster.Name, Label: c.label(l), Kind: SkillLine, Need: cluster.need()}
	add := alternatives{compiler: c, requirement: &r, depth: depthOf(l.Depth), boost: boost, equal: l.Accept == acceptAny}
	at := c.path
	for i, name := range l.Any {
		c.path = item(at+".any", i)
		add.direct(name)
	}
	direct := slices.Clone(r.Terms)
	for _, text := range l.Text {
		add.phrase(text, directEighths, "")
	}
	for i, name := range l.Adjacent {
		c.path = item(at+".adjacent", i)
		add.adjacent(name, direct)
	}
	c.path = at
	if l.accept() != acceptDirect {
		add.near(direct)
	}
	r.Boost = r.greatest()
	return r
}

// greatest returns the boost of the best alternative.
func (r *Requirement) greatest() int {
	best := 0
	for _, t := range r.Terms {
		best = max(best, t.Boost)
	}
	for _, p := range r.Phrases {
		best = max(best, p.Boost)
	}
	return best
}

// label names a line in the taxonomy's words: "REST API or gRPC, owned".
func (c *compiler) label(l *Line) string {
	var names []string
	for _, name := range slices.Concat(l.Any, l.Text) {
		if id, ok := c.taxonomy.Lookup(name); ok {
			if s, ok := c.taxonomy.Skill(id); ok {
				name = s.Name
			}
		}
		if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			names = append(names, name)
		}
	}
	label := orList(names)
	if d := depthOf(l.Depth); d != score.NoDepth {
		label += ", " + d.String()
	}
	return label
}

func copyRejects(rules []Reject) []Reject {
	var copied []Reject
	for _, r := range rules {
		copied = append(copied, Reject{Only: slices.Clone(r.Only), Without: slices.Clone(r.Without)})
	}
	return copied
}
