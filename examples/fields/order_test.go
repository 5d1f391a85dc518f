package main

import (
	"slices"
	"testing"
)

func TestMeasureOrder(t *testing.T) {
	for _, c := range []struct {
		text, source   string
		words, bigrams tally
		why            string
	}{
		{"one two three", "One, two; three.", tally{3, 3, 3}, tally{2, 2, 2}, "marks and case do not matter"},
		{"three one two", "one two three", tally{3, 3, 3}, tally{1, 2, 2}, "of (one two) and (two three) the first is left"},
		{"one two", "one two two", tally{2, 2, 3}, tally{1, 1, 2}, "a word counts as often as it stands there"},
		{"one one", "one", tally{1, 2, 1}, tally{0, 1, 0}, "so does one too many"},
		{"", "one", tally{0, 0, 1}, tally{}, "nothing read"},
	} {
		if got := measureOrder("x", c.text, c.source); got.words != c.words || got.bigrams != c.bigrams {
			t.Errorf("%q against %q: words %+v, bigrams %+v, want %+v, %+v: %s", c.text, c.source, got.words, got.bigrams, c.words, c.bigrams, c.why)
		}
	}
}

func TestFindPairs(t *testing.T) {
	got := findPairs([]string{
		"pdf/a.pdf", "pdf/b.pdf", "pdf/c.pdf", "pdf/d.pdf",
		"pdf/a.txt", "word/a.docx", // the own folder before the likelier format
		"x/b.txt", "y/b.docx", "z/b.docx", // else the likelier format, then the earlier path
		"word/c.doc", // no source that is read
	})
	want := []pair{{"pdf/a.pdf", "pdf/a.txt"}, {"pdf/b.pdf", "y/b.docx"}}
	if !slices.Equal(got, want) {
		t.Errorf("pairs %v, want %v", got, want)
	}
}

func TestReadPairs(t *testing.T) {
	got, err := readPairs("list", "# document, source\na.pdf\tsrc/a.txt\r\n\nb.pdf\tb.html\n")
	if want := []pair{{"a.pdf", "src/a.txt"}, {"b.pdf", "b.html"}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("pairs %v, %v, want %v", got, err, want)
	}
	for _, bad := range []string{"a.pdf", "a.pdf a.txt", "a.pdf\t../a.txt", "/a.pdf\ta.txt"} {
		if _, err := readPairs("list", "#\n"+bad); err == nil {
			t.Errorf("line %q was taken", bad)
		}
	}
}
