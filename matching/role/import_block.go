package role

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A block is a heading, an item of a list or a paragraph of the text.
type block struct {
	span
	section section
	heading int  // 1 to 6 for a heading of Markdown, 7 for a line that only looks like one, 0 for text
	item    bool // of a list
	labeled bool // the section is that of a label on the same line: "Level: works alone"
}

// blocks cuts a text or Markdown into blocks and gives each its section.
func blocks(text string) []block {
	var all []block
	open := false // the last block may go on in the next line
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := trimmed(text, span{at, end})
		switch b := lineBlock(text, line); {
		case line.start == line.end, b.item && b.start >= b.end:
			open = false
		case b.heading == 0 && underline(text[line.start:line.end]):
			if open && len(all) > 0 {
				all[len(all)-1].heading = 1
			}
			open = false
		case b.heading == 0 && !b.item && open && goesOn(text, all[len(all)-1], line) && !lineList(text, line):
			all[len(all)-1].end = line.end
		case ruled(text, line): // the names of a table's columns
			open = false
		default:
			b.item = b.item || b.heading == 0 && len(all) > 0 && followsItem(text, all[len(all)-1], line) && lineList(text, line)
			all = append(all, b)
			open = b.heading == 0
		}
		at = end + 1
	}
	return withSections(text, all)
}

// lineBlock reads one line: its marker of a heading or an item is no part of the block.
func lineBlock(text string, line span) block {
	b := block{span: line}
	s := text[line.start:line.end]
	if n := len(s) - len(strings.TrimLeft(s, "#")); n > 0 && n <= 6 && (n == len(s) || s[n] == ' ') {
		b.heading = n
		b.span = trimmed(text, span{line.start + n, line.end})
		for b.end > b.start && text[b.end-1] == '#' {
			b.end--
		}
		return b.unmarked(text)
	}
	if strings.HasPrefix(s, "|") && strings.HasSuffix(s, "|") && len(s) > 1 {
		return rowBlock(text, line)
	}
	if n := marker(s); n > 0 {
		b.item = true
		b.span = trimmed(text, span{line.start + n, line.end})
		return b
	}
	if looksLikeHeading(s) {
		b.heading = 7
		return b.unmarked(text)
	}
	return b
}

// unmarked takes the marks of emphasis from around a heading.
func (b block) unmarked(text string) block {
	for b.start < b.end && strings.IndexByte("*_ ", text[b.start]) >= 0 {
		b.start++
	}
	for b.end > b.start && strings.IndexByte("*_ ", text[b.end-1]) >= 0 {
		b.end--
	}
	return b
}

// marker returns the length of the marker of a list item, 0 if there is none: a dash,
// a bullet or another sign and a blank, "o", "1." or "a)".
func marker(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if size == len(s) {
		return 0
	}
	bullet := strings.ContainsRune("-*+–—•·▪◦‣●○■□✓✔✅→►▶➢➤➡⭐", r) || unicode.Is(unicode.So, r)
	next, _ := utf8.DecodeRuneInString(s[size:])
	switch {
	case bullet && (next == ' ' || next == '\t' || next == '\ufe0f' || next == '\u00a0' || size > 1):
		return size
	case r == 'o' && next == ' ' && len(s) > 2 && unicode.IsUpper(rune(s[2])):
		return size
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits <= 2 && digits+1 < len(s) && strings.IndexByte(".)", s[digits]) >= 0 && s[digits+1] == ' ' {
		return digits + 1
	}
	return 0
}

// underline reports whether a line makes the one above it a heading.
func underline(s string) bool {
	return len(s) >= 3 && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "" || strings.Trim(s, "*_ ") == "")
}

// looksLikeHeading reports whether a line of plain text is a heading: emphasised as a
// whole, short and ending in a colon, in capitals, or the name of a section.
func looksLikeHeading(s string) bool {
	words := wordCount(s)
	if strings.HasSuffix(s, ":") && words > longestHeading && words <= longestLead {
		_, leads := leadOf(s)
		return leads
	}
	if words > longestHeading || strings.ContainsAny(s, ";") || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "...") {
		return false
	}
	bold := strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") || strings.HasPrefix(s, "__") && strings.HasSuffix(s, "__")
	if bold && strings.Count(s, "**") <= 2 || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ":**") {
		return true
	}
	if strings.ContainsAny(s, ":,") {
		return false
	}
	if strings.ToUpper(s) == s && strings.ToLower(s) != s && words > 1 {
		return true
	}
	_, known := sectionOf(s)
	return known && words <= 6
}

// goesOn reports whether a line continues a block: long lines are wrapped, and a line
// that begins in lower case is the rest of a sentence. Lists without markers, a line
// an item, stay apart.
func goesOn(text string, b block, line span) bool {
	last := text[b.start+strings.LastIndexByte(text[b.start:b.end], '\n')+1 : b.end]
	first, _ := utf8.DecodeRuneInString(text[line.start:])
	if unicode.IsLower(first) || first == '(' {
		return true
	}
	return len(last) >= 60 && !strings.ContainsAny(last[len(last)-1:], ".!?:;")
}

// shortestList is the number of lines that make a list without markers.
const shortestList = 3

