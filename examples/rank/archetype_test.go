package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// rankArchetype ranks the people of an archetype for a spec.
func rankArchetype(t *testing.T, name string, spec *role.Spec) *matching.List {
	t.Helper()
	ix, err := matching.Options{AsOf: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if err := ix.PutFolder(t.Context(), "", os.DirFS(filepath.Join("../../testdata/archetypes", name)), nil, nil); err != nil {
		t.Fatal(err)
	}
	list, err := ix.Rank(t.Context(), spec, matching.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func readSpec(t *testing.T, name string) *role.Spec {
	t.Helper()
	spec, err := role.ReadFile(filepath.Join("../../testdata/roles", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// by returns the result of a candidate, held out or not.
func by(t *testing.T, list *matching.List, id string) matching.Result {
	t.Helper()
	for _, r := range slices.Concat(list.Results, list.HeldOut) {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("%s has disappeared", id)
	return matching.Result{}
}

// TestR01Accept: one profile with an adjacent skill earns nothing, a part and all that
// it shows under direct, adjacent and any; the path is named.
func TestR01Accept(t *testing.T) {
	points := map[string]int{}
	for _, accept := range []string{"direct", "adjacent", "any"} {
		spec := &role.Spec{Clusters: []role.Cluster{{Name: "Language", All: []role.Line{{Any: []string{"Go"}, Accept: accept}}}}}
		r := by(t, rankArchetype(t, "java-service-boundary", spec), "adjacent-owner").Reasons[0]
		points[accept] = r.Points
		if accept != "direct" && (r.For != "go" || r.Via == "") {
			t.Errorf("accept %s: %+v does not name the path", accept, r)
		}
	}
	if points["direct"] != 0 || points["adjacent"] <= 0 || points["any"] <= points["adjacent"] {
		t.Errorf("points %v, want none, a part, all", points)
	}
}

// TestR03Level: owning shows the level, listing words does not.
func TestR03Level(t *testing.T) {
	for _, a := range role.Archetypes() {
		spec := readSpec(t, a.ID)
		list := rankArchetype(t, a.ID, spec)
		level := func(id string) int {
			for _, r := range by(t, list, id).Reasons {
				if r.Cluster == "Level" {
					return 100 * r.Points / r.Max
				}
			}
			t.Fatalf("%s: no reason about the level", id)
			return 0
		}
		if strong, owner, words := level("strong"), level("adjacent-owner"), level("keywords"); strong < 80 || owner < 40 || words != 0 {
			t.Errorf("%s: level shown in hundredths: strong %d, owner %d, keywords %d", a.ID, strong, owner, words)
		}
	}
}

// TestR07Trainable: without any trainable everybody stays and nobody who shows the
// must-haves falls below somebody who does not; each missing must-have has its reason.
func TestR07Trainable(t *testing.T) {
	spec := readSpec(t, "postgresql-access")
	list := rankArchetype(t, "postgresql-access", spec)
	if n := len(list.Results) + len(list.HeldOut); n != 4 {
		t.Fatalf("%d of 4 people are listed", n)
	}
	owner := by(t, list, "adjacent-owner") // shows nothing of the trainable cluster
	if last := owner.Reasons[3]; last.Cluster != "Caches beside it" || last.Points != 0 || last.Max == 0 {
		t.Errorf("reason %+v, want the trainable cluster with nothing shown", last)
	}
	if list.Results[1].ID != "adjacent-owner" {
		t.Errorf("who lacks a trainable skill fell to behind %s", list.Results[1].ID)
	}
	if r := by(t, list, "unrelated"); len(r.Reasons) != len(owner.Reasons) {
		t.Errorf("%d reasons for nobody, want one for each of %d requirements", len(r.Reasons), len(owner.Reasons))
	}
}

// TestR08Reject: a reject rule that is met shows the rule, and the candidate stays
// listed as held out.
func TestR08Reject(t *testing.T) {
	list := rankArchetype(t, "postgresql-access", readSpec(t, "postgresql-access"))
	r := by(t, list, "unrelated")
	if len(list.HeldOut) != 1 || len(r.HeldBy) != 1 || r.HeldBy[0].Rule != "only: help desk, manual testing" || len(r.HeldBy[0].Evidence) == 0 {
		t.Errorf("held out %d, by %+v", len(list.HeldOut), r.HeldBy)
	}
}

// TestR12Reproduce: a result names the hash of its spec, and the spec written down and
// read again gives the same result to the byte.
func TestR12Reproduce(t *testing.T) {
	spec := readSpec(t, "python-api-layer")
	list := rankArchetype(t, "python-api-layer", spec)
	text, err := spec.YAML()
	if err != nil {
		t.Fatal(err)
	}
	again, err := role.Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if list.Role != spec.Hash() || list.Role != again.Hash() {
		t.Errorf("the result names the spec %s, want %s", list.Role, spec.Hash())
	}
	want, _ := json.Marshal(list)
	got, err := json.Marshal(rankArchetype(t, "python-api-layer", again))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the spec from its file ranks otherwise: %v", err)
	}
	again.Clusters[0].Weight++
	if rankArchetype(t, "python-api-layer", again).Role == list.Role {
		t.Error("another weight has the same hash")
	}
}

// TestR06Archetypes: the spec of each archetype ranks its people in the expected order:
// who did and owned the work, who owned it with neighbouring tools, who lists its
// words, who does something else.
func TestR06Archetypes(t *testing.T) {
	for _, a := range role.Archetypes() {
		list := rankArchetype(t, a.ID, readSpec(t, a.ID))
		var order []string
		for _, r := range slices.Concat(list.Results, list.HeldOut) {
			order = append(order, r.ID)
		}
		if want := []string{"strong", "adjacent-owner", "keywords", "unrelated"}; !slices.Equal(order, want) {
			t.Errorf("%s: order %v, want %v", a.ID, order, want)
		}
		if r := list.Results[0]; r.Band != score.Strong || r.Layer != matching.DirectLayer {
			t.Errorf("%s: %s is %s by the layer %s, want strong and direct", a.ID, r.ID, r.Band, r.Layer)
		}
	}
}
