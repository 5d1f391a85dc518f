package audit

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// scored makes a sample of one attribute out of scores by category.
func scored(scores map[string][]int) []Row {
	var rows []Row
	for group, all := range scores {
		for i, s := range all {
			rows = append(rows, Row{ID: fmt.Sprint(group, i), Score: s, Groups: map[string]string{"g": group}})
		}
	}
	return rows
}

// ranked makes rows in the order of a text of one-letter categories.
func ranked(order string) []Row {
	var rows []Row
	for i, c := range order {
		rows = append(rows, Row{ID: fmt.Sprint(i), Rank: i + 1, Score: len(order) - i, Groups: map[string]string{"g": string(c)}})
	}
	return rows
}

func near(a, b, by float64) bool {
	return a == b || math.Abs(a-b) <= by
}

// Hand-checked: the median of the twelve is 62.5; above it are 3 of 5, 1 of 4, 2 of 3.
func TestScoringVector(t *testing.T) {
	s := Sampled(scored(map[string][]int{"A": {90, 80, 70, 60, 50}, "B": {85, 55, 45, 40}, "C": {75, 65, 30}}), "g")
	for i, want := range []struct{ rate, ratio float64 }{{.6, .9}, {.25, .375}, {2. / 3, 1}} {
		if got := s.Scoring()[i]; !near(got.Rate, want.rate, 1e-9) || !near(got.Ratio, want.ratio, 1e-9) {
			t.Errorf("%s: rate %v ratio %v, want %v and %v", got.Category, got.Rate, got.Ratio, want.rate, want.ratio)
		}
	}
}

// Hand-checked on m m m f m f f m f f with shares of one half.
func TestRankingVector(t *testing.T) {
	s := Sampled(ranked("mmmfmffmff"), "g") // f is category 0, m is 1
	if got := s.Skew(3)[0]; !math.IsInf(got, -1) {
		t.Errorf("Skew_f@3 = %v, want −Inf", got)
	}
	if got := s.Skew(5); !near(got[0], math.Log(.2/.5), 1e-9) || !near(got[1], math.Log(.8/.5), 1e-9) {
		t.Errorf("Skew@5 = %v, want −0.9163 and 0.4700", got)
	}
	if s.MinSkew(5) != s.Skew(5)[0] || s.MaxSkew(5) != s.Skew(5)[1] {
		t.Error("the extremes are not those of the categories")
	}
	if got := s.NDKL(); !near(got, 0.3616902838102447, 1e-9) {
		t.Errorf("NDKL = %v, want 0.3617", got)
	}
	if index, count := s.Infeasible(); index != 6 || count != 6 {
		t.Errorf("infeasible %d, %d, want 6, 6", index, count)
	}
	e := s.Exposures()
	if !near(e[0].Mean, 0.34206238009932355, 1e-9) || !near(e[1].Mean, 0.5666494875183457, 1e-9) || !near(e[0].Parity, 0.6036577948696178, 1e-9) || e[1].Parity != 1 {
		t.Errorf("exposure %+v", e)
	}
}