// lineList reports whether a line belongs to lines without markers that are an item
// each: none of them begins in lower case, as some do where a paragraph is wrapped, and
// few end like a sentence.
func lineList(text string, line span) bool {
	from, until := max(0, line.start-longestRun), min(len(text), line.start+longestRun)
	start, end := from+strings.LastIndex(text[from:line.start], "\n\n")+1, until
	if i := strings.Index(text[line.start:until], "\n\n"); i >= 0 {
		end = line.start + i
	}
	lines, stops := 0, 0
	for _, l := range strings.Split(strings.Trim(text[start:end], "\n"), "\n") {
		l = strings.TrimSpace(l)
		if l == "" || lines == 0 && (l[0] == '#' || looksLikeHeading(l)) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(l)
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) || wordCount(l) > longestLead {
			return false
		}
		lines++
		if strings.HasSuffix(l, ".") {
			stops++
		}
	}
	return lines >= shortestList && stops*3 <= lines
}

// longestRun is how many bytes before and behind a line are looked at.
const longestRun = 2 << 10

// followsItem reports whether a line stands right below a heading or an item.
func followsItem(text string, b block, line span) bool {
	return (b.heading > 0 || b.item) && strings.Count(text[b.end:line.start], "\n") == 1
}

// withSections gives each block the section of the heading above it or of the label
// before it, which is then no part of the block. A line that only looks like a heading
// speaks for its list: a paragraph behind the last item speaks for itself again.
func withSections(text string, all []block) []block {
	now, depth, loose, listed := plainPart, 0, false, false
	for i := range all {
		b := &all[i]
		if b.heading > 0 {
			now, depth = headingSection(text[b.start:b.end], b.heading, now, depth)
			b.section = now
			loose, listed = b.heading == 7, false
			continue
		}
		if loose && listed && !b.item && apartFrom(text, all, i) {
			now = plainPart
		}
		listed = listed || b.item
		if b.labeled { // a row of a table has said so
			continue
		}
		b.section = now
		if s, n := label(text[b.start:b.end]); n > 0 {
			b.section, b.labeled = s, true
			if !speaks(text[b.start : b.start+n]) {
				b.span = trimmed(text, span{b.start + n, b.end})
			}
		}
	}
	return withLists(text, all)
}

// speaks reports whether the words of a label are the begin of the sentence rather than
// a name for it: "You have modelled a warehouse: …".
func speaks(label string) bool {
	return wordCount(label) > 3 && anyPhrase(lowered(label), []string{"you", "you've", "you'll", "we"})
}

// apartFrom reports whether an empty line stands before a block and no item of the
// same part comes after it.
func apartFrom(text string, all []block, i int) bool {
	if i == 0 || strings.Count(text[all[i-1].end:all[i].start], "\n") < 2 {
		return false
	}
	for _, b := range all[i+1:] {
		if b.heading > 0 {
			return true
		}
		if b.item {
			return false
		}
	}
	return true
}

// withLists gives the lists that no heading announces a section: one in which an item
// says what the person has or knows lists what they must bring.
func withLists(text string, all []block) []block {
	for i := 0; i < len(all); {
		end := i
		asks := false
		for end < len(all) && all[end].item && all[end].heading == 0 {
			b := all[end]
			low := lowered(text[b.start:b.end])
			asks = asks || b.section == mustPart && b.labeled || b.section == plainPart && (strings.HasPrefix(low, "you") || anyPhrase(low, askWords)) && firstPhrase(low, dutyAhead).start != 0
			end++
		}
		for ; i < end; i++ {
			if asks && all[i].section == plainPart {
				all[i].section = mustPart
			}
		}
		i = max(end, i+1)
	}
	return all
}

// dutyAhead begins an item that says what the person will do, not what they bring.
var dutyAhead = []string{"you will", "you'll", "you would", "you'd", "you are going to"}

// headingSection returns the section from a heading on. One without a known name ends
// the section above it only if it is not below it.
func headingSection(heading string, level int, now section, depth int) (section, int) {
	if s, ok := sectionOf(heading); ok {
		return s, level
	}
	if s, ok := leadOf(heading); ok && level == 7 && strings.HasSuffix(heading, ":") {
		return s, level
	}
	if level == 7 || level > depth && depth > 0 {
		return now, depth
	}
	return plainPart, level
}

// boldLead returns the length of the emphasised words that open a paragraph as its
// heading, 0 if there are none: "**What we hope for.** Somebody who …".
func boldLead(s string) int {
	if !strings.HasPrefix(s, "**") {
		return 0
	}
	i := strings.Index(s[2:], "**")
	if i <= 0 || i > 60 || strings.TrimSpace(s[i+4:]) == "" || !strings.ContainsAny(s[i+1:min(len(s), i+6)], ".:–—?!") {
		return 0
	}
	return i + 4
}

// label returns the section of a label at the begin of a block and its length with the
// colon, 0 if there is none: "Can learn: Kafka".
func label(s string) (section, int) {
	if n := boldLead(s); n > 0 {
		if part, ok := sectionOf(s[:n]); ok {
			return part, n
		}
		if part, ok := leadOf(s[:n]); ok {
			return part, n
		}
	}
	i := strings.IndexByte(s, ':')
	if i < 0 || i > 90 || i+1 < len(s) && s[i+1] == '/' || strings.ContainsAny(s[:i], ".;") {
		return plainPart, 0
	}
	section, ok := plainPart, false
	if wordCount(s[:i]) <= 6 && i <= 60 {
		section, ok = sectionOf(s[:i])
	}
	if !ok {
		section, ok = leadOf(s[:i])
	}
	if !ok {
		return plainPart, 0
	}
	n := i + 1
	for n < len(s) && strings.IndexByte("*_", s[n]) >= 0 {
		n++
	}
	return section, n
}
