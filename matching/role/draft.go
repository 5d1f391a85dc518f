package role

import (
	"sort"
	"strings"
)

// A Draft is what [Import] made of a job description: a spec to calibrate, for every
// line of it the sentence behind it, and what the text leaves open. It is a plain
// value of the caller's.
type Draft struct {
	Spec     *Spec
	Text     string    // the words of the document, into which the spans point; text and Markdown as they are
	Sources  []Source  // in the order of the spec
	Findings []Finding // in the order of the text; what stands nowhere comes first

	markup bool // Text was taken out of HTML or JSON, where its lines are no lines
}

// A Source is the sentence behind one line of a draft: the half-open byte range
// [Start, End) of the draft's text and its words on one line.
type Source struct {
	Path       string // the key, as in [Finding]: "problem", "clusters[2].all[1]"
	Start, End int
	Quote      string
}

// Source returns the sentence behind a key of the spec and reports whether there is
// one. A cluster has that of its first requirement.
func (d *Draft) Source(path string) (Source, bool) {
	for _, s := range d.Sources {
		if s.Path == path || strings.HasPrefix(s.Path, path+".") {
			return s, true
		}
	}
	return Source{}, false
}

// cite notes the sentence behind a key, and its place for the findings of Lint.
func (im *importer) cite(path string, s span) {
	im.sources = append(im.sources, Source{path, s.start, s.end, im.quote(s)})
	im.spec.places[path] = im.place(s.start)
}

// quote returns the words of a span on one line.
func (im *importer) quote(s span) string {
	return strings.Join(strings.Fields(im.text[s.start:s.end]), " ")
}

// place returns line and column of a byte of the text, none for the words of HTML or
// JSON: nobody can look there.
func (im *importer) place(at int) place {
	if im.markup {
		return place{}
	}
	line := sort.SearchInts(im.lines, at+1)
	start := im.lines[line-1]
	return place{line, len([]rune(im.text[start:at])) + 1}
}

// lineStarts returns where the lines of a text begin.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
