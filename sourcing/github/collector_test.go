package github

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/internal/ghfake"
	"github.com/proven-go/proven/sourcing"
)

// bench is a collector at a fake server, with a clock that only sleeping moves.
type bench struct {
	server *ghfake.Server
	now    time.Time
	cache  *Cache
	log    []Exchange
}

func newBench(t *testing.T, n ghfake.Sizes) *bench {
	b := &bench{now: beginning, cache: &Cache{Dir: t.TempDir()}}
	b.server = &ghfake.Server{World: ghfake.Generate(1, n), Now: func() time.Time { return b.now }}
	return b
}

func (b *bench) collector() *Collector {
	return &Collector{Transport: &Transport{
		Base: b.server, Token: "secret-token", Agent: "proven/1 (+https://example.org/hiring)", Cache: b.cache, MaxWait: 2 * time.Hour,
		Now: func() time.Time { return b.now },
		Sleep: func(ctx context.Context, d time.Duration) error {
			b.now = b.now.Add(d)
			return ctx.Err()
		},
		Log: func(e Exchange) { b.log = append(b.log, e) },
	}}
}

func (b *bench) gather() *sourcing.Gather {
	return &sourcing.Gather{
		Collectors: []sourcing.Collector{b.collector()},
		Query:      sourcing.Query{Repos: []string{"example-org/relay"}, Since: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)},
		Policy:     sourcing.Policy{Purpose: "test", Contact: "https://example.org/hiring"},
		Started:    beginning,
	}
}

// whole runs once from the beginning and returns the evidence as JSON Lines.
func (b *bench) whole(t *testing.T) []byte {
	t.Helper()
	data, _, err := b.run(t.Context(), sourcing.Checkpoint{})
	if err != nil {
		t.Fatal(err)
	}
	if broken := b.server.Broken(); len(broken) > 0 {
		t.Errorf("%d rules broken: %v", len(broken), broken[:min(len(broken), 5)])
	}
	return data
}

// run goes on from a state and returns what it learned and the state it reached, as
// Gather.File does without waiting for a disk.
func (b *bench) run(ctx context.Context, from sourcing.Checkpoint) ([]byte, sourcing.Checkpoint, error) {
	var out bytes.Buffer
	for page, err := range b.gather().Pages(ctx, from) {
		if err == nil {
			err = sourcing.Write(&out, func(yield func(sourcing.Evidence, error) bool) {
				for _, ev := range page.Evidence {
					yield(ev, nil)
				}
			})
		}
		if err != nil {
			return out.Bytes(), from, err
		}
		from = page.After
	}
	return out.Bytes(), from, nil
}

var small = ghfake.Sizes{People: 50, ReviewComments: 350, IssueComments: 250, Pulls: 120, Issues: 60, Releases: 4}

var tiny = ghfake.Sizes{People: 8, ReviewComments: 101, IssueComments: 101, Pulls: 20, Issues: 6, Releases: 2}

func TestCollect(t *testing.T) {
	b := newBench(t, small)
	data := b.whole(t)
	kinds := map[sourcing.Kind]int{}
	for ev, err := range sourcing.Read(bytes.NewReader(data)) {
		if err != nil {
			t.Fatal(err)
		}
		kinds[ev.Kind]++
		if ev.Actor.Source != "github" || strings.HasPrefix(ev.Actor.ID, "login:") || sourcing.Machine(ev.Actor) || ev.URL == "" || ev.Kind != sourcing.Profile && ev.Place.Repo != "example-org/relay" {
			t.Errorf("%+v", ev)
		}
		if ev.Kind == sourcing.ReviewComment && strings.HasSuffix(ev.Place.Path, ".sql") && !slices.Contains(ev.Subject, "language:SQL") {
			t.Errorf("the language of the file is not its subject: %+v", ev)
		}
	}
	for kind, want := range map[sourcing.Kind]int{sourcing.Owner: 6, sourcing.Release: 4} {
		if kinds[kind] != want {
			t.Errorf("%d lines of %s, want %d: %v", kinds[kind], kind, want, kinds)
		}
	}
	if kinds[sourcing.MergedPull] < 60 || kinds[sourcing.ClosedPull] < 15 || kinds[sourcing.ReviewComment] < 200 || kinds[sourcing.Issue] < 50 || kinds[sourcing.Profile] < 40 {
		t.Errorf("%v", kinds)
	}
}

