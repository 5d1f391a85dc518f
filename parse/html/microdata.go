package html

import (
	"slices"
	"strings"
)

// items looks for a person in the marks of elements and reports whether there is one.
func (f *facts) items(n *node) bool {
	if !f.step(0) { // the tree itself is not deeper than the limit
		return false
	}
	if n.has("itemscope") {
		role := n.attr("itemprop")
		if role != "" && role != "mainEntity" && role != "about" {
			return false
		}
		if slices.ContainsFunc(strings.Fields(n.attr("itemtype")), func(kind string) bool { return person(kind) && kind != "Person" }) {
			f.properties(n, false)
			return true
		}
	}
	return slices.ContainsFunc(n.kids, f.items)
}

// properties reads the marked elements in a person or in the person's address.
func (f *facts) properties(n *node, address bool) {
	kept := ofPerson
	if address {
		kept = ofAddress
	}
	for _, k := range n.kids {
		if k.tag == "" || !f.step(0) {
			continue
		}
		marks := strings.Fields(k.attr("itemprop"))
		if k.has("itemscope") { // another item, of which only an address is wanted
			if slices.Contains(marks, "address") && !address {
				f.properties(k, true)
			}
			continue
		}
		for _, name := range marks {
			if slices.Contains(kept, name) {
				f.add(name, f.shown(k, name))
			}
		}
		f.properties(k, address)
	}
}

// shown returns the value that an element gives a property. The standard takes the
// target of every link; but a link round a name is common, and its text is meant.
func (f *facts) shown(n *node, property string) string {
	if n.has("content") {
		return n.attr("content")
	}
	href := strings.TrimSpace(n.attr("href"))
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
