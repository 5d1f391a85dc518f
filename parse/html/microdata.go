package html

import (
	"slices"
	"strings"
)

// A marking is one of the two ways to mark elements: the attribute that makes an item of
// an element, that of its type, and that of a property.
type marking struct{ scope, kind, property string }

var (
	microdata = marking{"itemscope", "itemtype", "itemprop"}
	rdfa      = marking{"typeof", "typeof", "property"}
)

// terms returns the words of schema.org in an attribute. In microdata a type is a whole
// address and a property a bare word. RDFa has both with a prefix, or bare where an
// element around them names the vocabulary.
func (m marking) terms(n *node, attribute string, vocabulary bool) []string {
	var out []string
	for _, word := range strings.Fields(n.attr(attribute)) {
		bare := word
		for _, prefix := range []string{"http://schema.org/", "https://schema.org/", "schema:"} {
			bare = strings.TrimPrefix(bare, prefix)
		}
		if m == microdata && attribute == m.property || vocabulary || bare != word {
			out = append(out, bare)
		}
	}
	return out
}

// within reports whether bare words in an element are those of schema.org.
func (m marking) within(n *node, vocabulary bool) bool {
	if m == microdata || !n.has("vocab") {
		return vocabulary
	}
	return strings.Contains(n.attr("vocab"), "schema.org")
}

// items looks for a person in the marks of elements and reports whether there is one.
func (f *facts) items(m marking, n *node, vocabulary bool) bool {
	if !f.step(0) { // the tree itself is not deeper than the limit
		return false
	}
	vocabulary = m.within(n, vocabulary)
	if n.has(m.scope) {
		role := n.attr(m.property)
		if words := m.terms(n, m.property, vocabulary); role != "" && !slices.Contains(words, "mainEntity") && !slices.Contains(words, "about") {
			return false
		}
		if slices.Contains(m.terms(n, m.kind, vocabulary), "Person") {
			f.properties(m, n, ofPerson, vocabulary)
			return true
		}
	}
	return slices.ContainsFunc(n.kids, func(k *node) bool { return f.items(m, k, vocabulary) })
}

// properties reads the marked elements in a person or in the person's address, of which
// the kept properties are wanted.
func (f *facts) properties(m marking, n *node, kept []string, vocabulary bool) {
	for _, k := range n.kids {
		if k.tag == "" || !f.step(0) {
			continue
		}
		inner := m.within(k, vocabulary)
		marks := m.terms(k, m.property, inner)
		if k.has(m.scope) { // another item, of which only an address is wanted
			if slices.Contains(marks, "address") && !slices.Contains(kept, "streetAddress") {
				f.properties(m, k, ofAddress, inner)
			}
			continue
		}
		for _, name := range marks {
			if slices.Contains(kept, name) {
				f.add(name, f.shown(k, name))
			}
		}
		f.properties(m, k, kept, inner)
	}
}

// shown returns the value that an element gives a property. The standard takes the
// target of every link; but a link round a name is common, and its text is meant.
func (f *facts) shown(n *node, property string) string {
	if n.has("content") {
		return n.attr("content")
	}
	href := strings.TrimSpace(n.attr("href"))
	if href == "" {
		href = strings.TrimSpace(n.attr("resource"))
	}
	scheme, _, _ := strings.Cut(strings.ToLower(href), ":")
	switch property {
	case "url", "sameAs":
		if href != "" {
			return href
		}
	case "email", "telephone":
		if scheme == "mailto" || scheme == "tel" {
			return href
		}
	}
	var b strings.Builder
	f.write(&b, n)
	return b.String()
}

// write writes the text in an element as far as it can be a value.
func (f *facts) write(b *strings.Builder, n *node) {
	for _, k := range n.kids {
		switch {
		case b.Len() > 4*maxValue || !f.step(0):
			return
		case k.tag == "":
			b.WriteString(k.text)
		case skipped[k.tag], k.icon():
		case blocks[k.tag], k.tag == "br":
			b.WriteByte(' ')
			f.write(b, k)
			b.WriteByte(' ')
		default:
			f.write(b, k)
		}
	}
}
