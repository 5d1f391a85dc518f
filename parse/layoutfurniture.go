package parse

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Furniture is what stands on a page because it is a page: "Page 2 of 5", a name
// repeated on top. It would tear sentences and entries apart that go over the page
// end, so it is dropped: page numbers everywhere, a repeated line from the second
// time on.

var (
	pageOf = regexp.MustCompile(`^(?i:.{0,40}?(?:page|seite|página|pagina|pág\.?|p\.|sayfa|strona|sida|pagina)|.{0,40}? [-–—|·•]|)\s*` +
		`[-–—]?\s*(\d{1,3})\s*(?:(?i:of|/|von|de|sur|di|van|av|z|från|\|)\s*(\d{1,3}))?\s*[-–—]?$`)
	lastUpdated = regexp.MustCompile(`^(?i:last updated|updated|stand)\b.{0,40}$`)
)

// withoutFurniture drops page numbers and repeated lines. The first and last two lines
// of a page, from the top down, are looked at.
func withoutFurniture(pages [][]laid) [][]laid {
	seen := map[string]bool{}
	for p := range pages {
		drop := map[int]bool{}
		var new []string
		for _, i := range ends(pages[p]) {
			l := &pages[p][i]
			text := lineText(l)
			key := strconv.Itoa(int(math.Round(l.y/4))) + " " + text // about the same height
			if isPageNumber(text, p+1, len(pages)) || lastUpdated.MatchString(text) || seen[key] && apart(pages[p], i) {
				drop[i] = true
			}
			new = append(new, key)
		}
		for _, key := range new {
			seen[key] = true
		}
		pages[p] = without(pages[p], drop)
	}
	return pages
}

// apart reports whether a line keeps a distance from all others, as furniture does and
// the lines of a text that goes on do not.
func apart(lines []laid, i int) bool {
	for j, l := range lines {
		if d := math.Abs(l.y - lines[i].y); j != i && d < 1.9*max(l.size, lines[i].size) {
			return false
		}
	}
	return true
}

func without(lines []laid, drop map[int]bool) []laid {
	if len(drop) == 0 {
		return lines
	}
	var out []laid
	first := false // a dropped line hands on that its region begins
	for i, l := range lines {
		if drop[i] {
			first = first || l.first
			continue
		}
		l.first = l.first || first
		first = false
		out = append(out, l)
	}
	return out
}

// ends returns the two highest and the two lowest lines of a page.
func ends(lines []laid) []int {
	var top, end [2]int // indices; -1 is none
	top, end = [2]int{-1, -1}, [2]int{-1, -1}
	for i := range lines {
		switch {
		case top[0] < 0 || lines[i].y < lines[top[0]].y:
			top = [2]int{i, top[0]}
		case top[1] < 0 || lines[i].y < lines[top[1]].y:
			top[1] = i
		}
		switch {
		case end[0] < 0 || lines[i].y >= lines[end[0]].y:
			end = [2]int{i, end[0]}
		case end[1] < 0 || lines[i].y >= lines[end[1]].y:
			end[1] = i
		}
	}
	var out []int
	for _, i := range []int{top[0], top[1], end[0], end[1]} {
		if i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

func lineText(l *laid) string {
	var parts []string
	for i := range l.chunks {
		parts = append(parts, tidy(l.chunks[i].text()))
	}
	return strings.Join(parts, " ")
}

// isPageNumber reports whether a line says the number of its page. A number alone must
// be the right one and there must be several pages.
func isPageNumber(text string, page, pages int) bool {
	m := pageOf.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] == "" {
		return n == page && pages > 1
	}
	of, _ := strconv.Atoi(m[2])
	return n == page && of >= n && of <= max(pages, 1)
}
