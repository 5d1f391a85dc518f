package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/proven-go/proven/matching/skill"
)

// A sentence is a line of tokens and the spans annotated in it.
type sentence struct {
	tokens []string
	spans  []span
}

// A span is the tokens [first, next) of a sentence.
type span struct{ first, next int }

func (s span) meets(o span) bool { return s.first < o.next && o.first < s.next }

// comparison says how well the spans found agree with those annotated.
type comparison struct {
	Sentences int       `json:"sentences"`
	Spans     int       `json:"spans"`
	Found     int       `json:"found"`
	Exact     agreement `json:"exact"`   // same tokens
	Overlap   agreement `json:"overlap"` // a token in common
	Known     float64   `json:"known"`   // share of the annotated spans that are a name of a skill
	Holds     float64   `json:"holds"`   // share of them in which, read alone, a name is found
	Missed    []counted `json:"missed"`  // spans that share no token with one found
	Extra     []counted `json:"extra"`   // the reverse
}

type agreement struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

type counted struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
}

func compareSpans(x *skill.Taxonomy, file, tag string) (*comparison, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := readCoNLL(f, tag)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	c := &comparison{Sentences: len(all)}
	missed, extra := map[string]int{}, map[string]int{}
	var exact, touchGold, touchFound, known, holds int
	for _, s := range all {
		found := findSpans(x, s)
		c.Spans += len(s.spans)
		c.Found += len(found)
		for _, g := range s.spans {
			text := s.text(g)
			exact += count(slices.Contains(found, g))
			_, ok := x.Lookup(text)
			known += count(ok)
			holds += count(len(x.FindInList(nil, text)) > 0)
			if slices.ContainsFunc(found, g.meets) {
				touchGold++
			} else {
				missed[strings.ToLower(text)]++
			}
		}
		for _, m := range found {
			if slices.ContainsFunc(s.spans, m.meets) {
				touchFound++
			} else {
				extra[strings.ToLower(s.text(m))]++
			}
		}
	}
	c.Exact = agree(share(exact, c.Found), share(exact, c.Spans))
	c.Overlap = agree(share(touchFound, c.Found), share(touchGold, c.Spans))
	c.Known, c.Holds = share(known, c.Spans), share(holds, c.Spans)
	c.Missed, c.Extra = ordered(missed), ordered(extra)
	return c, nil
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

func agree(precision, recall float64) agreement {
	a := agreement{Precision: precision, Recall: recall}
	if precision+recall > 0 {
		a.F1 = 2 * precision * recall / (precision + recall)
	}
	return a
}

// ordered returns texts by number, the most first.
func ordered(number map[string]int) []counted {
	all := make([]counted, 0, len(number))
	for text, n := range number {
		all = append(all, counted{text, n})
	}
	slices.SortFunc(all, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
	})
	return all
}

func (s sentence) text(p span) string { return strings.Join(s.tokens[p.first:p.next], " ") }

// findSpans finds the skills of a sentence, its tokens parted by blanks.
func findSpans(x *skill.Taxonomy, s sentence) []span {
	var found []span
	starts := make([]int, len(s.tokens)+1)
	for i, t := range s.tokens {
		starts[i+1] = starts[i] + len(t) + 1
	}
	for _, m := range x.Find(nil, strings.Join(s.tokens, " ")) {
		first, exact := slices.BinarySearch(starts, m.Start)
		if !exact {
			first--
		}
		next, _ := slices.BinarySearch(starts, m.End)
		if p := (span{first, next}); !slices.Contains(found, p) {
			found = append(found, p)
		}
	}
	return found
}

// readCoNLL reads sentences that empty lines part: a token a line, then columns of
// tags behind tabs or blanks, of which the last counts.
func readCoNLL(r io.Reader, tag string) ([]sentence, error) {
	var all []sentence
	var s sentence
	end := func() {
		if len(s.tokens) > 0 {
			all = append(all, s)
		}
		s = sentence{}
	}
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		columns := strings.Fields(sc.Text())
		switch len(columns) {
		case 0:
			end()
			continue
		case 1:
			return nil, fmt.Errorf("line %d: a token without a tag", n)
		}
		i := len(s.tokens)
		s.tokens = append(s.tokens, columns[0])
		last := len(s.spans) - 1
		switch t := columns[len(columns)-1]; {
		case t == "I-"+tag && last >= 0 && s.spans[last].next == i:
			s.spans[last].next++
		case t == "B-"+tag || t == "I-"+tag:
			s.spans = append(s.spans, span{i, i + 1})
		}
	}
	end()
	return all, sc.Err()
}

func (c *comparison) table(w io.Writer, missing bool) error {
	t := tabwriter.NewWriter(w, 2, 0, 2, ' ', 0)
	fmt.Fprintf(t, "sentences\t%d\nannotated spans\t%d\nfound spans\t%d\n", c.Sentences, c.Spans, c.Found)
	fmt.Fprintf(t, "annotated, a name of a skill\t%.3f\nannotated, with a name in it\t%.3f\n\n", c.Known, c.Holds)
	fmt.Fprintln(t, "agreement\tprecision\trecall\tF1")
	for _, a := range []struct {
		name string
		agreement
	}{{"exact", c.Exact}, {"overlap", c.Overlap}} {
		fmt.Fprintf(t, "%s\t%.3f\t%.3f\t%.3f\n", a.name, a.Precision, a.Recall, a.F1)
	}
	if err := t.Flush(); err != nil || !missing {
		return err
	}
	for _, list := range []struct {
		name string
		all  []counted
	}{{"missed", c.Missed}, {"extra", c.Extra}} {
		for _, e := range list.all {
			if _, err := fmt.Fprintf(w, "%s  %3d  %s\n", list.name, e.Count, e.Text); err != nil {
				return err
			}
		}
	}
	return nil
}
