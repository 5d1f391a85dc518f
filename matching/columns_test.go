package matching

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/score"
)

// obvious computes points from rows, candidate by candidate.
func obvious(rows []map[feature]score.Strength, requirements [][]alternative) []int32 {
	points := make([]int32, len(rows))
	for ord, row := range rows {
		for _, alternatives := range requirements {
			best := 0
			for _, a := range alternatives {
				if a.extra == nil {
					best = max(best, score.Points(a.boost, row[a.feature]))
				}
				for _, e := range a.extra {
					if e.ord == uint32(ord) && row != nil {
						best = max(best, score.Points(a.boost, e.strength))
					}
				}
			}
			points[ord] += int32(best)
		}
	}
	return points
}

func randomRequirements(r *rand.Rand, ords int) [][]alternative {
	var requirements [][]alternative
	for range r.IntN(6) {
		var alternatives []alternative
		unit := 8 * r.IntN(200)
		for range r.IntN(5) {
			a := alternative{feature: randomFeature(r), boost: unit / 8 * r.IntN(9)}
			switch r.IntN(6) {
			case 0:
				a.boost = r.IntN(2000) - 100
			case 1:
				a.extra = []ordStrength{}
				for range r.IntN(5) {
					a.extra = append(a.extra, ordStrength{ord: uint32(r.IntN(ords + 20)), strength: score.Strength(r.IntN(512))})
				}
			}
			alternatives = append(alternatives, a)
		}
		requirements = append(requirements, alternatives)
	}
	return requirements
}

// obviousTop sorts everybody alive who has all the tags.
func obviousTop(ids []string, points []int32, only func(ord int) bool, k int) []scored {
	var all []scored
	for ord, id := range ids {
		if id != "" && only(ord) {
			all = append(all, scored{uint32(ord), id, int(points[ord]), tieKey(id)})
		}
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.tie, b.tie), cmp.Compare(a.id, b.id))
	})
	return all[:min(k, len(all))]
}

// TestColumnsEqualObvious compares points, the first places under filters, single
// candidates and shared rankings with the obvious way, over random histories.
func TestColumnsEqualObvious(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := 1 + r.IntN(60)
		if seed%100 == 99 {
			n = 700 // lists with a value for every lane, layers that merge
		}
		c, rows, ids := randomColumns(r, n)
		var plans []columnPlan
		var wants [][]scored
		k := r.IntN(n + 2)
		odd := []columnTest{{keys: []columnKey{{kind: tagColumn, name: "odd"}}}}
		who := c.passing(odd, nil)
		for range 3 {
			requirements := randomRequirements(r, n)
			want := obvious(rows, requirements)
			if got := c.points(requirements); !slices.Equal(got, want) {
				t.Fatalf("seed %d: %v, want %v", seed, got, want)
			}
			plan := c.plan(requirements)
			for ord := range rows {
				if at, lane, ok := c.find(uint32(ord)); ok && c.layers[at].pointsOf(plan, lane) != uint32(want[ord]) {
					t.Fatalf("seed %d: candidate %d alone has %d points, want %d", seed, ord, c.layers[at].pointsOf(plan, lane), want[ord])
				}
			}
			got, err := c.top(ctx, plan, who, k)
			must(t, err)
			best := obviousTop(ids, want, func(ord int) bool { return ord%2 == 1 }, k)
			if fmt.Sprint(got) != fmt.Sprint(best) {
				t.Fatalf("seed %d: first %d are %v, want %v", seed, k, got, best)
			}
			plans, wants = append(plans, plan), append(wants, best)
		}
		shared, err := c.topAll(ctx, plans, []*lanes{who, who, who}, []int{k, k, k})
		must(t, err)
		if fmt.Sprint(shared) != fmt.Sprint(wants) {
			t.Fatalf("seed %d: shared %v, want %v", seed, shared, wants)
		}
	}
}