// No address, number or token of the world appears in evidence, checkpoint, cache or log.
func TestCanaries(t *testing.T) {
	b := newBench(t, small)
	out := filepath.Join(t.TempDir(), "out.jsonl")
	if _, err := b.gather().File(t.Context(), out, out+".checkpoint", nil); err != nil {
		t.Fatal(err)
	}
	seen := fmt.Appendf(nil, "%+v", b.log)
	for _, dir := range []string{filepath.Dir(out), b.cache.Dir} {
		filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				data, _ := os.ReadFile(path)
				seen = append(append(append(seen, path...), data...), '\n')
				if bytes.Contains(data, []byte(`"Body":"`)) { // cached answers are packed
					if e, known := b.cache.get(keyOf(data)); known {
						seen = append(seen, e.Body...)
					}
				}
			}
			return nil
		})
	}
	for _, canary := range []string{ghfake.CanaryMail, ghfake.CanaryPhone, "secret-token"} {
		if i := bytes.Index(seen, []byte(canary)); i >= 0 {
			t.Errorf("%q got out: …%s…", canary, seen[max(i-80, 0):min(i+80, len(seen))])
		}
	}
	if len(seen) < 100_000 {
		t.Errorf("looked through %d bytes only", len(seen))
	}
}

func keyOf(data []byte) string {
	_, rest, _ := bytes.Cut(data, []byte(`"Key":"`))
	key, _, _ := bytes.Cut(rest, []byte(`"`))
	return strings.ReplaceAll(strings.ReplaceAll(string(key), `\n`, "\n"), `\u0026`, "&")
}

// A repository-year of a busy project: what it costs first, and again.
func TestRequestsOfARepositoryYear(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("25,000 comments; runs without -short and -race")
	}
	b := newBench(t, ghfake.Sizes{People: 300, ReviewComments: 10_000, IssueComments: 15_000, Pulls: 2_000, Issues: 500, Releases: 12})
	first := b.whole(t)
	all, full := b.server.Requests()
	took := b.now.Sub(beginning)
	if full > 620 || all != full {
		t.Errorf("%d requests, %d of them at full cost; want at most 620", all, full)
	}
	second := b.whole(t)
	all2, full2 := b.server.Requests()
	if full2-full > 30 || !bytes.Equal(first, second) {
		t.Errorf("again: %d requests at full cost, want at most 30; %d bytes of %d", full2-full, len(second), len(first))
	}
	t.Logf("%d requests in %v by the clock of the server; again %d, %d of them at full cost", full, took, all2-all, full2-full)
}

// The same run under failures in passing, at most two in a row, learns the same.
func TestFaultsChangeNothing(t *testing.T) {
	want := newBench(t, tiny).whole(t)
	for seed := range uint64(8) {
		b := newBench(t, tiny)
		r := rand.New(rand.NewPCG(seed, 1))
		row := 0
		b.server.Fault = func(_ int, _ *http.Request) *ghfake.Fault {
			if row >= 2 || r.IntN(20) > 0 {
				row = 0
				return nil
			}
			row++
			return []*ghfake.Fault{
				{Status: 502}, {Status: 503, Body: "<html>"}, {Status: 0}, {Status: 200, Body: `[{"id":`, Cut: true}, {Status: 429, Headers: map[string]string{"Retry-After": "3"}},
				{Status: 403, Body: `{"message":"You have exceeded a secondary rate limit."}`}, {Status: 202, Body: "{}"},
			}[r.IntN(7)]
		}
		if got := b.whole(t); !bytes.Equal(got, want) {
			t.Errorf("seed %d: %d bytes, want %d", seed, len(got), len(want))
		}
	}
}

// Killed at any request and taken up again, a run gives the bytes of an unbroken one,
// and asks again at most for the page it died in.
func TestKilledAnywhere(t *testing.T) {
	base := newBench(t, tiny)
	want := base.whole(t)
	total, _ := base.server.Requests()
	step := 1
	if raced {
		step = 5
	}
	for kill := 1; kill <= total; kill += step {
		b := newBench(t, tiny)
		b.cache = nil
		ctx, cancel := context.WithCancel(t.Context())
		b.server.Fault = func(n int, _ *http.Request) *ghfake.Fault {
			if n == kill {
				cancel()
				return &ghfake.Fault{}
			}
			return nil
		}
		got, state, err := b.run(ctx, sourcing.Checkpoint{})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("kill at %d: %v", kill, err)
		}
		b.server.Fault = nil
		rest, _, err := b.run(t.Context(), state)
		if err != nil {
			t.Fatalf("kill at %d: %v", kill, err)
		}
		got = append(got, rest...)
		if n, _ := b.server.Requests(); !bytes.Equal(got, want) || n != total+1 {
			t.Errorf("kill at %d: %d bytes of %d, %d requests, want %d and one again", kill, len(got), len(want), n, total)
		}
		cancel()
	}
}

