package eval

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestNDCG(t *testing.T) {
	log3 := math.Log2(3)
	for _, tt := range []struct {
		grades, ideal []int
		k             int
		want          float64
		why           string
	}{
		{[]int{3, 2, 0, 1}, []int{3, 2, 1, 0}, 10, (3 + 2/log3 + 1/math.Log2(5)) / (3 + 2/log3 + 1.0/2), "discounts 1, log2 3, 2, log2 5"},
		{[]int{0, 1}, []int{1, 0}, 10, 1 / log3, "the only relevant at rank 2: 0.6309"},
		{[]int{1, 2}, []int{2, 1}, 10, (1 + 2/log3) / (2 + 1/log3), "linear gain: 2.2619/2.6309 = 0.8597, not 0.7967 of 2^g-1"},
		{[]int{1}, []int{3, 1}, 1, 1.0 / 3, "ideal of all judged, also those not ranked"},
		{[]int{1, 3}, []int{3, 1}, 1, 1.0 / 3, "the cut-off holds for both"},
		{[]int{3, 1}, []int{1, 3}, 0, 1, "no cut-off; ideal in any order"},
		{[]int{-2, 1}, []int{1, -2}, 2, 1 / log3, "a negative grade gains nothing"},
		{nil, []int{1}, 10, 0, "nothing ranked"},
		{[]int{1}, nil, 10, 1 * 0, "nothing judged relevant"},
		{[]int{3, 3}, []int{3}, 10, 1, "more found than judged is clamped"},
	} {
		if got := NDCG(tt.grades, tt.ideal, tt.k); !near(got, tt.want) {
			t.Errorf("NDCG(%v, %v, %d) = %.4f, want %.4f: %s", tt.grades, tt.ideal, tt.k, got, tt.want, tt.why)
		}
	}
}

func TestAP(t *testing.T) {
	for _, tt := range []struct {
		grades   []int
		relevant int
		want     float64
		why      string
	}{
		{[]int{1, 0, 1}, 2, (1 + 2.0/3) / 2, "precision 1 at rank 1, 2/3 at rank 3"},
		{[]int{1, 0, 3}, 4, (1 + 2.0/3) / 4, "two of four never ranked; any grade from 1 on is relevant"},
		{[]int{0, 0}, 3, 0, "none found"},
		{nil, 0, 0, "nothing"},
		{[]int{1, 1}, 0, 1, "fewer relevant than found counts as found"},
		{[]int{-1, 1}, 1, 0.5, "a negative grade is not relevant"},
	} {
		if got := AP(tt.grades, tt.relevant); !near(got, tt.want) {
			t.Errorf("AP(%v, %d) = %.4f, want %.4f: %s", tt.grades, tt.relevant, got, tt.want, tt.why)
		}
	}
}

func TestPrecision(t *testing.T) {
	for _, tt := range []struct {
		grades []int
		k      int
		want   float64
		why    string
	}{
		{[]int{1, 0, 2, 0}, 2, 0.5, "one of two"},
		{[]int{1, 0, 2, 0}, 0, 0.5, "no cut-off: two of four"},
		{[]int{1, 1}, 5, 0.4, "a short ranking is divided by k"},
		{[]int{-1}, 1, 0, "a negative grade is not relevant"},
		{nil, 0, 0, "nothing ranked"},
		{nil, 5, 0, "nothing ranked"},
	} {
		if got := Precision(tt.grades, tt.k); !near(got, tt.want) {
			t.Errorf("Precision(%v, %d) = %.4f, want %.4f: %s", tt.grades, tt.k, got, tt.want, tt.why)
		}
	}
}

func TestMean(t *testing.T) {
	if got := Mean(nil); got != 0 {
		t.Errorf("Mean(nil) = %v, want 0", got)
	}
	if got := Mean([]float64{1, 0.5}); got != 0.75 {
		t.Errorf("Mean(1, 0.5) = %v, want 0.75", got)
	}
}

// TestMeasureLaws: in [0, 1], 1 for the ideal order, and moving a better document up
// never lowers a measure.
func TestMeasureLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		grades := make([]int, r.IntN(12))
		relevant := 0
		for i := range grades {
			if grades[i] = r.IntN(5) - 1; grades[i] > 0 {
				relevant++
			}
		}
		k := r.IntN(14) - 1
		before := slices.Clone(grades)
		measures := func(g []int) [3]float64 {
			return [3]float64{NDCG(g, before, k), AP(g, relevant), Precision(g, k)}
		}
		values := measures(grades)
		for i := 1; i < len(grades); i++ {
			better := slices.Clone(grades)
			if better[i] > better[i-1] {
				better[i], better[i-1] = better[i-1], better[i]
			}
			for m, v := range measures(better) {
				if !(values[m] >= 0 && v <= 1+1e-12 && v >= values[m]-1e-12) {
					t.Fatalf("measure %d of %v is %v, of %v %v, k %d", m, grades, values[m], better, v, k)
				}
			}
		}
		if !slices.Equal(before, grades) {
			t.Fatal("a measure changed its argument")
		}
		slices.Sort(grades)
		slices.Reverse(grades)
		if got := NDCG(grades, before, k); relevant > 0 && !near(got, 1) {
			t.Fatalf("NDCG of the ideal order %v is %v", grades, got)
		}
	}
}

func ExampleNDCG() {
	grades := []int{2, 0, 3} // of the documents as ranked
	judged := []int{3, 2, 1, 0, 0}
	fmt.Printf("%.3f\n", NDCG(grades, judged, 10))
	// Output: 0.735
}
