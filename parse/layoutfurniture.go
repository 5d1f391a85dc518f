package parse

import (
	"cmp"
	"math"
	"regexp"
	"slices"
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

// withoutFurniture drops page numbers and repeated lines. The first and last few lines
// of a page, from the top down, are looked at. Of a repeated head the first page's
// stays, of a repeated foot the last page's, where it tears nothing apart.
func withoutFurniture(pages [][]laid) [][]laid {
	heads, feet := map[string]bool{}, map[string]int{}
	for p := range pages {
		_, end := ends(pages[p])
		for _, i := range end {
			feet[furnitureKey(&pages[p][i])] = p
		}
	}
	for p := range pages {
		drop := map[int]bool{}
		top, end := ends(pages[p])
		repeats := map[int]bool{}
		for _, i := range top {
			if key := furnitureKey(&pages[p][i]); heads[key] {
				repeats[i] = true
			} else {
				heads[key] = true
			}
		}
		for _, i := range end {
			if feet[furnitureKey(&pages[p][i])] > p && !slices.Contains(top, i) {
				repeats[i] = true
			}
		}
		for _, i := range slices.Concat(top, end) {
			text := lineText(&pages[p][i])
			if isPageNumber(text, p+1, len(pages)) || lastUpdated.MatchString(text) || repeats[i] && apart(pages[p], i, repeats) {
				drop[i] = true
			}
		}
		pages[p] = without(pages[p], drop)
	}
	return pages
}

// furnitureKey is what repeated lines have in common: the text and, about, the height.
func furnitureKey(l *laid) string {
	return strconv.Itoa(int(math.Round(l.y/4))) + " " + lineText(l)
}

// apart reports whether a line keeps a distance from all others that do not repeat, as
// furniture does and the lines of a text that goes on do not.
func apart(lines []laid, i int, repeats map[int]bool) bool {
	for j, l := range lines {
		if d := math.Abs(l.y - lines[i].y); j != i && !repeats[j] && d < 1.9*max(l.size, lines[i].size) {
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

// edgeLines is how many lines at the top and at the end of a page may be furniture.
const edgeLines = 3

// ends returns the highest and the lowest lines of a page, the outermost first.
func ends(lines []laid) (top, end []int) {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lines[a].y, lines[b].y) })
	n := min(edgeLines, len(order))
	top = slices.Clone(order[:n])
	end = slices.Clone(order[len(order)-n:])
	slices.Reverse(end)
	return top, end
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
	if end := strings.TrimRight(text, " \t-–—"); end == "" || end[len(end)-1] < '0' || end[len(end)-1] > '9' {
		return false
	}
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
