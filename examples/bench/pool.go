package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
	"github.com/proven-go/proven/parse"
	"github.com/proven-go/proven/score/eval"
	"github.com/proven-go/proven/sourcing"
)

// A person is one résumé in the forms that the baselines read.
type person struct {
	id     string
	text   string
	titles []string          // headline and job titles
	listed map[skill.ID]bool // skills that stand in lists
	public string            // words of public activity, once evidence was added
}

// A pool is the folder of résumés in the forms that the systems read.
type pool struct {
	index  *matching.Index
	people []person // by ID
}

// readPool reads every résumé once. One that cannot be read is named and ranked by
// nobody.
func readPool(ctx context.Context, o options) (*pool, error) {
	ix, err := matching.Options{AsOf: o.asOf}.Open()
	if err != nil {
		return nil, err
	}
	p := &pool{index: ix}
	err = ix.PutFolder(ctx, o.resumes, os.DirFS(o.resumes), nil, func(d parse.Document) {
		if d.Err != nil {
			fmt.Fprintln(os.Stderr, "bench: left out:", d.Err)
			return
		}
		p.people = append(p.people, newPerson(d, ix.Taxonomy()))
	})
	if err == nil && len(p.people) == 0 {
		err = fmt.Errorf("%s: no résumé that can be read", o.resumes)
	}
	if err != nil {
		ix.Close()
		return nil, err
	}
	slices.SortFunc(p.people, func(a, b person) int { return strings.Compare(a.id, b.id) })
	return p, nil
}

func newPerson(d parse.Document, t *skill.Taxonomy) person {
	p := person{id: d.ID, text: d.Resume.Text, listed: map[skill.ID]bool{}}
	for _, passage := range matching.FromResume(d.ID, d.Resume).Profile.Passages {
		switch passage.Section {
		case matching.TitleText, matching.HeadText:
			p.titles = append(p.titles, passage.Text)
		case matching.ListText:
			for _, m := range t.FindInList(nil, passage.Text) {
				p.listed[m.Skill] = true
			}
		}
	}
	return p
}

// addEvidence adds public activity to the index and its words to the texts of those
// whose it is.
func (p *pool) addEvidence(ctx context.Context, names []string) error {
	for _, name := range names {
		if err := addFile(ctx, p.index, name); err != nil {
			return err
		}
	}
	if len(names) == 0 {
		return nil
	}
	for i := range p.people {
		c, err := p.index.Get(ctx, p.people[i].id)
		if err != nil {
			return err
		}
		var words strings.Builder
		for _, a := range c.Profile.Activity {
			fmt.Fprintln(&words, a.Text, strings.Join(a.Subject, " "))
		}
		p.people[i].public = words.String()
	}
	return nil
}

// addFile adds a file of evidence in one call.
func addFile(ctx context.Context, ix *matching.Index, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var all []sourcing.Evidence
	for e, err := range sourcing.Read(f) {
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, e)
	}
	return ix.Add(ctx, all...)
}

// texts returns the plain text of every résumé by ID.
func (p *pool) texts() map[string]string {
	out := map[string]string{}
	for _, x := range p.people {
		out[x.id] = x.text
	}
	return out
}

// textsWithActivity returns the same with the words of public activity behind it.
func (p *pool) textsWithActivity() map[string]string {
	out := map[string]string{}
	for _, x := range p.people {
		out[x.id] = x.text + "\n" + x.public
	}
	return out
}

func readQrels(name string) (eval.Qrels, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	judged, err := eval.ReadQrels(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return judged, nil
}

// A topic is a role: its spec and the words that a person wrote about it.
type topic struct {
	name string
	spec *role.Spec
	text string // of the job description, else the values of the spec
	file string // of the spec
	ad   string // file of the job description, "" if there is none
}

// readTopics reads the role of every topic.
func readTopics(dir string, names []string) ([]topic, error) {
	var out []topic
	for _, name := range names {
		t, err := readTopic(dir, name)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func readTopic(dir, name string) (topic, error) {
	for _, ext := range []string{".yaml", ".yml", ".json"} {
		file := filepath.Join(dir, name+ext)
		if _, err := os.Stat(file); err != nil {
			continue
		}
		spec, err := role.ReadFile(file)
		if err != nil {
			return topic{}, err
		}
		t := topic{name: name, spec: spec, file: file, text: specWords(spec)}
		return t, t.readAd(dir)
	}
	return topic{}, fmt.Errorf("no role for topic %q in %s", name, dir)
}

// readAd reads the job description beside the spec, if there is one: TOPIC.md or the
// first TOPIC-*.md.
func (t *topic) readAd(dir string) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		base, isText := strings.CutSuffix(f.Name(), ".md")
		if !isText || base != t.name && !strings.HasPrefix(base, t.name+"-") {
			continue
		}
		t.ad = filepath.Join(dir, f.Name())
		text, err := os.ReadFile(t.ad)
		t.text = string(text)
		return err
	}
	return nil
}
