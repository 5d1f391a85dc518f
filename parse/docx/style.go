package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// look is what run and paragraph properties say about the look of a text. A
// pointer is nil where nothing is said and the style below decides.
type look struct {
	bold, italic, caps, vanish *bool
	size                       float64 // points; 0 is not said
	colour, fill               string  // RRGGBB in capitals; "" is not said or automatic
	level                      int     // heading level 1..9, 0 is none
	list                       *bool   // has a list mark
}

// over returns l with what is not said taken from below.
func (l look) over(below look) look {
	pick := func(a, b *bool) *bool {
		if a != nil {
			return a
		}
		return b
	}
	l.bold, l.italic = pick(l.bold, below.bold), pick(l.italic, below.italic)
	l.caps, l.vanish, l.list = pick(l.caps, below.caps), pick(l.vanish, below.vanish), pick(l.list, below.list)
	if l.size == 0 {
		l.size = below.size
	}
	if l.colour == "" {
		l.colour = below.colour
	}
	if l.fill == "" {
		l.fill = below.fill
	}
	if l.level == 0 {
		l.level = below.level
	}
	return l
}

// node is a small XML tree, used for properties only.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Nodes   []node     `xml:",any"`
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (n *node) child(name string) *node {
	for i := range n.Nodes {
		if n.Nodes[i].XMLName.Local == name {
			return &n.Nodes[i]
		}
	}
	return nil
}

// on reads a toggle property: present without a value means on.
func (n *node) on() *bool {
	v := strings.ToLower(n.attr("val"))
	b := v != "0" && v != "false" && v != "off" && v != "none"
	return &b
}

// lookOf reads the properties in a w:rPr or w:pPr, without the style they name.
func lookOf(n *node) look {
	var l look
	for i := range n.Nodes {
		c := &n.Nodes[i]
		switch c.XMLName.Local {
		case "b":
			l.bold = c.on()
		case "i":
			l.italic = c.on()
		case "caps", "smallCaps":
			if on := c.on(); *on || l.caps == nil {
				l.caps = on
			}
		case "vanish":
			l.vanish = c.on()
		case "sz":
			if half, err := strconv.ParseFloat(c.attr("val"), 64); err == nil && half > 0 && half < 4000 {
				l.size = half / 2
			}
		case "color":
			l.colour = colour(c.attr("val"))
		case "shd":
			l.fill = colour(c.attr("fill"))
		case "highlight":
			if v := c.attr("val"); v != "" && v != "none" && v != "white" {
				l.fill = "HIGHLIGHT"
			}
		case "outlineLvl":
			if v, err := strconv.Atoi(c.attr("val")); err == nil && v >= 0 && v < 9 {
				l.level = v + 1
			}
		case "numPr":
			on := true
			if id := c.child("numId"); id != nil && id.attr("val") == "0" {
				on = false
			}
			l.list = &on
		}
	}
	return l
}

// colour normalises a colour value; "" for automatic.
func colour(v string) string {
	v = strings.ToUpper(v)
	if len(v) != 6 || v == "AUTO" {
		return ""
	}
	return v
}

// white reports whether a colour is white or as good as white.
func white(c string) bool {
	v, err := strconv.ParseUint(c, 16, 32)
	return err == nil && len(c) == 6 && v>>16 >= 0xF5 && v>>8&0xFF >= 0xF5 && v&0xFF >= 0xF5
}

// styles holds the looks of the named styles, resolved through their bases.
type styles struct {
	normal look
	byID   map[string]look
	table  map[string]bool // table styles that shade cells
}

// styles reads the style part; a document without one has plain styles.
func (p *pack) styles(dir string) styles {
	s := styles{byID: map[string]look{}, table: map[string]bool{}}
	data, err := p.read(dir + "/styles.xml")
	if err != nil || data == nil {
		return s
	}
	var root node
	if xml.Unmarshal(data, &root) != nil {
		p.warn("the style part could not be read")
		return s
	}
	if d := root.child("docDefaults"); d != nil {
		s.normal = defaults(d)
	}
	raw := map[string]*node{}
	for i := range root.Nodes {
		if n := &root.Nodes[i]; n.XMLName.Local == "style" {
			raw[n.attr("styleId")] = n
		}
	}
	for id, n := range raw {
		s.byID[id] = resolve(raw, id, 0)
		if n.attr("type") == "paragraph" && n.attr("default") == "1" {
			s.normal = resolve(raw, id, 0).over(s.normal)
		}
		s.table[id] = n.attr("type") == "table" && shades(n, 0)
	}
	return s
}

func defaults(d *node) look {
	var l look
	for _, name := range []string{"rPrDefault", "pPrDefault"} {
		if c := d.child(name); c != nil && len(c.Nodes) > 0 {
			l = l.over(lookOf(&c.Nodes[0]))
		}
	}
	return l
}

// resolve returns a style's own look over those of its bases; depth guards against
// a style that is its own base.
func resolve(raw map[string]*node, id string, depth int) look {
	n := raw[id]
	if n == nil || depth > 20 {
		return look{}
	}
	var l look
	for _, name := range []string{"rPr", "pPr"} {
		if c := n.child(name); c != nil {
			l = l.over(lookOf(c))
		}
	}
	if c := n.child("name"); c != nil {
		if v := headLevel(c.attr("val")); v > 0 {
			l.level = v
		}
		if strings.HasPrefix(strings.ToLower(c.attr("val")), "list bullet") {
			on := true
			l.list = &on
		}
	}
	if b := n.child("basedOn"); b != nil {
		l = l.over(resolve(raw, b.attr("val"), depth+1))
	}
	return l
}

// headLevel returns the level that a built-in style name stands for; names of
// built-in styles are stored in English whatever the language of Word.
func headLevel(name string) int {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "title" {
		return 1
	}
	if rest, ok := strings.CutPrefix(name, "heading "); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
		return int(rest[0] - '0')
	}
	return 0
}

// shades reports whether a table style fills any cell with a colour.
func shades(n *node, depth int) bool {
	if depth > 20 {
		return false
	}
	for i := range n.Nodes {
		c := &n.Nodes[i]
		if c.XMLName.Local == "shd" && (colour(c.attr("fill")) != "" || c.attr("themeFill") != "") || shades(c, depth+1) {
			return true
		}
	}
	return false
}
