package role

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// A decoder reads typed values from YAML nodes. It keeps the first fault; what it
// returns after one is not used.
type decoder struct {
	fault  *Error
	path   string // of the value that is read
	places places
}

// enter reads a value with its path and keeps where it stands.
func (d *decoder) enter(path string, at *yaml.Node, read func()) {
	outer := d.path
	d.path = path
	d.places[path] = place{at.Line, at.Column}
	read()
	d.path = outer
}

// field is one key that a mapping may have.
type field struct {
	key string
	set func(*yaml.Node)
}

func (d *decoder) fail(n *yaml.Node, format string, args ...any) {
	if d.fault == nil {
		d.fault = &Error{Line: n.Line, Column: n.Column, Problem: fmt.Sprintf(format, args...)}
	}
}

// plain refuses what YAML can do beyond JSON and no role needs: aliases, anchors and
// tags. Without them a file is as large as it looks.
func (d *decoder) plain(n *yaml.Node, depth int) {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		d.fail(n, "an anchor or alias, want the value itself")
	case n.Style&yaml.TaggedStyle != 0:
		d.fail(n, "a tag, want a plain value")
	case depth > maxDepth:
		d.fail(n, "nested deeper than %d levels", maxDepth)
	}
	for _, child := range n.Content {
		if d.fault != nil {
			return
		}
		d.plain(child, depth+1)
	}
}

// mapping hands each value to its field. A key without a value is as good as absent.
func (d *decoder) mapping(n *yaml.Node, what string, fields []field) {
	if n.Kind != yaml.MappingNode {
		d.fail(n, "%s for %s, want keys with values", show(n), what)
		return
	}
	seen := make([]bool, len(fields))
	for i := 0; i+1 < len(n.Content) && d.fault == nil; i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := indexOf(fields, key)
		switch {
		case at < 0:
			d.fail(key, "unknown key %s in %s, want %s", show(key), what, keysOf(fields))
		case seen[at]:
			d.fail(key, "key %s twice in %s", show(key), what)
		default:
			seen[at] = true
			if !isNull(value) {
				path := strings.TrimPrefix(d.path+"."+fields[at].key, ".")
				d.enter(path, key, func() { fields[at].set(value) })
			}
		}
	}
}

func indexOf(fields []field, key *yaml.Node) int {
	for i, f := range fields {
		if key.Kind == yaml.ScalarNode && key.Value == f.key {
			return i
		}
	}
	return -1
}

func keysOf(fields []field) string {
	var keys []string
	for _, f := range fields {
		keys = append(keys, f.key)
	}
	return orList(keys)
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// list returns the items of a list.
func (d *decoder) list(n *yaml.Node, what string) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		d.fail(n, "%s for %s, want a list", show(n), what)
		return nil
	}
	return n.Content
}

// each reads the items of a list.
func (d *decoder) each(n *yaml.Node, what string, read func(*yaml.Node)) {
	for i, node := range d.list(n, what) {
		d.enter(item(d.path, i), node, func() { read(node) })
	}
}

// texts returns a list of texts, each with something in it.
func (d *decoder) texts(n *yaml.Node, what string) []string {
	return d.listOf(n, what, d.text)
}

func (d *decoder) listOf(n *yaml.Node, what string, read func(*yaml.Node) string) []string {
	if len(n.Content) > maxNames {
		d.fail(n, "more than %d names in %s", maxNames, what)
		return nil
	}
	var texts []string
	d.each(n, what, func(n *yaml.Node) {
		s := read(n)
		if s == "" {
			d.fail(n, "an empty text in %s", what)
		}
		texts = append(texts, s)
	})
	return texts
}

// sentences returns a list of texts that may have several lines.
func (d *decoder) sentences(n *yaml.Node, what string) []string {
	return d.listOf(n, what, d.prose)
}

// text returns one line of text, without white space around it.
func (d *decoder) text(n *yaml.Node) string {
	s := d.prose(n)
	if strings.ContainsAny(s, "\n\t") {
		d.fail(n, "a line break or tab in a name, want one line")
	}
	return s
}

// prose returns text that may have several lines. Control characters are refused:
// a spec is printed on terminals.
func (d *decoder) prose(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		d.fail(n, "%s, want text", show(n))
		return ""
	}
	if n.ShortTag() != "!!str" {
		d.fail(n, "%s, want text: put it in quotes", show(n))
	}
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	if strings.ContainsFunc(n.Value, control) {
		d.fail(n, "a control character in a text")
	}
	return strings.TrimSpace(n.Value)
}

// word returns one of a closed list of words.
func (d *decoder) word(n *yaml.Node, what string, words []string) string {
	if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!str" {
		for _, w := range words {
			if w == n.Value {
				return w
			}
		}
	}
	d.fail(n, "unknown %s %s, want %s", what, show(n), orList(words))
	return ""
}

// number returns a whole number in [low, high].
func (d *decoder) number(n *yaml.Node, low, high int) int {
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" || err != nil || v < low || v > high {
		d.fail(n, "%s, want a whole number from %d to %d", show(n), low, high)
	}
	return v
}

// show names a node's value as a person wrote it, in quotes and cut short.
func show(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "keys with values"
	case yaml.SequenceNode:
		return "a list"
	}
	if isNull(n) {
		return "no value"
	}
	return quote(n.Value)
}

// orList joins words as people do: "a, b or c".
func orList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
