package parts

import "encoding/xml"

// A Node is an element as a tree, without text. Trees are for what must be seen as a
// whole, as properties and styles; text is read with a [Reader] alone.
type Node struct {
	Name  string // without its name space
	Attrs []xml.Attr
	Nodes []Node
}

// Attr returns the value of an attribute by its name without a name space, "" if there
// is none.
func (n *Node) Attr(name string) string { return attr(n.Attrs, name) }

// Child returns the first node in n of this name, nil if there is none.
func (n *Node) Child(name string) *Node {
	for i := range n.Nodes {
		if n.Nodes[i].Name == name {
			return &n.Nodes[i]
		}
	}
	return nil
}

// ReadTree reads a whole part as a tree, within a depth and a number of nodes as
// [NewReader] and [Reader.Tree] have them. A part that ends early is an error.
func ReadTree(part []byte, deepest, most int) (Node, error) {
	r := NewReader(part, deepest)
	root, _, err := r.Next()
	if err != nil {
		return Node{}, err
	}
	return r.Tree(root, most)
}

// Tree reads the current element, whose start is given, to its end. What is in it
// beyond this many nodes is left out: a part may hold millions.
func (r *Reader) Tree(start xml.StartElement, most int) (Node, error) {
	return r.tree(start, &most)
}

func (r *Reader) tree(start xml.StartElement, left *int) (Node, error) {
	n := Node{Name: start.Name.Local, Attrs: start.Attr}
	for {
		inner, ok, err := r.Next()
		if err != nil || !ok {
			return n, err
		}
		if *left--; *left < 0 {
			err = r.Skip()
		} else {
			var child Node
			child, err = r.tree(inner, left)
			n.Nodes = append(n.Nodes, child)
		}
		if err != nil {
			return n, err
		}
	}
}

// Attr returns the value of an attribute by its name without a name space, "" if there
// is none.
func Attr(start xml.StartElement, name string) string { return attr(start.Attr, name) }

func attr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
