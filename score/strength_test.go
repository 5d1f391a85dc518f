package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// full is three years of work that ended just now.
func full(d Depth, origin string) Evidence {
	return Evidence{Depth: d, Months: 36, Age: 0, Origin: origin}
}

func TestOfOne(t *testing.T) {
	for _, tt := range []struct {
		e    Evidence
		want Strength
		why  string
	}{
		{Evidence{}, 0, "no depth is nothing seen"},
		{full(Listed, "cv"), 144, "upper bound of a list"},
		{full(Named, "job"), 320, "upper bound of a name in a text"},
		{full(Used, "job"), 416, "upper bound of use"},
		{full(Owned, "job"), 511, "a dated private job of three years with owned outcomes: the ceiling"},
		{full(Designed, "job"), 511, "the same ceiling"},
		{Evidence{Depth: Owned, Months: 360, Age: 48}, 511, "longer or within four years adds nothing"},
		{Evidence{Depth: Used, Months: 12, Age: 0}, 312, "a year has half the share: 208 + 208·32/64"},
		{Evidence{Depth: Used, Months: 18, Age: 0}, 338, "16 + 18·48/36 = 40: 208 + 208·40/64"},
		{Evidence{Depth: Used, Months: 1, Age: 0}, 264, "16 + 48/36 = 17⅓: 208 + 208·17⅓/64 = 264.3"},
		{Evidence{Depth: Used, Months: 0, Age: 0}, 364, "unknown duration is two years: 16 + 48·24/36 = 48: 208 + 208·48/64"},
		{Evidence{Depth: Used, Months: -5, Age: 0}, 364, "a negative duration is unknown"},
		{Evidence{Depth: Used, Months: 36, Age: 72}, 312, "six years ago: 64·24/48 = 32, half"},
		{Evidence{Depth: Used, Months: 36, Share: 32}, 338, "half of the work is about it: 16 + 48·32/64 = 40: 208 + 208·40/64"},
		{Evidence{Depth: Used, Months: 72, Share: 32}, 416, "half of six years is three"},
		{Evidence{Depth: Used, Months: 36, Share: 99}, 416, "a share outside the range is all"},
		{Evidence{Depth: Used, Months: 36, Age: 49}, 409, "64·47/48 = 62: 208 + 208·62/64 = 409.5"},
		{Evidence{Depth: Used, Months: 36, Age: 96}, 208, "eight years ago: lower bound"},
		{Evidence{Depth: Used, Months: 36, Age: math.MaxInt}, 208, "long ago: lower bound"},
		{Evidence{Depth: Used, Months: 36, Age: UnknownAge}, 364, "unknown age: three quarters"},
		{Evidence{Depth: Used, Months: 0, Age: UnknownAge}, 325, "both unknown: 48/64·(16 + 48·24/36) = 36: 208 + 208·36/64"},
		{Evidence{Depth: Designed + 1, Months: 36}, 0, "a depth outside the list is nothing"},
		{Evidence{Depth: 255, Months: 36}, 0, "a depth outside the list is nothing"},
	} {
		if got := Of([]Evidence{tt.e}); got != tt.want {
			t.Errorf("Of(%+v) = %d, want %d: %s", tt.e, got, tt.want, tt.why)
		}
	}
	if got := Of(nil); got != 0 {
		t.Errorf("Of(nil) = %d, want 0", got)
	}
}

// year is a year of work that ended some months ago.
func year(d Depth, age int, origin string) Evidence {
	return Evidence{Depth: d, Months: 12, Age: age, Origin: origin}
}

func TestOfMany(t *testing.T) {
	stale := Evidence{Depth: Owned, Months: 36, Age: 96, Origin: "a"} // 256
	for _, tt := range []struct {
		list []Evidence
		want Strength
		why  string
	}{
		{[]Evidence{stale, stale}, 256, "the same job again"},
		{[]Evidence{stale, full(Listed, "b")}, 256, "a list corroborates nothing"},
		{[]Evidence{year(Used, 0, "a"), year(Used, 12, "b"), year(Used, 24, "c")}, 416, "three jobs of a year are three years"},
		{[]Evidence{year(Used, 0, "a"), year(Used, 0, "b")}, 325, "two jobs in the same year are a year: 312; the second origin closes an eighth: 312 + 104/8"},
		{[]Evidence{year(Used, 0, "a"), year(Used, 6, "b")}, 347, "a year and a half, by the overlap: 208 + 208·40/64 = 338, + 78/8 = 347.75"},
		{[]Evidence{full(Named, "a"), full(Named, "b")}, 320, "corroboration stops at the depth's bound"},
		{[]Evidence{full(Used, "a"), {Depth: Designed, Months: 1, Age: 96, Origin: "a"}}, 416, "an old design of a month shows less than three years of use"},
		{[]Evidence{year(Owned, 0, "a"), full(Used, "b")}, 416, "a year owned is 383; with the years of use beside it the use is the stronger"},
		{[]Evidence{{Depth: Used, Months: 0, Age: -1, Origin: "a"}, {Depth: Used, Months: 0, Age: -1, Origin: "a"}}, 325, "one undated job, said twice"},
	} {
		if got := Of(tt.list); got != tt.want {
			t.Errorf("Of(%v) = %d, want %d: %s", tt.list, got, tt.want, tt.why)
		}
	}
}

