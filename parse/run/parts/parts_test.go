package parts

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
)

// packed makes an archive of one part.
func packed(tb testing.TB, name, text string) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	w, err := z.Create(name)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err != nil || z.Close() != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

func TestArchive(t *testing.T) {
	quiet := func(what string) { t.Errorf("warning %q", what) }
	a, err := Open(packed(t, `\Word\document.XML`, "text"), math.MaxInt64, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := a.Read("word/Document.xml"); string(data) != "text" || err != nil || !a.Has("word/document.xml") {
		t.Errorf("case and slashes do not matter: got %q, %v", data, err)
	}
	if data, err := a.Read("x"); data != nil || err != nil || a.Has("x") {
		t.Errorf("no part of the name: got %q, %v", data, err)
	}
	if _, err := Open([]byte("PK\x03\x04"), 1, quiet); !errors.Is(err, ErrDamaged) {
		t.Errorf("no archive: got %v, want ErrDamaged", err)
	}
}

// TestSizes holds that neither one part nor one part read again and again is read
// without end.
func TestSizes(t *testing.T) {
	data := packed(t, "a", strings.Repeat("x", 100))
	if a, err := Open(data, 99, nil); err != nil {
		t.Error(err)
	} else if _, err := a.Read("a"); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a part over the limit: got %v, want ErrTooLarge", err)
	}
	a, err := Open(data, 100, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		_, err := a.Read("a")
		if want := i >= allParts; errors.Is(err, ErrTooLarge) != want {
			t.Errorf("reading %d of a part of the largest size: got %v, want ErrTooLarge: %v", i+1, err, want)
		}
	}
}

func TestDamaged(t *testing.T) {
	data := packed(t, "a", strings.Repeat("some text that is long enough ", 1000))
	at := bytes.Index(data, []byte("PK\x01\x02")) // the directory, behind the part
	data[at-30] ^= 0xFF
	var warnings []string
	a, err := Open(data, 1<<20, func(what string) { warnings = append(warnings, what) })
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.Read("a")
	if err != nil || len(got) == 0 || len(warnings) != 1 {
		t.Errorf("a damaged part: got %d bytes, %q, %v, want some and one warning", len(got), warnings, err)
	}
}

func TestReader(t *testing.T) {
	r := NewReader([]byte(`<?xml version="1.0" encoding="latin1"?><a><b x:k="v"><c><c><c/></c></c>é</b><d>t<e/><g k="w"/><h/></d><f/></a>`), 3)
	next := func(want string) xml.StartElement {
		t.Helper()
		start, ok, err := r.Next()
		if name := start.Name.Local; name != want || ok != (want != "") || err != nil {
			t.Fatalf("got %q, %v, %v, want %q", name, ok, err, want)
		}
		return start
	}
	next("a")
	if b := next("b"); Attr(b, "k") != "v" || Attr(b, "x") != "" {
		t.Errorf("attributes go by their local names: got %v", b.Attr)
	}
	if err := r.Skip(); err != nil { // the last c lies too deep, but is not visited
		t.Fatal(err)
	}
	tree, err := r.Tree(next("d"), 2)
	if err != nil || len(tree.Nodes) != 2 || tree.Child("g").Attr("k") != "w" || tree.Child("h") != nil {
		t.Errorf("the first two nodes of a tree: got %+v, %v", tree, err)
	}
	if root, err := ReadTree([]byte(`<a><b/></a>`), 2, 9); err != nil || root.Name != "a" || root.Child("b") == nil {
		t.Errorf("a part as a tree: got %+v, %v", root, err)
	}
	if _, err := ReadTree([]byte(`<a><b>`), 2, 9); err == nil {
		t.Error("a part that ends early is no tree")
	}
	next("f")
	next("") // the end of f
	next("") // the end of a
	if _, _, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("got %v, want the end", err)
	}
	deep := NewReader([]byte("<a><b><c>"), 2)
	for i := range 3 {
		if _, _, err := deep.Next(); errors.Is(err, ErrDepth) != (i == 2) {
			t.Errorf("element %d: got %v, want ErrDepth for the third", i+1, err)
		}
	}
}

func FuzzReadTree(f *testing.F) {
	f.Add([]byte(`<a><b x:k="v"/>t</a>`), 3, 2)
	f.Add([]byte(`<?xml version="1.0" encoding="x"?><a></b><c>&amp;`), 1, 0)
	f.Fuzz(func(t *testing.T, data []byte, deepest, most int) {
		root, err := ReadTree(data, deepest, most)
		nodes, depth := measure(root)
		if err == nil && (nodes-1 > max(0, most) || depth > deepest) {
			t.Fatalf("got %d nodes, %d deep, want no more than 1+%d, %d", nodes, depth, most, deepest)
		}
	})
}

// measure counts the nodes of a tree and how deep it is.
func measure(n Node) (nodes, depth int) {
	for _, child := range n.Nodes {
		k, d := measure(child)
		nodes, depth = nodes+k, max(depth, d)
	}
	return nodes + 1, depth + 1
}
