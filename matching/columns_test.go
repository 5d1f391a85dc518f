package matching

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

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
					if e.ord == uint32(ord) {
						best = max(best, score.Points(a.boost, e.strength))
					}
				}
			}
			points[ord] += int32(best)
		}
	}
	return points
}

func TestPointsEqualObvious(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		c, rows := randomColumns(r, 1+r.IntN(60))
		var requirements [][]alternative
		for range r.IntN(5) {
			var alternatives []alternative
			for range r.IntN(5) {
				a := alternative{feature: randomFeature(r), boost: r.IntN(2000) - 100}
				if r.IntN(4) == 0 {
					a.extra = []ordStrength{}
					for range r.IntN(5) {
						a.extra = append(a.extra, ordStrength{uint32(r.IntN(80)), score.Strength(r.IntN(512))})
					}
				}
				alternatives = append(alternatives, a)
			}
			requirements = append(requirements, alternatives)
		}
		if got, want := c.points(requirements), obvious(rows, requirements); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %v, want %v", seed, got, want)
		}
	}
}

func randomFeature(r *rand.Rand) feature {
	return feature{skill.ID(fmt.Sprintf("s%d", r.IntN(12))), score.Depth(r.IntN(3))}
}

// randomColumns makes columns by setting, replacing and removing, and the same as a
// list of maps.
func randomColumns(r *rand.Rand, n int) (*columns, []map[feature]score.Strength) {
	c, rows := newColumns(), make([]map[feature]score.Strength, n)
	for range 3 * n {
		ord := r.IntN(n)
		rows[ord] = nil
		if r.IntN(5) == 0 {
			c.remove(uint32(ord))
			continue
		}
		rows[ord] = map[feature]score.Strength{}
		var row []posting
		for range r.IntN(8) {
			p := posting{randomFeature(r), score.Strength(r.IntN(512)), Month(r.IntN(30000))}
			if _, twice := rows[ord][p.feature]; !twice {
				rows[ord][p.feature] = p.strength
				row = append(row, p)
			}
		}
		c.label(uint32(ord), fmt.Sprint("id", ord), []string{"t"})
		c.set(uint32(ord), row)
	}
	c.grow(uint32(n - 1))
	return c, rows
}

func TestSnapshotRoundTrip(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 2))
		c, _ := randomColumns(r, 1+r.IntN(40))
		want := stamp{Format: snapshotMagic, Seq: 7, Digest: 1 << 63, Taxonomy: "t", Model: "m", AsOf: 24000}
		data, err := encodeSnapshot(want, c)
		must(t, err)
		s, d, err := decodeSnapshot(data)
		must(t, err)
		if s != want || d.alive != c.alive || len(d.rows) != len(c.rows) {
			t.Fatalf("stamp %+v, %d alive of %d; want %+v, %d of %d", s, d.alive, len(d.rows), want, c.alive, len(c.rows))
		}
		for ord := range c.rows {
			if !reflect.DeepEqual(d.row(uint32(ord)), c.row(uint32(ord))) {
				t.Fatalf("seed %d, row %d: %v, want %v", seed, ord, d.row(uint32(ord)), c.row(uint32(ord)))
			}
		}
		again, err := encodeSnapshot(s, d)
		must(t, err)
		if string(again) != string(data) {
			t.Fatalf("seed %d: a second round gives other bytes", seed)
		}
	}
}

func FuzzDecodeSnapshot(f *testing.F) {
	c, _ := randomColumns(rand.New(rand.NewPCG(1, 2)), 5)
	data, err := encodeSnapshot(stamp{}, c)
	must(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, _, err := decodeSnapshot(data); err == nil {
			return // a damaged one that passes SHA-256 will not be found here
		}
		if len(data) > len(snapshotMagic) {
			_, _, _ = decodeBody(data[len(snapshotMagic):]) // must not panic without the checksum either
		}
	})
}

// row returns the row of an ordinal in the order it was set.
func (c *columns) row(ord uint32) []posting {
	if int(ord) >= len(c.rows) {
		return nil
	}
	var row []posting
	for _, cell := range c.rows[ord].cells {
		row = append(row, posting{c.features[cell.number], cell.strength, cell.last})
	}
	return row
}
