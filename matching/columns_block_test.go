package matching

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score"
)

// TestEqualValuesOnce: what holds at several depths is kept once, and read at each.
func TestEqualValuesOnce(t *testing.T) {
	at := func(depth score.Depth, s score.Strength, last Month) posting {
		return posting{feature: feature{"go", depth}, strength: s, last: last, work: true}
	}
	const now = Month(24000)
	for _, c := range []struct {
		row  []posting
		kept int
		why  string
	}{
		{[]posting{at(score.NoDepth, 300, now), at(score.Used, 300, now), at(score.Owned, 300, now)}, 1, "all evidence is owned"},
		{[]posting{at(score.NoDepth, 300, now), at(score.Used, 300, now), at(score.Owned, 200, now)}, 2, "some is only used"},
		{[]posting{at(score.NoDepth, 300, now), at(score.Used, 200, now), at(score.Owned, 300, now)}, 2, "the depths of a value need not lie side by side"},
		{[]posting{at(score.NoDepth, 300, now), at(score.Used, 300, now-1)}, 2, "last seen in another month"},
		{[]posting{at(score.NoDepth, 300, now), at(score.NoDepth, 200, now)}, 1, "of two values the stronger counts"},
	} {
		columns := newColumns(now).with([]columnChange{{ord: 3, id: "a", row: c.row}})
		if got := len(columns.layers[0].values); got != c.kept {
			t.Errorf("%v: %d values are kept, want %d: %s", c.row, got, c.kept, c.why)
		}
		for _, p := range columns.row(3) {
			if !slices.Contains(c.row, p) {
				t.Errorf("%v: the row has %v: %s", c.row, p, c.why)
			}
		}
	}
}

// TestPiecesAreRuns: a list in few pieces holds what its runs do.
func TestPiecesAreRuns(t *testing.T) {
	c, _, _ := randomColumns(rand.New(rand.NewPCG(8, 8)), 700)
	shorter := false
	for i := range c.layers {
		b := c.layers[i].columnBlock
		for n := range len(c.names.names) * depths {
			key := listKey(n/depths<<depthBits | n%depths)
			var fromPieces, fromRuns []string
			pieces, runs := 0, 0
			for lanes, values := range b.list(key) {
				pieces++
				visitRun(lanes, values, func(lane int, v columnValue) { fromPieces = append(fromPieces, fmt.Sprint(lane, v)) })
			}
			for lanes, values := range b.listRuns(key) {
				runs++
				visitRun(lanes, values, func(lane int, v columnValue) { fromRuns = append(fromRuns, fmt.Sprint(lane, v)) })
			}
			shorter = shorter || pieces < runs
			if !slices.Equal(fromPieces, fromRuns) {
				t.Fatalf("key %d: pieces %v, runs %v", key, fromPieces, fromRuns)
			}
		}
	}
	if !shorter {
		t.Error("no runs lie side by side: the test shows nothing")
	}
}

// TestDecodeRefusesTwoValues: nobody may be in two runs of one list, checksum or not.
func TestDecodeRefusesTwoValues(t *testing.T) {
	for _, c := range []struct {
		deeper runKey
		sound  bool
		why    string
	}{
		{depthBit(int(score.Used)), true, "two values at two depths"},
		{depthBit(int(score.Used)) | depthBit(int(score.NoDepth)), false, "two values at no depth"},
	} {
		b := &columnBlock{}
		b.makeRoom(1, 1)
		b.add(0, []byte("a"))
		keys := []runKey{depthBit(int(score.NoDepth)), c.deeper}
		slices.Sort(keys)
		for _, key := range keys {
			b.addRun(key, []uint32{uint32(packValue(5, true, 0))})
		}
		b.end()
		if _, err := decodeBlock(b.encode([]uint32{0}), 1, 1); (err == nil) != c.sound {
			t.Errorf("%v, want sound %v: %s", err, c.sound, c.why)
		}
	}
}

func TestAppendRefusesDepth(t *testing.T) {
	s := NewStrengths(24000)
	if err := s.Append(Row{ID: "a", Shown: []Shown{{Skill: role.LevelID(role.Execute, ""), Depth: score.Designed + 1, Strength: 1}}}); err == nil || s.Len() != 0 {
		t.Errorf("a depth that there is not: %v, %d rows", err, s.Len())
	}
}
