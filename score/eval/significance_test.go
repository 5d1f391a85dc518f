package eval

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPairedT(t *testing.T) {
	zero := make([]float64, 9)
	for _, tt := range []struct {
		d    []float64
		t, p float64
		why  string
	}{
		{[]float64{1, 3}, 2, 1 - 2/math.Pi*math.Atan(2), "one degree of freedom: Cauchy, sd √2"},
		{[]float64{1, 2, 3}, 2 * math.Sqrt(3), 1 - 2*math.Sqrt(3)/math.Sqrt(14), "two: p = 1 − t/√(2+t²)"},
		{[]float64{-1, -2, -3}, -2 * math.Sqrt(3), 1 - 2*math.Sqrt(3)/math.Sqrt(14), "two-sided: the sign does not matter"},
		{[]float64{1, -1}, 0, 1, "no difference"},
		{[]float64{0, 0, 0}, 0, 1, "equal everywhere"},
		{[]float64{2}, 0, 1, "one topic"},
		{nil, 0, 1, "no topic"},
		{[]float64{.5, .5, .5}, math.Inf(1), 0, "no spread at all"},
	} {
		got := PairedT(tt.d, zero)
		if !near(got.P, tt.p) || got.T != tt.t && !near(got.T, tt.t) {
			t.Errorf("PairedT(%v) = %+v, want t %.4f p %.4f: %s", tt.d, got, tt.t, tt.p, tt.why)
		}
	}
	if got := PairedT([]float64{3, 5}, []float64{2, 2}); got.Mean != 2 || !near(got.Effect(), math.Sqrt2) {
		t.Errorf("mean %v, effect %v, want 2 and 2/√2", got.Mean, got.Effect())
	}
}

// TestStudent: closed forms for four degrees of freedom, and the normal limit.
func TestStudent(t *testing.T) {
	for _, x := range []float64{0, 0.1, 1, 2.776445, 5, 50} {
		s := x / math.Sqrt(4+x*x)
		want := 1 - s*(1+(1-s*s)/2) // ∫ of the density with sin
		if got := studentTail(x, 4); !near(got, want) {
			t.Errorf("studentTail(%v, 4) = %v, want %v", x, got, want)
		}
	}
	if got := studentTail(1.959964, 10_000_000); math.Abs(got-0.05) > 1e-6 {
		t.Errorf("tail of the normal limit %v, want .05", got)
	}
	for _, df := range []int{1, 2, 4, 30, 1000} {
		for _, tail := range []float64{0.001, 0.05, 0.4, 1} {
			if got := studentTail(studentQuantile(tail, df), df); !near(got, tail) {
				t.Errorf("tail of quantile(%v, %d) = %v", tail, df, got)
			}
		}
	}
}

func TestRandomization(t *testing.T) {
	for _, tt := range []struct {
		d    []float64
		p    float64
		why  string
		size int
	}{
		{[]float64{1, 2, 3}, 0.25, "only +++ and −−− reach 6, of 8", 8},
		{[]float64{3, -1}, 1, "2, 4, −4 and −2 all reach 2", 4},
		{[]float64{0, 1}, 1, "a topic without difference says nothing", 4},
		{[]float64{.1, .2, -.3}, 1, "sum 0 but for rounding", 8},
		{nil, 1, "no topic", 1},
	} {
		got := Randomization(tt.d, make([]float64, len(tt.d)), Sampling{})
		if got.P != tt.p || !got.Exact || got.Samples != tt.size {
			t.Errorf("Randomization(%v) = %+v, want p %v: %s", tt.d, got, tt.p, tt.why)
		}
	}
	r := rand.New(rand.NewPCG(7, 8))
	d := make([]float64, 30)
	for i := range d {
		d[i] = r.NormFloat64() + 0.4
	}
	zero := make([]float64, len(d))
	sampled := Randomization(d, zero, Sampling{Seed: 5, Samples: 20_000})
	if p := PairedT(d, zero).P; sampled.Exact || math.Abs(sampled.P-p) > 0.01 {
		t.Errorf("sampled %v, t-test %v: they should agree", sampled, p)
	}
	if again := Randomization(d, zero, Sampling{Seed: 5, Samples: 20_000}); again != sampled {
		t.Error("the same seed gave another p")
	}
	if got := Randomization(slices.Repeat([]float64{1}, 40), make([]float64, 40), Sampling{Samples: 99}); got.P != 0.01 {
		t.Errorf("p = %v, want (0+1)/(99+1): never 0", got.P)
	}
}

func TestBootstrap(t *testing.T) {
	s := Sampling{Seed: 1, Samples: 2_000}
	for _, tt := range []struct {
		values          []float64
		mean, low, high float64
		why             string
	}{
		{nil, 0, 0, 0, "nothing"},
		{[]float64{.5}, .5, .5, .5, "one value"},
		{[]float64{0, 1}, .5, 0, 1, "a quarter of the samples is 0 0, a quarter 1 1"},
		{[]float64{2, 2, 2}, 2, 2, 2, "no spread"},
	} {
		got := Bootstrap(tt.values, 0.95, s)
		if got.Mean != tt.mean || got.Low != tt.low || got.High != tt.high {
			t.Errorf("Bootstrap(%v) = %+v: %s", tt.values, got, tt.why)
		}
	}
	if Bootstrap([]float64{1, 2, 3}, -1, s) != Bootstrap([]float64{1, 2, 3}, .95, s) {
		t.Error("an impossible confidence does not mean .95")
	}
	// Coverage: of 300 samples of 40 normal values about 95 % hold the true mean.
	r, held := rand.New(rand.NewPCG(9, 10)), 0
	for i := range 300 {
		values := make([]float64, 40)
		for j := range values {
			values[j] = r.NormFloat64()
		}
		if b := Bootstrap(values, .95, Sampling{Seed: uint64(i), Samples: 500}); b.Low <= 0 && 0 <= b.High {
			held++
		}
	}
	if held < 265 || held > 297 {
		t.Errorf("%d of 300 intervals hold the mean, want about 282", held)
	}
}

