package matching

import (
	"strings"
	"testing"

	"github.com/proven-go/proven/score"
)

// TestLayersAndPaths: every candidate stands in one layer, an adjacent one carries the
// path and what is to be trained.
func TestLayersAndPaths(t *testing.T) {
	ix := open(t,
		person("direct", "Engineer", "Owned the Golang gateway with gRPC. Ran Docker.", ""),
		person("adjacent", "Engineer", "Owned the Java gateway with gRPC. Ran Docker.", ""),
		person("partial", "Engineer", "Ran Docker.", "Golang"),
	)
	list := rank(t, ix, Query{})
	got := map[string]Result{}
	for _, r := range list.Results {
		got[r.ID] = r
	}
	for _, c := range []struct {
		id    string
		layer Layer
		path  string
		train []string
		why   string
	}{
		{"direct", DirectLayer, "", []string{"Prometheus, OpenTelemetry or distributed tracing "}, "trainables are to be trained"},
		{"adjacent", AdjacentLayer, "Go ← Java: ", []string{"Go java", "Prometheus, OpenTelemetry or distributed tracing "}, "Go, from Java"},
		{"partial", PartialLayer, "", []string{"REST API or gRPC ", "Prometheus, OpenTelemetry or distributed tracing "}, "Go is claimed: to check, not to train"},
	} {
		r := got[c.id]
		if r.Layer != c.layer {
			t.Errorf("%s stands in layer %s, want %s", c.id, r.Layer, c.layer)
		}
		path := r.Reasons[0].Path(nil)
		if (path == "") != (c.path == "") || !strings.HasPrefix(path, c.path) {
			t.Errorf("%s: path %q, want %q", c.id, path, c.path)
		}
		var train []string
		for _, x := range r.ToTrain() {
			train = append(train, x.Label+" "+string(x.From))
		}
		if strings.Join(train, "|") != strings.Join(c.train, "|") {
			t.Errorf("%s: to train %q, want %q: %s", c.id, train, c.train, c.why)
		}
	}
}

// TestAdjacentResultsSayWhy: whoever is in the adjacent layer has a path and something
// to train, with the skill it starts from; the other layers admit nobody by a path alone.
func TestAdjacentResultsSayWhy(t *testing.T) {
	list := rank(t, open(t, crowd(60)...), Query{})
	adjacent := 0
	for _, r := range append(list.Results, list.HeldOut...) {
		paths, from := 0, 0
		for i, reason := range r.Reasons {
			if reason.Shown == score.Adjacent && r.Reasons[i].Path(nil) != "" {
				paths++
			}
		}
		for _, x := range r.ToTrain() {
			if x.From != "" {
				from++
			}
		}
		if r.Layer == AdjacentLayer {
			adjacent++
			if paths == 0 || from == 0 {
				t.Errorf("%s is adjacent: %d paths, %d to train", r.ID, paths, from)
			}
		}
	}
	if adjacent == 0 {
		t.Error("nobody is adjacent: the test shows nothing")
	}
}
