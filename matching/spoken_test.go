package matching

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// slowTraits is the obvious way to know a word: it is compared with all lists, one after
// the other, and its endings are cut off.
func slowTraits(w string) (is traits) {
	for _, l := range wordLists() {
		if l.words[w] {
			is |= l.trait
		}
	}
	for stem, told := range stemCues {
		for _, e := range endings {
			if w == stem+e || len(stem) > 1 && w == stem+stem[len(stem)-1:]+e {
				is |= told
			}
		}
	}
	for _, e := range deedNouns {
		stem, found := strings.CutSuffix(w, e)
		if found && len(stem) > 3 && stemCues[stem]|stemCues[stem+"ain"] != 0 {
			is |= isDeedNoun
		}
	}
	flag := func(trait traits, yes bool) {
		if yes {
			is |= trait
		}
	}
	ending := func(ends ...string) bool {
		return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(w, e) })
	}
	flag(isNoun, nouns[strings.TrimSuffix(w, "s")])
	flag(isCue, phraseCues[w] != nil)
	flag(isBegin, firstWishes[w] != nil || firstMentions[w] != nil || otherSubjects[w] != nil)
	flag(isGerund, ending("ing"))
	flag(isActive, len(w) > 5 && ending("ed", "ing") && !ending("-leading"))
	flag(isFigure, strings.IndexByte("0123456789", w[0]) >= 0 && ending("%", "x", "ms"))
	return is
}

// slowEnumerates cuts a sentence into items, and those into words.
func slowEnumerates(text string) bool {
	label, rest, labelled := strings.Cut(text, ":")
	if labelled = labelled && len(strings.Fields(label)) <= itemWords; !labelled {
		rest = text
	}
	items := 0
	for _, item := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(",;|/•()", r) }) {
		n := len(strings.Fields(item))
		if n > itemWords {
			return false
		}
		items += min(n, 1)
	}
	words := lowerWords(rest)
	if items < minItems || len(words) == 0 {
		return false
	}
	first := slowTraits(words[0])
	deed := len(words) > 1 && first&isActive != 0 && first&isState == 0 || len(words) > 1 && words[1] == "of" && first&isDeedNoun != 0
	return !deed && (labelled || first&verbs == 0 && words[0] != "i" && words[0] != "we")
}

func checkSpoken(t *testing.T, text string) {
	t.Helper()
	v := allWords()
	s := v.speak(text, nil)
	want := lowerWords(text)
	if len(s.words) != len(want) {
		t.Fatalf("%d words, want %q (%q)", len(s.words), want, text)
	}
	for i, w := range s.words {
		if is := slowTraits(want[i]); w.is != is {
			t.Fatalf("%q has the traits %b, want %b (%q)", want[i], w.is, is, text)
		}
		if n := slices.Index(v.words, want[i]); max(n, 0) != int(w.number) {
			t.Fatalf("%q has the number %d, want %d (%q)", want[i], w.number, n, text)
		}
	}
	if got := s.enumerates(); got != slowEnumerates(text) {
		t.Fatalf("enumerates: %t, want %t (%q)", got, !got, text)
	}
	if before, rest, found := strings.Cut(text, ":"); found && len(strings.Fields(before)) <= itemWords {
		after, words, labelled := s.unlabelled()
		if !labelled || after != rest || len(words) != len(lowerWords(rest)) {
			t.Fatalf("unlabelled: %q and %d words, want %q (%q)", after, len(words), rest, text)
		}
	}
}

// oddSentences are what a word by word reading may cut elsewhere.
var oddSentences = []string{
	"", ":", "Intern: cleaned data, wrote tests", "Market-leading C++/C# tools", "DON’T plan, I’ve planned", "é", "Réd•Éting;x",
	"K\u212aelvin work\u0130ng \u023a, a, b", "a\xffb \xe2\x80 c\xe2", "Maintenance of 3x 20MS 40% 5", "one two three four five: a, b, c", "Tools : Go | SQL | Perl (5)",
	"processs process works WORKS", "pa\u0301tch\u00a0of\u3000development of", "\u2028a,\u0085b,c\u1680d",
}

func TestSpokenEqualsSlow(t *testing.T) {
	for _, text := range oddSentences {
		checkSpoken(t, text)
	}
	v := allWords()
	r := rand.New(rand.NewPCG(1, 2))
	gaps := []string{" ", " ", " ", " ", ", ", ": ", "/", "\n", " (", "• ", "\u00a0", "\xff", "é", "-"}
	for range 300 {
		var b strings.Builder
		for range r.IntN(12) {
			w := v.words[r.IntN(len(v.words))]
			switch r.IntN(4) {
			case 0:
				w = strings.ToUpper(w)
			case 1:
				w = w[:r.IntN(len(w)+1)]
			}
			b.WriteString(w + gaps[r.IntN(len(gaps))])
		}
		checkSpoken(t, b.String())
	}
}

func FuzzSpokenEqualsSlow(f *testing.F) {
	for _, text := range oddSentences {
		f.Add(text)
	}
	f.Fuzz(checkSpoken)
}

// TestDepthOfAllocatesNothing holds for sentences of a usual length: every sentence of
// every profile is read.
func TestDepthOfAllocatesNothing(t *testing.T) {
	text := "Environment for the team’s work: Designed and ran Go services, because 40% of the releases failed (before 2019)."
	if n := testing.AllocsPerRun(100, func() { depthOf(text) }); n > 0 {
		t.Errorf("%v allocations, want none", n)
	}
}
