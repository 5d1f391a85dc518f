package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/proven-go/proven/sourcing"
)

// seed is that of the committed benchmark.
const seed = 20260601

func main() {
	out := flag.String("out", "testdata/bench", "write resumes, evidence, judgments and profiles below this `DIR`")
	n := flag.Uint64("seed", seed, "seed of chance, a `NUMBER`")
	flag.Parse()
	if err := run(*out, *n); err != nil {
		fmt.Fprintln(os.Stderr, "invent:", err)
		os.Exit(1)
	}
}

// run makes the benchmark and writes it. Résumés of an earlier run that are no longer
// made are removed, and nothing else.
func run(out string, seed uint64) error {
	files, err := makeFiles(seed)
	if err != nil {
		return err
	}
	resumes := filepath.Join(out, "resumes")
	if err := os.MkdirAll(resumes, 0o755); err != nil {
		return err
	}
	old, err := os.ReadDir(resumes)
	if err != nil {
		return err
	}
	for _, f := range old {
		if _, made := files["resumes/"+f.Name()]; !made && ours.MatchString(f.Name()) {
			if err := os.Remove(filepath.Join(resumes, f.Name())); err != nil {
				return err
			}
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(out, filepath.FromSlash(name)), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// ours matches the names of résumés that this program writes.
var ours = regexp.MustCompile(`^p\d{3}\.(md|txt|json|html)$`)

// makeFiles returns everything that is generated, by slash-separated name.
func makeFiles(seed uint64) (map[string][]byte, error) {
	w, err := readWords()
	if err != nil {
		return nil, err
	}
	people := invent(w, seed)
	slices.SortFunc(people, func(a, b *person) int { return strings.Compare(a.id, b.id) })
	files := map[string][]byte{}
	var evidence []sourcing.Evidence
	for i, p := range people {
		d := newDraw(seed, 1_000_000+i)
		name, text, err := p.sheet(d, w).write(d)
		if err != nil {
			return nil, err
		}
		files["resumes/"+p.id+name] = []byte(text)
		evidence = append(evidence, p.events(d, w)...)
	}
	var lines bytes.Buffer
	err = sourcing.Write(&lines, func(yield func(sourcing.Evidence, error) bool) {
		for _, e := range evidence {
			if !yield(e, nil) {
				return
			}
		}
	})
	files["activity.jsonl"] = lines.Bytes()
	files["bench.qrels"] = qrels(people)
	files["people.tsv"] = profiles(people)
	return files, err
}

// write returns the ending and the text of a résumé in one of the formats.
func (s sheet) write(d draw) (string, string, error) {
	switch n := d.upTo(100); {
	case n < 35:
		return ".md", s.markdown(d), nil
	case n < 65:
		return ".txt", s.text(d), nil
	case n < 85:
		text, err := s.json(d)
		return ".json", text, err
	}
	return ".html", s.page(d), nil
}

// qrels returns the judgments as TREC lines, by topic and person.
func qrels(people []*person) []byte {
	var b bytes.Buffer
	for _, r := range wants {
		for _, p := range people {
			fmt.Fprintf(&b, "%s 0 %s %d\n", r.topic, p.id, r.grade(p))
		}
	}
	return b.Bytes()
}

// profiles returns the latent profiles as a table, for people who want to know why a
// grade is what it is. No program reads it.
func profiles(people []*person) []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, "person\ttrade\tlevel\tkind\tjobs\tcrafts\tpublic\tnoise\tlisted")
	for _, p := range people {
		var jobs, crafts []string
		for _, j := range p.jobs {
			jobs = append(jobs, fmt.Sprintf("%s:%s:%s..%s", j.trade.name, j.level, j.start, j.end))
			crafts = append(crafts, useNames(j.uses))
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", p.id, p.trade.name, p.level, p.kind, strings.Join(jobs, " "),
			strings.Join(crafts, " / "), useNames(p.public), strings.Join(p.noise, " "), strings.Join(p.listed, " "))
	}
	return b.Bytes()
}

func useNames(uses []use) string {
	var out []string
	for _, u := range uses {
		out = append(out, u.craft+"="+u.depth.String())
	}
	return strings.Join(out, " ")
}
