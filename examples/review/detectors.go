package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/review"
	"github.com/proven-go/proven/score"
)

// A sentence is one labelled sentence.
type sentence struct {
	split, ownership, insight, text string
	claim                           bool
}

// A tally counts how often a detector was right.
type tally struct{ both, found, labelled int }

func (t tally) String() string {
	return fmt.Sprintf("precision %.2f (%d of %d)  recall %.2f (%d of %d)", t.precision(), t.both, t.found, t.recall(), t.both, t.labelled)
}

func (t tally) precision() float64 { return float64(t.both) / float64(max(1, t.found)) }
func (t tally) recall() float64    { return float64(t.both) / float64(max(1, t.labelled)) }

// A detector says what a sentence is labelled as and what was found.
type detector struct {
	name string
	ask  func(sentence) (labelled, found bool)
}

// insights are the labels of depth, in order.
var insights = []string{"none", "mention", "use", "design", "debug"}

// detectorsOf are what is measured: the detectors of review, and beside them the depth
// of matching alone, which scores.
func detectorsOf() []detector {
	from := func(s sentence, i review.Insight) bool { return slices.Index(insights, s.insight) >= int(i) }
	depth := func(s sentence) score.Depth { d, _ := matching.DepthOf(s.text); return d }
	read := func(s sentence) review.Deed { return review.ReadDeed(s.text) }
	return []detector{
		{"ownership", func(s sentence) (bool, bool) { return s.ownership == "own", read(s).Ownership == review.Own }},
		{"ownership, by depth alone", func(s sentence) (bool, bool) { return s.ownership == "own", depth(s) >= score.Owned }},
		{"support", func(s sentence) (bool, bool) { return s.ownership == "support", read(s).Ownership == review.Support }},
		{"use or deeper", func(s sentence) (bool, bool) { return from(s, review.Use), read(s).Insight >= review.Use }},
		{"use or deeper, by depth alone", func(s sentence) (bool, bool) { return from(s, review.Use), depth(s) >= score.Used }},
		{"design or deeper", func(s sentence) (bool, bool) { return from(s, review.Design), read(s).Insight >= review.Design }},
		{"design, by depth alone", func(s sentence) (bool, bool) { return from(s, review.Design), depth(s) >= score.Designed }},
		{"debug", func(s sentence) (bool, bool) { return from(s, review.Debug), read(s).Insight == review.Debug }},
		{"claim", func(s sentence) (bool, bool) { return s.claim, read(s).Claim }},
	}
}

// measure counts every detector over the sentences of a part.
func measure(all []sentence, split string) map[string]tally {
	counts := map[string]tally{}
	for _, d := range detectorsOf() {
		var t tally
		for _, s := range all {
			if s.split != split {
				continue
			}
			labelled, found := d.ask(s)
			t.labelled += one(labelled)
			t.found += one(found)
			t.both += one(labelled && found)
		}
		counts[d.name] = t
	}
	return counts
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// readSentences reads testdata/review/sentences.tsv.
func readSentences(name string) ([]sentence, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all []sentence
	for line := range strings.Lines(string(data)) {
		f := strings.SplitN(strings.TrimRight(line, "\n"), "\t", 5)
		if len(f) == 5 && f[0] != "split" {
			all = append(all, sentence{split: f[0], ownership: f[1], insight: f[2], claim: f[3] == "yes", text: f[4]})
		}
	}
	return all, nil
}

// foreignSentences reads the sentences of the invented benchmark, which were written by
// others and for something else: "own" is work that was answered for, "did" is work.
func foreignSentences(folder string) ([]sentence, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	var all []sentence
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			kind, text, _ := strings.Cut(strings.TrimSpace(line), " ")
			switch kind {
			case "own", "did":
				text = strings.NewReplacer("{tool}", "the tool", "{sys}", "billing", "{n}", "12", "{pct}", "30", "{repo}", "the library").Replace(text)
				all = append(all, sentence{split: "foreign", ownership: cmp.Or(map[string]string{"own": "own"}[kind], "unknown"), insight: "use", claim: true, text: text})
			}
		}
	}
	return all, nil
}

// detectors prints precision and recall on both parts, and on sentences written by others.
func detectors(w io.Writer) error {
	all, err := readSentences("testdata/review/sentences.tsv")
	if err != nil {
		return err
	}
	for _, split := range []string{"dev", "test"} {
		fmt.Fprintf(w, "%s part of testdata/review/sentences.tsv\n", split)
		counts := measure(all, split)
		for _, d := range detectorsOf() {
			fmt.Fprintf(w, "  %-30s %s\n", d.name, counts[d.name])
		}
	}
	foreign, err := foreignSentences("internal/invent/words")
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d sentences of internal/invent/words, labelled own or did\n", len(foreign))
	counts := measure(foreign, "foreign")
	for _, name := range []string{"ownership", "ownership, by depth alone", "use or deeper", "use or deeper, by depth alone", "claim"} {
		fmt.Fprintf(w, "  %-30s %s\n", name, counts[name])
	}
	fmt.Fprintln(w, "errors on the dev part (label → found; depth is what scoring reads)")
	for _, s := range all {
		d := review.ReadDeed(s.text)
		if s.split == "dev" && (string(d.Ownership) != s.ownership || d.Insight.String() != s.insight || d.Claim != s.claim) {
			depth, _ := matching.DepthOf(s.text)
			fmt.Fprintf(w, "  %s %s %t → %s %s %t (depth %s): %s\n", s.ownership, s.insight, s.claim, d.Ownership, d.Insight, d.Claim, depth, s.text)
		}
	}
	fmt.Fprintln(w, "where depth alone differs from the labels on the dev part")
	for _, s := range all {
		depth, _ := matching.DepthOf(s.text)
		least, most := depthsOf(s)
		if s.split == "dev" && (depth < least || depth > most) {
			fmt.Fprintf(w, "  %s, labelled %s %s %t: %s\n", depth, s.ownership, s.insight, s.claim, s.text)
		}
	}
	return nil
}

// depthsOf returns the least and the most depth that fits the labels of a sentence.
func depthsOf(s sentence) (least, most score.Depth) {
	switch {
	case s.insight == "none":
		return score.NoDepth, score.NoDepth
	case !s.claim:
		return score.NoDepth, score.Named
	case s.insight == "design", s.insight == "debug":
		return score.Owned, score.Designed
	case s.ownership == "own":
		return score.Owned, score.Owned
	}
	return score.Used, score.Used
}