func TestHolm(t *testing.T) {
	for _, tt := range []struct {
		p, want []float64
		why     string
	}{
		{[]float64{.01, .04, .03}, []float64{.03, .06, .06}, ".01·3, .03·2, .04·1 raised to .06"},
		{[]float64{.5, .6}, []float64{1, 1}, "clamped to 1"},
		{[]float64{math.NaN(), -1}, []float64{1, 0}, "odd input"},
		{nil, []float64{}, "no test"},
	} {
		got := Holm(tt.p)
		if !slices.EqualFunc(got, tt.want, near) {
			t.Errorf("Holm(%v) = %v, want %v: %s", tt.p, got, tt.want, tt.why)
		}
	}
}

func TestMinimumDetectable(t *testing.T) {
	// Two degrees of freedom: the quantile of q is (2q−1)·√(2/(4q(1−q))).
	quantile := func(q float64) float64 { return (2*q - 1) * math.Sqrt(2/(4*q*(1-q))) }
	want := (quantile(.975) + quantile(.8)) / math.Sqrt(3)
	if got := MinimumDetectable([]float64{1, 2, 3}, 0, 0); !near(got, want) {
		t.Errorf("got %v, want %v: sd 1, n 3", got, want)
	}
	if got := MinimumDetectable([]float64{1, 2, 3}, .05, .3); !near(got, (quantile(.975)+quantile(.3))/math.Sqrt(3)) {
		t.Errorf("power below one half: %v", got)
	}
	if !math.IsInf(MinimumDetectable([]float64{1}, 0, 0), 1) {
		t.Error("one topic detects something")
	}
}

func TestKendall(t *testing.T) {
	for _, tt := range []struct {
		x, y []float64
		want float64
		why  string
	}{
		{[]float64{1, 2, 3, 4}, []float64{1, 3, 2, 4}, 4.0 / 6, "five pairs alike, one not"},
		{[]float64{1, 1, 2}, []float64{1, 2, 3}, 2 / math.Sqrt(6), "one tie in x"},
		{[]float64{1, 2, 3}, []float64{3, 2, 1}, -1, "reversed"},
		{[]float64{1, 1}, []float64{1, 2}, 0, "x has no order"},
	} {
		if got := TauB(tt.x, tt.y); !near(got, tt.want) || !near(TauB(tt.y, tt.x), tt.want) {
			t.Errorf("TauB(%v, %v) = %v, want %v: %s", tt.x, tt.y, got, tt.want, tt.why)
		}
	}
	for _, tt := range []struct {
		a, b []string
		p    float64
		want float64
		why  string
	}{
		{[]string{"a", "b"}, []string{"a", "b"}, .5, 1, "the same"},
		{[]string{"a", "b"}, []string{"c", "d"}, .5, -1, "nothing in common"},
		{[]string{"a", "b"}, []string{"b", "a"}, 0, .5, "one pair of at most four"},
		{[]string{"a", "b"}, []string{"a", "c"}, 0, .5, "b before c in one, c before b in the other"},
		{[]string{"a", "b"}, []string{"c", "a"}, 0, 1 - 2*2.0/4, "a-b alike; a-c and b-c unlike"},
		{[]string{"a", "b", "c"}, []string{"a"}, .5, 1 - 2*.5/(3+1.5), "b and c in one list only: p"},
		{nil, nil, 0, 1, "both empty"},
		{nil, []string{"a"}, 0, -1, "one empty"},
	} {
		if got := TauTop(tt.a, tt.b, tt.p); !near(got, tt.want) || !near(TauTop(tt.b, tt.a, tt.p), tt.want) {
			t.Errorf("TauTop(%v, %v, %v) = %v, want %v: %s", tt.a, tt.b, tt.p, got, tt.want, tt.why)
		}
	}
}

func TestCompare(t *testing.T) {
	m := Measure{}
	a := Result{Measures: []Measure{m}, Topics: []string{"a", "b", "c"}, Values: [][]float64{{.5, .75, 1}}}
	b := Result{Measures: []Measure{m}, Topics: []string{"b", "c", "d"}, Values: [][]float64{{.5, .5, 1}}, Order: FileRank}
	c := Compare(a, b, m, Sampling{Samples: 100})
	if c.A != .875 || c.B != .5 || c.T.N != 2 || c.Random.P != .5 || len(c.Warnings) != 3 {
		t.Errorf("got %+v, want topics b and c, and warnings for few topics, two left out, two orders", c)
	}
	if c := Compare(a, Result{}, m, Sampling{}); c.T.P != 1 || c.Random.P != 1 {
		t.Errorf("nothing to compare: %+v", c)
	}
}
