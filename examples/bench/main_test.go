package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/score/eval"
)

var update = flag.Bool("update", false, "rewrite the golden file of quality")

// small writes a part of the benchmark to a folder: two roles and every tenth person,
// so that the tests of what the program does stay fast.
func small(t *testing.T) []string {
	t.Helper()
	t.Chdir("../..")
	dir := t.TempDir()
	qrels, err := os.ReadFile(benchQrels)
	if err != nil {
		t.Fatal(err)
	}
	var kept strings.Builder
	for line := range strings.Lines(string(qrels)) {
		f := strings.Fields(line)
		if (f[0] == "go-platform" || f[0] == "java-billing") && strings.ContainsAny(f[2][3:], "5") {
			kept.WriteString(line)
		}
	}
	files, err := os.ReadDir(benchResumes)
	if err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Mkdir(filepath.Join(dir, "resumes"), 0o755))
	for _, f := range files {
		if strings.ContainsAny(f.Name()[3:4], "5") {
			text, err := os.ReadFile(filepath.Join(benchResumes, f.Name()))
			must(err)
			must(os.WriteFile(filepath.Join(dir, "resumes", f.Name()), text, 0o644))
		}
	}
	must(os.WriteFile(filepath.Join(dir, "small.qrels"), []byte(kept.String()), 0o644))
	return []string{"-resumes", filepath.Join(dir, "resumes"), "-qrels", filepath.Join(dir, "small.qrels"), "-evidence", benchEvidence}
}

func TestRunRepeatsToTheByte(t *testing.T) {
	args := small(t)
	theirs := filepath.Join(t.TempDir(), "theirs.run")
	if err := os.WriteFile(theirs, []byte("go-platform Q0 p005 1 2.5 x\ngo-platform Q0 p015 2 2.5 x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	first, second := t.TempDir(), t.TempDir()
	o, err := flags(append(args, "-run", theirs, "-imported", "-ablate", "-out", first))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(t.Context(), o, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"means", "nDCG@10 of", "warning: ", "go-platform", "proven+activity", "theirs ranks nothing for 1 of the topics", "theirs: 100 of a hundred",
		"mean place", "(nothing left out)", "public activity", "evidence owned", "Platform services"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
	o, err = flags([]string{"-manifest", filepath.Join(first, manifestFile), "-out", second})
	if err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if err := repeat(t.Context(), o, &out); err != nil {
		t.Fatal(err)
	}
	if a, b := folder(t, first), folder(t, second); !maps.Equal(a, b) || len(a) != 2*10+2 {
		t.Errorf("two runs of one manifest differ: %v and %v", slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b)))
	}
}

// folder returns the contents of a folder's files by name.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name()] = string(text)
	}
	return out
}

