package matching

import (
	"context"
	"slices"

	"github.com/proven-go/proven/matching/role"
)

// A Counterfactual is what one change to a role would do to its pool and its
// shortlist.
type Counterfactual struct {
	Change  Change     `json:"change"`
	Cluster string     `json:"cluster"`          // what is changed; "Level" and "Years" for those
	Label   string     `json:"label,omitempty"`  // the line in words; empty where the whole cluster is changed
	Weight  int        `json:"weight,omitempty"` // of the cluster after a Reweigh
	Spec    *role.Spec `json:"-"`                // the role with the change made

	Was       int       `json:"was"`    // candidates in the pool before
	In        int       `json:"in"`     // and after
	Direct    int       `json:"direct"` // of them, by direct skills alone
	Enter     []string  `json:"enter"`  // IDs that come into the shortlist, the best first
	Leave     []string  `json:"leave"`  // IDs that fall out of it, the best first
	Agreement Agreement `json:"agreement"`
}

// A Change is a kind of edit to a role.
type Change string

// The changes.
const (
	DropLine       Change = "drop"            // leave the requirement out
	AcceptAdjacent Change = "accept adjacent" // let the taxonomy's adjacent skills count for the line
	AnyDepth       Change = "any depth"       // ask for no depth in the line
	MakeTrainable  Change = "make trainable"  // let the cluster be learned on the job
	Reweigh        Change = "reweigh"         // another weight of the cluster
)

// An edit is a counterfactual that nobody has computed yet. line is the requirement
// that a DropLine leaves out, as the role's plan counts.
type edit struct {
	Counterfactual
	line int
}

// lineEdits lists the changes to the requirements of a role, in its order. The only
// requirement of a role cannot be dropped.
func lineEdits(spec *role.Spec, plan *role.Plan) []edit {
	var edits []edit
	line := 0
	add := func(change Change, s *role.Spec) {
		r := plan.Requirements[min(line, len(plan.Requirements)-1)]
		e := edit{Counterfactual{Change: change, Cluster: r.Cluster, Label: r.Label, Spec: s}, line}
		edits = append(edits, e)
	}
	for i, c := range spec.Clusters {
		for j, l := range c.All {
			if len(plan.Requirements) > 1 {
				add(DropLine, withoutLine(spec, i, j))
			}
			if l.Accept != "adjacent" {
				s := copySpec(spec)
				s.Clusters[i].All[j].Accept = "adjacent"
				add(AcceptAdjacent, s)
			}
			if l.Depth != "" {
				s := copySpec(spec)
				s.Clusters[i].All[j].Depth = ""
				add(AnyDepth, s)
			}
			line++
		}
		if otherMust(spec, i) {
			s := copySpec(spec)
			s.Clusters[i].Need = role.Trainable
			edits = append(edits, edit{Counterfactual: Counterfactual{Change: MakeTrainable, Cluster: c.Name, Spec: s}})
		}
	}
	for ; line < len(plan.Requirements) && len(plan.Requirements) > 1; line++ {
		s := copySpec(spec)
		if plan.Requirements[line].Kind == role.LevelLine {
			s.Level = ""
		} else {
			s.Years = 0
		}
		add(DropLine, s)
	}
	return edits
}

// otherMust reports whether cluster i is a must-have and not the only one.
func otherMust(spec *role.Spec, i int) bool {
	if isTrainable(spec.Clusters[i]) {
		return false
	}
	for j, c := range spec.Clusters {
		if j != i && !isTrainable(c) && len(c.All) > 0 {
			return true
		}
	}
	return false
}

func isTrainable(c role.Cluster) bool { return c.Need == role.Trainable }

// copySpec copies a role as deep as an edit goes.
func copySpec(spec *role.Spec) *role.Spec {
	s := *spec
	s.Clusters = slices.Clone(spec.Clusters)
	for i := range s.Clusters {
		s.Clusters[i].All = slices.Clone(s.Clusters[i].All)
	}
	return &s
}

// withoutLine leaves out one line, and its cluster if that was all of it.
func withoutLine(spec *role.Spec, cluster, line int) *role.Spec {
	s := copySpec(spec)
	c := &s.Clusters[cluster]
	if c.All = slices.Delete(c.All, line, line+1); len(c.All) == 0 {
		s.Clusters = slices.Delete(s.Clusters, cluster, cluster+1)
	}
	return s
}

// consider computes edits, side by side, against the shortlist and the counts of the
// role itself. An edit that changes no requirement is left out.
func (s *scene) consider(ctx context.Context, edits []edit, shortlist []string, base counts) ([]Counterfactual, error) {
	plans := make([]*role.Plan, len(edits))
	errs := make([]error, len(edits))
	inParallel(len(edits), func(i int) {
		e := &edits[i]
		plan, _ := role.Compile(e.Spec, s.ix.Taxonomy())
		if e.Change == AcceptAdjacent && len(plan.Requirements[e.line].Terms) == len(s.plan.Requirements[e.line].Terms) {
			return
		}
		plans[i] = plan
		e.Was = base.in
		e.In, e.Direct = s.sizes(e, plan, base)
		var list []string
		if list, errs[i] = s.shortlist(ctx, plan); errs[i] != nil {
			return
		}
		e.Enter, e.Leave = without(list, shortlist), without(shortlist, list)
		e.Agreement = agree(shortlist, list)
	})
	changes := []Counterfactual{}
	for i, e := range edits {
		if errs[i] != nil {
			return nil, errs[i]
		}
		if plans[i] != nil {
			changes = append(changes, e.Counterfactual)
		}
	}
	return changes, nil
}

// sizes returns the pool of an edited role. A line dropped is known from the count of
// the role itself, and weights do not move the pool.
func (s *scene) sizes(e *edit, plan *role.Plan, base counts) (in, direct int) {
	switch e.Change {
	case DropLine:
		l := base.lines[e.line]
		return base.in + l.alone, base.direct + l.aloneDirect
	case Reweigh:
		return base.in, base.direct
	}
	c := s.count(plan)
	return c.in, c.direct
}

// without returns what is in a list and not in another.
func without(list, other []string) []string {
	rest := []string{}
	for _, id := range list {
		if !slices.Contains(other, id) {
			rest = append(rest, id)
		}
	}
	return rest
}
