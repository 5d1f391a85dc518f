package role

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A schema.org JobPosting is read token by token into a small tree that knows where
// each value stands, so that a fault has a place. Source: schema.org/JobPosting.

const (
	maxPostingDepth = 32
	maxPostingNodes = 100_000
)

// A jsonNode is one value of a JSON text.
type jsonNode struct {
	at    int64  // the byte behind it, or behind its opening bracket
	kind  byte   // 's' text, 'n' number, 'o' object, 'a' array, 0 other
	text  string // of a text or number
	keys  []string
	items []*jsonNode
}

// postingText returns the words of a JobPosting as Markdown.
func postingText(data []byte) (string, *Error) {
	r := &postingReader{data: data, decoder: json.NewDecoder(bytes.NewReader(data))}
	r.decoder.UseNumber()
	root := r.value(0)
	if r.fault == nil {
		if _, err := r.decoder.Token(); err != io.EOF {
			r.fail(r.decoder.InputOffset(), "more text behind the JSON value")
		}
	}
	if r.fault != nil {
		return "", r.fault
	}
	posting := findPosting(root)
	if posting == nil {
		return "", &Error{Line: 1, Column: 1, Problem: "JSON without a schema.org JobPosting"}
	}
	text := r.markdown(posting)
	return text, r.fault
}

type postingReader struct {
	data    []byte
	decoder *json.Decoder
	nodes   int
	fault   *Error
}

// fail keeps the first fault, with line and column of a byte.
func (r *postingReader) fail(at int64, format string, args ...any) {
	if r.fault != nil {
		return
	}
	before := r.data[:min(max(at, 0), int64(len(r.data)))]
	start := bytes.LastIndexByte(before, '\n') + 1
	r.fault = &Error{
		Line:    bytes.Count(before, []byte("\n")) + 1,
		Column:  max(1, len([]rune(string(before[start:])))),
		Problem: fmt.Sprintf(format, args...),
	}
}

// value reads one value.
func (r *postingReader) value(depth int) *jsonNode {
	token := r.token()
	n := &jsonNode{at: r.decoder.InputOffset()}
	if r.nodes++; r.nodes > maxPostingNodes || depth > maxPostingDepth {
		r.fail(n.at, "nested deeper than %d levels, or too many values", maxPostingDepth)
	}
	if r.fault != nil {
		return n
	}
	switch v := token.(type) {
	case string:
		n.kind, n.text = 's', v
	case json.Number:
		n.kind, n.text = 'n', v.String()
	case json.Delim:
		n.kind = map[json.Delim]byte{'{': 'o', '[': 'a'}[v]
		for r.fault == nil && r.decoder.More() {
			if n.kind == 'o' {
				key, _ := r.token().(string)
				n.keys = append(n.keys, key)
			}
			n.items = append(n.items, r.value(depth+1))
		}
		r.token()
	}
	return n
}

func (r *postingReader) token() json.Token {
	token, err := r.decoder.Token()
	if err != nil {
		at := r.decoder.InputOffset()
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = syntax.Offset
		}
		r.fail(at, "not JSON, or cut off")
	}
	return token
}

// field returns a value of an object, nil if it has none of that name.
func (n *jsonNode) field(key string) *jsonNode {
	for i, k := range n.keys {
		if k == key {
			return n.items[i]
		}
	}
	return nil
}

// findPosting returns the first object of type JobPosting, at most a few levels down.
func findPosting(n *jsonNode) *jsonNode {
	if t := n.field("@type"); t != nil && n.kind == 'o' {
		for _, name := range append(t.items, t) {
			if name.text == "JobPosting" || strings.HasSuffix(name.text, "/JobPosting") {
				return n
			}
		}
	}
	for _, item := range n.items {
		if found := findPosting(item); found != nil {
			return found
		}
	}
	return nil
}

// markdown writes what a posting says of the work, each field below a heading.
func (r *postingReader) markdown(posting *jsonNode) string {
	var b strings.Builder
	for _, f := range []struct{ key, heading string }{
		{"title", "# "}, {"description", "\n"}, {"responsibilities", "\n## Responsibilities\n"},
		{"qualifications", "\n## Qualifications\n"}, {"experienceRequirements", "\n## Requirements\n"}, {"skills", "\n## Skills\n"},
	} {
		n := posting.field(f.key)
		if n == nil {
			continue
		}
		if text := strings.TrimSpace(r.prose(n, f.key)); text != "" {
			b.WriteString(f.heading + text + "\n")
		}
	}
	return b.String()
}

// prose returns the words of a field: text, which may be HTML, a list of texts, or an
// object that has a name, a description or a number of months.
func (r *postingReader) prose(n *jsonNode, key string) string {
	switch n.kind {
	case 's':
		if !looksLikeHTML(n.text) && !strings.Contains(n.text, "&lt;") {
			return n.text
		}
		text, _ := pageText(n.text, false)
		if looksLikeHTML(text) { // its markup was escaped twice
			text, _ = pageText(text, false)
		}
		return text
	case 'a':
		var items []string
		for _, item := range n.items {
			items = append(items, "- "+strings.TrimSpace(r.prose(item, key)))
		}
		return strings.Join(items, "\n")
	case 'o':
		return r.object(n, key)
	}
	r.fail(n.at, "%s is no text, want text, a list or an object", key)
	return ""
}

func (r *postingReader) object(n *jsonNode, key string) string {
	var lines []string
	for _, name := range []string{"name", "description", "competencyRequired"} {
		if v := n.field(name); v != nil {
			lines = append(lines, r.prose(v, key))
		}
	}
	if v := n.field("monthsOfExperience"); v != nil {
		months, err := strconv.ParseFloat(v.text, 64)
		if err != nil || months < 0 || months > 12*maxYears {
			r.fail(v.at, "monthsOfExperience is no number from 0 to %d", 12*maxYears)
			return ""
		}
		lines = append(lines, fmt.Sprintf("- At least %d years of experience.", int(months+11)/12))
	}
	return strings.Join(lines, "\n")
}
