package role

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/skill"
)

// platform uses every key of the format.
const platform = `
title: Go services on cloud infrastructure
problem: Payment APIs break under load and nobody dares to release.
impact:                                  # Role Impact Summary
  first_focus: Make the payment APIs dependable
  systems: A service layer on Kubernetes with shared pipelines
  success: Weekly releases without a night shift
  collaboration: Product, platform and front-end engineers
level: own-service                       # execute | own-service | lead-design
years: 4
author: ines@payments
date: 2026-03-31
archetype: deployment-reliability
baseline: {cloud: aws, cicd: shared, containers: kubernetes, oncall: yes}
clusters:
  - name: Backend services
    need: must
    weight: 5
    all:
      - any: [go]
        adjacent: [java, kotlin, python, C#, Node.js]
      - any: [rest-api, grpc]
        accept: adjacent
        depth: own
  - name: Release and runtime
    need: must
    any: [docker, kubernetes, ci-cd]
  - name: Observability
    need: trainable
    weight: 2
    any: [prometheus, opentelemetry, grafana]
    text: ["distributed tracing"]
reject:
  - only: [frontend, mobile]
  - without: [backend]
intake:
  without_help: [Take a payment service from an alert to a fix]
  can_learn: [Tracing, "our pipelines"]
  reject: [Cannot say why a design was chosen]
`

func platformSpec() *Spec {
	return &Spec{
		Title:   "Go services on cloud infrastructure",
		Problem: "Payment APIs break under load and nobody dares to release.",
		Impact: Impact{
			FirstFocus:    "Make the payment APIs dependable",
			Systems:       "A service layer on Kubernetes with shared pipelines",
			Success:       "Weekly releases without a night shift",
			Collaboration: "Product, platform and front-end engineers",
		},
		Level:     OwnService,
		Years:     4,
		Author:    "ines@payments",
		Date:      "2026-03-31",
		Archetype: "deployment-reliability",
		Baseline:  Baseline{Cloud: "aws", CICD: "shared", Containers: "kubernetes", OnCall: "yes"},
		Clusters: []Cluster{
			{Name: "Backend services", Need: Must, Weight: 5, All: []Line{
				{Any: []string{"go"}, Adjacent: []string{"java", "kotlin", "python", "C#", "Node.js"}},
				{Any: []string{"rest-api", "grpc"}, Accept: "adjacent", Depth: "own"},
			}},
			{Name: "Release and runtime", Need: Must, Weight: 3, All: []Line{{Any: []string{"docker", "kubernetes", "ci-cd"}}}},
			{Name: "Observability", Need: Trainable, Weight: 2, All: []Line{
				{Any: []string{"prometheus", "opentelemetry", "grafana"}, Text: []string{"distributed tracing"}},
			}},
		},
		Reject: []Reject{
			{Only: []skill.Area{skill.Frontend, skill.Mobile}},
			{Without: []skill.Area{skill.Backend}},
		},
		Intake: Intake{
			WithoutHelp: []string{"Take a payment service from an alert to a fix"},
			CanLearn:    []string{"Tracing", "our pipelines"},
			Reject:      []string{"Cannot say why a design was chosen"},
		},
	}
}

func read(t *testing.T, text string) *Spec {
	t.Helper()
	spec, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return spec
}

// content returns a copy of a spec without its places in the file.
func content(s *Spec) *Spec {
	c := *s
	c.places = nil
	return &c
}