// TestManyRequirements goes past what the numbers of requirements in a sum can tell
// apart.
func TestManyRequirements(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	c, rows, _ := randomColumns(r, 300)
	var requirements [][]alternative
	for range 3 * requirementNumbers {
		requirements = append(requirements, []alternative{{feature: randomFeature(r), boost: 8}, {feature: randomFeature(r), boost: 16}})
	}
	if got, want := c.points(requirements), obvious(rows, requirements); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func randomFeature(r *rand.Rand) feature {
	if r.IntN(4) == 0 {
		return feature{Skill: role.YearsID(1+r.IntN(role.MaxYears), skill.Areas()[r.IntN(2)])}
	}
	return feature{skill.ID(fmt.Sprintf("s%d", r.IntN(12))), featureDepths[r.IntN(len(featureDepths))]}
}

// randomRow makes a row in which years mostly follow from a time worked, as derive
// makes them, and sometimes do not.
func randomRow(r *rand.Rand) []posting {
	var row []posting
	add := func(f feature, s score.Strength, last Month, work bool) {
		if !slices.ContainsFunc(row, func(p posting) bool { return p.feature == f }) {
			row = append(row, posting{feature: f, strength: s, last: last, work: work})
		}
	}
	for range r.IntN(8) {
		f, s := randomFeature(r), score.Strength(r.IntN(512))
		last, work := Month(r.IntN(30000)), r.IntN(2) == 0
		for _, f.Depth = range featureDepths[:1+r.IntN(len(featureDepths))] {
			if r.IntN(4) == 0 { // most depths show the same
				s, last = score.Strength(r.IntN(512)), last+Month(r.IntN(3))
			}
			add(f, s, last, work)
		}
	}
	for _, area := range skill.Areas()[:2] {
		halves := r.IntN(2 * fullHalves)
		for n := 1; n <= role.MaxYears && r.IntN(20) > 0; n++ {
			add(feature{Skill: role.YearsID(n, area)}, tenureOfHalves(halves, n), 24000, true)
		}
	}
	return row
}

// randomColumns makes columns by setting, replacing and removing in portions, and the
// same as a list of maps and of IDs.
func randomColumns(r *rand.Rand, n int) (*columns, []map[feature]score.Strength, []string) {
	c, rows, ids := newColumns(MonthOf(2026, 1)), make([]map[feature]score.Strength, n), make([]string, n)
	for left := 3 * n; left > 0; {
		var changes []columnChange
		for range 1 + r.IntN(left) {
			left--
			ord := r.IntN(n)
			rows[ord], ids[ord] = nil, ""
			ch := columnChange{ord: uint32(ord)}
			if r.IntN(5) > 0 {
				ids[ord] = fmt.Sprint("id", ord)
				rows[ord] = map[feature]score.Strength{}
				ch.id, ch.row = ids[ord], randomRow(r)
				if ord%2 == 1 {
					ch.tags = []string{"odd"}
				}
				for _, p := range ch.row {
					rows[ord][p.feature] = p.strength
				}
			}
			changes = append(changes, ch)
		}
		c = c.with(changes)
	}
	c.size = n
	return c, rows, ids
}

func TestTenureFolds(t *testing.T) {
	for halves := 1; halves <= 2*fullHalves; halves++ {
		var s tenureStrengths
		for n := 1; n <= role.MaxYears; n++ {
			s[n] = tenureOfHalves(halves, n)
		}
		if got, ok := s.halves(); !ok || got != min(halves, fullHalves) {
			t.Errorf("%d half months fold to %d, %v", halves, got, ok)
		}
	}
	if _, ok := (&tenureStrengths{1: 100, 2: 400}).halves(); ok {
		t.Error("strengths that follow from no time fold")
	}
}

func TestAgesRoundDown(t *testing.T) {
	asOf := MonthOf(2026, 3)
	for age := range 400 {
		last := packValue(1, false, packAge(asOf, asOf-Month(age))).last(asOf)
		if lost := int(last - (asOf - Month(age))); lost < 0 || age < exactAges && lost != 0 || age < 180 && lost >= ageStep {
			t.Errorf("age %d is kept as %d", age, asOf-last)
		}
	}
	if got := packValue(1, false, packAge(asOf, 0)).last(asOf); got != 0 {
		t.Errorf("an unknown month is kept as %v", got)
	}
	if got := packValue(1, false, packAge(asOf, asOf+5)).last(asOf); got != asOf {
		t.Errorf("a month to come is kept as %v, want the index's", got)
	}
}

// TestColumnsNeverChange: whoever holds columns sees nothing of what comes later.
func TestColumnsNeverChange(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	c, _, _ := randomColumns(r, 50)
	before := describe(c)
	later := c
	for ord := range uint32(60) {
		later = later.with([]columnChange{{ord: ord, id: "new", tags: []string{fmt.Sprint("tag", ord)}, row: randomRow(r)}})
		later = later.with([]columnChange{{ord: ord / 2}})
	}
	if describe(c) != before {
		t.Error("columns that were held changed")
	}
}

// describe writes columns out in words.
func describe(c *columns) string {
	var b bytes.Buffer
	for _, ord := range c.ordinals() {
		id, tags := c.label(ord)
		fmt.Fprintln(&b, ord, id, tags, c.row(ord))
	}
	return b.String()
}

// TestRowsTogether: candidates read in one sweep are those read one by one, the dead too.
func TestRowsTogether(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 5))
		c, _, ids := randomColumns(r, 300)
		first := uint32(r.IntN(200))
		var ords []uint32
		for ord := first; ord < first+100; ord += 1 + uint32(r.IntN(3)) {
			ords = append(ords, ord)
		}
		for i, held := range c.rows(ords) {
			id, tags := c.label(ords[i])
			if held.id != ids[ords[i]] || held.id != id || !slices.Equal(held.tags, tags) || !slices.Equal(held.row, c.row(ords[i])) {
				t.Fatalf("seed %d, ordinal %d: %+v, want %s %v %+v", seed, ords[i], held, id, tags, c.row(ords[i]))
			}
		}
	}
}

