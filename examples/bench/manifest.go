package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/proven-go/proven/matching"
	"github.com/proven-go/proven/score/eval"
)

// A manifest says what a run rests on: enough to repeat it to the byte, and to see what
// has changed if it cannot be repeated.
type manifest struct {
	Roles    string         `json:"roles"`
	Resumes  string         `json:"resumes"`
	Qrels    string         `json:"qrels"`
	Evidence []string       `json:"evidence,omitempty"`
	Runs     []string       `json:"runs,omitempty"`
	Systems  []string       `json:"systems"`
	Measures []eval.Measure `json:"measures"`
	AsOf     string         `json:"as_of"`
	Seed     uint64         `json:"seed"`
	Imported bool           `json:"imported,omitempty"`
	Ablate   bool           `json:"ablate,omitempty"`

	Go       string            `json:"go"`
	Revision string            `json:"revision,omitempty"` // of this program, where the build knows it
	Modules  map[string]string `json:"modules"`            // by path; written in order of path
	Taxonomy string            `json:"taxonomy"`
	Model    string            `json:"model"`
	Specs    map[string]string `json:"specs"` // hash of the spec by topic
	Inputs   []digest          `json:"inputs"`
	Outputs  []digest          `json:"outputs"` // all but the manifest itself
}

// A digest is the SHA-256 of a file.
type digest struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// newManifest describes a run and digests what it read and wrote.
func newManifest(o options, p *pool, topics []topic, files outputs) (*manifest, error) {
	m := &manifest{
		Roles: filepath.ToSlash(o.roles), Resumes: filepath.ToSlash(o.resumes), Qrels: filepath.ToSlash(o.qrels),
		Evidence: o.evidence, Runs: o.runs, Systems: o.systems, Measures: o.measures,
		AsOf: o.asOf.Format(time.DateOnly), Seed: o.seed, Imported: o.imported, Ablate: o.ablate,
		Go: runtime.Version(), Revision: revision(), Modules: modules(), Taxonomy: p.index.Taxonomy().Hash(), Model: matching.Model(),
		Specs: map[string]string{},
	}
	inputs := []string{o.qrels}
	for _, t := range topics {
		m.Specs[t.name] = t.spec.Hash()
		inputs = append(inputs, t.file)
		if t.ad != "" {
			inputs = append(inputs, t.ad)
		}
	}
	inputs = append(append(inputs, o.evidence...), o.runs...)
	resumes, err := filesBelow(o.resumes)
	if err != nil {
		return nil, err
	}
	for _, name := range append(inputs, resumes...) {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		m.Inputs = append(m.Inputs, digestOf(filepath.ToSlash(name), text))
	}
	for _, f := range files {
		m.Outputs = append(m.Outputs, digestOf(f.name, []byte(f.text)))
	}
	return m, nil
}

func digestOf(name string, text []byte) digest {
	sum := sha256.Sum256(text)
	return digest{name, hex.EncodeToString(sum[:])}
}

// filesBelow lists the files of a folder in order.
func filesBelow(dir string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			out = append(out, name)
		}
		return err
	})
	return out, err
}

// modules returns the versions that the program was built with.
func modules() map[string]string {
	out := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			out[d.Path] = d.Version
		}
	}
	return out
}

// revision returns the version-control revision of the build, with a plus sign if the
// tree had changes, "" if the build does not know.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	out, modified := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			out = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = "+"
		}
	}
	return out + modified
}

func (m *manifest) text() string {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic(err) // strings and numbers only
	}
	return string(text) + "\n"
}

// options are the flags that make the run again.
func (m *manifest) options() (options, error) {
	o := options{roles: m.Roles, resumes: m.Resumes, qrels: m.Qrels, evidence: m.Evidence, runs: m.Runs,
		seed: m.Seed, imported: m.Imported, ablate: m.Ablate}
	var names []string
	for _, measure := range m.Measures {
		names = append(names, measure.String())
	}
	return o, o.parse(strings.Join(m.Systems, ","), strings.Join(names, " "), m.AsOf)
}

// repeat runs what a manifest says and compares every output with it: an output that
// differs is an error, which names what the run rests on and has changed since.
func repeat(ctx context.Context, o options, w io.Writer) error {
	text, err := os.ReadFile(o.manifest)
	if err != nil {
		return err
	}
	var before manifest
	if err := json.Unmarshal(text, &before); err != nil {
		return fmt.Errorf("%s: %w", o.manifest, err)
	}
	again, err := before.options()
	if err != nil {
		return fmt.Errorf("%s: %w", o.manifest, err)
	}
	files, err := bench(ctx, again)
	if err != nil {
		return err
	}
	if err := write(o.out, files); err != nil {
		return err
	}
	var now manifest
	if err := json.Unmarshal([]byte(files.text(manifestFile)), &now); err != nil {
		return err
	}
	changed, outputs := before.changes(now), changedFiles("output", before.Outputs, now.Outputs)
	if len(outputs) > 0 {
		return fmt.Errorf("not the same run: %s", strings.Join(append(changed, outputs...), "; "))
	}
	fmt.Fprintf(w, "the same %d outputs, byte for byte\n", len(now.Outputs))
	for _, c := range changed {
		fmt.Fprintln(w, "although", c)
	}
	return nil
}

// changes names what the run rests on and what differs there between two manifests of
// one command.
func (m manifest) changes(now manifest) []string {
	var out []string
	differ := func(what, before, after string) {
		if before != after {
			out = append(out, fmt.Sprintf("%s was %.60s, is %.60s", what, before, after))
		}
	}
	differ("go", m.Go, now.Go)
	differ("the revision", m.Revision, now.Revision)
	differ("the taxonomy", m.Taxonomy, now.Taxonomy)
	differ("the model", m.Model, now.Model)
	for _, path := range slices.Sorted(maps.Keys(now.Modules)) {
		differ(path, m.Modules[path], now.Modules[path])
	}
	return append(out, changedFiles("input", m.Inputs, now.Inputs)...)
}

// changedFiles names the files that differ, are new or are gone.
func changedFiles(kind string, before, now []digest) []string {
	old, seen := map[string]string{}, map[string]bool{}
	for _, d := range before {
		old[d.Name] = d.SHA256
	}
	var out []string
	for _, d := range now {
		seen[d.Name] = true
		if old[d.Name] != d.SHA256 {
			out = append(out, fmt.Sprintf("%s %s differs", kind, d.Name))
		}
	}
	for _, d := range before {
		if !seen[d.Name] {
			out = append(out, fmt.Sprintf("%s %s is gone", kind, d.Name))
		}
	}
	return out
}
