package pdf

import (
	"strings"
	"unicode/utf8"
)

// A link is a rectangle of a page that leads somewhere.
type link struct {
	area   rect
	target string
}

// Bounds on the annotations of one page and the length of one target.
const (
	maxLinks  = 2000
	maxTarget = 2048
)

// links returns the page's link annotations that lead out of the document.
func (r *reader) links(page object, turn matrix) []link {
	var found []link
	annots := page.key("Annots")
	for i := 0; i < annots.len() && i < maxLinks; i++ {
		a := annots.index(i)
		if a.key("Subtype").name() != "Link" {
			continue
		}
		target := strings.TrimSpace(a.key("A").key("URI").raw())
		area, ok := box(a.key("Rect"))
		if !ok || target == "" || len(target) > maxTarget {
			continue
		}
		if !utf8.ValidString(target) {
			target = latin1(target) // URIs are 7-bit by the standard; some writers store Latin-1
		}
		found = append(found, link{turn.boxed(area), target})
	}
	return found
}

func latin1(s string) string {
	out := make([]rune, 0, len(s))
	for i := range len(s) {
		out = append(out, rune(s[i]))
	}
	return string(out)
}
