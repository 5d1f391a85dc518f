package role

import (
	"fmt"
	"strings"
	"time"

	"github.com/proven-go/proven/matching/skill"
	"go.yaml.in/yaml/v3"
)

// decode makes a spec of the root node of a file.
func decode(root *yaml.Node) (*Spec, error) {
	d := &decoder{places: places{"": {root.Line, root.Column}}}
	d.plain(root, 0)
	spec := &Spec{places: d.places}
	if d.fault == nil {
		d.spec(root, spec)
	}
	if d.fault != nil {
		return nil, d.fault
	}
	return spec, nil
}

func (d *decoder) spec(n *yaml.Node, s *Spec) {
	d.mapping(n, "a role", []field{
		{"title", func(n *yaml.Node) { s.Title = d.text(n) }},
		{"problem", func(n *yaml.Node) { s.Problem = d.prose(n) }},
		{"impact", func(n *yaml.Node) { d.impact(n, &s.Impact) }},
		{"level", func(n *yaml.Node) { s.Level = Level(d.word(n, "level", levelWords)) }},
		{"years", func(n *yaml.Node) { s.Years = d.number(n, 0, maxYears) }},
		{"author", func(n *yaml.Node) { s.Author = d.text(n) }},
		{"date", func(n *yaml.Node) { s.Date = d.date(n) }},
		{"archetype", func(n *yaml.Node) { s.Archetype = d.text(n) }},
		{"baseline", func(n *yaml.Node) { d.baseline(n, &s.Baseline) }},
		{"clusters", func(n *yaml.Node) { s.Clusters = d.clusters(n) }},
		{"reject", func(n *yaml.Node) { s.Reject = d.rejects(n) }},
		{"intake", func(n *yaml.Node) { d.intake(n, &s.Intake) }},
	})
	if len(s.Clusters) == 0 {
		d.fail(n, "no clusters, want at least one")
	}
}

func (d *decoder) impact(n *yaml.Node, i *Impact) {
	d.mapping(n, "the impact", []field{
		{"first_focus", func(n *yaml.Node) { i.FirstFocus = d.prose(n) }},
		{"systems", func(n *yaml.Node) { i.Systems = d.prose(n) }},
		{"success", func(n *yaml.Node) { i.Success = d.prose(n) }},
		{"collaboration", func(n *yaml.Node) { i.Collaboration = d.prose(n) }},
	})
}

func (d *decoder) intake(n *yaml.Node, i *Intake) {
	d.mapping(n, "the intake", []field{
		{"without_help", func(n *yaml.Node) { i.WithoutHelp = d.sentences(n, "without_help") }},
		{"can_learn", func(n *yaml.Node) { i.CanLearn = d.sentences(n, "can_learn") }},
		{"reject", func(n *yaml.Node) { i.Reject = d.sentences(n, "reject") }},
	})
}

func (d *decoder) baseline(n *yaml.Node, b *Baseline) {
	d.mapping(n, "the baseline", []field{
		{"cloud", func(n *yaml.Node) { b.Cloud = d.text(n) }},
		{"cicd", func(n *yaml.Node) { b.CICD = d.text(n) }},
		{"containers", func(n *yaml.Node) { b.Containers = d.text(n) }},
		{"oncall", func(n *yaml.Node) { b.OnCall = d.yesNo(n) }},
	})
}

func (d *decoder) clusters(n *yaml.Node) []Cluster {
	var clusters []Cluster
	names := map[string]bool{}
	lines := 0
	d.each(n, "clusters", func(n *yaml.Node) {
		var c Cluster
		d.cluster(n, &c)
		if key := strings.ToLower(c.Name); names[key] {
			d.fail(n, "a second cluster named %s, want different names", quote(c.Name))
		} else {
			names[key] = true
		}
		if lines += len(c.All); lines > maxLines {
			d.fail(n, "more than %d requirements", maxLines)
		}
		clusters = append(clusters, c)
	})
	return clusters
}

