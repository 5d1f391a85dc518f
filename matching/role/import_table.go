package role

import "strings"

// A table of Markdown lists a requirement a row; its last column may say how much it is
// meant, in words or by their first letters.

// rowBlock reads a row: an item whose section the last cell says, if it does.
func rowBlock(text string, line span) block {
	b := block{item: true, span: trimmed(text, span{line.start + 1, line.end - 1})}
	if strings.Trim(text[b.start:b.end], "|-: ") == "" {
		b.end = b.start // the line below the names of the columns
		return b
	}
	i := strings.LastIndexByte(text[b.start:b.end], '|')
	if i < 0 {
		return b
	}
	part, ok := cellSection(text[b.start+i+1 : b.end])
	if ok {
		b.section, b.labeled = part, true
		b.span = trimmed(text, span{b.start, b.start + i})
	}
	return b
}

// cellSection returns the section that a cell names.
func cellSection(cell string) (section, bool) {
	switch strings.ToLower(strings.Trim(cell, " *_")) {
	case "e", "m", "essential", "must", "must have", "required", "mandatory":
		return mustPart, true
	case "d", "o", "desirable", "nice to have", "preferred", "optional", "trainable", "can learn":
		return nicePart, true
	}
	return plainPart, false
}

// ruled reports whether the line below one is the rule that divides a table's head from
// its rows.
func ruled(text string, line span) bool {
	if text[line.start] != '|' || line.end >= len(text) {
		return false
	}
	_, next, _ := strings.Cut(text[line.end:min(len(text), line.end+longestRun)], "\n")
	next, _, _ = strings.Cut(next, "\n")
	next = strings.TrimSpace(next)
	return strings.HasPrefix(next, "|") && strings.Contains(next, "--") && strings.Trim(next, "|-: ") == ""
}
