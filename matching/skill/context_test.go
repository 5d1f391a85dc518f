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

// found reports whether the marked word is found as the skill of its heading or as one
// that shows it: "AWS security" shows AWS.
func (l label) found(x *Taxonomy, id ID) bool {
	return slices.ContainsFunc(x.Find(nil, l.text), func(m Match) bool {
		shows := m.Skill == id || slices.Contains(x.Implied(m.Skill), id)
		return shows && m.Start < l.end && m.End > l.start
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

// An ambiguousName is a name that a context rule covers.
type ambiguousName struct {
	name string
	id   ID
}

func ambiguousNames(x *Taxonomy) (all []ambiguousName) {
	for _, s := range x.All() {
		if s.Context == nil {
			continue
		}
		names := s.Context.Names
		if len(names) == 0 {
			names = []string{s.Name}
		}
		for _, name := range names {
			all = append(all, ambiguousName{name, s.ID})
		}
	}
	return all
}

// A part is one half of the labelled sentences.
type part struct {
	name  string
	floor float64 // of precision and recall
}

// The test part is not tuned on: its floors may only warn of a collapse.
var parts = []part{{"dev", .97}, {"test", .93}}

func TestAmbiguousWords(t *testing.T) {
	x := Default()
	for _, p := range parts {
		var total tally
		words := map[string]*tally{}
		var order []string
		for _, l := range readLabels(t, "testdata/context-"+p.name+".txt") {
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
				t.Logf("%s:%d: %s is the skill: %t, found: %t: %s", p.name, l.line, l.word, l.is, found, l.text)
			}
		}
		for _, w := range order {
			c := words[w]
			t.Logf("%-4s %-14s precision %.2f recall %.2f of %d", p.name, w, c.precision(), c.recall(), c.hit+c.miss+c.wrong+c.quiet)
		}
		p.check(t, "words", total)
	}
}

// check compares precision and recall with the floor of the part.
func (p part) check(t *testing.T, what string, c tally) {
	t.Helper()
	t.Logf("%-4s %s: precision %.3f recall %.3f of %+v", p.name, what, c.precision(), c.recall(), c)
	if c.precision() < p.floor || c.recall() < p.floor {
		t.Errorf("%s %s: precision %.3f and recall %.3f, want at least %.2f", p.name, what, c.precision(), c.recall(), p.floor)
	}
}

// readFrames returns the sentences of a frame file with a name in the place of {}.
func readFrames(t *testing.T, file, name string) (all []label) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(data), "\n") {
		if len(line) < 2 || line[0] == '#' {
			continue
		}
		at := strings.Index(line[2:], "{}")
		text := strings.Replace(line[2:], "{}", name, 1)
		all = append(all, label{name, line[0] == '+', text, at, at + len(name), i + 1})
	}
	return all
}

// TestAmbiguousNames puts every ambiguous name into plain sentences: among tools and
// languages it counts, elsewhere its capitals alone are not enough.
func TestAmbiguousNames(t *testing.T) {
	x := Default()
	for _, p := range parts {
		var total tally
		for _, a := range ambiguousNames(x) {
			for _, l := range readFrames(t, "testdata/frames-"+p.name+".txt", a.name) {
				found := l.found(x, a.id)
				total.add(l.is, found)
				if found != l.is {
					t.Logf("%s: %s is %s: %t, found: %t: %s", p.name, a.name, a.id, l.is, found, l.text)
				}
			}
		}
		p.check(t, "names in frames", total)
	}
}

// mustHave are the words that need sentences of their own, not frames.
var mustHave = []string{
	"Go", "C", "R", "Swift", "Spring", "Rust", "Express", "Spark", "Ruby", "Dart", "Chef", "Puppet", "Ant",
	"Flask", "React", "Node", "Oracle", "Access", "Excel", "Word", "Java", "SOAR", "C-arm", "legacy code", "web components",
}

// TestEnoughLabels holds that every ambiguous name has twenty labelled sentences: its
// own, or those that the frames make. Half of that is enough for a name that no context
// rule covers.
func TestEnoughLabels(t *testing.T) {
	const want = 20
	x := Default()
	count := map[string]int{}
	frames := 0
	for _, p := range parts {
		for _, l := range readLabels(t, "testdata/context-"+p.name+".txt") {
			count[l.word]++
		}
		frames += len(readFrames(t, "testdata/frames-"+p.name+".txt", "Go"))
	}
	ruled := map[string]bool{}
	for _, a := range ambiguousNames(x) {
		ruled[a.name] = true
	}
	for w, n := range count {
		if ruled[w] && n < want || n < want/2 {
			t.Errorf("%s has %d sentences, want at least %d", w, n, want)
		}
	}
	for _, w := range mustHave {
		if count[w] == 0 {
			t.Errorf("%s has no sentences of its own", w)
		}
	}
	for _, a := range ambiguousNames(x) {
		if count[a.name]+frames < want {
			t.Errorf("%s has %d sentences, want at least %d", a.name, count[a.name]+frames, want)
		}
	}
	t.Logf("%d words with sentences of their own, %d ambiguous names", len(count), len(ambiguousNames(x)))
}
