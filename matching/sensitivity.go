package matching

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/proven-go/proven/matching/role"
)

// An Agreement compares two shortlists pair by pair, over the candidates that stand in
// either. Two of them agree if both lists say that one stands before the other, where
// a candidate who is missing from a list stands behind all who are in it; they disagree
// if the lists say the opposite. A pair of which one list holds both and the other
// neither counts as neither.
type Agreement struct {
	Agree    int `json:"agree"`
	Disagree int `json:"disagree"`
	Pairs    int `json:"pairs"`
}

// Tau returns Kendall's tau of the two shortlists: (Agree − Disagree) / Pairs, from −1
// (the same candidates in opposite order) to 1 (the same list); 1 if there is no pair.
// It equals 1 − 2·K/Pairs with the distance K of Fagin, Kumar and Sivakumar, "Comparing
// top k lists" (2003), and their neutral penalty p = 1/2.
func (a Agreement) Tau() float64 {
	if a.Pairs == 0 {
		return 1
	}
	return float64(a.Agree-a.Disagree) / float64(a.Pairs)
}

// agree compares two lists without doubles.
func agree(a, b []string) Agreement {
	all := append(slices.Clone(a), without(b, a)...)
	inA, inB := placesIn(all, a), placesIn(all, b)
	var g Agreement
	for i := range all {
		for j := range i {
			g.Pairs++
			switch cmp.Compare(inA[i], inA[j]) * cmp.Compare(inB[i], inB[j]) {
			case 1:
				g.Agree++
			case -1:
				g.Disagree++
			}
		}
	}
	return g
}

// placesIn returns the place of each candidate in a list, its length if missing.
func placesIn(all, list []string) []int {
	places := make([]int, len(all))
	for i, id := range all {
		if places[i] = slices.Index(list, id); places[i] < 0 {
			places[i] = len(list)
		}
	}
	return places
}

// The weights of a cluster, see [role.Cluster].
const (
	leastWeight   = 1
	defaultWeight = 3
	mostWeight    = 9
)

// weightOf returns the weight that a cluster counts with.
func weightOf(c role.Cluster) int {
	if c.Weight <= 0 {
		return defaultWeight
	}
	return min(c.Weight, mostWeight)
}

// weightEdits lists each cluster's weight one down and one up.
func weightEdits(spec *role.Spec) []edit {
	var edits []edit
	for i, c := range spec.Clusters {
		for _, w := range []int{weightOf(c) - 1, weightOf(c) + 1} {
			if leastWeight <= w && w <= mostWeight && len(c.All) > 0 {
				edits = append(edits, reweighed(spec, i, w))
			}
		}
	}
	return edits
}

func reweighed(spec *role.Spec, cluster, weight int) edit {
	s := copySpec(spec)
	s.Clusters[cluster].Weight = weight
	return edit{Counterfactual: Counterfactual{Change: Reweigh, Cluster: spec.Clusters[cluster].Name, Weight: weight, Spec: s}}
}

// Reweigh returns the changes of one weight that bring a candidate into the shortlist
// of q.Top places, 10 if that is 0: for each cluster the one nearest to its weight, the
// lower of two, in the order of the role. There are none for a candidate who is in it
// already, whom a reject rule holds out or whom no single weight brings in. A
// candidate whom the query does not let through is ErrNotFound; other errors are
// those of [Index.Rank].
func (ix *Index) Reweigh(ctx context.Context, spec *role.Spec, id string, q Query) ([]Counterfactual, error) {
	s, err := ix.scene(ctx, spec, q)
	if err != nil {
		return nil, err
	}
	defer s.view.release()
	at := slices.IndexFunc(s.entrants, func(e entrant) bool { return e.id == id })
	if at < 0 {
		return nil, fmt.Errorf("matching: reweigh for %q: %w", id, ErrNotFound)
	}
	shortlist, err := s.shortlist(ctx, s.plan)
	if err != nil {
		return nil, err
	}
	held, err := s.heldOut(s.entrants[at].ord)
	if err != nil || held || slices.Contains(shortlist, id) {
		return []Counterfactual{}, err
	}
	var edits []edit
	for i := range spec.Clusters {
		edits = append(edits, weightsFrom(spec, i)...)
	}
	changes, err := s.consider(ctx, edits, shortlist, s.count(s.plan))
	if err != nil {
		return nil, err
	}
	return nearest(edits, changes, id), nil
}

// weightsFrom lists the other weights of a cluster, the nearest first.
func weightsFrom(spec *role.Spec, cluster int) []edit {
	c := spec.Clusters[cluster]
	var edits []edit
	for step := 1; step < mostWeight && len(c.All) > 0; step++ {
		for _, w := range []int{weightOf(c) - step, weightOf(c) + step} {
			if leastWeight <= w && w <= mostWeight {
				e := reweighed(spec, cluster, w)
				e.line = cluster
				edits = append(edits, e)
			}
		}
	}
	return edits
}

// nearest keeps the first change of each cluster that brings a candidate in. Every
// edit of a weight has its change, in the same order.
func nearest(edits []edit, changes []Counterfactual, id string) []Counterfactual {
	found := []Counterfactual{}
	last := -1
	for i, c := range changes {
		if edits[i].line != last && slices.Contains(c.Enter, id) {
			found, last = append(found, c), edits[i].line
		}
	}
	return found
}
