package eval

import (
	"math/rand/v2"
	"testing"
)

func TestAUC(t *testing.T) {
	for _, tt := range []struct {
		values   []float64
		positive []bool
		want     float64
		why      string
	}{
		{[]float64{3, 2, 1}, []bool{true, false, false}, 1, "the positive first"},
		{[]float64{3, 2, 1}, []bool{false, true, false}, .5, "ahead of one, behind one"},
		{[]float64{2, 2, 1}, []bool{true, false, false}, .75, "a tie is one half"},
		{[]float64{1, 2}, []bool{true, false}, 0, "the wrong way round"},
		{[]float64{1, 2, 9}, []bool{true, true}, .5, "no negative; the longer list is cut"},
		{nil, nil, .5, "nothing"},
	} {
		if got := AUC(tt.values, tt.positive); got != tt.want {
			t.Errorf("AUC(%v, %v) = %v, want %v: %s", tt.values, tt.positive, got, tt.want, tt.why)
		}
	}
	r := rand.New(rand.NewPCG(1, 3))
	for range 500 {
		values, positive := make([]float64, 1+r.IntN(12)), make([]bool, 12)
		for i := range values {
			values[i], positive[i] = float64(r.IntN(6)), r.IntN(3) == 0
		}
		pairs, won := 0.0, 0.0
		for i, v := range values {
			for j, w := range values {
				if positive[i] && !positive[j] {
					pairs++
					if v > w {
						won++
					} else if v == w {
						won += .5
					}
				}
			}
		}
		if got := AUC(values, positive); pairs > 0 && !near(got, won/pairs) {
			t.Fatalf("AUC(%v, %v) = %v, want %v", values, positive, got, won/pairs)
		}
	}
}