func TestWindowUsedUp(t *testing.T) {
	b := newBench(t, small)
	b.server.Limit = 30
	data := b.whole(t)
	if !bytes.Equal(data, newBench(t, small).whole(t)) {
		t.Error("a run that had to wait for the next window learned something else")
	}
	if b.now.Sub(beginning) < time.Hour {
		t.Error("it did not wait")
	}
}

func TestSuppressionWins(t *testing.T) {
	b := newBench(t, small)
	g := b.gather()
	var err error
	if g.Policy.Suppress, err = sourcing.ReadSuppression(strings.NewReader("github:@person-0-example\ngithub:1001\n")); err != nil {
		t.Fatal(err)
	}
	for page, err := range g.Pages(t.Context(), sourcing.Checkpoint{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, ev := range page.Evidence {
			if ev.Actor.ID == "1000" || ev.Actor.ID == "1001" {
				t.Fatalf("a suppressed person was collected: %+v", ev)
			}
		}
	}
}

func TestWhatARepositoryDoesNotGive(t *testing.T) {
	for _, c := range []struct {
		change func(*ghfake.Server)
		want   bool
		why    string
	}{
		{func(s *ghfake.Server) { s.World.Repos[0].TooLarge = true }, true, "a refused list of contributors leaves the rest"},
		{func(s *ghfake.Server) { s.World.Repos[0].Name = "other" }, false, "a repository that is gone gives nothing, and no error"},
		{func(s *ghfake.Server) { s.World.Repos[0].Fork = true }, false, "a fork shows the work of others"},
		{func(s *ghfake.Server) {
			s.World.Repos[0].Name = "renamed"
			s.Rename("example-org/relay", "example-org/renamed")
		}, true, "a renamed repository is followed"},
		{func(s *ghfake.Server) {
			s.Fault = func(n int, r *http.Request) *ghfake.Fault {
				if strings.HasSuffix(r.URL.Path, "/releases") {
					return &ghfake.Fault{Status: 451, Body: "{}"}
				}
				return nil
			}
		}, true, "what the law forbids is gone"},
	} {
		b := newBench(t, small)
		c.change(b.server)
		lines := 0
		for page, err := range b.gather().Pages(t.Context(), sourcing.Checkpoint{}) {
			if err != nil {
				t.Fatalf("%s: %v", c.why, err)
			}
			lines += len(page.Evidence)
		}
		if (lines > 300) != c.want || !c.want && lines > 0 {
			t.Errorf("%s: %d lines", c.why, lines)
		}
	}
}

func TestBadRepos(t *testing.T) {
	for _, repo := range []string{"", "relay", "a/b/c", "a/..", "a/b?x=1", "/b"} {
		c := newBench(t, small).collector()
		q := sourcing.Query{Repos: []string{repo}}
		if _, err := c.Plan(t.Context(), q); !errors.Is(err, ErrRepo) {
			t.Errorf("%q is planned: %v", repo, err)
		}
		for _, err := range c.Pages(t.Context(), q, "") {
			if !errors.Is(err, ErrRepo) {
				t.Errorf("%q is asked for: %v", repo, err)
			}
		}
	}
}

func TestAnswersThatAreNone(t *testing.T) {
	for _, body := range []string{"", "[", `{"id":"x"}`, `[{"id":"x"}]`, "null", `[null]`, `[{}]`} {
		b := newBench(t, small)
		b.server.Fault = func(_ int, r *http.Request) *ghfake.Fault {
			if strings.Contains(r.URL.Path, "comments") || strings.Contains(r.URL.Path, "contributors") {
				return &ghfake.Fault{Status: 200, Body: body}
			}
			return nil
		}
		for _, err := range b.gather().Pages(t.Context(), sourcing.Checkpoint{}) {
			if err != nil && strings.Contains(err.Error(), "person") {
				t.Errorf("%s: %v", body, err)
			}
		}
	}
}
