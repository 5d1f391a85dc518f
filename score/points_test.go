package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestPoints(t *testing.T) {
	for _, tt := range []struct {
		boost int
		s     Strength
		want  int
		why   string
	}{
		{100, 511, 51100, "boost × strength"},
		{100, 0, 0, "nothing seen"},
		{0, 511, 0, "nothing asked"},
		{-3, 511, 0, "a negative boost counts as 0"},
		{10, 60000, 5110, "a strength is at most 511"},
		{math.MaxInt, 511, MaxBoost * 511, "a boost is at most MaxBoost: no overflow"},
	} {
		if got := Points(tt.boost, tt.s); got != tt.want {
			t.Errorf("Points(%d, %d) = %d, want %d: %s", tt.boost, tt.s, got, tt.want, tt.why)
		}
	}
}

func TestEighths(t *testing.T) {
	for _, tt := range []struct{ boost, n, want int }{
		{80, 8, 80}, {80, 4, 40}, {80, 1, 10}, {80, 0, 0}, {81, 4, 40},
		{80, 9, 80}, {80, -1, 0}, {-80, 4, 0}, {math.MaxInt, 8, MaxBoost},
	} {
		if got := Eighths(tt.boost, tt.n); got != tt.want {
			t.Errorf("Eighths(%d, %d) = %d, want %d", tt.boost, tt.n, got, tt.want)
		}
	}
}

func TestBest(t *testing.T) {
	for _, tt := range []struct {
		ways          []Way
		index, points int
		why           string
	}{
		{nil, -1, 0, "no way"},
		{[]Way{{8, 0}, {0, 511}}, -1, 0, "no way earns any"},
		{[]Way{{8, 100}, {4, 300}}, 1, 1200, "adjacent with ownership beats a shallow direct match"},
		{[]Way{{4, 200}, {8, 100}, {2, 400}}, 0, 800, "the first on a tie"},
		{[]Way{{-8, 100}, {1, 1}}, 1, 1, "a negative boost earns nothing"},
	} {
		if i, p := Best(tt.ways); i != tt.index || p != tt.points {
			t.Errorf("Best(%v) = %d, %d, want %d, %d: %s", tt.ways, i, p, tt.index, tt.points, tt.why)
		}
	}
}

func TestBoosts(t *testing.T) {
	must := func(weight, lines int) Share { return Share{Weight: weight, Lines: lines} }
	learn := func(weight, lines int) Share { return Share{Weight: weight, Lines: lines, Trainable: true} }
	for _, tt := range []struct {
		shares []Share
		want   []int
		why    string
	}{
		{nil, []int{}, "no requirement"},
		{[]Share{must(3, 1)}, []int{32000}, "everything to the only one"},
		{[]Share{must(5, 1), must(3, 1)}, []int{20000, 12000}, "as the weights"},
		{[]Share{must(6, 2), must(6, 2), must(2, 1)}, []int{12000, 12000, 8000}, "a weight is split over the lines"},
		{[]Share{must(0, 0), must(3, 1)}, []int{16000, 16000}, "no weight counts as 3, no lines as 1"},
		{[]Share{must(-7, -7), must(99, 1)}, []int{8000, 24000}, "odd weights are clamped to 3 and 9"},
		{[]Share{must(6, 1), learn(1, 1), learn(1, 1)}, []int{24000, 4000, 4000}, "light trainables stay"},
		{[]Share{must(4, 1), {Weight: 4, Lines: 2, Prior: true}, learn(4, 1)}, []int{15056, 1880, 15056}, "level and years are no must-have and take a quarter of their share: 4:½:4"},
		{[]Share{must(4, 1), learn(9, 1), learn(9, 3)}, []int{16000, 12000, 4000}, "heavy ones share what the weakest must-have has: 9:3 of 4"},
		{[]Share{learn(3, 1), learn(1, 1)}, []int{24000, 8000}, "without must-haves nothing limits them"},
		{[]Share{must(9, 1), must(1, math.MaxInt), learn(9, 1)}, []int{32000, 0, 0}, "a vanishing must-have leaves nothing to trainables"},
	} {
		if got := Boosts(tt.shares); !slices.Equal(got, tt.want) {
			t.Errorf("Boosts(%v) = %v, want %v: %s", tt.shares, got, tt.want, tt.why)
		}
	}
}

func TestBoostsLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		shares := make([]Share, r.IntN(40))
		if r.IntN(50) == 0 {
			shares = make([]Share, r.IntN(5000))
		}
		for i := range shares {
			shares[i] = Share{Weight: r.IntN(13) - 2, Lines: r.IntN(15) - 1, Trainable: r.IntN(3) == 0}
		}
		before := slices.Clone(shares)
		boosts := Boosts(shares)
		sum, trainable, weakest, musts := 0, 0, math.MaxInt, 0
		for i, b := range boosts {
			if sum += b; b < 0 || b%8 != 0 {
				t.Fatalf("boost %d is not a multiple of eight", b)
			}
			if shares[i].Trainable {
				trainable += b
			} else {
				weakest, musts = min(weakest, b), musts+1
			}
		}
		if sum > MaxBoost || sum*int(MaxStrength) >= 1<<24 {
			t.Fatalf("sum %d > %d for %v", sum, MaxBoost, shares)
		}
		if musts > 0 && trainable > weakest {
			t.Fatalf("trainables %d outweigh the weakest must-have %d: %v", trainable, weakest, shares)
		}
		if !reflect.DeepEqual(before, shares) || len(boosts) != len(shares) {
			t.Fatal("Boosts changed its argument or lost a share")
		}
	}
}

