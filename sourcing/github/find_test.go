package github

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/proven-go/proven/internal/ghfake"
)

func TestFind(t *testing.T) {
	b := newBench(t, tiny)
	fork := b.server.World.Repos[0]
	fork.Name, fork.Fork = "fork", true
	b.server.World.Repos = append(b.server.World.Repos, fork)
	c := b.collector()
	found, err := c.Find(t.Context(), "language:Go topic:grpc")
	if got := fmt.Sprint(found, err); got != "[{example-org/relay Go [grpc kubernetes] 2020-01-01 00:00:00 +0000 UTC}] <nil>" {
		t.Error(got)
	}
	if found, err = c.Find(t.Context(), "language:Java"); err != nil || len(found) != 0 {
		t.Errorf("%v, %v", found, err)
	}
	if all, _ := b.server.Requests(); all != 2 {
		t.Errorf("%d requests for two searches", all)
	}
}

// Searching keeps its own limit, and leaves the pace of everything else alone.
func TestFindKeepsTheLimit(t *testing.T) {
	b := newBench(t, tiny)
	b.cache = nil
	c := b.collector()
	for range 45 {
		if _, err := c.Find(t.Context(), "language:Go"); err != nil {
			t.Fatal(err)
		}
	}
	if took := b.now.Sub(beginning); took < 92*time.Second {
		t.Errorf("45 searches took %v, want 2.1 s each or more", took)
	}
	if broken := b.server.Broken(); len(broken) > 0 {
		t.Error(broken)
	}
	before := b.now
	if _, err := c.Plan(t.Context(), b.gather().Query); err != nil || b.now != before {
		t.Error("planning took time")
	}
	b.server.Fault = func(int, *http.Request) *ghfake.Fault { return &ghfake.Fault{Status: 422, Body: "{}"} }
	if found, err := c.Find(t.Context(), "?"); err != nil || found != nil {
		t.Errorf("words that the platform does not take: %v, %v", found, err)
	}
}
