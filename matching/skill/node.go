package skill

import (
	"strconv"

	"go.yaml.in/yaml/v3"
)

// The YAML tree is read by hand and not decoded into structs: so that every error
// has its line, no key is overlooked, and aliases, which can make a small file
// expand without end, are refused where they stand.

// eachKey calls f for the keys of a mapping in the order of the file.
func eachKey(file string, n *yaml.Node, what string, f func(key string, at place, v *yaml.Node) error) error {
	at := place{file, n.Line}
	if n.Kind != yaml.MappingNode {
		return at.errorf("%s must be a mapping, is %s", what, shape(n))
	}
	if n.Anchor != "" {
		return at.errorf("anchors and aliases are not supported")
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		at := place{file, k.Line}
		if k.Kind != yaml.ScalarNode {
			return at.errorf("a key of %s must be a word, is %s", what, shape(k))
		}
		for j := 0; j < i; j += 2 {
			if n.Content[j].Value == k.Value {
				return at.errorf("key %q given twice", k.Value)
			}
		}
		if err := f(k.Value, at, v); err != nil {
			return err
		}
	}
	return nil
}

// eachItem calls f for the items of a sequence; an empty value has none.
func eachItem(file string, n *yaml.Node, f func(*yaml.Node) error) error {
	at := place{file, n.Line}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.SequenceNode || n.Anchor != "" {
		return at.errorf("want a list, got %s", shape(n))
	}
	for _, item := range n.Content {
		if err := f(item); err != nil {
			return err
		}
	}
	return nil
}

// textOf returns a scalar as text; a number or a truth value counts as written.
func textOf[T ~string](at place, key string, n *yaml.Node) (T, error) {
	if n.Kind != yaml.ScalarNode || n.Anchor != "" || n.Tag == "!!null" {
		return "", at.errorf("%s must be text, is %s", key, shape(n))
	}
	return T(n.Value), nil
}

func listOf[T ~string](file, key string, n *yaml.Node) ([]T, error) {
	list := make([]T, 0, len(n.Content))
	err := eachItem(file, n, func(item *yaml.Node) error {
		v, err := textOf[T](place{file, item.Line}, "an item of "+key, item)
		list = append(list, v)
		return err
	})
	return list, err
}

// areasOf reads a list of areas by any of their names.
func areasOf(file string, n *yaml.Node) ([]Area, error) {
	names, err := listOf[string](file, "areas", n)
	if err != nil {
		return nil, err
	}
	areas := make([]Area, 0, len(names))
	for i, name := range names {
		a, err := ParseArea(name)
		if err != nil {
			return nil, place{file, n.Content[i].Line}.errorf("unknown area %q, want one of %s", name, areaNames())
		}
		areas = append(areas, a)
	}
	return areas, nil
}

func numberOf(at place, key string, n *yaml.Node) (int, error) {
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		return 0, at.errorf("%s must be a whole number, is %s", key, shape(n))
	}
	return v, nil
}

func flagOf(at place, key string, n *yaml.Node) (bool, error) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Value == "true":
		return true, nil
	case n.Kind == yaml.ScalarNode && n.Value == "false":
		return false, nil
	}
	return false, at.errorf("%s must be true or false, is %s", key, shape(n))
}

// shape names a node in errors.
func shape(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias, which is not supported"
	}
	if n.Anchor != "" {
		return "an anchor, which is not supported"
	}
	v := n.Value
	if len(v) > 40 {
		v = v[:40] + "..."
	}
	return strconv.Quote(v)
}
