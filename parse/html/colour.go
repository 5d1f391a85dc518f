package html

import (
	"strconv"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// colour is 0xRRGGBB, or one of the three below.
type colour int32

const (
	clear   colour = -1 // no ink at all
	unknown colour = -2 // some colour: a picture, a gradient, a name not in the list
	unsaid  colour = -3
)

var named = map[string]colour{
	"white": 0xFFFFFF, "black": 0, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "gray": 0x808080, "grey": 0x808080,
	"silver": 0xC0C0C0, "navy": 0x000080, "snow": 0xFFFAFA, "ivory": 0xFFFFF0, "ghostwhite": 0xF8F8FF, "whitesmoke": 0xF5F5F5,
	"floralwhite": 0xFFFAF0, "transparent": clear,
}

// parseColour reads a colour value.
func parseColour(s string) colour {
	s = strings.ToLower(strings.TrimSpace(s))
	if c, ok := named[s]; ok {
		return c
	}
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		return hexColour(hex)
	}
	name, rest, ok := strings.Cut(s, "(")
	if !ok || !strings.HasSuffix(rest, ")") || !strings.HasPrefix(name, "rgb") && !strings.HasPrefix(name, "hsl") {
		return unknown
	}
	args := strings.FieldsFunc(rest[:len(rest)-1], func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if len(args) == 4 && share(args[3], 1) <= 0.05 {
		return clear
	}
	switch {
	case len(args) < 3, len(args) == 4 && share(args[3], 1) < 0.95:
		return unknown
	case name[0] == 'h':
		if share(args[2], 100) >= 0.97 {
			return 0xFFFFFF
		}
		return unknown
	}
	c := colour(0)
	for _, a := range args[:3] {
		c = c<<8 | colour(share(a, 255)*255+0.5)
	}
	return c
}

// share reads a number of a whole, or a percentage, in [0, 1].
func share(s string, whole float64) float64 {
	if p, ok := strings.CutSuffix(s, "%"); ok {
		s, whole = p, 100
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v > 0) {
		return 0
	}
	return min(1, v/whole)
}

func hexColour(hex string) colour {
	if len(hex) == 3 || len(hex) == 4 {
		var long strings.Builder
		for i := range len(hex) {
			long.WriteByte(hex[i])
			long.WriteByte(hex[i])
		}
		hex = long.String()
	}
	if len(hex) != 6 && len(hex) != 8 {
		return unknown
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return unknown
	}
	if len(hex) == 8 {
		if alpha := v & 0xFF; alpha < 13 {
			return clear
		} else if alpha < 243 {
			return unknown
		}
		v >>= 8
	}
	return colour(v)
}

// white reports whether a colour is white or as good as white.
func (c colour) white() bool {
	return c >= 0 && run.White(uint32(c))
}

// background takes the colour out of a background shorthand.
func background(value string) colour {
	value = strings.ToLower(strings.TrimSpace(value))
	if value == "none" || value == "" {
		return clear
	}
	if strings.Contains(value, "url(") || strings.Contains(value, "gradient(") || strings.Contains(value, "image(") {
		return unknown
	}
	found := clear
	for part := range splitOutside(value, ' ') {
		if c := parseColour(part); c != unknown {
			found = c
		} else if strings.HasPrefix(part, "#") || strings.Contains(part, "(") || len(strings.Fields(value)) == 1 {
			found = unknown
		}
	}
	return found
}
