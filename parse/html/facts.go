package html

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Many pages say in a form for machines whom they are about, in the words of
// schema.org: in a block of JSON-LD, which no reader sees, or in marks on the elements
// that show the values (microdata, RDFa). Nobody checks such data and it may say anything, so
// it is kept apart from the runs: what a caller takes of it should also stand in the page.

// A Fact is what a page says of a person in a form for machines.
type Fact struct {
	// Property is a name of schema.org: name, jobTitle, email, telephone, url, sameAs,
	// streetAddress, postalCode, addressLocality, addressRegion or addressCountry.
	Property string
	Value    string // white space folded, 1 to 300 bytes; without "mailto:" or "tel:"
}

// The bounds of what is read for facts.
const (
	maxFacts = 64
	maxValue = 300     // bytes
	maxData  = 1 << 20 // bytes of JSON-LD; blocks beyond are left out
)

// ofPerson are the properties that are kept, in the order in which they are returned
// for JSON-LD.
var ofPerson = []string{"name", "jobTitle", "email", "telephone", "url", "sameAs"}

// ofAddress are those of the person's address.
var ofAddress = []string{"streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"}

// Facts returns what a page says of its first schema.org Person: first that of its
// JSON-LD, then that of its microdata and of its RDFa, whether a reader sees it or not. A person who is
// only the property of another thing (the author of an article) is passed over unless
// the page is about that person. A page that cannot be read, says nothing or says it
// badly, and a ctx that has ended, give none.
func Facts(ctx context.Context, data []byte, limits Limits) []Fact {
	limits = limits.orDefault()
	if len(data) > limits.MaxBytes {
		return nil
	}
	text, err := decode(data)
	if err != nil || !strings.Contains(text, "schema.org") && !strings.Contains(text, "schema:") {
		return nil
	}
	t, err := grow(ctx, text, limits)
	if err != nil {
		return nil
	}
	f := facts{depth: limits.Depth, left: 4 * limits.Nodes}
	for _, block := range blocksOf(text) {
		var v any
		if json.Unmarshal([]byte(block), &v) == nil && f.things(v, 0) {
			break
		}
	}
	f.items(microdata, t.root, false)
	f.items(rdfa, t.root, false)
	if ctx.Err() != nil {
		return nil
	}
	return f.found
}

// blocksOf returns the blocks of JSON-LD of a page.
func blocksOf(text string) (out []string) {
	size := 0
	z := html.NewTokenizer(strings.NewReader(text))
	for in := false; ; {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken:
			n := node{}
			if t := z.Token(); t.Data == "script" {
				n.attrs = t.Attr
			}
			kind, _, _ := strings.Cut(n.attr("type"), ";")
			in = strings.EqualFold(strings.TrimSpace(kind), "application/ld+json")
		case html.TextToken:
			if !in {
				continue
			}
			if block := z.Text(); size+len(block) <= maxData {
				size += len(block)
				out = append(out, string(block))
			}
		default:
			in = false
		}
	}
}

// facts gathers the facts of a page.
type facts struct {
	found []Fact
	depth int // deepest nesting that is followed
	left  int // nodes that may still be looked at
}

// step counts a node and reports whether it may be looked at.
func (f *facts) step(depth int) bool {
	f.left--
	return f.left >= 0 && depth <= f.depth && len(f.found) < maxFacts
}

// add keeps a value that is not too long and not there yet.
func (f *facts) add(property, value string) {
	if len(value) > 4*maxValue {
		return
	}
	value = strings.Join(strings.Fields(value), " ")
	scheme := map[string]string{"email": "mailto:", "telephone": "tel:"}[property]
	if n := len(scheme); n > 0 && len(value) >= n && strings.EqualFold(value[:n], scheme) {
		value, _, _ = strings.Cut(value[n:], "?")
		value = strings.TrimSpace(value)
	}
	fact := Fact{property, value}
	if value == "" || len(value) > maxValue || len(f.found) >= maxFacts || slices.Contains(f.found, fact) {
		return
	}
	f.found = append(f.found, fact)
}

// things looks for a person in a value of JSON-LD and reports whether there is one: in
// a list, in a graph, or as what a page is about.
func (f *facts) things(v any, depth int) bool {
	if !f.step(depth) {
		return false
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			if f.things(one, depth+1) {
				return true
			}
		}
	case map[string]any:
		if person(v["@type"]) {
			f.person(v)
			return true
		}
		for _, key := range []string{"@graph", "mainEntity", "about"} {
			if next, ok := v[key]; ok && f.things(next, depth+1) {
				return true
			}
		}
	}
	return false
}

// person reports whether a type, or one of several, is that of a person.
func person(kind any) bool {
	switch kind := kind.(type) {
	case string:
		name := strings.TrimPrefix(strings.TrimPrefix(kind, "schema:"), "http://schema.org/")
		return strings.TrimPrefix(name, "https://schema.org/") == "Person"
	case []any:
		for _, one := range kind {
			if s, ok := one.(string); ok && person(s) {
				return true
			}
		}
	}
	return false
}

// person reads the properties of a person.
func (f *facts) person(v map[string]any) {
	if _, ok := v["name"]; !ok {
		given, _ := v["givenName"].(string)
		family, _ := v["familyName"].(string)
		if given != "" && family != "" {
			f.add("name", given+" "+family)
		}
	}
	for _, name := range ofPerson {
		f.value(name, v[name], 0)
	}
	addresses, ok := v["address"].([]any)
	if !ok {
		addresses = []any{v["address"]}
	}
	for _, one := range addresses {
		address, ok := one.(map[string]any)
		if !ok || !f.step(0) {
			continue
		}
		for _, name := range ofAddress {
			f.value(name, address[name], 0)
		}
		return // several addresses would be mixed up
	}
}

// value reads a value: a text, a list, or a thing with a name.
func (f *facts) value(property string, v any, depth int) {
	if v == nil || !f.step(depth) {
		return
	}
	switch v := v.(type) {
	case string:
		f.add(property, v)
	case []any:
		for _, one := range v {
			f.value(property, one, depth+1)
		}
	case map[string]any:
		for _, key := range []string{"@value", "name", "@id"} {
			if s, ok := v[key].(string); ok {
				f.add(property, s)
				return
			}
		}
	}
}
