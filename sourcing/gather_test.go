package sourcing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// pages is a collector of numbered pages with three lines each; before page stop it
// pauses.
type pages struct {
	name  string
	n     int
	stop  int // 0 never
	asked *int
}

func (p pages) Name() string { return p.name }
func (p pages) Plan(context.Context, Query) (Plan, error) {
	return Plan{[]Step{{"pages", p.n, false}}}, nil
}
func (p pages) Pages(_ context.Context, _ Query, from Cursor) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		first, _ := strconv.Atoi(string(from))
		for i := first; i < p.n; i++ {
			if p.stop > 0 && i == p.stop {
				yield(Page{}, &Pause{Reason: "budget spent"})
				return
			}
			*p.asked++
			if !yield(Page{Evidence: p.lines(i), Next: Cursor(strconv.Itoa(i + 1)), Cost: Cost{Requests: 1}}, nil) {
				return
			}
		}
	}
}

func (p pages) lines(page int) []Evidence {
	var all []Evidence
	for i, login := range []string{"ada-example", "left-out-example", "release-bot"} {
		all = append(all, Evidence{Kind: Review, Source: p.name, Text: fmt.Sprintf("page %d, write to ada@example.org or +49 30 1234567", page),
			Actor: Actor{Source: "github", ID: strconv.Itoa(page*10 + i), Login: login}})
	}
	return all
}

var allowed = Policy{Purpose: "test", Contact: "team@example.org"}

func gatherOf(asked *int, stop int) *Gather {
	return &Gather{
		Collectors: []Collector{pages{"one", 4, stop, asked}, pages{"two", 3, 0, asked}},
		Policy:     allowed, Started: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC),
	}
}

