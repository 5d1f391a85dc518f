package skill

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
)

// A label is one sentence of testdata with one word marked in it.
type label struct {
	word       string // the heading above it
	is         bool   // the word is the skill
	text       string // without the marks
	start, end int    // the marked word
	line       int
}

func readLabels(t *testing.T, name string) []label {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []label
	word := ""
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if head, ok := strings.CutPrefix(line, "# "); ok && !strings.HasSuffix(line, ".") && !strings.Contains(line, ",") {
			word = head
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		text := line[2:]
		for strings.Contains(text, "[") {
			a := strings.IndexByte(text, '[')
			b := strings.IndexByte(text, ']')
			plain := strings.NewReplacer("[", "", "]", "").Replace(text)
			all = append(all, label{word, line[0] == '+', plain, a, b - 1, n})
			text = text[:a] + text[a+1:b] + text[b+1:]
		}
	}
	return all
}

// found reports whether the marked word is found as the skill of its heading.
func (l label) found(x *Taxonomy, id ID) bool {
	return slices.ContainsFunc(x.Find(nil, l.text), func(m Match) bool {
		return m.Skill == id && m.Start < l.end && m.End > l.start
	})
}

// tally counts right and wrong answers for one word or all.
type tally struct{ hit, miss, wrong, quiet int }

func (c *tally) add(is, found bool) {
	switch {
	case is && found:
		c.hit++
	case is:
		c.miss++
	case found:
		c.wrong++
	default:
		c.quiet++
	}
}

func (c tally) precision() float64 { return float64(c.hit) / max(1, float64(c.hit+c.wrong)) }
func (c tally) recall() float64    { return float64(c.hit) / max(1, float64(c.hit+c.miss)) }

func TestAmbiguousWords(t *testing.T) {
	x := Default()
	for _, part := range []struct {
		name  string
		floor float64 // of precision and recall
	}{
		{"dev", .95},
		{"test", .85}, // no tuning on it: it may only warn of a collapse
	} {
		var total tally
		words := map[string]*tally{}
		var order []string
		for _, l := range readLabels(t, "testdata/context-"+part.name+".txt") {
			id, ok := x.Lookup(l.word)
			if !ok {
				t.Fatalf("line %d: %q is no skill", l.line, l.word)
			}
			if words[l.word] == nil {
				words[l.word] = new(tally)
				order = append(order, l.word)
			}
			found := l.found(x, id)
			total.add(l.is, found)
			words[l.word].add(l.is, found)
			if found != l.is {
				t.Logf("%s:%d: %s is the skill: %t, found: %t: %s", part.name, l.line, l.word, l.is, found, l.text)
			}
		}
		for _, w := range order {
			c := words[w]
			t.Logf("%-4s %-8s precision %.2f recall %.2f of %d", part.name, w, c.precision(), c.recall(), c.hit+c.miss+c.wrong+c.quiet)
		}
		t.Logf("%-4s all      precision %.3f recall %.3f of %+v", part.name, total.precision(), total.recall(), total)
		if total.precision() < part.floor || total.recall() < part.floor {
			t.Errorf("%s: precision %.3f and recall %.3f, want at least %.2f", part.name, total.precision(), total.recall(), part.floor)
		}
	}
}

func TestEnoughLabels(t *testing.T) {
	count := map[string]int{}
	for _, part := range []string{"dev", "test"} {
		for _, l := range readLabels(t, "testdata/context-"+part+".txt") {
			count[l.word]++
		}
	}
	if len(count) < 18 {
		t.Errorf("%d words, want 18", len(count))
	}
	for w, n := range count {
		if n < 20 {
			t.Errorf("%s has %d sentences, want at least 20", w, n)
		}
	}
}
