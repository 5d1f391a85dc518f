package skill

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// The built-in files are half a megabyte of YAML that every program waits for when it
// starts. Nearly all of it is one entry a line in flow style, which the reader below
// turns into the same tree as the YAML parser, several times faster. It knows just
// that form and gives up on anything else: a file it does not understand goes to the
// YAML parser whole. A test and a fuzz target hold that the trees are equal.

// flowTree reads a file of the keys skills, edges, titles and packages, with entries of
// the form "  - {key: value, list: [a, b], nested: {c: d}}", and reports whether the
// file has that form.
func flowTree(data []byte) (*yaml.Node, bool) {
	top := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	var list *yaml.Node
	if bytes.IndexFunc(data, unusual) >= 0 {
		return nil, false
	}
	line := 0
	for row := range bytes.Lines(data) {
		line++
		text := strings.TrimRight(string(row), "\n")
		switch {
		case strings.TrimSpace(text) == "" || strings.HasPrefix(strings.TrimLeft(text, " "), "#"):
		case text == "skills:" || text == "edges:" || text == "titles:" || text == "packages:":
			list = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Line: line + 1}
			if len(top.Content) == 0 {
				top.Line = line
			}
			key := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.TrimSuffix(text, ":"), Line: line}
			top.Content = append(top.Content, key, list)
		case list != nil && strings.HasPrefix(text, "  - {"):
			f := flow{text: text, at: len("  - "), line: line}
			n, ok := f.value(0)
			if !ok || f.at != len(text) {
				return nil, false
			}
			list.Content = append(list.Content, n)
		default:
			return nil, false
		}
	}
	return top, len(top.Content) > 0
}

// unusual reports whether a character is left to the YAML parser wherever it stands:
// all but printable ASCII, the end of a line and the letters of western Europe.
func unusual(c rune) bool {
	if c < 0x7f {
		return c < ' ' && c != '\n'
	}
	return c > 0x24f || !unicode.IsLetter(c)
}

// A flow reads one line.
type flow struct {
	text string
	at   int
	line int
}

// peek returns the byte at the place, 0 at the end.
func (f *flow) peek() byte {
	if f.at < len(f.text) {
		return f.text[f.at]
	}
	return 0
}

func (f *flow) blanks() {
	for f.peek() == ' ' {
		f.at++
	}
}

// value reads a mapping, a list or a scalar.
func (f *flow) value(depth int) (*yaml.Node, bool) {
	switch c := f.peek(); {
	case depth > maxDepth:
		return nil, false
	case c == '{':
		n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: f.line, Content: make([]*yaml.Node, 0, 16)}
		return n, f.items(n, '}', depth)
	case c == '[':
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Line: f.line, Content: make([]*yaml.Node, 0, 8)}
		return n, f.items(n, ']', depth)
	case c == '"':
		return f.quoted()
	}
	return f.plain()
}

// items reads what stands between two brackets; for a mapping, keys and values.
func (f *flow) items(n *yaml.Node, end byte, depth int) bool {
	f.at++
	f.blanks()
	if f.peek() == end {
		f.at++
		return true
	}
	for {
		if end == '}' {
			key, ok := f.plain()
			// YAML knows no keys of more than 1024 characters; a taxonomy none of 64.
			if !ok || len(key.Value) > 64 || !strings.HasPrefix(f.text[f.at:], ": ") {
				return false
			}
			f.at += len(": ")
			n.Content = append(n.Content, key)
		}
		f.blanks()
		v, ok := f.value(depth + 1)
		if !ok {
			return false
		}
		n.Content = append(n.Content, v)
		f.blanks()
		c := f.peek()
		f.at++
		if c == end {
			return true
		}
		if c != ',' || f.peek() != ' ' {
			return false
		}
		f.blanks()
	}
}

// quoted reads a text in double quotes without escapes.
func (f *flow) quoted() (*yaml.Node, bool) {
	size := strings.IndexByte(f.text[f.at+1:], '"')
	if size < 0 {
		return nil, false
	}
	v := f.text[f.at+1 : f.at+1+size]
	f.at += size + 2
	if strings.Contains(v, "\\") {
		return nil, false
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: v, Line: f.line}, true
}

// plain reads a text without quotes, of letters, digits and the few signs that mean
// nothing to YAML wherever they stand. What may be no text (null, a truth value) is
// told by its tag, as far as readers of the tree ask for it.
func (f *flow) plain() (*yaml.Node, bool) {
	start := f.at
	for f.at < len(f.text) {
		c := f.text[f.at]
		if c < utf8.RuneSelf && lower[c] == 0 && !strings.ContainsRune(" -_./+&()$^", rune(c)) {
			inside := c == '\'' || c == ';' || c == '#' && f.at > start && f.text[f.at-1] != ' '
			if !inside || f.at == start {
				break
			}
		}
		f.at++
	}
	v := strings.TrimRight(f.text[start:f.at], " ")
	// A sign at the beginning may be an indicator or a number; a hash or colon within
	// may begin a comment or a key. Both are the YAML parser's.
	if v == "" || v[0] < utf8.RuneSelf && lower[v[0]] == 0 && v[0] != '.' || len(v) < f.at-start && f.peek() != ',' && f.peek() != ']' && f.peek() != '}' {
		return nil, false
	}
	tag := "!!str"
	switch v {
	case "null", "Null", "NULL":
		tag = "!!null"
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: v, Line: f.line}, true
}