func TestSnapshotRoundTrip(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		n := 1 + r.IntN(40)
		if seed%20 == 0 {
			n = 600
		}
		c, _, _ := randomColumns(r, n)
		want := stamp{Format: snapshotMagic, Seq: 7, Digest: 1 << 63, Taxonomy: "t", Model: "m", AsOf: c.asOf}
		data := snapshotOf(t, want, c)
		s, d, err := decodeSnapshot(bytes.NewReader(data), int64(len(data)))
		must(t, err)
		if s != want || d.alive != c.alive || d.size != c.size {
			t.Fatalf("stamp %+v, %d alive of %d; want %+v, %d of %d", s, d.alive, d.size, want, c.alive, c.size)
		}
		if got, want := describe(d), describe(c); got != want {
			t.Fatalf("seed %d: rows\n%s\nwant\n%s", seed, got, want)
		}
		if again := snapshotOf(t, s, d); !bytes.Equal(again, data) {
			t.Fatalf("seed %d: a second round gives other bytes", seed)
		}
		requirements := randomRequirements(r, n)
		if got, want := d.points(requirements), c.points(requirements); !slices.Equal(got, want) {
			t.Fatalf("seed %d: points %v, want %v", seed, got, want)
		}
	}
}

func snapshotOf(t testing.TB, s stamp, c *columns) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, encodeSnapshot(&b, s, c))
	return b.Bytes()
}

// TestSnapshotForgetsTheDead: nothing of who is gone may stay in a file.
func TestSnapshotForgetsTheDead(t *testing.T) {
	c := newColumns(24000).with([]columnChange{
		{ord: 0, id: "stays", row: []posting{{feature: feature{Skill: "go"}, strength: 5}}},
		{ord: 1, id: "canary", tags: []string{"canarytag"}, row: []posting{{feature: feature{Skill: "canaryskill"}, strength: 5}}},
	}).with([]columnChange{{ord: 1}})
	if data := snapshotOf(t, stamp{}, c); bytes.Contains(data, []byte("canary")) || !bytes.Contains(data, []byte("stays")) {
		t.Error("the snapshot holds words of a candidate who is gone")
	}
}

// TestSnapshotDamage: whatever byte changes, and wherever the file ends, it is noticed.
func TestSnapshotDamage(t *testing.T) {
	c, _, _ := randomColumns(rand.New(rand.NewPCG(1, 2)), 9)
	data := snapshotOf(t, stamp{AsOf: c.asOf}, c)
	for i := range data {
		bad := bytes.Clone(data)
		bad[i] ^= 1 << (i % 8)
		if _, _, err := decodeSnapshot(bytes.NewReader(bad), int64(len(bad))); err == nil {
			t.Errorf("byte %d of %d: nobody noticed", i, len(data))
		}
		if _, _, err := decodeSnapshot(bytes.NewReader(data[:i]), int64(i)); err == nil {
			t.Errorf("cut at %d of %d: nobody noticed", i, len(data))
		}
	}
}

// TestSnapshotEndsWithItsContext finds the old file in its place, and no other.
func TestSnapshotEndsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, columnsFile)
	s, c := stamp{Format: snapshotMagic, AsOf: MonthOf(2026, 6)}, newColumns(MonthOf(2026, 6))
	must(t, writeSnapshot(t.Context(), path, s, c))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	s.Seq = 1
	if err := writeSnapshot(ended, path, s, c); !errors.Is(err, context.Canceled) {
		t.Errorf("writing: %v", err)
	}
	if _, _, err := readSnapshot(ended, path); !errors.Is(err, context.Canceled) {
		t.Errorf("reading: %v", err)
	}
	if got, _, err := readSnapshot(t.Context(), path); err != nil || got.Seq != 0 {
		t.Errorf("the old file: %v, %v", got, err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("files: %v, %v", files, err)
	}
}

func FuzzDecodeSnapshot(f *testing.F) {
	c, _, _ := randomColumns(rand.New(rand.NewPCG(1, 2)), 5)
	c = c.compacted()
	used := c.used()
	head, err := encodeHead(stamp{}, c, used)
	must(f, err)
	f.Add(head, c.layers[0].encode(used), len(used), c.size)
	f.Fuzz(func(t *testing.T, head, block []byte, names, size int) {
		_, _, _, _ = decodeHead(head) // must not panic without the checksum either
		if names < 0 || names > 1<<12 || size < 0 || uint64(size) > 1<<32 {
			return
		}
		b, err := decodeBlock(block, names, size)
		if err != nil {
			return
		}
		c := newColumns(0)
		c.size, c.alive, c.layers = size, len(b.ords), []columnLayer{{b, nil, len(b.ords)}}
		for name := range names {
			c.names.add(skillColumn, fmt.Sprint(name))
		}
		all := c.ordinals()
		if again, err := decodeBlock(b.encode(slices.Collect(seq(names))), names, size); err != nil || !reflect.DeepEqual(again, b) {
			t.Fatalf("%d candidates: a second round gives another block: %v", len(all), err)
		}
	})
}

func seq(n int) func(func(uint32) bool) {
	return func(yield func(uint32) bool) {
		for i := range uint32(n) {
			if !yield(i) {
				return
			}
		}
	}
}
