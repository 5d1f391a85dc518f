package run

import "strings"

// A Para is one paragraph of a flow document: its first run has Break Paragraph.
type Para []Run

// FreeLine returns a paragraph without text, which shows as a free line.
func FreeLine() Para { return Para{{Break: Paragraph}} }

// Blank reports whether p holds no letter.
func (p Para) Blank() bool {
	for _, r := range p {
		if strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

// Len returns the length of the text of p, in bytes.
func (p Para) Len() (n int) {
	for _, r := range p {
		n += len(r.Text)
	}
	return n
}

// With returns a paragraph together with the text boxes that are anchored in it, in
// reading order. What is anchored at a heading does not belong under it and comes
// first; head is the level of the paragraph, 0 if it is no heading.
func (p Para) With(boxes []Para, head int) []Para {
	out := make([]Para, 0, 1+len(boxes))
	if head > 0 {
		return append(append(out, boxes...), p)
	}
	return append(append(out, p), boxes...)
}

// Fold joins white space to single blanks, as the formats made of markup demand, and
// leaves out what stands behind a blank or at the start of a line. Blank says whether
// the text before ended like that; the answer says it of this text.
func Fold(s string, blank bool) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		space := r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f'
		if space && blank {
			continue
		}
		if blank = space; space {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String(), blank
}
