package skill

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A slowMatcher is the obvious way to find names: a table of every form of every name,
// and at each word of a line the longest form that the words there make. It shares
// with the real one how a text is cut into words and which forms a name has, nothing
// else: no trie, no hashes, no reuse, no early way out.
type slowMatcher struct {
	x         *Taxonomy
	unskipped *Taxonomy        // x, reading every word as a token
	forms     map[string]int32 // words and slashes of a form to its term
	most      int              // words of the longest form
}

func newSlowMatcher(x *Taxonomy) *slowMatcher {
	s := &slowMatcher{x: x, unskipped: unskipped(x), forms: map[string]int32{}}
	put := func(p phrase, term int32) {
		for _, q := range p.spellings() {
			s.forms[slowKey(q)] = term
			s.most = max(s.most, len(q))
		}
	}
	byKey := map[string]int32{}
	for i := range x.skills {
		e := &x.merged.skills[i]
		for _, name := range append([]string{e.Name, string(e.ID)}, e.Aliases...) {
			v := valueOf(x, name)
			byKey[phraseOf(name).key()] = v
			put(phraseOf(name), v)
		}
	}
	for i := range x.skills {
		e := &x.merged.skills[i]
		plural := e.Context == nil && (e.Kind == Practice || e.Kind == Protocol)
		for _, name := range append([]string{e.Name, string(e.ID)}, e.Aliases...) {
			for _, q := range phraseOf(name).derived(plural) {
				if _, written := byKey[q.key()]; !written {
					put(q, byKey[phraseOf(name).key()])
				}
			}
		}
	}
	return s
}

func slowKey(p phrase) string {
	var b strings.Builder
	for i, w := range p {
		if w.slash && i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(w.text + " ")
	}
	return b.String()
}

// A slowHit is a name that stands in the text, whether or not its context lets it count.
type slowHit struct {
	start, end int
	term       int32
}

func (s *slowMatcher) hits(text string) (all []slowHit) {
	for pos := 0; ; {
		t, ok := s.x.names.next(text, pos)
		if !ok {
			return all
		}
		end, term := s.longest(text, t)
		if term != noValue && standsAlone(text, t.start, end) {
			all = append(all, slowHit{t.start, end, term})
			pos = end
			continue
		}
		pos = t.end
	}
}

// longest tries every number of words.
func (s *slowMatcher) longest(text string, first token) (end int, term int32) {
	term = noValue
	key := ""
	t := first
	for n := range s.most {
		word := t.bare
		if n == 0 {
			word = t.word
		}
		if word == noWord {
			return end, term
		}
		if n > 0 && t.gap == gapSlash {
			key += "/"
		}
		key += s.x.names.words[word] + " "
		if v, ok := s.forms[key]; ok {
			end, term = t.end, v
		}
		var ok bool
		if t, ok = s.x.names.next(text, t.end); !ok {
			return end, term
		}
		if t.gap == gapHard || t.gap == gapLine || t.gap == gapNone && !t.sign {
			return end, term
		}
	}
	return end, term
}

// unskipped returns a taxonomy that reads every word of a text as a token.
func unskipped(x *Taxonomy) *Taxonomy {
	y, names := *x, *x.names
	names.alone = newSketch(1)
	names.alone.bits[0] = ^uint64(0)
	y.names = &names
	return &y
}

// checkAgainstSlow holds that names without a context rule are found exactly where the
// slow matcher finds them, and that those with one are found nowhere else; and that to
// pass over words changes nothing.
func checkAgainstSlow(t *testing.T, s *slowMatcher, text string) {
	t.Helper()
	var want, may, got []Match
	for _, h := range s.hits(text) {
		m := s.x.terms[h.term]
		if m.rule != noSkill {
			may = append(may, Match{s.x.skills[m.rule].ID, h.start, h.end})
		}
		if m.plain != noSkill {
			plain := Match{s.x.skills[m.plain].ID, h.start, h.end}
			if m.rule == noSkill {
				want = append(want, plain)
			}
			may = append(may, plain)
		}
	}
	for _, m := range s.x.Find(nil, text) {
		if !slices.Contains(may, m) {
			t.Fatalf("Find gives %+v, no name stands there (%q)", m, text)
		}
		if slices.Contains(want, m) {
			got = append(got, m)
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("Find gives %v, the slow matcher %v (%q)", got, want, text)
	}
	if got, want := s.x.FindInList(nil, text), s.unskipped.FindInList(nil, text); !slices.Equal(got, want) {
		t.Fatalf("FindInList gives %v, without passing over words %v (%q)", got, want, text)
	}
}

func TestFindEqualsSlow(t *testing.T) {
	s := newSlowMatcher(Default())
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		checkAgainstSlow(t, s, randomText(s.x, r, 1+r.IntN(40)))
	}
	for _, part := range parts {
		for _, l := range readLabels(t, "testdata/context-"+part.name+".txt") {
			checkAgainstSlow(t, s, l.text)
		}
	}
}

func FuzzFindEqualsSlow(f *testing.F) {
	s := newSlowMatcher(Default())
	for _, text := range []string{
		"Spring Boot/MVC, C#.NET and PL / SQL", "CI/CD/CT ci cd", "Node.js-NodeJS node js", "web-components & c-arms", "R&D .NET.NET", "A/B tests\nand/or REST/SOAP",
		"the machine learning of machine\nlearning", "machine\u00a0learning, machine learn\u00e9", "data++ warehouse data +warehouse", "any python3 the java17 data .net", "machine learning2 spring boot",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkAgainstSlow(t, s, text) })
}
