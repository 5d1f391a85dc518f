package role

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"go.yaml.in/yaml/v3"
)

// YAML returns the spec as a file in the form of the package documentation: keys in
// that order, unset ones left out, a cluster of one requirement in its short form. What
// it returns reads back as the same content: the same hash, author and date. A spec
// made in Go may hold what no file can (no clusters, a control character, 99 years);
// then it returns an error that names the key or the first change. Equal specs give
// equal bytes.
func (s *Spec) YAML() ([]byte, error) {
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(s.node()); err != nil {
		return nil, fmt.Errorf("role: %w", err)
	}
	if err := encoder.Close(); err != nil {
		return nil, fmt.Errorf("role: %w", err)
	}
	back, err := Read(bytes.NewReader(b.Bytes()))
	if err != nil {
		return nil, fmt.Errorf("role: a spec that no file can hold: %w", err)
	}
	if back.Author != s.Author || back.Date != s.Date {
		return nil, &Error{Problem: "an author or date that no file can hold"}
	}
	if changes := Diff(s, back); len(changes) > 0 {
		return nil, &Error{Problem: "a value that no file can hold in " + changes[0].Path}
	}
	return b.Bytes(), nil
}

// node returns the spec as a tree of nodes.
func (s *Spec) node() *yaml.Node {
	var m keys
	m.text("title", s.Title)
	m.text("problem", s.Problem)
	m.add("impact", s.Impact.node())
	m.text("level", string(s.Level))
	if s.Years > 0 {
		m.number("years", s.Years)
	}
	m.text("author", s.Author)
	m.date("date", s.Date)
	m.text("archetype", s.Archetype)
	m.add("baseline", s.Baseline.node())
	var clusters []*yaml.Node
	for i := range s.Clusters {
		clusters = append(clusters, s.Clusters[i].node())
	}
	m.list("clusters", clusters)
	var rules []*yaml.Node
	for _, r := range s.Reject {
		var rule keys
		rule.flow("only", stringsOf(r.Only))
		rule.flow("without", stringsOf(r.Without))
		rules = append(rules, rule.node())
	}
	m.list("reject", rules)
	m.add("intake", s.Intake.node())
	return m.node()
}

func (i Impact) node() *yaml.Node {
	var m keys
	m.text("first_focus", i.FirstFocus)
	m.text("systems", i.Systems)
	m.text("success", i.Success)
	m.text("collaboration", i.Collaboration)
	return m.node()
}

func (b Baseline) node() *yaml.Node {
	var m keys
	m.text("cloud", b.Cloud)
	m.text("cicd", b.CICD)
	m.text("containers", b.Containers)
	m.text("oncall", b.OnCall)
	return m.node()
}

func (i Intake) node() *yaml.Node {
	var m keys
	m.list("without_help", scalars(i.WithoutHelp))
	m.list("can_learn", scalars(i.CanLearn))
	m.list("reject", scalars(i.Reject))
	return m.node()
}

func (c *Cluster) node() *yaml.Node {
	var m keys
	m.text("name", c.Name)
	m.text("need", string(c.need()))
	m.number("weight", c.weight())
	if len(c.All) == 1 {
		c.All[0].keys(&m)
		return m.node()
	}
	var lines []*yaml.Node
	for i := range c.All {
		var line keys
		c.All[i].keys(&line)
		lines = append(lines, line.node())
	}
	m.list("all", lines)
	return m.node()
}

func (l *Line) keys(m *keys) {
	m.flow("any", l.Any)
	m.flow("adjacent", l.Adjacent)
	m.text("accept", l.Accept)
	m.text("depth", l.Depth)
	m.flow("text", l.Text)
}

// keys builds a mapping in order; what is empty is left out.
type keys struct{ content []*yaml.Node }

func (m *keys) node() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode, Content: m.content} }

func (m *keys) add(key string, value *yaml.Node) {
	if value.Kind != yaml.ScalarNode && len(value.Content) == 0 {
		return
	}
	m.content = append(m.content, scalar(key), value)
}

func (m *keys) text(key, value string) {
	if value != "" {
		m.add(key, scalar(value))
	}
}

func (m *keys) date(key, value string) {
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		m.text(key, value)
		return
	}
	m.add(key, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: value}) // without quotes
}

func (m *keys) number(key string, value int) {
	m.add(key, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(value)})
}

func (m *keys) list(key string, items []*yaml.Node) {
	m.add(key, &yaml.Node{Kind: yaml.SequenceNode, Content: items})
}

func (m *keys) flow(key string, values []string) {
	m.add(key, &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: scalars(values)})
}

func scalars(values []string) []*yaml.Node {
	var nodes []*yaml.Node
	for _, v := range values {
		nodes = append(nodes, scalar(v))
	}
	return nodes
}

func scalar(value string) *yaml.Node {
	n := new(yaml.Node)
	n.SetString(value)
	return n
}

func stringsOf[T ~string](words []T) []string {
	var all []string
	for _, w := range words {
		all = append(all, string(w))
	}
	return all
}
