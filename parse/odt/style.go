package odt

import (
	"strconv"
	"strings"

	"github.com/proven-go/proven/parse/run"
	"github.com/proven-go/proven/parse/run/parts"
)

// look is what styles say about the look of a text; where nothing is said the style
// below decides.
type look struct {
	looks        run.Looks // bold, italic, capitals
	hidden       *bool     // nil is not said
	size         float64   // points; 0 is not said
	scale        float64   // size as a share of the one below; 0 is not said
	colour, fill string    // RRGGBB in capitals; "" is not said or automatic
	level        int       // heading level 1..9, 0 is none
}

// over returns l with what is not said taken from below.
func (l look) over(below look) look {
	l.looks = l.looks.Over(below.looks)
	if l.hidden == nil {
		l.hidden = below.hidden
	}
	switch {
	case l.size == 0 && l.scale > 0 && below.size > 0:
		l.size, l.scale = l.scale*below.size, 0
	case l.size == 0:
		l.size = below.size
		if l.scale == 0 {
			l.scale = below.scale
		}
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

// styles are the named styles of all families. A style is resolved through its
// parents once all of a part are known.
type styles struct {
	raw   map[string]*parts.Node // by family and name
	named map[string]look
	text  look // of paragraphs without a style
}

func key(family, name string) string { return family + "/" + name }

// add keeps a style:style or style:default-style.
func (s *styles) add(n *parts.Node) {
	family := n.Attr("family")
	if n.Name == "default-style" {
		if family == "paragraph" {
			s.text = lookOf(n)
		}
		return
	}
	s.raw[key(family, n.Attr("name"))] = n
	clear(s.named)
}

// get returns the look of a named style over those of its parents.
func (s *styles) get(family, name string) look {
	if name == "" {
		return look{}
	}
	k := key(family, name)
	l, ok := s.named[k]
	if !ok {
		l = s.resolve(family, name, 0)
		s.named[k] = l
	}
	return l
}

// resolve looks a style up; depth guards against a style that is its own parent.
func (s *styles) resolve(family, name string, depth int) look {
	n := s.raw[key(family, name)]
	if n == nil || depth > 20 {
		return look{}
	}
	l := lookOf(n)
	if family == "paragraph" {
		if v, err := strconv.Atoi(n.Attr("default-outline-level")); err == nil && v > 0 && v < 10 {
			l.level = v
		} else if name == "Title" {
			l.level = 1
		}
	}
	if parent := n.Attr("parent-style-name"); parent != "" {
		l = l.over(s.resolve(family, parent, depth+1))
	}
	return l
}

// lookOf reads the properties of a style, without its parents.
func lookOf(n *parts.Node) look {
	var l look
	for i := range n.Nodes {
		p := &n.Nodes[i]
		for _, a := range p.Attrs {
			switch p.Name {
			case "text-properties":
				l.textProperty(a.Name.Local, a.Value)
			case "paragraph-properties", "table-cell-properties", "table-row-properties", "table-properties":
				if a.Name.Local == "background-color" && l.fill == "" {
					l.fill = colour(a.Value)
				}
			}
		}
	}
	return l
}

func (l *look) textProperty(name, value string) {
	switch name {
	case "font-weight":
		weight, err := strconv.Atoi(value)
		l.looks.Set(run.Bold, value == "bold" || err == nil && weight >= 600)
	case "font-style":
		l.looks.Set(run.Italic, value == "italic" || value == "oblique")
	case "font-variant":
		if on := value == "small-caps"; on || !l.looks.Said(run.Caps) {
			l.looks.Set(run.Caps, on)
		}
	case "text-transform":
		if on := value == "uppercase"; on || !l.looks.Said(run.Caps) {
			l.looks.Set(run.Caps, on)
		}
	case "display":
		none := value == "none"
		l.hidden = &none
	case "font-size":
		if share, ok := strings.CutSuffix(value, "%"); ok {
			if v, err := strconv.ParseFloat(share, 64); err == nil && v > 0 && v < 1000 {
				l.scale = v / 100
			}
		} else {
			l.size = points(value)
		}
	case "color":
		l.colour = colour(value)
	case "background-color":
		l.fill = colour(value)
	}
}

// points reads a length; 0 if it is none.
func points(s string) float64 {
	for _, unit := range []struct {
		name string
		size float64
	}{{"pt", 1}, {"in", 72}, {"cm", 72 / 2.54}, {"mm", 72 / 25.4}, {"pc", 12}, {"px", 0.75}} {
		if v, ok := strings.CutSuffix(s, unit.name); ok {
			if n, err := strconv.ParseFloat(v, 64); err == nil && n > 0 && n*unit.size < 2000 {
				return n * unit.size
			}
		}
	}
	return 0
}

// colour normalises a colour value; "" for transparent and automatic.
func colour(v string) string {
	v = strings.ToUpper(strings.TrimPrefix(v, "#"))
	if _, err := strconv.ParseUint(v, 16, 32); err != nil || len(v) != 6 {
		return ""
	}
	return v
}

// white reports whether a colour is white or as good as white.
func white(c string) bool {
	v, err := strconv.ParseUint(c, 16, 32)
	return err == nil && len(c) == 6 && run.White(uint32(v))
}
