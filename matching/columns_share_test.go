package matching

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// rowsOf makes columns of n candidates whose strengths come from how good each is.
func rowsOf(r *rand.Rand, n int, good func(ord int) int) *columns {
	c := newColumns(MonthOf(2026, 1))
	var changes []columnChange
	for ord := range n {
		ch := columnChange{ord: uint32(ord), id: fmt.Sprint("id", ord), row: randomRow(r)}
		for range r.IntN(6) {
			s := score.Strength(r.IntN(good(ord) + 1))
			ch.row = append(ch.row, posting{feature: feature{Skill: skill.ID(fmt.Sprintf("s%d", r.IntN(12)))}, strength: s})
		}
		if r.IntN(3) == 0 {
			ch.tags = []string{"third"}
		}
		changes = append(changes, ch)
	}
	c = c.with(changes[:n/2]).with(changes[n/2:]) // layers with an end in the middle of a group
	return c.with([]columnChange{{ord: uint32(n / 3)}, {ord: 0}, {ord: uint32(n - 1)}})
}

// manyPlans draws plans from few lines.
func manyPlans(c *columns, r *rand.Rand) []columnPlan {
	lines := make([][]alternative, 7)
	for i := range lines {
		for range 1 + r.IntN(4) {
			lines[i] = append(lines[i], alternative{feature: randomFeature(r), boost: 1 + r.IntN(eighths)})
		}
		lines[i][0].boost = eighths
	}
	var plans []columnPlan
	for range 12 {
		var requirements [][]alternative
		for _, at := range r.Perm(len(lines))[:1+r.IntN(6)] {
			line, unit := slices.Clone(lines[at]), 1+r.IntN(600)
			for i := range line {
				line[i].boost *= unit
			}
			requirements = append(requirements, line)
		}
		plans = append(plans, c.plan(requirements))
	}
	return plans
}

// TestTogetherEqualsAlone: over many strips, with few workers or many, and whether the
// guess of the last place is right or not, shared rankings are those one by one.
func TestTogetherEqualsAlone(t *testing.T) {
	ctx := context.Background()
	pools := []struct {
		why  string
		good func(ord int) int
	}{
		{"the same chances for all", func(int) int { return 511 }},
		{"few ever score, so most tie at nothing", func(ord int) int { return 511 * (ord % 1000 / 999) }},
		{"a sample shows too much: the good ones stand where it is taken", func(ord int) int { return 511 / (1 + ord/100) }},
		{"a sample shows too little: the good ones come last", func(ord int) int { return ord / 6 }},
		{"all the same", func(int) int { return 0 }},
	}
	for seed, pool := range pools {
		r := rand.New(rand.NewPCG(uint64(seed), 11))
		c := rowsOf(r, 3000, pool.good)
		third := []columnTest{{keys: []columnKey{{kind: tagColumn, name: "third"}}}}
		for _, who := range []*lanes{c.all(), c.passing(third, nil), c.passing(nil, []uint32{1, 5, 4000})} {
			plans := manyPlans(c, r)
			for _, k := range []int{0, 1, 30, 1 << 20} {
				everybody, ks := slices.Repeat([]*lanes{who}, len(plans)), slices.Repeat([]int{k}, len(plans))
				got, err := c.topAll(ctx, plans, everybody, ks)
				must(t, err)
				for i, p := range plans {
					want, err := c.top(ctx, p, who, k)
					must(t, err)
					if !slices.Equal(got[i], want) {
						t.Fatalf("%s: plan %d, first %d of %d: %v, want %v", pool.why, i, k, who.count, got[i], want)
					}
				}
			}
		}
	}
}

// TestGuessIsChecked: a list that was guessed to end too high is not given out.
func TestGuessIsChecked(t *testing.T) {
	ctx, r := context.Background(), rand.New(rand.NewPCG(3, 11))
	c := rowsOf(r, 3000, func(int) int { return 511 })
	plans, who, k := manyPlans(c, r), c.all(), 40
	lines, parts := share(plans)
	tried := 0
	for i, p := range plans {
		want, err := c.top(ctx, p, who, k)
		must(t, err)
		high, last := want[0].points, want[k-1].points
		if high == last {
			continue
		}
		tried++
		for _, bar := range []int{0, last, last + 1, high} {
			s := sharer{plan: i, parts: parts[i], who: who, k: k, bar: uint32(bar)}
			lists, err := c.topStrips(ctx, c.stripWorkers(lines), []sharer{s}, 1)
			must(t, err)
			if right := s.reached(lists[0]); right != (bar <= last) || right && !slices.Equal(lists[0], want) {
				t.Errorf("plan %d: a bar of %d, the last place has %d: right %v, %v, want %v", i, bar, last, right, lists[0], want)
			}
		}
	}
	if tried == 0 {
		t.Error("all plans tie: the test shows nothing")
	}
}

// TestStripsOnAnyWorkers goes over layers of more than one worker.
func TestStripsOnAnyWorkers(t *testing.T) {
	if testing.Short() {
		t.Skip("70,000 candidates")
	}
	ctx := context.Background()
	r := rand.New(rand.NewPCG(7, 11))
	c := newColumns(MonthOf(2026, 1))
	var changes []columnChange
	for ord := range uint32(layerSize + 5000) {
		row := []posting{{feature: randomFeature(r), strength: score.Strength(1 + r.IntN(511))}, {feature: randomFeature(r), strength: score.Strength(1 + r.IntN(40))}}
		changes = append(changes, columnChange{ord: ord, id: fmt.Sprint(ord), row: row})
	}
	c = c.with(changes)
	plans := manyPlans(c, r)
	who, ks := slices.Repeat([]*lanes{c.all()}, len(plans)), slices.Repeat([]int{50}, len(plans))
	for _, workers := range []int{1, 2, 8} {
		before := runtime.GOMAXPROCS(workers)
		got, err := c.topAll(ctx, plans, who, ks)
		runtime.GOMAXPROCS(before)
		must(t, err)
		for i, p := range plans {
			want, err := c.top(ctx, p, who[i], ks[i])
			must(t, err)
			if !slices.Equal(got[i], want) {
				t.Fatalf("%d workers, plan %d: %v, want %v", workers, i, got[i], want)
			}
		}
	}
}

func TestLinesInEighths(t *testing.T) {
	term := func(key listKey, boost uint32) columnTerm { return columnTerm{key: key, boost: boost} }
	for _, c := range []struct {
		terms []columnTerm
		unit  uint32
		name  string
		why   string
	}{
		{[]columnTerm{term(3, 80)}, 10, "3 0 8 ", "the greatest boost is eight eighths"},
		{[]columnTerm{term(5, 40), term(3, 80)}, 10, "3 0 8 5 0 4 ", "ordered by list; half a boost is four eighths"},
		{[]columnTerm{term(3, 81)}, 0, "", "81 is no multiple of eight"},
		{[]columnTerm{term(3, 80), term(5, 7)}, 0, "", "7 is no multiple of an eighth, 10"},
		{[]columnTerm{{boost: 80, extra: []ordStrength{}}}, 0, "", "a temporary list belongs to one role"},
	} {
		if unit, line := common(c.terms); unit != c.unit || c.unit > 0 && line.name != c.name {
			t.Errorf("%v: unit %d, %q, want %d, %q: %s", c.terms, unit, line.name, c.unit, c.name, c.why)
		}
	}
}
