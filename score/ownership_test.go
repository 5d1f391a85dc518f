package score

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestLog2(t *testing.T) {
	for _, tt := range []struct {
		n    uint64
		want int
		why  string
	}{
		{0, 0, "no logarithm: 0"},
		{1, 0, "log2 1"},
		{2, 64, "one doubling"},
		{3, 101, "64·1.58496 = 101.4"},
		{129, 448, "64·7.0112 = 448.7"},
		{1 << 40, 40 * 64, "whole"},
		{math.MaxUint64, 64*64 - 1, "just below 64 doublings"},
	} {
		if got := log2Bits(tt.n); got != tt.want {
			t.Errorf("log2Bits(%d) = %d, want %d: %s", tt.n, got, tt.want, tt.why)
		}
	}
	r := rand.New(rand.NewPCG(11, 12))
	for range 5_000 {
		n := r.Uint64() >> r.IntN(64)
		if n == 0 {
			continue
		}
		exact := math.Log2(float64(n)) * 4096
		if got := float64(log2(n, 12)); got > exact+1e-6 || got < exact-2 {
			t.Fatalf("log2(%d, 12) = %v, want %.3f rounded down", n, got, exact)
		}
		if n > 1 && log2Bits(n) < log2Bits(n-1) {
			t.Fatalf("log2Bits falls at %d", n)
		}
	}
}

func TestOwnership(t *testing.T) {
	for _, tt := range []struct {
		c    Contribution
		want OwnershipSum
		why  string
	}{
		{Contribution{}, OwnershipSum{Sweep: -192}, "nothing: one place without substance, 3·64·log2(2/1)"},
		{Contribution{Lines: 255, Days: 30, Places: 1, Substantial: 1, First: true},
			OwnershipSum{Share: 384, First: 48, Staying: 64}, "256 lines are 8 bits, of which ¾; one month doubles 30 days; its only place is substantial"},
		{Contribution{Lines: 3, OthersLines: 1023, Away: 730, Places: 63, Substantial: 1},
			OwnershipSum{Share: -384, Away: -64, Sweep: -960}, "¾·(2 − 10) bits; a sweep: 64 places, 2 with substance, 5 bits thrice; two years away"},
		{Contribution{Lines: -5, OthersLines: -5, Days: -1, Away: -9, Places: -2, Substantial: 9},
			OwnershipSum{}, "negative counts are 0; no more substantial places than places"},
		{Contribution{Lines: math.MaxInt, Days: math.MaxInt, Places: 1, Substantial: 1},
			OwnershipSum{Share: 3024, Staying: 4032 - 314}, "¾ of 63 bits; 2^63 against 30 days: 64·63 − 64·4.907"},
	} {
		if got := Ownership(tt.c); got != tt.want {
			t.Errorf("Ownership(%+v) = %+v, want %+v: %s", tt.c, got, tt.want, tt.why)
		}
	}
	if got := Ownership(Contribution{Lines: 255, Away: 365}).Total(); got != 384-32-192 {
		t.Errorf("Total = %d, want the sum of the parts", got)
	}
}

// TestOwnershipLaws: what speaks for a person never lowers the sum, what speaks against
// never raises it, and commits do not enter.
func TestOwnershipLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	n := func() int { return r.IntN(1<<r.IntN(20)+1) - 1 }
	for range 4_000 {
		c := Contribution{Lines: n(), OthersLines: n(), Commits: n(), OthersCommits: n(), First: r.IntN(2) == 0,
			Days: n(), Away: n(), Places: n(), Substantial: n()}
		base, more := Ownership(c).Total(), 1+n()
		for i, change := range []struct {
			sign int
			do   func(c *Contribution)
		}{
			{1, func(c *Contribution) { c.Lines += more }},
			{1, func(c *Contribution) { c.Days += more }},
			{1, func(c *Contribution) { c.Substantial += more }},
			{1, func(c *Contribution) { c.First = true }},
			{-1, func(c *Contribution) { c.OthersLines += more }},
			{-1, func(c *Contribution) { c.Away += more }},
			{-1, func(c *Contribution) { c.Places = max(c.Places, c.Substantial) + more }},
			{0, func(c *Contribution) { c.Commits, c.OthersCommits = c.Commits+more, 0 }},
		} {
			d := c
			change.do(&d)
			got := Ownership(d).Total() - base
			if got*change.sign < 0 || change.sign == 0 && got != 0 {
				t.Fatalf("change %d of %+v by %d moves the sum by %d", i, c, more, got)
			}
		}
	}
}

func TestDOA(t *testing.T) {
	for _, tt := range []struct {
		c    Contribution
		want float64
		why  string
	}{
		{Contribution{}, 3.293, "the constant"},
		{Contribution{First: true, Commits: 10}, 3.293 + 1.098 + 1.64, "first author, alone"},
		{Contribution{Commits: 1, OthersCommits: 99}, 3.293 + 0.164 - 0.321*math.Log(100), "a guest"},
	} {
		if got := DOA(tt.c); math.Abs(float64(got)-1000*tt.want) > 2 {
			t.Errorf("DOA(%+v) = %d, want %.1f: %s", tt.c, got, 1000*tt.want, tt.why)
		}
	}
	for n := range 5_000 {
		want := 3293 - 321*math.Log(float64(1+n))
		if got := DOA(Contribution{OthersCommits: n}); math.Abs(float64(got)-want) > 2 {
			t.Fatalf("DOA with %d others' commits = %d, want %.2f", n, got, want)
		}
	}
}

func TestBreadth(t *testing.T) {
	for _, tt := range []struct {
		p    Practice
		want BreadthSum
		why  string
	}{
		{Practice{}, BreadthSum{}, "nothing seen"},
		{Practice{Places: 3, Lines: 1023, Commits: 3}, BreadthSum{Places: 128, Substance: 64}, "log2 4; (10 − 2)/8"},
		{Practice{Places: 1, Lines: 0, Commits: 255}, BreadthSum{Places: 64, Substance: -64}, "many empty commits speak against"},
		{Practice{Places: -1, Lines: -1, Commits: -1}, BreadthSum{}, "negative counts are 0"},
	} {
		if got := Breadth(tt.p); got != tt.want || got.Total() != tt.want.Places+tt.want.Substance {
			t.Errorf("Breadth(%+v) = %+v, want %+v: %s", tt.p, got, tt.want, tt.why)
		}
	}
}

func BenchmarkOwnership(b *testing.B) {
	c := Contribution{Lines: 2_000, OthersLines: 90_000, Days: 400, Away: 30, Places: 12, Substantial: 4}
	b.ReportAllocs()
	for b.Loop() {
		_ = Ownership(c)
	}
}