func TestGatherCleansAndStamps(t *testing.T) {
	asked := 0
	g := gatherOf(&asked, 0)
	var err error
	if g.Policy.Suppress, err = ReadSuppression(strings.NewReader("github:@Left-Out-Example # asked us\n")); err != nil {
		t.Fatal(err)
	}
	lines, left := 0, 0
	var last Checkpoint
	for page, err := range g.Pages(t.Context(), Checkpoint{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, ev := range page.Evidence {
			if ev.Actor.Login != "ada-example" || strings.ContainsAny(ev.Text, "@+") || ev.Purpose != "test" || !ev.FetchedAt.Equal(g.Started) {
				t.Errorf("%+v", ev)
			}
		}
		lines, left, last = lines+len(page.Evidence), left+page.LeftOut, page.After
	}
	if lines != 7 || left != 14 || !last.Done || last.Cost.Requests != 7 || last.Lines != 7 {
		t.Errorf("%d lines, %d left out, state %+v; want one of three lines of seven pages", lines, left, last)
	}
}

// A run that is broken off after any page and taken up again gives the bytes of an
// unbroken one and asks for no page twice.
func TestFileGoesOn(t *testing.T) {
	dir := t.TempDir()
	asked := 0
	whole := filepath.Join(dir, "whole.jsonl")
	if _, err := gatherOf(&asked, 0).File(t.Context(), whole, whole+".checkpoint", nil); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(whole)
	if err != nil || len(want) == 0 || asked != 7 {
		t.Fatalf("%d bytes, %d pages, %v", len(want), asked, err)
	}
	for kill := 1; kill <= 7; kill++ {
		out := filepath.Join(dir, fmt.Sprint(kill))
		asked = 0
		ctx, cancel := context.WithCancel(t.Context())
		seen := 0
		_, err := gatherOf(&asked, 0).File(ctx, out, out+".checkpoint", func(GatheredPage) {
			if seen++; seen == kill {
				cancel()
			}
		})
		if kill < 7 && !errors.Is(err, context.Canceled) {
			t.Fatalf("kill at %d: %v", kill, err)
		}
		cancel()
		// what was written after the last checkpoint must not stay
		if err != nil {
			damage, _ := os.OpenFile(out, os.O_APPEND|os.O_WRONLY, 0o600)
			damage.WriteString(`{"kind":"rev`)
			damage.Close()
		}
		state, err := gatherOf(&asked, 0).File(t.Context(), out, out+".checkpoint", nil)
		got, _ := os.ReadFile(out)
		if err != nil || !state.Done || !bytes.Equal(got, want) || asked > 8 {
			t.Errorf("kill at %d: %v, %d bytes of %d, %d pages asked for, want 7 and at most the last one twice", kill, err, len(got), len(want), asked)
		}
	}
}

func TestFilePauses(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	asked := 0
	state, err := gatherOf(&asked, 2).File(t.Context(), out, out+".checkpoint", nil)
	var pause *Pause
	if !errors.As(err, &pause) || state.Cost.Requests != 2 || state.Done {
		t.Fatalf("state %+v, error %v, want a pause after two pages", state, err)
	}
	if state, err = gatherOf(&asked, 0).File(t.Context(), out, out+".checkpoint", nil); err != nil || !state.Done || asked != 7 {
		t.Errorf("state %+v, error %v, %d pages, want the rest", state, err, asked)
	}
	if state, err = gatherOf(&asked, 0).File(t.Context(), out, out+".checkpoint", nil); err != nil || asked != 7 {
		t.Errorf("a run that is done asked again: %+v, %v", state, err)
	}
}

func TestCheckpointOfAnotherRun(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	asked := 0
	if _, err := gatherOf(&asked, 0).File(t.Context(), out, out+".checkpoint", nil); err != nil {
		t.Fatal(err)
	}
	other := gatherOf(&asked, 0)
	other.Query.Repos = []string{"example/other"}
	if _, err := other.File(t.Context(), out, out+".checkpoint", nil); !errors.Is(err, ErrCheckpoint) {
		t.Errorf("another query: %v", err)
	}
	os.WriteFile(out+".checkpoint", []byte("{"), 0o600)
	if _, err := gatherOf(&asked, 0).File(t.Context(), out, out+".checkpoint", nil); !errors.Is(err, ErrCheckpoint) {
		t.Errorf("a damaged checkpoint: %v", err)
	}
}

func TestPolicyCheck(t *testing.T) {
	for _, c := range []struct {
		policy Policy
		ok     bool
		why    string
	}{
		{allowed, true, "purpose and contact"},
		{Policy{Contact: "team@example.org"}, false, "no purpose"},
		{Policy{Purpose: "hiring"}, false, "no contact"},
		{Policy{Purpose: "hiring", Contact: "us"}, false, "nobody can write to that"},
		{Policy{Purpose: "hiring", Contact: "a@b.example\r\nX: y"}, false, "a contact must not add header lines"},
		{Policy{Purpose: "hiring", Contact: "https://example.org/about", Retain: -1}, false, "kept for less than no time"},
	} {
		if err := c.policy.Check(); (err == nil) != c.ok || err != nil && !errors.Is(err, ErrPolicy) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
	for _, err := range Collect(t.Context(), pages{"one", 1, 0, new(int)}, Query{}, Policy{}) {
		if !errors.Is(err, ErrPolicy) {
			t.Errorf("collected without a policy: %v", err)
		}
	}
}

// Two runs never write one file: the second says so and touches nothing.
func TestTwoRunsOnOneFile(t *testing.T) {
	dir := t.TempDir()
	out, state := filepath.Join(dir, "e.jsonl"), filepath.Join(dir, "state")
	asked, tried := 0, 0
	_, err := gatherOf(&asked, 0).File(t.Context(), out, state, func(GatheredPage) {
		other := 0
		if _, err := gatherOf(&other, 0).File(t.Context(), out, state, nil); err != nil {
			tried++
			if !errors.Is(err, ErrBusy) || other != 0 {
				t.Errorf("%v after %d pages", err, other)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if tried == 0 && lockable(t, out) {
		t.Error("a second run went on beside the first")
	}
}

// lockable reports whether this system keeps a second opener away.
func lockable(t *testing.T, name string) bool {
	a, errA := os.Open(name)
	b, errB := os.Open(name)
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	defer a.Close()
	defer b.Close()
	return lock(a) == nil && lock(b) != nil
}

// A checkpoint without its evidence, or beside another file, is no run to go on with.
func TestEvidenceOfAnotherFile(t *testing.T) {
	for _, c := range []struct {
		stop int
		file []byte // nil: gone
		why  string
	}{
		{0, nil, "done, and the evidence was deleted"},
		{0, []byte("x\n"), "done, and the evidence was cut"},
		{2, nil, "half done, and the evidence was deleted"},
		{2, bytes.Repeat([]byte("my own notes "), 4000), "half done, and a file of somebody else"},
	} {
		dir := t.TempDir()
		out, state := filepath.Join(dir, "e.jsonl"), filepath.Join(dir, "state")
		asked := 0
		var pause *Pause
		if _, err := gatherOf(&asked, c.stop).File(t.Context(), out, state, nil); err != nil && !errors.As(err, &pause) {
			t.Fatal(err)
		}
		os.Remove(out)
		if c.file != nil {
			if err := os.WriteFile(out, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		before := asked
		_, err := gatherOf(&asked, c.stop).File(t.Context(), out, state, nil)
		if !errors.Is(err, ErrCheckpoint) || asked != before {
			t.Errorf("%s: %v", c.why, err)
		}
		if left, _ := os.ReadFile(out); c.file != nil && !bytes.Equal(left, c.file) {
			t.Errorf("%s: it was changed", c.why)
		}
	}
}

// A policy that is not complete replaces no file.
func TestNoPolicyNoFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "e.jsonl")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := new(Gather).File(t.Context(), name, name+".state", nil); !errors.Is(err, ErrPolicy) {
		t.Error(err)
	}
	if text, _ := os.ReadFile(name); string(text) != "old" {
		t.Errorf("%q", text)
	}
}

// What no checkpoint could belong to is refused, not begun again and again.
func TestBoundsOutsideTheCalendar(t *testing.T) {
	asked := 0
	g := gatherOf(&asked, 0)
	g.Query.Since = time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, err := range g.Pages(t.Context(), Checkpoint{}) {
		if !errors.Is(err, ErrQuery) || asked != 0 {
			t.Error(err)
		}
	}
}
