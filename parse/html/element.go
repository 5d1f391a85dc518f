package html

import (
	"strconv"
	"strings"

	"github.com/proven-go/proven/parse/run"
)

// displays says how elements stand in a page without styles; the others are inline.
var displays = func() map[string]string {
	out := map[string]string{"tr": "row", "img": "inline", "button": "line", "li": "block", ":root": "block"}
	for name := range blocks {
		if out[name] == "" {
			out[name] = "block"
		}
	}
	return out
}()

// skipped are the elements whose content is no text of the page.
var skipped = names("script style template noscript svg canvas iframe object video audio math select textarea input map area title base link meta datalist noframes")

// parts are the elements that stand for a part of a page.
var parts = names("section article header footer main aside nav hr fieldset")

// byTag changes a look as browsers do for an element of this name.
func (l *look) byTag(n *node) {
	switch n.tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		l.head = int(n.tag[1] - '0')
		l.looks.Set(run.Bold, true)
		l.size *= []float64{2, 1.5, 1.17, 1, 0.83, 0.67}[l.head-1]
	case "b", "strong", "th":
		l.looks.Set(run.Bold, true)
	case "i", "em", "cite", "dfn", "var", "address":
		l.looks.Set(run.Italic, true)
	case "small":
		l.size /= 1.2
	case "big":
		l.size *= 1.2
	case "pre", "listing", "plaintext":
		l.pre = "pre"
	case "ul", "ol":
		l.bare = false
	case "a":
		if target := target(n.attr("href")); target != "" {
			l.link = target
		}
	case "font":
		if c := n.attr("color"); c != "" {
			l.ink = legacyColour(c)
		}
		if size, err := strconv.Atoi(n.attr("size")); err == nil && size >= 1 && size <= 7 {
			l.size = []float64{10, 13, 16, 18, 24, 32, 48}[size-1]
		}
	case "body":
		if c := n.attr("text"); c != "" {
			l.ink = legacyColour(c)
		}
	}
	if c := n.attr("bgcolor"); c != "" {
		l.behind = legacyColour(c)
	}
	if n.has("background") {
		l.behind = unknown
	}
	if n.attr("role") == "heading" {
		if level, err := strconv.Atoi(n.attr("aria-level")); err == nil && level > 0 && level < 7 {
			l.head = level
		} else if l.head == 0 {
			l.head = 2
		}
	}
}

func legacyColour(s string) colour {
	if c := parseColour(s); c != unknown {
		return c
	}
	return parseColour("#" + s)
}

// target returns a link's target if it leads out of the page.
func target(href string) string {
	href = strings.TrimSpace(href)
	scheme, _, ok := strings.Cut(strings.ToLower(href), ":")
	switch {
	case strings.HasPrefix(href, "//"):
		return "https:" + href
	case strings.HasPrefix(strings.ToLower(href), "www."):
		return "https://" + href
	case ok && (scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel"):
		return href
	}
	return ""
}

// icon reports whether an element only draws a picture by means of a font, though its
// text may be a word ("mail").
func (n *node) icon() bool {
	for c := range strings.FieldsSeq(strings.ToLower(n.attr("class"))) {
		if strings.HasPrefix(c, "material-icons") || strings.HasPrefix(c, "material-symbols") {
			return true
		}
	}
	if n.attr("aria-hidden") != "true" {
		return false
	}
	return n.tag == "i" || n.tag == "svg" || strings.Contains(strings.ToLower(n.attr("class")), "icon") || symbol(n)
}

// symbol reports whether an element holds nothing but a picture character.
func symbol(n *node) bool {
	var text strings.Builder
	for _, k := range n.kids {
		if k.tag != "" {
			return false
		}
		text.WriteString(k.text)
	}
	s := strings.TrimSpace(text.String())
	if len(s) > 16 || s == "" {
		return false
	}
	for _, r := range s {
		if r < 0x2190 || r >= 0x2C00 && r < 0xE000 || r >= 0x3000 && r < 0xD800 {
			return false
		}
	}
	return true
}
