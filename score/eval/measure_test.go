package eval

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestParseMeasure(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"nDCG@10", "nDCG@10", "the usual one"},
		{"nDCG", "nDCG", "no cut-off"},
		{"NDCG@5", "nDCG@5", "an alias"},
		{"nDCG(dcg='exp-log2')@10", "nDCG(dcg='exp-log2')@10", "exponential gain"},
		{`nDCG(dcg="log2")@10`, "nDCG@10", "the default said aloud, in other quotes"},
		{"AP", "AP", ""},
		{"MAP", "AP", "an alias"},
		{"AP(rel=2)", "AP(rel=2)", "relevant from grade 2 on"},
		{"AP(rel=1)@100", "AP@100", "1 is the default"},
		{"P(rel=2)@5", "P(rel=2)@5", ""},
		{"R@100", "R@100", ""},
		{"Recall@100", "R@100", "an alias"},
		{"RR@10", "RR@10", ""},
		{"Rprec", "Rprec", ""},
		{"Bpref(rel=2)", "Bpref(rel=2)", ""},
		{"Success@1", "Success@1", ""},
		{"RBP(p=.9)", "RBP(p=0.9,rel=1)", "always with p and rel: ir_measures would take grades without rel"},
		{"RBP", "RBP(p=0.8,rel=1)", "ir_measures' default"},
		{"RBP(p=0.80, rel=2)@20", "RBP(p=0.8,rel=2)@20", "white space between"},
		{"Judged@10", "Judged@10", ""},
	} {
		m, err := ParseMeasure(tt.in)
		if err != nil || m.String() != tt.want {
			t.Errorf("ParseMeasure(%q) = %v, %v, want %s: %s", tt.in, m, err, tt.want, tt.why)
		}
		if again, err := ParseMeasure(m.String()); err != nil || again != m {
			t.Errorf("%v does not read back: %v, %v", m, again, err)
		}
	}
	for _, bad := range []string{"", "ndcg@10", "P", "Success", "P@0", "P@-1", "P@x", "AP(rel=0)", "AP(rel=2", "AP(p=.9)",
		"RBP(p=1)", "RBP(p=NaN)", "nDCG(rel=2)", "nDCG(dcg='ln')", "Rprec@5", "Bpref@5", "AP()", "P@99999999999"} {
		if m, err := ParseMeasure(bad); err == nil {
			t.Errorf("ParseMeasure(%q) = %v, want an error", bad, m)
		}
	}
	got, err := ParseMeasures(" nDCG@10,AP(rel=2) RBP(p=.9, rel=2)\n")
	if err != nil || len(got) != 3 || got[2].String() != "RBP(p=0.9,rel=2)" {
		t.Errorf("ParseMeasures = %v, %v", got, err)
	}
	if _, err := ParseMeasures("AP NoSuch"); err == nil {
		t.Error("a list with an unknown measure is no error")
	}
}

// TestMeasureParameters: what rel, the cut-off and p do, on one topic.
func TestMeasureParameters(t *testing.T) {
	g := Graded{Ranked: []int{1, Unjudged, 3, 0, 2}, Pool: []int{3, 2, 2, 1, 0, 0, -1}}
	for _, tt := range []struct {
		name string
		want float64
		why  string
	}{
		{"AP(rel=2)", (1.0/3 + 2.0/5) / 3, "grades 3 and 2 at ranks 3 and 5, of three"},
		{"AP(rel=2)@3", 1.0 / 3 / 3, "only the first is within the cut-off; R stays 3"},
		{"P@3", 2.0 / 3, "grades 1 and 3"},
		{"P(rel=2)@3", 1.0 / 3, "grade 3"},
		{"R(rel=2)@3", 1.0 / 3, "one of three"},
		{"RR(rel=2)", 1.0 / 3, "rank 3"},
		{"RR(rel=3)@2", 0, "behind the cut-off"},
		{"Rprec(rel=2)", 1.0 / 3, "one among the first three"},
		{"Success(rel=3)@2", 0, "rank 3"},
		{"Success(rel=3)@3", 1, "rank 3"},
		{"Bpref", (1 + 1 + 1 - 1.0/2) / 4, "one judged 0 before the last, N 2: 1 − 1/2; the unjudged is passed over"},
		{"Bpref(rel=2)", (1 - 1.0/3 + 1 - 2.0/3) / 3, "grade 1 is now judged non-relevant: N 3, R 3"},
		{"RBP(p=.5)", 0.5 * (1 + 0.25 + 0.0625), "ranks 1, 3, 5"},
		{"RBP(p=.5,rel=2)@3", 0.5 * 0.25, "rank 3"},
		{"Judged@3", 2.0 / 3, "rank 2 is not judged"},
		{"Judged@10", 4.0 / 5, "divided by what is ranked"},
	} {
		m, err := ParseMeasure(tt.name)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Of(g); !near(got, tt.want) {
			t.Errorf("%s = %.5f, want %.5f: %s", tt.name, got, tt.want, tt.why)
		}
	}
}

// TestPerfectAndReversed: the best order of all judged documents has the value 1, and
// turning it round never helps.
func TestPerfectAndReversed(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	one, err := ParseMeasures("nDCG nDCG@3 nDCG(dcg='exp-log2') AP R RR Rprec Bpref Success@1")
	if err != nil {
		t.Fatal(err)
	}
	more, err := ParseMeasures("P@3 R@3 RBP(p=.9) AP@3 RR@2 Judged@3")
	if err != nil {
		t.Fatal(err)
	}
	for range 2_000 {
		pool := []int{1 + r.IntN(3)}
		for range r.IntN(10) {
			pool = append(pool, r.IntN(5)-1)
		}
		perfect := slices.Sorted(slices.Values(pool))
		reversed := slices.Clone(perfect)
		slices.Reverse(perfect)
		for _, m := range slices.Concat(one, more) {
			best, worst := m.Of(Graded{perfect, pool}), m.Of(Graded{reversed, pool})
			if worst > best || worst < 0 || best > 1 {
				t.Fatalf("%v: %v reversed, %v perfect, of %v", m, worst, best, pool)
			}
			if slices.Contains(one, m) && !near(best, 1) {
				t.Fatalf("%v of a perfect run of %v is %v", m, pool, best)
			}
		}
	}
}

func FuzzParseMeasure(f *testing.F) {
	for _, s := range []string{"nDCG(dcg='exp-log2')@10", "AP(rel=2)", "RBP(p=.9,rel=2)@20", "P@5", "Judged@1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMeasure(s)
		if err != nil {
			return
		}
		if again, err := ParseMeasure(m.String()); err != nil || again != m {
			t.Fatalf("%q: %v reads back as %v, %v", s, m, again, err)
		}
		if v := m.Of(Graded{[]int{1, 0, -1, 3}, []int{3, 1, 1, 0}}); !(v >= 0 && v <= 1) {
			t.Fatalf("%v = %v", m, v)
		}
	})
}