// cluster reads a cluster in either form: with `all`, or with the keys of its only
// requirement beside its own.
func (d *decoder) cluster(n *yaml.Node, c *Cluster) {
	c.Need, c.Weight = Must, defaultWeight
	var short Line
	var all *yaml.Node
	own := []field{
		{"name", func(n *yaml.Node) { c.Name = d.text(n) }},
		{"need", func(n *yaml.Node) { c.Need = Need(d.word(n, "need", needWords)) }},
		{"weight", func(n *yaml.Node) { c.Weight = d.number(n, 0, maxWeight) }},
		{"all", func(n *yaml.Node) { all = n }},
	}
	d.mapping(n, "a cluster", append(own, d.lineFields(&short)...))
	if c.Weight == 0 {
		c.Weight = defaultWeight
	}
	if c.Name == "" {
		d.fail(n, "a cluster without a name")
	}
	switch {
	case all == nil:
		d.checkLine(n, short)
		c.All = []Line{short}
	case !short.empty():
		d.fail(all, "both all and the keys of one requirement in a cluster, want one form")
	default:
		d.enter(d.path+".all", all, func() {
			d.each(all, "all", func(n *yaml.Node) {
				var l Line
				d.mapping(n, "a requirement", d.lineFields(&l))
				d.checkLine(n, l)
				c.All = append(c.All, l)
			})
		})
		if len(c.All) == 0 {
			d.fail(all, "an empty list of requirements, want at least one")
		}
	}
}

func (d *decoder) lineFields(l *Line) []field {
	return []field{
		{"any", func(n *yaml.Node) { l.Any = d.texts(n, "any") }},
		{"adjacent", func(n *yaml.Node) { l.Adjacent = d.texts(n, "adjacent") }},
		{"accept", func(n *yaml.Node) { l.Accept = d.word(n, "accept", acceptWords) }},
		{"depth", func(n *yaml.Node) { l.Depth = d.word(n, "depth", depthWords) }},
		{"text", func(n *yaml.Node) { l.Text = d.texts(n, "text") }},
	}
}

// checkLine holds that somebody can meet a requirement in full: adjacent skills alone
// stand in for nothing.
func (d *decoder) checkLine(n *yaml.Node, l Line) {
	if len(l.Any) == 0 && len(l.Text) == 0 {
		d.fail(n, "a requirement without an alternative, want any or text")
	}
}

func (d *decoder) rejects(n *yaml.Node) []Reject {
	var rules []Reject
	d.each(n, "reject", func(n *yaml.Node) {
		var r Reject
		d.mapping(n, "a reject rule", []field{
			{"only", func(n *yaml.Node) { r.Only = d.areas(n) }},
			{"without", func(n *yaml.Node) { r.Without = d.areas(n) }},
		})
		if (len(r.Only) == 0) == (len(r.Without) == 0) {
			d.fail(n, "a reject rule needs areas in either only or without")
		}
		rules = append(rules, r)
	})
	return rules
}

func (d *decoder) areas(n *yaml.Node) []skill.Area {
	var areas []skill.Area
	d.each(n, "areas", func(n *yaml.Node) {
		area, err := skill.ParseArea(d.text(n))
		if err != nil {
			var words []string
			for _, a := range skill.Areas() {
				words = append(words, string(a))
			}
			d.fail(n, "unknown area %s, want %s", show(n), orList(words))
		}
		areas = append(areas, area)
	})
	return areas
}

// date reads a calendar day. YAML types a bare one as a timestamp.
func (d *decoder) date(n *yaml.Node) string {
	tag := n.ShortTag()
	if _, err := time.Parse(time.DateOnly, n.Value); n.Kind != yaml.ScalarNode || tag != "!!str" && tag != "!!timestamp" || err != nil {
		d.fail(n, "date %s, want a day as YYYY-MM-DD", show(n))
	}
	return n.Value
}

// yesNo reads words; true and false, as JSON writes them, are yes and no.
func (d *decoder) yesNo(n *yaml.Node) string {
	if n.ShortTag() == "!!bool" {
		var yes bool
		if n.Decode(&yes) == nil {
			return map[bool]string{true: "yes", false: "no"}[yes]
		}
	}
	return d.text(n)
}

func quote(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
