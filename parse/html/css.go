package html

import (
	"slices"
	"strconv"
	"strings"
)

// Only what decides on seeing and on the order of reading is taken from style sheets.
// Conditions are judged as by a screen 1280 pixels wide.

const screen = 1280

// maxRules and maxMatches bound what style sheets may cost: rules kept, and tries to
// match a rule with an element.
const (
	maxRules   = 20_000
	maxMatches = 5_000_000
)

// decl is one declaration.
type decl struct {
	name, value string
	important   bool
}

// rule is a selector with its declarations.
type rule struct {
	sel   selector
	decls []decl
	order int
}

// sheet is all style sheets of a page together.
type sheet struct {
	rules []rule
	byKey map[string][]int  // rules by the rarest name in their last part
	vars  map[string]string // custom properties of the page as a whole
	spent int               // tries to match so far
}

func (s *sheet) parse(css string) { s.statements(uncomment(css), 0) }

func uncomment(css string) string {
	var b strings.Builder
	for {
		from := strings.Index(css, "/*")
		if from < 0 {
			break
		}
		b.WriteString(css[:from])
		b.WriteByte(' ')
		_, rest, ok := strings.Cut(css[from+2:], "*/")
		if css = rest; !ok {
			return b.String()
		}
	}
	return b.String() + strings.NewReplacer("<!--", "", "-->", "").Replace(css)
}

// statements reads rules and at-rules one after the other.
func (s *sheet) statements(css string, depth int) {
	for len(s.rules) < maxRules {
		cut := scan(css, "{;}")
		if cut < 0 {
			return
		}
		prelude := strings.TrimSpace(css[:cut])
		if css[cut] != '{' {
			css = css[cut+1:]
			continue
		}
		var body string
		body, css = block(css[cut+1:])
		name, rest, _ := strings.Cut(strings.ToLower(prelude), " ")
		switch {
		case depth > 4:
		case name == "@media" && media(rest), name == "@supports" && !strings.HasPrefix(rest, "not"), name == "@layer", name == "@container":
			s.statements(body, depth+1)
		case !strings.HasPrefix(prelude, "@"):
			s.add(prelude, body)
		}
	}
}

// scan returns the place of the first of these bytes that is not in a string, -1 if
// there is none.
func scan(css, bytes string) int {
	quote := byte(0)
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case strings.IndexByte(bytes, c) >= 0:
			return i
		}
	}
	return -1
}

// block returns what stands before the brace that closes css, and what is behind it.
func block(css string) (body, rest string) {
	open, at := 1, 0
	for {
		i := scan(css[at:], "{}")
		if i < 0 {
			return css, ""
		}
		if at += i + 1; css[at-1] == '{' {
			open++
		} else if open--; open == 0 {
			return css[:at-1], css[at:]
		}
	}
}

// media reports whether a media condition holds on a screen.
func media(query string) bool {
	query = strings.ToLower(strings.TrimSpace(query))
	if query == "" {
		return true
	}
	for part := range strings.SplitSeq(query, ",") {
		if mediaPart(part) {
			return true
		}
	}
	return false
}

func mediaPart(part string) bool {
	words := strings.FieldsFunc(strings.ReplaceAll(part, ":", ": "), func(r rune) bool { return r == ' ' || r == '(' || r == ')' })
	not := slices.Contains(words, "not")
	for i, w := range words {
		switch value := strings.Join(words[i+1:min(len(words), i+2)], ""); w {
		case "print", "speech", "aural", "braille":
			return not
		case "max-width:", "max-device-width:":
			if n, ok := length(value, 16); ok && n < screen {
				return not
			}
		case "min-width:", "min-device-width:":
			if n, ok := length(value, 16); ok && n > screen {
				return not
			}
		case "prefers-color-scheme:", "forced-colors:", "prefers-contrast:":
			if value != "light" && value != "none" && value != "no-preference" {
				return not
			}
		}
	}
	return !not
}