func TestFisher(t *testing.T) {
	for _, c := range []struct {
		a, n, b, m int
		want       float64
		why        string
	}{
		{3, 4, 1, 4, 34. / 70, "the lady tasting tea: 1+16+16+1 of 70 tables"},
		{0, 5, 5, 5, 2. / 252, "the two most extreme of 252"},
		{5, 10, 5, 10, 1, "equal shares"},
		{0, 0, 3, 7, 1, "nobody"},
		{9, 5, -2, 5, 2. / 252, "clamped to 5 of 5 and 0 of 5"},
		{0, 1_000_000, 4, 1_000_000, 2 * 999_999. / 1_999_999 * 999_998 / 1_999_998 * 999_997 / 1_999_997 / 2, "all four of one half: 2·C(n,4)/C(2n,4)"},
	} {
		if got := Fisher(c.a, c.n, c.b, c.m); !near(got, c.want, 1e-9) {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

func TestTwoProportions(t *testing.T) {
	// q = 70/200, spread = √(.35·.65·.02) = .0674537, z = .2/.0674537 = 2.965003
	if got := TwoProportions(45, 100, 25, 100); !near(got, math.Erfc(2.9649972666/math.Sqrt2), 1e-6) {
		t.Errorf("%v", got)
	}
	if TwoProportions(0, 10, 0, 10) != 1 || TwoProportions(1, 0, 1, 1) != 1 || TwoProportions(3, 9, 3, 9) != 1 {
		t.Error("no difference, nobody and equal shares are 1")
	}
}

func TestFourFifths(t *testing.T) {
	rates := withRatios([]Rate{{Category: "a", N: 100, Counted: 50, Rate: .5}, {Category: "b", N: 100, Counted: 30, Rate: .3}, {Category: "c", N: 100, Counted: 38, Rate: .38}, {Category: "d", N: 10, Counted: 0}})
	for i, want := range []struct {
		verdict Verdict
		flip    int
		why     string
	}{
		{Above, 0, "the highest itself"},
		{Below, 10, "40 of 100 is four fifths of one half"},
		{BelowByChance, 2, "38 against 50 of 100 each: p = .088"},
		{Indeterminate, 4, "ten people say nothing; 4 of 10 would be four fifths"},
	} {
		got := FourFifths(rates)[i]
		if got.Verdict != want.verdict || got.Flip != want.flip || got.Against != "a" {
			t.Errorf("%s: %+v", want.why, got)
		}
	}
	if len(FourFifths(nil)) != 0 {
		t.Error("no rates, no comparison")
	}
}

func TestSelectionAndSmall(t *testing.T) {
	rows := ranked("ab")
	rows[0].Selected = true
	for i := range 98 {
		rows = append(rows, Row{ID: fmt.Sprint("x", i), Score: -i, Selected: i < 49, Groups: map[string]string{"g": "a"}})
	}
	s := Sampled(rows, "g")
	got := s.Selection()
	if got[0].N != 99 || got[0].Counted != 50 || got[1].Ratio != 0 || !got[1].Small || got[0].Small {
		t.Errorf("%+v", got)
	}
	if MinRatio(got) != 1 {
		t.Error("a category below 2 % enters the lowest ratio")
	}
	if cuts := s.Curve(); len(cuts) != 100 || cuts[99].Ratio != 1 || cuts[0].K != 1 {
		t.Errorf("%d cuts", len(cuts))
	}
}

func TestCrossedAttributes(t *testing.T) {
	rows := []Row{{ID: "1", Groups: map[string]string{"sex": "f", "race": "x"}}, {ID: "2", Groups: map[string]string{"sex": "m", "race": "x"}}, {ID: "3", Groups: map[string]string{"sex": "m"}}, {ID: "4", Groups: map[string]string{"sex": "Unknown", "race": "x"}}}
	s := Sampled(rows, "sex", "race")
	if fmt.Sprint(s.Categories) != "[f & x m & x]" || s.Unknown != 2 || s.Len() != 2 || s.Size(0) != 1 || s.Size(9) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestEmpty(t *testing.T) {
	s := Sampled(nil, "g")
	if index, count := s.Infeasible(); index+count != 0 || s.NDKL() != 0 || s.Skew(3) != nil || s.MinSkew(1) != 0 || len(s.Exposures())+len(s.Scoring())+len(s.Curve())+len(s.AtCut(5)) != 0 {
		t.Error("an empty sample has figures")
	}
	if s.Bootstrap(10, 1, func(*Sample) float64 { return 1 }) != (Interval{}) {
		t.Error("an interval of nothing")
	}
}

// random makes a pool with several categories and scores.
func random(r *rand.Rand) []Row {
	rows := make([]Row, 5+r.IntN(60))
	for i := range rows {
		rows[i] = Row{ID: fmt.Sprint(i), Score: r.IntN(50), Selected: r.IntN(3) == 0, Groups: map[string]string{"g": string(rune('a' + r.IntN(4)))}}
	}
	return rows
}

// Relabelling permutes the results; somebody without a label changes the unknown count
// and nothing else; measures stay in their ranges.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := map[string]string{"a": "d", "b": "c", "c": "b", "d": "a"}
	for range 200 {
		rows := random(r)
		s := Sampled(rows, "g")
		swapped := make([]Row, len(rows))
		for i := range rows {
			swapped[i] = rows[i]
			swapped[i].Groups = map[string]string{"g": names[rows[i].Groups["g"]]}
		}
		other := Sampled(append(swapped, Row{ID: "nobody", Score: r.IntN(50)}), "g")
		if other.Unknown != 1 || !near(other.NDKL(), s.NDKL(), 1e-9) || !near(MinRatio(other.Scoring()), MinRatio(s.Scoring()), 1e-12) || !near(other.MinSkew(5), s.MinSkew(5), 1e-9) {
			t.Fatal("labels or an unlabelled row change a figure")
		}
		n := len(s.Categories)
		for g, rate := range s.Scoring() {
			if back := other.Scoring()[n-1-g]; names[rate.Category] != back.Category || rate.Counted != back.Counted {
				t.Fatalf("%+v is not %+v", rate, back)
			}
			if rate.Rate < 0 || rate.Rate > 1 || rate.Ratio < 0 || rate.Ratio > 1 {
				t.Fatalf("out of range: %+v", rate)
			}
		}
		if s.NDKL() < 0 || s.MaxSkew(3) < -1e-12 || s.MinSkew(3) > 1e-12 {
			t.Fatalf("NDKL %v, skew %v to %v", s.NDKL(), s.MinSkew(3), s.MaxSkew(3))
		}
	}
}

// Groups that are alike have ratio 1 everywhere.
func TestEqualGroups(t *testing.T) {
	s := Sampled(scored(map[string][]int{"A": {5, 4, 3, 2}, "B": {5, 4, 3, 2}, "C": {5, 4, 3, 2}}), "g")
	if MinRatio(s.Scoring()) != 1 || MinRatio(s.AtCut(12)) != 1 {
		t.Errorf("%+v", s.Scoring())
	}
	for _, e := range s.Exposures() {
		if e.Merit != 3.5 {
			t.Errorf("%+v", e)
		}
	}
}

func TestBootstrapRepeats(t *testing.T) {
	s := Sampled(append(ranked("mmmfmffmff"), Row{ID: "nobody", Score: 3}), "g")
	a, b := s.Bootstrap(200, 7, (*Sample).NDKL), s.Bootstrap(200, 7, (*Sample).NDKL)
	if a != b || a.Low > a.High || a == s.Bootstrap(200, 8, (*Sample).NDKL) {
		t.Errorf("%v, %v", a, b)
	}
	if a != Sampled(ranked("mmmfmffmff"), "g").Bootstrap(200, 7, (*Sample).NDKL) {
		t.Error("a row without a label changes an interval")
	}
	if s.Len() != 10 || s.Size(0) != 5 {
		t.Errorf("drawing changed the sample: %+v", s)
	}
}

// The fast forms against the definitions, read off the formulas.
func TestAgainstDefinitions(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		s := Sampled(random(r), "g")
		n := s.Len()
		index, count, total, norm := 0, 0, 0.0, 0.0
		for k := 1; k <= n; k++ {
			short, kl := 0, 0.0
			for g, c := range s.top(k) {
				if c < s.sizes[g]*k/n {
					short++
				}
				if c > 0 {
					kl += float64(c) / float64(k) * math.Log(float64(c)*float64(n)/float64(k)/float64(s.sizes[g]))
				}
			}
			index += short
			count += min(short, 1)
			total += kl / math.Log2(float64(k+1))
			norm += 1 / math.Log2(float64(k+1))
			if got := s.Curve()[k-1]; got.K != k || got.Ratio != MinRatio(s.AtCut(k)) {
				t.Fatalf("curve at %d: %v, want %v", k, got.Ratio, MinRatio(s.AtCut(k)))
			}
		}
		if i, c := s.Infeasible(); i != index || c != count {
			t.Fatalf("infeasible %d %d, want %d %d", i, c, index, count)
		}
		if !near(s.NDKL(), total/norm, 1e-12) {
			t.Fatalf("NDKL %v, want %v", s.NDKL(), total/norm)
		}
	}
}

// Answers that hold the sign between answers stay apart.
func TestCrossedAnswersStayApart(t *testing.T) {
	rows := []Row{{ID: "1", Groups: map[string]string{"a": "x & y", "b": "z"}}, {ID: "2", Groups: map[string]string{"a": "x", "b": "y & z"}}}
	if s := Sampled(rows, "a", "b"); len(s.Categories) != 2 || s.Size(0) != 1 || s.Size(1) != 1 {
		t.Errorf("%q", s.Categories)
	}
}

// Where nobody was counted, no rule speaks.
func TestNobodySelected(t *testing.T) {
	for _, c := range FourFifths([]Rate{{Category: "a", N: 100}, {Category: "b", N: 100}}) {
		if c.Verdict != Indeterminate || c.Flip != 0 {
			t.Errorf("%+v", c)
		}
	}
}

// Extreme scores keep their order.
func TestExtremeScores(t *testing.T) {
	s := Sampled([]Row{{ID: "low", Score: math.MinInt, Groups: map[string]string{"g": "b"}}, {ID: "high", Score: math.MaxInt, Groups: map[string]string{"g": "a"}}}, "g")
	if s.top(1)[0] != 1 {
		t.Error("the highest score is not first")
	}
}

// Many categories and rows take time in proportion to the rows.
func TestManyCategories(t *testing.T) {
	rows := make([]Row, 100_000)
	for i := range rows {
		rows[i] = Row{ID: fmt.Sprint(i), Rank: i + 1, Score: -i, Selected: i%3 == 0, Groups: map[string]string{"g": fmt.Sprint(i / 10)}}
	}
	s := Sampled(rows, "g")
	if index, _ := s.Infeasible(); len(s.Curve()) != len(rows) || index == 0 || !(s.NDKL() > 0) || len(FourFifths(s.Selection())) != 10_000 {
		t.Error("figures are missing")
	}
}
