package role

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proven-go/proven/matching/skill"
)

func searchSpec(t testing.TB, text string) *Spec {
	t.Helper()
	s, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// find returns the first string of an engine and a layer.
func find(all []SearchString, e Engine, layer string) SearchString {
	for _, s := range all {
		if s.Engine == e && s.Layer == layer {
			return s
		}
	}
	return SearchString{}
}

func TestSearchStringsOfEachEngine(t *testing.T) {
	all := SearchStrings(searchSpec(t, `
clusters:
  - {name: Language, weight: 5, all: [{any: [Go], adjacent: [Java]}]}
  - {name: Runtime, any: [Kubernetes, code review], text: ["canary \"release\""]}
  - {name: Extra, need: trainable, any: [Prometheus]}
`), nil)
	for _, c := range []struct {
		engine      Engine
		layer, want string
		why         string
	}{
		{BooleanSearch, "direct", `(Golang OR "Go language" OR "Go programming") AND (Kubernetes OR K8s OR kubectl OR "code review"`, "Go is an everyday word, Golang is not"},
		{BooleanSearch, "adjacent", `NOT (Golang)`, "the layers are apart"},
		{BooleanSearch, "adjacent", `(Java OR `, "Java stands in for Go"},
		{XRaySearch, "direct", `site:linkedin.com/in (Golang OR`, "over public profiles"},
		{XRaySearch, "adjacent", ` -Golang`, "a minus leaves out"},
		{GitHubCode, "direct", `language:Go (Kubernetes OR K8s OR kubectl OR "canary release")`, "a way of working is in no file; quotes of a phrase are gone"},
		{GitHubCode, "adjacent", `language:Java (`, "adjacent language"},
		{GitHubRepositories, "direct", `language:Go topic:kubernetes`, "one language, one topic a group"},
		{IndexSearch, "direct", `+type:profile skill:go^9 skill:kubernetes^5 skill:code-review^5 "canary release"^5 skill:prometheus^`, "all clusters, weighted as the plan"},
		{IndexSearch, "adjacent", `+type:profile skill:java^4 skill:kubernetes^5`, "an adjacent skill at half"},
	} {
		if s := find(all, c.engine, c.layer); !strings.Contains(s.Text, c.want) {
			t.Errorf("%s, %s: %s\nwant %s: %s", c.engine, c.layer, s.Text, c.want, c.why)
		}
	}
	adjacent := find(all, BooleanSearch, "adjacent")
	if len(adjacent.Paths) != 1 || !strings.HasPrefix(adjacent.Paths[0], "Go ← Java: ") {
		t.Errorf("paths %q, want one from Java to Go", adjacent.Paths)
	}
	if direct := find(all, BooleanSearch, "direct"); !slices.Equal(direct.Clusters, []string{"Language", "Runtime"}) || strings.Contains(direct.Text, "Prometheus") {
		t.Errorf("a trainable cluster is asked for: %v", direct)
	}
}

func TestSearchStringsLeaveOutNobodyTheyAskFor(t *testing.T) {
	all := SearchStrings(searchSpec(t, `
clusters: [{name: A, all: [{any: [Java], adjacent: [Kotlin]}, {any: [Spring Boot]}]}, {name: B, any: [Kafka]}]
`), nil)
	if s := find(all, BooleanSearch, "adjacent"); s.Text == "" || strings.Contains(s.Text, "NOT") {
		t.Errorf("%s: Spring Boot implies Java, so nobody can be left out for Java", s.Text)
	}
}

func TestConjunctions(t *testing.T) {
	var all []searchCluster
	for i := range 6 {
		all = append(all, searchCluster{name: fmt.Sprint(i), weight: 9 - i})
	}
	for _, c := range []struct {
		clusters, pairs, triples int
		why                      string
	}{
		{0, 0, 0, "nothing"}, {1, 0, 0, "one cluster alone"}, {2, 1, 0, "one pair"}, {3, 3, 1, "three pairs, one triple"}, {6, 6, 3, "cut to the weightiest"},
	} {
		pairs, triples := 0, 0
		for _, conjunction := range conjunctions(all[:c.clusters]) {
			switch len(conjunction) {
			case 2:
				pairs++
			case 3:
				triples++
			}
		}
		if pairs != c.pairs || triples != c.triples {
			t.Errorf("%d clusters: %d pairs, %d triples, want %d, %d: %s", c.clusters, pairs, triples, c.pairs, c.triples, c.why)
		}
	}
	if first := conjunctions(all)[0]; first[0].name != "0" || first[1].name != "1" {
		t.Errorf("the first pair is %v, want the weightiest", first)
	}
}

func TestNamesOf(t *testing.T) {
	w := &searchWriter{taxonomy: skill.Default()}
	for _, c := range []struct {
		id     skill.ID
		has    string
		hasNot []string
		why    string
	}{
		{"go", "Golang", []string{"Go"}, "the name is an everyday word"},
		{"kubernetes", "K8s", nil, "an abbreviation that means nothing else"},
		{"csharp", "C#", nil, "short, but with a sign"},
		{"javascript", "JavaScript", []string{"JS", "Core JavaScript"}, "two letters mean too much; a name inside another finds both"},
		{"r", "R language", []string{"R"}, "one letter"},
	} {
		names := w.namesOf(c.id, 3)
		if !slices.Contains(names, c.has) || slices.ContainsFunc(c.hasNot, func(n string) bool { return slices.Contains(names, n) }) {
			t.Errorf("%s: %q, want %q and none of %q: %s", c.id, names, c.has, c.hasNot, c.why)
		}
	}
	for _, s := range skill.Default().All() {
		names := w.namesOf(s.ID, 3)
		if len(names) == 0 || len(names) > 3 {
			t.Errorf("%s has %d names", s.ID, len(names))
		}
		for _, n := range names {
			if id, ok := w.taxonomy.Lookup(n); len(names) > 1 && ok && id != s.ID {
				t.Errorf("%s is searched for as %q, which names %s", s.ID, n, id)
			}
		}
	}
}

// TestSearchStringsHoldTheirLimits draws roles, hostile phrases among them.
func TestSearchStringsHoldTheirLimits(t *testing.T) {
	all := skill.Default().All()
	r := rand.New(rand.NewPCG(4, 4))
	phrases := []string{"distributed tracing", `a" OR "b`, "x\x1b[31m y\nz", `back\slash`, "", `"`, strings.Repeat("long words ", 200), "“curly” quotes"}
	for range 10 {
		s := new(Spec)
		for i := range 1 + r.IntN(6) {
			c := Cluster{Name: fmt.Sprint("c", i), Weight: r.IntN(10), Need: []Need{Must, Must, Trainable}[r.IntN(3)]}
			for range 1 + r.IntN(4) {
				l := Line{Accept: []string{"", "adjacent"}[r.IntN(2)]}
				for range r.IntN(25) {
					l.Any = append(l.Any, all[r.IntN(len(all))].Name)
				}
				for range r.IntN(4) {
					l.Text = append(l.Text, phrases[r.IntN(len(phrases))])
				}
				c.All = append(c.All, l)
			}
			s.Clusters = append(s.Clusters, c)
		}
		got := SearchStrings(s, nil)
		if again := SearchStrings(s, nil); !reflect.DeepEqual(got, again) {
			t.Fatal("not deterministic")
		}
		seen := map[string]bool{}
		for _, q := range got {
			checkSearchString(t, q)
			if key := string(q.Engine) + q.Text; seen[key] {
				t.Errorf("twice: %s", q.Text)
			} else {
				seen[key] = true
			}
		}
	}
}

func checkSearchString(t *testing.T, q SearchString) {
	t.Helper()
	words := len(strings.FieldsFunc(q.Text, func(r rune) bool { return strings.ContainsRune(` ()"`, r) }))
	switch {
	case q.Text == "" || len(q.Clusters) == 0:
		t.Errorf("empty: %+v", q)
	case q.Engine == BooleanSearch && len(q.Text) > 1000, q.Engine == XRaySearch && words > 32,
		(q.Engine == GitHubCode || q.Engine == GitHubRepositories) && len(q.Text) > 256:
		t.Errorf("%s: too long, %d bytes, %d words", q.Engine, len(q.Text), words)
	case strings.Count(q.Text, `"`)%2 != 0, strings.ContainsAny(q.Text, "\n\x1b\\“”"), strings.Contains(q.Text, `""`):
		t.Errorf("%s: broken quotes: %s", q.Engine, q.Text)
	case (q.Layer == adjacentLayer) != (len(q.Paths) > 0):
		t.Errorf("%s, %s: %d paths", q.Engine, q.Layer, len(q.Paths))
	}
	depth, inQuotes := 0, false
	for _, r := range q.Text {
		switch {
		case r == '"':
			inQuotes = !inQuotes
		case inQuotes:
		case r == '(':
			depth++
		case r == ')':
			depth--
		}
		if depth < 0 || depth > 1 {
			t.Errorf("%s: brackets do not fit: %s", q.Engine, q.Text)
			return
		}
	}
	if depth != 0 {
		t.Errorf("%s: an open bracket: %s", q.Engine, q.Text)
	}
}

func ExampleSearchStrings() {
	spec, err := Read(strings.NewReader(`clusters: [{name: Go, any: [go]}, {name: Runtime, any: [docker, kubernetes]}]`))
	if err != nil {
		panic(err)
	}
	for _, s := range SearchStrings(spec, nil) {
		if s.Engine == GitHubRepositories || s.Engine == IndexSearch {
			fmt.Println(s.Engine, s.Text)
		}
	}
	// Output:
	// github-repositories language:Go topic:docker
	// index +type:profile skill:go^9 skill:docker^9 skill:kubernetes^9
}