func TestRepeatNamesWhatChanged(t *testing.T) {
	args := small(t)
	dir := t.TempDir()
	o, err := flags(append(args, "-systems", "bm25,title", "-out", dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), o, &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	resume := filepath.Join(o.resumes, "p005.txt")
	if names, _ := filepath.Glob(filepath.Join(o.resumes, "p005.*")); len(names) == 1 {
		resume = names[0]
	}
	if err := os.WriteFile(resume, []byte("# Somebody Else\n\nGo platform engineer in Go, Go and Kubernetes\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	err = repeat(t.Context(), options{manifest: filepath.Join(dir, manifestFile)}, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "input "+filepath.ToSlash(resume)) || !strings.Contains(err.Error(), "bm25.run") {
		t.Errorf("repeat with a changed résumé: %v", err)
	}
}

func TestManifestRoundTrip(t *testing.T) {
	o, err := flags([]string{"-systems", "bm25,random", "-measures", "nDCG(dcg='exp-log2')@5 AP(rel=2)", "-seed", "7", "-as-of", "2025-03-01", "-ablate"})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(manifest{Roles: o.roles, Resumes: o.resumes, Qrels: o.qrels, Evidence: o.evidence, Systems: o.systems,
		Measures: o.measures, AsOf: "2025-03-01", Seed: o.seed, Ablate: true})
	if err != nil {
		t.Fatal(err)
	}
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	back, err := m.options()
	if err != nil || fmt.Sprint(back) != fmt.Sprint(o) {
		t.Errorf("options of the manifest are %v, %v; want %v", back, err, o)
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string // part of the error
		why  string
	}{
		{[]string{"-systems", "bm26"}, `unknown system "bm26"`, "systems are a closed list"},
		{[]string{"-systems", "bm25,bm25"}, "twice", "two rows of one name"},
		{[]string{"-resumes", "x", "-systems", "proven+activity"}, "needs -evidence", "own résumés bring no evidence of testdata"},
		{[]string{"-measures", "nDCG@x"}, "cut-off", "measures are parsed before anything is read"},
		{[]string{"-measures", ""}, "no measure", "a table needs a column"},
		{[]string{"-as-of", "2026"}, "as-of", "a day is wanted"},
		{[]string{"-manifest", "m.json", "-seed", "2"}, "only -out", "a manifest says everything"},
		{[]string{"left"}, "unexpected argument", "there are no arguments"},
	} {
		if _, err := flags(c.args); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("flags %v: %v, want %q: %s", c.args, err, c.want, c.why)
		}
	}
	o, err := flags([]string{"-resumes", "x"})
	if err != nil || len(o.evidence) > 0 || slices.Contains(o.systems, "proven+activity") || slices.Contains(o.systems, importedName) {
		t.Errorf("flags of own résumés: %v, %v", o, err)
	}
}

func TestReadTopic(t *testing.T) {
	dir := t.TempDir()
	spec := "title: Go engineer\nclusters:\n  - {name: Services, any: [Go]}\n"
	for name, text := range map[string]string{"a.yaml": spec, "b.yaml": spec, "b-long-name.md": "words of b", "bb.md": "of another"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	topics, err := readTopics(dir, []string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Fields(topics[0].text); !slices.Equal(got, []string{"Go", "engineer", "Services", "Go"}) {
		t.Errorf("without a job description the text is %q, want the values of the spec", got)
	}
	if topics[1].text != "words of b" {
		t.Errorf("the text of b is %q", topics[1].text)
	}
	if _, err := readTopics(dir, []string{"c"}); err == nil {
		t.Error("a topic without a role is no error")
	}
}

func TestMustWords(t *testing.T) {
	spec, err := role.Read(strings.NewReader("clusters:\n  - {name: One, any: [Go], adjacent: [Java]}\n  - {name: Two, need: trainable, any: [Kafka]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := mustWords(spec); got != "One\nGo\nJava" {
		t.Errorf("mustWords = %q", got)
	}
}

func TestMeanPlace(t *testing.T) {
	judged := eval.Qrels{"t": {"a": 3, "b": 2, "c": 1, "gone": 2}}
	n, mean := meanPlace(judged, eval.Run{"t": ranking([]string{"c", "a", "b"})}, func(string) bool { return true })
	if n != 3 || mean != 3 { // a 2, b 3, gone behind the three: 4
		t.Errorf("meanPlace = %d, %v, want 3, 3", n, mean)
	}
}

func TestPairs(t *testing.T) {
	m, err := eval.ParseMeasure("P@1")
	if err != nil {
		t.Fatal(err)
	}
	runs := []ranked{{name: "proven", ours: true}, {name: "proven+activity", ours: true, activity: true},
		{name: "low"}, {name: "high"}, {name: "high+activity", activity: true}, {name: "theirs", outside: true}}
	var results []eval.Result
	for i := range runs {
		results = append(results, eval.Result{Measures: []eval.Measure{m}, Topics: []string{"t"}, Values: [][]float64{{float64(i)}}})
	}
	for _, c := range []struct {
		runs []ranked
		want []pair
		why  string
	}{
		{runs, []pair{{0, 3}, {1, 4}, {5, 4}, {1, 0}}, "the best baseline that reads no more; activity against none"},
		{runs[2:4], []pair{{0, 1}}, "baselines alone: against the best of the others, each two once"},
		{runs[:1], nil, "nothing to compare with"},
	} {
		if got := pairs(m, c.runs, results); !slices.Equal(got, c.want) {
			t.Errorf("pairs = %v, want %v: %s", got, c.want, c.why)
		}
	}
}

// TestGolden holds nDCG@10 of the benchmark to three digits, so that a change of the
// ranker shows what it costs or gains: go test ./examples/bench -run Golden -update
func TestGolden(t *testing.T) {
	t.Chdir("../..")
	o, err := flags([]string{"-systems", "proven,proven+activity,bm25,bm25+activity", "-measures", "nDCG@10"})
	if err != nil {
		t.Fatal(err)
	}
	files, err := bench(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, system := range o.systems {
		for line := range strings.Lines(files.text(system + ".eval")) {
			f := strings.Fields(line)
			value, err := strconv.ParseFloat(f[2], 64)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&got, "%-15s  %-16s  %s %.3f\n", system, f[1], f[0], value)
		}
	}
	const golden = "testdata/golden/bench.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the figures changed; with -update the diff of %s shows what for. Now:\n%s", golden, got.String())
	}
}

// TestDraftsRankAlmostAsWell holds what the import of a job description is worth: on
// every mean its draft, which nobody calibrated, keeps nine tenths of what the spec
// written by hand reaches.
func TestDraftsRankAlmostAsWell(t *testing.T) {
	t.Chdir("../..")
	o, err := flags([]string{"-imported", "-systems", "proven,proven-imported", "-measures", "nDCG@10"})
	if err != nil {
		t.Fatal(err)
	}
	files, err := bench(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	mean := func(system string) float64 {
		for line := range strings.Lines(files.text(system + ".eval")) {
			if f := strings.Fields(line); f[1] == "all" {
				value, err := strconv.ParseFloat(f[2], 64)
				if err != nil {
					t.Fatal(err)
				}
				return value
			}
		}
		t.Fatalf("%s has no mean", system)
		return 0
	}
	hand, draft := mean("proven"), mean(importedName)
	if draft < .9*hand || hand == 0 {
		t.Errorf("nDCG@10 of the drafts %.3f, of the specs %.3f: ratio %.3f, want .9 or more", draft, hand, draft/hand)
	}
}

// What concerns nobody is said: a wrong file looks like a bad ranking.
func TestStrangers(t *testing.T) {
	args := small(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	qrels, err := os.ReadFile(args[3])
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Fields(string(qrels))[2]
	for _, c := range []struct{ qrels, run, says, why string }{
		{"", "", "error: no judgment", "an empty file"},
		{"go-platform 0 ghost 2\n", "", "error: none of the 1 judgments", "the judgments of other people"},
		{string(qrels) + "go-platform 0 ghost 2\n", "", "judgments are about nobody", "one of them"},
		{string(qrels), "go-platform Q0 " + known + " 1 2 x\ngo-platform Q0 ghost 2 1 x\nelse Q0 a 1 1 x\n", "warning: theirs ranks 1 topics that nobody judged, and 1 times somebody", "a foreign run"},
	} {
		line := []string{"-resumes", args[1], "-qrels", write("q.qrels", c.qrels), "-systems", "random"}
		if c.run != "" {
			line = append(line, "-run", write("theirs.run", c.run))
		}
		o, err := flags(line)
		if err != nil {
			t.Fatal(err)
		}
		files, err := bench(t.Context(), o)
		got := files.text(reportFile)
		if err != nil {
			got = "error: " + strings.TrimPrefix(err.Error(), o.qrels+": ")
		}
		if !strings.Contains(got, c.says) {
			t.Errorf("%s: want %q in\n%s", c.why, c.says, got)
		}
		if strings.Contains(got, "mean place") {
			t.Errorf("%s: a table of our systems, and none of them ran", c.why)
		}
	}
}
