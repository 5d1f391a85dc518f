package identity

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching"
)

// A labelledRecord is one line of the labelled records.
type labelledRecord struct {
	Who       string             `json:"who"`
	Case      string             `json:"case"`
	Candidate matching.Candidate `json:"candidate"`
}

// readLabelled reads the labelled records.
func readLabelled(t testing.TB) []labelledRecord {
	t.Helper()
	file, err := os.Open("../../testdata/identity/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []labelledRecord
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var r labelledRecord
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func candidatesOf(all []labelledRecord) []matching.Candidate {
	var out []matching.Candidate
	for _, r := range all {
		out = append(out, r.Candidate)
	}
	return out
}

func mustFind(t testing.TB, f Finder, candidates iter.Seq[matching.Candidate]) *Found {
	t.Helper()
	found, err := f.Find(context.Background(), candidates)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestP14DuplicatesOfLabelledRecords holds what is found against whose the records are:
// merges, and suggestions counted once for each two groups; recall over all pairs of
// one person that are merged or whose groups are suggested.
func TestP14DuplicatesOfLabelledRecords(t *testing.T) {
	all := readLabelled(t)
	found := mustFind(t, Finder{}, slices.Values(candidatesOf(all)))
	who := map[string]labelledRecord{}
	pairs := 0
	for i, r := range all {
		who[r.Candidate.ID] = r
		for _, s := range all[:i] {
			if r.Who == s.Who {
				pairs++
			}
		}
	}
	linked := map[[2]string]bool{}
	suggested, right := 0, 0
	for s := range found.Suggestions() {
		suggested++
		if who[s.A].Who == who[s.B].Who {
			right++
		} else {
			t.Logf("wrong: %s (%s) and %s (%s): %d %v", s.A, who[s.A].Case, s.B, who[s.B].Case, s.Weight, s.Reasons)
		}
		linked[[2]string{found.GroupOf(s.A), found.GroupOf(s.B)}] = true
		linked[[2]string{found.GroupOf(s.B), found.GroupOf(s.A)}] = true
	}
	merged, mergedRight, hit := 0, 0, 0
	for i, r := range all {
		for _, s := range all[:i] {
			same := r.Who == s.Who
			g := [2]string{found.GroupOf(r.Candidate.ID), found.GroupOf(s.Candidate.ID)}
			if g[0] == g[1] {
				merged++
				if same {
					mergedRight++
				} else {
					t.Errorf("merged: %s and %s (%s)", r.Candidate.ID, s.Candidate.ID, r.Case)
				}
			}
			switch {
			case same && (g[0] == g[1] || linked[g]):
				hit++
			case same:
				t.Logf("missed: %s and %s (%s)", r.Candidate.ID, s.Candidate.ID, r.Case)
			}
		}
	}
	t.Logf("%d pairs; merges %d of %d right; suggestions %d of %d right; found %d", pairs, mergedRight, merged, right, suggested, hit)
	if mergedRight*100 < merged*99 || merged == 0 {
		t.Errorf("merges: %d of %d right, want .99", mergedRight, merged)
	}
	if right*100 < suggested*90 || hit*100 < pairs*95 {
		t.Errorf("suggestions: %d of %d right, want .90; %d of %d pairs found, want .95", right, suggested, hit, pairs)
	}
}

// told is everything a Found says.
func told(f *Found) string {
	var b strings.Builder
	for g := range f.Groups() {
		fmt.Fprintln(&b, g)
	}
	for s := range f.Suggestions() {
		fmt.Fprintln(&b, s)
	}
	fmt.Fprintln(&b, f.Records, f.Least, f.Compared, f.Oversized)
	return b.String()
}

// TestOrderAndWorkersChangeNothing, also where blocks are cut.
func TestOrderAndWorkersChangeNothing(t *testing.T) {
	candidates := candidatesOf(readLabelled(t))
	for _, block := range []int{0, 3} {
		want := told(mustFind(t, Finder{Workers: 1, Block: block}, slices.Values(candidates)))
		for _, workers := range []int{2, 8} {
			shuffled := slices.Clone(candidates)
			for i := range shuffled {
				j := int(mix(uint64(i+workers)) % uint64(i+1))
				shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
			}
			if got := told(mustFind(t, Finder{Workers: workers, Block: block}, slices.Values(shuffled))); got != want {
				t.Errorf("block %d, %d workers: got\n%s\nwant\n%s", block, workers, got, want)
			}
		}
	}
}

// TestBlockingLosesNothing: comparing all pairs suggests what comparing blocks does.
func TestBlockingLosesNothing(t *testing.T) {
	candidates := candidatesOf(readLabelled(t))
	found := mustFind(t, Finder{}, slices.Values(candidates))
	linked := map[[2]string]bool{}
	for s := range found.Suggestions() {
		linked[[2]string{found.GroupOf(s.A), found.GroupOf(s.B)}] = true
		linked[[2]string{found.GroupOf(s.B), found.GroupOf(s.A)}] = true
		sum := 0
		for _, r := range s.Reasons {
			sum += r.Weight
		}
		if sum != s.Weight || s.Weight < found.Least {
			t.Errorf("%s, %s: reasons sum to %d, weight %d, least %d", s.A, s.B, sum, s.Weight, found.Least)
		}
	}
	for i, a := range candidates {
		for _, b := range candidates[:i] {
			c := Compare(a, b)
			if !reflect.DeepEqual(c, Compare(b, a)) {
				t.Errorf("%s, %s: comparing is not symmetric", a.ID, b.ID)
			}
			g := [2]string{found.GroupOf(a.ID), found.GroupOf(b.ID)}
			if c.Weight >= found.Least && g[0] != g[1] && !linked[g] {
				t.Errorf("%s, %s weigh %d and were not compared", a.ID, b.ID, c.Weight)
			}
		}
	}
}

func TestFindErrors(t *testing.T) {
	twice := []matching.Candidate{{ID: "a"}, {ID: "b"}, {ID: "a"}}
	_, err := new(Finder).Find(context.Background(), slices.Values(twice))
	var same *IDError
	if !errors.As(err, &same) || same.ID != "a" {
		t.Errorf("two of one ID: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := new(Finder).Find(ctx, slices.Values(twice[:2])); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if f := mustFind(t, Finder{}, slices.Values([]matching.Candidate(nil))); f.Records != 0 || told(f) == "" {
		t.Errorf("no records: %v", f)
	}
}

func TestUnknownID(t *testing.T) {
	f := mustFind(t, Finder{}, slices.Values([]matching.Candidate{{ID: "b"}}))
	if f.GroupOf("a") != "" || f.GroupOf("b") != "b" || f.GroupOf("c") != "" {
		t.Error("an ID that was not read has a group")
	}
}

func BenchmarkFind(b *testing.B) {
	base := candidatesOf(readLabelled(b))
	for _, n := range []int{1_000, 10_000} {
		var all []matching.Candidate
		for i := range n {
			c := base[i%len(base)]
			c.ID = fmt.Sprint(i)
			all = append(all, c)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				mustFind(b, Finder{}, slices.Values(all))
			}
		})
	}
}

// BenchmarkCompare: what the early end of hopeless pairs saves beside a whole comparison.
func BenchmarkCompare(b *testing.B) {
	all := candidatesOf(readLabelled(b))
	var records []*record
	for _, c := range all {
		records = append(records, recordOf(c))
	}
	for _, least := range []int{-1 << 30, leastWeight} {
		b.Run(fmt.Sprint("least ", least), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				compareFrom(records[i%len(records)], records[(i*7+1)%len(records)], least)
			}
		})
	}
}
