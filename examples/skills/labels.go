package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/proven-go/proven/matching/skill"
)

// judged says how well the context rules judge labelled sentences, and how fast the
// matcher is.
type judged struct {
	Parts []judgedPart `json:"parts"`
	Speed float64      `json:"megabytes_per_second,omitempty"` // on one core, over the sentences
}

type judgedPart struct {
	Part  string       `json:"part"`
	All   tally        `json:"all"`
	Words []judgedWord `json:"words"`
	Wrong []string     `json:"misjudged"` // "file:line: sentence"
}

type judgedWord struct {
	Word      string  `json:"word"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	tally
}

// A label is a sentence with one word marked in it.
type label struct {
	word       string
	skill      skill.ID // that word names
	is         bool     // the marked word is that skill or shows it
	text       string
	start, end int // of the marked word
	line       int
}

// judgeLabels reads context-NAME.txt of a folder, sentences under the word they are
// about, and frames-NAME.txt, sentences into which every ambiguous name is put: a part
// for each file.
func judgeLabels(x *skill.Taxonomy, dir string, timed bool) (*judged, error) {
	var paths []string
	for _, kind := range []string{"context", "frames"} {
		some, err := filepath.Glob(filepath.Join(dir, kind+"-*.txt"))
		if err != nil {
			return nil, err
		}
		paths = append(paths, some...)
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no context-*.txt in %q: run in the module's folder or give -labels", dir)
	}
	j := new(judged)
	var text strings.Builder
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		kind, name, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".txt"), "-")
		var labels []label
		if kind == "frames" {
			name += " frames"
			labels = fillFrames(x, string(data))
		} else if labels, err = readLabels(x, string(data)); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, l := range labels {
			text.WriteString(l.text + "\n")
		}
		j.Parts = append(j.Parts, judgePart(x, name, labels))
	}
	if timed {
		j.Speed = speed(x, text.String())
	}
	return j, nil
}

// readLabels reads lines "+ text with a [word]" or "- ..." below headings "# word".
// A comment is a line with # that is no single name.
func readLabels(x *skill.Taxonomy, text string) ([]label, error) {
	var all []label
	var l label
	for i, line := range strings.Split(text, "\n") {
		if head, ok := strings.CutPrefix(line, "# "); ok {
			if strings.HasSuffix(head, ".") || strings.Contains(head, ",") {
				continue
			}
			l.word = head
			l.skill, _ = x.Lookup(head)
			continue
		}
		if len(line) < 3 || line[0] == '#' {
			continue
		}
		if l.skill == "" {
			return nil, fmt.Errorf("line %d: %q is no skill", i+1, l.word)
		}
		l.is, l.line = line[0] == '+', i+1
		for text := line[2:]; ; {
			a, b := strings.IndexByte(text, '['), strings.IndexByte(text, ']')
			if a < 0 || b < a {
				break
			}
			l.text, l.start, l.end = strings.NewReplacer("[", "", "]", "").Replace(text), a, b-1
			all = append(all, l)
			text = text[:a] + text[a+1:b] + text[b+1:]
		}
	}
	return all, nil
}

// fillFrames puts every ambiguous name in the place of {} in lines "+ text with {}".
func fillFrames(x *skill.Taxonomy, text string) []label {
	var all []label
	for _, s := range x.All() {
		if s.Context == nil {
			continue
		}
		names := s.Context.Names
		if len(names) == 0 {
			names = []string{s.Name}
		}
		for _, name := range names {
			for i, line := range strings.Split(text, "\n") {
				if len(line) < 3 || line[0] == '#' || !strings.Contains(line, "{}") {
					continue
				}
				at := strings.Index(line[2:], "{}")
				filled := strings.Replace(line[2:], "{}", name, 1)
				all = append(all, label{name, s.ID, line[0] == '+', filled, at, at + len(name), i + 1})
			}
		}
	}
	return all
}

func judgePart(x *skill.Taxonomy, name string, labels []label) judgedPart {
	p := judgedPart{Part: name}
	at := map[string]int{}
	for _, l := range labels {
		found := slices.ContainsFunc(x.Find(nil, l.text), func(m skill.Match) bool {
			shows := m.Skill == l.skill || slices.Contains(x.Implied(m.Skill), l.skill)
			return shows && m.Start < l.end && m.End > l.start
		})
		key := l.word + " " + string(l.skill)
		i, ok := at[key]
		if !ok {
			i = len(p.Words)
			at[key] = i
			p.Words = append(p.Words, judgedWord{Word: l.word})
		}
		p.Words[i].add(l.is, found)
		p.All.add(l.is, found)
		if found != l.is {
			p.Wrong = append(p.Wrong, fmt.Sprintf("%s:%d: %s", name, l.line, l.text))
		}
	}
	for i := range p.Words {
		w := &p.Words[i]
		w.Precision, w.Recall = w.precision(), w.recall()
	}
	slices.SortStableFunc(p.Words, func(a, b judgedWord) int { return cmp.Compare(a.Word, b.Word) })
	return p
}

// speed returns how many megabytes a second one core searches: the best of several
// runs over the text, repeated to a megabyte.
func speed(x *skill.Taxonomy, text string) float64 {
	text = strings.Repeat(text, 1+(1<<20)/(len(text)+1))
	var dst []skill.Match
	best := time.Duration(1<<63 - 1)
	for range 8 {
		start := time.Now()
		dst = x.Find(dst[:0], text)
		best = min(best, time.Since(start))
	}
	return float64(len(text)) / 1e6 / best.Seconds()
}

func (j *judged) table(w io.Writer, missing bool) error {
	t := tabwriter.NewWriter(w, 2, 0, 2, ' ', 0)
	fmt.Fprintln(t, "part\tword\tsentences\tprecision\trecall")
	for _, p := range j.Parts {
		for _, c := range append(p.Words, judgedWord{Word: "all", tally: p.All}) {
			// The frames hold hundreds of names; most are judged rightly throughout.
			if strings.HasSuffix(p.Part, "frames") && c.Word != "all" && c.Miss+c.Wrong == 0 {
				continue
			}
			n := c.Hit + c.Miss + c.Wrong + c.Quiet
			fmt.Fprintf(t, "%s\t%s\t%d\t%.3f\t%.3f\n", p.Part, c.Word, n, c.precision(), c.recall())
		}
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if missing {
		for _, p := range j.Parts {
			for _, line := range p.Wrong {
				fmt.Fprintf(w, "misjudged  %s\n", line)
			}
		}
	}
	if j.Speed == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "speed  %.0f MB/s on one core\n", j.Speed)
	return err
}
