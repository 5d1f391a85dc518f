package eval

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestOrders(t *testing.T) {
	const text = "r Q0 a 2 5 x\nr\tQ0\tb\t1\t5\tx\nr Q0 c 3 7.25 x\nr Q0 d 4 5.00000001 x\n"
	run, err := ReadRun(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		order Order
		want  string
		why   string
	}{
		{DocDescending, "c d b a", "d leads b by 1e-8, a and b are tied"},
		{DocDescending32, "c d b a", "the three are tied in single precision: names descending"},
		{DocAscending, "c d a b", "names ascending on the tie"},
		{FileRank, "b a c d", "the rank column alone"},
		{Order(9), "c d b a", "no such order: the first"},
	} {
		if got := strings.Join(run["r"].In(tt.order), " "); got != tt.want {
			t.Errorf("%v: %s, want %s: %s", tt.order, got, tt.want, tt.why)
		}
	}
	near := Ranking{{Doc: "a", Score: 5.00000001}, {Doc: "b", Score: 5}}
	if got := near.In(DocDescending32); got[0] != "b" {
		t.Errorf("single precision: %v, want b first: the scores differ in the ninth digit", got)
	}
	if got := near.In(DocDescending); got[0] != "a" {
		t.Errorf("double precision: %v, want a first", got)
	}
	for o := DocDescending; o <= FileRank; o++ {
		var back Order
		if text, _ := o.MarshalText(); back.UnmarshalText(text) != nil || back != o {
			t.Errorf("%v does not read back", o)
		}
	}
	if err := new(Order).UnmarshalText([]byte("best")); err == nil {
		t.Error("an unknown order is no error")
	}
}

// TestTieVector: the published vector of one run that two tie orders measure
// differently. Docno descending d2 d1 d3: grades 1 0 2, (1 + 2/2) / (2 + 1/log2 3) =
// .76019; ascending d1 d2 d3: grades 0 1 2, (1/log2 3 + 2/2) / (2 + 1/log2 3) = .61991.
func TestTieVector(t *testing.T) {
	qrels := Qrels{"q": {"d1": 0, "d2": 1, "d3": 2}}
	run := Run{"q": {{"d1", 1, 1}, {"d2", 2, 1}, {"d3", 3, 0.5}}}
	for order, want := range map[Order]float64{DocDescending: 0.76019, DocDescending32: 0.76019, DocAscending: 0.61991, FileRank: 0.61991} {
		got := Evaluate(qrels, run, []Measure{{}}, order).Mean(Measure{})
		if math.Abs(got-want) > 5e-6 {
			t.Errorf("%v: nDCG = %.6f, want %.5f", order, got, want)
		}
	}
	l := 1 / math.Log2(3)
	if got := Evaluate(qrels, run, []Measure{{}}, DocDescending).Mean(Measure{}); math.Abs(got-2/(2+l)) > 1e-12 {
		t.Errorf("nDCG = %v, want %v", got, 2/(2+l))
	}
	worst, best := TieBounds(qrels, run, []Measure{{}}, DocDescending)
	if !near(worst.Mean(Measure{}), (1+l)/(2+l)) || !near(best.Mean(Measure{}), 2/(2+l)) {
		t.Errorf("bounds %v and %v, want the two values of the vector", worst.Mean(Measure{}), best.Mean(Measure{}))
	}
	if got, want := TiesAt(run, DocDescending, 2), (Ties{K: 2, Ranked: 2, Tied: 2, Topics: 1}); got != want || got.Share() != 1 {
		t.Errorf("TiesAt = %+v, want %+v", got, want)
	}
}

func TestTies(t *testing.T) {
	run := Run{"a": {{"x", 1, 2}, {"y", 2, 1}, {"z", 3, 1}}, "b": {{"x", 1, 3}, {"y", 2, 2}}}
	for _, tt := range []struct {
		order Order
		k     int
		want  Ties
		share float64
		why   string
	}{
		{DocDescending, 2, Ties{2, 4, 1, 1, 1}, 0.25, "z or y at rank 2 of a is chance"},
		{DocDescending, 0, Ties{0, 5, 2, 1, 0}, 0.4, "no cut-off, nothing crosses it"},
		{FileRank, 2, Ties{2, 4, 0, 0, 0}, 0, "ranks differ"},
	} {
		if got := TiesAt(run, tt.order, tt.k); got != tt.want || got.Share() != tt.share {
			t.Errorf("TiesAt(%v, %d) = %+v, %v, want %+v, %v: %s", tt.order, tt.k, got, got.Share(), tt.want, tt.share, tt.why)
		}
	}
	if (Ties{}).Share() != 0 {
		t.Error("the share of nothing is not 0")
	}
}

// TestTiedPermutation: the order of tied lines in the file changes nothing but what is
// measured in the order of the file.
func TestTiedPermutation(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	measures, err := ParseMeasures("nDCG nDCG@5 nDCG(dcg='exp-log2')@3 AP P@5 R@5 RR Rprec Bpref Success@1 RBP Judged@5")
	if err != nil {
		t.Fatal(err)
	}
	moved := 0
	for range 500 {
		qrels, ranking := Qrels{"q": {}}, Ranking{}
		for i := range 12 {
			doc := fmt.Sprintf("d%02d", i)
			if r.IntN(4) > 0 {
				qrels["q"][doc] = r.IntN(5) - 1
			}
			ranking = append(ranking, Entry{Doc: doc, Score: float64(r.IntN(4))})
		}
		shuffled := slices.Clone(ranking)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		number := func(r Ranking) Run {
			slices.SortStableFunc(r, func(a, b Entry) int { return int(b.Score - a.Score) })
			for i := range r {
				r[i].Rank = i + 1
			}
			return Run{"q": r}
		}
		a, b := number(ranking), number(shuffled)
		worst, best := TieBounds(qrels, a, measures, DocDescending)
		for _, order := range []Order{DocDescending, DocDescending32, DocAscending, FileRank} {
			for _, m := range measures { // the file is written by score, so its order breaks ties too
				if v := Evaluate(qrels, b, measures, order).Mean(m); v < worst.Mean(m)-1e-12 || v > best.Mean(m)+1e-12 {
					t.Fatalf("%v in %v: %v is not between %v and %v", m, order, v, worst.Mean(m), best.Mean(m))
				}
			}
		}
		for _, order := range []Order{DocDescending, DocDescending32, DocAscending} {
			x, y := Evaluate(qrels, a, measures, order), Evaluate(qrels, b, measures, order)
			for _, m := range measures {
				if x.Mean(m) != y.Mean(m) {
					t.Fatalf("%v in %v: %v and %v", m, order, x.Mean(m), y.Mean(m))
				}
			}
		}
		if Evaluate(qrels, a, measures, FileRank).Mean(measures[0]) != Evaluate(qrels, b, measures, FileRank).Mean(measures[0]) {
			moved++
		}
	}
	if moved < 400 {
		t.Errorf("the order of the file changed %d of 500 runs: it should decide ties", moved)
	}
}
