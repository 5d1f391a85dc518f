package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// selector is one complex selector: parts from right to left.
type selector struct {
	parts  []compound
	pseudo string // "before", "after" or ""
	weight int    // specificity: 10,000 an ID, 100 a class, 1 a tag
}

// compound is what one element must be.
type compound struct {
	tag     string // "" is any
	ids     []string
	classes []string
	attrs   []html.Attribute // "" as value: present
	first   bool
	last    bool
	not     []compound
	joint   byte // what joins it to the part left of it: ' ' or '>'; '+' and '~' only look at the parent
}

// maxParts bounds the parts of a selector.
const maxParts = 12

// parseSelector reads a selector. It is false for those that cannot be followed: states
// of a live page, and what asks for more than the tree keeps.
func parseSelector(s string) (sel selector, ok bool) {
	s = strings.TrimSpace(s)
	for _, p := range []string{"before", "after"} {
		if cut := strings.TrimSuffix(strings.TrimSuffix(s, ":"+p), ":"); strings.HasSuffix(s, ":"+p) {
			s, sel.pseudo = cut, p
		}
	}
	if s == "" && sel.pseudo != "" {
		s = "*"
	}
	joint := byte(0)
	for s != "" {
		end := partEnd(s)
		c, ok := parseCompound(s[:end])
		if !ok || len(sel.parts) >= maxParts {
			return sel, false
		}
		c.joint = joint
		sel.parts = append(sel.parts, c)
		sel.weight += c.weight()
		rest := strings.TrimLeft(s[end:], " \t\r\n")
		joint = ' '
		if rest != "" && strings.IndexByte(">+~", rest[0]) >= 0 {
			joint = rest[0]
			rest = strings.TrimLeft(rest[1:], " \t\r\n")
		}
		s = rest
	}
	slices.Reverse(sel.parts)
	return sel, len(sel.parts) > 0
}

// partEnd returns where the first compound of s ends.
func partEnd(s string) int {
	depth := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case depth <= 0 && i > 0 && strings.IndexByte(" \t\r\n>+~", c) >= 0:
			return i
		}
	}
	return len(s)
}

func (c compound) weight() int {
	w := 10_000*len(c.ids) + 100*(len(c.classes)+len(c.attrs))
	if c.tag != "" {
		w++
	}
	if c.first || c.last {
		w += 100
	}
	for _, n := range c.not {
		w += n.weight()
	}
	return w
}

func parseCompound(s string) (c compound, ok bool) {
	n := nameEnd(s)
	if c.tag = strings.ToLower(s[:n]); c.tag == "*" {
		c.tag = ""
	}
	for s = s[n:]; s != ""; {
		kind := s[0]
		switch kind {
		case '.', '#':
			n = nameEnd(s[1:]) + 1
			name := strings.ReplaceAll(s[1:n], `\`, "")
			if name == "" {
				return c, false
			}
			if kind == '.' {
				c.classes = append(c.classes, name)
			} else {
				c.ids = append(c.ids, name)
			}
		case '[':
			if n = strings.IndexByte(s, ']') + 1; n == 0 {
				return c, false
			}
			name, value, _ := strings.Cut(s[1:n-1], "=")
			if strings.ContainsAny(name, "~|^$*") {
				return c, false
			}
			c.attrs = append(c.attrs, html.Attribute{Key: strings.ToLower(strings.TrimSpace(name)), Val: strings.Trim(value, `"' `)})
		case ':':
			if n, ok = c.pseudoClass(s); !ok {
				return c, false
			}
		default:
			return c, false
		}
		s = s[n:]
	}
	return c, true
}

// pseudoClass reads a pseudo-class at the start of s and returns its length.
func (c *compound) pseudoClass(s string) (n int, ok bool) {
	n = nameEnd(s[1:]) + 1
	switch strings.ToLower(s[1:n]) {
	case "first-child", "first-of-type":
		c.first = true
	case "last-child", "last-of-type":
		c.last = true
	case "root":
		c.tag = "html"
	case "link", "any-link":
	case "not":
		if n >= len(s) || s[n] != '(' {
			return 0, false
		}
		end := closing(s[n+1:])
		if end < 0 || strings.Contains(s[n+1:n+1+end], ":not") {
			return 0, false
		}
		inner, ok := parseCompound(strings.TrimSpace(s[n+1 : n+1+end]))
		c.not = append(c.not, inner)
		return n + end + 2, ok
	default:
		return 0, false
	}
	return n, true
}

// nameEnd returns where the name at the start of s ends.
func nameEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '*' && i == 0, c == '-', c == '_', c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= 0x80:
		default:
			return i
		}
	}
	return len(s)
}

// key is the name by which rules are indexed.
func (sel selector) key() string {
	switch c := sel.parts[0]; {
	case len(c.ids) > 0:
		return "#" + c.ids[0]
	case len(c.classes) > 0:
		return "." + c.classes[0]
	case c.tag != "":
		return c.tag
	}
	return "*"
}

// matches reports whether an element is meant. An ancestor is taken as the nearest one
// that fits, without going back to try another: right but for rare mixed selectors,
// and never slow.
func (sel selector) matches(n *node, s *sheet) bool {
	if !sel.parts[0].is(n) {
		return false
	}
	for i := 1; i < len(sel.parts); i++ {
		joint := sel.parts[i-1].joint
		if joint == '+' || joint == '~' {
			return false
		}
		for n = n.up; ; n = n.up {
			if n == nil {
				return false
			}
			s.spent++
			if sel.parts[i].is(n) {
				break
			}
			if joint == '>' {
				return false
			}
		}
	}
	return true
}

func (c compound) is(n *node) bool {
	if c.tag != "" && c.tag != n.tag || c.first && n.index != 1 || c.last && (n.up == nil || n.index != n.up.count) {
		return false
	}
	for _, id := range c.ids {
		if n.attr("id") != id {
			return false
		}
	}
	for _, class := range c.classes {
		if !n.classed(class) {
			return false
		}
	}
	for _, a := range c.attrs {
		if !n.has(a.Key) || a.Val != "" && n.attr(a.Key) != a.Val {
			return false
		}
	}
	for _, not := range c.not {
		if not.is(n) {
			return false
		}
	}
	return n.tag != ""
}
