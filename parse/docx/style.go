package docx

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/run/parts"
)

// look is what run and paragraph properties say about the look of a text; where
// nothing is said the style below decides.
type look struct {
	looks        run.Looks // bold, italic, capitals, list mark
	vanish       *bool     // nil is not said
	size         float64   // points; 0 is not said
	colour, fill string    // RRGGBB in capitals; "" is not said or automatic
	level        int       // heading level 1..9, 0 is none
}

// over returns l with what is not said taken from below.
func (l look) over(below look) look {
	l.looks = l.looks.Over(below.looks)
	if l.vanish == nil {
		l.vanish = below.vanish
	}
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

// on reads a toggle property: present without a value means on.
func on(n *parts.Node) bool {
	v := strings.ToLower(n.Attr("val"))
	return v != "0" && v != "false" && v != "off" && v != "none"
}

// lookOf reads the properties in a w:rPr or w:pPr, without the style they name.
func lookOf(n *parts.Node) look {
	var l look
	for i := range n.Nodes {
		c := &n.Nodes[i]
		switch c.Name {
		case "b":
			l.looks.Set(run.Bold, on(c))
		case "i":
			l.looks.Set(run.Italic, on(c))
		case "caps", "smallCaps":
			if on := on(c); on || !l.looks.Said(run.Caps) {
				l.looks.Set(run.Caps, on)
			}
		case "vanish":
			vanish := on(c)
			l.vanish = &vanish
		case "sz":
			if half, err := strconv.ParseFloat(c.Attr("val"), 64); err == nil && half > 0 && half < 4000 {
				l.size = half / 2
			}
		case "color":
			l.colour = colour(c.Attr("val"))
		case "shd":
			l.fill = colour(c.Attr("fill"))
		case "highlight":
			if v := c.Attr("val"); v != "" && v != "none" && v != "white" {
				l.fill = "HIGHLIGHT"
			}
		case "outlineLvl":
			if v, err := strconv.Atoi(c.Attr("val")); err == nil && v >= 0 && v < 9 {
				l.level = v + 1
			}
		case "numPr":
			id := c.Child("numId")
			l.looks.Set(run.Bullet, id == nil || id.Attr("val") != "0")
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
	return err == nil && len(c) == 6 && run.White(uint32(v))
}

// styles holds the looks of the named styles, resolved through their bases.
type styles struct {
	normal look
	byID   map[string]look
	table  map[string]bool // table styles that shade cells
}

// maxStyles bounds the styles with their properties.
const maxStyles = 1 << 18

// styles reads the style part; a document without one has plain styles.
func (p *pack) styles(dir string) styles {
	s := styles{byID: map[string]look{}, table: map[string]bool{}}
	data, err := p.Read(dir + "/styles.xml")
	if err != nil || data == nil {
		return s
	}
	root, err := parts.ReadTree(data, p.limits.Depth, maxStyles)
	if err != nil {
		p.Warn("the style part could not be read")
		return s
	}
	if d := root.Child("docDefaults"); d != nil {
		s.normal = defaults(d)
	}
	raw := map[string]*parts.Node{}
	for i := range root.Nodes {
		if n := &root.Nodes[i]; n.Name == "style" {
			raw[n.Attr("styleId")] = n
		}
	}
	for _, id := range slices.Sorted(maps.Keys(raw)) {
		n := raw[id]
		s.byID[id] = resolve(raw, id, 0)
		if n.Attr("type") == "paragraph" && n.Attr("default") == "1" {
			s.normal = s.byID[id].over(s.normal)
		}
		s.table[id] = n.Attr("type") == "table" && shades(n, 0)
	}
	return s
}

func defaults(d *parts.Node) look {
	var l look
	for _, name := range []string{"rPrDefault", "pPrDefault"} {
		if c := d.Child(name); c != nil && len(c.Nodes) > 0 {
			l = l.over(lookOf(&c.Nodes[0]))
		}
	}
	return l
}

// resolve returns a style's own look over those of its bases; depth guards against
// a style that is its own base.
func resolve(raw map[string]*parts.Node, id string, depth int) look {
	n := raw[id]
	if n == nil || depth > 20 {
		return look{}
	}
	var l look
	for _, name := range []string{"rPr", "pPr"} {
		if c := n.Child(name); c != nil {
			l = l.over(lookOf(c))
		}
	}
	if c := n.Child("name"); c != nil {
		if v := run.NamedHead(c.Attr("val")); v > 0 {
			l.level = v
		}
		if strings.HasPrefix(strings.ToLower(c.Attr("val")), "list bullet") {
			l.looks.Set(run.Bullet, true)
		}
	}
	if b := n.Child("basedOn"); b != nil {
		l = l.over(resolve(raw, b.Attr("val"), depth+1))
	}
	return l
}

// shades reports whether a table style fills any cell with a colour.
func shades(n *parts.Node, depth int) bool {
	if depth > 20 {
		return false
	}
	for i := range n.Nodes {
		c := &n.Nodes[i]
		if c.Name == "shd" && (colour(c.Attr("fill")) != "" || c.Attr("themeFill") != "") || shades(c, depth+1) {
			return true
		}
	}
	return false
}
