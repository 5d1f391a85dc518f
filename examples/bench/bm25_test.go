package main

import (
	"slices"
	"testing"

	"github.com/proven-go/proven/matching/role"
	"github.com/proven-go/proven/matching/skill"
)

func TestBM25(t *testing.T) {
	texts := map[string]string{"a": "go go go", "b": "go kubernetes", "c": "nothing here", "d": "nothing here"}
	for _, c := range []struct {
		query string
		want  []string
		why   string
	}{
		{"Go Kubernetes", []string{"b", "a", "c", "d"}, "kubernetes is rarer than go: one of it in b outweighs three go in a; c and d hold neither and go by ID"},
		{"go", []string{"a", "b", "c", "d"}, "three times in three words is more than once in two"},
		{"the and of", []string{"a", "b", "c", "d"}, "stop words say nothing: all tie, by ID"},
		{"", []string{"a", "b", "c", "d"}, "so does no word at all"},
	} {
		if got := bm25(c.query, texts); !slices.Equal(got, c.want) {
			t.Errorf("bm25(%q) = %v, want %v: %s", c.query, got, c.want, c.why)
		}
	}
	if got := bm25("go", nil); len(got) != 0 {
		t.Errorf("bm25 of no documents = %v", got)
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
		why  string
	}{
		{"C++ and C#, Node.js", []string{"c++", "and", "c#", "node", "js"}, "marks of names stay, dots part"},
		{"2019 12x Übung3", []string{"x", "übung3"}, "a word begins with a letter of any script"},
	} {
		if got := words(c.text); !slices.Equal(got, c.want) {
			t.Errorf("words(%q) = %q, want %q: %s", c.text, got, c.want, c.why)
		}
	}
}

func TestBaselines(t *testing.T) {
	people := []person{
		{id: "a", titles: []string{"Java Developer"}, listed: map[skill.ID]bool{"java": true}},
		{id: "b", titles: []string{"Clerk", "Go Engineer"}, listed: map[skill.ID]bool{"go": true, "kafka": true}},
		{id: "c", titles: []string{"Senior Go Platform Engineer"}, listed: map[skill.ID]bool{"go": true}},
		{id: "d"},
	}
	spec := &role.Spec{Title: "Go engineer", Clusters: []role.Cluster{
		{Need: role.Must, All: []role.Line{{Any: []string{"Golang"}}}},
		{Need: role.Trainable, All: []role.Line{{Any: []string{"Kafka", "no such thing"}}}},
	}}
	if got, want := bySkills(spec, people), []string{"b", "c", "a", "d"}; !slices.Equal(got, want) {
		t.Errorf("bySkills = %v, want %v: two, one, none, none", got, want)
	}
	if got, want := byTitle(spec.Title, people), []string{"b", "c", "a", "d"}; !slices.Equal(got, want) {
		t.Errorf("byTitle = %v, want %v: 2/2, 2/4, none, none", got, want)
	}
	one, again, other := atRandom(1, "t", people), atRandom(1, "t", people), atRandom(1, "u", people)
	if !slices.Equal(one, again) {
		t.Error("a seed gives two orders")
	}
	if slices.Equal(one, other) && slices.Equal(one, atRandom(2, "t", people)) {
		t.Error("neither topic nor seed moves anything")
	}
}
