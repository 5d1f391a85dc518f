package role

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// widestComment is the length in bytes at which a quote above a key is cut.
const widestComment = 110

// YAML returns the draft as a role file with the sentence behind each requirement,
// rule and setting as a comment above it, for a person to edit. It reads back as the
// draft's spec. A draft without clusters is no role yet: the error of [Spec.YAML].
func (d *Draft) YAML() ([]byte, error) {
	if _, err := d.Spec.YAML(); err != nil {
		return nil, err
	}
	quotes := map[string]string{}
	for _, s := range d.Sources {
		quotes[s.Path] = shortened(s.Quote, widestComment)
		if !d.markup {
			quotes[s.Path] = fmt.Sprintf("line %d: ", 1+strings.Count(d.Text[:s.Start], "\n")) + quotes[s.Path]
		}
	}
	root := d.Spec.node()
	annotate(root, "", quotes)
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(root); err != nil {
		return nil, fmt.Errorf("role: %w", err)
	}
	if err := encoder.Close(); err != nil {
		return nil, fmt.Errorf("role: %w", err)
	}
	return b.Bytes(), nil
}

// annotate puts the quotes above what they are behind. What is itself a quote, the
// problem and the words of the intake, needs none.
func annotate(n *yaml.Node, path string, quotes map[string]string) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			below := strings.TrimPrefix(path+"."+key.Value, ".")
			switch key.Value {
			case "title", "problem", "impact", "intake":
				continue
			}
			if quote, ok := quotes[below]; ok {
				key.HeadComment = quote
			}
			annotate(n.Content[i+1], below, quotes)
		}
	case yaml.SequenceNode:
		for i, entry := range n.Content {
			below := item(path, i)
			quote, ok := quotes[below]
			if !ok { // the short form of a cluster
				quote, ok = quotes[below+".all[1]"]
				ok = ok && path == "clusters" && !hasKey(entry, "all")
			}
			if ok {
				entry.HeadComment = quote
			}
			annotate(entry, below, quotes)
		}
	}
}

func hasKey(n *yaml.Node, key string) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}