func TestListingFiftyTimesEqualsOnce(t *testing.T) {
	for _, sameOrigin := range []bool{true, false} {
		var list []Evidence
		for i := range 50 {
			e := full(Listed, "cv")
			if !sameOrigin {
				e.Origin = fmt.Sprint("document ", i)
			}
			list = append(list, e)
			if got := Of(list); got != 144 {
				t.Fatalf("listed %d times, same origin %v: %d, want 144", i+1, sameOrigin, got)
			}
		}
	}
}

func TestPublicWorkAddsNothingToAFullPrivateJob(t *testing.T) {
	list := []Evidence{full(Owned, "private job")}
	for i := range 5 {
		list = append(list, full(Designed, fmt.Sprint("repository ", i)))
		if got := Of(list); got != MaxStrength {
			t.Fatalf("with %d repositories: %d, want %d", i+1, got, MaxStrength)
		}
	}
}

// TestDurationAndRecency holds the directions: longer is never less, older never more.
func TestDurationAndRecency(t *testing.T) {
	for d := Listed; d <= Designed; d++ {
		for m := 1; m < 60; m++ {
			if a, b := Of([]Evidence{{Depth: d, Months: m}}), Of([]Evidence{{Depth: d, Months: m + 1}}); a > b {
				t.Errorf("%v: %d months %d, one more %d", d, m, a, b)
			}
		}
		for age := range 120 {
			e := Evidence{Depth: d, Months: 36, Age: age}
			older := Evidence{Depth: d, Months: 36, Age: age + 1}
			if a, b := Of([]Evidence{e}), Of([]Evidence{older}); a < b {
				t.Errorf("%v: age %d %d, one more %d", d, age, a, b)
			}
		}
	}
}

// random returns a list with many ties and equal origins, and now and then odd input.
func random(r *rand.Rand) []Evidence {
	list := make([]Evidence, r.IntN(9))
	for i := range list {
		list[i] = Evidence{
			Depth:  Depth(r.IntN(7)),
			Months: r.IntN(50) - 5,
			Age:    r.IntN(120) - 5,
			Share:  r.IntN(70) - 3,
			Origin: string(rune('a' + r.IntN(6))),
		}
		if r.IntN(3) == 0 {
			list[i].Months, list[i].Age = 36, 96*r.IntN(2)
		}
	}
	return list
}

func TestOfLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(77, 99))
	for range 40_000 {
		list := random(r)
		s, cited := Explain(list)
		checkBounds(t, list, s)
		checkCited(t, list, s, cited)

		shuffled := slices.Clone(list)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := Of(shuffled); got != s {
			t.Fatalf("order matters: %v is %d, %v is %d", list, s, shuffled, got)
		}
		if more := append(shuffled, random(r)...); Of(more) < s {
			t.Fatalf("more evidence lowers: %v is %d, %v is %d", list, s, more, Of(more))
		}
		for d, got := range ByDepth(list) {
			deep := slices.DeleteFunc(slices.Clone(list), func(e Evidence) bool { return e.Depth < Depth(d) })
			want, _ := Explain(deep)
			if got != want || Of(deep) != want {
				t.Fatalf("evidence from %v on shows %d and %d, want %d: %v", Depth(d), got, Of(deep), want, list)
			}
			if want > s {
				t.Fatalf("evidence from %v on shows more (%d) than all (%d): %v", Depth(d), want, s, list)
			}
		}
		if len(list) > 0 {
			checkAgain(t, list, list[r.IntN(len(list))], s)
		}
		if t.Failed() {
			return
		}
	}
}

// checkAgain: what is neither stronger nor deeper than one of the same origin changes
// nothing.
func checkAgain(t *testing.T, list []Evidence, again Evidence, s Strength) {
	t.Helper()
	for _, weaker := range []Evidence{
		again,
		{Depth: again.Depth, Months: 1, Age: 96, Origin: again.Origin},
		{Depth: min(again.Depth, Listed), Months: 1, Age: 96, Origin: again.Origin},
	} {
		if again.Depth > Designed {
			return // nothing seen: anything is stronger
		}
		if got := Of(append(slices.Clone(list), weaker)); got != s {
			t.Errorf("%v is %d, with %v of the same origin %d", list, s, weaker, got)
		}
	}
}