// TestFloat32IsExact: an engine that adds in float32, in any order, gets our points.
func TestFloat32IsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2_000 {
		shares := make([]Share, 1+r.IntN(60))
		for i := range shares {
			shares[i] = Share{Weight: 1 + r.IntN(9), Lines: 1 + r.IntN(7)}
		}
		boosts := Boosts(shares)
		whole, float := 0, float32(0)
		for _, i := range r.Perm(len(boosts)) {
			s := Strength(r.IntN(512))
			if r.IntN(4) == 0 {
				s = MaxStrength
			}
			whole += Points(boosts[i], s)
			float += float32(boosts[i]) * float32(s)
		}
		if float64(float) != float64(whole) {
			t.Fatalf("float32 sum %f, whole %d", float, whole)
		}
	}
}

func TestBandOf(t *testing.T) {
	w, a, c, m := InWork, Adjacent, Claimed, Missing
	for _, tt := range []struct {
		musts  []Shown
		level  bool
		points int
		want   Band
		why    string
	}{
		{nil, true, 0, NoEvidence, "nothing was seen"},
		{[]Shown{w, w}, true, -1, NoEvidence, "odd points count as none"},
		{[]Shown{w, w, w}, true, 9, Strong, "all in work, at the level"},
		{[]Shown{w, w, w}, false, 9, Screen, "all in work, not at the level"},
		{[]Shown{w, w, m}, true, 9, Screen, "one missing"},
		{[]Shown{w, w, a}, true, 9, Screen, "one adjacent only"},
		{[]Shown{w, w, c}, true, 9, Screen, "one only listed"},
		{[]Shown{w, w, c, c}, true, 9, Screen, "half in work, the rest listed"},
		{[]Shown{w, c, c}, true, 9, Weak, "less than half in work"},
		{[]Shown{w, a, m}, true, 9, Weak, "two lacking"},
		{[]Shown{m}, true, 9, Weak, "the only must-have is missing"},
		{[]Shown{w}, false, 9, Screen, "the only one in work, not at the level"},
		{[]Shown{c, c, c}, true, 9, Weak, "a list alone is never strong"},
		{[]Shown{77}, true, 9, Weak, "a value outside the list counts as listed"},
		{nil, true, 1, Strong, "no must-haves, at the level"},
		{nil, false, 1, Screen, "no must-haves, not at the level"},
	} {
		if got := BandOf(tt.musts, tt.level, tt.points); got != tt.want {
			t.Errorf("BandOf(%v, %v, %d) = %v, want %v: %s", tt.musts, tt.level, tt.points, got, tt.want, tt.why)
		}
	}
}

// TestBandNeverFalls: showing one must-have better never lowers the band.
func TestBandNeverFalls(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 20_000 {
		musts := make([]Shown, 1+r.IntN(6))
		for i := range musts {
			musts[i] = Shown(r.IntN(4))
		}
		level := r.IntN(2) == 0
		before := BandOf(musts, level, 1)
		if BandOf(musts, true, 1) < before {
			t.Fatalf("%v: the level lowers the band", musts)
		}
		i := r.IntN(len(musts))
		old := musts[i]
		musts[i] = InWork
		if after := BandOf(musts, level, 1); after < before {
			t.Fatalf("%v: must-have %d from %d to in work lowers %v to %v", musts, i, old, before, after)
		}
	}
}

func TestBandText(t *testing.T) {
	for b := NoEvidence; b <= Strong; b++ {
		text, err := b.MarshalText()
		var back Band = 99
		if err != nil || back.UnmarshalText(text) != nil || back != b {
			t.Errorf("%v does not survive: %q, %v", b, text, back)
		}
	}
	var b Band
	if err := b.UnmarshalText([]byte("best")); err == nil || !strings.Contains(err.Error(), "screen") {
		t.Errorf("unknown band: %v, want an error that names the right ones", err)
	}
	if got := Band(9).String(); got != "band(9)" {
		t.Errorf("Band(9) = %q: a value outside the list must not read as a band", got)
	}
}

func TestRank(t *testing.T) {
	type item struct {
		points int
		tie    uint64
		id     string
	}
	want := []item{{9, 5, "a"}, {7, 1, "z"}, {7, 2, "b"}, {7, 2, "c"}, {0, 0, ""}, {-1, 0, "d"}}
	r := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		got := slices.Clone(want)
		r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		Rank(got, func(i item) (int, uint64, string) { return i.points, i.tie, i.id })
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v: points descending, then tie key, then ID", got, want)
		}
	}
}

func ExampleBoosts() {
	fmt.Println(Boosts([]Share{
		{Weight: 5, Lines: 1},
		{Weight: 3, Lines: 1},
		{Weight: 3, Lines: 1, Trainable: true},
	}))
	// Output: [14544 8720 8720]
}