// add keeps the rules of one block.
func (s *sheet) add(prelude, body string) {
	decls := declarations(body)
	if prelude == ":root" || prelude == "html" || prelude == "body" || prelude == ":host" || prelude == "*" {
		for _, d := range decls {
			if strings.HasPrefix(d.name, "--") {
				if s.vars == nil {
					s.vars = map[string]string{}
				}
				s.vars[d.name] = d.value
			}
		}
	}
	decls = slices.DeleteFunc(decls, func(d decl) bool { return !followed[d.name] })
	if len(decls) == 0 {
		return
	}
	for text := range splitOutside(prelude, ',') {
		if sel, ok := parseSelector(text); ok && len(s.rules) < maxRules {
			s.rules = append(s.rules, rule{sel, decls, len(s.rules)})
		}
	}
}

// declarations reads the inside of a block; rules nested in it are left out.
func declarations(body string) (out []decl) {
	for body != "" {
		cut := scan(body, ";{")
		if cut >= 0 && body[cut] == '{' {
			_, body = block(body[cut+1:])
			continue
		}
		part := body
		if body = ""; cut >= 0 {
			part, body = part[:cut], part[cut+1:]
		}
		name, value, ok := strings.Cut(part, ":")
		if !ok || len(out) >= 400 {
			continue
		}
		value = strings.TrimSpace(value)
		plain, important := value, false
		if i := strings.LastIndexByte(value, '!'); i >= 0 && strings.EqualFold(strings.TrimSpace(value[i+1:]), "important") {
			plain, important = strings.TrimSpace(value[:i]), true
		}
		name = strings.TrimSpace(name)
		if !strings.HasPrefix(name, "--") {
			name = strings.ToLower(name)
		}
		out = append(out, decl{name, plain, important})
	}
	return out
}

// index sorts the rules by the name that an element must have to match.
func (s *sheet) index() {
	s.byKey = map[string][]int{}
	for i := range s.rules {
		k := s.rules[i].sel.key()
		s.byKey[k] = append(s.byKey[k], i)
	}
}

// matching calls yield with the rules for an element or its pseudo-element.
func (s *sheet) matching(n *node, pseudo string, yield func(*rule)) {
	try := func(key string) {
		for _, i := range s.byKey[key] {
			if s.spent++; s.spent > maxMatches {
				return
			}
			if r := &s.rules[i]; r.sel.pseudo == pseudo && r.sel.matches(n, s) {
				yield(r)
			}
		}
	}
	try("*")
	try(n.tag)
	if id := n.attr("id"); id != "" {
		try("#" + id)
	}
	for c := range strings.FieldsSeq(n.attr("class")) {
		try("." + c)
	}
}

// expand puts custom properties in for var(); depth guards against circles.
func (s *sheet) expand(value string, depth int) string {
	from := strings.Index(value, "var(")
	if from < 0 || depth > 8 || len(value) > 4096 {
		return value
	}
	end := closing(value[from+4:]) + from + 4
	if end < from+4 {
		return value
	}
	name, otherwise, _ := strings.Cut(value[from+4:end], ",")
	put, ok := s.vars[strings.TrimSpace(name)]
	if !ok {
		put = strings.TrimSpace(otherwise)
	}
	return s.expand(value[:from]+put+value[end+1:], depth+1)
}

// closing returns the place of the parenthesis that closes s, -1 if there is none.
func closing(s string) int {
	open := 1
	for i := range len(s) {
		switch s[i] {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

// splitOutside cuts s at a byte that is not inside parentheses, brackets or strings.
func splitOutside(s string, at byte) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		depth, from, quote := 0, 0, byte(0)
		for i := 0; i < len(s); i++ {
			switch c := s[i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '"' || c == '\'':
				quote = c
			case c == '(' || c == '[':
				depth++
			case c == ')' || c == ']':
				depth--
			case c == at && depth == 0:
				if !yield(s[from:i]) {
					return
				}
				from = i + 1
			}
		}
		yield(s[from:])
	}
}

// length reads a length in pixels; em is the size of the font.
func length(s string, em float64) (float64, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "0" {
		return 0, true
	}
	for _, unit := range []struct {
		name string
		size float64
	}{{"px", 1}, {"rem", 16}, {"em", em}, {"ex", em / 2}, {"ch", em / 2}, {"pt", 4.0 / 3}, {"pc", 16}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"vw", screen / 100}, {"vh", 8}} {
		if v, ok := strings.CutSuffix(s, unit.name); ok {
			n, err := strconv.ParseFloat(v, 64)
			if err == nil && n > -1e6 && n < 1e6 {
				return n * unit.size, true
			}
		}
	}
	return 0, false
}