func TestRead(t *testing.T) {
	if got, want := content(read(t, platform)), platformSpec(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestReadForms(t *testing.T) {
	for _, tt := range []struct{ text, why string }{
		{`clusters: [{name: A, any: [go]}]`, "flow style, without need and weight"},
		{`{"clusters":[{"name":"A","any":["go"]}]}`, "JSON without blanks"},
		{"{\n\t\"clusters\": [\n\t\t{\"name\": \"A\", \"any\": [\"go\"]}\n\t]\n}\n", "JSON indented with tabs"},
		{"\ufeffclusters:\r\n- name: A\r\n  any: [go]\r\n", "byte order mark and CRLF, as Windows editors write"},
		{"--- # a comment\nclusters:\n  - all:\n      - any:\n          - go\n    weight: 0\n    need: must\n    name: A\n...\n", "the long form, a document end"},
		{"title:\nimpact:\nlevel: ~\nyears:\nreject: []\nclusters: [{name: ' A ', any: [\"go\"], text: , accept: null}]", "keys without values"},
	} {
		got := content(read(t, tt.text))
		got.Reject = nil
		want := &Spec{Clusters: []Cluster{{Name: "A", Need: Must, Weight: 3, All: []Line{{Any: []string{"go"}}}}}}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, want %+v", tt.why, got, want)
		}
	}
}

func TestReadValues(t *testing.T) {
	const clusters = "\nclusters: [{name: A, any: [go]}]"
	for _, tt := range []struct {
		text string
		got  func(*Spec) string
		want string
		why  string
	}{
		{`baseline: {oncall: true}`, func(s *Spec) string { return s.Baseline.OnCall }, "yes", "JSON's true"},
		{`baseline: {oncall: no}`, func(s *Spec) string { return s.Baseline.OnCall }, "no", "a word"},
		{`date: "2026-02-28"`, func(s *Spec) string { return s.Date }, "2026-02-28", "a date in quotes"},
		{"problem: |\n  two\n  lines\n", func(s *Spec) string { return s.Problem }, "two\nlines", "a block of prose"},
		{`reject: [{only: [Front-end]}]`, func(s *Spec) string { return string(s.Reject[0].Only[0]) }, "frontend", "an area as people write it"},
	} {
		if got := tt.got(read(t, tt.text+clusters)); got != tt.want {
			t.Errorf("%s: got %q, want %q: %s", tt.text, got, tt.want, tt.why)
		}
	}
	spec := read(t, `{"title":"\ud83d\ude00 \\ud83d","clusters":[{"name":"A","any":["go"]}]}`)
	if want := "😀 \\ud83d"; spec.Title != want {
		t.Errorf("title %q, want %q: JSON's pair of escapes is one character", spec.Title, want)
	}
}

// faults holds texts and where and how they fail.
var faults = []struct {
	text         string
	line, column int
	want         string // part of the problem
	why          string
}{
	{"title: x\nclusters:\n  - name: A\n    any: [go]\nlevel:   guru\n", 5, 10, `unknown level "guru", want execute, own-service or lead-design`, "a value outside a closed list"},
	{"", 1, 1, "empty", "no document"},
	{"# only a comment\n", 1, 1, "empty", "no document"},
	{"a role\n", 1, 1, `"a role" for a role, want keys`, "no mapping"},
	{"- a\n", 1, 1, "a list for a role", "no mapping"},
	{"title: x\n", 1, 1, "no clusters", "missing clusters"},
	{"title: x\nclusters:\n", 1, 1, "no clusters", "clusters without a value"},
	{"clusters: []\n", 1, 1, "no clusters", "none of them"},
	{"clusters: 5\n", 1, 11, `"5" for clusters, want a list`, "wrong type"},
	{"clusters: [5]\n", 1, 12, `"5" for a cluster`, "wrong type"},
	{ok("tittle: x"), 2, 1, `unknown key "tittle" in a role, want title, problem`, "unknown key"},
	{ok("title: x\ntitle: y"), 3, 1, `key "title" twice`, "doubled key"},
	{ok("title: [x]"), 2, 8, "a list, want text", "wrong type"},
	{ok("title: 42"), 2, 8, `"42", want text: put it in quotes`, "wrong type"},
	{ok("title: \"a\\nb\""), 2, 8, "a line break", "names have one line"},
	{ok("problem: \"\\e[31m\""), 2, 10, "a control character", "terminal escapes"},
	{ok("years: three"), 2, 8, `"three", want a whole number from 0 to 50`, "wrong type"},
	{ok("years: 3.5"), 2, 8, `"3.5", want a whole number`, "no fractions"},
	{ok("years: -1"), 2, 8, `"-1", want a whole number`, "impossible"},
	{ok("years: 51"), 2, 8, `"51", want a whole number`, "impossible"},
	{ok("years: \"3\""), 2, 8, `"3", want a whole number`, "text is no number"},
	{ok("years: 99999999999999999999"), 2, 8, "want a whole number", "too large for a number"},
	{ok("date: 31.3.2026"), 2, 7, `date "31.3.2026", want a day as YYYY-MM-DD`, "another form"},
	{ok("date: 2026-02-30"), 2, 7, `date "2026-02-30"`, "no such day"},
	{ok("impact: {focus: x}"), 2, 10, `unknown key "focus" in the impact`, "unknown key below"},
	{ok("baseline: {cloud: [aws]}"), 2, 19, "a list, want text", "wrong type below"},
	{ok("level: [execute]"), 2, 8, "unknown level a list", "wrong type"},
	{ok("level: ''"), 2, 8, `unknown level ""`, "an empty word is none of them"},
	{ok("reject: [{only: [cooking]}]"), 2, 18, `unknown area "cooking", want software development, backend`, "unknown area"},
	{ok("reject: [{only: [backend], without: [mobile]}]"), 2, 10, "either only or without", "two rules in one"},
	{ok("reject: [{only: []}]"), 2, 10, "either only or without", "an empty rule"},
	{ok("reject: {only: [backend]}"), 2, 9, "want a list", "wrong type"},
	{"clusters:\n- {any: [go]}", 2, 3, "a cluster without a name", "name"},
	{"clusters:\n- {name: A}", 2, 3, "without an alternative, want any or text", "nothing asked"},
	{"clusters:\n- {name: A, any: []}", 2, 3, "without an alternative", "an empty list"},
	{"clusters:\n- {name: A, adjacent: [java]}", 2, 3, "without an alternative", "adjacent to nothing"},
	{"clusters:\n- {name: A, any: go}", 2, 18, `"go" for any, want a list`, "a word is no list"},
	{"clusters:\n- {name: A, any: ['']}", 2, 19, "an empty text", "an empty name"},
	{"clusters:\n- {name: A, any: [~]}", 2, 19, "no value, want text", "no name"},
	{"clusters:\n- {name: A, all: []}", 2, 18, "an empty list of requirements", "all without lines"},
	{"clusters:\n- {name: A, all: [{depth: own}]}", 2, 19, "without an alternative", "a line without skills"},
	{"clusters:\n- {name: A, any: [go], all: [{any: [java]}]}", 2, 29, "want one form", "both forms"},
	{"clusters:\n- {name: A, all: [{name: B, any: [go]}]}", 2, 20, `unknown key "name" in a requirement, want any, adjacent, accept, depth or text`, "a cluster's key in a line"},
	{"clusters:\n- {name: A, any: [go]}\n- {name: a, any: [java]}", 3, 3, `a second cluster named "a"`, "the same name but for case"},
	{"clusters:\n- {name: A, any: [go], need: maybe}", 2, 30, `unknown need "maybe", want must or trainable`, "need"},
	{"clusters:\n- {name: A, any: [go], weight: 10}", 2, 32, "from 0 to 9", "weight"},
	{"clusters:\n- {name: A, any: [go], weight: -1}", 2, 32, "from 0 to 9", "weight"},
	{"clusters:\n- {name: A, any: [go], depth: deep}", 2, 31, `unknown depth "deep", want use, own or design`, "depth"},
	{"clusters:\n- {name: A, any: [go], accept: all}", 2, 32, `unknown accept "all", want direct, adjacent or any`, "accept"},
	{ok("")[1:] + "---\ntitle: x\n", 3, 1, "a second document", "two documents"},
	{"a: &x [go]\nb: *x\n", 1, 4, "an anchor or alias", "anchors"},
	{ok("title: !!str 5"), 2, 8, "a tag", "tags"},
	{ok("<<: {title: x}"), 2, 1, `unknown key "<<"`, "merge keys"},
	{ok("? [a, b]\n: x"), 2, 3, "unknown key a list", "a key that is no text"},
	{"title: \"x\xff\"\n", 1, 10, "not UTF-8", "another encoding"},
	{"a: b\nc: \x00", 2, 4, "control character U+0000", "binary"},
	{"a: b: c\n", 1, 1, "not YAML", "a syntax error"},
	{"a: [b\n", 1, 1, "not YAML", "a bracket left open: where it opens"},
	{"a: x\n\nb: [c, {d: e]\n", 3, 1, "not YAML", "the wrong bracket"},
	{"a: x\n\nb: 'c\n", 3, 1, "not YAML", "a quote left open"},
	{"a: x\nb:\n  c: 1\n  d: 2\n e: 3\nf: [1,\n 2]\n", 5, 2, "not YAML", "wrong indentation"},
	{"a:\n  - b\n  - c\n  d: e\nf: g\n", 4, 3, "not YAML", "a key among items"},
	{"a: x\n\tb: c\n", 2, 2, "not YAML", "a tab"},
	{"\x01a: b", 1, 1, "control character", "a control character at the start"},
	{"a: b\n\u0081", 2, 1, "control character U+0081", "a control character beyond ASCII"},
	{"\"a\": \"\\ud800\"", 1, 1, "not YAML", "half a pair"},
	{strings.Repeat("[", 14) + strings.Repeat("]", 14), 1, 14, "nested deeper", "deep"},
	{strings.Repeat("[", 5000), 1, 4097, "nested too deep", "deeper than the parser should see"},
	{strings.Repeat("- ", 5000), 1, 257, "nested too deep", "the same in block style"},
	{"title: " + strings.Repeat("x", maxBytes), 1, maxBytes + 1, "larger than 262144 bytes", "size"},
	{"title: x\n" + strings.Repeat("ä", maxBytes), 2, (maxBytes-9)/2 + 2, "larger than 262144 bytes", "size, in characters"},
	{`{"title": "x",` + "\n" + `  "years": 3]`, 2, 13, "not JSON: invalid character ']'", "JSON has a column of its own"},
	{`{"title": "ä", "years": 3`, 1, 25, "not JSON: unexpected end", "JSON that ends too soon"},
	{`["x"`, 1, 4, "not JSON: unexpected end", "a list that ends too soon"},
}

// ok is a spec without faults but for the given lines, which begin in line 2.
func ok(lines string) string {
	return "\n" + lines + "\nclusters: [{name: A, any: [go]}]\n"
}

func TestFaults(t *testing.T) {
	for _, tt := range faults {
		_, err := Read(strings.NewReader(tt.text))
		var fault *Error
		if !errors.As(err, &fault) {
			t.Errorf("%.60q: %v, want a fault: %s", tt.text, err, tt.why)
			continue
		}
		if fault.Line != tt.line || fault.Column != tt.column || !strings.Contains(fault.Problem, tt.want) {
			t.Errorf("%.60q:\n got %v\nwant line %d, column %d: …%s…: %s", tt.text, err, tt.line, tt.column, tt.want, tt.why)
		}
		if len(err.Error()) > 500 || !strings.HasPrefix(err.Error(), "role: ") {
			t.Errorf("%.60q: the message is too long or not ours: %v", tt.text, err)
		}
	}
}

func TestReadTooManyRequirements(t *testing.T) {
	var b strings.Builder
	b.WriteString("clusters:\n")
	for i := range maxLines + 1 {
		fmt.Fprintf(&b, "- {name: C%d, any: [go]}\n", i)
	}
	_, err := Read(strings.NewReader(b.String()))
	if err == nil || !strings.Contains(err.Error(), "line 202, column 3: more than 200 requirements") {
		t.Errorf("got %v", err)
	}
	names := strings.Repeat("go, ", maxNames+1)
	if _, err := Read(strings.NewReader("clusters: [{name: A, any: [" + names + "]}]")); err == nil {
		t.Error("more names than a list may have are no error")
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadFile(filepath.Join(dir, "missing.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want fs.ErrNotExist", err)
	}
	good, bad := filepath.Join(dir, "good.yaml"), filepath.Join(dir, "bad.yaml")
	os.WriteFile(good, []byte(platform), 0o600)
	os.WriteFile(bad, []byte("clusters: 5"), 0o600)
	if _, err := ReadFile(good); err != nil {
		t.Error(err)
	}
	if _, err := ReadFile(bad); err == nil || !strings.HasPrefix(err.Error(), "role: "+bad+": line 1, column 11: ") {
		t.Errorf("got %v, want the file's name and the place", err)
	}
}