// checkBounds: the strongest alone ≤ the strength ≤ the bound of the deepest.
func checkBounds(t *testing.T, list []Evidence, s Strength) {
	t.Helper()
	var low, high Strength
	for _, e := range list {
		if e.Depth <= Designed {
			low = max(low, Of([]Evidence{e}))
			high = max(high, Strength(bounds[e.Depth].hi))
		}
	}
	if s < low || s > high || s > MaxStrength {
		t.Errorf("%v: %d outside [%d, %d]", list, s, low, high)
	}
}

func checkCited(t *testing.T, list []Evidence, s Strength, cited []int) {
	t.Helper()
	var subset []Evidence
	seen := map[int]bool{}
	for _, i := range cited {
		if seen[i] {
			t.Errorf("%v: index %d cited twice", list, i)
		}
		seen[i] = true
		subset = append(subset, list[i])
	}
	if got := Of(subset); got != s {
		t.Errorf("%v is %d, its cited %v alone %d", list, s, cited, got)
	}
	if (s == 0) != (len(cited) == 0) {
		t.Errorf("%v: strength %d with %d cited", list, s, len(cited))
	}
}

// FuzzOf checks odd numbers of every size.
func FuzzOf(f *testing.F) {
	f.Add(uint8(4), 36, 0, "a", uint8(5), -1, math.MaxInt, "b")
	f.Fuzz(func(t *testing.T, d1 uint8, m1, a1 int, o1 string, d2 uint8, m2, a2 int, o2 string) {
		x, y := Evidence{Depth(d1), m1, a1, a1 / 2, o1}, Evidence{Depth(d2), m2, a2, m1, o2}
		both, cited := Explain([]Evidence{x, y})
		checkBounds(t, []Evidence{x, y}, both)
		checkCited(t, []Evidence{x, y}, both, cited)
		if both != Of([]Evidence{y, x}) {
			t.Error("order matters")
		}
	})
}

func TestDepthText(t *testing.T) {
	for d := NoDepth; d <= Designed; d++ {
		text, err := d.MarshalText()
		var back Depth = 99
		if err != nil || back.UnmarshalText(text) != nil || back != d {
			t.Errorf("%v does not survive: %q, %v", d, text, back)
		}
	}
	var d Depth
	if err := d.UnmarshalText([]byte("vast")); err == nil || !strings.Contains(err.Error(), "designed") {
		t.Errorf("unknown depth: %v, want an error that names the right ones", err)
	}
	if got := Depth(9).String(); got != "depth(9)" {
		t.Errorf("Depth(9) = %q", got)
	}
}

// TestModel pins the hash: a changed constant shows in this diff, because every index
// then re-derives its strengths.
func TestModel(t *testing.T) {
	const want = "2154b4d0d33c"
	if got := Model(); got != want {
		t.Errorf("Model() = %q, want %q", got, want)
	}
}

func ExampleOf() {
	job := Evidence{Depth: Owned, Months: 40, Age: 3, Origin: "job 1"}
	list := Evidence{Depth: Listed, Months: 40, Age: 3, Origin: "job 1"}
	fmt.Println(Of([]Evidence{job}), Of([]Evidence{list}), Of([]Evidence{job, list}))
	// Output: 511 144 511
}

func BenchmarkOf(b *testing.B) {
	for _, n := range []int{1, 20} {
		var list []Evidence
		for i := range n {
			list = append(list, full(Depth(1+i%5), fmt.Sprint(i%7)))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(list)
			}
		})
	}
}

// Bounds are those that Of keeps: fresh work of many years, and a day's work long ago.
func TestBoundsAreThoseOfOf(t *testing.T) {
	for _, d := range Depths() {
		least, most := Bounds(d)
		best := Of([]Evidence{{Depth: d, Months: 120, Age: 0, Origin: "a"}})
		worst := Of([]Evidence{{Depth: d, Months: 1, Age: 200, Origin: "a"}})
		if best > most || worst < least || best <= worst {
			t.Errorf("%s: %d to %d lies outside %d to %d", d, worst, best, least, most)
		}
	}
	if least, most := Bounds(NoDepth); least+most != 0 {
		t.Error("nothing has a strength")
	}
	if least, most := Bounds(99); least+most != 0 {
		t.Error("a depth outside the list has a strength")
	}
}
